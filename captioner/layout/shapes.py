"""What cues cost by their shape, in the units of `costs.py`, for languages with and without learned ties."""

from typing import NamedTuple


class Shape(NamedTuple):
    """The costs of a cue by its shape.

    `one_line` and `lines` are costs by width: (width in 42nds of a line, cost), linear in between. They rise with the
    width because wider cues are fewer; what matters is their curvature.
    """

    one_line: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]
    unequal: int
    """The cost of lines that differ by a whole line's width."""
    top_heavy: int


# Both shapes: the costs by width are fitted, except those up to a tenth of a line and the first two for several lines
# of `UNPUNCTUATED_SHAPE`. These and all others were set by hand. TED: no line is shorter than half of the other;
# Netflix: if one is shorter, preferably the upper one.
SHAPE = Shape(
    one_line=((0, 80), (6, 80), (12, 250), (20, 280), (30, 310), (36, 410), (42, 510)),
    lines=((42, 60), (50, 140), (60, 320), (70, 500), (84, 810)),
    unequal=350,
    top_heavy=5,
)

UNPUNCTUATED_SHAPE = Shape(
    one_line=((0, 10), (6, 10), (12, 70), (20, 30), (30, 120), (36, 200), (42, 290)),
    lines=((42, -10), (50, 80), (60, 260), (70, 460), (84, 760)),
    unequal=300,
    top_heavy=5,
)

# Fitted with the ties: see `costs.py`; equal lines were made to matter a little less by hand.
TIED_SHAPE = Shape(
    one_line=((0, 80), (6, 100), (12, 250), (20, 230), (30, 270), (36, 350), (42, 470)),
    lines=((42, 80), (50, 200), (60, 330), (70, 510), (84, 820)),
    unequal=350,
    top_heavy=10,
)

# Fitted with `TIED_UNPUNCTUATED`; the first two for several lines were lowered by hand, as human captions ask.
TIED_UNPUNCTUATED_SHAPE = Shape(
    one_line=((0, 10), (6, 40), (12, 130), (20, 90), (30, 80), (36, 150), (42, 190)),
    lines=((42, 140), (50, 220), (60, 300), (70, 400), (84, 660)),
    unequal=280,
    top_heavy=30,
)

# Set by hand: a limit of a few words per cue calls for many short cues, but not for single short words.
SHORT_FORM_SHAPE = Shape(
    one_line=((0, 0), (10, -350), (42, -350)), lines=((42, -250), (84, -150)), unequal=350, top_heavy=5
)
