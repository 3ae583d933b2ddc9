"""Commands whose output a terminal shows."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping


def on_terminal(*arguments: object, stdout: int | None = None, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The status of a command, and what a terminal gets of it: all output, or without standard output."""
    watcher, terminal = pty.openpty()
    with open(watcher, "rb", buffering=0) as screen:
        done = subprocess.Popen(
            [sys.executable, "-m", "captioner", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=terminal if stdout is None else stdout,
            stderr=terminal,
            env={**os.environ, **(env or {})},
        )
        os.close(terminal)
        shown = b""
        try:
            while piece := screen.read(1 << 16):
                shown += piece
        except OSError:  # on Linux, the end of what a terminal shows
            pass
        return done.wait(), shown.decode()
