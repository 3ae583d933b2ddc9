"""How little and how much each field of `Limits` may be."""

from collections.abc import Mapping
from types import MappingProxyType

from captioner.clock import MAX_TIME_MS
from captioner.errors import LimitsError, shown

MAX_FPS = 500
"""More frames a second than this could not be told apart by milliseconds."""

LIMIT_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        # More lines and columns than any picture shows; the search keeps tables of so many prices.
        "max_line_width": (1, 1000),
        "max_line_count": (1, 4),
        "max_duration_ms": (1, MAX_TIME_MS),
        "min_duration_ms": (0, MAX_TIME_MS),
        "max_cps": (0.1, 10_000),
        "min_gap_ms": (0, MAX_TIME_MS),
        "chain_below_ms": (0, MAX_TIME_MS),
        "rest_hold_ms": (0, MAX_TIME_MS),
        "max_hold_ms": (0, MAX_TIME_MS),
        "max_pause_ms": (1, MAX_TIME_MS),
        "max_words": (1, 10_000),
        "fps": (1, MAX_FPS),
    }
)
"""The least and the most that each field of `Limits` may be."""

# As a Fraction, no float has a larger denominator unless it is next to 0.
_MAX_DENOMINATOR = 10**20


def check_number(name: str, value: object) -> None:
    """Raises `LimitsError` where a field of `Limits` is not a number of its kind, or out of its range."""
    if value is None and name in ("max_words", "fps"):
        return
    kind, form = "whole number", ""
    sound = isinstance(value, int) and not isinstance(value, bool)
    if name == "max_cps":
        kind, sound = "number", sound or isinstance(value, float)
    elif name == "fps":
        from fractions import Fraction

        kind, form = "number", ", as a Fraction"
        sound = isinstance(value, Fraction) and value.denominator < _MAX_DENOMINATOR
    least, most = LIMIT_RANGES[name]
    # NaN is in no range.
    if not sound or not least <= value <= most:  # type: ignore[operator]  # a number by now
        message = f"{name} must be a {kind} from {least} to {most}{form}, not {shown(value)}"
        raise LimitsError(message, field=name, value=value)
