"""The search finds exactly the layout that `plain` defines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captioner.layout import plain, search
from captioner.layout.breaks import Breaks
from captioner.layout.grouping import problem_of
from captioner.layout.prices import Price, curve
from captioner.layout.problem import Layout, Problem
from captioner.layout.turns import ONE_SPEAKER, Turns, turns_of
from captioner.limits import Limits
from captioner.text.measure import display_width, reading_chars
from captioner.timing.words import Timing, Word
from tests.calls import calls
from tests.strategies import spoken_words

LIMITS = st.builds(
    Limits,
    max_line_width=st.sampled_from([14, 24]),
    max_line_count=st.integers(1, 4),
    max_duration_ms=st.just(2500),
    max_pause_ms=st.just(10_000),
    max_words=st.sampled_from([None, None, 3]),
    min_gap_ms=st.sampled_from([0, 83]),
    fps=st.sampled_from([None, None, Fraction(24)]),
)


def unforced(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words without blank lines, so that there are no forced cuts."""
    texts = [("\n" if word.before == "\n" else " ") + word.text for word in words]
    return Timing.from_words(
        [(text, word.start_ms, word.end_ms) for text, word in zip(texts, words, strict=True)], repair=None
    ).words


def every_layout(problem: Problem, first: int, high: int) -> Iterator[tuple[Layout, ...]]:
    if first == high:
        yield ()
    for end in range(first + 1, high + 1):
        for layout in plain.cue_layouts(problem, first, end):
            for rest in every_layout(problem, end, high):
                yield (layout, *rest)


def price(problem: Problem, layouts: Sequence[Layout]) -> Price:
    """The price of a layout of all words."""
    breaks = [problem.breaks.cue[end - 1] + plain.sentence_parting(problem, end) for *_, end in layouts[:-1]]
    return sum(breaks) + sum(plain.cue_price(problem, layout, len(problem.starts_ms)) for layout in layouts)


def spoken_by_two(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """The same words, said by two people in turns."""
    turns = accumulate(random.random() < 0.2 for _ in words)
    return tuple(replace(word, speaker="AB"[turn % 2]) for word, turn in zip(words, turns, strict=True))


@settings(max_examples=60, deadline=None)
@given(spoken_words(max_size=7), LIMITS, st.booleans(), st.randoms(use_true_random=False))
def test_no_layout_is_cheaper_than_the_defined_one(
    words: tuple[Word, ...], limits: Limits, dialogue: bool, random: Random
) -> None:
    words = spoken_by_two(unforced(words), random) if dialogue else unforced(words)
    problem = problem_of(words, "en", limits, None, turns=turns_of(words, "en", limits))
    best = plain.solve(problem, 0, len(words))

    assert price(problem, best.layouts) == best.price
    assert best.price == min(price(problem, layouts) for layouts in every_layout(problem, 0, len(words)))


@settings(max_examples=60, deadline=None)
@given(spoken_words(max_size=50), LIMITS, st.integers(0, 9), st.integers(0, 9), st.randoms(use_true_random=False))
def test_the_defined_layout_is_found_in_any_part(
    words: tuple[Word, ...], limits: Limits, before: int, after: int, random: Random
) -> None:
    words = random.choice([tuple, lambda each: spoken_by_two(each, random)])(unforced(words))
    turns = turns_of(words, "en", limits)
    problem = problem_of(words, "en", limits, words[-1].end_ms + 300, turns=turns)
    low, high = min(before, len(words) - 1), max(len(words) - after, min(before, len(words) - 1) + 1)

    assert search.solve(problem, low, high) == plain.solve(problem, low, high)


@given(spoken_words(max_size=12), st.sampled_from(["en", "ja"]), st.data())
def test_columns_and_reading_characters_match_those_of_the_line(
    words: tuple[Word, ...], language: str, data: st.DataObject
) -> None:
    problem = problem_of(words, language, Limits(max_line_width=24), None)
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first + 1, len(words)))
    text = " ".join(word.text for word in words[first:end])

    assert problem.column_ends[end - 1] - problem.column_begins[first] == display_width(text)
    assert problem.char_ends[end - 1] - problem.char_begins[first] == reading_chars(text, language)


