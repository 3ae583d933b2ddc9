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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add, sub
from typing import NamedTuple

from captioner.breaks import Breaks, cost_table
from captioner.costs import SHAPE, SHORT_FORM_SHAPE, SHORT_FORM_TOO_SHORT, UNPUNCTUATED_SHAPE
from captioner.languages import load
from captioner.limits import Limits
from captioner.schedule import blinks, bridged_ends_ms, longest_span_ms, needed_ms, window
from captioner.text import display_widths, reading_chars, words_chars
from captioner.timing import Word

# A cue's layout: the index of each line's first word, and the index after its last word.
Layout = tuple[int, ...]

SENTENCE_TAIL, PARTS_SENTENCE = "sentence tail", "parts a sentence that one cue could hold"
TOO_FAST, TOO_SHORT = "too fast to read, 10 ms", "too short to see, 10 ms"
BLINK = "a gap that blinks"
FLAWS = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK)
"""What can be wrong with a cue."""

# More than any layout costs.
BARRED = 10**12
_NEVER = sys.maxsize
# What a break may cost and still be tried before the others; it changes how long the search takes, not what it finds.
_CHEAP = 550
# Shapes are drawn for lines of 42 columns.
_LINE = 42


class _Floor(NamedTuple):
    """A straight line below a shape."""

    slope: int
    least: int


class Columns:
    """What the search asks of the words, computed once a word."""

    def __init__(
        self, words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None, breaks: Breaks
    ) -> None:
        self.limits = limits
        self.clip_end_ms = clip_end_ms
        self.breaks = breaks
        ends = enumerate([*breaks.sentence_end, True])
        self.sentence_ends = list(accumulate((at if is_end else -1 for at, is_end in ends), max))
        self.starts_ms = [word.start_ms for word in words]
        self.ends_ms = [word.end_ms for word in words]
        spaces = [1 if word.before else 0 for word in words]
        # The columns and the reading characters of words[i:j] on one line are ends[j - 1] - begins[i]. A line break
        # reads as the space that it replaces: which one it will be is not known yet. Of a word wider than a line,
        # one column too many is enough to know.
        texts = [word.text for word in words]
        widths, chars = display_widths(texts), words_chars(texts, language)
        if max(widths, default=0) > limits.max_line_width:
            widths = [min(width, limits.max_line_width + 1) for width in widths]
        self.column_ends = list(accumulate(map(add, widths, spaces)))
        self.column_begins = list(map(sub, self.column_ends, widths))
        space_chars = reading_chars(" ", language)
        self.char_ends = list(accumulate(map(add, chars, [space * space_chars for space in spaces])))
        self.char_begins = list(map(sub, self.char_ends, chars))
        self.reaches = self._reaches()
        self.line_starts = self._line_starts()
        self.prices = _prices(
            language, limits.max_line_width, limits.max_line_count, short_form=limits.max_words is not None
        )
        # What the line breaks of a cue cost at least, by its number of lines.
        self.least_splits = [min(breaks.line, default=0) * lines for lines in range(limits.max_line_count)]
        self.partings = self._partings()
        self.cue_costs = list(map(int.__add__, breaks.cue, self.partings))

    @contextmanager
    def barring(self, end: int) -> Iterator[None]:
        """Let no layout pay for a break before words[end], for a while."""
        line, cue = self.breaks.line[end - 1], self.cue_costs[end - 1]
        self.breaks.line[end - 1] = self.cue_costs[end - 1] = BARRED
        yield
        self.breaks.line[end - 1], self.cue_costs[end - 1] = line, cue

    def _reaches(self) -> list[list[int]]:
        """For each number of lines and each word, the end of the longest cue that begins with the word."""
        limits, count = self.limits, len(self.starts_ms)
        bridged_ms = bridged_ends_ms(self.ends_ms, [*self.starts_ms[1:], None], limits)
        # A cue must be able to stay through a silence that is bridged.
        untils_ms = [max(end_ms, to_ms or 0) for end_ms, to_ms in zip(self.ends_ms, bridged_ms, strict=True)]
        # Where there are frames, only the schedule knows to which one a cue stays.
        self.bridged_ms = bridged_ms if limits.fps is None else [None] * count
        # A word that is too wide has a line of its own, one that is too long a cue of its own.
        self.line_reaches = _reaches(self.column_begins, self.column_ends, limits.max_line_width)
        cues = _reaches(self.starts_ms, untils_ms, longest_span_ms(limits))
        if limits.max_words is not None:
            cues = [min(reach, first + limits.max_words) for first, reach in enumerate(cues)]
        lines, reaches = self.line_reaches, [self.line_reaches]
        for _ in range(1, limits.max_line_count):
            reaches.append([lines[reach] if reach < count else count for reach in reaches[-1]])
        return [list(map(min, cues, reach)) for reach in reaches]

    def _line_starts(self) -> list[int]:
        """For each word, the first word of the longest line that ends with it."""
        begins, width = self.column_begins, self.limits.max_line_width
        return [min(last, bisect_left(begins, end - width)) for last, end in enumerate(self.column_ends)]

    def _partings(self) -> list[int]:
        """For each word but the last, what a cue end after it costs for parting a sentence that one cue could hold."""
        partings = [0] * len(self.breaks.cue)
        first = 0
        for at, end in enumerate([*self.breaks.sentence_end, True]):
            if end:
                if self.reaches[-1][first] > at > first:
                    partings[first:at] = [self.prices.parting] * (at - first)
                first = at + 1
        return partings


