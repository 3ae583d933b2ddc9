"""Characters and their times, as they arrive, to whole milliseconds: checked, and for their unit too."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from math import isfinite
from operator import le
from typing import Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown

# From here on, times are rounded to 100 hours or more.
_FAR_MS = MAX_TIME_MS - 0.5
# Characters that are converted together: all of a book at once would take a tenth more memory at the peak.
_BLOCK = 4096


def starts_and_ends_ms(
    chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int, duration_ms: int | None
) -> tuple[list[int], list[int]]:
    """Starts and ends of characters timed by `[start, end]` or `{"start": ..., "end": ...}`, one time a character.

    Neighbours may overlap or share one interval, as aligners make them do; starts may not run back.

    Raises `TimingError` with the index of the first impossible character, or where the unit cannot be right.
    """
    found = _quickly(times, ms_per_unit)
    if found is None:
        times = [[time.get("start"), time.get("end")] if isinstance(time, Mapping) else time for time in times]
        found = _quickly(times, ms_per_unit)
    if found is None or not (isinstance(chars, str) or {str}.issuperset(map(type, chars))):
        _refuse_first_fault(chars, times, ms_per_unit)
        found = _rounded([start for start, _ in times], [end for _, end in times], ms_per_unit)
    _check_unit(*found, ms_per_unit, duration_ms)
    return found


def _quickly(times: Sequence[Any], ms_per_unit: int) -> tuple[list[int], list[int]] | None:
    """The same, None if one is not as it should be; judging each by itself would take half as long as captioning."""
    starts_ms: list[int] = []
    ends_ms: list[int] = []
    earliest = 0.0
    for at in range(0, len(times), _BLOCK):
        block = times[at : at + _BLOCK]
        try:
            starts, ends = [start for start, _ in block], [end for _, end in block]
        except (TypeError, ValueError):
            return None
        sound = (
            {float, int}.issuperset(map(type, starts))
            and {float, int}.issuperset(map(type, ends))
            and all(map(le, starts, ends))  # not so where one of the two is NaN
            and starts == sorted(starts)
            and starts[0] >= earliest
            and max(ends) * ms_per_unit < _FAR_MS
        )
        if not sound:
            return None
        earliest = starts[-1]
        block_starts_ms, block_ends_ms = _rounded(starts, ends, ms_per_unit)
        starts_ms += block_starts_ms
        ends_ms += block_ends_ms
    return starts_ms, ends_ms


def _rounded(starts: Sequence[Any], ends: Sequence[Any], ms_per_unit: int) -> tuple[list[int], list[int]]:
    nearest, per_unit = float.__round__, float(ms_per_unit)
    starts_ms = [nearest(start * per_unit) for start in starts]
    # Most characters end where the next one starts: one number for both takes a tenth off the peak of memory.
    nexts = zip_longest(ends, starts[1:], starts_ms[1:])
    return starts_ms, [start_ms if end == start else nearest(end * per_unit) for end, start, start_ms in nexts]


def _refuse_first_fault(chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int) -> None:
    previous = 0.0
    for index, (char, time) in enumerate(zip(chars, times, strict=True)):
        fault = _fault(char, time, previous, ms_per_unit)
        if fault:
            raise TimingError(f"{fault} (character {index})", index=index)
        previous = time[0]


def _fault(char: object, time: Any, previous: float, ms_per_unit: int) -> str | None:
    if not isinstance(char, str):
        return f"{shown(char)} stands where a character was expected"
    if not isinstance(time, list | tuple) or len(time) != 2:
        return f"{shown(char)} has {shown(time)} where [start, end] was expected"
    for edge in time:
        if isinstance(edge, bool) or not isinstance(edge, int | float):
            return f"{shown(char)} has the time {shown(edge)}, which is not a number"
        if isinstance(edge, float) and not isfinite(edge):
            return f"{shown(char)} has the time {edge}, which is no time"
        if edge * ms_per_unit >= _FAR_MS:
            return f"{shown(char)} has the time {shown(edge)}, beyond 100 hours"
    start, end = time
    if start < 0 or end < start:
        return f"{shown(char)} has the impossible time {shown(start)}..{shown(end)}"
    if start < previous:
        return f"{shown(char)} starts at {start}, before the character ahead of it ({previous})"
    return None


def _check_unit(starts_ms: Sequence[int], ends_ms: Sequence[int], ms_per_unit: int, duration_ms: int | None) -> None:
    """Raises `TimingError` where times run past the clip, or are too long to be seconds."""
    if not starts_ms:
        return
    in_seconds = ms_per_unit == 1000
    remedy = 'if they are milliseconds, say so: --time-unit ms, or time_unit="ms"'
    last_ms = max(ends_ms)
    if duration_ms is not None and last_ms > duration_ms + 1000:
        what = f"its times end at {last_ms / 1000:g} s, but it lasts {duration_ms / 1000:g} s"
        raise TimingError(f"{what}; {remedy if in_seconds else 'one of the two is wrong'}")
    # The median of numbers from 0 can be above 2000 only where their mean is above 1000.
    if in_seconds and len(starts_ms) >= 5 and sum(ends_ms) - sum(starts_ms) > 1000 * len(starts_ms):
        from statistics import median

        typical_ms = median(end - start for start, end in zip(starts_ms, ends_ms, strict=True))
        if typical_ms > 2000:
            raise TimingError(f"its characters last {typical_ms / 1000:g} s each, as no speech does; {remedy}")
