"""The cheapest cues and lines of a clip, chosen together by dynamic programming.

The method is that of Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981),
with these departures:

- Two levels are solved at once: a state is the end of a cue, and the price of a cue includes its best line breaks.
- There is no glue: a line is as wide as its columns, and its shape has a price only within a cue of several lines.
- A cue's price includes the time it can be shown, which depends on the first word of the next cue alone, so that the
  optimum stays exact.
- There is no tolerance to widen: width, line count, duration and pause are hard, and where a word cannot keep them
  it stands alone: on a line of its own if it is too wide, in a cue of its own if it lasts too long.
- A cue has the fewest lines that hold it: people put on one line what fits there.

Pauses and forced breaks cut the clip into parts that are solved each by itself. Of layouts that cost the same, the one
with the fuller last cue and, within a cue, the shorter first line is taken.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from captioner.breaks import Breaks, break_costs, cost_table
from captioner.costs import SHAPE, UNPUNCTUATED_SHAPE
from captioner.languages import load
from captioner.limits import Limits
from captioner.schedule import blinks, chained_until_ms, cue_starts, longest_span_ms, needed_ms, window
from captioner.text import display_width, reading_chars
from captioner.timing import Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The line as it is shown."""
        return self.words[0].text + "".join((" " if word.before else "") + word.text for word in self.words[1:])

    @property
    def width(self) -> int:
        """Columns that the line takes."""
        return display_width(self.text)


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines that are shown together, from `start_ms` to `end_ms` of the clip."""

    lines: tuple[Line, ...]
    start_ms: int
    end_ms: int

    @property
    def text(self) -> str:
        """The lines, each on its own."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def duration_ms(self) -> int:
        """How long the cue is shown."""
        return self.end_ms - self.start_ms


def group(words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None = None) -> tuple[Cue, ...]:
    """The cheapest captioning of `words`; `clip_end_ms` is the end of the clip where it is known."""
    if not words:
        return ()
    columns = measured(words, language, limits, clip_end_ms)
    layouts = [layout for part in pairwise(cuts(words, limits)) for layout in cheapest_part(columns, *part)[1]]
    starts_ms = list(cue_starts((words[layout[0]].start_ms for layout in layouts), limits))
    return tuple(
        _cue(words, layout, start_ms, next_start_ms, language, limits, clip_end_ms)
        for layout, start_ms, next_start_ms in zip(layouts, starts_ms, [*starts_ms[1:], None], strict=True)
    )


def measured(words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None) -> "_Columns":
    """The words as the search sees them: what `cheapest_part` is asked with, part by part."""
    return _Columns(words, language, limits, clip_end_ms, break_costs(words, language))


_NEVER = sys.maxsize
# Shapes are drawn for lines of 42 columns.
_LINE = 42

# A cue's layout: the index of each line's first word, and the index after its last word.
Layout = tuple[int, ...]


def _cue(
    words: Sequence[Word],
    layout: Layout,
    start_ms: int,
    next_start_ms: int | None,
    language: str,
    limits: Limits,
    clip_end_ms: int | None,
) -> Cue:
    lines = tuple(Line(tuple(words[first:end])) for first, end in pairwise(layout))
    chars = sum(reading_chars(line.text, language) for line in lines)
    return Cue(lines, *window(start_ms, words[layout[-1] - 1].end_ms, next_start_ms, clip_end_ms, chars, limits))


def cuts(words: Sequence[Word], limits: Limits) -> Iterator[int]:
    """Where cues must begin: at the first word, after a long pause, at a forced break; and the end."""
    yield 0
    for at, (word, after) in enumerate(pairwise(words), 1):
        if after.before == "\n\n" or after.start_ms - word.end_ms >= limits.max_pause_ms:
            yield at
    yield len(words)


class _Columns:
    """What the search asks of the words, computed once a word."""

    def __init__(
        self, words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None, breaks: Breaks
    ) -> None:
        self.limits = limits
        self.clip_end_ms = clip_end_ms
        self.longest_span_ms = longest_span_ms(limits)
        self.breaks = breaks
        table = cost_table(language)
        self.fast = table["too fast to read, 10 ms"].cue
        self.short = table["too short to see, 10 ms"].cue
        self.blink = table["a gap that blinks"].cue
        self.shape = UNPUNCTUATED_SHAPE if load(language).unpunctuated else SHAPE
        self.one_line = _curve(self.shape.one_line, limits.max_line_width, 1)
        self.lines = _curve(self.shape.lines, limits.max_line_width, limits.max_line_count)
        self.starts_ms = [word.start_ms for word in words]
        self.ends_ms = [word.end_ms for word in words]
        next_starts_ms = [*self.starts_ms[1:], None]
        self.until_ms = [
            chained_until_ms(end_ms, next_start_ms, limits)
            for end_ms, next_start_ms in zip(self.ends_ms, next_starts_ms, strict=True)
        ]
        spaces = [1 if word.before else 0 for word in words]
        # The columns and the reading characters of words[i:j] on one line are ends[j - 1] - begins[i]. A line break
        # reads as the space that it replaces: which one it will be is not known yet.
        widths = [display_width(word.text) for word in words]
        self.column_ends = list(accumulate(width + space for width, space in zip(widths, spaces, strict=True)))
        self.column_begins = [end - width for end, width in zip(self.column_ends, widths, strict=True)]
        chars = [reading_chars(word.text, language) for word in words]
        space_chars = reading_chars(" ", language)
        self.char_ends = list(accumulate(char + space * space_chars for char, space in zip(chars, spaces, strict=True)))
        self.char_begins = [end - char for end, char in zip(self.char_ends, chars, strict=True)]
        # The first word that a line ending with this word may begin with; the word itself if it is wider than a line.
        self.earliest: list[int] = []
        first = 0
        for at, end in enumerate(self.column_ends):
            while first < at and end - self.column_begins[first] > limits.max_line_width:
                first += 1
            self.earliest.append(first)

    def width(self, first: int, end: int) -> int:
        """Columns that words[first:end] take on one line."""
        return self.column_ends[end - 1] - self.column_begins[first]

    def unequal(self, width: int, count: int, total_width: int) -> int:
        """The price of a line that is not as wide as the others of its cue."""
        return abs(width * count - total_width) * self.shape.unequal // (count * self.limits.max_line_width)

    def may_hold(self, first: int, end: int) -> bool:
        """Whether one cue may hold words[first:end], by its duration and its number of words."""
        limits = self.limits
        return self.until_ms[end - 1] - self.starts_ms[first] <= self.longest_span_ms and (
            limits.max_words is None or end - first <= limits.max_words
        )


