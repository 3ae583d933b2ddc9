"""`LIMIT_RANGES`: the range of each field of `Limits`."""

from collections.abc import Mapping
from types import MappingProxyType

from captioner.clock import MAX_TIME_MS
from captioner.errors import LimitsError, shown

MAX_FPS = 500
"""Frames per second; milliseconds cannot distinguish more."""

LIMIT_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        # More lines and columns than fit any picture; the search has tables of this size.
        "max_line_width": (1, 1000),
        "max_line_count": (1, 4),
        "max_duration_ms": (1, MAX_TIME_MS),
        "min_duration_ms": (0, MAX_TIME_MS),
        "max_cps": (0.1, 10_000),
        "target_cps": (0.1, 10_000),
        "min_gap_ms": (0, MAX_TIME_MS),
        "chain_below_ms": (0, MAX_TIME_MS),
        "rest_hold_ms": (0, MAX_TIME_MS),
        "max_hold_ms": (0, MAX_TIME_MS),
        "max_pause_ms": (1, MAX_TIME_MS),
        "max_words": (1, 10_000),
        "fps": (1, MAX_FPS),
    }
)
"""The smallest and the largest value of each field of `Limits`."""

# No float makes a Fraction with a larger denominator, unless it is almost 0.
_MAX_DENOMINATOR = 10**20


def check_number(name: str, value: object) -> None:
    """Raises `LimitsError` if the value of a field of `Limits` has the wrong type or is out of range."""
    if value is None and name in ("max_words", "target_cps", "fps"):
        return
    number_type, form = "whole number", ""
    valid = isinstance(value, int) and not isinstance(value, bool)
    if name in ("max_cps", "target_cps"):
        number_type, valid = "number", valid or isinstance(value, float)
    elif name == "fps":
        from fractions import Fraction

        number_type, form = "number", ", as a Fraction"
        valid = isinstance(value, Fraction) and value.denominator < _MAX_DENOMINATOR
    least, most = LIMIT_RANGES[name]
    # False for NaN.
    if not valid or not least <= value <= most:  # type: ignore[operator]  # a number by now
        message = f"{name} must be a {number_type} from {least} to {most}{form}, not {shown(value)}"
        raise LimitsError(message, field=name, value=value)
