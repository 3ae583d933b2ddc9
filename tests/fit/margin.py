"""`fit`: what features of breaks, and shapes of cues, should cost: by large margin, with the project's own search.

Each round lays out each script by the costs so far, where every break that the person did not choose is cheaper by the
margin, and every break chosen is dearer. What is found in vain gets dearer, what is missed cheaper. The averages over
all rounds are the answer.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from captioner.layout.costs import Shape
from captioner.layout.prices import Bounds, Prices, curve
from captioner.layout.problem import Layout, Problem
from captioner.layout.search import solve
from tests.fit.gold import Script, with_costs

Array = Any
_FORBIDDEN = 100_000
_DRAWN_WIDTH = 42


class Example(NamedTuple):
    """A script, and for each of its words but the last a row of how much of each feature a break after it has."""

    script: Script
    features: Array
    gold: tuple[Layout, ...]


class Weights(NamedTuple):
    """What each feature costs, at a line's end and a cue's, and what `Knots` cost."""

    breaks: Array
    shape: Array


class Settings(NamedTuple):
    rounds: int = 20
    step: float = 4.0
    margin: float = 120.0
    shared: float = 0.6
    """How much of what is learned for lines holds for cues, and the other way round."""
    decay: float = 0.0015
    shape_step: float = 0.0
    shape_pull: float = 0.01


class Knots:
    """A shape as a list of numbers: its knots, unequal lines, a heavy top."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.ones = [width for width, _ in shape.one_line]
        self.several = [width for width, _ in shape.lines]
        self.start = np.array(
            [*(p for _, p in shape.one_line), *(p for _, p in shape.lines), shape.unequal, shape.top_heavy], float
        )

    def made(self, numbers: Array) -> Shape:
        values = [round(float(each)) for each in numbers]
        ones = tuple(zip(self.ones, values, strict=False))
        several = tuple(zip(self.several, values[len(self.ones) :], strict=False))
        return Shape(ones, several, max(values[-2], 0), max(values[-1], 0))

    def counts(self, problem: Problem, layouts: Sequence[Layout]) -> Array:
        """How often each number is paid for in a layout."""
        found = np.zeros(len(self.start))
        limits = problem.limits
        for layout in layouts:
            width = problem.column_ends[layout[-1] - 1] - problem.column_begins[layout[0]]
            drawn = width * _DRAWN_WIDTH / limits.max_line_width
            if len(layout) == 2:
                _spread(found[: len(self.ones)], self.ones, drawn)
                continue
            _spread(found[len(self.ones) : -2], self.several, drawn)
            count = len(layout) - 1
            offs = [
                (problem.column_ends[end - 1] - problem.column_begins[first]) * count - width
                for first, end in pairwise(layout)
            ]
            found[-2] += sum(map(abs, offs)) / (limits.max_line_count * limits.max_line_width)
            found[-1] += offs[0] > 0
        return found


def _spread(into: Array, knots: Sequence[int], width: float) -> None:
    at = max(0, min(int(np.searchsorted(knots, width)) - 1, len(knots) - 2))
    share = (width - knots[at]) / (knots[at + 1] - knots[at])
    into[at] += 1 - share
    into[at + 1] += share


def shaped(problem: Problem, shape: Shape) -> Problem:
    """The same problem, where cues cost by another shape."""
    limits = problem.limits
    widest = limits.max_line_width + 1
    widest_cue = limits.max_line_count * (widest + 1)
    one_line = curve(shape.one_line, limits.max_line_width, widest + 1)
    several = curve(shape.lines, limits.max_line_width, widest_cue)
    unequal = [
        off * shape.unequal // (limits.max_line_count * limits.max_line_width)
        for off in range(limits.max_line_count * widest_cue)
    ]
    prices: Prices = problem.prices._replace(
        one_line=one_line,
        several_lines=several,
        unequal=[*unequal, *unequal[:0:-1]],
        bounds=Bounds(one_line, several),
        top_heavy=shape.top_heavy,
    )
    return problem._replace(prices=prices)


def layouts_of(problem: Problem, parts: Sequence[int]) -> list[Layout]:
    return [layout for part in pairwise(parts) for layout in solve(problem, *part).layouts]


def kinds_of(layouts: Sequence[Layout]) -> dict[int, str]:
    """What a layout has after each word where it breaks."""
    found = {}
    for layout in layouts:
        for end in layout[1:-1]:
            found[end - 1] = "eol"
        found[layout[-1] - 1] = "eob"
    return found


def _either(script: Script, at: int) -> bool:
    """Whether a line's end is as good as a cue's: after a sentence."""
    return script.problem.breaks.sentence_end[at]


def gold_layouts(script: Script, problem: Problem) -> tuple[Layout, ...]:
    """The cheapest layout that has the breaks that the person chose, or as many of them as the search allows."""
    line, cue = list(problem.breaks.line), list(problem.breaks.cue)
    for at, kind in enumerate(script.chosen):
        free = kind and _either(script, at)
        line[at] += 0 if free else -_FORBIDDEN if kind == "eol" else _FORBIDDEN
        cue[at] += -_FORBIDDEN if kind == "eob" and not free else 0 if free else _FORBIDDEN
    return tuple(layouts_of(with_costs(problem, line, cue), script.parts))


