"""Findings about the text of cues: reading speed, number and width of lines, line ends, white space."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from captioner.checking.finding import Finding
from captioner.checking.line_ends import end_findings
from captioner.checking.sources import DIALOGUE, EMPTY, FITS_ONE, ROLLING, WHITE_SPACE, nearest_preset
from captioner.checking.speakers import second_speaker
from captioner.checking.white_space import unintended_space
from captioner.cue import Cue, Line
from captioner.limits import PRESETS, Limits
from captioner.rolling import repetitions
from captioner.text.marks import DASHES
from captioner.text.measure import display_width

# What begins a line that is meant to be alone: a speaker's, a sound's, a song's.
_OWN_LINE = (*DASHES, ">>", "[", "(", "（", "［", "♪", "♫", "#")
# What begins another speaker's turn, or ends the name of one.
_SECOND_SPEAKERS = re.compile(f"[－:{DASHES}]|>>")


def text_findings(
    cues: Sequence[Cue], errors: Sequence[Mapping[str, Finding]], language: str, limits: Limits
) -> Iterator[list[Finding]]:
    """For each cue, the findings about its text; `errors` has each cue's errors by the limit that it breaks."""
    texts = [[line.text for line in cue.lines] for cue in cues]
    joined = list(map("\n".join, texts))
    fits_one = PRESETS[nearest_preset(limits, language)].fits_one
    repeated = repetitions(cues, joined)
    before: list[str] = []
    for number, (cue, broken, lines, after, text) in enumerate(zip_longest(cues, errors, texts, texts[1:], joined), 1):
        start_ms = cue.start_ms
        words = text.split()
        if not words:
            yield [Finding("empty", "error", number, start_ms, None, "no text", "text", EMPTY)]
            before = []
            continue
        turns = _turns(cue.lines) if len(lines) > 1 else []
        found = [broken[limit] for limit in ("max_cps", "max_line_count") if limit in broken]
        if "max_line_width" in broken:
            found += _too_wide(broken["max_line_width"], lines, limits.max_line_width)
        elif fits_one and _fits_one(lines, limits.max_line_width) and not turns:
            found.append(Finding("fits-one", "warning", number, start_ms, None, len(lines), 1, FITS_ONE))
        if _SECOND_SPEAKERS.search(text):
            found += _speakers(number, start_ms, lines)
        if number - 1 in repeated:
            what = repeated[number - 1].what
            found.append(Finding("rolling", "warning", number, start_ms, None, what, "each text once", ROLLING))
        # A sentence is assumed not to continue after a long gap, in a cue that is out of order, or by somebody else.
        is_last = number == len(cues) or cues[number].start_ms < start_ms
        is_last = is_last or cues[number].start_ms - cue.end_ms >= limits.chain_below_ms
        is_last = is_last or cues[number].place != cue.place or number in repeated
        is_last = is_last or (bool(after) and _are_of_two(cue.lines[-1], cues[number].lines[0]))
        about_spaces = []
        if " ".join(words) != text.replace("\n", " "):
            about_spaces = list(_white_space(number, start_ms, lines))
            lines = [line.strip() for line in lines]
        found += end_findings(number, start_ms, before, lines, [] if is_last else after, language, limits, turns)
        yield found + about_spaces
        before = [] if is_last else lines


def _turns(lines: Sequence[Line]) -> list[int]:
    """The lines, from 1, after which somebody else speaks."""
    return [row for row, (line, below) in enumerate(pairwise(lines), 1) if _are_of_two(line, below)]


def _are_of_two(line: Line, below: Line) -> bool:
    """Whether two lines are of two speakers, as far as they are known."""
    speaker = line.speaker
    return speaker is not None and below.speaker not in (None, speaker)


def _fits_one(lines: Sequence[str], max_line_width: int) -> bool:
    """Whether the lines of a cue fit on one, with a space between them, and none belongs to a speaker or a sound."""
    return (
        len(lines) > 1
        and display_width(" ".join(lines)) <= max_line_width
        and not any(line.lstrip().startswith(_OWN_LINE) for line in lines)
        and all(line.strip() for line in lines)
    )


def _speakers(number: int, start_ms: int, lines: Sequence[str]) -> Iterator[Finding]:
    """The lines on which a second speaker begins."""
    for row, line in enumerate(lines, 1):
        if second := second_speaker(line):
            yield Finding("dialogue", "warning", number, start_ms, row, second, "a line for each speaker", DIALOGUE)


def _too_wide(error: Finding, lines: Sequence[str], max_line_width: int) -> Iterator[Finding]:
    """A cue's line width error, once for each line that is too wide."""
    for row, line in enumerate(lines, 1):
        width = display_width(line)
        if width > max_line_width:
            yield replace(error, line=row, measured=width)


def _white_space(number: int, start_ms: int, lines: Sequence[str]) -> Iterator[Finding]:
    """The first unintended white space of each line; no-break spaces are intended."""
    for row, line in enumerate(lines, 1):
        found = unintended_space(line)
        if found:
            what, _, _ = found
            yield Finding("white-space", "warning", number, start_ms, row, what, "one space between words", WHITE_SPACE)
