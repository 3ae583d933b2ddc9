"""Commands run in a pseudo-terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping


def on_terminal(*arguments: object, stdout: int | None = None, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit code of a command and its output to the terminal; `stdout` redirects standard output elsewhere."""
    controller, terminal = pty.openpty()
    with open(controller, "rb", buffering=0) as screen:
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
        except OSError:  # Linux raises this at the end of the output
            pass
        return done.wait(), shown.decode()
