"""What players make of each kind of fault in a caption file: how severe it is, what was expected, and who fails.

Tried with ffmpeg 5.1, whose readers are those of mpv, with Chromium and the parsers of `tests/readback.py`.
What VLC does is read from its source, `modules/demux/subtitle.c` and `modules/codec/webvtt`.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from captioner.captions import Captions
from captioner.checking.finding import Code, Finding, Severity
from captioner.checking.white_space import BLANK_LINE
from captioner.cue import Cue
from captioner.faults import Fault, FaultKind


class Rule(NamedTuple):
    """The findings for one kind of fault."""

    code: Code
    severity: Severity
    allowed: str
    source: str


_SRT_TIMES, _VTT_TIMES = "HH:MM:SS,mmm --> HH:MM:SS,mmm", "HH:MM:SS.mmm --> HH:MM:SS.mmm"
_WEBVTT = "WebVTT, https://www.w3.org/TR/webvtt1/"

RULES: Mapping[FaultKind, Rule] = MappingProxyType(
    {
        "encoding": Rule("encoding", "error", "UTF-8", "ffmpeg and browsers lose or garble text that is not UTF-8"),
        "marks": Rule("byte-order-mark", "error", "one at most", "ffmpeg and browsers refuse the file"),
        "mark-at-line-start": Rule(
            "byte-order-mark", "error", "none inside the file", "ffmpeg and browsers show it, or lose a cue"
        ),
        "mark-in-line": Rule("byte-order-mark", "warning", "none inside the file", "players take it for text"),
        "vtt-no-header": Rule("header", "error", "WEBVTT in the first line", "browsers refuse the file"),
        "vtt-header": Rule("header", "error", "WEBVTT in the first line", "browsers and VLC refuse the file"),
        "vtt-header-end": Rule("header", "error", "a blank line after the header", "ffmpeg loses the first cue"),
        "vtt-late-style": Rule(
            "late-style", "error", "before the first cue", "browsers ignore it, ffmpeg loses all cues after it"
        ),
        "srt-text-before": Rule("time-line", "error", "a time line before text", "ffmpeg refuses the file"),
        "srt-time-line": Rule(
            "time-line", "error", _SRT_TIMES, "ffmpeg shows the line as text of the cue before, VLC loses the cue"
        ),
        "vtt-time-line": Rule(
            "time-line", "error", _VTT_TIMES, "browsers and VLC lose the cue, ffmpeg also all cues after it"
        ),
        "srt-no-hours": Rule(
            "time-line", "error", _SRT_TIMES, "ffmpeg shows the line as text of the cue before, VLC loses the cue"
        ),
        "srt-no-milliseconds": Rule(
            "time-line", "error", _SRT_TIMES, "ffmpeg shows the line as text of the cue before"
        ),
        "srt-spaces": Rule(
            "time-line", "error", _SRT_TIMES, "VLC loses the cue, ffmpeg refuses a file whose first cue has it"
        ),
        "srt-milliseconds": Rule(
            "time-line", "error", "3 digits of milliseconds", "ffmpeg and VLC read ,5 as 0.005 s, pysubs2 as 0.5 s"
        ),
        "srt-over-59": Rule(
            "time-line", "warning", "minutes and seconds up to 59", "ffmpeg and VLC count on; SRT has none above 59"
        ),
        "srt-short-time": Rule("time-line", "warning", _SRT_TIMES, "ffmpeg and VLC read it, ttconv refuses it"),
        "vtt-time": Rule("time-line", "error", _VTT_TIMES, "browsers lose the cue"),
        "vtt-arrow": Rule("time-line", "error", "a space on both sides of -->", "VLC loses the cue"),
        "vtt-short-hours": Rule("time-line", "warning", "2 digits of hours", f"{_WEBVTT}#webvtt-timestamp"),
        "srt-no-first-number": Rule(
            "cue-number", "error", "a number before the first time line", "ffmpeg refuses the file"
        ),
        "srt-no-number": Rule(
            "cue-number", "warning", "a number before each time line", "webvtt-py, pycaption and ttconv lose the cue"
        ),
        "srt-name": Rule("cue-number", "error", "a number", "ffmpeg shows it as text of the cue before"),
        "srt-number": Rule(
            "cue-number", "warning", "one more than before", "players ignore it; people and programs find cues by it"
        ),
        "vtt-identifier": Rule("identifier", "warning", "one cue for each", f"{_WEBVTT}#webvtt-cue-identifier"),
        "srt-blank-line": Rule(
            "blank-line", "error", "none inside a cue", "VLC loses the text after it; after white space, ffmpeg does"
        ),
        "vtt-blank-line": Rule(
            "blank-line", "error", "none inside a cue", "browsers and VLC lose the text after it, ffmpeg also all cues"
        ),
        "srt-no-blank-line": Rule(
            "blank-line", "error", "one between cues", "VLC shows the next cue as text of this one"
        ),
        "vtt-no-blank-line": Rule(
            "blank-line", "error", "one between cues", "ffmpeg and VLC show the next cue as text of this one"
        ),
        "vtt-br": Rule("markup", "error", "a line break", "browsers and ffmpeg run the words together"),
        "vtt-tag": Rule("markup", "error", "&lt;", "browsers and ffmpeg take it for a tag, and lose text"),
        "vtt-text-arrow": Rule("markup", "error", "--&gt;", "browsers lose the rest of the cue"),
        "vtt-backslash": Rule(
            "markup", "warning", "U+2060 after the backslash", "ffmpeg and mpv break the line, and lose the letter"
        ),
    }
)


def with_faults(captions: Captions, about_cues: Iterable[list[Finding]]) -> Iterator[list[Finding]]:
    """The findings of each cue, after those for the faults of the file that are there."""
    faults: dict[int, list[Finding]] = {}
    for fault in captions.faults:
        faults.setdefault(fault.cue, []).append(_finding(fault, captions.cues))
    for number, found in enumerate(about_cues, 1):
        about_file = faults.pop(number, [])
        told = any(one.code == "blank-line" for one in about_file)
        yield about_file + [one for one in found if not (told and one.measured == BLANK_LINE)]
    # A file none of whose cues can be read has faults only.
    yield from faults.values()


def _finding(fault: Fault, cues: tuple[Cue, ...]) -> Finding:
    rule = RULES[fault.kind]
    start_ms = cues[fault.cue - 1].start_ms if cues else 0
    found = f"{fault.found} (line {fault.file_line})"
    return Finding(
        rule.code, rule.severity, fault.cue, start_ms, None, found, rule.allowed, rule.source, fault.file_line
    )
