"""The files of results: those of each result appear whole, all of them or none.

A file is written beside its target under a name that depends on the target alone, so that a run after `kill -9` finds
what the killed one left behind. It is locked until then: two processes never write the same one.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256

from captioner.batch.disk import fsync, locked, make_directory, remove_directories
from captioner.errors import OutputError
from captioner.outputs import inherit


def digest(content: bytes) -> str:
    """The SHA-256 of what a file holds."""
    return sha256(content).hexdigest()


@contextmanager
def errors_about(path: str) -> Iterator[None]:
    """Make an `OSError` an `OutputError` about a path."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot be written: {(error.strerror or str(error)).lower()}", path=path) from error


@dataclass(slots=True)
class StagedFile:
    """A file to be written: what its target held, and the temporary file that will take its place."""

    path: str
    target: str
    old: bytes | None
    temporary: str
    file: int
    made_directories: list[str] = field(default_factory=list)


MayReplace = Callable[[bytes], bool]
"""Whether a file may be replaced, by what it holds."""


def stage(path: str, content: bytes, folder: str, may_replace: MayReplace) -> StagedFile | None:
    """Write `content` to a temporary file beside `path`; None where the file is there and holds the same already.

    A relative path starts from `folder`. Raises `OutputError` where another file is there that may not be replaced.
    """
    with errors_about(path):
        target = os.path.realpath(os.path.join(folder, path))
        made = make_directory(os.path.dirname(target), path)
        try:
            old, status = _old_content(path, target)
            if old is not None:
                if old == content:
                    return None
                _check(path, target, old, may_replace)
            beside, name = os.path.split(target)
            temporary = os.path.join(beside, f".captioner-{digest(os.fsencode(name))[:16]}.tmp")
            # Others get their rights when the file is whole and has its owner.
            mode = 0o666 if status is None else status.st_mode & stat.S_IRWXU
            staged = StagedFile(path, target, old, temporary, locked(path, temporary, mode), made)
        except BaseException:
            remove_directories(made)
            raise
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(staged.file, rest) :]
            if status is not None:
                inherit(staged.file, status)
        except BaseException:
            discard(staged)
            raise
    return staged


def release(staged: StagedFile) -> None:
    """Close a temporary file before it is placed, and give up its lock: a process may have only so many open."""
    os.close(staged.file)
    staged.file = -1


def flush(staged: StagedFile) -> None:
    """Wait until a temporary file is on the disk."""
    with errors_about(staged.path):
        if staged.file >= 0:
            fsync(staged.file)
            return
        file = os.open(staged.temporary, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            fsync(file)
        finally:
            os.close(file)


def place(staged: StagedFile) -> None:
    """Give the temporary file its target's name."""
    with errors_about(staged.path):
        os.replace(staged.temporary, staged.target)


def put_back(staged: StagedFile) -> None:
    """Make the target what it was before `place`."""
    with suppress(OSError):
        if staged.old is None:
            os.unlink(staged.target)
        else:
            again = stage(staged.target, staged.old, "", lambda _: True)
            if again is not None:
                place(again)
                discard(again)


def discard(staged: StagedFile) -> None:
    """Remove a temporary file, and directories that were made for it and are still empty."""
    with suppress(OSError):
        # Once it is placed, another process may write one of the same name.
        if staged.file < 0 or os.path.samestat(os.fstat(staged.file), os.stat(staged.temporary)):
            os.unlink(staged.temporary)
    with suppress(OSError):
        os.close(staged.file)
    remove_directories(staged.made_directories)


def _old_content(path: str, target: str) -> tuple[bytes | None, os.stat_result | None]:
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None, None
    if not stat.S_ISREG(status.st_mode):
        what = "a directory" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise OutputError(f"is {what}: choose another directory", path=path)
    with open(target, "rb") as file:
        return file.read(), status


def _check(path: str, target: str, old: bytes, may_replace: MayReplace) -> None:
    if not may_replace(old):
        raise OutputError("already exists: add --overwrite to replace it", path=path)
    # Renaming would get past this protection, because it asks the directory only.
    if not os.access(target, os.W_OK):
        raise OutputError("is write-protected: choose another directory, or allow writing", path=path)
