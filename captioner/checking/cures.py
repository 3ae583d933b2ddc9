"""The cures of one cue: its white space tidied, its lines broken anew, its end moved."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from captioner.captions import Captions
from captioner.checking.leading import weakness
from captioner.cue import Cue, cue_sizes
from captioner.frames import frame_at, frame_ms, least_frames
from captioner.layout.breaks import Breaks, break_costs
from captioner.layout.problem import BARRED, Problem
from captioner.layout.search import solve
from captioner.limits import Limits
from captioner.schedule import can_end, last_end_ms, window
from captioner.text.marks import DASHES, NO_BREAK_SPACES, NOT_AT_LINE_END, NOT_AT_LINE_START, UNSPACED
from captioner.text.measure import display_width
from captioner.timing.words import Word

# More than most layouts cost.
_DEAR = 10**6
_MAX_TRIMMED_MS = 100
# Text that becomes a time line, a tag or another file format for some reader if it shares a line with other words, or
# has a line of its own: arrows, clocks, angle brackets.
_STRUCTURE = re.compile(r"-\s*>|<|\d:\d\d?[:.,]\d")
# Lines that some reader takes for a cue's number, for a block of WebVTT, or for another file format.
_STRUCTURAL_LINE = re.compile(r"-?\d+\.?\d*|\{.*|\[-?\d.*|(NOTE|STYLE|REGION|WEBVTT).*")
# Between two of these, a line's end is no space.
_TOUCHING = re.compile(f"[{UNSPACED}{re.escape(NOT_AT_LINE_START + NOT_AT_LINE_END)}]")


def tidied(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue without blank lines and stray white space."""
    return _on_lines(cues[at], [line.words for line in cues[at].lines if line.words])


def relined(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with the line ends that the search of our own captions would choose for it; dialogue stays as it is."""
    cue, words = cues[at], _joined(cues[at])
    if not words or any(line.text.lstrip().startswith(tuple(DASHES)) for line in cue.lines):
        return cue
    language = captions.language
    if display_width(" ".join(cue.text.split())) >= limits.max_line_count * (limits.max_line_width + 1):
        return cue
    # One cue it is, whatever its words and its time.
    free = replace(limits, max_words=None, max_duration_ms=max(limits.max_duration_ms, cue.duration_ms))
    # A weak end that another break can avoid is a finding, whatever the search would pay for it.
    ends = [
        cost + (_DEAR if weakness(word.text, after.text, language) else 0)
        for cost, (word, after) in zip(break_costs(words, language).line, pairwise(words), strict=True)
    ]
    barred = Breaks(ends, [BARRED] * len(ends), [False] * len(ends))
    layouts = solve(Problem.of(words, language, free, barred), 0, len(words)).layouts
    if len(layouts) > 1:
        return cue
    return _on_lines(cue, [words[first:end] for first, end in pairwise(layouts[0])])


def _joined(cue: Cue) -> tuple[Word, ...]:
    """The words of a cue as on one line: a line's end is a space, but within a script that is written without."""
    joined: list[Word] = []
    edge = ""
    for line in cue.lines:
        words = line.words
        if joined and words:
            parted = not (_TOUCHING.match(edge) and _TOUCHING.match(line.text))
            words = (replace(words[0], before=" " if parted else ""), *words[1:])
        joined += words
        edge = line.text[-1:] or " "
    return tuple(joined)


def _on_lines(cue: Cue, lines: Sequence[Sequence[Word]]) -> Cue:
    """The cue on other lines, unless a character other than white space would be lost, or text become structure."""
    if not cue.lines:
        return cue
    cured = replace(cue, lines=tuple(cue.lines[0].with_words(tuple(words)) for words in lines))
    if cured.text == cue.text or _letters(cured) != _letters(cue):
        return cue
    if _STRUCTURE.search(cue.text) or _STRUCTURE.search(cured.text):
        return cue
    new = {line.text for line in cured.lines} - {line.text for line in cue.lines}
    return cue if any(_STRUCTURAL_LINE.fullmatch(text) or text.isdigit() for text in new) else cured


def _letters(cue: Cue) -> str:
    """The cue's text without the white space that may be changed; an ideographic space is one of the language."""
    return "".join([char for char in cue.text if not char.isspace() or char in NO_BREAK_SPACES or char == "\u3000"])


def is_spoken(cue: Cue) -> bool:
    """Whether the cue's words have times of their own, so that its end may come after its speech."""
    words = cue.words
    return bool(words) and words[-1].start_ms > words[0].start_ms


def retimed(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with another end, by the rule by which our own cues end."""
    cue, words = cues[at], cues[at].words
    after = cues[at + 1] if at + 1 < len(cues) else None
    if not can_end(cue.start_ms, 0, limits):
        return cue
    if not words or cue.end_ms <= cue.start_ms or (after and after.start_ms <= cue.start_ms):
        return cue
    speech_end_ms = words[-1].end_ms
    if not is_spoken(cue):
        # It is taken to end with its speech.
        speech_end_ms = cue.end_ms
        limits = replace(limits, rest_hold_ms=0)
    if after and speech_end_ms > after.start_ms:
        if speech_end_ms - after.start_ms > _MAX_TRIMMED_MS:
            return cue
        speech_end_ms = after.start_ms
    ((_, chars),) = cue_sizes([cue.lines], captions.language)
    next_start_ms = after.start_ms if after else None
    _, end_ms = window(cue.start_ms, speech_end_ms, next_start_ms, captions.duration_ms, chars, limits)
    cured = on_frames(replace(cue, end_ms=end_ms), limits)
    if limits.fps and after:
        last = frame_at(after.start_ms, limits.fps) - least_frames(limits.min_gap_ms, limits.fps)
        if frame_at(cured.start_ms, limits.fps) < last:
            return replace(cured, end_ms=min(cured.end_ms, frame_ms(last, limits.fps)))
    return cured


def on_frames(cue: Cue, limits: Limits) -> Cue:
    """The cue with both times on the nearest frame where there are frames; one that lasts goes on lasting."""
    start_ms, end_ms = cue.start_ms, cue.end_ms
    if limits.fps is not None:
        start, end = (frame_at(time_ms, limits.fps) for time_ms in (start_ms, end_ms))
        if end_ms > start_ms:
            end = max(end, start + 1)
        start_ms, end_ms = frame_ms(start, limits.fps), frame_ms(end, limits.fps)
    if not can_end(start_ms, 0, limits):
        return cue
    return replace(cue, start_ms=start_ms, end_ms=min(end_ms, last_end_ms(limits)))
