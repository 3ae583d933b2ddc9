"""The search finds the cheapest layout that there is, by prices that are reckoned here once more, the slow way."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captioner.layout import search
from captioner.layout.breaks import Breaks
from captioner.layout.costs import COSTS, SHAPE, SHORT_FORM_SHAPE, SHORT_FORM_TOO_SHORT
from captioner.layout.grouping import measured
from captioner.layout.lines import Layout
from captioner.layout.problem import Columns, _curve
from captioner.layout.search import cheapest_part
from captioner.limits import Limits
from captioner.schedule import blinks, bridged_end_ms, needed_ms, window
from captioner.text.measure import display_width
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
)


def unforced(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same without blank lines, so that nothing is cut."""
    texts = [("\n" if word.before == "\n" else " ") + word.text for word in words]
    return Timing.from_words(
        [(text, word.start_ms, word.end_ms) for text, word in zip(texts, words, strict=True)]
    ).words


def width(words: Sequence[Word]) -> int:
    """Columns on one line; of a word too wide, the search knows only that it is."""
    return display_width(" ".join(word.text for word in words))


def lines_needed(words: Sequence[Word], limits: Limits) -> int:
    lines = 1
    at = 0
    for end in range(1, len(words) + 1):
        if end - at > 1 and width(words[at:end]) > limits.max_line_width:
            lines += 1
            at = end - 1
    return lines


def cue_layouts(words: Sequence[Word], first: int, end: int, limits: Limits) -> Iterator[Layout]:
    """Every way to put words[first:end] on the fewest lines, as the first word of each."""
    needed = lines_needed(words[first:end], limits)
    for seconds in combinations(range(first + 1, end), needed - 1):
        starts = (first, *seconds)
        if all(b - a == 1 or width(words[a:b]) <= limits.max_line_width for a, b in pairwise((*starts, end))):
            yield starts


def allowed(clip: Sequence[Word], first: int, end: int, limits: Limits) -> bool:
    """Whether one cue may hold these words, and be shown through the silence after them where that is bridged."""
    words = clip[first:end]
    until_ms = words[-1].end_ms
    if end < len(clip):
        until_ms = max(until_ms, bridged_end_ms(until_ms, clip[end].start_ms, limits) or 0)
    return len(words) == 1 or (
        until_ms - words[0].start_ms <= limits.max_duration_ms
        and len(words) <= (limits.max_words or len(words))
        and lines_needed(words, limits) <= limits.max_line_count
    )


def cue_price(words: Sequence[Word], layout: Layout, end: int, columns: Columns) -> int:
    """What a cue costs, but for the break at its end."""
    limits, first, count = columns.limits, layout[0], len(layout)
    shown = words[first:end]
    form = SHORT_FORM_SHAPE if limits.max_words else SHAPE
    shape = form.one_line if count == 1 else form.lines
    whole = columns.column_ends[end - 1] - columns.column_begins[first]
    price: int = _curve(shape, limits.max_line_width, whole + 1)[whole]
    for second in layout[1:]:
        price += columns.breaks.line[second - 1]
    if count > 1:
        for row, (a, b) in enumerate(pairwise((*layout, end))):
            off = (columns.column_ends[b - 1] - columns.column_begins[a]) * count - whole
            price += abs(off) * form.unequal // (limits.max_line_count * limits.max_line_width)
            price += form.top_heavy if row == 0 and off > 0 else 0
    if end < len(words):
        price += parting(words, end, columns)
    sentence_ends = [columns.breaks.sentence_end[at] for at in range(first, min(end, len(words) - 1))]
    if end < len(words) and any(sentence_ends) and not sentence_ends[-1]:
        price += COSTS["sentence tail"].cue
    chars = columns.char_ends[end - 1] - columns.char_begins[first]
    next_start_ms = words[end].start_ms if end < len(words) else None
    start_ms, end_ms = window(shown[0].start_ms, shown[-1].end_ms, next_start_ms, None, chars, limits)
    price += max(0, needed_ms(chars, limits) - (end_ms - start_ms)) // 10 * COSTS["too fast to read, 10 ms"].cue
    hurried = shown[-1].end_ms - shown[0].start_ms - limits.min_gap_ms < needed_ms(chars, limits)
    if hurried and next_start_ms is not None and blinks(end_ms, next_start_ms, limits):
        price += COSTS["a gap that blinks"].cue
    short = SHORT_FORM_TOO_SHORT if limits.max_words else COSTS["too short to see, 10 ms"]
    return price + max(0, limits.min_duration_ms - (end_ms - start_ms)) // 10 * short.cue


