"""Whole milliseconds from the times of characters, checked, including their unit."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from math import isfinite
from operator import le
from typing import Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown

# The smallest number of milliseconds that rounds to 100 hours.
_FAR_MS = MAX_TIME_MS - 0.5
# Characters converted at once: with all of a book together, peak memory would be a tenth higher.
_BATCH = 4096


def starts_and_ends_ms(
    chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int, duration_ms: int | None
) -> tuple[list[int], list[int]]:
    """Starts and ends of characters, from one `[start, end]` or `{"start": ..., "end": ...}` for each.

    Neighbours may overlap or share one interval, as aligners make them; starts may not decrease.

    Raises `TimingError` with the index of the first invalid character, or if the unit must be wrong.
    """
    found = _converted_in_batches(times, ms_per_unit)
    if found is None:
        times = [[time.get("start"), time.get("end")] if isinstance(time, Mapping) else time for time in times]
        found = _converted_in_batches(times, ms_per_unit)
    if found is None or not (isinstance(chars, str) or {str}.issuperset(map(type, chars))):
        _refuse_first_fault(chars, times, ms_per_unit)
        found = _rounded([start for start, _ in times], [end for _, end in times], ms_per_unit)
    _check_unit(*found, ms_per_unit, duration_ms)
    return found


def _converted_in_batches(times: Sequence[Any], ms_per_unit: int) -> tuple[list[int], list[int]] | None:
    """The same, or None if any time is invalid; checking one by one would take half as long as captioning."""
    starts_ms: list[int] = []
    ends_ms: list[int] = []
    earliest = 0.0
    for at in range(0, len(times), _BATCH):
        batch = times[at : at + _BATCH]
        try:
            starts, ends = [start for start, _ in batch], [end for _, end in batch]
        except (TypeError, ValueError):
            return None
        valid = (
            {float, int}.issuperset(map(type, starts))
            and {float, int}.issuperset(map(type, ends))
            and all(map(le, starts, ends))  # false if one of the two is NaN
            and starts == sorted(starts)
            and starts[0] >= earliest
            and max(ends) * ms_per_unit < _FAR_MS
        )
        if not valid:
            return None
        earliest = starts[-1]
        batch_starts_ms, batch_ends_ms = _rounded(starts, ends, ms_per_unit)
        starts_ms += batch_starts_ms
        ends_ms += batch_ends_ms
    return starts_ms, ends_ms


def _rounded(starts: Sequence[Any], ends: Sequence[Any], ms_per_unit: int) -> tuple[list[int], list[int]]:
    nearest, per_unit = float.__round__, float(ms_per_unit)
    starts_ms = [nearest(start * per_unit) for start in starts]
    # Most characters end where the next one starts: sharing one int for both lowers peak memory by a tenth.
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
        return f"{shown(char)} is not a string"
    if not isinstance(time, list | tuple) or len(time) != 2:
        return f"{shown(char)} has the time {shown(time)}, which is not [start, end]"
    for edge in time:
        if isinstance(edge, bool) or not isinstance(edge, int | float):
            return f"{shown(char)} has the time {shown(edge)}, which is not a number"
        if isinstance(edge, float) and not isfinite(edge):
            return f"{shown(char)} has the time {edge}, which is not finite"
        if edge * ms_per_unit >= _FAR_MS:
            return f"{shown(char)} has the time {shown(edge)}, beyond 100 hours"
    start, end = time
    if start < 0 or end < start:
        return f"{shown(char)} has the impossible time {shown(start)}..{shown(end)}"
    if start < previous:
        return f"{shown(char)} starts at {start}, before the previous character ({previous})"
    return None


def _check_unit(starts_ms: Sequence[int], ends_ms: Sequence[int], ms_per_unit: int, duration_ms: int | None) -> None:
    """Raises `TimingError` if times end after the clip, or are too long to be seconds."""
    if not starts_ms:
        return
    in_seconds = ms_per_unit == 1000
    remedy = 'if they are milliseconds, give --time-unit ms, or time_unit="ms"'
    last_ms = max(ends_ms)
    if duration_ms is not None and last_ms > duration_ms + 1000:
        what = f"its times end at {last_ms / 1000:g} s, but the clip lasts {duration_ms / 1000:g} s"
        raise TimingError(f"{what}; {remedy if in_seconds else 'one of the two is wrong'}")
    # The median of non-negative numbers can be above 2000 only if their mean is above 1000.
    if in_seconds and len(starts_ms) >= 5 and sum(ends_ms) - sum(starts_ms) > 1000 * len(starts_ms):
        from statistics import median

        typical_ms = median(end - start for start, end in zip(starts_ms, ends_ms, strict=True))
        if typical_ms > 2000:
            raise TimingError(f"its characters last {typical_ms / 1000:g} s each, longer than in any speech; {remedy}")
