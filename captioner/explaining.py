"""`explain(timing)`: why each break of a clip's captions is where it is, and what the layout would cost without it.

The parts of a clip are explained one by one, as `grouping` lays them out: no part affects the cost of another.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal, Unpack

from captioner.captions import kept_in, language_and_limits
from captioner.layout.alternatives import Alternatives
from captioner.layout.breaks import priced_reasons
from captioner.layout.costs import Cost
from captioner.layout.cue_faults import FAULT_NAMES, cue_faults
from captioner.layout.grouping import cuts, lines_of, problem_of
from captioner.layout.prices import PARTS_SENTENCE, Price
from captioner.layout.problem import Layout, Problem, WordIndex
from captioner.layout.search import solve
from captioner.layout.speakers import Speakers, turns_in
from captioner.layout.turns import Turns
from captioner.limits import LimitOptions, Limits
from captioner.timing.words import Timing, Word


@dataclass(frozen=True, slots=True)
class Explained:
    """A break between the lines `before` and `after`; costs are hundredths of a log-odds, negative ones favour a break.

    `cost` is the sum of `reasons`: the named reasons that have a cost, and the faults of the cue that ends there.
    `without` is how much more the cheapest whole layout would cost that has neither a line break nor a cue break there;
    None if there is no such layout.

    `forced` is what forces the break: a "pause", a "forced break" (a blank line in the text) or the "end" of the clip;
    None if the break was chosen. The search does not charge for a forced break.
    """

    before: str
    after: str
    kind: Literal["line", "cue"]
    forced: Literal["pause", "forced break", "end"] | None
    reasons: tuple[tuple[str, int], ...]
    cost: int
    without: int | None


def explain(
    timing: Timing,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    keep: Sequence[str] = (),
    speakers: Speakers = "dash",
    label_format: str = "[{name}]",
    **overrides: Unpack[LimitOptions],
) -> tuple[Explained, ...]:
    """Every break, in order, of the captions that `caption` makes from the same arguments.

    Raises `LimitsError` for an unknown preset, impossible numbers, or overrides together with a `Limits` object.
    """
    language, limits = language_and_limits(timing, limits, language, overrides)
    kept = kept_in(timing, keep)
    timing, turns = turns_in(timing, language, limits, speakers, label_format)
    return tuple(_explained(timing, language, limits, kept, turns)) if timing.words else ()


@dataclass(frozen=True, slots=True)
class _Break:
    """A break before words[end], with the line that ends there, and the names and prices of its reasons."""

    end: WordIndex
    line: str
    kind: Literal["line", "cue"]
    reasons: tuple[tuple[str, Price], ...]
    without: Price | None


def _explained(
    timing: Timing, language: str, limits: Limits, kept: Collection[WordIndex], turns: Turns
) -> Iterator[Explained]:
    words = timing.words
    problem = problem_of(words, language, limits, timing.duration_ms, kept, turns)
    edges = cuts(words, problem)
    reasons = _listed(words, language, kept, turns)
    breaks: list[_Break] = []
    for low, high in pairwise(edges):
        breaks += _breaks(words, turns, problem, reasons, low, high)
    lines = [each.line for each in breaks]
    forced_ends = frozenset(edges)
    for each, before, after in zip(breaks, lines, [*lines[1:], ""], strict=True):
        forced = _forced_by(words, each.end) if each.end in forced_ends else None
        cost = sum(price for _, price in each.reasons)
        yield Explained(before, after, each.kind, forced, each.reasons, cost, each.without)


def _listed(
    words: Sequence[Word], language: str, kept: Collection[WordIndex], turns: Turns
) -> list[list[tuple[str, Cost]]]:
    """For each word but the last, the reasons for and against a break after it, if they have a price."""
    priced = priced_reasons(words, language, kept, turns.changes)
    return [[(name, cost) for name, cost in each if cost.listed] for each in priced]


def _breaks(
    words: tuple[Word, ...],
    turns: Turns,
    problem: Problem,
    reasons: Sequence[Sequence[tuple[str, Cost]]],
    low: WordIndex,
    high: WordIndex,
) -> Iterator[_Break]:
    """The breaks of the cheapest layout of words[low:high]; the last one is forced."""
    best, layouts = solve(problem, low, high)
    alternatives = Alternatives(problem, low, high)
    for layout in layouts:
        for end, line in zip(layout[1:], lines_of(words, layout, problem, turns), strict=True):
            is_cue = end == layout[-1]
            priced = [(name, cost.cue if is_cue else cost.line) for name, cost in chain(*reasons[end - 1 : end])]
            if is_cue and end <= len(reasons):
                priced += _cue_reasons(problem, layout, high)
            without = alternatives.price_without(end) if end < high else None
            extra = None if without is None else without - best
            yield _Break(end, line.text, "cue" if is_cue else "line", tuple(priced), extra)


def _cue_reasons(problem: Problem, layout: Layout, high: WordIndex) -> Iterator[tuple[str, Price]]:
    """What a cue is charged in addition to the break at its end: for splitting a sentence, and for its faults."""
    first, end = layout[0], layout[-1]
    if end < high and problem.sentence_partings[end - 1]:
        yield PARTS_SENTENCE, problem.sentence_partings[end - 1]
    for name, price in zip(FAULT_NAMES, cue_faults(problem, first, end, high), strict=True):
        if price:
            yield name, price


def _forced_by(words: Sequence[Word], end: int) -> Literal["pause", "forced break", "end"]:
    if end == len(words):
        return "end"
    return "forced break" if words[end].before == "\n\n" else "pause"
