"""What learned ties see of the boundary between two words: the words as signs, and the patterns around it.

The same functions find the patterns when captions are made and when a table is learned (`tests/fit`), so that every row
of a table can apply.
"""

import re
from collections.abc import Iterator, Sequence

from captioner.languages.ties import TieTable
from captioner.layout.grammar import Tail
from captioner.text.marks import CLOSERS, DASHES, OPENERS, STOPS

LONGEST = 6
"""How many characters of a phrase are compared with known words."""
# Of a word that is not known, in text without spaces.
_SCRIPTS = (("KANJI", "\u3400-\u9fff"), ("HIRAGANA", "\u3041-\u309f"), ("KATAKANA", "\u30a0-\u30ff"))
_EDGES = OPENERS + CLOSERS + STOPS + DASHES
_SENTENCE_TAILS: frozenset[Tail] = frozenset({"sentence end", "ellipsis"})
_CLAUSE_EDGE, _SENTENCE_EDGE = ",", "."

# Plain tuples of texts, because Python's collector of cycles leaves those out: with named ones, 2000 short clips take a
# fifth longer.
Sign = tuple[str, str]
"""A word as patterns have it: its class, and itself or its ending."""
Signs = tuple[Sign, ...]
"""A word, or the first and the last word of a phrase, if it has several."""
Kinds = tuple[str, str, str, str]
"""The classes of two words before a boundary and of two after it; punctuation counts as a word."""


def bare(text: str) -> str:
    """A word without the punctuation at its edges, with ' for both apostrophes."""
    return text.strip(_EDGES).replace("’", "'")


def signs_of(text: str, table: TieTable) -> Signs:
    """A word as the patterns of a table have it, or a phrase of a language written without spaces."""
    letters = bare(text)
    if not letters:
        return (("PUNCT", "PUNCT"),)
    if not table.unspaced:
        return (_sign_of(letters, table),)
    word = letters.lower()
    sizes = range(min(len(word), LONGEST), 0, -1)
    first = next((word[:size] for size in sizes if word[:size] in table.words), word[0])
    last = next((word[-size:] for size in sizes if word[-size:] in table.words), word[-1])
    ends = _edge(first, f"{word[0]}-", table), _edge(last, f"-{word[-1]}", table)
    return ends[:1] if first == word else ends


def _sign_of(letters: str, table: TieTable) -> Sign:
    if any(map(str.isdigit, letters)):
        return "0", "0"
    word, capital = letters.lower(), letters[0].isupper()
    endings = [f"-{word[-size:]}" for size in table.endings]
    ending = next((each for each in endings if each in table.words), endings[-1])
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


def _edge(word: str, char: str, table: TieTable) -> Sign:
    """A word at the edge of a phrase, whose outer character is `char`; one that is not known is that character."""
    found = table.words.get(word)
    if found is not None:
        kind, frequent = found
        return kind, word if frequent else char
    if word.isdigit():
        return "0", "0"
    return next((name for name, letters in _SCRIPTS if re.match(f"[{letters}]", word)), "NAME"), char


def kinds_around(signs: Sequence[Signs], tails: Sequence[Tail]) -> list[Kinds]:
    """The four classes around the boundary after each word, or phrase, but the last."""
    row = [_SENTENCE_EDGE]
    begins, ends = [], []
    for words, tail in zip(signs, tails, strict=True):
        begins.append(len(row))
        row += [kind for kind, _ in words]
        ends.append(len(row))
        if tail:
            row.append(_SENTENCE_EDGE if tail in _SENTENCE_TAILS else _CLAUSE_EDGE)
    row.append(_SENTENCE_EDGE)
    places = zip(ends, begins[1:], strict=False)
    return [(row[end - 2], row[end - 1], row[begin], row[begin + 1]) for end, begin in places]


def kinds_at(signs: Sequence[Signs], tails: Sequence[Tail], place: int) -> Kinds:
    """Those around the boundary after one word, or phrase, of `kinds_around`."""
    before, after = signs[place], signs[place + 1]
    a = d = _SENTENCE_EDGE
    if len(before) > 1:
        a = before[-2][0]
    elif place:
        a = _edge_of(tails[place - 1]) or signs[place - 1][-1][0]
    if len(after) > 1:
        d = after[1][0]
    elif tails[place + 1] or place + 2 < len(signs):
        d = _edge_of(tails[place + 1]) or signs[place + 2][0][0]
    return a, before[-1][0], after[0][0], d


def _edge_of(tail: Tail) -> str:
    """The class that punctuation counts as, or "" without any."""
    return "" if not tail else _SENTENCE_EDGE if tail in _SENTENCE_TAILS else _CLAUSE_EDGE


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
