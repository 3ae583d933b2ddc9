"""`solve`: the cheapest cues and lines of a part of a clip, by a faster dynamic programme than that of `plain`.

It finds the layout that `plain` defines. The method is that of Knuth and Plass, "Breaking Paragraphs into Lines"
(Software: Practice and Experience 11, 1981), with these departures:

- Two levels are solved at once: a state is the end of a cue, and the price of a cue includes its best line breaks.
- There is no glue: a line is as wide as its columns, and its shape has a price only within a cue of several lines.
- The price of a cue includes the time it can be shown, which depends on the first word of the next cue alone, so the
  optimum stays exact.
- There is no tolerance to widen: width, line count, duration and pause are hard limits. A word that cannot keep them is
  alone: on a line of its own if it is too wide, in a cue of its own if it lasts too long.
- A cue has the fewest lines that hold it: people put on one line what fits there. One in which two people speak has
  two, one each.
- Most cues are never priced, and most ends never solved. Each pruning is proved beside its code: in `_Search.bound`,
  `_Search.solve`, `Problem.cue_bounds`, and `lines`.

Below, `best(end)` is the price of the cheapest cues of words[low:end], without the break at their end, and
`best_before(first)` the price of everything before a cue that begins with words[first]: `best(first)` plus the break
there.
"""

from bisect import insort

from captioner.layout.cue_faults import cue_faults, may_have_faults
from captioner.layout.lines import NEVER, cheapest_lines
from captioner.layout.prices import Column, Price
from captioner.layout.problem import Layout, Problem, Solution, WordIndex

# Ends where a break costs less than the first number are solved in order, others only when a cue that begins there may
# win. Where it costs the second or more, the bound of the end before is reused. Whatever the numbers are, they change
# only how long the search takes, not what it finds.
_CHEAP_BREAK, _DEAR_BREAK = 450, 650
# How many ends may wait for each other to be solved: calls are faster on a shallow stack.
_MAX_DEPTH = 20


def solve(problem: Problem, low: WordIndex, high: WordIndex) -> Solution:
    """The cheapest cues of words[low:high].

    Of layouts with equal prices, the one whose last cue begins earliest wins, then the one whose last cue has the
    shorter first line (and so on), then the same for the cues before.
    """
    search = _Search(problem, low, high)
    unbounded = low + 1
    for end, break_price in enumerate(problem.cue_breaks[low : high - 1], low + 1):
        if break_price < _CHEAP_BREAK:
            search.bound(unbounded, end)
            search.solve(end)
            unbounded = end + 1
    search.bound(unbounded, high)
    return Solution(search.solve(high), search.layouts())


def best_before(problem: Problem, low: WordIndex, high: WordIndex) -> list[Price]:
    """For each word of words[low:high], the lowest price of everything before a cue that begins with it."""
    search = _Search(problem, low, high)
    search.solve_all(high - 1)
    return [price for price, _ in search.best_before]


