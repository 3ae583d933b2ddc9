"""The unit of a clip's times and of its duration, checked against what speech allows."""

from collections.abc import Sequence
from itertools import pairwise

from captioner.errors import TimingError
from captioner.timing.validation import Time, duration_is_thousandfold, is_missing

LONG_MS = 1000
"""Characters that last longer on average are looked at more closely."""
_FAST_MS = 10
"""So are characters that last shorter: 100 a second."""
_LONGEST_MS = 2000
"""A character of speech lasts no longer."""
_PLAUSIBLE_MS = (20, 500)
"""The average of a clip's characters is within these."""
_FACTOR = 1000


def is_odd(starts_ms: Sequence[int], ends_ms: Sequence[int], duration_ms: int | None) -> bool:
    """Whether the unit of times could be wrong; False for nearly all sound clips."""
    if not starts_ms:
        return False
    last_ms, count = max(ends_ms), len(starts_ms)
    return (
        last_ms - starts_ms[0] < _FAST_MS * count
        # The median of non-negative numbers can be above 2000 only if their mean is above 1000.
        or sum(ends_ms) - sum(starts_ms) > LONG_MS * count
        or (duration_ms is not None and not last_ms - LONG_MS <= duration_ms <= last_ms * 100)
    )


def check_unit(
    chars: Sequence[str], starts: Sequence[Time], ends: Sequence[Time], ms_per_unit: int, duration_ms: int | None
) -> None:
    """Raises `TimingError` if times or duration must be in another unit; `starts` and `ends` are milliseconds."""
    edges = [
        (start, end)
        for char, start, end in zip(chars, starts, ends, strict=True)
        if char.strip() and start is not None and end is not None and not (is_missing(start) or is_missing(end))
    ]
    if not edges:
        return
    from statistics import median

    last_ms = max(end for _, end in edges)
    long_ms = last_ms - edges[0][0]
    in_seconds, average_ms = ms_per_unit == 1000, long_ms / len(edges)
    remedy = 'if they are milliseconds, give --time-unit ms, or time_unit="ms"'
    is_small = in_seconds and _is_plausible(average_ms / _FACTOR)
    if duration_ms is not None and last_ms > duration_ms + LONG_MS:
        what = f"its times end at {last_ms / 1000:g} s, but the clip lasts {duration_ms / 1000:g} s"
        if is_small and last_ms / _FACTOR <= duration_ms + LONG_MS:
            raise TimingError(f"{what}; {remedy}")
        if (
            _is_plausible(average_ms)
            and last_ms <= (duration_ms + 1) * _FACTOR
            and duration_ms * _FACTOR < 2 * last_ms + 5000
        ):
            raise TimingError(
                f"{what}, a thousandth of that: its duration was divided by 1000; durations are in seconds"
            )
        return
    steps = [after - start for (start, _), (after, _) in pairwise(edges)]
    typical_ms = median([*steps, edges[-1][1] - edges[-1][0]])
    if in_seconds and typical_ms > _LONGEST_MS and (is_small or (len(edges) > 4 and len("".join(chars).split()) > 1)):
        what = f"its characters last {typical_ms / 1000:g} s each, longer than in any speech"
        raise TimingError(f"{what}; {remedy}" if is_small else f"{what}: ask the service for the timings again")
    is_large = average_ms > 0 and _is_plausible(average_ms * _FACTOR)
    if is_large and (duration_ms is None or duration_ms > _FAST_MS * long_ms):
        remedy = "multiply them, or ask the service again" if in_seconds else "leave out --time-unit ms"
        raise TimingError(
            f"its characters last {average_ms / 1000:.6f} s each, a thousandth of speech, and end at {last_ms / 1000:.4f} s: "
            f"{'they were divided by 1000' if in_seconds else 'they are seconds'}; {remedy}"
        )
    if duration_ms is not None and _is_plausible(average_ms):
        check_duration(duration_ms, last_ms)


def check_duration(duration_ms: float, last_ms: float) -> None:
    """Raises `TimingError` if a duration was given in milliseconds where seconds were expected."""
    if duration_is_thousandfold(duration_ms, last_ms):
        raise TimingError(
            f"the clip lasts {float(duration_ms) / 1000:g} s, but its last word ends at {last_ms / 1000:g} s: durations are in "
            "seconds, and this one seems to be in milliseconds"
        )


def _is_plausible(average_ms: float) -> bool:
    least, most = _PLAUSIBLE_MS
    return least <= average_ms <= most
