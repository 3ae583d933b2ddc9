"""Measuring text: grapheme clusters, display width, reading characters.

Below U+0300 a code point is a grapheme cluster of one column, so that English, French or Polish text is measured
without importing anything; `wcwidth` measures the rest.
"""

from collections.abc import Sequence

_FIRST_COMBINING = "\u0300"

# White space is str.isspace() but for the no-break spaces, whose whole purpose is that words stay together.
NO_BREAK = "\u00a0\u2007\u202f"

# Characters that are written without spaces between words: Thai letters, ideographs, kana, bopomofo.
SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"
    "\u3005-\u3007\u3021-\u3029\u303b\u3040-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

# Full-width characters count 1 and others 0.5 in these: Netflix, Timed Text Style Guides for Japanese, Korean, Chinese.
_HALF_COUNTED = frozenset({"ja", "ko", "zh"})


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`: what a reader would call its characters."""
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return tuple(text)
    from wcwidth import iter_graphemes

    return tuple(iter_graphemes(text))


def display_width(text: str) -> int:
    """Columns that `text` takes: 2 for a full-width character, 0 for a combining mark, 1 for others."""
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def display_widths(texts: Sequence[str]) -> list[int]:
    """Columns that each text takes."""
    if max(map(max, texts), default="") < _FIRST_COMBINING:
        return list(map(len, texts))
    return list(map(display_width, texts))


def reading_chars(text: str, language: str) -> float:
    """Characters that reading `text` counts as, spaces and punctuation included.

    A grapheme cluster counts 1; in Japanese, Korean and Chinese a full-width one counts 1 and a half-width one 0.5.
    """
    if primary_subtag(language) in _HALF_COUNTED:
        return display_width(text) / 2
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    return len(graphemes(text))


def words_chars(texts: Sequence[str], language: str) -> Sequence[float]:
    """Characters that reading each text counts as."""
    if primary_subtag(language) not in _HALF_COUNTED and max(map(max, texts), default="") < _FIRST_COMBINING:
        return list(map(len, texts))
    return [reading_chars(text, language) for text in texts]


def primary_subtag(language: str) -> str:
    """The language of a BCP 47 tag: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()
