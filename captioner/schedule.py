"""When a cue may come and go: one rule.

A cue starts with its first word. It either chains to the next cue, `min_gap_ms` before it, or leaves a gap of at least
`chain_below_ms`; so no gap flashes. It is held past its last word for `rest_hold_ms`, or for as long as reading asks,
up to `max_hold_ms`.
"""

from math import ceil

from captioner.limits import Limits


def needed_ms(reading_chars: float, limits: Limits) -> int:
    """How long a cue must stay for its minimum duration and its reading speed."""
    return max(limits.min_duration_ms, ceil(1000 * reading_chars / limits.max_cps))


def window(
    start_ms: int,
    speech_end_ms: int,
    next_start_ms: int | None,
    clip_end_ms: int | None,
    reading_chars: float,
    limits: Limits,
) -> tuple[int, int]:
    """When a cue is shown: (start, end), in milliseconds.

    `next_start_ms` is the first word of the next cue (None for the last one), `clip_end_ms` the end of the clip where
    it is known. The end lies after the start and never after the next cue's start.
    """
    need_ms = start_ms + needed_ms(reading_chars, limits) - speech_end_ms
    hold_ms = min(need_ms, limits.max_hold_ms)
    longest_ms = max(start_ms + limits.max_duration_ms, speech_end_ms)
    if next_start_ms is None:
        end_ms = speech_end_ms + max(limits.rest_hold_ms, hold_ms)
        if clip_end_ms is not None:
            end_ms = min(end_ms, max(clip_end_ms, speech_end_ms))
    else:
        silence_ms = next_start_ms - speech_end_ms
        chained_ms = next_start_ms - limits.min_gap_ms
        if silence_ms < limits.chain_below_ms:
            end_ms = chained_ms
        else:
            end_ms = speech_end_ms + max(min(limits.rest_hold_ms, silence_ms - limits.chain_below_ms), hold_ms, 0)
            # Where the maximum duration would cut a chain off, the cue is held as if there were none.
            if next_start_ms - end_ms < limits.chain_below_ms and chained_ms <= longest_ms:
                end_ms = chained_ms
    return start_ms, max(min(end_ms, longest_ms), start_ms + 1)
