"""The fixes for a single cue: tidy its white space, break its lines again, move its end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import is_

from captioner.captions import Captions
from captioner.checking.turns import is_dialogue, turns
from captioner.checking.weak_ends import weak_tear
from captioner.cue import Cue, cue_sizes
from captioner.cue_words import spoken_words
from captioner.frames import frame_at, frame_ms, frame_until, least_frames
from captioner.layout.breaks import Breaks, break_costs
from captioner.layout.problem import BARRED, Problem
from captioner.layout.search import solve
from captioner.limits import Limits
from captioner.schedule import can_end, last_end_ms, window
from captioner.text.marks import NO_BREAK_SPACES, NOT_AT_LINE_END, NOT_AT_LINE_START, UNSPACED
from captioner.text.measure import display_width
from captioner.timing.words import Word

# Higher than the cost of most layouts.
_WEAK_END_COST = 10**6
_MAX_TRIMMED_MS = 100
# Arrows, clocks and angle brackets: moved to another line, such text can look like a time line, a tag or another file
# format to some readers.
STRUCTURE = re.compile(r"-\s*>|<|\d:\d\d?[:.,]\d")
# Lines that some readers take for a cue number, a WebVTT block, or another file format.
_STRUCTURAL_LINE = re.compile(r"-?\d+\.?\d*|\{.*|\[-?\d.*|(NOTE|STYLE|REGION|WEBVTT).*")
# Between two of these characters, a line break does not stand for a space.
_NO_SPACE_BETWEEN = re.compile(f"[{UNSPACED}{re.escape(NOT_AT_LINE_START + NOT_AT_LINE_END)}]")


def tidied(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue without blank lines and extra white space."""
    return _on_lines(cues[at], [line.words for line in cues[at].lines if line.words])


