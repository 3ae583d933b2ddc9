"""Files that appear together, each whole, or not at all.

Every file is first written whole beside its target, under another name. When all are on the disk, they are renamed into
place; if one cannot be, those before it are put back.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NamedTuple

import click

from captioner.cli.console import blaming
from captioner.cli.flushing import flush
from captioner.cli.ownership import inherit
from captioner.cli.signals import undoing, uninterrupted

_BINARY = getattr(os, "O_BINARY", 0)


class Staged(NamedTuple):
    """A file under a name of its own, open until it is written."""

    path: str
    file: BinaryIO


class Replacement(NamedTuple):
    """A staged file and its target; `path` is what messages call the target."""

    temporary: str
    target: str
    path: str


@contextmanager
def staging() -> Iterator["Staging"]:
    """A place for the files of a run; what was not renamed into place when it closes is removed."""
    one = Staging()
    with undoing(one.discard):
        yield one


class Staging:
    """The temporary files of a run, and the directories that were made for it."""

    def __init__(self) -> None:
        self._temporary: list[str] = []
        self._made: list[str] = []

    def make_directory(self, path: str) -> None:
        """Make a directory, and those above it, unless they exist."""
        missing = []
        while path and not os.path.isdir(path):
            missing.append(path)
            path = os.path.dirname(path)
        for one in reversed(missing):
            # Another program may have been faster.
            with uninterrupted(), suppress(FileExistsError):
                os.mkdir(one)
                self._made.append(one)

    def open(self, directory: str, mode: int = 0o600) -> Staged:
        """A new file in `directory`."""
        path = self._new_name(directory)
        return Staged(path, open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb"))

    def write(self, target: str, data: bytes, replaced: os.stat_result | None) -> str:
        """The path of a new file that holds `data` and will be `target`, in place of what is there, if anything."""
        # Others get their share when the file is whole and has its owner.
        mode = 0o666 if replaced is None else replaced.st_mode & stat.S_IRWXU
        path, file = self.open(os.path.dirname(target), mode)
        with file:
            file.write(data)
            if replaced is not None:
                file.flush()
                inherit(file.fileno(), replaced)
        return path

    def commit(self, replacements: Sequence[Replacement]) -> None:
        """Rename every file into place, or none; see `flush` for what goes before."""
        done: list[tuple[str, str | None]] = []
        with uninterrupted():
            for number, (temporary, target, path) in enumerate(replacements, 1):
                try:
                    with blaming(path):
                        # If the last rename fails, nothing happened to its target.
                        old = self._keep(target) if number < len(replacements) else None
                        os.replace(temporary, target)
                except OSError as error:
                    self._put_back(done, error)
                    raise
                done.append((target, old))
            folders = {os.path.dirname(path) or os.curdir for path in [*self._made, *(target for target, _ in done)]}
            flush([(folder, folder) for folder in folders])

    def discard(self) -> None:
        """Remove what is left of the run: temporary files, and directories that were made for nothing."""
        for path in self._temporary:
            with suppress(OSError):  # most have been renamed
                os.unlink(path)
        for path in reversed(self._made):
            with suppress(OSError):  # it holds files
                os.rmdir(path)

    def _new_name(self, directory: str) -> str:
        # Noted before there is such a file, so that no signal comes between.
        self._temporary.append(os.path.join(directory, f".captioner-{os.urandom(8).hex()}.tmp"))
        return self._temporary[-1]

    def _keep(self, target: str) -> str | None:
        """Give an existing file a second name, or a copy where there are no hard links, to put it back from."""
        if not os.path.lexists(target):
            return None
        kept = self._new_name(os.path.dirname(target))
        try:
            os.link(target, kept)
        except OSError:
            with open(target, "rb") as file:
                return self.write(target, file.read(), os.stat(target))
        return kept

    def _put_back(self, done: Sequence[tuple[str, str | None]], error: OSError) -> None:
        stuck = []
        for target, old in reversed(done):
            try:
                if old is None:
                    os.unlink(target)
                else:
                    os.replace(old, target)
            except OSError:
                stuck.append(target if old is None else f"{target} (its old content is in {old})")
                if old is not None:
                    self._temporary.remove(old)
        if stuck:
            raise click.ClickException(
                f"{error.filename}: {(error.strerror or str(error)).lower()}; not put back: {', '.join(stuck)}"
            ) from error
