"""Times for words and characters that have none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Timing, TimingError, Word

Spoken = list[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("spoken", "found"),
    [
        ([("Hi", 0, 300), ("to", None, None), ("you", 800, 1000)], [(0, 300), (300, 430), (800, 1000)]),
        ([("Hi", None, None), ("to", 400, 500), ("you", None, None)], [(270, 400), (400, 500), (500, 695)]),
        ([("Hi", 0, 300), ("to", -1, -1), ("you", 300, 900)], [(0, 150), (150, 280), (300, 900)]),
        ([("Hi", 0, 300), ("to", None, 600), ("you", 800, 1000)], [(0, 300), (470, 600), (800, 1000)]),
        ([("Hi", 0, 300), ("to", 350, None), ("you", 400, 600)], [(0, 300), (350, 400), (400, 600)]),
    ],
)
def test_missing_times_are_interpolated_at_the_pace_of_the_clip(spoken: Spoken, found: list[tuple[int, int]]) -> None:
    timing = Timing.from_words(spoken)

    assert [(word.start_ms, word.end_ms) for word in timing.words] == found
    assert [word.estimated for word in timing.words] == [start in (None, -1) for _, start, _ in spoken]
    assert {repair.kind for repair in timing.repairs} == {"missing"}


def test_a_run_of_words_is_one_repair_that_names_its_first_word() -> None:
    timing = Timing.from_words([("Hi", 0, 300), ("to", None, None), ("all", None, None), ("you", 900, 1100)])
    (repair,) = timing.repairs

    assert (repair.first_word, repair.words, repair.from_ms, repair.to_ms) == (1, 2, 300, 625)
    assert repair.detail == "from 'to' (0.3 s) on, 2 words have no times of their own"


def test_starts_alone_give_words_that_are_lit_alone() -> None:
    timing = Timing.from_words([("Hi", 0, None), ("to", 200, None), ("you", 900, None)])

    assert not any(word.estimated for word in timing.words)
    assert timing.repairs[0].detail == "from 'Hi' (0 s) on, 3 words have no ends of their own"


def test_punctuation_without_a_time_has_that_of_its_word_and_is_listed() -> None:
    timing = Timing.from_words([("Hi", 0, 300), (",", None, None), ("you", 800, 1000)])

    assert timing.words == (Word("Hi,", 0, 300), Word("you", 800, 1000, " "))
    assert timing.repairs[0].detail == "from 'Hi,' (0 s) on, 1 word has punctuation without times"


def test_characters_without_times_are_interpolated_and_white_space_is_not_used() -> None:
    timing = Timing.from_chars(
        "Hi 42 you", [0, 80, 0, None, None, 9000, 400, 480, 560], [80, 160, 0, None, None, 9000, 480, 560, 600]
    )

    assert [(word.start_ms, word.end_ms, word.estimated) for word in timing.words] == [
        (0, 160, False),
        (160, 320, True),
        (400, 600, False),
    ]
    assert timing.repairs[0].detail == "from '42' (0.16 s) on, 1 word has no times of its own"


def test_a_full_stop_without_a_time_ends_with_its_word() -> None:
    timing = Timing.from_chars("Hi. a", [0, 80, None, None, 900], [80, 160, None, None, 950])

    assert [(word.start_ms, word.end_ms) for word in timing.words] == [(0, 160), (900, 950)]
    assert timing.repairs == ()


def test_nothing_but_missing_times_is_refused() -> None:
    with pytest.raises(TimingError, match="no word has a time: create the clip with timestamps"):
        Timing.from_words([("a", None, None)])
    with pytest.raises(TimingError, match="no character has a time"):
        Timing.from_chars("ab", [None, None], [None, None])


@given(st.data(), st.lists(st.integers(100, 500), min_size=2, max_size=20))
def test_words_with_times_keep_them_and_the_others_are_in_order(data: st.DataObject, lengths: list[int]) -> None:
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    sound = [("word", end - 90, end) for end in ends]
    gone = data.draw(st.sets(st.integers(0, len(sound) - 1), max_size=len(sound) - 1))
    timing = Timing.from_words(
        [(text, None, None) if at in gone else (text, a, b) for at, (text, a, b) in enumerate(sound)]
    )

    assert all(word.start_ms == sound[at][1] for at, word in enumerate(timing.words) if at not in gone)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(timing.words))
    assert {at for at, word in enumerate(timing.words) if word.estimated} == gone
    assert sum(repair.words for repair in timing.repairs) == len(gone)
