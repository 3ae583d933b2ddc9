from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import TimingError
from captioner.readers.times import milliseconds
from tests.strategies import TimedChars, timed_chars, timestamps

# What a time may be, and some of what it may not be.
EDGES = st.sampled_from(
    [0, 0.0005, 0.0015, 1, 1.0, 1.5, 2, -0.1, 360_000, 10**400, True, None, "1", *map(float, ("nan", "inf"))]
)

SIX = ["s", "e", "c", "o", "n", "d"]


@given(timed_chars())
def test_seconds_become_the_milliseconds_they_were(timed: TimedChars) -> None:
    chars, starts, ends = timed

    assert milliseconds(chars, timestamps(timed)["graph_times"], 1000, None) == (starts, ends)


@given(timed_chars())
def test_pairs_and_objects_and_milliseconds_read_alike(timed: TimedChars) -> None:
    chars, starts, ends = timed
    in_ms = list(zip(starts, ends, strict=True))
    objects = [{"start": start / 1000, "end": end / 1000} for start, end in in_ms]

    assert milliseconds(chars, objects, 1000, None) == milliseconds(chars, in_ms, 1, None) == (starts, ends)


@given(
    st.one_of(
        st.lists(st.tuples(EDGES, EDGES), min_size=1, max_size=5),
        st.lists(st.tuples(st.integers(0, 2), st.floats(2, 3)), min_size=1, max_size=5),  # wrong in their order alone
    ),
    st.integers(1, 4),
)
def test_times_are_judged_in_blocks_as_they_are_one_by_one(times: list[tuple[Any, Any]], block: int) -> None:
    def told() -> object:
        try:
            return milliseconds("a" * len(times), times, 1000, None)
        except TimingError as error:
            return error.index, str(error)

    together = told()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("captioner.readers.times._BLOCK", block)
        assert told() == together
        patch.setattr("captioner.readers.times._quickly", lambda *_: None)
        assert told() == together


def test_overlaps_and_shared_intervals_are_accepted() -> None:
    times = [[0.1, 0.5], [0.1, 0.5], [0.3, 0.35], [0.3, 0.9]]

    assert milliseconds("thea", times, 1000, None) == ([100, 100, 300, 300], [500, 500, 350, 900])


def test_a_time_is_rounded_once_to_the_nearest_millisecond() -> None:
    assert milliseconds("ab", [[0.0004, 0.0006], [1.2346, 2]], 1000, None) == ([0, 1235], [1, 2000])


@pytest.mark.parametrize(
    ("time", "fault"),
    [
        (None, r"'b' has None where \[start, end\] was expected"),
        ([], r"'b' has \[\] where"),
        ([1], r"'b' has \[1\] where"),
        ([1, 2, 3], r"'b' has \[1, 2, 3\] where"),
        ("12", "'b' has '12' where"),
        (0.5, "'b' has 0.5 where"),
        ({}, "'b' has the time None, which is not a number"),
        ({"start": 1}, "'b' has the time None, which is not a number"),
        ([None, 1], "'b' has the time None, which is not a number"),
        ([1, "2"], "'b' has the time '2', which is not a number"),
        ([1, True], "'b' has the time True, which is not a number"),
        ([[[[[[[[1]]]]]]], 1], r"'b' has the time \[.*\.\.\..*\], which is not a number"),
        ([float("nan"), 1], "'b' has the time nan, which is no time"),
        ([1, float("inf")], "'b' has the time inf, which is no time"),
        ([float("-inf"), 1], "'b' has the time -inf, which is no time"),
        ([1, 359_999.9996], "'b' has the time 359999.9996, beyond 100 hours"),
        ([1, 360_000], "'b' has the time 360000, beyond 100 hours"),
        ([1, 10**400], "'b' has the time 10+.*0, beyond 100 hours"),
        ([-(10**400), 1], "'b' has the impossible time -10+.*0..1 "),
        ([-0.001, 1], r"'b' has the impossible time -0.001\.\.1 "),
        ([2, 1.5], r"'b' has the impossible time 2\.\.1.5 "),
        ([0.9, 1.5], r"'b' starts at 0.9, before the character ahead of it \(1.0\)"),
    ],
)
def test_an_impossible_time_is_named_by_its_character(time: Any, fault: str) -> None:
    with pytest.raises(TimingError, match=rf"^{fault}.*\(character 1\)$") as caught:
        milliseconds("abc", [[1.0, 1.2], time, [1.4, 1.5]], 1000, None)

    assert caught.value.index == 1
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("char", [None, 7, ["a"], {}, True])
def test_what_is_not_a_string_is_no_character(char: Any) -> None:
    with pytest.raises(TimingError, match=r"stands where a character was expected \(character 0\)") as caught:
        milliseconds([char], [[0, 1]], 1000, None)

    assert caught.value.index == 0


def evenly(length: float) -> list[list[float]]:
    return [[length * at, length * (at + 1)] for at in range(len(SIX))]


def test_times_may_end_a_second_after_the_clip_but_no_more() -> None:
    assert milliseconds(SIX, evenly(0.5), 1000, 2000)
    with pytest.raises(TimingError, match=r"end at 3 s, but it lasts 1.999 s; .*--time-unit ms"):
        milliseconds(SIX, evenly(0.5), 1000, 1999)


def test_where_milliseconds_were_asked_for_they_are_not_offered_again() -> None:
    with pytest.raises(TimingError, match="one of the two is wrong"):
        milliseconds(SIX, evenly(500), 1, 1999)


def test_five_characters_of_more_than_two_seconds_are_not_seconds() -> None:
    assert milliseconds(SIX, evenly(2.0), 1000, None)
    assert milliseconds(SIX[:4], evenly(60)[:4], 1000, None)
    assert milliseconds(SIX, evenly(60_000), 1, None)
    with pytest.raises(TimingError, match=r"last 60 s each, as no speech does; .*--time-unit ms"):
        milliseconds(SIX, evenly(60), 1000, None)


def test_nothing_is_read_as_nothing() -> None:
    assert milliseconds([], [], 1000, 5) == ([], [])
