"""What belongs together in a language: a table of numbers each, `TAG.tsv`, made by `tests/fit` and readable by anyone.

A table has three parts, with an empty line between them. The first says where its numbers come from, in lines that
begin with `#`. The second has a word a line, its fields separated by tabs:

- `word CLASS`: the class of a word, as linguists call it (ADJ, ADP "preposition", NOUN...; two if it is as often one as
  the other), and `*` if the word is so frequent that patterns name it.
- `-ing CLASS`: the class of all other words with that ending.

A word is in lower case, but for a noun in a language whose nouns have capitals.

The third has a pattern a line: `ADJ | NOUN`, what is added to the price where a line ends between an adjective and a
noun, the same where a cue ends, and the relation that is torn there, or nothing. ` | ` is the boundary. On each side of
it are none to two of the words beside it, each as its class, as itself if it is frequent, or else as its ending. `,`
and `.` are the punctuation of a clause and of a sentence, `0` is a number in digits, `NAME` an unknown word with a
capital letter. All patterns that fit are added up. Lines are sorted by their code points.
"""

import os
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

_MANY = 3_000
"""After so many look-ups, searching lines takes longer than putting them all into a dict would have taken."""


class Rows:
    """The rows of a table, found by their first field: the other fields, in a tuple.

    A short clip asks for few of them. They are found among the sorted lines by bisection, as parsing all of them would
    take a fifth of the time that a whole command takes; after many look-ups they are all put into a dict.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """`lines` are sorted, their fields separated by tabs."""
        self.lines = lines
        self._asked = 0
        self._by_name: dict[str, tuple[str, ...]] | None = None

    def get(self, name: str) -> tuple[str, ...] | None:
        """The other fields of the row with this name, or None."""
        if self._by_name is not None:
            return self._by_name.get(name)
        self._asked += 1
        if self._asked == _MANY:
            self._by_name = self.by_name()
        start = f"{name}\t"
        at = bisect_left(self.lines, start)
        if at < len(self.lines) and self.lines[at].startswith(start):
            return tuple(self.lines[at].split("\t")[1:])
        return None

    @classmethod
    def of(cls, rows: Mapping[str, tuple[str, ...]]) -> "Rows":
        """The rows of a mapping from first fields to the others."""
        return cls(sorted("\t".join((name, *fields)) for name, fields in rows.items()))

    def by_name(self) -> dict[str, tuple[str, ...]]:
        """All rows."""
        return {name: tuple(fields) for name, *fields in [line.split("\t") for line in self.lines]}


class TieTable(NamedTuple):
    """The table of a language."""

    words: Rows
    """Of words and endings: the class, and "*" for a word that patterns name."""
    patterns: Rows
    """Of patterns: what is added at a line's end, what at a cue's, and the relation that is torn; all as text."""
    capital_nouns: bool


def read_ties(text: str) -> TieTable:
    """A table from the text of its file."""
    head, words, patterns = text.removesuffix("\n").split("\n\n")
    return TieTable(Rows(words.split("\n")), Rows(patterns.split("\n")), "# nouns have capitals" in head.split("\n"))


def written_ties(table: TieTable, origin: str) -> str:
    """The text of a table's file; `origin` says where its numbers come from, in lines."""
    head = [f"# {line}" for line in origin.splitlines()] + ["# nouns have capitals"] * table.capital_nouns
    return "\n\n".join("\n".join(part) for part in (head, table.words.lines, table.patterns.lines)) + "\n"


@cache
def load_ties(subtag: str) -> TieTable | None:
    """The table of a language, or None."""
    # A tag is the caller's: only letters may name a file.
    path = os.path.join(os.path.dirname(__file__), f"{subtag}.tsv")
    if not subtag.isalpha() or not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return read_ties(file.read())
