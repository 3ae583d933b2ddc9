"""`matches`: where a text has what is to be replaced, and `checked_pairs`, what may replace it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from captioner.errors import FormatError, shown, wrong_type
from captioner.text.code_points import DROPPED
from captioner.text.marks import UNSPACED

_UNSPACED = re.compile(f"[{UNSPACED}]")
# What is written in more than one way.
_SAME = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})
# Control characters, and halves of a character, which no caption can hold.
_NO_TEXT = f"{DROPPED}|[\ud800-\udfff]"
# By so many of its first characters, what is spoken is looked up.
_KEY = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """What is spoken and what is shown, and as what the former is looked for: `exact`, or in small letters."""

    spoken: str
    shown: str
    written: str
    exact: bool


def checked_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs without white space around them and without repetitions; raises `FormatError` for one that is none."""
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        raise wrong_type(pairs, "pairs of what is spoken and what is shown")
    found: dict[str, str] = {}
    for pair in pairs:
        if isinstance(pair, str) or not isinstance(pair, Sequence) or [*map(type, pair)] != [str, str]:
            raise wrong_type(pair, "each pair as (spoken, shown), two texts")
        spoken, instead = (" ".join(re.sub(_NO_TEXT, "", text).split()) for text in pair)
        if not any(category(char)[0] in "LNS" for char in spoken):
            raise FormatError(f"{shown(spoken)} has no letter, digit or symbol to be found by")
        if not instead:
            raise FormatError(f"there is nothing to show instead of {shown(spoken)}")
        if found.setdefault(spoken, instead) != instead:
            raise FormatError(f"{shown(spoken)} has two replacements: leave one")
    return tuple(found.items())


def table_of(pairs: Iterable[tuple[str, str]]) -> dict[str, list[Pair]]:
    """The pairs by the first characters of what is spoken in small letters, the longest first."""
    table: dict[str, list[Pair]] = {}
    for spoken, instead in pairs:
        exact = any(map(str.isupper, spoken))
        for form in dict.fromkeys(normalize(form, spoken) for form in ("NFC", "NFD")):
            written = form.translate(_SAME)
            pair = Pair(spoken, instead, written if exact else small_letters(written), exact)
            table.setdefault(small_letters(written)[:_KEY], []).append(pair)
    for alike in table.values():
        alike.sort(key=lambda pair: (-len(pair.written), not pair.exact))
    return table


def matches(text: str, table: dict[str, list[Pair]]) -> Iterator[tuple[int, Pair]]:
    """Where in a text each pair applies: from the left, the longest one, none within another."""
    written = text.translate(_SAME)
    small = small_letters(written)
    first = re.compile(f"[{''.join({re.escape(key[0]) for key in table})}]")
    at = 0
    for start in (found.start() for found in first.finditer(small)):
        if start < at:
            continue
        alike = [pair for size in range(_KEY, 0, -1) for pair in table.get(small[start : start + size], ())]
        for pair in sorted(alike, key=lambda pair: (-len(pair.written), not pair.exact)):
            end = start + len(pair.written)
            if (written if pair.exact else small).startswith(pair.written, start) and _is_whole(text, start, end):
                yield start, pair
                at = end
                break


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a part of a text begins and ends with whole words; in scripts without spaces, any part does."""
    before, after = text[start - 1 : start], text[end : end + 3].translate(_SAME)
    if _is_of_word(before) and _is_of_word(text[start]) and not _is_unspaced(before, text[start]):
        return False
    if after[:1] and category(after[0])[0] == "M":
        return False
    if _is_of_word(after[:1]) and _is_of_word(text[end - 1]) and not _is_unspaced(text[end - 1], after[0]):
        return False
    # What follows an apostrophe is part of the word ("don't"), but for a name's "'s".
    is_possessive = after[1:2] in ("s", "S") and not _is_of_word(after[2:3])
    return after[:1] != "'" or not _is_of_word(after[1:2]) or is_possessive


def _is_of_word(char: str) -> bool:
    return char != "" and (char.isalnum() or char == "_" or category(char)[0] == "M")


def _is_unspaced(left: str, right: str) -> bool:
    return _UNSPACED.match(left) is not None or _UNSPACED.match(right) is not None


def small_letters(text: str) -> str:
    """A text in small letters, with as many characters."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
