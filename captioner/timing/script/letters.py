"""The letters of a text, by which a script and a speech are compared: without case, marks, punctuation and spaces."""

import re
import unicodedata
from functools import lru_cache

from captioner.text.measure import graphemes

_NO_LETTERS = re.compile("[^0-9a-z]+")
# What other spellings leave out: accents, points of Hebrew and Arabic, the tatweel.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]+")
# Letters that no decomposition changes, and katakana as hiragana.
_ALIKE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
)


@lru_cache(maxsize=1 << 16)
def letters_of(text: str) -> str:
    """The letters and digits of a text, as they are compared; empty if it has none.

    Case, accents and the two kanas count as the same; digits are those of ASCII.
    """
    if text.isascii():
        return _NO_LETTERS.sub("", text.lower())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    folded = _MARKS.sub("", decomposed).casefold().translate(_ALIKE)
    return "".join([_digit(char) for char in folded if unicodedata.category(char)[0] in "LNM"])


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def chars_of_letters(text: str) -> tuple[str, list[int]]:
    """The letters of a text, and for each the index of the grapheme cluster that it is from."""
    clusters = graphemes(text)
    each = [letters_of(cluster) for cluster in clusters]
    return "".join(each), [at for at, letters in enumerate(each) for _ in letters]