def parting(words: Sequence[Word], end: int, columns: Columns) -> int:
    """What a cue that ends at `end` costs for parting a sentence of several words that one cue could hold."""
    ends = columns.breaks.sentence_end
    if ends[end - 1]:
        return 0
    first, last = end - 1, end
    while first > 0 and not ends[first - 1]:
        first -= 1
    while last < len(ends) and not ends[last]:
        last += 1
    held = allowed(words, first, last + 1, columns.limits)
    return COSTS["parts a sentence that one cue could hold"].cue if held else 0


def price(words: Sequence[Word], layouts: Sequence[tuple[Layout, int]], columns: Columns) -> int:
    total = sum(cue_price(words, layout, end, columns) for layout, end in layouts)
    return total + sum(columns.breaks.cue[end - 1] for _, end in layouts[:-1])


def every_layout(words: Sequence[Word], first: int, limits: Limits) -> Iterator[list[tuple[Layout, int]]]:
    if first == len(words):
        yield []
    for end in range(first + 1, len(words) + 1):
        if allowed(words, first, end, limits):
            for layout in cue_layouts(words, first, end, limits):
                for rest in every_layout(words, end, limits):
                    yield [(layout, end), *rest]


def chosen(columns: Columns) -> tuple[int, list[tuple[Layout, int]]]:
    cost, layouts = cheapest_part(columns, 0, len(columns.starts_ms))
    return cost, [(layout[:-1], layout[-1]) for layout in layouts]


@settings(max_examples=60, deadline=None)
@given(spoken_words(max_size=7), LIMITS)
def test_no_layout_at_all_is_cheaper(words: tuple[Word, ...], limits: Limits) -> None:
    words = unforced(words)
    columns = measured(words, "en", limits, None)
    cost, layouts = chosen(columns)

    assert price(words, layouts, columns) == cost
    assert cost == min(price(words, layout, columns) for layout in every_layout(words, 0, limits))


def cheapest_the_slow_way(words: Sequence[Word], columns: Columns) -> int:
    """The same optimum by looking at every cue between any two words, with every layout of its lines."""
    best = [0]
    for end in range(1, len(words) + 1):
        costs = [
            best[first]
            + (columns.breaks.cue[first - 1] if first else 0)
            + min(cue_price(words, layout, end, columns) for layout in cue_layouts(words, first, end, columns.limits))
            for first in range(end)
            if allowed(words, first, end, columns.limits)
        ]
        best.append(min(costs))
    return best[-1]


@settings(max_examples=40, deadline=None)
@given(spoken_words(max_size=40), LIMITS)
def test_looking_only_where_a_break_can_win_keeps_the_optimum(words: tuple[Word, ...], limits: Limits) -> None:
    words = unforced(words)
    columns = measured(words, "en", limits, None)

    assert chosen(columns)[0] == cheapest_the_slow_way(words, columns)


def any_clip(random: Random) -> tuple[tuple[Word, ...], Columns]:
    """Words of any length, and breaks that cost anything: more than any table has, and less."""
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
    words = Timing.from_words(spoken).words
    breaks = Breaks(*(list(column) for column in zip(*costs, strict=True)))
    return words, Columns(words, "en", limits, None, breaks)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32).map(Random))