def relined(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with its lines broken as the layout search would break them; each turn of a dialogue begins a line.

    Lines with a label stay as they are, and so do those of several speakers.
    """
    cue, words = cues[at], _joined(cues[at])
    if not words or any(line.prefix for line in cue.lines) or len({line.speaker for line in cue.lines}) > 1:
        return cue
    if len(cue.lines) == 1 and cue.lines[0].width <= limits.max_line_width and not is_dialogue(cue):
        return cue
    if display_width(" ".join(cue.text.split())) >= limits.max_line_count * (limits.max_line_width + 1):
        return cue
    # It must stay one cue, however many words it has and however long it lasts.
    limits = replace(limits, max_words=None, max_duration_ms=max(limits.max_duration_ms, cue.duration_ms))
    begins = turns(_with_line_starts(cue, words)) if is_dialogue(cue) else [0]
    found = [_lines(words[first:end], captions.language, limits) for first, end in pairwise([*begins, len(words)])]
    lines = [line for turn in found for line in turn]
    return _on_lines(cue, lines) if begins and all(found) and len(lines) <= limits.max_line_count else cue


def _with_line_starts(cue: Cue, words: Sequence[Word]) -> list[Word]:
    """The words of a cue, those that begin one of its lines after a newline."""
    starts = set(accumulate(len(line.words) for line in cue.lines))
    return [replace(word, before="\n") if at in starts else word for at, word in enumerate(words)]


def _lines(words: Sequence[Word], language: str, limits: Limits) -> list[Sequence[Word]]:
    """The best lines for words in one cue; none if one cue cannot hold them."""
    # A weak end that another break could avoid is a finding, however little the search would charge for it.
    texts = [word.text for word in words]
    if " ".join(texts).isupper():
        # Its capitals mark no names.
        texts = [text.lower() for text in texts]
    ends = [
        cost + (_WEAK_END_COST if weak_tear(texts[:at], texts[at:], language) else 0)
        for at, cost in enumerate(break_costs(words, language).line, 1)
    ]
    line_breaks_only = Breaks(ends, [BARRED] * len(ends), [False] * len(ends))
    layouts = solve(Problem.of(words, language, limits, line_breaks_only), 0, len(words)).layouts
    return [words[first:end] for first, end in pairwise(layouts[0])] if len(layouts) == 1 else []


def _joined(cue: Cue) -> tuple[Word, ...]:
    """The words of a cue as if on one line; a line break becomes a space, except in scripts written without spaces."""
    joined: list[Word] = []
    edge = ""
    for line in cue.lines:
        words = line.words
        if joined and words:
            spaced = not (_NO_SPACE_BETWEEN.match(edge) and _NO_SPACE_BETWEEN.match(line.text))
            words = (replace(words[0], before=" " if spaced else ""), *words[1:])
        joined += words
        edge = line.text[-1:] or " "
    return tuple(joined)


def _on_lines(cue: Cue, lines: Sequence[Sequence[Word]]) -> Cue:
    """The cue on other lines; unchanged if that would lose more than white space or make text look like structure."""
    if not cue.lines:
        return cue
    fixed = replace(cue, lines=tuple(cue.lines[0].with_words(tuple(words)) for words in lines))
    if fixed.text == cue.text or _letters(fixed) != _letters(cue):
        return cue
    if STRUCTURE.search(cue.text) or STRUCTURE.search(fixed.text):
        return cue
    return cue if is_structural(fixed, cue) else fixed


def is_structural(fixed: Cue, cue: Cue | None = None) -> bool:
    """Whether some reader could take a line for structure, other than the lines that are in `cue`."""
    new = {line.text for line in fixed.lines} - ({line.text for line in cue.lines} if cue else set())
    return any(_STRUCTURAL_LINE.fullmatch(text) or text.isdigit() for text in new)


def _letters(cue: Cue) -> str:
    """The cue's text without white space that may change; no-break and ideographic spaces count as text."""
    return "".join([char for char in cue.text if not char.isspace() or char in NO_BREAK_SPACES or char == "\u3000"])


def is_spoken(cue: Cue) -> bool:
    """Whether the cue's words have their own times, so that its speech may end before the cue."""
    words = cue.words
    if not words or words[-1].start_ms <= words[0].start_ms:
        return False
    # Karaoke stamps say when the last word begins, but not when it ends.
    return not words[-1].estimated or words[-1].end_ms < cue.end_ms


def retimed(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with the end that `captioner.schedule` gives it."""
    cue, words = cues[at], cues[at].words
    after = cues[at + 1] if at + 1 < len(cues) else None
    if not can_end(cue.start_ms, 0, limits):
        return cue
    if not words or cue.end_ms <= cue.start_ms or (after and after.start_ms <= cue.start_ms):
        return cue
    speech_end_ms = words[-1].end_ms
    if not is_spoken(cue):
        # Its speech is assumed to last until its end.
        speech_end_ms = cue.end_ms
        limits = without_rest(limits)
    if after and speech_end_ms > after.start_ms:
        if speech_end_ms - after.start_ms > _MAX_TRIMMED_MS:
            return cue
        speech_end_ms = after.start_ms
    ((_, chars),) = cue_sizes([cue.lines], captions.language)
    next_start_ms = after.start_ms if after else None
    _, end_ms = window(cue.start_ms, speech_end_ms, next_start_ms, captions.duration_ms, chars, limits)
    fixed = cue if end_ms == cue.end_ms else on_frames(replace(cue, end_ms=end_ms), limits)
    if limits.fps and after:
        last = frame_at(after.start_ms, limits.fps) - least_frames(limits.min_gap_ms, limits.fps)
        if frame_at(fixed.start_ms, limits.fps) < last:
            return replace(fixed, end_ms=min(fixed.end_ms, frame_ms(last, limits.fps)))
    return fixed


def shortened(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with the maximum duration, if it lasts longer and its words are spoken by then even slowly."""
    cue = cues[at]
    if cue.duration_ms <= limits.max_duration_ms or not cue.words:
        return cue
    end_ms = cue.start_ms + limits.max_duration_ms
    words, _ = spoken_words([cue])
    return _ending(cue, end_ms, limits) if words[-1].end_ms <= end_ms else cue


def parted(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue up to the start of the next one that it overlaps, if both are shown in one place."""
    cue = cues[at]
    after = cues[at + 1] if at + 1 < len(cues) else None
    if after is None or after.place != cue.place or not cue.start_ms < after.start_ms < cue.end_ms:
        return cue
    return _ending(cue, max(after.start_ms - limits.min_gap_ms, cue.start_ms + 1), limits)


def _ending(cue: Cue, end_ms: int, limits: Limits) -> Cue:
    """The cue with another end, on a frame that is not later."""
    if limits.fps is not None:
        end_ms = frame_ms(max(frame_until(end_ms, limits.fps), frame_at(cue.start_ms, limits.fps) + 1), limits.fps)
    return replace(cue, end_ms=end_ms)


def spanned(cue: Cue) -> Cue:
    """The cue with lines that know its times, as if it were read from a file."""
    lines = tuple(line.spanning(cue.start_ms, cue.end_ms) for line in cue.lines)
    return cue if all(map(is_, lines, cue.lines)) else replace(cue, lines=lines)


@lru_cache(maxsize=16)
def without_rest(limits: Limits) -> Limits:
    """Limits by which no cue is held past its speech but to be read."""
    return replace(limits, rest_hold_ms=0)


def on_frames(cue: Cue, limits: Limits) -> Cue:
    """The cue with both times on their nearest frames, if there is a frame rate; it is not shortened to nothing."""
    start_ms, end_ms = cue.start_ms, cue.end_ms
    if limits.fps is not None:
        start, end = (frame_at(time_ms, limits.fps) for time_ms in (start_ms, end_ms))
        if end_ms > start_ms:
            end = max(end, start + 1)
        start_ms, end_ms = frame_ms(start, limits.fps), frame_ms(end, limits.fps)
    if not can_end(start_ms, 0, limits):
        return cue
    end_ms = min(end_ms, last_end_ms(limits))
    return cue if (start_ms, end_ms) == (cue.start_ms, cue.end_ms) else replace(cue, start_ms=start_ms, end_ms=end_ms)
