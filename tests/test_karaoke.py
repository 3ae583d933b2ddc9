"""Karaoke units: text and times."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner.cue import Cue, Line
from captioner.karaoke import Unit, units
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Word
from tests import strategies
from tests.clips import TIMINGS

HOLD_MS = 500
Kind = Literal["word", "char"]


def cue_of(*words: Word, end_ms: int, start_ms: int | None = None) -> Cue:
    return Cue((Line(words),), words[0].start_ms if start_ms is None else start_ms, end_ms)


def check(cue: Cue, found: tuple[Unit, ...], hold_ms: int) -> None:
    assert "".join(unit.before + unit.text for unit in found) == cue.text
    assert all(cue.start_ms <= unit.start_ms < unit.end_ms <= unit.lit_end_ms <= cue.end_ms for unit in found)
    nexts_ms = [*(unit.start_ms for unit in found[1:]), cue.end_ms]
    for unit, next_ms in zip(found, nexts_ms, strict=True):
        assert unit.lit_end_ms <= next_ms
        assert (unit.lit_end_ms == next_ms) == (next_ms - unit.end_ms <= hold_ms)
        assert unit.lit_end_ms in (unit.end_ms, next_ms)


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("kind", ["word", "char"])
@pytest.mark.parametrize("clip", TIMINGS)
def test_units_make_up_the_text_in_order_within_their_cue(clip: str, kind: Kind, preset: str) -> None:
    captions = captioner.caption(TIMINGS[clip], preset)
    for cue in captions:
        check(cue, units(cue, kind, HOLD_MS), HOLD_MS)


@given(timed=strategies.timed_chars(), kind=st.sampled_from(["word", "char"]), hold_ms=st.integers(0, 900))
def test_units_make_up_the_text_in_order_for_any_times(timed: strategies.TimedChars, kind: Kind, hold_ms: int) -> None:
    words, _, _ = words_from_chars(*timed)
    for preset in ("web", "netflix"):
        for cue in captioner.caption(captioner.Timing(words), preset):
            check(cue, units(cue, kind, hold_ms), hold_ms)


def test_a_word_stays_lit_until_the_next_one_except_before_a_long_pause() -> None:
    cue = cue_of(Word("a", 0, 100), Word("b", 600, 700, " "), Word("c", 1201, 1300, " "), end_ms=1800)
    assert [(unit.start_ms, unit.end_ms, unit.lit_end_ms) for unit in units(cue, "word", 500)] == [
        (0, 100, 600),
        (600, 700, 700),
        (1201, 1300, 1800),
    ]


def test_the_longest_hold_of_a_unit_is_that_of_cues() -> None:
    timing = captioner.Timing.from_words([("a", 0, 100), ("b", 500, 600)])
    stamps = [
        captioner.to_vtt(
            captioner.caption(timing, captioner.Limits(max_hold_ms=hold_ms, rest_hold_ms=0)), "word"
        ).count("<00:")
        for hold_ms in (399, 400)
    ]
    assert stamps == [2, 1]


def test_characters_that_start_together_are_one_unit() -> None:
    word = Word("this", 0, 400, "", (0, 0, 100, 250), (100, 100, 250, 400))
    assert [(unit.text, unit.start_ms) for unit in units(cue_of(word, end_ms=400), "char", 500)] == [
        ("th", 0),
        ("i", 100),
        ("s", 250),
    ]


def test_a_word_without_times_for_its_characters_is_lit_evenly_and_whole_if_its_own_are_made_up() -> None:
    lit = units(cue_of(Word("this", 0, 400), end_ms=400), "char", 500)
    assert [(unit.text, unit.start_ms) for unit in lit] == [("t", 0), ("h", 100), ("i", 200), ("s", 300)]
    (whole,) = units(cue_of(Word("this", 0, 400, estimated=True), end_ms=400), "char", 500)
    assert (whole.text, whole.start_ms, whole.end_ms) == ("this", 0, 400)


def test_a_word_that_starts_after_the_end_of_its_cue_is_lit_with_the_previous_one() -> None:
    cue = cue_of(Word("a", 0, 100), Word("b", 100, 150, " "), Word("c", 160, 200, " "), end_ms=160)
    assert [unit.before + unit.text for unit in units(cue, "word", 500)] == ["a", " b c"]


def test_a_word_that_starts_before_its_cue_is_lit_from_the_start_of_the_cue() -> None:
    cue = cue_of(Word("a", 0, 90), Word("b", 100, 150, " "), start_ms=40, end_ms=160)
    assert [unit.start_ms for unit in units(cue, "word", 500)] == [40, 100]
    cue = cue_of(Word("a", 0, 20), Word("b", 30, 150, " "), start_ms=40, end_ms=160)
    assert [(unit.text, unit.start_ms) for unit in units(cue, "word", 500)] == [("a b", 40)]


def test_any_number_of_words_that_start_together_are_one_unit() -> None:
    words = [Word(f"w{at}", 0, 100 + at, " ") for at in range(50_000)]
    found = units(cue_of(*words, end_ms=60_000), "word", HOLD_MS)
    assert [(unit.start_ms, unit.end_ms) for unit in found] == [(0, 50_099)]
    assert found[0].text == " ".join(word.text for word in words)


def test_a_dash_or_label_is_lit_with_the_first_word_or_character_of_its_line() -> None:
    lines = (
        Line((Word("Me?", 0, 300),), "-"),
        Line((Word("You.", 300, 700, " ", (300, 400, 500, 600), (400, 500, 600, 700)),), "- "),
    )
    cue = Cue(lines, 0, 700)
    assert [(unit.before, unit.text) for unit in units(cue, "word", 500)] == [("", "-Me?"), ("\n", "- You.")]
    assert [(unit.before, unit.text) for unit in units(cue, "char", 500)][2:4] == [("\n", "- Y"), ("", "o")]
    assert "".join(unit.before + unit.text for unit in units(cue, "char", 500)) == cue.text
