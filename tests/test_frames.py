"""Frames in exact arithmetic."""

from fractions import Fraction
from math import ceil, floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import MAX_FPS, WRITERS, Limits, Timing, caption
from captioner.frames import (
    frame_at,
    frame_from,
    frame_ms,
    frame_until,
    is_frame_ms,
    least_frames,
    most_frames,
    nearest_frame_ms,
)
from tests.ffmpeg import Run

RATES = st.fractions(1, MAX_FPS, max_denominator=1001)
TEN_HOURS_MS = 36_000_000


@pytest.mark.parametrize(
    ("fps", "frame", "time_ms"),
    [
        (Fraction(25), 1, 40),
        (Fraction(24), 1, 41),
        (Fraction(24000, 1001), 1, 41),
        (Fraction(24), 2, 83),
        (Fraction(30000, 1001), 30, 1001),
        (Fraction(24000, 1001), 863_136, 35_999_964),
        (Fraction(50), 1_800_000, TEN_HOURS_MS),
    ],
)
def test_the_time_of_a_frame_is_rounded_down_to_a_millisecond(fps: Fraction, frame: int, time_ms: int) -> None:
    assert frame_ms(frame, fps) == time_ms
    assert frame_at(time_ms, fps) == frame


@given(RATES, st.integers(0, 20_000_000))
def test_the_time_of_a_frame_leads_back_to_it(fps: Fraction, frame: int) -> None:
    assert 0 <= frame * 1000 / fps - frame_ms(frame, fps) < 1
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


@given(RATES, st.integers(0, 20_000_000))
def test_both_milliseconds_beside_a_frame_are_its_time(fps: Fraction, frame: int) -> None:
    exact_ms = frame * 1000 / fps
    assert is_frame_ms(floor(exact_ms), fps)
    assert is_frame_ms(ceil(exact_ms), fps)
    assert nearest_frame_ms(floor(exact_ms), fps) == floor(exact_ms)
    assert nearest_frame_ms(ceil(exact_ms), fps) == ceil(exact_ms)
    if 1000 / fps > 4:
        assert not is_frame_ms(ceil(exact_ms) + 1, fps)
        assert nearest_frame_ms(ceil(exact_ms) + 1, fps) == ceil(exact_ms)


@pytest.mark.slow
@pytest.mark.parametrize("fps", [Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60000, 1001)])
@pytest.mark.parametrize("form", ["srt", "ass"])
def test_ffmpeg_shows_a_cue_from_its_first_frame_to_the_one_before_its_last(
    drawing: Run, tmp_path: Path, fps: Fraction, form: str
) -> None:
    starts = [1, 5, 12, 26, 40, 47]
    spoken = [("XXXX", round(start * 1000 / fps), round((start + 2) * 1000 / fps)) for start in starts]
    limits = Limits(fps=fps, min_duration_ms=0, rest_hold_ms=0, max_hold_ms=0, chain_below_ms=0, max_words=1)
    captions = caption(Timing.from_words(spoken), limits)
    (tmp_path / f"a.{form}").write_text(WRITERS[form](captions), encoding="utf-8")
    black, grey = f"color=black:s=160x90:r={fps}:d=3", ("-f", "rawvideo", "-pix_fmt", "gray", "-")
    pixels = drawing(tmp_path, "-f", "lavfi", "-i", black, "-vf", f"subtitles=a.{form}", *grey)
    frames = [pixels[at : at + 160 * 90] for at in range(0, len(pixels), 160 * 90)]
    shown = {at for at, frame in enumerate(frames) if max(frame) > 40}
    assert shown == {at for cue in captions for at in range(frame_at(cue.start_ms, fps), frame_at(cue.end_ms, fps))}
    assert set(starts) <= shown
