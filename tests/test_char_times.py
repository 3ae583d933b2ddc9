from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import TimingError, read_clip
from captioner.readers.char_times import BadTimes, starts_and_ends_ms
from captioner.timing.single_times import mended
from captioner.timing.validation import is_missing
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
            found = starts_and_ends_ms("a" * len(times), times, 1000, None)
            if isinstance(found, BadTimes):
                done = mended("character", "a" * len(times), found.starts, found.ends)
                return done.starts_ms, done.ends_ms
            return found
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
        ([1], r"'b' has the time \[1\], which is not"),
        ([1, 2, 3], r"'b' has the time \[1, 2, 3\], which is not"),
        ("12", "'b' has the time '12', which is not"),
        (0.5, "'b' has the time 0.5, which is not"),
        ([1, "2"], "'b' has the time '2', which is not a number"),
        ([1, True], "'b' has the time True, which is not a number"),
        ([[[[[[[[1]]]]]]], 1], r"'b' has the time \[.*\.\.\..*\], which is not a number"),
        ([1, float("inf")], "'b' has the time inf, which is not finite"),
        ([float("-inf"), 1], "'b' has the time -inf, which is not finite"),
    ],
)
def test_the_error_for_an_impossible_time_names_the_character(time: Any, fault: str) -> None:
    with pytest.raises(TimingError, match=rf"^{fault}.*\(character 1\)$") as caught:
        starts_and_ends_ms("abc", [[1.0, 1.2], time, [1.4, 1.5]], 1000, None)

    assert caught.value.index == 1
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("time", [None, [], {}, [None, None], [float("nan"), -1], {"end": None}])
def test_a_missing_time_is_given_back_as_missing(time: Any) -> None:
    found = starts_and_ends_ms("abc", [[1.0, 1.2], time, [1.4, 1.5]], 1000, None)

    assert isinstance(found, BadTimes)
    assert all(map(is_missing, (found.starts[1], found.ends[1])))
    assert (found.starts[0], found.ends[2]) == (1000, 1500)


def test_times_under_other_keys_are_refused_with_these() -> None:
    with pytest.raises(TimingError, match="have the keys start_time, end_time, not start and end"):
        starts_and_ends_ms("ab", [{"start_time": 0, "end_time": 1}] * 2, 1000, None)


@pytest.mark.parametrize("char", [None, 7, ["a"], {}, True])
def test_a_character_must_be_a_string(char: Any) -> None:
    with pytest.raises(TimingError, match=r"is not a string \(character 0\)") as caught:
        starts_and_ends_ms([char], [[0, 1]], 1000, None)

    assert caught.value.index == 0


def evenly(length: float) -> list[list[float]]:
    return [[length * at, length * (at + 1)] for at in range(len(SIX))]


def test_milliseconds_are_refused_as_seconds_with_the_way_on() -> None:
    with pytest.raises(TimingError, match=r"last 60 s each, longer than in any speech; .*--time-unit ms"):
        starts_and_ends_ms(SIX, evenly(60), 1000, None)
    with pytest.raises(TimingError, match="--time-unit ms"):
        starts_and_ends_ms(SIX[:2], evenly(60)[:2], 1000, None)
    with pytest.raises(TimingError, match=r"end at 360 s, but the clip lasts 1 s; .*--time-unit ms"):
        starts_and_ends_ms(SIX, evenly(60), 1000, 1000)


def test_a_word_of_any_length_is_accepted() -> None:
    for length in (2.0, 10.0):
        assert starts_and_ends_ms(SIX, evenly(length), 1000, None)
    assert starts_and_ends_ms(SIX, evenly(60_000), 1, None)


@pytest.mark.parametrize(("ms_per_unit", "remedy"), [(1000, "divided by 1000"), (1, "leave out --time-unit ms")])
def test_a_thousandth_of_speech_is_refused(ms_per_unit: int, remedy: str) -> None:
    with pytest.raises(TimingError, match=f"a thousandth of speech.*{remedy}"):
        starts_and_ends_ms(SIX, evenly(0.06 / ms_per_unit), ms_per_unit, None)
    with pytest.raises(TimingError, match=f"a thousandth of speech.*{remedy}"):
        starts_and_ends_ms(SIX[:2], evenly(0.06 / ms_per_unit)[:2], ms_per_unit, 500)


@pytest.mark.parametrize(("duration_ms", "fault"), [(500_000, "in milliseconds"), (None, ""), (500, "")])
def test_a_duration_in_milliseconds_is_refused(duration_ms: int | None, fault: str) -> None:
    if not fault:
        assert starts_and_ends_ms(SIX, evenly(0.06), 1000, duration_ms)
        return
    with pytest.raises(TimingError, match=f"lasts 500 s, but its last word ends at 0.36 s.*{fault}"):
        starts_and_ends_ms(SIX, evenly(0.06), 1000, duration_ms)


def test_the_advice_to_take_milliseconds_is_not_given_where_they_would_not_fit() -> None:
    assert starts_and_ends_ms(SIX, evenly(0.5), 1000, 1000)  # words past the end are refused later, with their place


def test_no_characters_give_no_times() -> None:
    assert starts_and_ends_ms([], [], 1000, 5) == ([], [])


@pytest.mark.parametrize("keys", [("start_time", "end_time"), ("startTime", "endTime")])
def test_the_times_of_characters_may_be_called_otherwise(keys: tuple[str, str]) -> None:
    start, end = keys
    times = [{start: 0.06 * at, end: 0.06 * at + 0.06} for at in range(2)]
    timing = read_clip({"audio_timestamps": {"graph_chars": ["H", "i"], "graph_times": times}})
    assert (timing.words[0].char_starts_ms, timing.words[0].end_ms) == ((0, 60), 120)
