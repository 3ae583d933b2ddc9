"""Caption formats that are not read, by their beginning: each is refused by its name, with a way to one that is."""

import re
from typing import NamedTuple

from captioner.errors import FormatError


class Foreign(NamedTuple):
    """A format by the beginning of its files, and what makes SRT of one."""

    name: str
    beginning: re.Pattern[str]
    remedy: str


_FFMPEG = "make SRT of it first, for instance with ffmpeg -i {0} {1}.srt"


def _foreign(name: str, beginning: str, remedy: str) -> Foreign:
    return Foreign(name, re.compile(beginning, re.IGNORECASE), remedy)


_FORMATS = (
    _foreign(
        "Advanced SubStation Alpha (ASS)",
        r"\[Script Info\](?=(?:.|\n)*^(?:ScriptType:[ \t]*v4\.00\+|\[V4\+ Styles\]))".replace("^", r"\n"),
        _FFMPEG.format("captions.ass", "captions"),
    ),
    _foreign(
        "SubStation Alpha (SSA)",
        r"\[Script Info\]|!: This is a Sub Station Alpha",
        _FFMPEG.format("captions.ssa", "captions"),
    ),
    _foreign("MicroDVD", r"\{\d+\}\{\d*\}", _FFMPEG.format("captions.sub", "captions")),
    _foreign(
        "LRC", r"\[(?:\d+:\d\d|(?:ti|ar|al|au|by|la|length|offset|re|ve):)", _FFMPEG.format("lyrics.lrc", "lyrics")
    ),
    _foreign(
        "TTML (DFXP)",
        r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:.|\n){0,2000}?-->\s*)*<(?:\w+:)?tt[\s>]",
        "make SRT of it first, for instance with tt convert -i captions.ttml -o captions.srt (pip install ttconv)",
    ),
    _foreign(
        "SBV",
        r"\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}[ \t]*(?:\n|\Z)",
        'make SRT of it first, for instance with python -c "import webvtt; '
        "webvtt.from_sbv('captions.sbv').save_as_srt('captions.srt')\"",
    ),
    _foreign("SAMI", r"(?:<!--(?:.|\n){0,2000}?-->\s*)?<SAMI[\s>]", _FFMPEG.format("captions.smi", "captions")),
)
# Enough for a comment or the heading of a script.
_BEGINNING = 4000


def refuse_foreign(text: str) -> None:
    """Raises `FormatError` with the name and a remedy if a file begins as one of a caption format that is not read."""
    beginning = text[:_BEGINNING].lstrip()
    if beginning[:1] not in "[{<!0123456789":
        return
    for name, pattern, remedy in _FORMATS:
        if pattern.match(beginning):
            raise FormatError(f"is {name}, which is not read: {remedy}")
