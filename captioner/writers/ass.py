"""Advanced SubStation Alpha, rendered by libass (ffmpeg, mpv, VLC): karaoke in centiseconds, one style, no positions.

A karaoke unit is a syllable, `{\\kf40}word`. Every silence is an empty syllable: before the first word, between words,
and after the last. Each time is rounded to the centisecond separately and syllables span rounded times, so rounding
errors never accumulate. With `fps`, times are rounded down, so that a cue is shown from its own frame on: up to 100
frames a second, of which each lasts a centisecond.

ASS has no escapes. `{` and `}` would open an override block and hide the text after them, so they are written
full-width. A word joiner (U+2060) follows a backslash that a player could take for part of `\\N`, `\\n`, `\\h` or
`\\{`, and goes outside no-break spaces at either end of a cue's text.
"""

import re
from typing import TYPE_CHECKING, Literal, get_args

from captioner.captions import Captions, require_captions
from captioner.cue import Cue
from captioner.errors import FormatError, shown
from captioner.karaoke import Highlight, units
from captioner.text.direction import has_right_to_left
from captioner.text.marks import WORD_JOINER
from captioner.writers.text_size import MARGIN, check_resolution, line_height

if TYPE_CHECKING:
    import pysubs2

KaraokeTag = Literal["k", "kf", "ko"]
"""How a syllable is highlighted: all at once, filled from left to right as it is sung, or by its outline."""

_BACKSLASH = re.compile(r"\\(?=[Nnh\n]|$)")
_WIDE_BRACES = str.maketrans("{}", "｛｝")

_WHITE, _YELLOW, _BLACK = (255, 255, 255), (255, 213, 74), (0, 0, 0)
# ASS clocks have a single digit for hours.
_LAST_END_MS = 10 * 3600 * 1000 - 10


def to_ass(
    captions: Captions,
    highlight: Highlight = "word",
    *,
    karaoke_tag: KaraokeTag = "kf",
    resolution: tuple[int, int] = (1920, 1080),
) -> str:
    """The captions as ASS: karaoke by word or char, or plain dialogue (`off`).

    `resolution` is the video's width and height in pixels. Text is as large as the limits' line width allows, up to 7 %
    of the height.

    Raises `FormatError` for times of 10 hours or more, which ASS cannot show, and for any other value of an option.
    """
    import pysubs2

    require_captions(captions)
    if karaoke_tag not in get_args(KaraokeTag):
        raise FormatError(f"karaoke_tag must be k, kf or ko, not {shown(karaoke_tag)}")
    check_resolution(resolution)
    if any(cue.end_ms > _LAST_END_MS for cue in captions):
        raise FormatError("ASS cannot show times of 10 hours or more: write SRT or WebVTT instead")
    width, height = resolution
    file = pysubs2.SSAFile()
    file.info = {
        "ScriptType": "v4.00+",
        "PlayResX": str(width),
        "PlayResY": str(height),
        "WrapStyle": "0",
        "ScaledBorderAndShadow": "yes",
    }
    style = "Default" if highlight == "off" else "Karaoke"
    file.styles = {style: _style(captions, width, height, karaoke=highlight != "off")}
    for cue in captions:
        start_cs, end_cs = _span_cs(cue, captions)
        text = _escaped(cue.text) if highlight == "off" else _syllables(cue, captions, highlight, karaoke_tag)
        text = _with_outer_joiners(text)
        file.append(pysubs2.SSAEvent(start=10 * start_cs, end=10 * end_cs, text=text, style=style))
    return file.to_string("ass", header_notice="")


def _style(captions: Captions, width: int, height: int, *, karaoke: bool) -> "pysubs2.SSAStyle":
    import pysubs2

    size = max(1, round(line_height(captions.limits.max_line_width, (width, height))))
    return pysubs2.SSAStyle(
        fontname="Arial",
        fontsize=size,
        # A syllable has the secondary colour before it is sung and the primary colour after.
        primarycolor=pysubs2.Color(*(_YELLOW if karaoke else _WHITE)),
        secondarycolor=pysubs2.Color(*_WHITE),
        outlinecolor=pysubs2.Color(*_BLACK),
        backcolor=pysubs2.Color(*_BLACK, 128),
        outline=max(1, round(size / 20)),
        shadow=0,
        alignment=pysubs2.Alignment.BOTTOM_CENTER,
        marginl=round(MARGIN * width),
        marginr=round(MARGIN * width),
        marginv=round(MARGIN * height),
        # libass lays out each syllable separately and from left to right, unless -1 makes it detect the direction.
        encoding=-1 if any(has_right_to_left(cue.text) for cue in captions) else 1,
    )


def _syllables(cue: Cue, captions: Captions, highlight: Literal["word", "char"], tag: KaraokeTag) -> str:
    start_cs, end_cs = _span_cs(cue, captions)
    at_cs = start_cs
    syllables = []
    for unit in units(cue, highlight, captions.limits.max_hold_ms):
        syllables.append(_escaped(unit.before))
        unit_start_cs, unit_end_cs = _cs(unit.start_ms, captions), _cs(unit.end_ms, captions)
        if unit_start_cs > at_cs:
            syllables.append(f"{{\\{tag}{unit_start_cs - at_cs}}}")
        syllables.append(f"{{\\{tag}{unit_end_cs - unit_start_cs}}}{_escaped(unit.text)}")
        at_cs = unit_end_cs
    if end_cs > at_cs:
        syllables.append(f"{{\\{tag}{end_cs - at_cs}}}")
    return "".join(syllables)


def _escaped(text: str) -> str:
    return _BACKSLASH.sub(rf"\\{WORD_JOINER}", text.translate(_WIDE_BRACES)).replace("\n", r"\N")


def _with_outer_joiners(text: str) -> str:
    # Readers strip lines, including no-break spaces.
    return f"{WORD_JOINER if text[:1].isspace() else ''}{text}{WORD_JOINER if text[-1:].isspace() else ''}"


def _span_cs(cue: Cue, captions: Captions) -> tuple[int, int]:
    # No player shows a cue of zero length.
    start_cs = _cs(cue.start_ms, captions)
    return start_cs, max(_cs(cue.end_ms, captions), start_cs + 1)


def _cs(time_ms: int, captions: Captions) -> int:
    """The nearest centisecond; with `fps`, the one before, as a later one would show a cue a frame late."""
    return (time_ms + 5) // 10 if captions.limits.fps is None else time_ms // 10
