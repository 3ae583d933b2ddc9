"""Writing through to the disk, so that a rename never outlives what it renames."""

import errno
import os
from collections.abc import Sequence

from captioner.cli.faults import blaming

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP)
# The disk serves many that wait for it in the time of one; for fewer, threads are not worth their start.
_AT_ONCE = 16


def flush(paths: Sequence[tuple[str, str]]) -> None:
    """Wait until files, or the entries of directories, are on the disk; each comes with its name in messages."""
    if len(paths) <= _AT_ONCE:
        for path in paths:
            _flush(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_flush, paths):
            pass


def _flush(path: tuple[str, str]) -> None:
    try:
        file = os.open(path[0], os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except PermissionError:  # on Windows every directory; elsewhere what not even its owner may read
        return
    try:
        with blaming(path[1]):
            os.fsync(file)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(file)
