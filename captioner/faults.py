"""`Fault`: a place where players show a caption file otherwise than it is meant."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal[
    "encoding",
    "marks",
    "mark-at-line-start",
    "mark-in-line",
    "vtt-no-header",
    "vtt-header",
    "vtt-header-end",
    "vtt-late-style",
    "srt-text-before",
    "srt-time-line",
    "vtt-time-line",
    "srt-no-hours",
    "srt-no-milliseconds",
    "srt-spaces",
    "srt-milliseconds",
    "srt-over-59",
    "srt-short-time",
    "vtt-time",
    "vtt-arrow",
    "vtt-short-hours",
    "srt-no-first-number",
    "srt-no-number",
    "srt-name",
    "srt-number",
    "vtt-identifier",
    "srt-blank-line",
    "vtt-blank-line",
    "srt-no-blank-line",
    "vtt-no-blank-line",
    "vtt-br",
    "vtt-tag",
    "vtt-text-arrow",
    "vtt-backslash",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a caption file, whatever its limits; `captioner.checking.players` has what players make of it.

    `found` is what is there, `file_line` the line of the file, and `cue` the cue there or the next one, or else the
    last one; both count from 1.
    """

    kind: FaultKind
    found: str
    file_line: int
    cue: int
