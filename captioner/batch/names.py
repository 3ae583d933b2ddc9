"""`Names`: which source each file was made for, so that none is written for two; on the disk, not in memory."""

import os
import sqlite3
import unicodedata

from captioner.errors import OutputError


class Names:
    """The files of a batch and the groups in it, in a temporary database that vanishes with the process."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE names (key BLOB PRIMARY KEY, number INTEGER, label TEXT) WITHOUT ROWID")

    def taken(self, name: str, number: int, label: str) -> str | None:
        """Take a name for a source; if another has it already, its label.

        Names are one where the strictest of file systems takes them for one, whatever their case or composition.
        """
        key = os.fsencode(_folded(name))
        row = (key, number, label)
        if self._database.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", row).rowcount == 1:
            return None
        holder, other = self._database.execute("SELECT number, label FROM names WHERE key = ?", (key,)).fetchone()
        return None if holder == number else str(other)

    def give(self, name: str, number: int, label: str) -> None:
        """Give a name that is taken to another source."""
        self._database.execute("REPLACE INTO names VALUES (?, ?, ?)", (os.fsencode(_folded(name)), number, label))

    def close(self) -> None:
        """Remove the database."""
        self._database.close()


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def twin(path: str, other: str) -> OutputError:
    """The error for a file that would be written for another source, too."""
    return OutputError(f"{path} would be written for {other}, too: give each an output name of its own")
