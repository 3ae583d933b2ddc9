"""SubRip, in the dialect that every player reads: UTF-8, LF, numbers from 1, one blank line after every cue, no markup.

SRT has no escapes. Text that players would take for markup is changed so that they show it: full-width `＜＞` for a
`<` that could open a tag and wherever a `>` follows a `<` in the same cue, full-width `｛｝` where a `}` follows a `{`,
and a word joiner (U+2060) after the backslash of `\\N`, `\\n` and `\\h`. Lines of right-to-left scripts get direction
marks where players need them.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from captioner.captions import Captions, require_captions
from captioner.text.direction import DirectionMarks, check_direction_marks, with_direction_marks
from captioner.writers.word_joiners import with_word_joiners

if TYPE_CHECKING:
    import srt

# HTML parsers, including those of newer Pythons, drop everything after an open tag.
_OPEN_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_WIDE_ANGLES = str.maketrans("<>", "＜＞")
_WIDE_BRACES = str.maketrans("{}", "｛｝")


def to_srt(captions: Captions, *, direction_marks: DirectionMarks = "auto") -> str:
    """The captions as SRT, with a blank line at the end, without which MoviePy loses the last cue.

    `direction_marks` says which lines of right-to-left cues get U+202B and U+202C around them: those that players would
    show wrong (`auto`), all (`on`), or none (`off`). Raises `FormatError` for any other value.
    """
    import srt

    return str(srt.compose(to_subtitles(captions, direction_marks=direction_marks), reindex=False))


def to_subtitles(captions: Captions, *, direction_marks: DirectionMarks = "auto") -> list["srt.Subtitle"]:
    """The captions as `Subtitle` objects of the `srt` package, for further work with that package."""
    require_captions(captions)
    check_direction_marks(direction_marks)
    import srt

    return [
        srt.Subtitle(
            number,
            timedelta(milliseconds=cue.start_ms),
            timedelta(milliseconds=cue.end_ms),
            with_direction_marks(_escaped(cue.text), captions.language, direction_marks),
        )
        for number, cue in enumerate(captions, 1)
    ]


def _escaped(text: str) -> str:
    text = with_word_joiners(text)
    if "<" in text:
        text = _OPEN_TAG.sub("＜", _full_width(text, "<", ">", _WIDE_ANGLES))
    if "{" in text:
        text = _full_width(text, "{", "}", _WIDE_BRACES)
    return text


def _full_width(text: str, opening: str, closing: str, wide: Mapping[int, int]) -> str:
    """The text with full-width brackets from the first opening to the last closing one: a pair hides its contents."""
    start, end = text.find(opening), text.rfind(closing) + 1
    return text[:start] + text[start:end].translate(wide) + text[end:] if start < end else text
