"""`kept_boundaries`: the boundaries inside phrases that no break may split, such as the names of products.

Text and phrases are compared piece by piece: a piece is a run of letters and digits, one character of a script written
without spaces, one symbol, or white space. So a phrase begins and ends with whole words, or anywhere in Japanese,
Chinese and Thai. Case and the amount of white space are ignored. Punctuation counts as white space, and both are
ignored at the ends of a phrase.

All phrases are searched for at once, in time proportional to the length of the text and of the phrases, whatever they
are: Aho and Corasick, "Efficient String Matching", Communications of the ACM 18 (1975).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, normalize

from captioner.errors import wrong_type
from captioner.layout.problem import WordIndex
from captioner.text.marks import UNSPACED
from captioner.timing.words import Word

_UNSPACED = re.compile(f"[{UNSPACED}]")
# Punctuation in Unicode, but read aloud.
_SIGNS = "%‰&§@#"
# Symbols in Unicode, but not read aloud.
_SILENT_SYMBOLS = "©®™℠`´"
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# In a normalized text, NUL separates pieces that have no white space between them.
_PIECE = re.compile("[^\0 ]+| +")


class _Normalized(dict[int, str]):
    """Replacements of code points before texts are compared, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._of(chr(code))
        return found

    @staticmethod
    def _of(char: str) -> str:
        kind = category(char)
        if kind == "Cf" or _VARIATION_SELECTORS.match(char):
            return ""
        if char in _SIGNS or _UNSPACED.match(char):
            return f"\0{char}\0"
        if kind[0] in "ZP" or kind == "Cc" or char in _SILENT_SYMBOLS:
            return " "
        return f"\0{char}\0" if kind[0] == "S" else char.casefold()


_NORMALIZED = _Normalized()


def _normalized(text: str) -> str:
    return normalize("NFC", text).translate(_NORMALIZED)


def _pieces(normalized: str) -> Iterator[tuple[int, str, int]]:
    """The pieces of a normalized text, each with its start and end; white space is always a single space."""
    for found in _PIECE.finditer(normalized):
        piece = found[0]
        yield found.start(), " " if piece[0] == " " else piece, found.end()


class _Phrases(NamedTuple):
    """An automaton over pieces: its states are the prefixes of phrases, and state 0 is the empty prefix."""

    steps: list[dict[str, int]]
    """For each state, the state after each possible next piece of a phrase."""
    fallbacks: list[int]
    """For each state, the longest other state that is a suffix of it."""
    longest: list[tuple[int, str]]
    """For each state, the longest phrase that is a suffix of it: its number of pieces, or 0, and its text as given."""


@lru_cache(maxsize=8)
def _compiled(phrases: tuple[str, ...]) -> _Phrases:
    made = _Phrases([{}], [0], [(0, "")])
    steps, fallbacks, longest = made
    for phrase in dict.fromkeys(phrases):
        state = count = 0
        for _, piece, _ in _pieces(_normalized(phrase).strip(" ")):
            count += 1
            after = steps[state].setdefault(piece, len(steps))
            if after == len(steps):
                steps.append({})
                fallbacks.append(0)
                longest.append((0, ""))
            state = after
        if count:
            longest[state] = count, " ".join(phrase.split())
    # Shorter states come before longer ones, as a state needs its fallback's fallback.
    queue = list(steps[0].values())
    for state in queue:
        for piece, after in steps[state].items():
            fallbacks[after] = _next(made, fallbacks[state], piece)
            if not longest[after][0]:
                longest[after] = longest[fallbacks[after]]
            queue.append(after)
    return made


def _next(phrases: _Phrases, state: int, piece: str) -> int:
    """The state after one more piece: the longest prefix of a phrase that the text then ends with."""
    while state and piece not in phrases.steps[state]:
        state = phrases.fallbacks[state]
    return phrases.steps[state].get(piece, 0)


def kept_boundaries(words: Sequence[Word], phrases: Sequence[str]) -> dict[WordIndex, str]:
    """The boundaries inside all occurrences of `phrases` in the text of `words`, each with a phrase around it.

    A phrase without a letter, a digit or a symbol is ignored. Raises `TypeError` for anything but a sequence of texts.
    """
    if not isinstance(phrases, Sequence) or isinstance(phrases, str | bytes | bytearray):
        raise wrong_type(phrases, "a sequence of phrases to keep", "put a single phrase into a list")
    for phrase in phrases:
        if not isinstance(phrase, str):
            raise wrong_type(phrase, "each phrase to keep as text")
    kept: dict[WordIndex, str] = {}
    if not phrases:
        return kept
    texts = [f" {_normalized(word.text)}" if word.before else _normalized(word.text) for word in words]
    starts = list(accumulate(map(len, texts), initial=0))
    # From the last occurrence to the first, so that no boundary is added twice: everything between the first boundary
    # added so far and the end of this occurrence is inside the occurrence that added it.
    added_from = len(words)
    for start, end, phrase in reversed(list(_occurrences("".join(texts), _compiled(tuple(phrases))))):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        kept.update((at, phrase) for at in range(first + 1, min(last + 1, added_from)))
        added_from = min(added_from, first + 1)
    return kept


def _occurrences(normalized: str, phrases: _Phrases) -> Iterator[tuple[int, int, str]]:
    """For each piece of a text that ends a phrase, the start and end of the longest such phrase, and the phrase."""
    state = 0
    starts: list[int] = []
    for start, piece, end in _pieces(normalized):
        starts.append(start)
        state = _next(phrases, state, piece)
        count, phrase = phrases.longest[state]
        if count:
            yield starts[-count], end, phrase
