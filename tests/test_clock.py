"""Times in the notation of subtitle files, as other parsers read them."""

from datetime import timedelta

import srt
from hypothesis import given
from hypothesis import strategies as st

from captioner.clock import MAX_TIME_MS, clock


def test_hours_minutes_seconds_and_milliseconds_are_padded() -> None:
    assert clock(0) == "00:00:00.000"
    assert clock(3_723_004) == "01:02:03.004"
    assert clock(MAX_TIME_MS - 1, ",") == "99:59:59,999"


@given(st.integers(0, MAX_TIME_MS - 1))
def test_the_srt_package_reads_the_same_time(time_ms: int) -> None:
    assert srt.srt_timestamp_to_timedelta(clock(time_ms, ",")) == timedelta(milliseconds=time_ms)
