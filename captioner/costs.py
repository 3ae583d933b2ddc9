"""What everything costs: the one table of the grouping.

The price of a layout is the sum of the named reasons that hold for it, in hundredths of a log-odds; a negative number
invites a break. The numbers were fitted to captions that people made in six languages (`UNPUNCTUATED`: in Japanese,
Korean and Chinese), with a margin, and with strong priors where style guides forbid a break: after articles,
possessives, prepositions, conjunctions, auxiliaries, subject pronouns, inside names and between number and unit. Cue
ends on these, breaks inside a phrase and cues too short to see were then made dearer by hand: where limits are narrow
the fit alone would pay for them.
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
    """What a cue costs by how wide it is: (width in 42nds of a line, cost), linear between.

    `one_line` and `lines` rise with the width as the number of cues falls; what counts is how they bend.
    """

    one_line: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]
    unequal: int
    """Lines that differ by a whole line's width."""
    top_heavy: int


COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        "sentence end": Cost(278, -226),
        "ellipsis": Cost(104, -46),
        "ellipsis, before a link": Cost(29, -9),
        "ellipsis, before no link": Cost(76, -36),
        "colon or semicolon": Cost(216, 53),
        "colon or semicolon, before a link": Cost(41, -39),
        "colon or semicolon, before no link": Cost(178, 92),
        "after a comma, leaves one first word": Cost(99, 179),
        "after a comma, leaves one last word": Cost(83, 174),
        "after a comma, leaves three first words": Cost(52, 149),
        "after a comma, leaves three last words": Cost(19, 142),
        "after a comma, leaves two first words": Cost(89, 153),
        "after a comma, leaves two last words": Cost(87, 178),
        "comma": Cost(279, 91),
        "comma, before a link": Cost(122, -43),
        "comma by rule, before a link": Cost(122, 77),
        "comma, before no link": Cost(200, 130),
        "dash": Cost(75, -4),
        "dash, before a link": Cost(18, 6),
        "dash, before no link": Cost(59, -9),
        "closing quote or bracket": Cost(112, 49),
        "closing quote or bracket, before a link": Cost(24, 0),
        "closing quote or bracket, before no link": Cost(88, 47),
        "no punctuation": Cost(302, 433),
        "after clause final": Cost(-100, -100),
        "after clitic": Cost(498, 450),
        "after conjunction": Cost(770, 600),
        "after contraction": Cost(500, 420),
        "after determiner": Cost(432, 380),
        "after genitive": Cost(815, 650),
        "after gerund": Cost(239, 163),
        "after negation": Cost(500, 213),
        "after noun": Cost(54, 10),
        "after number": Cost(126, 112),
        "after participle": Cost(182, 133),
        "after particle": Cost(200, 300),
        "after possessive": Cost(792, 650),
        "after preposition": Cost(476, 380),
        "after quantity": Cost(231, 231),
        "after relative": Cost(589, 400),
        "after sentence final": Cost(-100, -200),
        "after subject": Cost(461, 380),
        "after subordinator": Cost(605, 420),
        "after title": Cost(391, 700),
        "after topic": Cost(-30, -30),
        "after word": Cost(226, 104),
        "after adjective": Cost(166, 141),
        "after adnominal": Cost(300, 300),
        "after adverb": Cost(227, 197),
        "after article": Cost(705, 650),
        "after auxiliary": Cost(389, 350),
        "after infinitive": Cost(787, 600),
        "after object": Cost(124, 53),
        "after unit": Cost(135, 44),
        "before a character that begins no line": Cost(400, 500),
        "before clitic": Cost(-14, -19),
        "before conjunction": Cost(-151, -201),
        "before contraction": Cost(-14, 4),
        "before a dash": Cost(52, 54),
        "before determiner": Cost(12, 31),
        "before genitive": Cost(9, 81),
        "before negation": Cost(-1, 13),
        "before number": Cost(10, 24),
        "before possessive": Cost(67, 84),
        "before postposition": Cost(200, 300),
        "before preposition": Cost(-36, -11),
        "before quantity": Cost(46, 62),
        "before relative": Cost(-28, -36),
        "before subject": Cost(61, 51),
        "before subordinator": Cost(-5, -85),
        "before title": Cost(5, 11),
        "before word": Cost(94, 109),
        "before adverb": Cost(48, 42),
        "before article": Cost(34, 89),
        "before auxiliary": Cost(-26, 14),
        "before enclitic": Cost(200, 300),
        "before infinitive": Cost(-32, 4),
        "before object": Cost(69, 91),
        "before an opening quote or bracket": Cost(54, 70),
        "before unit": Cost(23, 13),
        "inside a name": Cost(93, 173),
        "inside a phrase": Cost(900, 1500),
        "inside a run": Cost(300, 400),
        "number and unit": Cost(297, 398),
        "leaves one first word": Cost(79, 112),
        "leaves one last word": Cost(67, 87),
        "leaves three first words": Cost(17, 43),
        "leaves three last words": Cost(-10, 10),
        "leaves two first words": Cost(94, 89),
        "leaves two last words": Cost(74, 65),
        "pause of 120 ms": Cost(-2, -27),
        "pause of 250 ms": Cost(-1, -18),
        "pause of 400 ms": Cost(-1, -16),
        "pause of 600 ms": Cost(-1, -16),
        "newline": Cost(-300, -600),
        "too fast to read, 10 ms": Cost(0, 6),
        "too short to see, 10 ms": Cost(0, 20),
        "a gap that blinks": Cost(0, 3000),
    }
)
"""Reasons for and against a break, and what a cue costs that cannot stay as long as it should."""

