"""What learned ties see of the boundary between two words: the words as signs, and the patterns around it.

The same functions find the patterns when captions are made and when a table is learned (`tests/fit`), so that every row
of a table can apply.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from captioner.languages.ties import TieTable
from captioner.layout.grammar import Tail
from captioner.text.marks import CLOSERS, DASHES, OPENERS, STOPS

ENDING = 3
"""How many letters of a word that is not frequent are known."""
_EDGES = OPENERS + CLOSERS + STOPS + DASHES
_SENTENCE_TAILS: frozenset[Tail] = frozenset({"sentence end", "ellipsis"})
_CLAUSE_EDGE, _SENTENCE_EDGE = ",", "."

# Plain tuples of texts, because Python's collector of cycles leaves those out: with named ones, 2000 short clips take a
# fifth longer.
Sign = tuple[str, str]
"""A word as patterns have it: its class, and itself or its ending."""
Kinds = tuple[str, str, str, str]
"""The classes of two words before a boundary and of two after it; punctuation counts as a word."""


def bare(text: str) -> str:
    """A word without the punctuation at its edges, with ' for both apostrophes."""
    return text.strip(_EDGES).replace("’", "'")


def sign_of(text: str, table: TieTable) -> Sign:
    """A word as the patterns of a table have it."""
    letters = bare(text)
    if not letters:
        return "PUNCT", "PUNCT"
    if any(map(str.isdigit, letters)):
        return "0", "0"
    word, capital = letters.lower(), letters[0].isupper()
    ending = f"-{word[-ENDING:]}"
    if capital and table.capital_nouns:
        # A table lists a noun with its capital, and a word that has one only where it begins a sentence without.
        found = table.words.get(letters) or table.words.get(word)
        return (found[0], word if found[1] else ending) if found else ("NOUN", ending)
    found = table.words.get(word)
    if found is not None:
        kind, frequent = found
        return kind, word if frequent else ending
    if capital:
        return "NAME", ending
    found = table.words.get(ending)
    return "X" if found is None else found[0], ending


def kinds_around(signs: Sequence[Sign], tails: Sequence[Tail]) -> list[Kinds]:
    """The four classes around the boundary after each word but the last."""
    row = [_SENTENCE_EDGE]
    places = []
    for (kind, _), tail in zip(signs, tails, strict=True):
        row.append(kind)
        places.append(len(row))
        if tail:
            row.append(_SENTENCE_EDGE if tail in _SENTENCE_TAILS else _CLAUSE_EDGE)
    row.append(_SENTENCE_EDGE)
    return [(row[end - 2], row[end - 1], row[next_end - 1], row[next_end]) for end, next_end in pairwise(places)]


def patterns(before: Sign, after: Sign, kinds: Kinds, mark: str) -> Iterator[str]:
    """The patterns that fit the boundary between two signs, each a possible row of a table.

    `mark` is "," after a comma, otherwise "".
    """
    yield from word_patterns(before, after, mark)
    yield from kind_patterns(kinds, mark)


def word_patterns(before: Sign, after: Sign, mark: str) -> Iterator[str]:
    """The patterns of the two words beside a boundary."""
    lefts, rights = dict.fromkeys(before), dict.fromkeys(after)
    for left in ("", *lefts):
        for right in rights:
            yield f"{left}{mark} | {right}"
    for left in lefts:
        yield f"{left}{mark} | "


def kind_patterns(kinds: Kinds, mark: str) -> Iterator[str]:
    """The patterns of three and four classes."""
    a, b, c, d = kinds
    yield f"{a} {b}{mark} | {c}"
    yield f"{b}{mark} | {c} {d}"
    yield f"{a} {b}{mark} | {c} {d}"
