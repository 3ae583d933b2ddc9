"""SubRip, in the dialect that every player reads: UTF-8, LF, numbers from 1, one blank line after every cue, no markup.

SRT has no escapes. What players take for markup is written so that they show it: full-width `＜＞` where a `>` follows
a `<` in one cue, full-width `｛｝` for closed braces, and a word joiner (U+2060) after the backslash of `\\N`, `\\n`, `\\h`.
"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from captioner.captions import Captions

if TYPE_CHECKING:
    import srt

_TAG = re.compile("<.*>", re.DOTALL)
_BRACES = re.compile(r"\{([^{}]*)\}")
_BACKSLASH = re.compile(r"\\(?=[Nnh])")
_FULL_WIDTH = str.maketrans("<>", "＜＞")


def to_srt(captions: Captions) -> str:
    """The captions as SRT; the file ends with a blank line, without which MoviePy loses the last cue."""
    import srt

    return str(srt.compose(to_subtitles(captions), reindex=False))


def to_subtitles(captions: Captions) -> list["srt.Subtitle"]:
    """The captions as the `srt` package's subtitles, for what goes on with that package."""
    import srt

    return [
        srt.Subtitle(
            number, timedelta(milliseconds=cue.start_ms), timedelta(milliseconds=cue.end_ms), _shown(cue.text)
        )
        for number, cue in enumerate(captions, 1)
    ]


def _shown(text: str) -> str:
    text = _TAG.sub(lambda match: match.group().translate(_FULL_WIDTH), text)
    return _BACKSLASH.sub("\\\\\u2060", _BRACES.sub(r"｛\1｝", text))
