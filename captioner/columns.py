"""`Columns`: what the search asks of a clip's words, computed once a word, and what cues cost by their shape."""

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
from captioner.schedule import bridged_ends_ms, longest_span_ms
from captioner.text import display_widths, reading_chars, words_chars
from captioner.timing import Word

PARTS_SENTENCE = "parts a sentence that one cue could hold"
SENTENCE_TAIL, BLINK = "sentence tail", "a gap that blinks"
TOO_FAST, TOO_SHORT = "too fast to read, 10 ms", "too short to see, 10 ms"

# More than any layout costs.
BARRED = 10**12
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
