"""What everything costs: the one table of the grouping.

The price of a layout is the sum of the named reasons that hold for it, in hundredths of a log-odds; a negative number
invites a break. The numbers follow the style guides: dear after articles, possessives, prepositions, conjunctions,
auxiliaries and subject pronouns, inside names and between number and unit; cheap at the ends of sentences and clauses
and before conjunctions and prepositions. Where the guides say which but not how much, the numbers were fitted to
captions that people made, and rounded: finer ones did no better on captions that they had not been fitted to.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Cost(NamedTuple):
    """What a reason costs at a line's end and at a cue's end."""

    line: int
    cue: int


FREE = Cost(0, 0)


class Shape(NamedTuple):
    """What a cue costs by its shape.

    `one_line` and `lines` are costs by how wide it is: (width in 42nds of a line, cost), linear between. They rise
    with the width as the number of cues falls; what counts is how they bend.
    """

    one_line: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]
    unequal: int
    """Lines that differ by a whole line's width."""
    top_heavy: int


COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        # What the word before the break ends with.
        "sentence end": Cost(250, -250),
        "question": Cost(0, -60),
        "ellipsis": Cost(180, -60),
        "colon or semicolon": Cost(200, 50),
        "comma": Cost(260, 120),
        "comma, before a link": Cost(0, -120),
        "comma after a word that leans on the next": Cost(200, 150),
        "dash": Cost(80, 0),
        "closing quote or bracket": Cost(150, 50),
        "no punctuation": Cost(250, 380),
        # Where nothing ends, what the word before the break is.
        "after adjective": Cost(180, 150),
        "after adnominal": Cost(300, 300),
        "after adverb": Cost(220, 190),
        "after article": Cost(700, 600),
        "after auxiliary": Cost(380, 350),
        "after catenative": Cost(250, 200),
        "after clause final": Cost(-100, -100),
        "after clitic": Cost(500, 450),
        "after conjunction": Cost(650, 520),
        "after contraction": Cost(480, 420),
        "after determiner": Cost(450, 400),
        "after enclitic": Cost(130, 60),
        "after genitive": Cost(700, 600),
        "after gerund": Cost(200, 150),
        "after infinitive": Cost(700, 600),
        "after negation": Cost(450, 300),
        "after noun": Cost(50, 20),
        "after number": Cost(150, 130),
        "after object": Cost(120, 60),
        "after participle": Cost(170, 130),
        "after opening mark": Cost(800, 1200),
        "after particle": Cost(200, 300),
        "after phrasal": Cost(120, 90),
        "after possessive": Cost(700, 600),
        "after preposition": Cost(500, 420),
        "after quantity": Cost(250, 230),
        "after relative": Cost(500, 400),
        "after sentence final": Cost(-100, -300),
        "after subject": Cost(480, 400),
        "after subordinator": Cost(550, 420),
        "after title": Cost(500, 700),
        "after unit": Cost(130, 50),
        "after verb": Cost(170, 130),
        "after word": Cost(160, 90),
        # And what the word after it is.
        "before auxiliary": Cost(-20, 0),
        "before closing mark": Cost(800, 1200),
        "before conjunction": Cost(-150, -180),
        "before enclitic": Cost(200, 300),
        "before infinitive": Cost(-60, -20),
        "before object": Cost(50, 50),
        "before phrasal": Cost(180, 180),
        "before postposition": Cost(200, 300),
        "before preposition": Cost(-50, -40),
        "before relative": Cost(-60, -80),
        "before subordinator": Cost(-120, -140),
        # What the break would part.
        "inside a name": Cost(260, 320),
        "inside a phrase": Cost(900, 1500),
        "inside a run": Cost(300, 400),
        "adjective and noun": Cost(100, 100),
        "inside a date": Cost(150, 200),
        "inside a noun phrase": Cost(100, 60),
        "inside a verb": Cost(220, 220),
        "verb and pronoun": Cost(100, 100),
        "number and unit": Cost(300, 400),
        "before a character that begins no line": Cost(400, 500),
        # Few words between the break and the end of a clause.
        "leaves one first word": Cost(80, 150),
        "leaves two first words": Cost(80, 80),
        "leaves three first words": Cost(20, 40),
        "leaves one last word": Cost(70, 140),
        "leaves two last words": Cost(70, 70),
        "leaves three last words": Cost(0, 10),
        "after a comma, leaves one first word": Cost(100, 180),
        "after a comma, leaves two first words": Cost(80, 150),
        "after a comma, leaves three first words": Cost(40, 120),
        "after a comma, leaves one last word": Cost(80, 170),
        "after a comma, leaves two last words": Cost(80, 150),
        "after a comma, leaves three last words": Cost(20, 100),
        # What the voice does, and what the text asks for; longer pauses add up.
        "pause of 120 ms": Cost(0, -20),
        "pause of 250 ms": Cost(0, -10),
        "pause of 400 ms": Cost(0, -10),
        "pause of 600 ms": Cost(0, -20),
        "newline": Cost(-300, -600),
        "parts a sentence that one cue could hold": Cost(0, 100),
        # Not of a break, but of the cue that it ends.
        "sentence tail": Cost(0, 80),
        "too fast to read, 10 ms": Cost(0, 6),
        "too short to see, 10 ms": Cost(0, 20),
        "a gap that blinks": Cost(0, 3000),
    }
)
"""Reasons for and against a break, and what is wrong with a cue: a sentence tail is one that holds the end of a
sentence and the beginning, but not the end, of the next."""

UNPUNCTUATED: Mapping[str, Cost] = MappingProxyType(
    {
        **COSTS,
        "sentence end": Cost(230, -260),
        "comma": Cost(170, 140),
        "comma, before a link": FREE,
        "no punctuation": Cost(180, 350),
        "after adnominal": Cost(200, 150),
        "after clause final": Cost(10, -100),
        "after object": Cost(130, 90),
        "after sentence final": Cost(-50, -400),
        "after topic": Cost(140, 110),
        "after unit": Cost(150, 100),
        "after number": Cost(150, 100),
        "after word": Cost(200, 120),
        "before determiner": Cost(-10, -10),
        "before enclitic": Cost(130, 260),
        "before subject": Cost(0, -20),
        "inside a run": FREE,
        "pause of 120 ms": FREE,
        "pause of 250 ms": Cost(-140, -330),
        "pause of 400 ms": Cost(-130, -150),
        "pause of 600 ms": Cost(0, -60),
    }
)
"""The same for languages whose captions leave out the punctuation that ends clauses: endings and pauses tell there."""

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

# Who asks for a few words a cue wants many cues, and knows that they are short.
SHORT_FORM_SHAPE = Shape(
    one_line=((0, -290), (10, -350), (42, -350)), lines=((42, -250), (84, -150)), unequal=350, top_heavy=5
)
SHORT_FORM_TOO_SHORT = Cost(0, 5)
