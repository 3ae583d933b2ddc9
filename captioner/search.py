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

Most places are so dear to break at that no cue which begins there can win. So cues are tried from cheap places first;
from elsewhere only where, with the least that a cue of any width costs, they may still be as cheap as what is known.
The optimum is kept.
"""

import sys

from captioner.columns import BLINK, SENTENCE_TAIL, TOO_FAST, TOO_SHORT, Columns
from captioner.schedule import blinks, needed_ms, window

# A cue's layout: the index of each line's first word, and the index after its last word.
Layout = tuple[int, ...]

FLAWS = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK)
"""What can be wrong with a cue."""

_NEVER = sys.maxsize
# What a break may cost and still be tried before the others; it changes how long the search takes, not what it finds.
_CHEAP = 550


def cheapest_part(columns: Columns, low: int, high: int) -> tuple[int, list[Layout]]:
    """What the cheapest cues of words[low:high] cost together, and their layouts, in order."""
    part = _Part(columns, low, high)
    tried = [_NEVER] * (high - low)
    # Where breaks are cheap first, so that it is known early what has to be beaten elsewhere.
    for first in range(low, high):
        if part.best[first - low] < _NEVER and (first == low or columns.cue_costs[first - 1] < _CHEAP):
            tried[first - low] = part.best[first - low]
            part.extend(first)
    for first in range(low, high):
        if part.best[first - low] < tried[first - low] and part.may_win(first):
            part.extend(first)
    return part.best[-1], part.layouts()


class _Part:
    """What is known of a part, from its first word on: the cheapest cues up to each word."""

    __slots__ = ("best", "best_of_lines", "best_of_one_line", "columns", "high", "least_split", "low", "starts")

    def __init__(self, columns: Columns, low: int, high: int) -> None:
        self.columns, self.low, self.high = columns, low, high
        # What the cues cost, without the break after the last one, and where the lines of the last one begin.
        self.best = [0] + [_NEVER] * (high - low)
        self.starts: list[Layout] = [()] * (high - low + 1)
        self.least_split = min(columns.least_splits[1:], default=0)
        # The costs less what a floor rises to there, so that many can be compared with one number.
        self.best_of_one_line, self.best_of_lines = self.best[:], self.best[:]

    def extend(self, first: int) -> None:
        """Try all cues that begin with words[first]."""
        columns, low, best, high = self.columns, self.low, self.best, self.high
        prices, limits, column_ends = columns.prices, columns.limits, columns.column_ends
        before, begin, char_begin = self._before(first), columns.column_begins[first], columns.char_begins[first]
        spoken_from_ms, shorter = columns.starts_ms[first] + limits.min_gap_ms, first
        for count, (reaches, least_split) in enumerate(zip(columns.reaches, columns.least_splits, strict=True), 1):
            shape, reach = prices.one_line if count == 1 else prices.lines, min(reaches[first], high)
            known = best[shorter + 1 - low : reach + 1 - low]
            shorter, places = reach, range(shorter, reach)
            for last, most in zip(places, known, strict=True):
                width = column_ends[last] - begin
                cost = before + shape[width]
                if cost + least_split > most:
                    continue
                starts: Layout = (first,)
                if count > 1:
                    split, starts = _split(columns, first, last + 1, count, count, width)
                    cost += split
                    if cost > most:
                        continue
                spoken_ms = columns.ends_ms[last] - spoken_from_ms
                if (
                    spoken_ms < limits.min_duration_ms
                    or spoken_ms * limits.max_cps < 1000 * (columns.char_ends[last] - char_begin)
                    or first <= columns.sentence_ends[last] < last
                ):
                    cost += sum(flaws(columns, first, last + 1, high))
                end = last + 1 - low
                if cost < most or (cost == most and first < self.starts[end][0]):
                    best[end], self.starts[end] = cost, starts
                    self.best_of_one_line[end] = cost - prices.one_line_floor.slope * column_ends[last]
                    self.best_of_lines[end] = cost - prices.lines_floor.slope * column_ends[last]

    def may_win(self, first: int) -> bool:
        """Whether a cue that begins with words[first] may be as cheap as what is known, for all that floors tell."""
        columns, low, high = self.columns, self.low, self.high
        before, begin = self._before(first), columns.column_begins[first]
        line, lines = min(columns.reaches[0][first], high), min(columns.reaches[-1][first], high)
        slope, least = columns.prices.one_line_floor
        if max(self.best_of_one_line[first + 1 - low : line + 1 - low]) >= before + least - slope * begin:
            return True
        slope, least = columns.prices.lines_floor
        return lines > line and (
            max(self.best_of_lines[line + 1 - low : lines + 1 - low])
            >= before + self.least_split + least - slope * begin
        )

    def layouts(self) -> list[Layout]:
        """The layouts of the cheapest cues up to the last word."""
        found: list[Layout] = []
        end = self.high
        while end > self.low:
            found.append((*self.starts[end - self.low], end))
            end = found[-1][0]
        return found[::-1]

    def _before(self, first: int) -> int:
        """What all costs that stands before a cue which begins with words[first]."""
        return self.best[first - self.low] + (self.columns.cue_costs[first - 1] if first > self.low else 0)


def _split(columns: Columns, first: int, end: int, left: int, count: int, width: int) -> tuple[int, Layout]:
    """The cheapest `left` lines of words[first:end], the last ones of a cue of `count` that is `width` wide in all."""
    begins, ends, line_costs = columns.column_begins, columns.column_ends, columns.breaks.line
    unequal, begin, last = columns.prices.unequal, begins[first], ends[end - 1]
    low = columns.line_starts[end - 1]
    for _ in range(left - 2):
        low = columns.line_starts[low - 1]
    cheapest, starts = _NEVER, Layout()
    for second in range(max(low, first + 1), min(columns.line_reaches[first], end - 1) + 1):
        cost = line_costs[second - 1]
        if cost >= cheapest:
            continue
        over = (ends[second - 1] - begin) * count - width
        cost += unequal[abs(over)]
        if over > 0 and left == count:
            cost += columns.prices.top_heavy
        if left == 2:
            cost += unequal[abs((last - begins[second]) * count - width)]
            if cost < cheapest:
                cheapest, starts = cost, (first, second)
        elif cost < cheapest:
            rest_cost, rest = _split(columns, second, end, left - 1, count, width)
            if cost + rest_cost < cheapest:
                cheapest, starts = cost + rest_cost, (first, *rest)
    return cheapest, starts


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
