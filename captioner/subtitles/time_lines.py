"""The time lines of SRT and WebVTT: which lines players take for one, and which were meant to be one.

Times are read as ffmpeg and VLC read them, with numbers of any length: `,5` is 5 ms, `00:00:75` a minute and a quarter.
`times_fault` tells what is wrong with such times for other players.
"""

import re
from collections.abc import Iterator, Set

from captioner.faults import FaultKind

Line = re.Match[str]
"""A line of a file; the first group of a time line is its times."""

_TIMES = r"^[ \t]*({clock}[ \t]*-->[ \t]*{clock})(?:[ \t][^\n]*)?$"
_N = "([0-9]{1,9})"
_VTT_TIMES = re.compile(_TIMES.format(clock=rf"(?:{_N}:)?{_N}:{_N}\. ?{_N}"), re.MULTILINE)
# Some programs omit milliseconds; many write a dot.
_SRT_TIMES = re.compile(_TIMES.format(clock=rf"(?:{_N}: ?)?{_N}: ?{_N}(?:[,.] ?{_N})?"), re.MULTILINE)
# What a time line becomes by a slip of a hand, of a program that sets typographic dashes, or of one that escapes HTML.
_ARROW = "(?:[-–—=]{1,3}>|- ->|→|--?&gt;)"
_MEANT = re.compile(
    rf"^[ \t]*[-+]?[0-9](?:[^\n]*?-->|[0-9]*:[0-9]{{1,2}}[:,.][0-9 ,.;:]{{1,12}}{_ARROW}[ \t]*[-+]?[0-9]+:)[^\n]*",
    re.MULTILINE,
)

_SRT_FORM = re.compile(
    r"[0-9]{2}:[0-5][0-9]:[0-5][0-9][,.][0-9]{3}[ \t]+-->[ \t]+[0-9]{2}:[0-5][0-9]:[0-5][0-9][,.][0-9]{3}"
)
_VTT_FORM = re.compile(
    r"(?:[0-9]{2,}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3} --> (?:[0-9]{2,}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
)
_VTT_BROWSER_CLOCK = re.compile(r"(?:[0-9]+:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}")


def time_lines(text: str, *, vtt: bool) -> list[Line]:
    """The lines that players take for time lines; the other groups are the parts of both times."""
    return list((_VTT_TIMES if vtt else _SRT_TIMES).finditer(text))


def broken_time_lines(text: str, known: Set[int]) -> Iterator[Line]:
    """The lines that were meant as time lines and are none: they begin a cue, with digits and an arrow.

    `known` has the positions of the lines that are.
    """
    # Most files have one arrow for each time line, and no other.
    if text.count("->") == len(known) and not any(arrow in text for arrow in ("–>", "—>", "=>", "→", "&gt;")):
        return
    for line in _MEANT.finditer(text):
        if line.start() not in known and _begins_a_cue(text, line.start()):
            yield line


def _begins_a_cue(text: str, start: int) -> bool:
    """Whether a line at `start` has a blank line before it, or a blank line and a number or another line."""
    before_start = text.rfind("\n", 0, max(0, start - 1)) + 1
    before = text[before_start : max(0, start - 1)]
    if not before.strip():
        return True
    ahead = text[text.rfind("\n", 0, max(0, before_start - 1)) + 1 : max(0, before_start - 1)]
    return not ahead.strip() and "-->" not in before and not before.startswith("NOTE")


def times_ms(line: Line) -> tuple[int, int] | tuple[None, None]:
    """The two times of a time line, as players add up their parts; None for one that they do not read."""
    if not line.re.groups:
        return None, None
    _, h, m, s, ms, end_h, end_m, end_s, end_ms = line.groups("0")
    return (
        (int(h) * 60 + int(m)) * 60_000 + int(s) * 1000 + int(ms),
        (int(end_h) * 60 + int(end_m)) * 60_000 + int(end_s) * 1000 + int(end_ms),
    )


def times_fault(times: str, *, vtt: bool) -> FaultKind | None:
    """The gravest fault of the two times that a time line begins with, or None if every player reads them alike."""
    return _vtt_fault(times) if vtt else _srt_fault(times)


def _srt_fault(times: str) -> FaultKind | None:
    if _SRT_FORM.fullmatch(times):
        return None
    clocks = [re.split(r"[:,.]", clock.strip()) for clock in times.split("-->")]
    if any(clock.count(":") < 2 for clock in times.split("-->")):
        return "srt-no-hours"
    if any(len(parts) < 4 for parts in clocks):
        return "srt-no-milliseconds"
    if " " in "".join(part for parts in clocks for part in parts) or not re.search(r"[ \t]-->[ \t]", times):
        return "srt-spaces"
    if any(len(ms) != 3 for *_, ms in clocks):
        return "srt-milliseconds"
    if any(int(minutes) > 59 or int(seconds) > 59 for _, minutes, seconds, _ in clocks):
        return "srt-over-59"
    # Three digits of hours are what a long recording needs.
    return "srt-short-time" if any(len(part) < 2 for parts in clocks for part in parts[:3]) else None


def _vtt_fault(times: str) -> FaultKind | None:
    if _VTT_FORM.fullmatch(times):
        return None
    clocks = [clock.strip() for clock in times.split("-->")]
    if not all(map(_VTT_BROWSER_CLOCK.fullmatch, clocks)):
        return "vtt-time"
    if " --> " not in times:
        return "vtt-arrow"
    return "vtt-short-hours"
