"""Whole milliseconds from the times of characters, checked, including their unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import isinf
from operator import le
from typing import Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown
from captioner.readers.time_unit import LONG_MS, check_unit, is_odd
from captioner.timing.validation import Time, is_missing

# The smallest number of milliseconds that rounds to 100 hours.
_FAR_MS = MAX_TIME_MS - 0.5
# Characters converted at once: with all of a book together, peak memory would be a tenth higher.
_BATCH = 4096


@dataclass(frozen=True, slots=True)
class BadTimes:
    """Starts and ends in milliseconds of which some are bad, for `words_from_bad_chars`; None where there is no time."""

    starts: list[Time]
    ends: list[Time]


def starts_and_ends_ms(
    chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int, duration_ms: int | None
) -> tuple[list[int], list[int]] | BadTimes:
    """Starts and ends of characters, from one `[start, end]` or `{"start": ..., "end": ...}` for each.

    Neighbours may overlap or share one interval, as aligners make them; starts may not decrease. Times that break
    these rules, and missing ones (null, NaN, -1, an absent key), are given back as they are.

    Raises `TimingError` with the index of the first character whose time is no time, or if the unit must be wrong.
    """
    found = _converted_in_batches(times, ms_per_unit)
    if found is None:
        times = [_edges(time) if isinstance(time, Mapping) else time for time in times]
        found = _converted_in_batches(times, ms_per_unit)
    if found is None or not (isinstance(chars, str) or {str}.issuperset(map(type, chars))):
        bad = _bad_times(chars, times, ms_per_unit)
        check_unit(chars, bad.starts, bad.ends, ms_per_unit, duration_ms)
        return bad
    if is_odd(*found, duration_ms):
        starts, ends = [start * ms_per_unit for start, _ in times], [end * ms_per_unit for _, end in times]
        check_unit(chars, starts, ends, ms_per_unit, duration_ms)
        if sum(ends) - sum(starts) > LONG_MS * len(starts):
            return BadTimes(starts, ends)
    return found


def _edges(time: Mapping[str, Any]) -> list[Any]:
    if time and not {"start", "end"} & time.keys():
        raise TimingError(f"its times have the keys {', '.join(map(str, time))}, not start and end: rename them")
    return [time.get("start"), time.get("end")]


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


def _bad_times(chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int) -> BadTimes:
    found = BadTimes([], [])
    for index, (char, time) in enumerate(zip(chars, times, strict=True)):
        fault = None if isinstance(char, str) else f"{shown(char)} is not a string"
        if fault is None and time is not None and (not isinstance(time, list | tuple) or len(time) not in (0, 2)):
            fault = f"{shown(char)} has the time {shown(time)}, which is not [start, end]"
        edges = time or (None, None)
        fault = fault or next((f"{shown(char)} has the time {why}" for why in map(_fault, edges) if why), None)
        if fault:
            raise TimingError(f"{fault} (character {index})", index=index)
        for edge, into in zip(edges, (found.starts, found.ends), strict=True):
            into.append(edge if is_missing(edge) else _in_ms(edge, ms_per_unit))
    return found


def _in_ms(edge: int | float, ms_per_unit: int) -> int | float:
    # Integers have no bounds, and floats do.
    return edge * ms_per_unit if abs(edge) < _FAR_MS else _FAR_MS * 2 * (1 if edge > 0 else -1)


def _fault(edge: object) -> str | None:
    if edge is None:
        return None
    if isinstance(edge, bool) or not isinstance(edge, int | float):
        return f"{shown(edge)}, which is not a number"
    if isinstance(edge, float) and isinf(edge):
        return f"{edge}, which is not finite"
    return None
