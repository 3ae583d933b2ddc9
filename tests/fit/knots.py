"""`Knots`: the shape of cues as a list of numbers that can be fitted."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from captioner.layout.prices import Bounds, Prices, curve
from captioner.layout.problem import Layout, Problem
from captioner.layout.shapes import Shape

Array = Any
_DRAWN_WIDTH = 42


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
