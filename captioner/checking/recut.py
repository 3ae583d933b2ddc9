"""`recut`: a run of cues, split and joined by the layout search where that is better.

The search is that of `caption`, on the words of the run, timed inside their cues; it costs more to end a cue where none
ended. Each change that it proposes is made only if `badness` is less with it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from captioner.checking.cue_fixes import is_structural, on_frames, without_rest
from captioner.checking.measuring import badness
from captioner.checking.runs import Run
from captioner.checking.speech import spoken_at
from captioner.checking.turns import turns
from captioner.cue import Cue, cue_sizes
from captioner.cue_words import spoken_words
from captioner.layout.breaks import break_costs
from captioner.layout.grouping import cuts
from captioner.layout.prices import Prices
from captioner.layout.problem import Layout, Problem, WordIndex
from captioner.layout.search import solve
from captioner.limits import Limits
from captioner.rolling import letters_of
from captioner.schedule import can_end, window
from captioner.timing.words import Word

# How many times as dear as in `caption` a cue is that is too fast or too short: the first may be unavoidable, and the
# second is dearer than any break.
_FAST, _SHORT = 10, 50
# Faults are charged by whole hundredths of a second; a millisecond counts as one, too.
_ROUNDING_MS = 9


class Proposal(NamedTuple):
    """Other cues for those from the index `first` of a file to the one before `end`."""

    first: int
    end: int
    cues: Sequence[Cue]


def recut(run: Run, language: str, limits: Limits) -> list[Cue]:
    """The cues of a run, split and joined; the same objects where nothing is better."""
    found: list[Cue] = []
    done = 0
    for first, end, cues in proposals(run, language, limits):
        first, end = first - run.first, end - run.first
        found += run.cues[done:first]
        before = found[-1] if found else run.before
        after = run.cues[end] if end < len(run.cues) else run.after
        was, would_be = (
            badness([cue for cue in (before, *each, after) if cue], language, limits)
            for each in (run.cues[first:end], cues)
        )
        found += cues if would_be.of_cues < was.of_cues else run.cues[first:end]
        done = end
    return [*found, *run.cues[done:]]


def proposals(run: Run, language: str, limits: Limits) -> Iterator[Proposal]:
    """The smallest changes that together make a run what the search takes for best."""
    words, _ = spoken_words(run.cues)
    if run.times is not None:
        words = spoken_at(words, run.times, run.cues)
    ends = _ends(run.cues, words)
    if ends is None or not can_end(run.cues[-1].start_ms, words[-1].end_ms, limits):
        return
    layouts = _layouts(run, _in_turns(words, run.cues), ends, language, limits)
    timed = list(_timed(run, words, ends, layouts, language, limits))
    new_ends = [layout[-1] for layout in layouts]
    for first, end in pairwise([0, *sorted({*ends} & {*new_ends})]):
        old, new = (_between(all_ends, first, end) for all_ends in (ends, new_ends))
        cues = _proposed(run.cues[old], timed[new])
        if cues:
            yield Proposal(run.first + old.start, run.first + old.stop, cues)


def _proposed(old: Sequence[Cue], new: Sequence[Cue]) -> Sequence[Cue]:
    """New cues for the words of old ones; none if they are the same, or no reader would take them for the same."""
    if len(old) == len(new) == 1:
        # The words stay together: only their lines change.
        ((one,), (other,)) = old, new
        lines = tuple(line.spanning(one.start_ms, one.end_ms) for line in other.lines)
        new = [replace(one, lines=lines)]
        if other.text == one.text:
            return ()
    return () if any(map(is_structural, new)) or _letters(old) != _letters(new) else new


def _ends(cues: Sequence[Cue], words: Sequence[Word]) -> list[WordIndex] | None:
    """Where the words of each cue end; None if the words are not those of the cues, or one is in two of them."""
    letters = accumulate(len(letters_of(word.text)) for word in words)
    at_letter = {count: at for at, count in enumerate(letters, 1)}
    ends = [at_letter.get(count) for count in accumulate(len(letters_of(cue.text)) for cue in cues)]
    known = [end for end in ends if end is not None]
    return known if len(known) == len(ends) and known[-1] == len(words) else None


def _in_turns(words: Sequence[Word], cues: Sequence[Cue]) -> tuple[Word, ...]:
    """The words of a dialogue in one cue, each turn after a forced break; other words as they are."""
    begins = set(turns(words)[1:]) if len(cues) == 1 else set()
    return tuple(replace(word, before="\n\n") if at in begins else word for at, word in enumerate(words))


def _layouts(run: Run, words: Sequence[Word], ends: Sequence[WordIndex], language: str, limits: Limits) -> list[Layout]:
    """The best cues for the words of a run, as the search finds them."""
    limits = _rounding(_holding(words, limits))
    breaks = break_costs(words, language)
    for end, added in zip(ends[:-1], run.added, strict=False):
        breaks.cue[end - 1] += added
    clip_end_ms = run.after.start_ms - limits.min_gap_ms if run.after else None
    problem = Problem.of(words, language, limits, breaks, clip_end_ms=clip_end_ms)
    problem = problem._replace(prices=_severe(problem.prices))
    return [layout for part in pairwise(cuts(words, problem)) for layout in solve(problem, *part).layouts]


def _severe(prices: Prices) -> Prices:
    """Prices by which a fault that is an error weighs more than good breaks do."""
    return prices._replace(too_fast=prices.too_fast * _FAST, too_short=prices.too_short * _SHORT)


def _holding(words: Sequence[Word], limits: Limits) -> Limits:
    """The limits by which cues of these words end: with no rest after speech if nobody knows when that ends."""
    limits = _unforced(limits)
    return without_rest(limits) if any(word.estimated for word in words) else limits


@lru_cache(maxsize=16)
def _unforced(limits: Limits) -> Limits:
    """Limits without what `check` does not measure."""
    return replace(limits, target_cps=None, max_words=None)


@lru_cache(maxsize=16)
def _rounding(limits: Limits) -> Limits:
    """Limits by which a cue lasts long enough even if its times are rounded."""
    return replace(limits, min_duration_ms=min(limits.min_duration_ms + _ROUNDING_MS, limits.max_duration_ms))


def _timed(
    run: Run, words: Sequence[Word], ends: Sequence[WordIndex], layouts: Sequence[Layout], language: str, limits: Limits
) -> Iterator[Cue]:
    """The cues of layouts, from and to the times of old cues where they begin and end with those."""
    limits = _holding(words, limits)
    # By the first word of each cue, and by the word after its last one.
    started_ms = {first: cue.start_ms for first, cue in zip([0, *ends], run.cues, strict=False)}
    ended_ms = {end: cue.end_ms for end, cue in zip(ends, run.cues, strict=True)}
    starts_ms = [started_ms.get(layout[0], words[layout[0]].start_ms) for layout in layouts]
    next_starts_ms = [*starts_ms[1:], run.after.start_ms if run.after else None]
    for layout, start_ms, next_start_ms in zip(layouts, starts_ms, next_starts_ms, strict=True):
        old = run.cues[bisect_right(ends, layout[0])]
        lines = tuple(old.lines[0].with_words(tuple(words[first:end])) for first, end in pairwise(layout))
        ((_, chars),) = cue_sizes([lines], language)
        speech_end_ms = max(words[layout[-1] - 1].end_ms, start_ms + 1)
        _, end_ms = window(start_ms, speech_end_ms, next_start_ms, None, chars, limits)
        if layout[-1] in ended_ms:
            # It is shown as long as the old cue with its last word was.
            shown_ms = min(ended_ms[layout[-1]], start_ms + limits.max_duration_ms)
            if next_start_ms is not None:
                shown_ms = min(shown_ms, next_start_ms - limits.min_gap_ms)
            end_ms = max(end_ms, shown_ms)
        cue = on_frames(replace(old, lines=lines, start_ms=start_ms, end_ms=end_ms), limits)
        yield replace(cue, lines=tuple(line.spanning(cue.start_ms, cue.end_ms) for line in lines))


def _between(ends: Sequence[WordIndex], first: WordIndex, end: WordIndex) -> slice:
    """The cues of the words from `first` to `end`."""
    return slice(bisect_right(ends, first), bisect_right(ends, end))


def _letters(cues: Sequence[Cue]) -> str:
    return "".join([letters_of(cue.text) for cue in cues])
