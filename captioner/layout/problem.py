"""`Problem`: the words of a clip in the form that the search needs, as lists with one entry per word."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, compress, count
from operator import add, sub
from typing import NamedTuple

from captioner.layout.breaks import Breaks
from captioner.layout.phrases import inside_phrases
from captioner.layout.prices import Column, Price, Prices, prices
from captioner.layout.turns import ONE_SPEAKER, Turns, dialogue_starts, turn_starts_of
from captioner.limits import Limits
from captioner.schedule import bridged_end_ms, longest_span_ms
from captioner.text.measure import display_width, measure, reading_chars
from captioner.timing.words import Word

WordIndex = int
"""The index of a word, or of the boundary before it."""
Layout = tuple[WordIndex, ...]
"""The first word of each line of a cue, and the end of the last line: words[layout[0]:layout[1]] and so on."""

BARRED: Price = 10**16
"""A price above that of any layout."""


class Solution(NamedTuple):
    """The price of the best cues of some words, and the layouts of these cues, in order."""

    price: Price
    layouts: tuple[Layout, ...]


class Problem(NamedTuple):
    """A clip to be laid out, with what every search in it needs to know about its words.

    words[first:end] on one line take column_ends[end - 1] - column_begins[first] columns; `char_ends` and `char_begins`
    give their reading characters in the same way.
    """

    limits: Limits
    clip_end_ms: int | None
    breaks: Breaks
    prices: Prices
    starts_ms: list[int]
    ends_ms: list[int]
    column_begins: list[Column]
    column_ends: list[Column]
    char_begins: list[int]
    char_ends: list[int]
    line_starts: list[WordIndex]
    """For each word, the first word of the longest line that ends with it; never decreases."""
    cue_starts: list[WordIndex]
    """For each word, the first word of the longest cue that ends with it; never decreases."""
    sentence_ends: list[WordIndex]
    """For each word, the last word up to it that ends a sentence, or -1."""
    sentence_partings: list[Price]
    """For each word but the last, the cost of a cue end after it for splitting a sentence that one cue could hold."""
    cue_breaks: list[Price]
    """For each word but the last, the total cost of a cue end after it."""
    least_line_break: Price
    """A lower bound on the price of any line break: at most 0."""
    turn_starts: list[WordIndex]
    """For each word, the first word of its speaker's turn."""
    dash_columns: Mapping[WordIndex, tuple[Column, Column]]
    """For the first word of each turn but the first, the columns of the dashes of the line before it and of its own."""

    @classmethod
    def of(
        cls,
        words: Sequence[Word],
        language: str,
        limits: Limits,
        breaks: Breaks,
        *,
        clip_end_ms: int | None = None,
        turns: Turns = ONE_SPEAKER,
    ) -> "Problem":
        """The problem of laying out `words`; `clip_end_ms` is the end of the clip, if known."""
        starts_ms, ends_ms = [word.start_ms for word in words], [word.end_ms for word in words]
        columns, chars = _columns_and_chars(words, language, limits.max_line_width, turns)
        short_form = limits.max_words is not None
        made = prices(language, limits.max_line_width, limits.max_line_count, short_form=short_form)
        line_starts = _line_starts(*columns, limits.max_line_width)
        turn_starts, dash_columns = [0] * len(words), {}
        if turns.changes:
            turn_starts = turn_starts_of(turns.changes, len(words))
            dash_columns = {at: (display_width(one), display_width(two)) for at, (one, two) in turns.dashes.items()}
            line_starts = list(map(max, line_starts, turn_starts))
        cue_starts = _cue_starts(line_starts, starts_ms, ends_ms, limits)
        if turns.changes:
            cue_starts = list(map(max, cue_starts, dialogue_starts(turn_starts, dash_columns, *columns, limits)))
        if limits.max_words is not None:
            cue_starts = list(map(max, cue_starts, _few_words_starts(words, language, limits.max_words)))
        last_words = list(compress(count(), [*breaks.sentence_end, True]))
        partings = _sentence_partings(last_words, cue_starts, made.parts_sentence)
        return cls(
            limits,
            clip_end_ms,
            breaks,
            made,
            starts_ms,
            ends_ms,
            *columns,
            *chars,
            line_starts,
            cue_starts,
            _sentence_ends(last_words),
            partings,
            list(map(add, breaks.cue, partings)),
            min(0, min(breaks.line, default=0)),
            turn_starts,
            dash_columns,
        )

    def cue_bounds(self, first_end: WordIndex, last_end: WordIndex) -> list[Price]:
        """For each width, a lower bound on the price of a cue at least that wide that ends in [first_end, last_end].

        The last line of such a cue begins with one of the words in the longest last line that it can have, so one of
        its line breaks is before one of these words. There are at most `max_line_count - 2` others, each at least
        `least_line_break`.
        """
        line_start = self.line_starts[first_end - 1]
        before_last_line = self.breaks.line[line_start - 1 if line_start else 0 : last_end - 1]
        others = self.least_line_break * (self.limits.max_line_count - 2)
        bounds = self.prices.dialogue_bounds if self.dash_columns else self.prices.bounds
        return bounds[min(before_last_line) + others if before_last_line else 0]


