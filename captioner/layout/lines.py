"""The cheapest lines of a cue that needs several: where they break, and their price."""

import sys
from collections.abc import Iterator
from typing import NamedTuple

from captioner.layout.prices import Column, Price
from captioner.layout.problem import BARRED, Layout, Problem, WordIndex

NEVER: Price = sys.maxsize
"""A price above all others."""


class _FirstLine(NamedTuple):
    """A first line that ends before words[end], with a lower bound on the price of all lines if it does."""

    bound: Price
    end: WordIndex
    price: Price


def cheapest_lines(
    problem: Problem, first: WordIndex, end: WordIndex, *, barred: WordIndex | None = None
) -> tuple[Price, Layout]:
    """The price and layout of the cheapest lines of a cue of words[first:end] that needs several.

    The price does not include that of the cue's width. The cue has the fewest lines that hold it. Of lines with equal
    prices, those with the shortest first line win, then those with the shortest second line. A break before
    words[barred] costs `BARRED`.
    """
    low = problem.line_starts[end - 1]
    if first < problem.turn_starts[end - 1]:
        # Two people speak: each has a line.
        return BARRED if barred == low else problem.breaks.line[low - 1], (first, low, end)
    if problem.line_starts[low - 1] <= first and barred is None:
        # Most cues that need several lines have two: making a `_Lines` for these takes 7 % of the time of grouping.
        price, second = _two_lines(
            problem, first, end, problem.breaks.line[low - 1 : end - 1], low=low, line_count=2, cue_first=first
        )
        return price, (first, second, end)
    line_breaks = problem.breaks.line[first : end - 1]
    if barred is not None:
        line_breaks[barred - first - 1] = BARRED
    lines = _Lines(problem, first, end, line_breaks)
    price, further = lines.cheapest_from(first, lines.line_count - 1)
    return price, (first, *further, end)


def _two_lines(
    problem: Problem,
    first: WordIndex,
    end: WordIndex,
    line_breaks: list[Price],
    *,
    low: WordIndex,
    line_count: int,
    cue_first: WordIndex,
) -> tuple[Price, WordIndex]:
    """The price of the cheapest two lines of words[first:end], and the first word of the second line.

    The second line begins with words[low] or later; `line_breaks` holds the prices of a line break before words[low]
    and before each later word. The cue begins with words[cue_first] and has `line_count` lines; only its first line can
    be charged for being top-heavy. A line is priced by `line_count` times its width minus the width of the cue, so that
    all numbers are integers.

    A break that alone costs as much as the best price found is skipped: the other costs of two lines are never
    negative, and of equal prices the first one found is kept.
    """
    begins, ends, unequal = problem.column_begins, problem.column_ends, problem.prices.unequal
    cue_width = ends[end - 1] - begins[cue_first]
    top_heavy = problem.prices.top_heavy if first == cue_first else 0
    farthest, share = begins[first] + problem.limits.max_line_width, begins[first] * line_count + cue_width
    last_off = ends[end - 1] * line_count - cue_width
    best = best_second = NEVER
    for second, price in enumerate(line_breaks, low):
        if price < best:
            line_end = ends[second - 1]
            if line_end > farthest and second > first + 1:
                break
            off = line_end * line_count - share
            price += unequal[off] + unequal[last_off - begins[second] * line_count]
            if off > 0:
                price += top_heavy
            if price < best:
                best, best_second = price, second
    return best, best_second


class _Lines:
    """The search for the cheapest lines of words[first:end].

    `earliest` holds the first word with which the last line can begin, then the line before it, and so on: from any
    later word on, the remaining lines hold the rest. `line_breaks` holds the prices of a line break before
    words[first + 1] and before each later word. For the prices of lines see `_two_lines`.
    """

    __slots__ = ("cue_width", "earliest", "end", "first", "line_breaks", "line_count", "problem")

    def __init__(self, problem: Problem, first: WordIndex, end: WordIndex, line_breaks: list[Price]) -> None:
        self.problem, self.first, self.end, self.line_breaks = problem, first, end, line_breaks
        line_starts = problem.line_starts
        self.earliest = earliest = [line_starts[end - 1]]
        while (start := line_starts[earliest[-1] - 1]) > first:
            earliest.append(start)
        self.line_count = len(earliest) + 1
        self.cue_width: Column = problem.column_ends[end - 1] - problem.column_begins[first]

    def cheapest_from(self, first: WordIndex, breaks_left: int) -> tuple[Price, Layout]:
        """The price of the cheapest lines of words[first:end], and the words before which they break.

        First lines are tried in order of their lower bounds, until a bound exceeds the best price found: none of the
        others can be part of cheaper lines, nor of equally cheap ones. Only the cue's first line can be charged for
        being top-heavy.
        """
        if breaks_left == 1:
            low = max(self.earliest[0], first + 1)
            price, second = _two_lines(
                self.problem,
                first,
                self.end,
                self.line_breaks[low - 1 - self.first :],
                low=low,
                line_count=self.line_count,
                cue_first=self.first,
            )
            return price, (second,)
        best, best_breaks = NEVER, Layout()
        for bound, second, price in sorted(self._first_lines(first, breaks_left)):
            if bound > best:
                break
            rest, breaks = self.cheapest_from(second, breaks_left - 1)
            if (price + rest, second) < (best, *best_breaks[:1]):
                best, best_breaks = price + rest, (second, *breaks)
        return best, best_breaks

    def _first_lines(self, first: WordIndex, breaks_left: int) -> Iterator[_FirstLine]:
        """The first lines of words[first:end] after which `breaks_left` lines can hold the rest.

        The bound of a first line is its own price and two terms for the rest:

        - Each further break costs at least as much as the cheapest break from its earliest place on.
        - The other `breaks_left` lines differ from their share by at least `off_together` in total: the difference of
          all their words on one line, minus a column of white space that each break between them may remove. The price
          of a difference is linear in its size, and |a| + |b| >= |a + b|, so the differences cost at least as much as
          `off_together` does, except that each is rounded down, by less than 1.

        Both hold for any prices of line breaks, so this pruning is always on.
        """
        *further, low = self.earliest[:breaks_left]
        problem, count = self.problem, self.line_count
        begins, ends, prices = problem.column_begins, problem.column_ends, problem.prices
        farthest, share = begins[first] + problem.limits.max_line_width, begins[first] * count + self.cue_width
        further_breaks = sum([min(self.line_breaks[place - 1 - self.first :]) for place in further])
        rest = ends[self.end - 1] * count - breaks_left * self.cue_width
        for second in range(max(low, first + 1), self.end):
            if ends[second - 1] > farthest and second > first + 1:
                break
            off = ends[second - 1] * count - share
            price = self.line_breaks[second - 1 - self.first] + prices.unequal[off]
            if off > 0 and first == self.first:
                price += prices.top_heavy
            off_together = abs(rest - begins[second] * count) - count * (breaks_left - 1)
            bound = price + further_breaks - breaks_left + (prices.unequal[off_together] if off_together > 0 else 0)
            yield _FirstLine(bound, second, price)
