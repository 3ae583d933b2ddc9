"""SRT and WebVTT, by anyone, to cues as they stand in the text: every cue, in the file's order, with its place.

Neither library that we write with can read for a check. `srt` takes `00:01,000` for a minute, adds a cue whose time
line is broken to the text of the one before it, and refuses a name where it expects a number. `webvtt-py` leaves out
cues whose time line is broken, or, when strict, refuses the whole file for an arrow in a text. Neither tells a line
number, and a file is mended in place only by who knows where everything stands in it. What all three accept they read
alike: the tests hold that.

https://www.w3.org/TR/webvtt1/#file-parsing; SRT has no standard: what players agree on is read.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from captioner.errors import FormatError


class RawCue(NamedTuple):
    """A cue of a file: its times, its text as it is written, and where in the file both times and the text stand."""

    start_ms: int
    end_ms: int
    text: str
    times_span: tuple[int, int]
    text_start: int


def raw_cues(text: str, *, vtt: bool) -> list[RawCue]:
    """The cues of an SRT or WebVTT file whose line ends are LF.

    Raises `FormatError`, with the line, for a time line that cannot be read, for text that belongs to no cue, and for
    an SRT file without any cue.
    """
    lines = list((_VTT_TIMES if vtt else _SRT_TIMES).finditer(text))
    if text.count("-->") > len(lines):
        _refuse_broken_clocks(text, {line.start() for line in lines}, vtt)
    if not vtt:
        _refuse_strays(text, lines[0].start() if lines else len(text))
    return list(_raw_cues(text, lines, vtt))


_TIMES = r"^[ \t]*({clock}[ \t]*-->[ \t]*{clock})(?:[ \t][^\n]*)?$"
_VTT_TIMES = re.compile(_TIMES.format(clock=r"(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"), re.MULTILINE)
# Some leave out leading zeros, some the milliseconds; many write a dot.
_SRT_TIMES = re.compile(
    _TIMES.format(clock=r"(?:([0-9]{1,9}):)?([0-5]?[0-9]):([0-5]?[0-9])(?:[,.]([0-9]{3}))?"), re.MULTILINE
)
_ASIDE = re.compile(r"(?:\A|\n)\n(?:NOTE|STYLE|REGION)(?=[ \t\n]|\Z)")
_CLOCK_LIKE = re.compile(r"[ \t]*[-+]?[0-9]")


def _raw_cues(text: str, lines: list[re.Match[str]], vtt: bool) -> Iterator[RawCue]:
    for line, after in zip_longest(lines, lines[1:]):
        end = after.start() if after else None
        _, h, m, s, ms, end_h, end_m, end_s, end_ms = line.groups("0")
        place = line.end() + 1
        content = text[place:end]
        if end is not None:
            content = _without_name(content, vtt)
        if vtt and "\n\n" in f"\n{content}":
            aside = _ASIDE.search(content)
            content = content[: aside.start()] if aside else content
        yield RawCue(
            (int(h) * 60 + int(m)) * 60_000 + int(s) * 1000 + int(ms),
            (int(end_h) * 60 + int(end_m)) * 60_000 + int(end_s) * 1000 + int(end_ms),
            _without_blank_end(content),
            line.span(1),
            place,
        )


def _without_blank_end(content: str) -> str:
    """The text without the blank lines at its end; white space at the end of its last line stays."""
    kept = content.rstrip(" \t\n")
    return kept + content[len(kept) :].partition("\n")[0] if kept else ""


def _without_name(content: str, vtt: bool) -> str:
    """What stands between two time lines, without the number or name of the second cue."""
    kept, newline, name = content[:-1].rpartition("\n")
    # In SRT a line of digits before a time line is its number even where no blank line parts the cues.
    if name.strip().isdecimal() and not vtt:
        return kept
    parted = kept.endswith("\n") or (newline and not kept) or (not vtt and kept.rpartition("\n")[2].isspace())
    return kept if parted else content


def _refuse_broken_clocks(text: str, known: set[int], vtt: bool) -> None:
    """Raises where a line begins a cue, has an arrow, and begins as a time does, but is no time line."""
    start, before, ahead = 0, "", ""
    for number, line in enumerate(text.split("\n"), 1):
        opens = not before.strip() or (not ahead.strip() and "-->" not in before and not before.startswith("NOTE"))
        if "-->" in line and start not in known and opens and _CLOCK_LIKE.match(line):
            shown, kind = ("00:00:01.000", "WebVTT") if vtt else ("00:00:01,000", "SRT")
            raise FormatError(
                f"line {number}: {line.strip()[:60]!r} is no time line of {kind}: write both times as {shown}, "
                "minutes and seconds up to 59, milliseconds with three digits",
                line=number,
            )
        start += len(line) + 1
        ahead, before = before, line


def _refuse_strays(text: str, end: int) -> None:
    """Raises where more than the first cue's number stands before its time line, or where there is no time line."""
    found = [(number, line.strip()) for number, line in enumerate(text[:end].split("\n"), 1) if line.strip()]
    if end == len(text):
        number, line = found[0]
        raise FormatError(
            f"line {number}: {line[:60]!r} is the start of none of the formats that are read: SRT (a time line such as "
            "00:00:01,000 --> 00:00:02,500), WebVTT (WEBVTT in the first line), or captioner's JSON",
            line=number,
        )
    if len(found) > 1:
        number, line = found[0]
        message = f"line {number}: {line[:60]!r} belongs to no cue: remove it, or give it a time line"
        raise FormatError(message, line=number)