def costs(example: Example, weights: Array) -> Array:
    """What each break of a script costs, in whole numbers: today's price and that of its features."""
    base = np.array([example.script.problem.breaks.line, example.script.problem.breaks.cue]).T
    return base + example.features @ weights


def laid_out(example: Example, weights: Weights, knots: Knots, loss: Array | None = None) -> list[Layout]:
    """The cheapest layout by some weights."""
    each = costs(example, weights.breaks)
    if loss is not None:
        each = each + loss
    line, cue = np.rint(each).astype(int).T.tolist()
    problem = shaped(example.script.problem, knots.made(weights.shape))
    return layouts_of(with_costs(problem, line, cue), example.script.parts)


def _losses(script: Script, margin: float) -> Array:
    loss = np.full((len(script.chosen), 2), -margin)
    for at, kind in enumerate(script.chosen):
        if kind:
            other = margin if _either(script, at) else 0.3 * margin
            loss[at] = (margin, other) if kind == "eol" else (other, margin)
    return loss


@dataclass(slots=True)
class _Average:
    total: Any
    count: int = 0
    steps: int = field(default=0)

    def add(self, values: Any) -> None:
        self.total += values
        self.count += 1


def fit(examples: Sequence[Example], start: Weights, knots: Knots, settings: Settings) -> Weights:
    """The averaged weights."""
    draw = random.Random(1)
    breaks, shape = start.breaks.copy(), start.shape.copy()
    averages = _Average(np.zeros_like(breaks)), _Average(np.zeros_like(shape))
    losses = {example.script.name: _losses(example.script, settings.margin) for example in examples}
    order = list(examples)
    for round_ in range(settings.rounds):
        draw.shuffle(order)
        step = settings.step / (1 + 2 * round_ / settings.rounds)
        for example in order:
            now = Weights(breaks, shape)
            found = laid_out(example, now, knots, losses[example.script.name])
            _move(example, found, breaks, step, settings)
            if settings.shape_step:
                problem = example.script.problem
                change = knots.counts(problem, found) - knots.counts(problem, example.gold)
                shape += settings.shape_step * change
                shape += settings.shape_pull * (knots.start - shape)
                shape[-2:] = np.maximum(shape[-2:], 0)
        breaks *= 1 - settings.decay * len(order)**0.5
        if round_ >= settings.rounds // 4:
            averages[0].add(breaks)
            averages[1].add(shape)
    return Weights(*(each.total / each.count for each in averages))


def _move(example: Example, found: Sequence[Layout], breaks: Array, step: float, settings: Settings) -> None:
    """Make what was found in vain dearer and what was missed cheaper."""
    ours = kinds_of(found)
    change = np.zeros((len(example.script.chosen), 2))
    for at, kind in enumerate(example.script.chosen):
        got = ours.get(at, "")
        if got == kind or (got and kind and _either(example.script, at)):
            continue
        for which, sign in ((got, 1.0), (kind, -1.0)):
            if which:
                change[at, 1 if which == "eob" else 0] += sign
    breaks += step * (example.features.T @ (change + settings.shared * change[:, ::-1]))


def scored(examples: Sequence[Example], weights: Weights, knots: Knots) -> Array:
    """Of some scripts: breaks found, ours, theirs; the same for cues; cues alike, theirs; the same for lines."""
    total = np.zeros(11)
    for example in examples:
        script = example.script
        ours = kinds_of(laid_out(example, weights, knots))
        theirs = {at: kind for at, kind in enumerate(script.chosen) if kind}
        theirs[len(script.words) - 1] = "eob"
        for at in ours:
            if at in theirs and at < len(script.chosen) and _either(script, at):
                ours[at] = theirs[at]
        for at in range(len(script.chosen)):
            got, kind = ours.get(at, ""), theirs.get(at, "")
            total[0:3] += bool(got and kind), bool(got), bool(kind)
            total[3:6] += got == kind == "eob", got == "eob", kind == "eob"
            total[8:11] += got == kind == "eol", got == "eol", kind == "eol"
        spans = _spans(theirs)
        total[6:8] += len(spans & _spans(ours)), len(spans)
    return total


def _spans(kinds: dict[int, str]) -> set[tuple[int, ...]]:
    found, first, lines = set(), 0, ()
    for at in sorted(kinds):
        if kinds[at] == "eob":
            found.add((first, *lines, at))
            first, lines = at + 1, ()
        else:
            lines += (at,)
    return found


def figures(total: Array) -> str:
    """any, same, eob and eol, in percent."""
    any_, eob, eol = (200 * total[k] / max(total[k + 1] + total[k + 2], 1) for k in (0, 3, 8))
    return f"any {any_:.1f} same {100 * total[6] / max(total[7], 1):.1f} eob {eob:.1f} eol {eol:.1f}"


__all__ = ["Example", "Knots", "Settings", "Weights", "figures", "fit", "gold_layouts", "laid_out", "replace", "scored"]
