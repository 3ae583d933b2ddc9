"""Cues of SRT and WebVTT files from any source, with their markup and positions, in the file's order.

Neither library that we write with can read files for `check`. `srt` reads `00:01,000` as a minute, appends a cue with
a broken time line to the text of the previous one, and rejects a name where it expects a number. `webvtt-py` drops cues
with a broken time line or, in strict mode, rejects a whole file for an arrow in a text. Neither gives line numbers, or
the positions that rewriting a file in place needs. Tests check that all three agree on what all three accept.

https://www.w3.org/TR/webvtt1/#file-parsing; SRT has no standard: we read what players agree on.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from captioner.errors import FormatError
from captioner.subtitles.time_lines import Line, broken_time_lines, time_lines, times_ms


class RawCue(NamedTuple):
    """A cue of a file: its times, its text with markup, the positions of both in the file, and the cue's settings.

    `start` is where its time line begins, `settings` what follows the times there. If `readable` is False, players do
    not read that line, and the times are 0.
    """

    start_ms: int
    end_ms: int
    text: str
    start: int
    times_start: int
    times_end: int
    text_start: int
    readable: bool = True
    settings: str = ""

    @property
    def times_span(self) -> tuple[int, int]:
        """Where both times begin and end in the file."""
        return self.times_start, self.times_end

    @property
    def text_end(self) -> int:
        """Where the text ends in the file; without text, where the time line does."""
        return self.text_start + (len(self.text) or -1)


def raw_cues(text: str, *, vtt: bool) -> list[RawCue]:
    """The cues of an SRT or WebVTT file with LF line ends.

    Raises `FormatError`, with the line number, for an unreadable time line, for text outside any cue, and for an SRT
    file without cues.
    """
    cues = scanned(text, vtt=vtt)
    broken = next((cue for cue in cues if not cue.readable), None)
    if broken:
        _refuse_time_line(text, broken, vtt)
    if not vtt and (before := text_before(text, cues)):
        number, line = before
        message = f"line {number}: {line[:60]!r} belongs to no cue: remove it, or give it a time line"
        raise FormatError(message, line=number)
    return cues


def scanned(text: str, *, vtt: bool) -> list[RawCue]:
    """The cues of a file, with those that cannot be read; raises `FormatError` for SRT without any time line."""
    lines = time_lines(text, vtt=vtt)
    known = {line.start() for line in lines}
    broken = list(broken_time_lines(text, known))
    if not vtt and not lines and not broken:
        raise _no_captions(text)
    if broken:
        lines = sorted([*lines, *broken], key=lambda line: line.start())
    return list(_scanned(text, lines, vtt))


def text_before(text: str, cues: Sequence[RawCue]) -> tuple[int, str] | None:
    """The first line before the first cue of SRT, and its number, if there is more than the cue's number or name."""
    found = [(row, line.strip()) for row, line in enumerate(text[: cues[0].start].split("\n"), 1) if line.strip()]
    return found[0] if len(found) > 1 else None


def begins_as_srt(text: str) -> bool:
    """Whether a text with LF line ends begins as an SRT file does: with a time line, perhaps after a number."""
    beginning = text.lstrip("\n\t ").split("\n", 2)[:2]
    return any(time_lines(line, vtt=False) for line in beginning[: 1 + beginning[0].strip().isdecimal()])


_NOTE_OR_STYLE = re.compile(r"(?:\A|\n)\n(?:NOTE|STYLE|REGION)(?=[ \t\n]|\Z)")


def _scanned(text: str, lines: list[Line], vtt: bool) -> Iterator[RawCue]:
    for line, after in zip_longest(lines, lines[1:]):
        end = after.start() if after else None
        start, line_end = line.span()
        text_start = line_end + 1
        content = text[text_start:end]
        if end is not None:
            content = _without_name(content, vtt)
        if vtt and "\n\n" in f"\n{content}":
            note = _NOTE_OR_STYLE.search(content)
            content = content[: note.start()] if note else content
        start_ms, end_ms = times_ms(line)
        readable = start_ms is not None
        times_start, times_end = line.span(1 if readable else 0)
        content = _without_blank_end(content)
        settings = text[times_end:line_end]
        yield RawCue(start_ms or 0, end_ms or 0, content, start, times_start, times_end, text_start, readable, settings)


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


def _refuse_time_line(text: str, cue: RawCue, vtt: bool) -> None:
    line, number = text[slice(*cue.times_span)].strip(), text.count("\n", 0, cue.start) + 1
    shown, kind = ("00:00:01.000", "WebVTT") if vtt else ("00:00:01,000", "SRT")
    raise FormatError(
        f"line {number}: {line[:60]!r} is not a time line of {kind}: write both times as {shown}, "
        "with minutes and seconds up to 59 and three digits of milliseconds",
        line=number,
    )


def _no_captions(text: str) -> FormatError:
    number, line = next((row, line.strip()) for row, line in enumerate(text.split("\n"), 1) if line.strip())
    return FormatError(
        f"line {number}: {line[:60]!r} is not the start of a format that is read: SRT (a time line such as "
        "00:00:01,000 --> 00:00:02,500), WebVTT (WEBVTT in the first line), or captioner's JSON",
        line=number,
    )
