"""WebVTT, in the dialect that every player reads: numeric identifiers, no header text, no STYLE, REGION or NOTE.

Players are told nothing about position: captions stand where the viewer's player puts them. A last line of digits only
is written with a word joiner (U+2060) behind it, because pysubs2 drops it otherwise.
"""

import re
from typing import TYPE_CHECKING

from captioner.captions import Captions
from captioner.grouping import Cue

if TYPE_CHECKING:
    import webvtt

_DIGITS_LAST = re.compile(r"(?:^|(?<=\n))\d+\Z")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_vtt(captions: Captions) -> str:
    """The captions as WebVTT."""
    return f"{to_webvtt(captions).content}\n"


def to_webvtt(captions: Captions) -> "webvtt.WebVTT":
    """The captions as a `webvtt.WebVTT` with text escaped, for what goes on with that package."""
    import webvtt

    return webvtt.WebVTT(
        captions=[
            webvtt.Caption(_clock(cue.start_ms), _clock(cue.end_ms), _escaped(cue), identifier=str(number))
            for number, cue in enumerate(captions, 1)
        ]
    )


def _escaped(cue: Cue) -> str:
    return _DIGITS_LAST.sub(lambda digits: f"{digits.group()}\u2060", cue.text).translate(_ESCAPES)


def _clock(time_ms: int) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"