class _Search:
    """What is known about a part: the best cues up to the solved ends, and lower bounds for the other ends."""

    __slots__ = ("best_before", "high", "last_cue_layout", "low", "problem", "solved_up_to")

    def __init__(self, problem: Problem, low: WordIndex, high: WordIndex) -> None:
        self.problem, self.low, self.high = problem, low, high
        # For words[low], words[low + 1] and so on: `best_before`, or a lower bound on it if that is not solved, and the
        # column at which the word begins. Plain tuples, because the two inner loops run over them: with named tuples
        # grouping takes 12 % longer, with two lists 7 %.
        self.best_before: list[tuple[Price, Column]] = [(0, problem.column_begins[low])]
        # For each solved end, the last of the cheapest cues of words[low:end].
        self.last_cue_layout: dict[WordIndex, Layout] = {low: ()}
        self.solved_up_to = low

    def bound(self, start: WordIndex, stop: WordIndex) -> None:
        """Append a lower bound on `best_before(end)` for each `end` in range(start, stop), where no break is cheap.

        The bound on `best(end)` is the minimum, over the first words of the cues that may end there, of what is known
        of `best_before(first)` plus the bound on the price of the cue. Two prunings keep it a lower bound:

        - A first word is skipped if `before >= bound - lowest`, where no cue costs less than `lowest`: it cannot lower
          the minimum. This always holds.
        - Where the break is expensive, the bound on `best(end - 1)` is reused, which is no higher than the minimum.
          Consider the cue of any first word. If it has several words, it may also end one word earlier, as `cue_starts`
          never decreases, and it is then bounded no higher, as bounds never decrease with the width. If it is one word,
          it follows a break that costs at least `_CHEAP_BREAK` and itself costs at least `lowest`, so the two together
          do not lower the bound if `_CHEAP_BREAK + lowest >= 0`. Otherwise, as in short forms or where line breaks are
          rewarded, this pruning is off. It is also off for the first end of the range, because the break before it may
          be cheap.
        """
        if start == stop:
            return
        problem, low, best_before = self.problem, self.low, self.best_before
        cue_bounds = problem.cue_bounds(start, stop - 1)
        lowest = cue_bounds[0]
        dear = _DEAR_BREAK if lowest + _CHEAP_BREAK >= 0 else NEVER
        for end in range(start, stop):
            last = end - 1
            break_price = problem.cue_breaks[last]
            if break_price < dear or end == start:
                bound = limit = NEVER
                farthest, cue_end = problem.cue_starts[last] - low, problem.column_ends[last]
                for before, cue_begin in best_before[farthest if farthest > 0 else 0 :]:
                    if before < limit:
                        price = before + cue_bounds[cue_end - cue_begin]
                        if price < bound:
                            bound, limit = price, price - lowest
            best_before.append((bound + break_price, problem.column_begins[end]))

    def solve(self, end: WordIndex, depth: int = 0) -> Price:
        """Find `best(end)` and the last of its cues, store both, and return the price.

        First words of that cue are tried in order of their lower bounds, until a bound exceeds the best price found:
        none of the others can be cheaper, nor as cheap. A first word whose `best_before` is only bounded is solved
        first and put back with its new bound, which is no lower than the old one, so the order holds. `depth` is the
        number of ends waiting for this one. From `_MAX_DEPTH` on, all ends up to the first word are solved in order
        instead: each finds all ends before it solved, so the recursion goes no deeper. Which ends are solved, and when,
        changes no price.
        """
        problem, low, best_before, last = self.problem, self.low, self.best_before, end - 1
        cue_bounds, cue_end = problem.cue_bounds(end, end), problem.column_ends[last]
        farthest = problem.cue_starts[last] if problem.cue_starts[last] > low else low
        bounds = [before + cue_bounds[cue_end - begin] for before, begin in best_before[farthest - low : end - low]]
        best, best_layout = NEVER, Layout()
        queue = sorted(bounds)
        for rank, bound in enumerate(queue, 1):
            if bound > best:
                break
            at = bounds.index(bound)
            first = farthest + at
            if first in self.last_cue_layout:
                bounds[at] = NEVER
                before, _ = best_before[first - low]
                price, layout = cue_price(problem, first, end, self.high, best - before)
                price += before
                if price < best or (price == best and first < best_layout[0]):
                    best, best_layout = price, layout
            else:
                if depth < _MAX_DEPTH:
                    self.solve(first, depth + 1)
                else:
                    self.solve_all(first)
                before, begin = best_before[first - low]
                bounds[at] = before + cue_bounds[cue_end - begin]
                insort(queue, bounds[at], rank)
        self.last_cue_layout[end] = best_layout
        if end < self.high:
            best_before[end - low : end - low + 1] = [(best + problem.cue_breaks[last], problem.column_begins[end])]
        return best

    def solve_all(self, end: WordIndex) -> None:
        """Solve every end up to `end`, in order, so that none waits for another."""
        for place in range(self.solved_up_to + 1, end + 1):
            if place not in self.last_cue_layout:
                self.solve(place)
        self.solved_up_to = max(self.solved_up_to, end)

    def layouts(self) -> tuple[Layout, ...]:
        """The layouts of the cheapest cues up to the last word."""
        found: list[Layout] = []
        end = self.high
        while end > self.low:
            found.append(self.last_cue_layout[end])
            end = found[-1][0]
        return tuple(found[::-1])


def cue_price(
    problem: Problem,
    first: WordIndex,
    end: WordIndex,
    high: WordIndex,
    limit: Price = NEVER,
    *,
    barred: WordIndex | None = None,
) -> tuple[Price, Layout]:
    """The price of a cue of words[first:end] in a part that ends at `high`, and its layout with the cheapest lines.

    A price above `limit` may lack that of the faults, which is never negative. A line break before words[barred] costs
    `BARRED`.
    """
    last = end - 1
    width = problem.column_ends[last] - problem.column_begins[first]
    if first < problem.line_starts[last]:
        price, layout = cheapest_lines(problem, first, end, barred=barred)
        is_narrow = width <= problem.limits.max_line_width
        price += (problem.prices.one_line if is_narrow else problem.prices.several_lines)[width]
    else:
        price, layout = problem.prices.one_line[width], (first, end)
    if price <= limit and may_have_faults(problem, first, last):
        price += sum(cue_faults(problem, first, end, high))
    return price, layout
