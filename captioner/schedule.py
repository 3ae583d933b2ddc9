"""The start and end of each cue, by one rule.

A cue starts with its first word. It is either chained to the next cue, ending `min_gap_ms` before it, or leaves a gap
of at least `chain_below_ms`, so that no gap blinks. It is held past its last word for `rest_hold_ms`, or as long as
reading needs, up to `max_hold_ms`.

With `fps`, the same rule is applied to frames: starts are rounded to the nearest frame, ends of speech up to the next
frame, minimum durations up and maximum durations down to whole frames.

No cue ends at 100 hours or later: it is cut to the last millisecond or frame before, because several players misread
three-digit hours.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import TYPE_CHECKING

from captioner.clock import MAX_TIME_MS
from captioner.frames import frame_at, frame_from, frame_ms, frame_until, least_frames, most_frames
from captioner.limits import Limits

if TYPE_CHECKING:
    from fractions import Fraction


def target_cps(limits: Limits) -> float:
    """The reading speed that cues are chosen and held for."""
    return limits.max_cps if limits.target_cps is None else limits.target_cps


def needed_ms(reading_chars: float, limits: Limits) -> int:
    """The duration that a cue needs for its minimum duration and the target of its reading speed."""
    return max(limits.min_duration_ms, ceil(1000 * reading_chars / target_cps(limits)))


def longest_span_ms(limits: Limits) -> int:
    """The longest span of words that fits a cue; with `fps`, also after both ends move to frames."""
    if limits.fps is None:
        return limits.max_duration_ms
    # The start moves by up to half a frame, the end by less than one.
    return limits.max_duration_ms - ceil(1500 / limits.fps)


def bridged_end_ms(speech_end_ms: int, next_start_ms: int, limits: Limits) -> int | None:
    """The end of a cue whose following silence is bridged, before cuts and rounding to frames; None if it is not."""
    fps = limits.fps
    if fps is None:
        bridged = next_start_ms - speech_end_ms < limits.chain_below_ms
    else:
        silence = frame_at(next_start_ms, fps) - frame_from(speech_end_ms, fps)
        bridged = silence < least_frames(limits.chain_below_ms, fps)
    return next_start_ms - limits.min_gap_ms if bridged else None


def cue_starts(first_words_ms: Iterable[int], limits: Limits) -> Iterator[int]:
    """The starts of a clip's cues, from those of their first words; with `fps`, each on a frame of its own.

    That is the nearest frame, or the frame after the previous cue's start if that is later.
    """
    if limits.fps is None:
        yield from first_words_ms
        return
    frame = -1
    for start_ms in first_words_ms:
        frame = max(frame_at(start_ms, limits.fps), frame + 1)
        yield frame_ms(frame, limits.fps)


def window(
    start_ms: int,
    speech_end_ms: int,
    next_start_ms: int | None,
    clip_end_ms: int | None,
    reading_chars: float,
    limits: Limits,
) -> tuple[int, int]:
    """The start and end of a cue in milliseconds; with `fps`, the rounded times of frames.

    `next_start_ms` is the start of the next cue's first word (None for the last cue), `clip_end_ms` the end of the clip
    if known. The end is never after the next cue's start, and is after the cue's own unless `can_end` is False.
    """
    need_ms = needed_ms(reading_chars, limits)
    if limits.fps is not None:
        start_ms, end_ms = _on_frames(start_ms, speech_end_ms, next_start_ms, clip_end_ms, need_ms, limits, limits.fps)
    else:
        end_ms = _end(
            start_ms,
            speech_end_ms,
            next_start_ms,
            clip_end_ms,
            need_ms,
            limits.min_gap_ms,
            limits.chain_below_ms,
            limits.rest_hold_ms,
            limits.max_hold_ms,
            limits.max_duration_ms,
        )
    return start_ms, end_ms if end_ms < MAX_TIME_MS else last_end_ms(limits)


def last_end_ms(limits: Limits) -> int:
    """The last millisecond before 100 hours; with `fps`, the rounded time of the last frame before."""
    last_ms = MAX_TIME_MS - 1
    return last_ms if limits.fps is None else frame_ms(frame_until(last_ms, limits.fps), limits.fps)


def can_end(start_ms: int, speech_end_ms: int, limits: Limits) -> bool:
    """Whether a cue can end after its start and before 100 hours, and its speech does."""
    return start_ms < last_end_ms(limits) and speech_end_ms < MAX_TIME_MS


def blinks(end_ms: int, next_start_ms: int, limits: Limits) -> bool:
    """Whether the gap between two cues is longer than the minimum but too short to look deliberate."""
    if limits.fps is None:
        return limits.min_gap_ms < next_start_ms - end_ms < limits.chain_below_ms
    gap = frame_at(next_start_ms, limits.fps) - frame_at(end_ms, limits.fps)
    return least_frames(limits.min_gap_ms, limits.fps) < gap < least_frames(limits.chain_below_ms, limits.fps)


def _on_frames(
    start_ms: int,
    speech_end_ms: int,
    next_start_ms: int | None,
    clip_end_ms: int | None,
    need_ms: int,
    limits: Limits,
    fps: "Fraction",
) -> tuple[int, int]:
    start = frame_at(start_ms, fps)
    end = _end(
        start,
        max(frame_from(speech_end_ms, fps), start),
        None if next_start_ms is None else max(frame_at(next_start_ms, fps), start + 1),
        None if clip_end_ms is None else frame_until(clip_end_ms, fps),
        least_frames(need_ms, fps),
        least_frames(limits.min_gap_ms, fps),
        least_frames(limits.chain_below_ms, fps),
        most_frames(limits.rest_hold_ms, fps),
        most_frames(limits.max_hold_ms, fps),
        most_frames(limits.max_duration_ms, fps),
    )
    return frame_ms(start, fps), frame_ms(end, fps)


def _end(
    start: int,
    speech_end: int,
    next_start: int | None,
    clip_end: int | None,
    need: int,
    min_gap: int,
    chain_below: int,
    rest_hold: int,
    max_hold: int,
    max_duration: int,
) -> int:
    """The end of a cue, all arguments in one unit: milliseconds or frames."""
    hold = min(start + need - speech_end, max_hold)
    longest = max(start + max_duration, speech_end)
    if next_start is None:
        end = speech_end + max(rest_hold, hold)
        if clip_end is not None:
            end = min(end, max(clip_end, speech_end))
    else:
        silence = next_start - speech_end
        chained = next_start - min_gap
        if silence < chain_below:
            end = chained
        else:
            end = max(speech_end + max(min(rest_hold, silence - chain_below), hold, 0), start + 1)
            # If the maximum duration would cut the chain, the cue is held as without one.
            if next_start - end < chain_below and chained <= longest:
                end = chained
    return max(min(end, longest), start + 1)
