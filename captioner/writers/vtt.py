"""WebVTT, in the dialect that every player reads: numeric identifiers, no header text, no STYLE, REGION or NOTE.

Players are told nothing about position: captions stand where the viewer's player puts them. Only `&`, `<` and `>` are
escaped; other characters, no-break spaces and direction marks among them, stand as they are, as not every reader knows
their names.

Karaoke is in YouTube's form, `Hello<00:00:01.400><c> brave</c>`, of which a style sheet's `::cue(:past)` and
`::cue(:future)` can tell what was and what will be said. The first word is bare, and so is a stamp at which a word goes
out. All stamps lie within the cue and strictly increase: https://www.w3.org/TR/webvtt1/#webvtt-cue-timestamp.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.karaoke import Highlight, Unit, units
from captioner.writers.guards import guarded, guarded_pieces

if TYPE_CHECKING:
    import webvtt

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_vtt(captions: Captions, highlight: Highlight = "off") -> str:
    """The captions as WebVTT, plain or as karaoke by word or char."""
    require_captions(captions)
    # A file without cues has its blank line after the header all the same: https://www.w3.org/TR/webvtt1/#file-structure
    return to_webvtt(captions, highlight).content if captions.cues else "WEBVTT\n\n"


def to_webvtt(captions: Captions, highlight: Highlight = "off") -> "webvtt.WebVTT":
    """The captions as a `webvtt.WebVTT` with text escaped, for what goes on with that package."""
    require_captions(captions)
    import webvtt

    hold_ms = captions.limits.max_hold_ms
    return webvtt.WebVTT(
        captions=[
            webvtt.Caption(
                clock(cue.start_ms),
                clock(cue.end_ms),
                _plain(cue) if highlight == "off" or not cue.words else _karaoke(cue, units(cue, highlight, hold_ms)),
                identifier=str(number),
            )
            for number, cue in enumerate(captions, 1)
        ]
    )


def _plain(cue: Cue) -> str:
    return guarded(cue.text).translate(_ESCAPES)


def _karaoke(cue: Cue, lit: Sequence[Unit]) -> str:
    pieces = guarded_pieces([piece for unit in lit for piece in (unit.before, unit.text)])
    written = []
    for unit, after, before, text in zip_longest(lit, lit[1:], pieces[::2], pieces[1::2]):
        escaped = text.translate(_ESCAPES)
        if unit is lit[0]:
            written.append(before + escaped)
        elif "\n" in before:
            written.append(f"{before}<{clock(unit.start_ms)}><c>{escaped}</c>")
        else:
            written.append(f"<{clock(unit.start_ms)}><c>{before}{escaped}</c>")
        if unit.lit_end_ms < (after.start_ms if after else cue.end_ms):
            written.append(f"<{clock(unit.lit_end_ms)}>")
    return "".join(written)
