"""`Ties`: what the syntax around the boundary between two words adds to the price of a break there.

Learned from a treebank and from captions by hand (`tests/fit`), and kept as numbers in `captioner/languages/ties`, a
file a language; `captioner.languages.ties` says how it is written. A language without a file has no ties.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.languages.ties import TieTable, load_ties
from captioner.layout.grammar import Tail
from captioner.text.marks import CLOSERS, DASHES, OPENERS, STOPS
from captioner.text.measure import primary_subtag

ENDING = 3
"""How many letters of a word that is not frequent are known."""
_EDGES = OPENERS + CLOSERS + STOPS + DASHES
# Boundaries that are remembered: those of a few books.
_MOST_KNOWN = 1 << 17
_SENTENCE_TAILS: frozenset[Tail] = frozenset({"sentence end", "ellipsis"})


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """A word as patterns have it: its class, and itself or its ending. Compared by identity: each is made once."""

    kind: str
    form: str


Window = tuple[Sign, ...]
"""Three signs on either side of a boundary."""
_CLAUSE_EDGE, _SENTENCE_EDGE = Sign(",", ","), Sign(".", ".")


class Tie(NamedTuple):
    """What is added to a break at a line's end and at a cue's, and why."""

    line: int
    cue: int
    name: str


FREE_TIE = Tie(0, 0, "")
TOGETHER, APART = "parts words that belong together", "parts words that belong to different phrases"
PARTED: Mapping[str, str] = MappingProxyType(
    {
        "acl": "parts a noun from the clause that describes it",
        "advcl": "parts a verb from the clause that goes with it",
        "advmod": "parts an adverb from its word",
        "amod": "parts an adjective from its noun",
        "appos": "parts a noun from its explanation",
        "aux": "parts an auxiliary from its verb",
        "case": "parts a preposition from its noun",
        "cc": "parts a conjunction from what it joins",
        "ccomp": "parts a verb from its clause",
        "compound": "parts a compound",
        "conj": "parts what a conjunction joins",
        "cop": 'parts a form of "be" from what it says',
        "csubj": "parts a clause from the verb whose subject it is",
        "det": "parts a determiner from its noun",
        "discourse": "parts an interjection from its clause",
        "expl": "parts a pronoun from its verb",
        "fixed": "parts a fixed expression",
        "flat": "parts a name",
        "goeswith": "parts a word",
        "iobj": "parts a verb from its object",
        "mark": "parts the word that begins a clause from it",
        "nmod": "parts a noun from what describes it",
        "nsubj": "parts a subject from its verb",
        "nummod": "parts a number from what it counts",
        "obj": "parts a verb from its object",
        "obl": "parts a verb from what goes with it",
        "parataxis": "parts two clauses of one sentence",
        "vocative": "parts a clause from whom it speaks to",
        "xcomp": "parts a verb from its complement",
    }
)
"""What a break parts, by the relation of Universal Dependencies that crosses it."""


def bare(text: str) -> str:
    """A word without the punctuation at its edges, with ' for both apostrophes."""
    return text.strip(_EDGES).replace("’", "'")


def patterns(window: Window, *, comma: bool) -> Iterator[str]:
    """The patterns that fit the boundary in the middle of a window, each a possible row of a table."""
    z, a, b, c, d, e = window
    mark = "," if comma else ""
    for left in ("", b.form, b.kind, f"{a.kind} {b.kind}", f"{a.form} {b.kind}", f"{a.kind} {b.form}"):
        yield f"{left}{mark} | {c.kind}"
        yield f"{left}{mark} | {c.form}"
    for left in (b.form, b.kind, f"{a.kind} {b.kind}"):
        yield f"{left}{mark} | {c.kind} {d.kind}"
    for right in ("", f"{c.kind} {d.form}", f"{c.form} {d.kind}", f"{c.kind} {d.kind} {e.kind}"):
        yield f"{b.kind}{mark} | {right}"
    yield f"{b.form}{mark} | "
    yield f"{z.kind} {a.kind} {b.kind}{mark} | {c.kind}"


def windows(signs: Sequence[Sign], tails: Sequence[Tail]) -> list[Window]:
    """The window of each boundary: of its six signs, one stands for the punctuation where a word beside has some."""
    row = [_SENTENCE_EDGE] * 3
    places = []
    for sign, tail in zip(signs, tails, strict=True):
        row.append(sign)
        places.append(len(row))
        if tail:
            row.append(_SENTENCE_EDGE if tail in _SENTENCE_TAILS else _CLAUSE_EDGE)
    row += [_SENTENCE_EDGE] * 3
    return [
        (*row[at - 3 : at], *row[at + 1 : at + 4]) if tail else tuple(row[at - 3 : at + 3])
        for at, tail in zip(places[:-1], tails, strict=False)
    ]


class Ties:
    """What a table says of boundaries, remembered."""

    def __init__(self, table: TieTable) -> None:
        self.table = table
        self._signs: dict[str, Sign] = {}
        self._by_name: dict[tuple[str, str], Sign] = {}
        self._known: dict[tuple[Window, Tail], Tie] = {}

    def sign(self, text: str) -> Sign:
        """A word as patterns have it."""
        found = self._signs.get(text)
        if found is None:
            name = self._name(text)
            found = self._signs[text] = self._by_name.setdefault(name, Sign(*name))
        return found

    def _name(self, text: str) -> tuple[str, str]:
        letters = bare(text)
        word = letters.lower()
        if not word:
            return "PUNCT", "PUNCT"
        if any(map(str.isdigit, word)):
            return "0", "0"
        ending = f"-{word[-ENDING:]}"
        found = self.table.words.get(word)
        if found is not None:
            kind, frequent = found
            return kind, word if frequent else ending
        if letters[0].isupper() and not self.table.capital_nouns:
            return "NAME", ending
        found = self.table.words.get(ending)
        return "X" if found is None else found[0], ending

    def between(self, texts: Sequence[str], tails: Sequence[Tail]) -> list[Tie]:
        """What is added to a break after each word but the last."""
        if len(self._known) > _MOST_KNOWN:
            # Signs are compared by identity, so they go together with the boundaries that hold them.
            for remembered in (self._known, self._signs, self._by_name):
                remembered.clear()
        found = windows(list(map(self.sign, texts)), tails)
        known, added = self._known, []
        for key in zip(found, tails, strict=False):
            tie = known.get(key)
            if tie is None:
                tie = known[key] = self._tie(*key)
            added.append(tie)
        return added

    def _tie(self, window: Window, tail: Tail) -> Tie:
        if tail not in ("", "comma"):
            return FREE_TIE
        rows = map(self.table.patterns.get, patterns(window, comma=tail == "comma"))
        found = [row for row in rows if row is not None]
        line, cue = sum(int(row[0]) for row in found), sum(int(row[1]) for row in found)
        relation = next((row[2] for row in found if row[2]), "")
        return Tie(line, cue, PARTED.get(relation, TOGETHER) if line + cue > 0 else APART)


def ties(language: str) -> Ties | None:
    """The ties of a language, by its tag, or None where it has no table."""
    return _ties(primary_subtag(language))


@cache
def _ties(subtag: str) -> Ties | None:
    table = load_ties(subtag)
    return None if table is None else Ties(table)
