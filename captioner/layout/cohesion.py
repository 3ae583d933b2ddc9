"""`Ties`: what the syntax around the boundary between two words adds to the price of a break there.

Learned from a treebank and from captions by hand (`tests/fit`), and kept as numbers in `captioner/languages/ties`, a
file a language; `captioner.languages.ties` says how it is written. A language without a file has no ties.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from captioner.languages.ties import TieTable, load_ties
from captioner.layout.grammar import Tail
from captioner.text.marks import CLOSERS, DASHES, OPENERS, STOPS
from captioner.text.measure import primary_subtag

ENDING = 3
"""How many letters of a word that is not frequent are known."""
_EDGES = OPENERS + CLOSERS + STOPS + DASHES
_SENTENCE_TAILS: frozenset[Tail] = frozenset({"sentence end", "ellipsis"})


# Plain tuples of texts and numbers, here and in what is remembered: Python's collector of cycles leaves those out. With
# named ones, 2000 short clips take a fifth longer.
Sign = tuple[str, str]
"""A word as patterns have it: its class, and itself or its ending."""
Window = tuple[Sign, ...]
"""Three signs on either side of a boundary."""
_CLAUSE_EDGE, _SENTENCE_EDGE = (",", ","), (".", ".")


class Tie(NamedTuple):
    """What is added to the price of a break at a line's end and at a cue's, and the relation that it parts, or ""."""

    line: int
    cue: int
    relation: str


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


def name_of(tie: Tie) -> str:
    """What a break with this tie parts, in words."""
    return PARTED.get(tie.relation, TOGETHER) if tie.line + tie.cue > 0 else APART


def patterns(window: Window, *, comma: bool) -> Iterator[str]:
    """The patterns that fit the boundary in the middle of a window, each a possible row of a table."""
    _, a, b, c, d, _ = window
    yield from _of_pair(b, c, comma)
    yield from _of_word_before(a, b, c, comma)
    yield from _of_word_after(b, c, d, comma)
    yield from _of_classes(tuple([name for name, _ in window]), comma)


# A window of six words is nearly always a new one. Its patterns are in four groups, because two or three words, or six
# classes, have often been seen before: what a group adds is remembered.


def _of_pair(b: Sign, c: Sign, comma: bool) -> Iterator[str]:
    mark = "," if comma else ""
    for left in ("", *b):
        for right in c:
            yield f"{left}{mark} | {right}"
    for left in b:
        yield f"{left}{mark} | "


def _of_word_before(a: Sign, b: Sign, c: Sign, comma: bool) -> Iterator[str]:
    (a_class, a_form), (b_class, b_form), mark = a, b, "," if comma else ""
    for left in (f"{a_class} {b_class}", f"{a_form} {b_class}", f"{a_class} {b_form}"):
        for right in c:
            yield f"{left}{mark} | {right}"


def _of_word_after(b: Sign, c: Sign, d: Sign, comma: bool) -> Iterator[str]:
    (c_class, c_form), (d_class, d_form), mark = c, d, "," if comma else ""
    for left in b:
        yield f"{left}{mark} | {c_class} {d_class}"
    for right in (f"{c_class} {d_form}", f"{c_form} {d_class}"):
        yield f"{b[0]}{mark} | {right}"


def _of_classes(classes: tuple[str, ...], comma: bool) -> Iterator[str]:
    z, a, b, c, d, e = classes
    mark = "," if comma else ""
    yield f"{a} {b}{mark} | {c} {d}"
    yield f"{b}{mark} | {c} {d} {e}"
    yield f"{z} {a} {b}{mark} | {c}"


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
    """What a table says of boundaries, remembered for as many words and groups of words as a few books have."""

    def __init__(self, table: TieTable) -> None:
        self.table = table
        remembered = lru_cache(maxsize=1 << 17)
        self.sign = remembered(self._sign)
        self._groups = tuple(
            remembered(partial(self._sum, group)) for group in (_of_pair, _of_word_before, _of_word_after, _of_classes)
        )

    def _sign(self, text: str) -> Sign:
        """A word as patterns have it."""
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

    def _sum(self, group: Callable[..., Iterator[str]], *words: Any) -> tuple[int, int, str]:
        """What the patterns of a group add together, with the first relation that one of them names."""
        found = [row for row in map(self.table.patterns.get, group(*words)) if row is not None]
        relation = next((row[2] for row in found if row[2]), "")
        return sum([int(row[0]) for row in found]), sum([int(row[1]) for row in found]), relation

    def between(self, texts: Sequence[str], tails: Sequence[Tail]) -> list[Tie]:
        """What is added to a break after each word but the last; nothing after punctuation other than a comma."""
        return [
            self._tie(window, tail == "comma") if tail in ("", "comma") else FREE_TIE
            for window, tail in zip(windows(list(map(self.sign, texts)), tails), tails, strict=False)
        ]

    def _tie(self, window: Window, comma: bool) -> Tie:
        z, a, b, c, d, e = window
        pair, before, after, classes = self._groups
        near, left, right = pair(b, c, comma), before(a, b, c, comma), after(b, c, d, comma)
        around = classes((z[0], a[0], b[0], c[0], d[0], e[0]), comma)
        return Tie(
            near[0] + left[0] + right[0] + around[0],
            near[1] + left[1] + right[1] + around[1],
            near[2] or left[2] or right[2] or around[2],
        )


def ties(language: str) -> Ties | None:
    """The ties of a language, by its tag, or None where it has no table."""
    return _ties(primary_subtag(language))


@cache
def _ties(subtag: str) -> Ties | None:
    table = load_ties(subtag)
    return None if table is None else Ties(table)
