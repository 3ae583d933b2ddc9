"""What belongs together in a language: a table of numbers each, `TAG.tsv`, made by `tests/fit` and readable by anyone.

A table begins with lines that start with `#` and say where its numbers are from. Then comes a row a line, its fields
divided by tabs:

- `word CLASS`: the class of a word, as linguists name it (ADJ, ADP "preposition", NOUN...; two where it is as often the
  one as the other). With a `*` after it the word is so frequent that patterns name it.
- `-ing CLASS`: the class of all other words with that ending.
- `ADJ | NOUN` and three fields: what is added where a line ends between an adjective and a noun, what where a cue does,
  and the name of what is parted, or nothing.

In a pattern ` | ` is the boundary. On each side of it there are none to three of the words beside it, each as its
class, as itself if it is frequent, or else as its ending. `,` and `.` are the punctuation of a clause and of a
sentence, `0` is a figure, `NAME` an unknown word with a capital letter. All the patterns that fit are summed up.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class TieTable(NamedTuple):
    """The table of a language; rows are added costs at a line's end and at a cue's, and what is parted."""

    kinds: dict[str, str]
    kept: frozenset[str]
    rows: dict[str, tuple[int, int, str]]
    capital_nouns: bool


def read_ties(text: str) -> TieTable:
    """A table from the text of its file."""
    kinds: dict[str, str] = {}
    kept: set[str] = set()
    rows: dict[str, tuple[int, int, str]] = {}
    capital_nouns = False
    for line in text.splitlines():
        if line.startswith("# "):
            capital_nouns = capital_nouns or line == "# nouns have capitals"
            continue
        name, first, *rest = line.split("\t")
        if " | " in name:
            rows[name] = int(first), int(rest[0]), rest[1] if len(rest) > 1 else ""
        else:
            kinds[name] = first
            if rest:
                kept.add(name)
    return TieTable(kinds, frozenset(kept), rows, capital_nouns)


@cache
def load_ties(subtag: str) -> TieTable | None:
    """The table of a language, or None."""
    if not subtag.isalpha():
        return None
    path = files(__name__) / f"{subtag}.tsv"
    return read_ties(path.read_text("utf-8")) if path.is_file() else None
