"""What can be wrong with a cue, and what that costs."""

from captioner.layout.problem import BLINK, SENTENCE_TAIL, TOO_FAST, TOO_SHORT, Columns
from captioner.schedule import blinks, bridged_end_ms, needed_ms, window

FLAWS = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK)
"""What can be wrong with a cue."""


def may_be_flawed(columns: Columns, first: int, last: int) -> bool:
    """Whether anything can be wrong with a cue from words[first] to words[last]: quick, and False for most."""
    limits = columns.limits
    spoken_ms = columns.ends_ms[last] - columns.starts_ms[first] - limits.min_gap_ms
    return (
        spoken_ms < limits.min_duration_ms
        or spoken_ms * limits.max_cps < 1000 * (columns.char_ends[last] - columns.char_begins[first])
        or first <= columns.sentence_ends[last] < last
    )


def flaws(columns: Columns, first: int, end: int, high: int) -> tuple[int, int, int, int]:
    """The prices of `FLAWS` for a cue of words[first:end]: none with most."""
    limits, prices = columns.limits, columns.prices
    tail = prices.tail if end < high and end - 1 > columns.sentence_ends[end - 1] >= first else 0
    start_ms, speech_end_ms = columns.starts_ms[first], columns.ends_ms[end - 1]
    chars = columns.char_ends[end - 1] - columns.char_begins[first]
    need_ms = needed_ms(chars, limits)
    if speech_end_ms - start_ms - limits.min_gap_ms >= need_ms:
        return tail, 0, 0, 0
    next_start_ms = columns.starts_ms[end] if end < len(columns.starts_ms) else None
    end_ms, blink = None, 0
    if next_start_ms is not None and limits.fps is None:
        # Where there are frames, only the schedule knows to which one a cue stays.
        end_ms = bridged_end_ms(speech_end_ms, next_start_ms, limits)
    if end_ms is None or end_ms - start_ms > limits.max_duration_ms:
        start_ms, end_ms = window(start_ms, speech_end_ms, next_start_ms, columns.clip_end_ms, chars, limits)
        if next_start_ms is not None and blinks(end_ms, next_start_ms, limits):
            blink = prices.blink
    shown_ms = max(end_ms - start_ms, 1)
    fast, short = need_ms - shown_ms, limits.min_duration_ms - shown_ms
    return tail, fast // 10 * prices.fast if fast > 0 else 0, short // 10 * prices.short if short > 0 else 0, blink