def any_problem(random: Random) -> Problem:
    """A problem with words of any length, and with break costs inside and outside the range of the tables.

    In most, several people speak.
    """
    spoken, at = [], 0
    for _ in range(random.randint(2, 36)):
        length = random.randint(100, 500)
        spoken.append((" " + "x" * random.randint(1, 8), at, at + length))
        at += length + random.choice([0, 40, 150])
    limits = Limits(
        max_line_width=random.choice([14, 24]),
        max_line_count=random.randint(1, 4),
        max_duration_ms=random.choice([2500, 7000]),
        max_pause_ms=10_000,
        max_words=random.choice([None, None, 3]),
        min_gap_ms=random.choice([0, 83]),
    )
    line, cue = random.choice([-900, -300, 0, 200]), random.choice([-600, 0, 400, 700])
    costs = [(random.randint(line, 900), random.randint(cue, 1500), random.random() < 0.1) for _ in spoken[1:]]
    breaks = Breaks(*(list(each) for each in zip(*costs, strict=True)))
    changes = [at for at in range(1, len(spoken)) if random.random() < random.choice([0, 0.1, 0.4])]
    dashes = random.choice([("-", "-"), ("- ", "- "), ("", "-"), ("", "")])
    labels = {at: "[Ann] " for at in [0, *changes] if random.random() < 0.2}
    turns = Turns(tuple(changes), dict.fromkeys(changes, dashes), labels) if changes or labels else ONE_SPEAKER
    return Problem.of(Timing.from_words(spoken, repair=None).words, "en", limits, breaks, turns=turns)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32).map(Random).map(any_problem))
def test_the_defined_layout_is_found_whatever_breaks_cost(problem: Problem) -> None:
    high = len(problem.starts_ms)

    assert search.solve(problem, 0, high) == plain.solve(problem, 0, high)


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_defined_layout_is_found_among_equal_prices(random: Random) -> None:
    words = Timing.from_words([(" aa", at * 1000, at * 1000 + 1000) for at in range(12)]).words
    line, cue = ([random.choice([0, 0, 300]) for _ in words[1:]] for _ in range(2))
    limits = Limits(max_line_width=5, max_line_count=random.randint(1, 4), max_duration_ms=random.choice([2000, 7000]))
    problem = Problem.of(words, "en", limits, Breaks(line, cue, [False] * 11))
    flat = problem.prices._replace(top_heavy=0, unequal=[0] * len(problem.prices.unequal))
    for each in (problem, problem._replace(prices=flat)):
        assert search.solve(each, 0, 12) == plain.solve(each, 0, 12)


@pytest.mark.parametrize("depth", [pytest.param(0, marks=pytest.mark.slow), 1, pytest.param(3, marks=pytest.mark.slow)])
def test_the_defined_layout_is_found_when_the_recursion_is_cut_short(
    depth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_MAX_DEPTH", depth)
    for seed in range(100):
        problem = any_problem(Random(seed))
        high = len(problem.starts_ms)
        assert search.solve(problem, 0, high) == plain.solve(problem, 0, high)


def test_a_long_text_without_good_breaks_does_not_overflow_the_stack() -> None:
    words = Timing.from_words([(" the", at * 200, at * 200 + 200) for at in range(3000)]).words

    _, layouts = search.solve(problem_of(words, "en", Limits(), None), 0, 3000)

    assert layouts[-1][-1] == 3000


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the", 2),
        ("a", 4),
        *(pytest.param(*one, marks=pytest.mark.slow) for one in [("the", 4), ("la", 2), ("la", 4), ("a", 2)]),
    ],
)
def test_the_work_is_proportional_to_the_number_of_words(text: str, count: int) -> None:
    def searched(size: int) -> int:
        words = Timing.from_words([(f" {text}", at * 200, at * 200 + 200) for at in range(size)]).words
        problem = problem_of(words, "en", Limits(max_line_count=count), None)
        return calls(lambda: search.solve(problem, 0, size))

    assert searched(2400) < 5 * searched(600)


@given(st.integers(10, 60), st.integers(1, 200))
def test_a_shape_passes_through_its_knots(max_line_width: int, widths: int) -> None:
    shape = curve(((0, -10), (21, 0), (42, 40)), max_line_width, widths)

    assert len(shape) == widths
    assert shape[0] == -10
    assert shape == sorted(shape)
    assert abs([*shape, *[40] * 60][max_line_width] - 40) <= 1


def test_among_equal_prices_the_last_cue_is_the_longest_and_its_first_line_the_shortest() -> None:
    words = Timing.from_words([(" aa", at * 1000, at * 1000 + 1000) for at in range(3)]).words
    free = Breaks([0, 0], [0, 0], [False, False])

    two = Problem.of(words, "en", Limits(max_duration_ms=2000), free)
    assert search.solve(two, 0, 3).layouts == ((0, 1), (1, 3))
    one = Problem.of(words, "en", Limits(max_line_width=5), free)
    one = one._replace(prices=one.prices._replace(top_heavy=0))
    assert search.solve(one, 0, 3).layouts == ((0, 1, 3),)
