"""Files that are written: their names, owner and mode, and signals that wait until they are whole."""

import os
import re
import signal
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

# The usual limit of file systems, in bytes.
MAX_NAME = 255
_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def file_name(uuid: str | None, number: int, *, prefix: str = "", suffixes: Iterable[str] = ()) -> str:
    """A clip's name in the file system: its uuid, or its number if that is missing, too long or could lead elsewhere.

    The names of its files have `prefix` before it and one of `suffixes` after it.
    """
    room = MAX_NAME - len(os.fsencode(prefix)) - max(map(len, suffixes), default=0)
    return uuid if uuid and len(uuid) <= room and re.fullmatch("[A-Za-z0-9_-]+", uuid) else str(number)


def inherit(file: int, replaced: os.stat_result | None) -> None:
    """Give a private file the owner, group and mode of the one that it replaces, or else the mode of a new file."""
    if not hasattr(os, "fchown"):
        return
    if replaced is None:
        mask = os.umask(0o077)
        os.umask(mask)
        os.fchmod(file, 0o666 & ~mask)
        return
    mode = stat.S_IMODE(replaced.st_mode)
    for owner, group in ((-1, replaced.st_gid), (replaced.st_uid, -1)):
        with suppress(OSError):
            os.fchown(file, owner, group)
    now = os.fstat(file)
    if (now.st_uid, now.st_gid) != (replaced.st_uid, replaced.st_gid):
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
    if now.st_gid != replaced.st_gid:
        # The file's group was among the others before, and gets no more rights than they had.
        mode &= ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    os.fchmod(file, mode)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let signals that end the program wait until this is done; not where the platform cannot hold them back."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
