"""Frames in exact arithmetic."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import MAX_FPS
from captioner.frames import frame_at, frame_from, frame_ms, frame_until, least_frames, most_frames

RATES = st.fractions(1, MAX_FPS, max_denominator=1001)
TEN_HOURS_MS = 36_000_000


@pytest.mark.parametrize(
    ("fps", "frame", "time_ms"),
    [
        (Fraction(25), 1, 40),
        (Fraction(24), 1, 42),
        (Fraction(24), 2, 83),
        (Fraction(30000, 1001), 30, 1001),
        (Fraction(24000, 1001), 863_136, 35_999_964),
        (Fraction(50), 1_800_000, TEN_HOURS_MS),
    ],
)
def test_the_time_of_a_frame_is_its_nearest_millisecond(fps: Fraction, frame: int, time_ms: int) -> None:
    assert frame_ms(frame, fps) == time_ms
    assert frame_at(time_ms, fps) == frame


@given(RATES, st.integers(0, 20_000_000))
def test_the_time_of_a_frame_leads_back_to_it(fps: Fraction, frame: int) -> None:
    assert abs(frame_ms(frame, fps) - frame * 1000 / fps) <= Fraction(1, 2)
    assert frame_at(frame_ms(frame, fps), fps) == frame


@given(RATES, st.integers(0, TEN_HOURS_MS))
def test_no_frame_is_nearer_to_a_time(fps: Fraction, time_ms: int) -> None:
    frame = frame_at(time_ms, fps)
    assert abs(frame * 1000 / fps - time_ms) <= 500 / fps


@given(RATES, st.integers(0, TEN_HOURS_MS))
def test_the_frames_from_and_until_a_time_are_the_nearest_ones_on_that_side(fps: Fraction, time_ms: int) -> None:
    first, last = frame_from(time_ms, fps), frame_until(time_ms, fps)
    assert frame_ms(first - 1, fps) < time_ms <= frame_ms(first, fps)
    assert frame_ms(last, fps) <= time_ms < frame_ms(last + 1, fps)


@given(RATES, st.integers(0, 20_000_000), st.integers(0, 10_000))
def test_counts_of_frames_keep_to_minimum_and_maximum_after_rounding(fps: Fraction, frame: int, length_ms: int) -> None:
    least, most = least_frames(length_ms, fps), most_frames(length_ms, fps)
    assert (least - 1) * 1000 < length_ms * fps <= least * 1000
    assert most * 1000 <= length_ms * fps < (most + 1) * 1000
    assert frame_ms(frame + least, fps) - frame_ms(frame, fps) >= length_ms
    assert frame_ms(frame + most, fps) - frame_ms(frame, fps) <= length_ms
