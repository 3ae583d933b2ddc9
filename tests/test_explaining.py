"""`explain`, against the captions and the prices that it explains."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captioner import Explained, Limits, LimitsError, Timing, caption, explain
from captioner.layout import plain
from captioner.layout.alternatives import Alternatives
from captioner.layout.breaks import Breaks
from captioner.layout.grouping import problem_of
from captioner.layout.prices import PARTS_SENTENCE, SENTENCE_TAIL, TOO_FAST, TOO_SHORT, Price
from captioner.layout.problem import BARRED, Problem
from tests.calls import calls
from tests.test_search import any_problem

TEXTS = ["a", "the", "and", "cup,", "house.", "of", "Anna", "Smith", "seven", "because", "extraordinarily"]
FAULTS = {SENTENCE_TAIL, PARTS_SENTENCE, TOO_FAST, TOO_SHORT}
SENTENCE = "Some people like it and others, who have not seen the house of Anna Smith, would rather stay at home."


def spoken(text: str, gap_ms: int = 0) -> Timing:
    """The timing of a text at 80 ms per character."""
    words, at = [], 0
    for word in text.split(" "):
        words.append((f" {word}", at, at + 80 * len(word)))
        at += 80 * len(word) + 80 + gap_ms
    return Timing.from_words(words, repair=None)


@st.composite
def timings(draw: st.DrawFn, max_size: int = 14) -> Timing:
    words, at = [], 0
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=max_size)):
        length = draw(st.integers(30, 600))
        words.append((draw(st.sampled_from([" "] * 9 + ["\n", "\n\n"])) + text, at, at + length))
        at += length + draw(st.sampled_from([0, 40, 40, 150, 300, 1200]))
    return Timing.from_words(words, repair=None)


@given(timings(), st.sampled_from([14, 24]))
def test_every_break_of_the_captions_is_explained_once_and_in_order(timing: Timing, width: int) -> None:
    captions = caption(timing, language="en", max_line_width=width)
    found = explain(timing, language="en", max_line_width=width)
    lines = [line.text for cue in captions for line in cue.lines]
    kinds = [kind for cue in captions for kind in (*["line"] * (len(cue.lines) - 1), "cue")]
    assert [one.before for one in found] == lines
    assert [one.after for one in found] == [*lines[1:], ""]
    assert [one.kind for one in found] == kinds


@given(timings(), st.sampled_from([14, 24]))
def test_the_layout_without_a_break_never_costs_less(timing: Timing, width: int) -> None:
    for one in explain(timing, language="en", max_line_width=width):
        assert one.without is None or (one.without >= 0 and one.forced is None)


@given(timings())
def test_the_reasons_add_up_to_the_cost_in_the_search(timing: Timing) -> None:
    limits = Limits(max_line_width=14)
    breaks = problem_of(timing.words, "en", limits, None).breaks
    end = 0
    for one in explain(timing, limits, language="en")[:-1]:
        end += len(one.before.split())
        assert one.cost == sum(cost for _, cost in one.reasons)
        line, cue = breaks.line[end - 1], breaks.cue[end - 1]
        wrong = sum(cost for name, cost in one.reasons if name in FAULTS)
        assert one.cost - wrong == (cue if one.kind == "cue" else line)


def test_the_faults_of_a_cue_are_among_its_reasons() -> None:
    hasty = Timing.from_words([("Unreadably", 0, 100), ("fast.", 150, 250), ("Slow.", 1400, 2000)])
    first = explain(hasty, Limits(max_hold_ms=0, rest_hold_ms=0), language="en")[0]
    assert (first.before, first.forced) == ("Unreadably fast.", "pause")
    assert {TOO_FAST, TOO_SHORT} <= dict(first.reasons).keys()


@given(timings())
def test_breaks_are_forced_only_by_a_pause_a_blank_line_or_the_end(timing: Timing) -> None:
    limits = Limits(max_line_width=14)
    found = explain(timing, limits, language="en")
    words = [line.words for cue in caption(timing, limits, language="en") for line in cue.lines]
    for one, (before, after) in zip(found, pairwise([*words, ()]), strict=True):
        if not after:
            assert one.forced == "end"
        elif after[0].before == "\n\n":
            assert one.forced == "forced break"
        else:
            paused = after[0].start_ms - before[-1].end_ms >= limits.max_pause_ms
            assert one.forced == ("pause" if paused else None)


def price_without(problem: Problem, place: int) -> Price | None:
    """The cost of the best layout without a break before words[place]; None if there is no such layout."""
    line, cue, sentence_end = problem.breaks
    line, cue = ([*costs[: place - 1], BARRED, *costs[place:]] for costs in (line, cue))
    barred = problem._replace(breaks=Breaks(line, cue, sentence_end))
    best, _ = plain.solve(barred, 0, len(problem.starts_ms))
    return best if best < BARRED // 2 else None


@settings(max_examples=15)
@given(timings(max_size=20))
def test_without_is_the_extra_cost_of_the_best_of_all_layouts_without_the_break(timing: Timing) -> None:
    limits = Limits(max_line_width=14, max_pause_ms=10_000)
    timing = Timing.from_words([(f" {word.text}", word.start_ms, word.end_ms) for word in timing.words])
    problem = problem_of(timing.words, "en", limits, timing.duration_ms)
    best, _ = plain.solve(problem, 0, len(timing.words))
    end = 0
    for one in explain(timing, limits, language="en")[:-1]:
        end += len(one.before.split())
        without = price_without(problem, end)
        assert one.without == (None if without is None else without - best)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32).map(Random).map(any_problem))
def test_the_price_without_a_break_is_that_of_the_best_layout_without_it(problem: Problem) -> None:
    high = len(problem.starts_ms)
    alternatives = Alternatives(problem, 0, high)
    for place in range(1, high):
        assert alternatives.price_without(place) == price_without(problem, place)


def test_explaining_takes_time_proportional_to_the_number_of_words() -> None:
    def explained(size: int) -> int:
        timing = spoken(" ".join(SENTENCE.replace(".", "").split()[at % 20] for at in range(size)))
        return calls(lambda: explain(timing, language="en"))

    assert explained(1600) < 5 * explained(400)


def test_a_sentence_end_favours_a_break_and_a_layout_without_it_costs_more() -> None:
    one = explain(spoken("It rained all night in the old town. Nobody in the house had slept a wink."), language="en")[
        0
    ]
    assert (one.before, one.kind) == ("It rained all night in the old town.", "cue")
    assert dict(one.reasons)["sentence end"] < 0
    assert one.without is not None
    assert one.without > 0


def test_a_break_between_words_that_do_not_fit_on_one_line_cannot_be_left_out() -> None:
    found = explain(spoken("extraordinarily uncomfortable"), language="en", max_line_width=15)
    assert [(one.without, one.forced) for one in found] == [(None, None), (None, "end")]


def test_a_timing_without_words_has_no_breaks() -> None:
    assert explain(Timing(())) == ()


def test_the_language_is_guessed_as_for_captions() -> None:
    assert explain(spoken(SENTENCE)) == explain(spoken(SENTENCE), language="en")


def test_limits_are_resolved_as_for_captions() -> None:
    assert explain(spoken(SENTENCE), "bbc", language="en") == explain(
        spoken(SENTENCE), Limits.preset("bbc", language="en"), language="en"
    )
    with pytest.raises(LimitsError, match="max_words given with a Limits object"):
        explain(spoken(SENTENCE), Limits(), max_words=3)


def test_every_field_of_a_forced_break_is_filled() -> None:
    one = explain(spoken("Yes. No.", gap_ms=1500), language="en")[0]
    assert isinstance(one, Explained)
    assert (one.before, one.after, one.kind, one.forced, one.without) == ("Yes.", "No.", "cue", "pause", None)
