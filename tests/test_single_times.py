"""Single bad times among sound ones: white space, jitter, missing times."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Timing, TimingError
from captioner.timing.repair import Level
from tests.damage import TEXT, Spoken, span_of, spoken

NONE = st.sampled_from([None, float("nan"), -1])


def read(clip: Spoken, repair: Level = "auto") -> Timing:
    return Timing.from_chars(clip.chars, clip.starts, clip.ends, duration_ms=clip.duration_ms, repair=repair)


SOUND = read(spoken())


def kinds(timing: Timing) -> list[str]:
    return [repair.kind for repair in timing.repairs]


@pytest.mark.parametrize("time", [None, 0, -1, float("nan"), 10])
def test_white_space_without_a_usable_time_moves_nothing_and_is_listed(time: Any) -> None:
    clip = spoken()
    for at, char in enumerate(TEXT):
        if char == " ":
            clip = clip.with_times(at, at + 1, time, time)
    timing = read(clip)

    assert timing.words == SOUND.words
    assert kinds(timing) == ["white-space"]
    assert "37 spaces without a usable time" in str(timing.repairs[0])


@pytest.mark.parametrize("by_ms", [1, 5, 6, 100])
def test_a_start_that_runs_back_a_little_is_moved_and_counted(by_ms: int) -> None:
    first, _ = span_of(TEXT, "expected")
    clip = spoken()
    clip = clip.with_times(first, first + 1, clip.starts[first - 2] - by_ms, clip.ends[first])
    timing = read(clip)

    assert [word.text for word in timing.words] == [word.text for word in SOUND.words]
    assert abs(timing.words[12].start_ms - SOUND.words[12].start_ms) <= 120 + by_ms
    assert (timing.nudged, kinds(timing)) == ((1, []) if by_ms <= 5 else (0, ["jitter"]))


def test_a_start_that_runs_back_far_is_refused_with_its_place_and_the_way_on() -> None:
    first, _ = span_of(TEXT, "expected")
    with pytest.raises(
        TimingError, match=r"'e' starts at 0.5 s, before the previous .*again \(character 73\)"
    ) as caught:
        read(spoken().with_times(first, first + 1, 500, 560))

    assert (caught.value.index, caught.value.kind, caught.value.from_ms) == (first, "jitter", 500)


def test_an_end_before_its_start_is_moved_to_it() -> None:
    clip = spoken()
    ends = [*clip.ends]
    ends[5] = clip.starts[5] - 50
    timing = Timing.from_chars(TEXT, clip.starts, ends)

    assert kinds(timing) == ["jitter"]
    assert timing.words[1].char_ends_ms[1] == clip.starts[5]


def test_a_start_below_0_is_0() -> None:
    timing = read(spoken().with_times(0, 1, -40, 60))

    assert timing.words[0].start_ms == 0
    assert kinds(timing) == ["jitter"]


def test_a_combining_mark_belongs_to_its_cluster() -> None:
    timing = Timing.from_chars("ne\u0301e la", [0, 100, 0, 200, 300, 400, 500], [100, 200, 0, 300, 400, 500, 600])

    assert timing.words[0].char_starts_ms == (0, 100, 200)
    assert timing.words[0].char_ends_ms == (100, 200, 300)


@given(NONE, NONE)
def test_punctuation_without_a_time_takes_its_neighbours_edge(start: Any, end: Any) -> None:
    clip = spoken()
    for at, char in enumerate(TEXT):
        if char in ".,":
            clip = clip.with_times(at, at + 1, start, end)
    timing = read(clip)

    assert [word.start_ms for word in timing.words] == [word.start_ms for word in SOUND.words]
    assert timing.words[10].end_ms == SOUND.words[10].end_ms - 60
    assert kinds(timing) == ["missing"]
    assert not any(word.estimated for word in timing.words)


def test_an_opening_quote_without_a_time_does_not_start_its_word_in_the_pause_before() -> None:
    text = "He said. “Go on.”"
    clip = spoken(text, pause_ms=2000)
    at = text.index("“")
    timing = read(clip.with_times(at, at + 1, None, None))

    assert timing.words[2].start_ms == clip.starts[at + 1]


@given(st.sampled_from(["The committee", "Nobody", "expected the", "minutes.", "was read."]), NONE, NONE)
def test_a_word_without_a_time_is_spread_between_its_neighbours(part: str, start: Any, end: Any) -> None:
    first, last = span_of(TEXT, part)
    timing = read(spoken().with_times(first, last, start, end))
    estimated = [at for at, word in enumerate(timing.words) if word.estimated]

    assert kinds(timing) == ["missing"]
    assert [timing.words[at].text for at in estimated] == part.split()
    for at, word in enumerate(timing.words):
        assert abs(word.start_ms - SOUND.words[at].start_ms) <= (250 if at in estimated else 0)
    assert all(not timing.words[at].char_starts_ms for at in estimated)


def test_0_to_0_within_a_clip_is_no_time() -> None:
    first, last = span_of(TEXT, "expected")

    assert read(spoken().with_times(first, last, 0, 0)) == read(spoken().with_times(first, last, None, None))


def test_a_long_run_without_times_is_made_up_only_on_request() -> None:
    first, last = span_of(TEXT, "expected the vote to take more than ten minutes.")
    clip = spoken().with_times(first, last, None, None)
    with pytest.raises(
        TimingError, match=r'from "expected" \(.* s\) on, 9 words have no times; .*--repair spread'
    ) as caught:
        read(clip)

    assert (caught.value.kind, caught.value.level, caught.value.index) == ("missing", "spread", 12)
    assert sum(word.estimated for word in read(clip, "spread").words) == 9


def test_without_any_time_there_is_nothing_to_go_by() -> None:
    with pytest.raises(TimingError, match="none of its characters has a time"):
        read(spoken().with_times(0, len(TEXT), None, None))


def test_words_without_times_are_spread_too() -> None:
    words: list[Any] = [("Hello", 0, 400), ("dear", None, None), ("world", 800, 1200), ("again.", 1250, None)]
    timing = Timing.from_words(words)

    assert [(word.start_ms, word.estimated) for word in timing.words][::2] == [(0, False), (800, False)]
    assert 400 <= timing.words[1].start_ms < timing.words[1].end_ms <= 800
    assert timing.words[1].estimated


@given(st.data())
def test_any_single_bad_times_give_words_in_order_or_an_error(data: st.DataObject) -> None:
    clip = spoken(TEXT[:66])
    edges = st.one_of(NONE, st.integers(-150, 5000), st.floats(0, 5000))
    starts = [*clip.starts]
    ends = [*clip.ends]
    for at in data.draw(st.lists(st.integers(0, 65), max_size=12)):
        starts[at], ends[at] = data.draw(edges), data.draw(edges)
    whole = [[time if time is None or time != time else round(time) for time in times] for times in (starts, ends)]
    try:
        timing = Timing.from_chars(TEXT[:66], *whole, duration_ms=clip.duration_ms, repair="spread")
    except TimingError as error:
        assert str(error)
        return
    assert timing.text == TEXT[:65]
    for word, after in zip(timing.words, timing.words[1:], strict=False):
        assert word.start_ms < word.end_ms <= after.start_ms
