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
break at that no cue begins there: of these only the least that all costs before them is reckoned, and they are settled
when a cue that begins there may win. The optimum is kept.
"""

import sys

from captioner.columns import BLINK, SENTENCE_TAIL, TOO_FAST, TOO_SHORT, Columns
from captioner.schedule import blinks, needed_ms, window

# A cue's layout: the index of each line's first word, and the index after its last word.
Layout = tuple[int, ...]

FLAWS = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK)
"""What can be wrong with a cue."""

_NEVER = sys.maxsize
# What a break may cost and its place still be settled unasked; it changes how long the search takes, not what it finds.
_CHEAP = 450


def cheapest_part(columns: Columns, low: int, high: int) -> tuple[int, list[Layout]]:
    """What the cheapest cues of words[low:high] cost together, and their layouts, in order."""
    part = _Part(columns, low, high)
    for end in range(low + 1, high):
        if columns.cue_costs[end - 1] < _CHEAP:
            part.settle(end)
        else:
            part.put_off(end)
    part.settle(high)
    return part.best[high], part.layouts()


class _Part:
    """What is known of a part: the cheapest cues up to settled places, and what they cost at least up to the others."""

    __slots__ = ("best", "columns", "high", "known", "low", "starts")

    def __init__(self, columns: Columns, low: int, high: int) -> None:
        self.columns, self.low, self.high = columns, low, high
        # For each word from words[low] on, what all costs before a cue that begins with it, or what it costs at least;
        # and the column at which the cue would begin.
        self.known = [(0, columns.column_begins[low])]
        # What the cues up to a settled place cost, and where the lines of the last one begin.
        self.best: dict[int, int] = {low: 0}
        self.starts: dict[int, Layout] = {}

    def put_off(self, end: int) -> None:
        """Reckon what the cues of words[low:end] cost at least."""
        columns, cost = self.columns, min(self._least_costs(end))
        self.known.append((cost + columns.cue_costs[end - 1], columns.column_begins[end]))

    def settle(self, end: int) -> None:
        """Find the cheapest cues of words[low:end]; before them those up to any place where the last may begin."""
        # Not by recursion, which a long text without a cheap place would take too deep.
        ends = [end]
        while ends:
            missing = self._settle(ends[-1])
            if missing is None:
                ends.pop()
            else:
                ends.append(missing)

    def _settle(self, end: int) -> int | None:
        """The same, unless a cue may win that begins at a place which is not settled: then the answer is this place."""
        columns, low, last = self.columns, self.low, end - 1
        costs, line_start = self._least_costs(end), columns.line_starts[last]
        farthest, column_end = end - len(costs), columns.column_ends[last]
        cheapest, starts = _NEVER, Layout()
        while (cost := min(costs)) <= cheapest:
            first = farthest + costs.index(cost)
            if first not in self.best:
                return first
            costs[first - farthest] = _NEVER
            before, begin = self.known[first - low]
            width = column_end - begin
            if first < line_start:
                split, layout = _split(columns, first, end, width)
                cost = before + columns.prices.lines[width] + split
            else:
                layout = (first,)
                cost = before + columns.prices.one_line[width]
            if cost <= cheapest and _may_be_flawed(columns, first, last):
                cost += sum(flaws(columns, first, end, self.high))
            if cost < cheapest or (cost == cheapest and first < starts[0]):
                cheapest, starts = cost, layout
        self.best[end], self.starts[end] = cheapest, starts
        if end < self.high:
            at = end - low
            self.known[at : at + 1] = [(cheapest + columns.cue_costs[last], columns.column_begins[end])]
        return None

    def _least_costs(self, end: int) -> list[int]:
        """What cues up to words[end - 1] cost at least, with all before them: from the longest one on."""
        columns, low, last = self.columns, self.low, end - 1
        first = columns.cue_starts[last]
        if first < low:
            first = low
        costs, width = columns.least_costs[last], columns.column_ends[last]
        return [before + costs[width - begin] for before, begin in self.known[first - low : end - low]]

    def layouts(self) -> list[Layout]:
        """The layouts of the cheapest cues up to the last word."""
        found: list[Layout] = []
        end = self.high
        while end > self.low:
            found.append((*self.starts[end], end))
            end = found[-1][0]
        return found[::-1]


def _split(columns: Columns, first: int, end: int, width: int) -> tuple[int, Layout]:
    """The cheapest lines of a cue of words[first:end] that is `width` wide in all and needs several."""
    count, line_start = 2, columns.line_starts[columns.line_starts[end - 1] - 1]
    while first < line_start:
        count, line_start = count + 1, columns.line_starts[line_start - 1]
    return _lines(columns, first, end, count, count, width)


def _lines(columns: Columns, first: int, end: int, left: int, count: int, width: int) -> tuple[int, Layout]:
    """The cheapest `left` lines of words[first:end], the last ones of a cue of `count` that is `width` wide in all."""
    begins, ends, line_costs = columns.column_begins, columns.column_ends, columns.breaks.line
    unequal, begin, last = columns.prices.unequal, begins[first], ends[end - 1]
    farthest = begin + columns.limits.max_line_width
    low = columns.line_starts[end - 1]
    for _ in range(left - 2):
        low = columns.line_starts[low - 1]
    if low <= first:
        low = first + 1
    cheapest, starts = _NEVER, Layout()
    for second in range(low, end):
        line_end, cost = ends[second - 1], line_costs[second - 1]
        if line_end > farthest and second > first + 1:
            break
        if cost >= cheapest:
            continue
        over = (line_end - begin) * count - width
        cost += unequal[abs(over)]
        if over > 0 and left == count:
            cost += columns.prices.top_heavy
        if left == 2:
            cost += unequal[abs((last - begins[second]) * count - width)]
            if cost < cheapest:
                cheapest, starts = cost, (first, second)
        elif cost < cheapest:
            rest_cost, rest = _lines(columns, second, end, left - 1, count, width)
            if cost + rest_cost < cheapest:
                cheapest, starts = cost + rest_cost, (first, *rest)
    return cheapest, starts


def _may_be_flawed(columns: Columns, first: int, last: int) -> bool:
    """Whether anything can be wrong with a cue from words[first] to words[last]: quick, and False for most."""
    limits = columns.limits
    spoken_ms = columns.ends_ms[last] - columns.starts_ms[first] - limits.min_gap_ms
    return (
        spoken_ms < limits.min_duration_ms
        or spoken_ms * limits.max_cps < 1000 * (columns.char_ends[last] - columns.char_begins[first])
        or first <= columns.sentence_ends[last] < last
    )


def flaws(columns: Columns, first: int, end: int, high: int) -> tuple[int, int, int, int]:
    """The prices of `FLAWS` for a cue of words[first:end]: none with most."""
    limits, prices = columns.limits, columns.prices
    tail = prices.tail if end < high and end - 1 > columns.sentence_ends[end - 1] >= first else 0
    start_ms, speech_end_ms = columns.starts_ms[first], columns.ends_ms[end - 1]
    chars = columns.char_ends[end - 1] - columns.char_begins[first]
    need_ms = needed_ms(chars, limits)
    if speech_end_ms - start_ms - limits.min_gap_ms >= need_ms:
        return tail, 0, 0, 0
    end_ms, blink = columns.bridged_ms[end - 1], 0
    if end_ms is None or end_ms - start_ms > limits.max_duration_ms:
        next_start_ms = columns.starts_ms[end] if end < len(columns.starts_ms) else None
        start_ms, end_ms = window(start_ms, speech_end_ms, next_start_ms, columns.clip_end_ms, chars, limits)
        if next_start_ms is not None and blinks(end_ms, next_start_ms, limits):
            blink = prices.blink
    shown_ms = max(end_ms - start_ms, 1)
    fast, short = need_ms - shown_ms, limits.min_duration_ms - shown_ms
    return tail, fast // 10 * prices.fast if fast > 0 else 0, short // 10 * prices.short if short > 0 else 0, blink
