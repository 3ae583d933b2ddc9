"""Grapheme clusters, display width and reading characters of a text; the parts of a language tag.

Latin and Cyrillic letters, dashes, quotes and currency signs are grapheme clusters of one column each, so English,
French or Russian text needs no import; `wcwidth` measures the rest.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from captioner.errors import FormatError, shown

_PLAIN = re.compile("[\0-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")

# Half of a flag, and a run of 32 flags followed by more. At each half, wcwidth scans back to the start of the run: a
# space (one column) after every 32 flags keeps that short.
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_FLAG_RUN = 64
_LONG_FLAGS = f"{_FLAG}{{{_FLAG_RUN}}}(?={_FLAG})"

# Invisible: they say only in which direction text runs.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Languages in which full-width characters count 1 and others 0.5: Netflix, Timed Text Style Guides for each of them.
_HALF_COUNTED = frozenset({"ja", "ko", "zh"})


def is_plain(text: str) -> bool:
    """Whether each character of `text` is certainly a grapheme cluster of one column; False where in doubt."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`: its characters as a reader sees them."""
    if is_plain(text):
        return tuple(text)
    from wcwidth import iter_graphemes

    return tuple(iter_graphemes(text))


def display_width(text: str) -> int:
    """The width of `text` in columns: 2 for a full-width character, 0 for a combining mark, 1 for others."""
    if is_plain(text):
        return len(text)
    from wcwidth import wcswidth

    cuts = 0
    if len(text) > _FLAG_RUN:
        text, cuts = re.subn(_LONG_FLAGS, r"\g<0> ", text)
    return max(0, wcswidth(text) - cuts)


def reading_chars(text: str, language: str) -> float:
    """The characters that `text` counts for reading speed, including spaces and punctuation.

    A grapheme cluster counts 1, a direction mark 0; in Japanese, Korean and Chinese a full-width one counts 1 and a
    half-width one 0.5.
    """
    if primary_subtag(language) in _HALF_COUNTED:
        return display_width(text) / 2
    return _count(text)


def measure(texts: Sequence[str], language: str) -> tuple[list[int], Sequence[float]]:
    """The display width and the reading characters of each text: the same list twice where they are equal."""
    plain = is_plain("".join(texts))
    widths = list(map(len if plain else display_width, texts))
    if primary_subtag(language) in _HALF_COUNTED:
        return widths, [width / 2 for width in widths]
    return widths, widths if plain else list(map(_count, texts))


def _count(text: str) -> int:
    """The grapheme clusters of `text` that a reader sees."""
    if is_plain(text):
        return len(text)
    return len(graphemes(_DIRECTION_MARKS.sub("", text)))


def is_tag(text: str) -> bool:
    """Whether `text` looks like a BCP 47 tag that begins with a language: en, pt-BR, zh_Hant."""
    return re.fullmatch("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", text) is not None


def checked_tag(tag: object) -> str:
    """The tag, unchanged; raises `FormatError` if it is not a BCP 47 tag."""
    if isinstance(tag, str) and is_tag(tag):
        return tag
    raise FormatError(f"{shown(tag)} is not a BCP 47 tag, such as en, pt-BR or ja")


def has_no_spaces(language: str) -> bool:
    """Whether a language is written without spaces between words."""
    return primary_subtag(language) in ("bo", "ja", "km", "lo", "my", "th", "zh")


@lru_cache(maxsize=64)
def primary_subtag(language: str) -> str:
    """The language in a BCP 47 tag, in lower case: `pt` in `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()