def _curve(knots: Sequence[tuple[int, int]], max_line_width: int, lines: int) -> list[int]:
    """A shape's costs for every width in columns, up to as many full lines."""
    costs = []
    for width in range(lines * max_line_width + lines):
        # The last piece goes on: three lines are wider than any knot.
        (low, low_cost), (high, high_cost) = next(
            (piece for piece in pairwise(knots) if width * _LINE <= piece[1][0] * max_line_width), knots[-2:]
        )
        rise = (width * _LINE - low * max_line_width) * (high_cost - low_cost)
        costs.append(low_cost + rise // ((high - low) * max_line_width))
    return costs


def cheapest_part(columns: _Columns, low: int, high: int) -> tuple[int, list[Layout]]:
    """What the cheapest cues of words[low:high] cost together, and their layouts, in order."""
    limits, earliest = columns.limits, columns.earliest
    best = [0]
    layouts: list[Layout] = [()]
    for end in range(low + 1, high + 1):
        cue_end = columns.breaks.cue[end - 1] if end < high else 0
        cheapest, layout = _NEVER, Layout()
        # reaches[n]: the first word that n + 1 lines up to `end` can begin with.
        reaches = [max(low, earliest[end - 1])]
        for first in range(end - 1, low - 1, -1):
            if first < reaches[-1]:
                if len(reaches) == limits.max_line_count:
                    break
                reaches.append(max(low, earliest[reaches[-1] - 1]))
            if first < end - 1 and not columns.may_hold(first, end):
                break
            shape, starts = _lines(columns, first, end, reaches)
            cost = best[first - low] + cue_end + shape + _hurry(columns, first, end)
            if cost <= cheapest:
                cheapest, layout = cost, (*starts, end)
        best.append(cheapest)
        layouts.append(layout)
    found = [layouts[-1]]
    while found[-1][0] > low:
        found.append(layouts[found[-1][0] - low])
    return best[-1], found[::-1]


def _lines(columns: _Columns, first: int, end: int, reaches: Sequence[int]) -> tuple[int, Layout]:
    """The price of the best lines for a cue of words[first:end], and the first word of each; `reaches` fits them."""
    width = columns.width(first, end)
    if len(reaches) == 1:
        return columns.one_line[min(width, len(columns.one_line) - 1)], (first,)
    cost, starts = _split(columns, first, end, reaches, len(reaches), width)
    return cost + columns.lines[min(width, len(columns.lines) - 1)], starts


def _split(
    columns: _Columns, first: int, end: int, reaches: Sequence[int], count: int, total_width: int
) -> tuple[int, Layout]:
    """The cheapest `len(reaches)` last lines of a cue that has `count` lines and would take `total_width` on one."""
    if len(reaches) == 1:
        return columns.unequal(columns.width(first, end), count, total_width), (first,)
    cheapest, starts = _NEVER, Layout()
    for second in range(max(first + 1, reaches[-2]), end):
        if columns.earliest[second - 1] > first:
            break
        rest, rest_starts = _split(columns, second, end, reaches[:-1], count, total_width)
        width = columns.width(first, second)
        cost = rest + columns.breaks.line[second - 1] + columns.unequal(width, count, total_width)
        if len(reaches) == count and width * count > total_width:
            cost += columns.shape.top_heavy
        if cost < cheapest:
            cheapest, starts = cost, (first, *rest_starts)
    return cheapest, starts


def _hurry(columns: _Columns, first: int, end: int) -> int:
    """The price of a cue that cannot stay for as long as it takes to read or to see."""
    limits = columns.limits
    start_ms, speech_end_ms = columns.starts_ms[first], columns.ends_ms[end - 1]
    chars = columns.char_ends[end - 1] - columns.char_begins[first]
    need_ms = needed_ms(chars, limits)
    if speech_end_ms - start_ms - limits.min_gap_ms >= need_ms:
        return 0
    next_start_ms = columns.starts_ms[end] if end < len(columns.starts_ms) else None
    start_ms, end_ms = window(start_ms, speech_end_ms, next_start_ms, columns.clip_end_ms, chars, limits)
    fast = max(0, need_ms - (end_ms - start_ms)) // 10 * columns.fast
    short = max(0, limits.min_duration_ms - (end_ms - start_ms)) // 10 * columns.short
    blink = columns.blink if next_start_ms is not None and blinks(end_ms, next_start_ms, limits) else 0
    return fast + short + blink
