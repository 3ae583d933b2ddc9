"""Grouping into cues keeps the limits and breaks where a person would."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.cue import Cue, Line
from captioner.layout.grouping import group
from captioner.limits import Limits
from captioner.schedule import blinks
from captioner.text.measure import display_width
from captioner.timing.words import Timing, Word
from tests.strategies import spoken_words

NARROW = Limits(max_line_width=14, max_duration_ms=2500)


def words_of(cues: Sequence[Cue]) -> tuple[Word, ...]:
    return tuple(word for cue in cues for word in cue.words)


def shape_of(cues: Sequence[Cue]) -> list[tuple[int, ...]]:
    return [tuple(len(line.words) for line in cue.lines) for cue in cues]


@given(spoken_words())
def test_every_word_appears_once_and_in_order(words: tuple[Word, ...]) -> None:
    assert words_of(group(words, "en", NARROW).cues) == words


@given(spoken_words(), st.sampled_from([1, 2, 3]), st.sampled_from([None, 1, 3]))
def test_only_a_single_word_breaks_a_hard_limit(
    words: tuple[Word, ...], max_line_count: int, max_words: int | None
) -> None:
    limits = Limits(max_line_width=14, max_duration_ms=2500, max_line_count=max_line_count, max_words=max_words)
    for cue in group(words, "en", limits).cues:
        spoken = cue.words
        assert len(cue.lines) <= max_line_count
        assert len(spoken) <= (max_words or len(spoken))
        assert all(line.width <= 14 or len(line.words) == 1 for line in cue.lines)
        assert spoken[-1].end_ms - spoken[0].start_ms <= 2500 or len(spoken) == 1
        for word, after in pairwise(spoken):
            assert after.start_ms - word.end_ms < limits.max_pause_ms
            assert after.before != "\n\n"


@given(spoken_words())
def test_a_cue_that_fits_one_line_has_one_line(words: tuple[Word, ...]) -> None:
    for cue in group(words, "en", NARROW).cues:
        if len(cue.lines) > 1:
            assert display_width(" ".join(line.text for line in cue.lines)) > NARROW.max_line_width


@given(spoken_words(), st.integers(0, 80), st.sampled_from([None, Fraction(24), Fraction(30000, 1001)]))
def test_no_gap_blinks_after_a_cue_of_several_words(
    words: tuple[Word, ...], min_gap_ms: int, fps: Fraction | None
) -> None:
    limits = Limits(max_line_width=14, max_duration_ms=2500, min_gap_ms=min_gap_ms, fps=fps)
    for cue, after in pairwise(group(words, "en", limits).cues):
        if len(cue.words) > 1 and after.words[0].start_ms - cue.words[-1].end_ms < limits.chain_below_ms:
            assert not blinks(cue.end_ms, after.start_ms, limits)


@given(spoken_words(), spoken_words())
def test_an_edit_after_a_long_pause_changes_nothing_before_it(
    words: tuple[Word, ...], others: tuple[Word, ...]
) -> None:
    def followed(tail: Sequence[Word]) -> tuple[Word, ...]:
        later_ms = words[-1].end_ms + 5000
        return Timing.from_words(
            [
                *((word.before + word.text, word.start_ms, word.end_ms) for word in words),
                *((f" {word.text}", word.start_ms + later_ms, word.end_ms + later_ms) for word in tail),
            ]
        ).words

    alone = shape_of(group(followed(words[:1]), "en", NARROW).cues)[:-1]

    assert shape_of(group(followed(others), "en", NARROW).cues)[: len(alone)] == alone


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One line, if it fits.", [["One line, if it fits."]]),
        (
            "Resemble increases productivity through an easy to use API.",
            [["Resemble increases productivity", "through an easy to use API."]],
        ),
        (
            "Our new headphones block the noise of the city, so you can hear every note the way it was recorded.",
            [
                ["Our new headphones block", "the noise of the city,"],
                ["so you can hear every note", "the way it was recorded."],
            ],
        ),
        ("Stop. Look both ways.\n\nThen cross.", [["Stop."], ["Look both ways."], ["Then cross."]]),
    ],
)
def test_sentences_break_where_a_person_would(text: str, lines: list[list[str]]) -> None:
    words, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        for place, word in enumerate(part.split()):
            before = "\n\n" if number and not place else " "
            words.append((before + word, at, at + 60 * len(word)))
            at += 60 * len(word) + {",": 200, ".": 500}.get(word[-1], 60)

    cues = group(Timing.from_words(words, repair=None).words, "en", Limits()).cues

    assert [[line.text for line in cue.lines] for cue in cues] == lines


def test_no_words_give_no_cues() -> None:
    assert group((), "en", Limits()).cues == ()


def test_a_line_has_its_text_however_it_is_created() -> None:
    @dataclass(frozen=True)
    class Named(Line):
        name: str = "a"

    words = Timing.from_words([(" one", 0, 1), ("-", 1, 2), (" two", 2, 3)]).words

    assert Line(words).text == Named(words).text == replace(Line(words[:1]), words=words).text == "one- two"


def test_cues_of_a_few_words_are_phrases() -> None:
    text = "The keys that had been hanging on the wall for twenty years were gone. Nobody in the house could say where."
    words, start_ms = [], 0
    for word in text.split():
        words.append(Word(word, start_ms, start_ms + 40 * len(word) + 60, " "))
        start_ms += 40 * len(word) + (400 if word.endswith((".", ",")) else 80)
    cues = [cue.text.replace("\n", " ") for cue in group(words, "en", Limits.preset("shorts", max_words=4)).cues]
    assert all(len(cue.split()) <= 4 for cue in cues)
    assert {cue.split()[-1] for cue in cues}.isdisjoint({"the", "that", "had", "on", "for", "in", "could"})
    assert "Nobody" in {cue.split()[0] for cue in cues}


def test_max_words_counts_phrases_in_japanese_and_chinese() -> None:
    for text, language in (
        ("会議は来週の火曜日に東京で開かれます。", "ja"),
        ("我们下周二在北京开会，请提前发资料。", "zh"),
    ):
        starts_ms = list(range(0, 150 * len(text), 150))
        timing = Timing.from_chars(text, starts_ms, [start_ms + 150 for start_ms in starts_ms])
        limits = Limits.preset("shorts", language=language, max_words=1)
        cues = [cue.text for cue in group(timing.words, language, limits).cues]
        assert "".join(cues) == text
        assert max(map(len, cues)) > 2
        assert len(cues) <= len(text) / 2
