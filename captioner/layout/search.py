"""The cheapest cues and lines of a part of a clip, by dynamic programming.

The method is that of Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981),
with these departures:

- Two levels are solved at once: a state is the end of a cue, and the price of a cue includes its best line breaks.
- There is no glue: a line is as wide as its columns, and its shape has a price only within a cue of several lines.
- A cue's price includes the time it can be shown, which depends on the first word of the next cue alone, so that the
  optimum stays exact.
- There is no tolerance to widen: width, line count, duration and pause are hard, and where a word cannot keep them
  it stands alone: on a line of its own if it is too wide, in a cue of its own if it lasts too long.
- A cue has the fewest lines that hold it: people put on one line what fits there.

Of layouts that cost the same, the one with the fuller last cue and, within a cue, the shorter first line is taken.

Most cues need never be priced. What a cue costs at least is one look at a table, so the cues that end at a place are
taken from the one that promises most on, until none can be cheaper than what is found. Most places, too, are so dear to
break at that no cue begins there: of these only the least that all costs before them is reckoned, not even that anew
where they are dearest, and they are settled when a cue that begins there may win. The optimum is kept.
"""

from bisect import insort

from captioner.layout.cue_faults import flaws, may_be_flawed
from captioner.layout.lines import NEVER, Layout, cheapest_lines
from captioner.layout.problem import Columns

# A place is settled unasked where a break costs less than the one, and what all costs before it is not even reckoned
# anew where it costs as much as the other. They change how long the search takes, not what it finds.
_CHEAP, _DEAR = 450, 650
# How many places may ask for each other, each to be settled before the last: few frames are quick to come and go.
_DEEPEST = 20


def cheapest_part(columns: Columns, low: int, high: int) -> tuple[int, list[Layout]]:
    """What the cheapest cues of words[low:high] cost together, and their layouts, in order."""
    part = _Part(columns, low, high)
    begin = low + 1
    for end, cost in enumerate(columns.cue_costs[low : high - 1], low + 1):
        if cost < _CHEAP:
            part.put_off(begin, end)
            part.settle(end)
            begin = end + 1
    part.put_off(begin, high)
    return part.settle(high), part.layouts()


def costs_before(columns: Columns, low: int, high: int) -> list[int]:
    """What the cheapest cues of words[low:end] cost with the break behind them, for each end from low up to high."""
    part = _Part(columns, low, high)
    part.settle_in_order(high)
    return [cost for cost, _ in part.known]


class _Part:
    """What is known of a part: the cheapest cues up to settled places, and what they cost at least up to the others."""

    __slots__ = ("columns", "high", "known", "low", "settled", "starts")

    def __init__(self, columns: Columns, low: int, high: int) -> None:
        self.columns, self.low, self.high = columns, low, high
        # All places up to this one are settled.
        self.settled = low
        # For each word from words[low] on, what all costs before a cue that begins with it, or what it costs at least;
        # and the column at which the cue would begin.
        self.known = [(0, columns.column_begins[low])]
        # Where the lines of the last cue up to a settled place begin.
        self.starts: dict[int, Layout] = {low: ()}

    def put_off(self, begin: int, stop: int) -> None:
        """Reckon what the cues of words[low:end] cost at least, for each end from `begin` up to `stop`, itself not."""
        if begin == stop:
            return
        columns, low, known = self.columns, self.low, self.known
        least = columns.least_costs(begin, stop - 1)
        lowest = least[0]
        # What all costs up to a place, it costs at least up to the next: either the last cue is wider, or one more
        # follows a break that is not cheap, and both together cost something, unless a cue may bring in more than that.
        dear = _DEAR if lowest + _CHEAP >= 0 else NEVER
        for end in range(begin, stop):
            last = end - 1
            break_cost = columns.cue_costs[last]
            if break_cost < dear or end == begin:
                cheapest = bar = NEVER
                first, width = columns.cue_starts[last] - low, columns.column_ends[last]
                for before, column in known[first if first > 0 else 0 :]:
                    if before < bar:
                        cost = before + least[width - column]
                        if cost < cheapest:
                            cheapest, bar = cost, cost - lowest
            known.append((cheapest + break_cost, columns.column_begins[end]))

    def settle(self, end: int, depth: int = 0) -> int:
        """Find the cheapest cues of words[low:end], and what they cost.

        A place where the last of them may well begin is settled before. `depth` counts the places that wait for this
        one, so that they never are more than the stack bears.
        """
        columns, low, known, last = self.columns, self.low, self.known, end - 1
        least, width = columns.least_costs(end, end), columns.column_ends[last]
        farthest = columns.cue_starts[last]
        if farthest < low:
            farthest = low
        costs = [before + least[width - begin] for before, begin in known[farthest - low : end - low]]
        cheapest, starts = NEVER, Layout()
        promising = sorted(costs)
        for rank, cost in enumerate(promising, 1):
            if cost > cheapest:
                break
            at = costs.index(cost)
            first = farthest + at
            if first in self.starts:
                costs[at] = NEVER
                before, _ = known[first - low]
                cost, layout = cue_cost(columns, first, end, self.high, cheapest - before)
                cost += before
                if cost < cheapest or (cost == cheapest and first < starts[0]):
                    cheapest, starts = cost, layout
            else:
                if depth < _DEEPEST:
                    self.settle(first, depth + 1)
                else:
                    self.settle_in_order(first)
                before, begin = known[first - low]
                costs[at] = before + least[width - begin]
                insort(promising, costs[at], rank)
        self.starts[end] = starts
        if end < self.high:
            place = cheapest + columns.cue_costs[last], columns.column_begins[end]
            if end - low < len(known):
                known[end - low] = place
            else:
                known.append(place)
        return cheapest

    def settle_in_order(self, end: int) -> None:
        """Settle all places up to `end`, the first ones first: then none waits for another."""
        for place in range(self.settled + 1, end + 1):
            if place not in self.starts:
                self.settle(place)
        self.settled = max(self.settled, end)

    def layouts(self) -> list[Layout]:
        """The layouts of the cheapest cues up to the last word."""
        found: list[Layout] = []
        end = self.high
        while end > self.low:
            found.append((*self.starts[end], end))
            end = found[-1][0]
        return found[::-1]


def cue_cost(columns: Columns, first: int, end: int, high: int, most: int = NEVER) -> tuple[int, Layout]:
    """What a cue of words[first:end] costs in a part that ends at `high`, or more than `most`; and its layout."""
    last = end - 1
    line_start, width = columns.line_starts[last], columns.column_ends[last] - columns.column_begins[first]
    if first < line_start:
        cost, layout = cheapest_lines(columns, first, end, width)
        cost += columns.prices.lines[width]
    else:
        cost, layout = columns.prices.one_line[width], (first,)
    if cost <= most and may_be_flawed(columns, first, last):
        cost += sum(flaws(columns, first, end, high))
    return cost, layout
