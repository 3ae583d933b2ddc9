"""Whole milliseconds from the numbers that programs hold times in."""

from collections.abc import Sequence
from math import isfinite, isnan
from operator import index
from typing import Any, Literal

from captioner.errors import FormatError, TimingError, shown

TimeUnit = Literal["s", "ms"]
"""The unit of times: seconds or milliseconds."""

_MS_PER = {"s": 1000, "ms": 1}


def ms_per(unit: TimeUnit) -> int:
    """The milliseconds in a unit; raises `FormatError` for any other unit."""
    if unit not in ("s", "ms"):
        raise FormatError(f"there is no time unit {shown(unit)}: choose s or ms")
    return _MS_PER[unit]


def all_whole_ms(values: Sequence[Any], ms_per_unit: int, texts: Sequence[object], kind: str) -> Sequence[Any]:
    """The times in whole milliseconds, the same sequence where they are; `whole_ms` describes each.

    An array, such as numpy's, is a sequence, too. Raises `TimingError` with the index of the first value that is no
    time, and the text that it belongs to.
    """
    if hasattr(values, "tolist"):
        values = values.tolist()
    if ms_per_unit == 1 and isinstance(values, Sequence) and {int}.issuperset(map(type, values)):
        return values
    if not isinstance(values, Sequence) or len(values) != len(texts):
        return values  # `check_chars` says what is wrong.
    found = []
    for at, (value, text) in enumerate(zip(values, texts, strict=True)):
        try:
            found.append(whole_ms(value, ms_per_unit))
        except TimingError as error:
            raise TimingError(f"{kind} {at} ({shown(text)}): {error}", index=at) from None
    return found


def whole_ms(value: Any, ms_per_unit: int) -> int | None:
    """A time in whole milliseconds; None where there is none: None or NaN.

    Whole numbers may be of any type, such as numpy's. In milliseconds a float must be whole; seconds are rounded.

    Raises `TimingError` for anything else.
    """
    if value is None:
        return None
    # A truth value is no time: neither Python's nor numpy's.
    number = None if type(value).__name__ in ("bool", "bool_") else _number(value)
    if number is None:
        kind = "whole number of milliseconds" if ms_per_unit == 1 else "number of seconds"
        raise TimingError(f"{shown(value)} is not a {kind}")
    if isinstance(number, int):
        return number * ms_per_unit
    if isnan(number):
        return None
    if not isfinite(number) or not isfinite(number * ms_per_unit):
        raise TimingError(f"the time {shown(number)} is not finite")
    if ms_per_unit == 1 and not number.is_integer():
        raise TimingError(
            f'{shown(number)} is not a whole number of milliseconds: round() it, or give unit="s" if it is in seconds'
        )
    return round(number * ms_per_unit)


def _number(value: Any) -> int | float | None:
    try:
        return index(value)
    except TypeError:
        pass
    if not hasattr(value, "__float__"):
        return None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return None
