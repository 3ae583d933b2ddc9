"""Whose a written file is and who may use it: as before where it replaces one, else as for any new file."""

import os
import stat
from contextlib import suppress


def inherit(file: int, replaced: os.stat_result) -> None:
    """Give a file the owner, group and mode of the one that it replaces, as far as we may."""
    if not hasattr(os, "fchown"):
        return
    mode = stat.S_IMODE(replaced.st_mode)
    for owner, group in ((-1, replaced.st_gid), (replaced.st_uid, -1)):
        with suppress(OSError):
            os.fchown(file, owner, group)
    now = os.fstat(file)
    if (now.st_uid, now.st_gid) != (replaced.st_uid, replaced.st_gid):
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
    if now.st_gid != replaced.st_gid:
        # This group has been one of the others.
        mode &= ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3
    os.fchmod(file, mode)


def adapt(path: str, replaced: os.stat_result | None) -> None:
    """Give a private file the mode of a new one, or what the file that it replaces has."""
    with open(path, "rb") as file:
        if replaced is not None:
            inherit(file.fileno(), replaced)
        elif hasattr(os, "fchmod"):
            mask = os.umask(0o077)
            os.umask(mask)
            os.fchmod(file.fileno(), 0o666 & ~mask)
