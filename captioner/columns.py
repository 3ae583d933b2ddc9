"""`Columns`: what the search asks of a clip's words, computed once a word, and what cues cost by their shape."""

from bisect import bisect_left
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


class Columns:
    """What the search asks of the words, computed once a word."""

    def __init__(
        self, words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None, breaks: Breaks
    ) -> None:
        self.limits = limits
        self.clip_end_ms = clip_end_ms
        self.breaks = breaks
        # For each word, the last one up to it that ends a sentence, or -1.
        self.sentence_ends = self._sentence_ends()
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
        self.column_ends: list[int] = list(accumulate(map(add, widths, spaces)))
        self.column_begins = list(map(sub, self.column_ends, widths))
        space_chars = reading_chars(" ", language)
        if chars == widths and space_chars == 1:
            self.char_ends, self.char_begins = self.column_ends, self.column_begins
        else:
            self.char_ends = list(accumulate(map(add, chars, [space * space_chars for space in spaces])))
            self.char_begins = list(map(sub, self.char_ends, chars))
        # For each word, the first word of the longest line, and of the longest cue, that ends with it.
        self.line_starts = self._line_starts()
        self.cue_starts = self._cue_starts()
        self.prices = _prices(
            language, limits.max_line_width, limits.max_line_count, short_form=limits.max_words is not None
        )
        # For each word, what a cue that ends with it costs at least, by its columns.
        self.least_costs = self._least_costs()
        self.partings = self._partings()
        self.cue_costs = list(map(add, breaks.cue, self.partings))

    @contextmanager
    def barring(self, end: int) -> Iterator[None]:
        """Let no layout pay for a break before words[end], for a while."""
        line, cue = self.breaks.line[end - 1], self.cue_costs[end - 1]
        self.breaks.line[end - 1] = self.cue_costs[end - 1] = BARRED
        yield
        self.breaks.line[end - 1], self.cue_costs[end - 1] = line, cue

    def _sentence_ends(self) -> list[int]:
        found: list[int] = []
        latest = -1
        for at, is_end in enumerate([*self.breaks.sentence_end, True]):
            if is_end:
                latest = at
            found.append(latest)
        return found

    def _line_starts(self) -> list[int]:
        begins, width = self.column_begins, self.limits.max_line_width
        starts: list[int] = []
        start = 0
        for last, end in enumerate(self.column_ends):
            # A word that is too wide has a line of its own.
            while end - begins[start] > width and start < last:
                start += 1
            starts.append(start)
        return starts

    def _cue_starts(self) -> list[int]:
        limits, count = self.limits, len(self.starts_ms)
        bridged_ms = bridged_ends_ms(self.ends_ms, [*self.starts_ms[1:], None], limits)
        # Where there are frames, only the schedule knows to which one a cue stays.
        self.bridged_ms = bridged_ms if limits.fps is None else [None] * count
        line_starts = cue_starts = self.line_starts
        for _ in range(1, limits.max_line_count):
            cue_starts = [line_starts[start - 1] if start else 0 for start in cue_starts]
        if limits.max_words is not None:
            cue_starts = [max(start, end - limits.max_words) for end, start in enumerate(cue_starts, 1)]
        # A cue must be able to stay through a silence that is bridged; a word that lasts too long has one of its own.
        untils_ms = [
            end_ms if to_ms is None or to_ms < end_ms else to_ms
            for end_ms, to_ms in zip(self.ends_ms, bridged_ms, strict=True)
        ]
        starts_ms, longest_ms = self.starts_ms, longest_span_ms(limits)
        return [
            start
            if until_ms - starts_ms[start] <= longest_ms
            else min(last, bisect_left(starts_ms, until_ms - longest_ms, start))
            for last, (start, until_ms) in enumerate(zip(cue_starts, untils_ms, strict=True))
        ]

    def _least_costs(self) -> list[list[int]]:
        line, limits = self.breaks.line, self.limits
        # One of the line breaks stands before the last line, others stand anywhere.
        others = min(0, min(line, default=0)) * (limits.max_line_count - 2)
        splits = [min(line[start - 1 : last]) + others if start else 0 for last, start in enumerate(self.line_starts)]
        return list(map(self.prices.least.__getitem__, splits))

    def _partings(self) -> list[int]:
        """For each word but the last, what a cue end after it costs for parting a sentence that one cue could hold."""
        partings = [0] * len(self.breaks.cue)
        first = 0
        for at, end in enumerate([*self.breaks.sentence_end, True]):
            if end:
                if self.cue_starts[at] <= first < at:
                    partings[first:at] = [self.prices.parting] * (at - first)
                first = at + 1
        return partings


class _Prices(NamedTuple):
    """What cues cost by their shape, as tables for so many columns to a line, and by what is wrong with them."""

    one_line: list[int]
    lines: list[int]
    # What lines cost, by their columns times their number, less the columns of the cue.
    unequal: list[int]
    least: "_LeastCosts"
    top_heavy: int
    fast: int
    short: int
    tail: int
    parting: int
    blink: int


class _LeastCosts(dict[int, list[int]]):
    """What a cue costs at least by its columns, by what its line breaks cost at least."""

    def __init__(self, one_line: Sequence[int], lines: Sequence[int]) -> None:
        super().__init__()
        self.one_line, self.lines = one_line, lines

    def __missing__(self, split: int) -> list[int]:
        *costs, too_wide = self.one_line
        lines = [cost + split for cost in self.lines[len(costs) :]]
        # A word that is too wide has a line of its own and the columns of the least two lines.
        self[split] = costs = [*costs, min(too_wide, lines[0]), *lines[1:]] if lines else [*costs, too_wide]
        return costs


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
        _LeastCosts(one_line, lines),
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
