"""The cheapest lines of one cue, in which a cue's price begins: how wide it is, and how its lines break."""

import sys
from collections.abc import Iterator, Sequence

from captioner.layout.problem import Columns

# A cue's layout: the index of each line's first word, and the index after its last word.
Layout = tuple[int, ...]

NEVER = sys.maxsize
"""More than anything costs."""


def cheapest_lines(columns: Columns, first: int, end: int, width: int) -> tuple[int, Layout]:
    """What the cheapest lines of words[first:end] cost, a cue that needs several; and where they begin.

    `width` is that of the whole cue.
    """
    low, top_heavy = columns.line_starts[end - 1], columns.prices.top_heavy
    earlier = columns.line_starts[low - 1]
    if earlier <= first:
        cost, second = _last_break(columns, first, end, low, 2, width, top_heavy)
        return cost, (first, second)
    lows = [low, earlier]
    while (earlier := columns.line_starts[earlier - 1]) > first:
        lows.append(earlier)
    cost, further = _breaks(columns, first, end, lows, len(lows) + 1, width, top_heavy)
    return cost, (first, *further)


def _breaks(
    columns: Columns, first: int, end: int, lows: Sequence[int], count: int, width: int, top_heavy: int
) -> tuple[int, Layout]:
    """The same for the last lines of a cue of `count`; and where all but the first of these begin.

    Each may begin from one of `lows` on, named from the last back. A first line that is longer than its share of the
    cue costs `top_heavy`.
    """
    *later, low = lows
    if not later:
        cost, second = _last_break(columns, first, end, low, count, width, top_heavy)
        return cost, (second,)
    cheapest, further = NEVER, Layout()
    for least, second, cost in sorted(_promising_breaks(columns, first, end, lows, count, width, top_heavy)):
        if least > cheapest:
            break
        rest_cost, rest = _breaks(columns, second, end, later, count, width, 0)
        if (cost + rest_cost, second) < (cheapest, *further[:1]):
            cheapest, further = cost + rest_cost, (second, *rest)
    return cheapest, further


def _promising_breaks(
    columns: Columns, first: int, end: int, lows: Sequence[int], count: int, width: int, top_heavy: int
) -> Iterator[tuple[int, int, int]]:
    """For each place where the second of several lines may begin: what they cost at least, the place, its own cost.

    What the first line has over its share, the others lack together, and being unequal costs them as much as it costs
    one line, but for a column of white space at each break and for what rounding takes off each line.
    """
    *later, low = lows
    ends, unequal, begin = columns.column_ends, columns.prices.unequal, columns.column_begins[first]
    farthest, even = begin + columns.limits.max_line_width, begin * count + width
    others = len(lows)
    line_costs = sum([min(columns.breaks.line[place - 1 : end - 1]) for place in later])
    rounding, lines = others, ends[end - 1] * count - others * width
    for second in range(max(low, first + 1), end):
        if ends[second - 1] > farthest and second > first + 1:
            break
        over = ends[second - 1] * count - even
        cost = columns.breaks.line[second - 1] + unequal[over] + (top_heavy if over > 0 else 0)
        off = abs(lines - columns.column_begins[second] * count) - count * len(later)
        yield cost + line_costs - rounding + (unequal[off] if off > 0 else 0), second, cost


def _last_break(
    columns: Columns, first: int, end: int, low: int, count: int, width: int, top_heavy: int
) -> tuple[int, int]:
    """The same for the last two lines, and where the last one begins: at `low` or after it."""
    begins, ends, unequal = columns.column_begins, columns.column_ends, columns.prices.unequal
    begin, last = begins[first], ends[end - 1] * count - width
    farthest, even = begin + columns.limits.max_line_width, begin * count + width
    if low <= first:
        low = first + 1
    cheapest = found = NEVER
    for second, cost in enumerate(columns.breaks.line[low - 1 : end - 1], low):
        if cost < cheapest:
            line_end = ends[second - 1]
            if line_end > farthest and second > first + 1:
                break
            over = line_end * count - even
            cost += unequal[over] + unequal[last - begins[second] * count]
            if over > 0:
                cost += top_heavy
            if cost < cheapest:
                cheapest, found = cost, second
    return cheapest, found