UNPUNCTUATED: Mapping[str, Cost] = MappingProxyType(
    {
        **COSTS,
        "sentence end": Cost(250, -300),
        "ellipsis": Cost(158, 110),
        "ellipsis, before a link": Cost(24, 41),
        "ellipsis, before no link": Cost(137, 74),
        "colon or semicolon": Cost(216, 111),
        "colon or semicolon, before no link": Cost(178, 151),
        "after a comma, leaves one first word": Cost(189, 183),
        "after a comma, leaves one last word": Cost(132, 194),
        "after a comma, leaves three first words": Cost(54, 79),
        "after a comma, leaves three last words": Cost(-60, 29),
        "after a comma, leaves two first words": Cost(59, 131),
        "after a comma, leaves two last words": Cost(37, 48),
        "comma": Cost(173, 121),
        "comma, before a link": Cost(117, 83),
        "comma, before no link": Cost(100, 106),
        "dash": Cost(75, 63),
        "dash, before no link": Cost(59, 58),
        "closing quote or bracket": Cost(211, 222),
        "closing quote or bracket, before no link": Cost(185, 208),
        "no punctuation": Cost(171, 373),
        "after clause final": Cost(0, -100),
        "after conjunction": Cost(402, 266),
        "after determiner": Cost(235, 178),
        "after number": Cost(156, 103),
        "after preposition": Cost(307, 260),
        "after sentence final": Cost(-48, -405),
        "after subject": Cost(256, 209),
        "after subordinator": Cost(404, 260),
        "after topic": Cost(153, 111),
        "after word": Cost(190, 126),
        "after adnominal": Cost(197, 152),
        "after auxiliary": Cost(270, 225),
        "after enclitic": Cost(125, 64),
        "after object": Cost(134, 86),
        "after unit": Cost(184, 102),
        "before a character that begins no line": Cost(400, 500),
        "before clause final": Cost(40, 101),
        "before conjunction": Cost(-151, -153),
        "before determiner": Cost(-62, -48),
        "before number": Cost(-3, 55),
        "before possessive": Cost(-13, -9),
        "before preposition": Cost(-81, -64),
        "before quantity": Cost(19, 41),
        "before sentence final": Cost(61, 123),
        "before subject": Cost(-102, -96),
        "before subordinator": Cost(-108, -107),
        "before word": Cost(-1, 27),
        "before adnominal": Cost(70, 131),
        "before adverb": Cost(-38, -18),
        "before enclitic": Cost(129, 259),
        "before an opening quote or bracket": Cost(-74, -68),
        "before unit": Cost(4, 39),
        "inside a name": Cost(125, 138),
        "inside a phrase": Cost(900, 1500),
        "inside a run": Cost(-15, -63),
        "leaves one first word": Cost(47, 52),
        "leaves one last word": Cost(48, 52),
        "leaves three last words": Cost(28, 24),
        "leaves two first words": Cost(29, 80),
        "pause of 250 ms": Cost(-147, -399),
        "pause of 400 ms": Cost(-134, -156),
        "pause of 600 ms": Cost(-14, -57),
    }
)
"""The same for languages whose captions leave out the punctuation that ends clauses: endings and pauses tell there."""

SHAPE = Shape(
    one_line=((0, -476), (6, 78), (12, 248), (20, 287), (30, 330), (36, 432), (42, 528)),
    lines=((42, 56), (50, 139), (60, 308), (70, 489), (84, 811)),
    unequal=350,
    top_heavy=5,
)

UNPUNCTUATED_SHAPE = Shape(
    one_line=((0, -241), (6, 6), (12, 57), (20, 7), (30, 112), (36, 190), (42, 265)),
    lines=((42, 28), (50, 115), (60, 258), (70, 449), (84, 761)),
    unequal=300,
    top_heavy=5,
)