def _reaches(begins: Sequence[int], ends: Sequence[int], length: int) -> list[int]:
    """For each thing of a row, how many end within `length` of where it begins; itself counts always."""
    return [max(first + 1, bisect_right(ends, begin + length, first)) for first, begin in enumerate(begins)]


class _Prices(NamedTuple):
    """What cues cost by their shape, as tables for so many columns to a line, and by what is wrong with them."""

    one_line: list[int]
    lines: list[int]
    # What lines cost, by their columns times their number, less the columns of the cue.
    unequal: list[int]
    one_line_floor: _Floor
    lines_floor: _Floor
    top_heavy: int
    fast: int
    short: int
    tail: int
    parting: int
    blink: int


@lru_cache(maxsize=64)
def _prices(language: str, max_line_width: int, count: int, short_form: bool) -> _Prices:
    table, shape = cost_table(language), UNPUNCTUATED_SHAPE if load(language).unpunctuated else SHAPE
    if short_form:
        table, shape = {**table, TOO_SHORT: SHORT_FORM_TOO_SHORT}, SHORT_FORM_SHAPE
    # A word that is too wide is counted as one column too wide.
    width = max_line_width + 1
    one_line = _curve(shape.one_line, max_line_width, width + 1)
    lines = _curve(shape.lines, max_line_width, count * (width + 1))
    unequal = [off * shape.unequal // (count * max_line_width) for off in range(count * count * (width + 1))]
    named = (TOO_FAST, TOO_SHORT, SENTENCE_TAIL, PARTS_SENTENCE, BLINK)
    return _Prices(
        one_line,
        lines,
        unequal,
        _floor(one_line, 0, width),
        _floor(lines, width, len(lines) - 1),
        shape.top_heavy,
        *(table[name].cue for name in named),
    )


def _curve(knots: Sequence[tuple[int, int]], max_line_width: int, widths: int) -> list[int]:
    """A shape's costs for so many widths in columns, from none."""
    costs = []
    for width in range(widths):
        # The last piece goes on: three lines are wider than any knot.
        (low, low_cost), (high, high_cost) = next(
            (piece for piece in pairwise(knots) if width * _LINE <= piece[1][0] * max_line_width), knots[-2:]
        )
        rise = (width * _LINE - low * max_line_width) * (high_cost - low_cost)
        costs.append(low_cost + rise // ((high - low) * max_line_width))
    return costs


def _floor(curve: Sequence[int], low: int, high: int) -> _Floor:
    """A floor below a shape from the width `low` on, as steep as the shape is up to `high`."""
    slope = (curve[high] - curve[low]) // max(1, high - low)
    return _Floor(slope, min(curve[width] - slope * width for width in range(low, len(curve))))


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
