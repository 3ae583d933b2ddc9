"""The prices of cues by their shape and their faults: tables by width, made once for a language and a size of cue."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.breaks import cost_table
from captioner.layout.cohesion import ties
from captioner.layout.costs import (
    SHAPE,
    SHORT_FORM_SHAPE,
    SHORT_FORM_TOO_SHORT,
    TIED_SHAPE,
    UNPUNCTUATED_SHAPE,
    Shape,
)

Column = int
"""A width in display columns, or where a word begins or ends if all words are on one line."""
Price = int
"""Hundredths of a log-odds; negative for what is liked."""

PARTS_SENTENCE = "parts a sentence that one cue could hold"
SENTENCE_TAIL, BLINK = "sentence tail", "a gap that blinks"
TOO_FAST, TOO_SHORT = "too fast to read, 10 ms", "too short to see, 10 ms"

# The knots of a shape are drawn for lines of 42 columns.
_DRAWN_WIDTH = 42


class Prices(NamedTuple):
    """The prices of cues for one language and one size of cue; lists are indexed by width in columns.

    A word wider than a line counts as one column too wide, so no table goes further than lines of such words.
    """

    one_line: list[Price]
    """A cue of one line."""
    several_lines: list[Price]
    """A cue of several lines, by the width of all its words on one line."""
    unequal: list[Price]
    """One of n lines, by n times its width less the width of its cue: as an index, which may be negative."""
    bounds: "Bounds"
    top_heavy: Price
    """A first line of several that is longer than its share."""
    sentence_tail: Price
    too_fast: Price
    """Every 10 ms that a cue is shown too briefly to be read."""
    too_short: Price
    """Every 10 ms that a cue is shown less than the minimum duration."""
    blink: Price
    parts_sentence: Price


class Bounds(dict[Price, list[Price]]):
    """Lower bounds on the price of a cue of at least so many columns, by a lower bound on its line breaks together.

    What they leave out (unequal lines, a long first line, faults) never costs less than nothing.
    """

    def __init__(self, one_line: Sequence[Price], several_lines: Sequence[Price]) -> None:
        super().__init__()
        self.one_line, self.several_lines = one_line, several_lines

    def __missing__(self, line_breaks: Price) -> list[Price]:
        *fitting, too_wide = self.one_line
        wider = [price + line_breaks for price in self.several_lines[len(fitting) :]]
        # One word too wide for a line and the narrowest words that need two lines have the same number of columns.
        exact = [*fitting, min(too_wide, wider[0]), *wider[1:]] if wider else [*fitting, too_wide]
        self[line_breaks] = bounds = list(accumulate(reversed(exact), min))[::-1]
        return bounds


@lru_cache(maxsize=64)
def prices(language: str, max_line_width: Column, max_line_count: int, *, short_form: bool) -> Prices:
    """The prices for a language and a size of cue; `short_form` where a cue may hold only a few words."""
    table, shape = cost_table(language), _shape(language)
    if short_form:
        table, shape = {**table, TOO_SHORT: SHORT_FORM_TOO_SHORT}, SHORT_FORM_SHAPE
    # The widest line is a word that is too wide; each line but the first has white space before it.
    widest = max_line_width + 1
    widest_cue = max_line_count * (widest + 1)
    one_line = curve(shape.one_line, max_line_width, widest + 1)
    several_lines = curve(shape.lines, max_line_width, widest_cue)
    unequal = [off * shape.unequal // (max_line_count * max_line_width) for off in range(max_line_count * widest_cue)]
    faults = (SENTENCE_TAIL, TOO_FAST, TOO_SHORT, BLINK, PARTS_SENTENCE)
    return Prices(
        one_line,
        several_lines,
        [*unequal, *unequal[:0:-1]],
        Bounds(one_line, several_lines),
        shape.top_heavy,
        *(table[name].cue for name in faults),
    )


def _shape(language: str) -> Shape:
    if load(language).unpunctuated:
        return UNPUNCTUATED_SHAPE
    return TIED_SHAPE if ties(language) else SHAPE


def curve(knots: Sequence[tuple[int, Price]], max_line_width: Column, count: int) -> list[Price]:
    """The prices of a shape for the widths of range(count), on straight lines between its knots."""
    found = []
    for width in range(count):
        # The last piece goes on: three lines are wider than any knot.
        (low, low_price), (high, high_price) = next(
            (piece for piece in pairwise(knots) if width * _DRAWN_WIDTH <= piece[1][0] * max_line_width), knots[-2:]
        )
        rise = (width * _DRAWN_WIDTH - low * max_line_width) * (high_price - low_price)
        found.append(low_price + rise // ((high - low) * max_line_width))
    return found
