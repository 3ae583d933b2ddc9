from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import TimingError
from captioner.readers.char_times import starts_and_ends_ms
from tests.strategies import TimedChars, timed_chars, timestamps

# Valid times, and some invalid ones.
EDGES = st.sampled_from(
    [0, 0.0005, 0.0015, 1, 1.0, 1.5, 2, -0.1, 360_000, 10**400, True, None, "1", *map(float, ("nan", "inf"))]
)

SIX = ["s", "e", "c", "o", "n", "d"]


@given(timed_chars())
def test_seconds_become_the_milliseconds_they_were(timed: TimedChars) -> None:
    chars, starts, ends = timed

    assert starts_and_ends_ms(chars, timestamps(timed)["graph_times"], 1000, None) == (starts, ends)


@given(timed_chars())
def test_pairs_objects_and_milliseconds_give_the_same_times(timed: TimedChars) -> None:
    chars, starts, ends = timed
    in_ms = list(zip(starts, ends, strict=True))
    objects = [{"start": start / 1000, "end": end / 1000} for start, end in in_ms]

    assert starts_and_ends_ms(chars, objects, 1000, None) == starts_and_ends_ms(chars, in_ms, 1, None) == (starts, ends)


@given(
    st.one_of(
        st.lists(st.tuples(EDGES, EDGES), min_size=1, max_size=5),
        st.lists(st.tuples(st.integers(0, 2), st.floats(2, 3)), min_size=1, max_size=5),  # wrong only in their order
    ),
    st.integers(1, 4),
)
def test_checking_in_batches_agrees_with_checking_one_by_one(times: list[tuple[Any, Any]], block: int) -> None:
    def told() -> object:
        try:
            return starts_and_ends_ms("a" * len(times), times, 1000, None)
        except TimingError as error:
            return error.index, str(error)

    together = told()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("captioner.readers.char_times._BATCH", block)
        assert told() == together
        patch.setattr("captioner.readers.char_times._converted_in_batches", lambda *_: None)
        assert told() == together


def test_overlaps_and_shared_intervals_are_accepted() -> None:
    times = [[0.1, 0.5], [0.1, 0.5], [0.3, 0.35], [0.3, 0.9]]

    assert starts_and_ends_ms("thea", times, 1000, None) == ([100, 100, 300, 300], [500, 500, 350, 900])


def test_a_time_is_rounded_once_to_the_nearest_millisecond() -> None:
    assert starts_and_ends_ms("ab", [[0.0004, 0.0006], [1.2346, 2]], 1000, None) == ([0, 1235], [1, 2000])


@pytest.mark.parametrize(
    ("time", "fault"),
    [
        (None, r"'b' has the time None, which is not \[start, end\]"),
        ([], r"'b' has the time \[\], which is not"),
        ([1], r"'b' has the time \[1\], which is not"),
        ([1, 2, 3], r"'b' has the time \[1, 2, 3\], which is not"),
        ("12", "'b' has the time '12', which is not"),
        (0.5, "'b' has the time 0.5, which is not"),
        ({}, "'b' has the time None, which is not a number"),
        ({"start": 1}, "'b' has the time None, which is not a number"),
        ([None, 1], "'b' has the time None, which is not a number"),
        ([1, "2"], "'b' has the time '2', which is not a number"),
        ([1, True], "'b' has the time True, which is not a number"),
        ([[[[[[[[1]]]]]]], 1], r"'b' has the time \[.*\.\.\..*\], which is not a number"),
        ([float("nan"), 1], "'b' has the time nan, which is not finite"),
        ([1, float("inf")], "'b' has the time inf, which is not finite"),
        ([float("-inf"), 1], "'b' has the time -inf, which is not finite"),
        ([1, 359_999.9996], "'b' has the time 359999.9996, beyond 100 hours"),
        ([1, 360_000], "'b' has the time 360000, beyond 100 hours"),
        ([1, 10**400], "'b' has the time 10+.*0, beyond 100 hours"),
        ([-(10**400), 1], "'b' has the impossible time -10+.*0..1 "),
        ([-0.001, 1], r"'b' has the impossible time -0.001\.\.1 "),
        ([2, 1.5], r"'b' has the impossible time 2\.\.1.5 "),
        ([0.9, 1.5], r"'b' starts at 0.9, before the previous character \(1.0\)"),
    ],
)
def test_the_error_for_an_impossible_time_names_the_character(time: Any, fault: str) -> None:
    with pytest.raises(TimingError, match=rf"^{fault}.*\(character 1\)$") as caught:
        starts_and_ends_ms("abc", [[1.0, 1.2], time, [1.4, 1.5]], 1000, None)

    assert caught.value.index == 1
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("char", [None, 7, ["a"], {}, True])
def test_a_character_must_be_a_string(char: Any) -> None:
    with pytest.raises(TimingError, match=r"is not a string \(character 0\)") as caught:
        starts_and_ends_ms([char], [[0, 1]], 1000, None)

    assert caught.value.index == 0


def evenly(length: float) -> list[list[float]]:
    return [[length * at, length * (at + 1)] for at in range(len(SIX))]


def test_times_may_end_up_to_a_second_after_the_clip() -> None:
    assert starts_and_ends_ms(SIX, evenly(0.5), 1000, 2000)
    with pytest.raises(TimingError, match=r"end at 3 s, but the clip lasts 1.999 s; .*--time-unit ms"):
        starts_and_ends_ms(SIX, evenly(0.5), 1000, 1999)


def test_the_hint_at_milliseconds_is_not_given_when_they_were_stated() -> None:
    with pytest.raises(TimingError, match="one of the two is wrong"):
        starts_and_ends_ms(SIX, evenly(500), 1, 1999)


def test_five_characters_of_more_than_two_seconds_are_not_seconds() -> None:
    assert starts_and_ends_ms(SIX, evenly(2.0), 1000, None)
    assert starts_and_ends_ms(SIX[:4], evenly(60)[:4], 1000, None)
    assert starts_and_ends_ms(SIX, evenly(60_000), 1, None)
    with pytest.raises(TimingError, match=r"last 60 s each, longer than in any speech; .*--time-unit ms"):
        starts_and_ends_ms(SIX, evenly(60), 1000, None)


def test_no_characters_give_no_times() -> None:
    assert starts_and_ends_ms([], [], 1000, 5) == ([], [])
