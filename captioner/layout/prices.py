"""Prices of cues by shape and faults: tables by width, made once for each language and size of cue."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.breaks import cost_table
from captioner.layout.cohesion import ties
from captioner.layout.shapes import (
    SHAPE,
    SHORT_FORM_SHAPE,
    TIED_SHAPE,
    TIED_UNPUNCTUATED_SHAPE,
    UNPUNCTUATED_SHAPE,
    Shape,
)

Column = int
"""A width in display columns, or the column at which a word begins or ends if all words are on one line."""
Price = int
"""Hundredths of a log-odds; negative if favoured."""

PARTS_SENTENCE = "parts a sentence that one cue could hold"
SENTENCE_TAIL, BLINK = "sentence tail", "a gap that blinks"
TOO_FAST, TOO_SHORT = "too fast to read, 10 ms", "too short to see, 10 ms"

# The knots of a shape are defined for lines of 42 columns.
_DRAWN_WIDTH = 42


class Prices(NamedTuple):
    """The prices of cues for one language and one size of cue; lists are indexed by width in columns.

    A word wider than a line counts as one column too wide, so no table goes beyond lines of such words.
    """

    one_line: list[Price]
    """A cue of one line."""
    several_lines: list[Price]
    """A cue of several lines, by the width of all its words on one line."""
    unequal: list[Price]
    """One of n lines, by n times its width minus the width of its cue: an index that may be negative."""
    bounds: "Bounds"
    dialogue_bounds: "Bounds"
    """The same, where a cue of two lines may be as narrow as one of a single line, because two people speak."""
    top_heavy: Price
    """The first of several lines, if longer than its share."""
    sentence_tail: Price
    too_fast: Price
    """Each 10 ms that a cue lacks to be read in time."""
    too_short: Price
    """Each 10 ms that a cue lacks to reach the minimum duration."""
    blink: Price
    parts_sentence: Price


class Bounds(dict[Price, list[Price]]):
    """Lower bounds on the price of a cue at least so many columns wide, by a lower bound on the sum of its line breaks.

    The prices left out (unequal lines, a long first line, faults) are never negative.
    """

    def __init__(self, one_line: Sequence[Price], several_lines: Sequence[Price], *, dialogue: bool = False) -> None:
        super().__init__()
        self.one_line, self.several_lines, self.dialogue = one_line, several_lines, dialogue

    def __missing__(self, line_breaks: Price) -> list[Price]:
        *fitting, too_wide = self.one_line
        if self.dialogue and line_breaks < 0:
            fitting = [price + line_breaks for price in fitting]
        wider = [price + line_breaks for price in self.several_lines[len(fitting) :]]
        # A single word too wide for a line has as many columns as the narrowest words that need two lines.
        exact = [*fitting, min(too_wide, wider[0]), *wider[1:]] if wider else [*fitting, too_wide]
        self[line_breaks] = bounds = list(accumulate(reversed(exact), min))[::-1]
        return bounds


@lru_cache(maxsize=64)
def prices(language: str, max_line_width: Column, max_line_count: int, *, short_form: bool) -> Prices:
    """The prices for a language and a size of cue; `short_form` if a cue may hold only a few words."""
    table, shape = cost_table(language), SHORT_FORM_SHAPE if short_form else _shape(language)
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
        Bounds(one_line, several_lines, dialogue=True),
        shape.top_heavy,
        *(table[name].cue for name in faults),
    )


def _shape(language: str) -> Shape:
    if load(language).unpunctuated:
        return TIED_UNPUNCTUATED_SHAPE if ties(language) else UNPUNCTUATED_SHAPE
    return TIED_SHAPE if ties(language) else SHAPE


def curve(knots: Sequence[tuple[int, Price]], max_line_width: Column, count: int) -> list[Price]:
    """The prices of a shape for the widths of range(count), interpolated linearly between its knots."""
    found = []
    for width in range(count):
        # The last piece is extended: three lines are wider than any knot.
        (low, low_price), (high, high_price) = next(
            (piece for piece in pairwise(knots) if width * _DRAWN_WIDTH <= piece[1][0] * max_line_width), knots[-2:]
        )
        rise = (width * _DRAWN_WIDTH - low * max_line_width) * (high_price - low_price)
        found.append(low_price + rise // ((high - low) * max_line_width))
    return found
