"""What belongs together in a language: a table of numbers each, `TAG.tsv`, made by `tests/fit` and readable by anyone.

A table has three parts, with an empty line between them. The first says where its numbers come from, in lines that
begin with `#`. The second has a word a line, its fields separated by tabs:

- `word CLASS`: the class of a word, as linguists call it (ADJ, ADP "preposition", NOUN...; two if it is as often one as
  the other), and `*` if the word is so frequent that patterns name it.
- `-ing CLASS`: the class of all other words with that ending.

The third has a pattern a line: `ADJ | NOUN`, what is added to the price where a line ends between an adjective and a
noun, the same where a cue ends, and the relation that is torn there, or nothing. ` | ` is the boundary. On each side of
it are none to three of the words beside it, each as its class, as itself if it is frequent, or else as its ending. `,`
and `.` are the punctuation of a clause and of a sentence, `0` is a number in digits, `NAME` an unknown word with a
capital letter. All patterns that fit are added up.
"""

import os
from functools import cache
from typing import NamedTuple

Row = tuple[str, str, str]
"""What a pattern adds at a line's end and at a cue's, in digits, and the relation that is torn, or nothing."""


class TieTable(NamedTuple):
    """The table of a language."""

    classes: dict[str, str]
    """By words and endings."""
    frequent: frozenset[str]
    """The words that patterns name."""
    rows: dict[str, Row]
    """By patterns; the numbers in digits, as few of them are ever asked for."""
    capital_nouns: bool


def read_ties(text: str) -> TieTable:
    """A table from the text of its file: 16 000 rows in 4 ms, as every caption of the language waits for it."""
    head, words, patterns = text.removesuffix("\n").split("\n\n")
    fields = words.replace("\n", "\t").split("\t")
    names, classes, marks = fields[::3], fields[1::3], fields[2::3]
    frequent = frozenset(name for name, mark in zip(names, marks, strict=True) if mark)
    fields = patterns.replace("\n", "\t").split("\t")
    rows = zip(fields[1::4], fields[2::4], fields[3::4], strict=True)
    return TieTable(
        dict(zip(names, classes, strict=True)),
        frequent,
        dict(zip(fields[::4], rows, strict=True)),
        "# nouns have capitals" in head.split("\n"),
    )


def written_ties(table: TieTable, origin: str) -> str:
    """The text of a table's file; `origin` says where its numbers come from, in lines."""
    head = [f"# {line}" for line in origin.splitlines()]
    if table.capital_nouns:
        head.append("# nouns have capitals")
    words = [f"{word}\t{name}\t{'*' * (word in table.frequent)}" for word, name in sorted(table.classes.items())]
    patterns = ["\t".join((pattern, *row)) for pattern, row in sorted(table.rows.items())]
    return "\n\n".join("\n".join(part) for part in (head, words, patterns)) + "\n"


@cache
def load_ties(subtag: str) -> TieTable | None:
    """The table of a language, or None."""
    # A tag is the caller's: only letters may name a file.
    path = os.path.join(os.path.dirname(__file__), f"{subtag}.tsv")
    if not subtag.isalpha() or not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return read_ties(file.read())
