"""Measuring text: grapheme clusters, display width, reading characters, script and the language it suggests.

Below U+0300 a code point is a grapheme cluster of one column, so that English, French or Polish text is measured
without importing anything; `wcwidth` measures the rest.
"""

import re

_FIRST_COMBINING = "\u0300"

# Characters that are written without spaces between words in Japanese and Chinese: ideographs, kana, bopomofo.
SPACELESS = (
    "\u3005-\u3007\u3021-\u3029\u303b\u3040-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

# Full-width characters count 1 and others 0.5 in these: Netflix, Timed Text Style Guides for Japanese, Korean, Chinese.
_HALF_COUNTED = frozenset({"ja", "ko", "zh"})

# Script before words: kana settles Japanese even where most of the text is ideographs.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]")),
    ("ko", re.compile(f"[{HANGUL}]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("ar", re.compile("[\u0620-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_LETTER = re.compile(r"[^\W\d_]")


def graphemes(text: str) -> tuple[str, ...]:
    """The grapheme clusters of `text`: what a reader would call its characters."""
    if not text or max(text) < _FIRST_COMBINING:
        return tuple(text)
    from wcwidth import iter_graphemes

    return tuple(iter_graphemes(text))


def display_width(text: str) -> int:
    """Columns that `text` takes: 2 for a full-width character, 0 for a combining mark, 1 for others."""
    if not text or max(text) < _FIRST_COMBINING:
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def reading_chars(text: str, language: str) -> float:
    """Characters that reading `text` counts as, spaces and punctuation included.

    A grapheme cluster counts 1; in Japanese, Korean and Chinese a full-width one counts 1 and a half-width one 0.5.
    """
    if primary_subtag(language) in _HALF_COUNTED:
        return display_width(text) / 2
    if not text or max(text) < _FIRST_COMBINING:
        return len(text)
    return len(graphemes(text))


def primary_subtag(language: str) -> str:
    """The language of a BCP 47 tag: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].lower()


def guess_language(text: str) -> str:
    """The language that the script of `text` suggests; English where it is Latin or there is none."""
    letters = len(_LETTER.findall(text))
    for language, script in _SCRIPTS:
        # A foreign name or two in a text do not make its language: a fifth of the letters do.
        if 5 * len(script.findall(text)) > letters:
            return language
    return "en"
