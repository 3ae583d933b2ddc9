"""What the disk does for files that are written: make directories, lock, and wait until all is on it."""

import errno
import os
import time
from contextlib import suppress

from captioner.errors import OutputError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP)
# How often a lock is asked for, every 20 ms: a killed process gives its locks back within a few.
_TRIES = 100


def flush_directory(path: str) -> None:
    """Wait until the entries of a directory are on the disk."""
    with suppress(OSError):  # some file systems, and Windows, cannot do that
        file = os.open(path, os.O_RDONLY)
        try:
            fsync(file)
        finally:
            os.close(file)


def fsync(file: int) -> None:
    """Wait until a file is on the disk, if its file system can do that."""
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise


def make_directory(folder: str, path: str) -> list[str]:
    """Make a directory for `path`, and those above it; gives those that were missing."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    made = []
    for one in reversed(missing):
        with suppress(FileExistsError):  # another process was faster
            os.mkdir(one)
            made.append(one)
        if not os.path.isdir(one):
            raise OutputError(f"{os.path.basename(one)} is not a directory: choose another path", path=path)
    return made


def remove_directories(made: list[str]) -> None:
    """Remove directories that were made, as far as they are empty."""
    for path in reversed(made):
        with suppress(OSError):  # it holds files
            os.rmdir(path)


def locked(path: str, temporary: str, mode: int) -> int:
    """A new temporary file for `path`, open and locked; one that a killed run left behind is removed."""
    for _ in range(_TRIES):
        try:
            return _locked(os.open(temporary, _NEW, mode), temporary)
        except FileNotFoundError:  # another process made the directory, failed, and removed it
            os.makedirs(os.path.dirname(temporary), exist_ok=True)
        except FileExistsError:
            with suppress(FileNotFoundError, BlockingIOError):
                left = _locked(os.open(temporary, os.O_RDWR), temporary)
                os.unlink(temporary)
                os.close(left)
                continue
        except BlockingIOError:
            pass
        time.sleep(0.02)
    raise OutputError("is being written by another program: wait for it, or choose another directory", path=path)


def _locked(file: int, temporary: str) -> int:
    """The same file once it is locked; raises `BlockingIOError` if it is another process's, or has lost its name."""
    try:
        if fcntl is not None:
            _lock(file)
        if not os.path.samestat(os.fstat(file), os.stat(temporary)):
            raise BlockingIOError
    except OSError:
        os.close(file)
        raise
    return file


def _lock(file: int) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # a file system without locks
        pass
