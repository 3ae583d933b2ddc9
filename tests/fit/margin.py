"""`fit`: what features of breaks, and shapes of cues, should cost: by large margin, with the project's own search.

Each round lays out each script by the costs so far, where every break that the person did not choose is cheaper by the
margin, and every break chosen is dearer. What is found in vain gets dearer, what is missed cheaper. The averages over
all rounds are the answer.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from captioner.layout.problem import Layout, Problem
from captioner.layout.search import solve
from tests.fit.gold import Script, with_costs
from tests.fit.knots import Knots, shaped

Array = Any
_FORBIDDEN = 100_000


class Example(NamedTuple):
    """A script, and for each of its words but the last a row of how much of each feature a break after it has."""

    script: Script
    features: Array
    gold: tuple[Layout, ...]
    weight: float = 1.0


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


def either(script: Script, at: int) -> bool:
    """Whether a line's end is as good as a cue's: after a sentence."""
    return script.problem.breaks.sentence_end[at]


def gold_layouts(script: Script, problem: Problem) -> tuple[Layout, ...]:
    """The cheapest layout that has the breaks that the person chose, or as many of them as the search allows."""
    line, cue = list(problem.breaks.line), list(problem.breaks.cue)
    for at, kind in enumerate(script.chosen):
        free = kind and either(script, at)
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
            other = margin if either(script, at) else 0.3 * margin
            loss[at] = (margin, other) if kind == "eol" else (other, margin)
    return loss


@dataclass(slots=True)
class _Average:
    total: Any
    count: int = 0

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
            _move(example, found, breaks, step * example.weight, settings)
            if settings.shape_step:
                problem = example.script.problem
                change = knots.counts(problem, found) - knots.counts(problem, example.gold)
                shape += settings.shape_step * example.weight * change
                shape += settings.shape_pull * (knots.start - shape)
                shape[-2:] = np.maximum(shape[-2:], 0)
        breaks *= 1 - settings.decay * len(order) ** 0.5
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
        if got == kind or (got and kind and either(example.script, at)):
            continue
        for which, sign in ((got, 1.0), (kind, -1.0)):
            if which:
                change[at, 1 if which == "eob" else 0] += sign
    breaks += step * (example.features.T @ (change + settings.shared * change[:, ::-1]))
