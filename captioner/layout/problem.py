"""`Columns`: what the search asks of a clip's words, computed once a word, and what cues cost by their shape."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, compress, count, pairwise
from operator import add, sub
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.breaks import Breaks, cost_table
from captioner.layout.costs import SHAPE, SHORT_FORM_SHAPE, SHORT_FORM_TOO_SHORT, UNPUNCTUATED_SHAPE
from captioner.limits import Limits
from captioner.schedule import bridged_end_ms, longest_span_ms
from captioner.text.measure import measure, reading_chars
from captioner.timing.words import Word

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
        lasts = list(compress(count(), [*breaks.sentence_end, True]))
        # For each word, the last one up to it that ends a sentence, or -1.
        self.sentence_ends = self._sentence_ends(lasts)
        self.starts_ms = [word.start_ms for word in words]
        self.ends_ms = [word.end_ms for word in words]
        spaces = list(map(bool, [word.before for word in words]))
        # The columns and the reading characters of words[i:j] on one line are ends[j - 1] - begins[i]. A line break
        # reads as the space that it replaces: which one it will be is not known yet. Of a word wider than a line,
        # one column too many is enough to know.
        texts = [word.text for word in words]
        widths, chars = measure(texts, language)
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
        # What any line break costs at least: 0 at most.
        self.least_line = min(0, min(breaks.line, default=0))
        self.partings = self._partings(lasts)
        self.cue_costs = list(map(add, breaks.cue, self.partings))

    @contextmanager
    def barring(self, end: int) -> Iterator[None]:
        """Let no cue pay for a line break before words[end], for a while."""
        cost = self.breaks.line[end - 1]
        self.breaks.line[end - 1] = BARRED
        yield
        self.breaks.line[end - 1] = cost

    def _sentence_ends(self, lasts: Sequence[int]) -> list[int]:
        found: list[int] = []
        latest = -1
        for last in lasts:
            found += [latest] * (last - len(found))
            found.append(last)
            latest = last
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
        limits, starts_ms = self.limits, self.starts_ms
        # For each word, the first word of the longest line that ends before it.
        lines_before = [0, *self.line_starts]
        cue_starts = self.line_starts
        for _ in range(1, limits.max_line_count):
            cue_starts = [lines_before[start] for start in cue_starts]
        if limits.max_words is not None:
            cue_starts = [max(start, end - limits.max_words) for end, start in enumerate(cue_starts, 1)]
        # A cue must be able to stay through a silence that is bridged: up to the next word at most.
        longest_ms = longest_span_ms(limits)
        untils_ms = [*starts_ms[1:], *self.ends_ms[-1:]]
        return [
            start if until_ms - starts_ms[start] <= longest_ms else self._late_start(last, start, longest_ms)
            for last, start, until_ms in zip(count(), cue_starts, untils_ms)
        ]

    def _late_start(self, last: int, start: int, longest_ms: int) -> int:
        """The first word, from words[start] on, of the longest cue that ends with words[last] and is not too long."""
        until_ms = self.ends_ms[last]
        if last + 1 < len(self.starts_ms):
            until_ms = max(until_ms, bridged_end_ms(until_ms, self.starts_ms[last + 1], self.limits) or 0)
        # A word that lasts too long has a cue of its own.
        return min(last, bisect_left(self.starts_ms, until_ms - longest_ms, start))

    def least_costs(self, begin: int, end: int) -> list[int]:
        """What a cue costs at least that ends at any place from `begin` to `end` and is so wide or wider."""
        line_start = self.line_starts[begin - 1]
        line_costs = self.breaks.line[line_start - 1 if line_start else 0 : end - 1]
        # One of the line breaks stands before the last line, others stand anywhere.
        others = self.least_line * (self.limits.max_line_count - 2)
        return self.prices.least[min(line_costs) + others if line_costs else 0]

    def _partings(self, lasts: Sequence[int]) -> list[int]:
        """For each word but the last, what a cue end after it costs for parting a sentence that one cue could hold."""
        partings = [0] * len(self.breaks.cue)
        first = 0
        for last in lasts:
            if self.cue_starts[last] <= first < last:
                partings[first:last] = [self.prices.parting] * (last - first)
            first = last + 1
        return partings


class _Prices(NamedTuple):
    """What cues cost by their shape, as tables for so many columns to a line, and by what is wrong with them."""

    one_line: list[int]
    lines: list[int]
    # What lines cost, by their columns times their number, less the columns of the cue: more or fewer, it is the same.
    unequal: list[int]
    least: "_LeastCosts"
    top_heavy: int
    fast: int
    short: int
    tail: int
    parting: int
    blink: int


class _LeastCosts(dict[int, list[int]]):
    """What a cue of so many columns or more costs at least, by what its line breaks cost at least."""

    def __init__(self, one_line: Sequence[int], lines: Sequence[int]) -> None:
        super().__init__()
        self.one_line, self.lines = one_line, lines

    def __missing__(self, split: int) -> list[int]:
        *costs, too_wide = self.one_line
        lines = [cost + split for cost in self.lines[len(costs) :]]
        # A word that is too wide has a line of its own and the columns of the least two lines.
        costs = [*costs, min(too_wide, lines[0]), *lines[1:]] if lines else [*costs, too_wide]
        self[split] = costs = list(accumulate(reversed(costs), min))[::-1]
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
        [*unequal, *unequal[:0:-1]],
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
