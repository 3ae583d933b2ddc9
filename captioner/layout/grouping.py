"""`group`: the cues of a clip, cut at pauses and forced breaks, laid out by the search and timed by the schedule.

The cuts divide the clip into parts that are solved separately, so an edit in one changes nothing in another.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import count, pairwise
from operator import sub
from typing import NamedTuple

from captioner.cue import Cue, Line, cue_sizes
from captioner.errors import TimingError
from captioner.layout.breaks import break_costs
from captioner.layout.prices import Price
from captioner.layout.problem import Layout, Problem, WordIndex
from captioner.layout.search import solve
from captioner.layout.turns import ONE_SPEAKER, Turns
from captioner.limits import Limits
from captioner.schedule import can_end, cue_starts, window
from captioner.timing.words import Word


class Grouped(NamedTuple):
    """The cues of a clip, with the measurements of `cue_sizes` for each, and the price of the layout."""

    cues: tuple[Cue, ...]
    sizes: Sequence[tuple[int, float]]
    price: Price


def group(
    words: Sequence[Word],
    language: str,
    limits: Limits,
    clip_end_ms: int | None = None,
    kept: Collection[WordIndex] = (),
    turns: Turns = ONE_SPEAKER,
) -> Grouped:
    """The cheapest captioning of `words`; `clip_end_ms` is the end of the clip, if known.

    There is no break at the boundaries in `kept`, which `kept_boundaries` finds, unless a limit forces one. A line has
    words of one of the `turns`, and a cue of at most two.

    Raises `TimingError` if the last cue could not end before 100 hours.
    """
    if not words:
        return Grouped((), (), 0)
    words = tuple(words)
    problem = problem_of(words, language, limits, clip_end_ms, kept, turns)
    solutions = [solve(problem, *part) for part in pairwise(cuts(words, problem))]
    layouts = [layout for solution in solutions for layout in solution.layouts]
    starts_ms = list(cue_starts((words[layout[0]].start_ms for layout in layouts), limits))
    if not can_end(starts_ms[-1], words[-1].end_ms, limits):
        raise TimingError(
            f"cue {len(layouts)} would end beyond 100 hours, which subtitle clocks cannot show: caption a shorter clip"
        )
    if turns is ONE_SPEAKER:
        lines = [tuple([Line(words[first:end]) for first, end in pairwise(layout)]) for layout in layouts]
    else:
        lines = [tuple(lines_of(words, layout, problem, turns)) for layout in layouts]
    sizes = cue_sizes(lines, language)
    cues = tuple(
        Cue(each, *window(start_ms, each[-1].words[-1].end_ms, next_start_ms, clip_end_ms, chars, limits))
        for each, start_ms, next_start_ms, (_, chars) in zip(
            lines, starts_ms, [*starts_ms[1:], None], sizes, strict=True
        )
    )
    return Grouped(cues, sizes, sum(solution.price for solution in solutions))


def problem_of(
    words: Sequence[Word],
    language: str,
    limits: Limits,
    clip_end_ms: int | None,
    kept: Collection[WordIndex] = (),
    turns: Turns = ONE_SPEAKER,
) -> Problem:
    """The problem of laying out `words`, to be solved part by part by `solve`; takes the arguments of `group`."""
    breaks = break_costs(words, language, kept, turns.changes)
    return Problem.of(words, language, limits, breaks, clip_end_ms=clip_end_ms, turns=turns)


def lines_of(words: tuple[Word, ...], layout: Layout, problem: Problem, turns: Turns) -> Iterator[Line]:
    """The lines of a cue, with the dashes of two speakers and with labels."""
    change = problem.turn_starts[layout[-1] - 1]
    of_two = change if change > layout[0] else None
    for first, end in pairwise(layout):
        yield Line(words[first:end], turns.prefix(words, first, of_two=of_two))


def cuts(words: Sequence[Word], problem: Problem) -> list[WordIndex]:
    """The first word of each part, which begins the clip or follows a long pause or a forced break; and the end."""
    longest_ms, pauses_ms = problem.limits.max_pause_ms, map(sub, problem.starts_ms[1:], problem.ends_ms)
    between = [
        at
        for at, word, pause_ms in zip(count(1), words[1:], pauses_ms)
        if pause_ms >= longest_ms or word.before == "\n\n"
    ]
    return [0, *between, len(words)]
