"""When a cue may come and go: one rule.

A cue starts with its first word. It either chains to the next cue, `min_gap_ms` before it, or leaves a gap of at least
`chain_below_ms`; so no gap flashes. It is held past its last word for `rest_hold_ms`, or for as long as reading asks,
up to `max_hold_ms`.

With `fps` the same rule is counted in frames: a start goes to the nearest frame, the end of speech to the first that
does not cut it; what must last at least so long is rounded up to whole frames, what may last at most so long, down.

No cue ends at 100 hours or later: it is cut to the last millisecond or frame before, because several players misread a
clock of three-digit hours.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import TYPE_CHECKING

from captioner.clock import MAX_TIME_MS
from captioner.frames import frame_at, frame_from, frame_ms, frame_until, least_frames, most_frames
from captioner.limits import Limits

if TYPE_CHECKING:
    from fractions import Fraction


def needed_ms(reading_chars: float, limits: Limits) -> int:
    """How long a cue must stay for its minimum duration and its reading speed."""
    return max(limits.min_duration_ms, ceil(1000 * reading_chars / limits.max_cps))


def longest_span_ms(limits: Limits) -> int:
    """How long a cue may last by its words: with `fps`, so long that it fits when both its ends go to a frame."""
    if limits.fps is None:
        return limits.max_duration_ms
    # The start is moved by up to half a frame, the end by less than one.
    return limits.max_duration_ms - ceil(1500 / limits.fps)


def bridged_end_ms(speech_end_ms: int, next_start_ms: int, limits: Limits) -> int | None:
    """When a cue ends if the silence after it is bridged and nothing cuts it off, to the frame or not; else None."""
    fps = limits.fps
    if fps is None:
        bridged = next_start_ms - speech_end_ms < limits.chain_below_ms
    else:
        silence = frame_at(next_start_ms, fps) - frame_from(speech_end_ms, fps)
        bridged = silence < least_frames(limits.chain_below_ms, fps)
    return next_start_ms - limits.min_gap_ms if bridged else None


def cue_starts(first_words_ms: Iterable[int], limits: Limits) -> Iterator[int]:
    """When the cues of a clip come, by their first words: with `fps`, each on a frame of its own.

    That is the nearest frame, or the one after the cue before it where the nearest is taken.
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
    """When a cue is shown: (start, end), in milliseconds; with `fps`, each the nearest to a frame.

    `next_start_ms` is the first word of the next cue (None for the last one), `clip_end_ms` the end of the clip where
    it is known. The end never lies after the next cue's start, and lies after its own unless `can_end` denies that.
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
    """The last millisecond before 100 hours; with `fps`, the last that a frame is written as."""
    last_ms = MAX_TIME_MS - 1
    return last_ms if limits.fps is None else frame_ms(frame_until(last_ms, limits.fps), limits.fps)


def can_end(start_ms: int, speech_end_ms: int, limits: Limits) -> bool:
    """Whether a cue can end before 100 hours: it lasts, and what is spoken in it ends before, too."""
    return start_ms < last_end_ms(limits) and speech_end_ms < MAX_TIME_MS


def blinks(end_ms: int, next_start_ms: int, limits: Limits) -> bool:
    """Whether the gap between two cues is more than the minimum, but too short to be seen as one."""
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
    """When a cue goes, everything in one unit: milliseconds or frames."""
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
            # Where the maximum duration would cut a chain off, the cue is held as if there were none.
            if next_start - end < chain_below and chained <= longest:
                end = chained
    return max(min(end, longest), start + 1)
