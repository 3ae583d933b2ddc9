"""Cues of SRT and WebVTT files from any source, with their markup and positions, in the file's order.

Neither library that we write with can read files for `check`. `srt` reads `00:01,000` as a minute, appends a cue with
a broken time line to the text of the previous one, and rejects a name where it expects a number. `webvtt-py` drops cues
with a broken time line or, in strict mode, rejects a whole file for an arrow in a text. Neither gives line numbers, or
the positions that rewriting a file in place needs. Tests check that all three agree on what all three accept.

https://www.w3.org/TR/webvtt1/#file-parsing; SRT has no standard: we read what players agree on.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from captioner.errors import FormatError


class RawCue(NamedTuple):
    """A cue of a file: its times, its text with markup, the positions of both in the file, and the cue's settings."""

    start_ms: int
    end_ms: int
    text: str
    times_span: tuple[int, int]
    text_start: int
    settings: str
    """What follows the times on their line."""


def raw_cues(text: str, *, vtt: bool) -> list[RawCue]:
    """The cues of an SRT or WebVTT file with LF line ends.

    Raises `FormatError`, with the line number, for an unreadable time line, for text outside any cue, and for an SRT
    file without cues.
    """
    lines = list((_VTT_TIMES if vtt else _SRT_TIMES).finditer(text))
    if text.count("-->") > len(lines):
        _refuse_broken_time_lines(text, {line.start() for line in lines}, vtt)
    if not vtt:
        _refuse_text_before_cues(text, lines[0].start() if lines else len(text))
    return list(_raw_cues(text, lines, vtt))


_TIMES = r"^[ \t]*({clock}[ \t]*-->[ \t]*{clock})([ \t][^\n]*)?$"
_VTT_TIMES = re.compile(_TIMES.format(clock=r"(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"), re.MULTILINE)
# Some programs omit leading zeros, some omit milliseconds; many write a dot.
_SRT_TIMES = re.compile(
    _TIMES.format(clock=r"(?:([0-9]{1,9}):)?([0-5]?[0-9]):([0-5]?[0-9])(?:[,.]([0-9]{3}))?"), re.MULTILINE
)
_NOTE_OR_STYLE = re.compile(r"(?:\A|\n)\n(?:NOTE|STYLE|REGION)(?=[ \t\n]|\Z)")
_TIME_LIKE = re.compile(r"[ \t]*[-+]?[0-9]")


def _raw_cues(text: str, lines: list[re.Match[str]], vtt: bool) -> Iterator[RawCue]:
    for line, after in zip_longest(lines, lines[1:]):
        end = after.start() if after else None
        _, h, m, s, ms, end_h, end_m, end_s, end_ms, _ = line.groups("0")
        text_start = line.end() + 1
        content = text[text_start:end]
        if end is not None:
            content = _without_name(content, vtt)
        if vtt and "\n\n" in f"\n{content}":
            note = _NOTE_OR_STYLE.search(content)
            content = content[: note.start()] if note else content
        yield RawCue(
            (int(h) * 60 + int(m)) * 60_000 + int(s) * 1000 + int(ms),
            (int(end_h) * 60 + int(end_m)) * 60_000 + int(end_s) * 1000 + int(end_ms),
            _without_blank_end(content),
            line.span(1),
            text_start,
            line[10] or "",
        )


def _without_blank_end(content: str) -> str:
    """`content` without trailing blank lines, but with the white space that ends its last line."""
    kept = content.rstrip(" \t\n")
    return kept + content[len(kept) :].partition("\n")[0] if kept else ""


def _without_name(content: str, vtt: bool) -> str:
    """The text between two time lines, without the number or name of the second cue."""
    kept, newline, name = content[:-1].rpartition("\n")
    # In SRT, a line of digits before a time line is a cue number even without a blank line between the cues.
    if name.strip().isdecimal() and not vtt:
        return kept
    separated = kept.endswith("\n") or (newline and not kept) or (not vtt and kept.rpartition("\n")[2].isspace())
    return kept if separated else content


def _refuse_broken_time_lines(text: str, known: set[int], vtt: bool) -> None:
    """Raises for a line that begins a cue, contains an arrow and begins like a time, but is not a time line."""
    start, before, ahead = 0, "", ""
    for number, line in enumerate(text.split("\n"), 1):
        opens = not before.strip() or (not ahead.strip() and "-->" not in before and not before.startswith("NOTE"))
        if "-->" in line and start not in known and opens and _TIME_LIKE.match(line):
            shown, kind = ("00:00:01.000", "WebVTT") if vtt else ("00:00:01,000", "SRT")
            raise FormatError(
                f"line {number}: {line.strip()[:60]!r} is not a time line of {kind}: write both times as {shown}, "
                "with minutes and seconds up to 59 and three digits of milliseconds",
                line=number,
            )
        start += len(line) + 1
        ahead, before = before, line


def _refuse_text_before_cues(text: str, end: int) -> None:
    """Raises if anything but its number precedes the first cue's time line, or if there is no time line."""
    found = [(number, line.strip()) for number, line in enumerate(text[:end].split("\n"), 1) if line.strip()]
    if end == len(text):
        number, line = found[0]
        raise FormatError(
            f"line {number}: {line[:60]!r} is not the start of a format that is read: SRT (a time line such as "
            "00:00:01,000 --> 00:00:02,500), WebVTT (WEBVTT in the first line), or captioner's JSON",
            line=number,
        )
    if len(found) > 1:
        number, line = found[0]
        message = f"line {number}: {line[:60]!r} belongs to no cue: remove it, or give it a time line"
        raise FormatError(message, line=number)
