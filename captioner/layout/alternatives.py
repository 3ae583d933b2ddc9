"""`Alternatives`: for each boundary of a part, the price of the cheapest layout without a break there.

Such a layout has a cue with words on both sides of the boundary. The cues before and after it are as cheap as possible.
Their prices are computed once for all boundaries, from the left and from the right; each boundary then needs only the
cues around it, however long the part is.
"""

from bisect import bisect_right
from typing import NamedTuple

from captioner.layout.lines import NEVER
from captioner.layout.prices import Price
from captioner.layout.problem import BARRED, Layout, Problem, WordIndex
from captioner.layout.search import best_before, cue_price


class _Candidate(NamedTuple):
    """A cue of words[first:end], with a lower bound on the price of a layout that has it."""

    bound: Price
    first: WordIndex
    end: WordIndex


class Alternatives:
    """Prices of the cheapest layouts of words[low:high] without a line or cue break at a given boundary."""

    def __init__(self, problem: Problem, low: WordIndex, high: WordIndex) -> None:
        self._problem, self._low, self._high = problem, low, high
        self._priced: dict[tuple[WordIndex, WordIndex], tuple[Price, Layout]] = {}
        # For each word of the part, the end of the longest cue that begins with it.
        self._farthest_ends = [bisect_right(problem.cue_starts, first, first, high) for first in range(low, high)]
        # For each word of the part, lower bounds on the price of a cue that ends with it, by its width.
        self._cue_bounds = [problem.cue_bounds(end, end) for end in range(low + 1, high + 1)]
        # For each boundary of the part, the price of everything before it or after it, including a cue break there.
        self._best_before = best_before(problem, low, high)
        self._best_after = [0] * (high - low + 1)
        for first in range(high - 1, low, -1):
            self._best_after[first - low] = problem.cue_breaks[first - 1] + self._best_from(first)

    def price_without(self, place: WordIndex) -> Price | None:
        """The price of the cheapest layout without a break before words[place], or None if there is none.

        Cues around the boundary are tried in order of their lower bounds, until a bound reaches the best price found:
        none of the others is cheaper. A cue whose cheapest lines break at the boundary is priced with lines that do
        not, which are never cheaper, so its bound still holds.
        """
        problem, low, high = self._problem, self._low, self._high
        best = unavoidable = BARRED // 2
        candidates = [
            _Candidate(self._best_before[first - low] + candidate.bound, first, candidate.end)
            for first in range(max(low, problem.cue_starts[place]), place)
            for candidate in self._candidates(first, place + 1)
        ]
        for bound, first, end in sorted(candidates):
            if bound >= best:
                break
            price, layout = self._cue(first, end)
            if place in layout:
                price, _ = cue_price(problem, first, end, high, barred=place)
            best = min(best, self._best_before[first - low] + price + self._best_after[end - low])
        return best if best < unavoidable else None

    def _best_from(self, first: WordIndex) -> Price:
        """The price of the cheapest cues of words[first:high], with the pruning of `price_without`."""
        best = NEVER
        for bound, _, end in sorted(self._candidates(first, first + 1)):
            if bound >= best:
                break
            best = min(best, self._cue(first, end)[0] + self._best_after[end - self._low])
        return best

    def _candidates(self, first: WordIndex, nearest_end: WordIndex) -> list[_Candidate]:
        """Cues that begin with words[first] and end at `nearest_end` or later; each bound includes all that follows."""
        begin, ends, low = self._problem.column_begins[first], self._problem.column_ends, self._low
        return [
            _Candidate(self._cue_bounds[end - 1 - low][ends[end - 1] - begin] + self._best_after[end - low], first, end)
            for end in range(nearest_end, self._farthest_ends[first - low] + 1)
        ]

    def _cue(self, first: WordIndex, end: WordIndex) -> tuple[Price, Layout]:
        if (first, end) not in self._priced:
            self._priced[first, end] = cue_price(self._problem, first, end, self._high)
        return self._priced[first, end]