def test_whatever_breaks_cost_the_optimum_is_kept(random: Random) -> None:
    words, columns = any_clip(random)

    assert chosen(columns)[0] == cheapest_the_slow_way(words, columns)


@pytest.mark.parametrize("deepest", [0, 1, 3])
def test_places_that_lead_to_others_too_often_are_settled_in_order(
    deepest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_DEEPEST", deepest)
    for seed in range(100):
        words, columns = any_clip(Random(seed))
        assert chosen(columns)[0] == cheapest_the_slow_way(words, columns)


def test_a_text_without_a_place_to_break_is_not_too_long_for_the_stack() -> None:
    words = Timing.from_words([(" the", at * 200, at * 200 + 200) for at in range(3000)]).words

    _, layouts = chosen(measured(words, "en", Limits(), None))

    assert layouts[-1][1] == 3000


@pytest.mark.parametrize("text", ["the", "la", "a"])
@pytest.mark.parametrize("count", [2, 4])
def test_four_times_the_words_are_four_times_the_work(text: str, count: int) -> None:
    def searched(size: int) -> int:
        words = Timing.from_words([(f" {text}", at * 200, at * 200 + 200) for at in range(size)]).words
        columns = measured(words, "en", Limits(max_line_count=count), None)
        return calls(lambda: cheapest_part(columns, 0, size))

    assert searched(2400) < 5 * searched(600)


def greedy(words: Sequence[Word], limits: Limits) -> Iterator[int]:
    """The ends of cues that take as much as they can."""
    first = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or not allowed(words, first, end + 1, limits):
            yield end
            first = end


def balanced(words: Sequence[Word], limits: Limits) -> Iterator[int]:
    """The ends of as many cues as greedy ones, of about the same number of words."""
    ends = list(greedy(words, limits))
    first = 0
    for number, most in enumerate(ends, 1):
        end = len(words) * number // len(ends)
        end = max(first + 1, min(end, most))
        while not allowed(words, first, end, limits):
            end -= 1
        yield end
        first = end


@pytest.mark.parametrize("simple", [greedy, balanced])
@settings(max_examples=60, deadline=None)
@given(spoken_words(max_size=60), LIMITS)
def test_what_is_chosen_costs_no_more_than_what_is_simple(
    simple: Callable[[Sequence[Word], Limits], Iterator[int]], words: tuple[Word, ...], limits: Limits
) -> None:
    words = unforced(words)
    columns = measured(words, "en", limits, None)
    ends = [*simple(words, limits)]
    if ends[-1] < len(words):
        ends += [end + ends[-1] for end in greedy(words[ends[-1] :], limits)]
    layouts = [(next(cue_layouts(words, first, end, limits)), end) for first, end in pairwise([0, *ends])]

    assert chosen(columns)[0] <= price(words, layouts, columns)


@given(st.integers(10, 60), st.integers(1, 200))
def test_a_shape_runs_through_its_knots(max_line_width: int, widths: int) -> None:
    curve = _curve(((0, -10), (21, 0), (42, 40)), max_line_width, widths)

    assert len(curve) == widths
    assert curve[0] == -10
    assert curve == sorted(curve)
    assert abs([*curve, *[40] * 60][max_line_width] - 40) <= 1


def test_of_layouts_that_cost_the_same_the_last_cue_is_the_fuller_and_the_first_line_the_shorter() -> None:
    words = Timing.from_words([(" aa", at * 1000, at * 1000 + 1000) for at in range(3)]).words
    free = Breaks([0, 0], [0, 0], [False, False])

    two = Columns(words, "en", Limits(max_duration_ms=2000), None, free)
    assert chosen(two)[1] == [((0,), 1), ((1,), 3)]
    one = Columns(words, "en", Limits(max_line_width=5), None, free)
    one.prices = one.prices._replace(top_heavy=0)
    assert chosen(one)[1] == [((0, 1), 3)]
