"""Cue faults and their prices."""

from typing import NamedTuple

from captioner.layout.prices import BLINK, SENTENCE_TAIL, TOO_FAST, TOO_SHORT, Price
from captioner.layout.problem import Problem, WordIndex
from captioner.schedule import blinks, bridged_end_ms, needed_ms, target_cps, window

FAULT_NAMES = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK)
"""The names of the fields of `CueFaults` in `costs.py`."""


class CueFaults(NamedTuple):
    """The price of each fault of a cue, 0 if the cue does not have it."""

    sentence_tail: Price = 0
    too_fast: Price = 0
    too_short: Price = 0
    blink: Price = 0


def may_have_faults(problem: Problem, first: WordIndex, last: WordIndex) -> bool:
    """Whether the cue from words[first] to words[last] can have a fault: quick to compute, and False for most cues."""
    limits = problem.limits
    spoken_ms = problem.ends_ms[last] - problem.starts_ms[first] - limits.min_gap_ms
    return (
        spoken_ms < limits.min_duration_ms
        or spoken_ms * target_cps(limits) < 1000 * (problem.char_ends[last] - problem.char_begins[first])
        or first <= problem.sentence_ends[last] < last
    )


def cue_faults(problem: Problem, first: WordIndex, end: WordIndex, high: WordIndex) -> CueFaults:
    """The faults of a cue of words[first:end] in a part that ends at `high`.

    A cue whose speech lasts as long as the cue needs has no fault in its times, however they are rounded to frames.
    """
    limits, prices = problem.limits, problem.prices
    tail = prices.sentence_tail if end < high and end - 1 > problem.sentence_ends[end - 1] >= first else 0
    start_ms, speech_end_ms = problem.starts_ms[first], problem.ends_ms[end - 1]
    chars = problem.char_ends[end - 1] - problem.char_begins[first]
    need_ms = needed_ms(chars, limits)
    if speech_end_ms - start_ms - limits.min_gap_ms >= need_ms:
        return CueFaults(tail)
    next_start_ms = problem.starts_ms[end] if end < len(problem.starts_ms) else None
    end_ms, blink = None, 0
    if next_start_ms is not None and limits.fps is None:
        # The schedule would give the same end. With frames, only the schedule knows on which one a cue ends.
        end_ms = bridged_end_ms(speech_end_ms, next_start_ms, limits)
    if end_ms is None or end_ms - start_ms > limits.max_duration_ms:
        start_ms, end_ms = window(start_ms, speech_end_ms, next_start_ms, problem.clip_end_ms, chars, limits)
        if next_start_ms is not None and blinks(end_ms, next_start_ms, limits):
            blink = prices.blink
    shown_ms = max(end_ms - start_ms, 1)
    fast, short = max(need_ms - shown_ms, 0), max(limits.min_duration_ms - shown_ms, 0)
    return CueFaults(tail, fast // 10 * prices.too_fast, short // 10 * prices.too_short, blink)
