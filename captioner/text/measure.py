"""Measuring text: grapheme clusters, display width, reading characters.

Latin and Cyrillic letters, dashes, quotes and currency signs are grapheme clusters of one column each, so that English,
French or Russian text is measured without importing anything; `wcwidth` measures the rest.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from captioner.errors import FormatError, shown

_PLAIN = re.compile("[\0-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")

# Half of a flag, and a run of 32 flags that goes on. Before each half wcwidth goes back to the first one of its run; a
# space of one column now and then keeps that short.
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_FLAG_RUN = 64
_LONG_FLAGS = f"{_FLAG}{{{_FLAG_RUN}}}(?={_FLAG})"

# Full-width characters count 1 and others 0.5 in these: Netflix, Timed Text Style Guides for Japanese, Korean, Chinese.
_HALF_COUNTED = frozenset({"ja", "ko", "zh"})


def is_plain(text: str) -> bool:
    """Whether each character of `text` is a grapheme cluster of one column, as far as can be told at a glance."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`: what a reader would call its characters."""
    if is_plain(text):
        return tuple(text)
    from wcwidth import iter_graphemes

    return tuple(iter_graphemes(text))


def display_width(text: str) -> int:
    """Columns that `text` takes: 2 for a full-width character, 0 for a combining mark, 1 for others."""
    if is_plain(text):
        return len(text)
    from wcwidth import wcswidth

    cuts = 0
    if len(text) > _FLAG_RUN:
        text, cuts = re.subn(_LONG_FLAGS, r"\g<0> ", text)
    return max(0, wcswidth(text) - cuts)


def reading_chars(text: str, language: str) -> float:
    """Characters that reading `text` counts as, spaces and punctuation included.

    A grapheme cluster counts 1; in Japanese, Korean and Chinese a full-width one counts 1 and a half-width one 0.5.
    """
    if primary_subtag(language) in _HALF_COUNTED:
        return display_width(text) / 2
    if is_plain(text):
        return len(text)
    return len(graphemes(text))


def measure(texts: Sequence[str], language: str) -> tuple[list[int], Sequence[float]]:
    """Columns that each text takes, and characters that reading it counts as: one list where they are the same."""
    plain = is_plain("".join(texts))
    widths = list(map(len if plain else display_width, texts))
    if primary_subtag(language) in _HALF_COUNTED:
        return widths, [width / 2 for width in widths]
    return widths, widths if plain else [len(graphemes(text)) for text in texts]


def is_tag(text: str) -> bool:
    """Whether `text` has the form of a BCP 47 tag that begins with a language: en, pt-BR, zh_Hant."""
    return re.fullmatch("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", text) is not None


def checked_tag(tag: object) -> str:
    """The tag itself; raises `FormatError` where it is none of BCP 47."""
    if isinstance(tag, str) and is_tag(tag):
        return tag
    raise FormatError(f"{shown(tag)} is not a BCP 47 tag, such as en, pt-BR or ja")


def has_no_spaces(language: str) -> bool:
    """Whether a language is written without spaces between words: Japanese, Thai, Chinese."""
    return primary_subtag(language) in ("ja", "th", "zh")


@lru_cache(maxsize=64)
def primary_subtag(language: str) -> str:
    """The language of a BCP 47 tag: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()
