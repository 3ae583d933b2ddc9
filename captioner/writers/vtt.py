"""WebVTT, in the dialect that every player reads: numeric identifiers, no header text, no STYLE, REGION or NOTE.

Players are told nothing about position: captions stand where the viewer's player puts them. Only `&`, `<` and `>` are
escaped; other characters, no-break spaces and direction marks among them, stand as they are, as not every reader knows
their names.
"""

from typing import TYPE_CHECKING

from captioner.captions import Captions
from captioner.writers.guards import guarded

if TYPE_CHECKING:
    import webvtt

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_vtt(captions: Captions) -> str:
    """The captions as WebVTT."""
    # A file without cues has its blank line after the header all the same: https://www.w3.org/TR/webvtt1/#file-structure
    return to_webvtt(captions).content if captions.cues else "WEBVTT\n\n"


def to_webvtt(captions: Captions) -> "webvtt.WebVTT":
    """The captions as a `webvtt.WebVTT` with text escaped, for what goes on with that package."""
    import webvtt

    return webvtt.WebVTT(
        captions=[
            webvtt.Caption(
                _clock(cue.start_ms), _clock(cue.end_ms), guarded(cue.text).translate(_ESCAPES), identifier=str(number)
            )
            for number, cue in enumerate(captions, 1)
        ]
    )


def _clock(time_ms: int) -> str:
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"
