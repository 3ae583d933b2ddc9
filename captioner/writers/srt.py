"""SubRip, in the dialect that every player reads: UTF-8, LF, numbers from 1, one blank line after every cue, no markup.

SRT has no escapes. What players take for markup is written so that they show it: full-width `＜＞` for a `<` that could
open a tag and wherever a `>` follows a `<` in one cue, full-width `｛｝` where a `}` follows a `{`, and a word joiner
(U+2060) after the backslash of `\\N`, `\\n`, `\\h`.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from captioner.captions import Captions, require_captions
from captioner.text.marks import WORD_JOINER
from captioner.writers.guards import guarded

if TYPE_CHECKING:
    import srt

# An open tag hides all behind it from HTML parsers, newer Pythons' among them.
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH = re.compile(r"\\(?=[Nnh])")
_WIDE_ANGLES = str.maketrans("<>", "＜＞")
_WIDE_BRACES = str.maketrans("{}", "｛｝")


def to_srt(captions: Captions) -> str:
    """The captions as SRT; the file ends with a blank line, without which MoviePy loses the last cue."""
    import srt

    return str(srt.compose(to_subtitles(captions), reindex=False))


def to_subtitles(captions: Captions) -> list["srt.Subtitle"]:
    """The captions as the `srt` package's subtitles, for what goes on with that package."""
    require_captions(captions)
    import srt

    return [
        srt.Subtitle(number, timedelta(milliseconds=cue.start_ms), timedelta(milliseconds=cue.end_ms), _shown(cue.text))
        for number, cue in enumerate(captions, 1)
    ]


def _shown(text: str) -> str:
    text = guarded(text)
    if "\\" in text:
        text = _BACKSLASH.sub(rf"\\{WORD_JOINER}", text)
    if "<" in text:
        text = _OPEN_TAG.sub("＜", _widened(text, "<", ">", _WIDE_ANGLES))
    if "{" in text:
        text = _widened(text, "{", "}", _WIDE_BRACES)
    return text


def _widened(text: str, opening: str, closing: str, wide: Mapping[int, int]) -> str:
    """The text, full-width from its first opening to its last closing: a closed pair hides what is between."""
    start, end = text.find(opening), text.rfind(closing) + 1
    return text[:start] + text[start:end].translate(wide) + text[end:] if start < end else text
