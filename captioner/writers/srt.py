"""SubRip, in the dialect that every player reads: UTF-8, LF, numbers from 1, one blank line after every cue, no markup.

SRT has no escapes. What players take for markup is written so that they show it: full-width `＜＞` for a `<` that could
open a tag and wherever a `>` follows a `<` in one cue, full-width `｛｝` where a `}` follows a `{`, and a word joiner
(U+2060) after the backslash of `\\N`, `\\n`, `\\h`.
"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from captioner.captions import Captions, demand_captions
from captioner.writers.guards import JOINER, guarded

if TYPE_CHECKING:
    import srt

# A closed pair hides what is between; an open tag hides all behind it from HTML parsers, newer Pythons' among them.
_TAG = re.compile(r"<.*>|<(?=[A-Za-z/!?])", re.DOTALL)
_BRACES = re.compile(r"\{.*\}", re.DOTALL)
_BACKSLASH = re.compile(r"\\(?=[Nnh])")
_WIDE_ANGLES = str.maketrans("<>", "＜＞")
_WIDE_BRACES = str.maketrans("{}", "｛｝")


def to_srt(captions: Captions) -> str:
    """The captions as SRT; the file ends with a blank line, without which MoviePy loses the last cue."""
    import srt

    return str(srt.compose(to_subtitles(captions), reindex=False))


def to_subtitles(captions: Captions) -> list["srt.Subtitle"]:
    """The captions as the `srt` package's subtitles, for what goes on with that package."""
    demand_captions(captions)
    import srt

    return [
        srt.Subtitle(number, timedelta(milliseconds=cue.start_ms), timedelta(milliseconds=cue.end_ms), _shown(cue.text))
        for number, cue in enumerate(captions, 1)
    ]


def _shown(text: str) -> str:
    text = guarded(text)
    if "\\" in text:
        text = _BACKSLASH.sub(rf"\\{JOINER}", text)
    if "<" in text:
        text = _TAG.sub(lambda tag: tag.group().translate(_WIDE_ANGLES), text)
    if "{" in text:
        text = _BRACES.sub(lambda braces: braces.group().translate(_WIDE_BRACES), text)
    return text
