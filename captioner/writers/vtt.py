"""WebVTT, in the dialect that every player reads: numeric identifiers, no header text, no STYLE, REGION or NOTE.

Positions are left to the viewer's player. `&`, `<` and `>` are escaped; a word joiner (U+2060) follows the backslash of
`\\N`, `\\n` and `\\h`, which ffmpeg and mpv take for white space. Other characters, including no-break spaces and
direction marks, are written literally, because not every reader knows their named entities.

Karaoke is in YouTube's form, `Hello<00:00:01.400><c> brave</c>`, which style sheets match with `::cue(:past)` and
`::cue(:future)`. The first word has no tags, and a timestamp at which a highlight ends has no `<c>`. All timestamps lie
inside the cue and strictly increase: https://www.w3.org/TR/webvtt1/#webvtt-cue-timestamp.

With `voices`, what a speaker says is in `<v Name>...</v>`: https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span.
"""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.karaoke import Highlight, Unit, units
from captioner.text.direction import (
    DirectionMarks,
    check_direction_marks,
    is_right_to_left,
    with_marked_lines,
)
from captioner.timing.validation import one_line
from captioner.writers.word_joiners import pieces_with_word_joiners, with_word_joiners

if TYPE_CHECKING:
    import webvtt

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_vtt(captions: Captions, highlight: Highlight = "off", *, direction_marks: DirectionMarks = "auto") -> str:
    """The captions as WebVTT, plain or as karaoke by word or char.

    `direction_marks` says whether the lines of right-to-left cues get U+202B and U+202C around them: all (`on`) or none
    (`auto` and `off`), as browsers find the direction themselves. Raises `FormatError` for any other value.
    """
    require_captions(captions)
    # Even without cues, a blank line follows the header: https://www.w3.org/TR/webvtt1/#file-structure
    written = to_webvtt(captions, highlight, direction_marks=direction_marks)
    return written.content if captions.cues else "WEBVTT\n\n"


def to_webvtt(
    captions: Captions, highlight: Highlight = "off", *, direction_marks: DirectionMarks = "auto"
) -> "webvtt.WebVTT":
    """The captions as a `webvtt.WebVTT` with escaped text, for further work with the `webvtt-py` package."""
    require_captions(captions)
    check_direction_marks(direction_marks)
    import webvtt

    hold_ms = captions.limits.max_hold_ms

    def text_of(cue: Cue) -> str:
        text = _plain(cue) if highlight == "off" or not cue.words else _karaoke(cue, units(cue, highlight, hold_ms))
        if direction_marks == "on" and is_right_to_left(cue.text, captions.language):
            text = with_marked_lines(text)
        return _spoken(cue, text) if captions.voices else text

    return webvtt.WebVTT(
        captions=[
            webvtt.Caption(clock(cue.start_ms), clock(cue.end_ms), text_of(cue), identifier=str(number))
            for number, cue in enumerate(captions, 1)
        ]
    )


def _plain(cue: Cue) -> str:
    return with_word_joiners(cue.text).translate(_ESCAPES)


def _spoken(cue: Cue, text: str) -> str:
    """The escaped text of a cue with the voice of each speaker around its lines."""
    written = []
    lines = zip_longest(cue.lines, text.split("\n"))
    for speaker, run in groupby(lines, key=lambda each: each[0].speaker if each[0] else None):
        spoken = "\n".join([line or "" for _, line in run])
        name = one_line(speaker or "").translate(_ESCAPES)
        written.append(f"<v {name}>{spoken}</v>" if name else spoken)
    return "\n".join(written)


def _karaoke(cue: Cue, highlighted: Sequence[Unit]) -> str:
    pieces = pieces_with_word_joiners([piece for unit in highlighted for piece in (unit.before, unit.text)])
    written = []
    for unit, after, before, text in zip_longest(highlighted, highlighted[1:], pieces[::2], pieces[1::2]):
        escaped = text.translate(_ESCAPES)
        if unit is highlighted[0]:
            written.append(before + escaped)
        elif "\n" in before:
            written.append(f"{before}<{clock(unit.start_ms)}><c>{escaped}</c>")
        else:
            written.append(f"<{clock(unit.start_ms)}><c>{before}{escaped}</c>")
        if unit.lit_end_ms < (after.start_ms if after else cue.end_ms):
            written.append(f"<{clock(unit.lit_end_ms)}>")
    return "".join(written)
