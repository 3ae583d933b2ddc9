"""`Alternatives`: what the layouts of a part cost that have no break at one place.

Such a layout has a cue with words on both sides of the place. What comes before that cue costs the least that it can,
and so does what comes after it. Both are computed once for all places, from the left and from the right, and then each
place takes a look at the cues around it, however long the part is.
"""

from bisect import bisect_right

from captioner.layout.lines import NEVER, Layout
from captioner.layout.problem import BARRED, Columns
from captioner.layout.search import costs_before, cue_cost


class Alternatives:
    """The cheapest layouts of words[low:high] that have no break at one place, neither of lines nor of cues."""

    def __init__(self, columns: Columns, low: int, high: int) -> None:
        self._columns, self._low, self._high = columns, low, high
        self._known: dict[tuple[int, int], tuple[int, Layout]] = {}
        # For each word of the part, the end of the longest cue that begins with it.
        self._stops = [bisect_right(columns.cue_starts, first, first, high) for first in range(low, high)]
        # For each word of the part, what a cue that ends with it costs at least, by its columns.
        self._least = [columns.least_costs(end, end) for end in range(low + 1, high + 1)]
        # For each place of the part, what all costs before and after it, with a break there.
        self._before = costs_before(columns, low, high)
        self._after = [0] * (high - low + 1)
        for first in range(high - 1, low, -1):
            self._after[first - low] = columns.cue_costs[first - 1] + self._least_after(first)

    def cost_without(self, place: int) -> int | None:
        """What the cheapest layout costs that has no break before words[place], or None where there is none."""
        columns, low, high = self._columns, self._low, self._high
        cheapest = dear = BARRED // 2
        promising = [
            (self._before[first - low] + least, first, end)
            for first in range(max(low, columns.cue_starts[place]), place)
            for least, end in self._promising(first, place + 1)
        ]
        for least, first, end in sorted(promising):
            if least >= cheapest:
                break
            cost, layout = self._cue(first, end)
            if place in layout:
                with columns.barring(place):
                    cost, _ = cue_cost(columns, first, end, high)
            cheapest = min(cheapest, self._before[first - low] + cost + self._after[end - low])
        return cheapest if cheapest < dear else None

    def _least_after(self, first: int) -> int:
        """What the cheapest cues of words[first:high] cost."""
        cheapest = NEVER
        for least, end in sorted(self._promising(first, first + 1)):
            if least >= cheapest:
                break
            cheapest = min(cheapest, self._cue(first, end)[0] + self._after[end - self._low])
        return cheapest

    def _promising(self, first: int, end: int) -> list[tuple[int, int]]:
        """What cues that begin with words[first] cost at least with all after them, and their ends, `end` and later."""
        begin, ends, low = self._columns.column_begins[first], self._columns.column_ends, self._low
        return [
            (self._least[end - 1 - low][ends[end - 1] - begin] + self._after[end - low], end)
            for end in range(end, self._stops[first - low] + 1)
        ]

    def _cue(self, first: int, end: int) -> tuple[int, Layout]:
        """What the cue of words[first:end] costs, and its layout."""
        if (first, end) not in self._known:
            self._known[first, end] = cue_cost(self._columns, first, end, self._high)
        return self._known[first, end]