def _columns_and_chars(
    words: Sequence[Word], language: str, max_line_width: Column, turns: Turns
) -> tuple[tuple[list[Column], list[Column]], tuple[list[int], list[int]]]:
    """Where each word begins and ends if all are on one line: in columns, and in reading characters.

    A line break counts as the space that it replaces, because it is not known yet which spaces become line breaks.
    A label is a part of the first word of its turn. The dashes of two turns are a part of the space between them, which
    only a cue that holds both contains.
    """
    spaces: list[int] = [*map(bool, [word.before for word in words])]
    texts = [word.text for word in words]
    for at, label in turns.labels.items():
        texts[at] = label + texts[at]
    widths, chars = measure(texts, language)
    for at, dashes in turns.dashes.items():
        spaces[at] += sum(map(display_width, dashes))
    if max(widths, default=0) > max_line_width:
        # For a word wider than a line, one column too many is enough.
        widths = [min(width, max_line_width + 1) for width in widths]
    column_ends: list[int] = list(accumulate(map(add, widths, spaces)))
    columns = list(map(sub, column_ends, widths)), column_ends
    space_chars = reading_chars(" ", language)
    if chars == widths and space_chars == 1:
        return columns, columns
    char_ends: list[int] = list(accumulate(map(add, chars, [space * space_chars for space in spaces])))
    return columns, (list(map(sub, char_ends, chars)), char_ends)


def _sentence_ends(last_words: Sequence[WordIndex]) -> list[WordIndex]:
    found: list[WordIndex] = []
    latest = -1
    for last in last_words:
        found += [latest] * (last - len(found))
        found.append(last)
        latest = last
    return found


def _line_starts(begins: Sequence[Column], ends: Sequence[Column], max_line_width: Column) -> list[WordIndex]:
    starts: list[WordIndex] = []
    start = 0
    for last, end in enumerate(ends):
        # A word that is too wide gets a line of its own.
        while end - begins[start] > max_line_width and start < last:
            start += 1
        starts.append(start)
    return starts


def _cue_starts(
    line_starts: list[WordIndex], starts_ms: Sequence[int], ends_ms: Sequence[int], limits: Limits
) -> list[WordIndex]:
    # For each word, the first word of the longest line that ends before it.
    lines_before = [0, *line_starts]
    cue_starts = line_starts
    for _ in range(1, limits.max_line_count):
        cue_starts = [lines_before[start] for start in cue_starts]
    # A cue must be able to last through a pause that is bridged: up to the next word at most.
    longest_ms = longest_span_ms(limits)
    next_starts_ms = [*starts_ms[1:], *ends_ms[-1:]]
    found = []
    for last, start, next_start_ms in zip(count(), cue_starts, next_starts_ms):
        if next_start_ms - starts_ms[start] > longest_ms:
            until_ms = max(ends_ms[last], bridged_end_ms(ends_ms[last], next_start_ms, limits) or 0)
            # A word that lasts too long gets a cue of its own.
            start = min(last, bisect_left(starts_ms, until_ms - longest_ms, start))
        found.append(start)
    return found


def _few_words_starts(words: Sequence[Word], language: str, max_words: int) -> list[WordIndex]:
    """For each word, the first word of the longest cue that ends with it and has at most `max_words` words.

    In languages without spaces, phrases are counted instead of characters.
    """
    firsts: list[WordIndex] = []
    starts = []
    for at, inside in enumerate(inside_phrases(words, language)):
        if not inside:
            firsts.append(at)
        starts.append(firsts[max(0, len(firsts) - max_words)])
    return starts


def _sentence_partings(last_words: Sequence[WordIndex], cue_starts: Sequence[WordIndex], price: Price) -> list[Price]:
    partings = [0] * (len(cue_starts) - 1)
    first = 0
    for last in last_words:
        if cue_starts[last] <= first < last:
            partings[first:last] = [price] * (last - first)
        first = last + 1
    return partings
