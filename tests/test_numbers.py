"""Times of any type of number."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Timing, TimingError
from captioner.timing.numbers import TimeUnit, whole_ms


class Index:
    """A whole number of another library, as numpy's are."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Array:
    """An array of another library: no sequence, but it has `tolist`."""

    def __init__(self, *values: int) -> None:
        self.values = values

    def tolist(self) -> list[int]:
        return list(self.values)


@pytest.mark.parametrize("value", [7, Index(7), 7.0, Fraction(7), Decimal(7)])
def test_whole_numbers_of_any_type_are_milliseconds(value: Any) -> None:
    assert whole_ms(value, 1) == 7
    assert Timing.from_words([("a", value, Index(9))]) == Timing.from_words([("a", 7, 9)])
    assert Timing.from_chars("a", [value], Array(9)) == Timing.from_chars("a", [7], [9])  # type: ignore[arg-type]


@given(st.integers(0, 359_999_999))
def test_seconds_become_the_milliseconds_that_they_were(time_ms: int) -> None:
    assert whole_ms(time_ms / 1000, 1000) == time_ms
    assert whole_ms(float(time_ms), 1) == time_ms


def test_unit_s_takes_seconds() -> None:
    assert Timing.from_words([("a", 0, 0.3), ("b", 0.5, 1)], unit="s") == Timing.from_words(
        [("a", 0, 300), ("b", 500, 1000)]
    )
    assert Timing.from_chars("ab", [0, 0.3], [0.3, 1], unit="s") == Timing.from_chars("ab", [0, 300], [300, 1000])


def test_none_and_nan_are_no_time() -> None:
    assert whole_ms(None, 1) is None
    assert whole_ms(float("nan"), 1000) is None


@pytest.mark.parametrize(
    ("value", "ms_per_unit", "fault"),
    [
        (0.5, 1, r'0\.5 is not a whole number of milliseconds: round\(\) it, or give unit="s"'),
        ("7", 1, "'7' is not a whole number of milliseconds"),
        (True, 1, "True is not a whole number"),
        ("7", 1000, "'7' is not a number of seconds"),
        (float("inf"), 1, "inf is not finite"),
    ],
)
def test_anything_else_is_refused_with_its_index(value: Any, ms_per_unit: int, fault: str) -> None:
    with pytest.raises(TimingError, match=fault):
        whole_ms(value, ms_per_unit)
    unit: TimeUnit = "ms" if ms_per_unit == 1 else "s"
    with pytest.raises(TimingError, match=fault) as of_words:
        Timing.from_words([("a", 0, 0), ("b", value, 9)], unit=unit)
    with pytest.raises(TimingError, match=fault) as of_chars:
        Timing.from_chars("ab", [0, value], [0, 9], unit=unit)
    assert of_words.value.index == of_chars.value.index == 1
