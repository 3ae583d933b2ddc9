"""Writing through to the disk, so that a rename never outlives what it renames."""

import errno
import os
from collections.abc import Sequence

from captioner.cli.console import blaming

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP)
# The disk serves many that wait for it in the time of one; for fewer, threads are not worth their start.
_AT_ONCE = 16


def flush(paths: Sequence[tuple[str, str]]) -> None:
    """Wait until files, or the entries of directories, are on the disk; each comes with its name in messages."""
    if len(paths) <= _AT_ONCE:
        _flush(paths)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_flush, (paths[first::_AT_ONCE] for first in range(_AT_ONCE))):
            pass  # but for an error, which comes out here


def _flush(paths: Sequence[tuple[str, str]]) -> None:
    for path, name in paths:
        with blaming(name):
            _flush_one(path)


def _flush_one(path: str) -> None:
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except PermissionError:  # on Windows every directory; elsewhere what not even its owner may read
        return
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(file)
