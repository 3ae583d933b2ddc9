"""The temporary files of a run, which are written whole before they take their targets' names."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from captioner.cli.signals import undoing
from captioner.outputs import inherit, uninterrupted


@contextmanager
def staging() -> Iterator["Staging"]:
    """The temporary files of a run; those that were not renamed are removed at the end."""
    stage = Staging()
    with undoing(stage.discard):
        yield stage


class Staging:
    """Temporary files, each in its target's directory, and the directories that were made for them."""

    def __init__(self) -> None:
        self._files: list[str] = []
        self.made_directories: list[str] = []

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
                self.made_directories.append(one)

    def open(self, directory: str, mode: int = 0o600) -> BinaryIO:
        """A new file in `directory`, open for writing; its path is its `name`."""
        return open(self._new_name(directory), "xb", opener=lambda path, flags: os.open(path, flags, mode))

    def write(self, target: str, data: bytes, replaced: os.stat_result | None) -> str:
        """The path of a new file beside `target` that holds `data`, and has the owner and mode of a `replaced` one."""
        # Others get their rights when the file is whole and has its owner.
        mode = 0o666 if replaced is None else replaced.st_mode & stat.S_IRWXU
        with self.open(os.path.dirname(target), mode) as file:
            file.write(data)
            if replaced is not None:
                file.flush()
                inherit(file.fileno(), replaced)
        return file.name

    def keep(self, path: str) -> str | None:
        """Give an existing file a second name, or a copy where there are no hard links, from which to put it back."""
        if not os.path.lexists(path):
            return None
        kept = self._new_name(os.path.dirname(path))
        try:
            os.link(path, kept)
        except OSError:
            with open(path, "rb") as file:
                return self.write(path, file.read(), os.stat(path))
        return kept

    def leave(self, path: str) -> None:
        """Do not remove a file at the end."""
        self._files.remove(path)

    def discard(self) -> None:
        """Remove what is left of the run: temporary files, and directories that stayed empty."""
        for path in self._files:
            with suppress(OSError):  # most have been renamed
                os.unlink(path)
        for path in reversed(self.made_directories):
            with suppress(OSError):  # it holds files
                os.rmdir(path)

    def _new_name(self, directory: str) -> str:
        # Noted before there is such a file, so that no signal comes between.
        self._files.append(os.path.join(directory, f".captioner-{os.urandom(8).hex()}.tmp"))
        return self._files[-1]
