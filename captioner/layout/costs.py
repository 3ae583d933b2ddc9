"""Prices of all reasons: one table, and the differences for languages with learned ties or without punctuation.

A layout costs the sum of the named reasons that hold for it, in hundredths of a log-odds; a negative number favours a
break. Every reason has a row, if only a `FREE` one: a name without a row is a `KeyError`.

The comment beside each row gives its source. First the guide that asks for it, if any: Netflix (Timed Text Style Guide,
General Requirements), the BBC (Subtitle Guidelines), TED (TED Translators' guidelines), JIS X 4051. Then its numbers:

- `fit`: both are within 30 of the fit described below; `fit for lines`: only the one for a line's end is, the other was
  set by hand.
- `fit with ties`: fitted together with the learned ties (`tests/fit`), by large margin with the project's own search,
  on scripts in seven languages with breaks chosen by hand, and on human captions, which count as 2500 words per
  language. Rounded to tens; costs of 350 or more at a line's end were not lowered.
  In `TIED_UNPUNCTUATED`, on scripts in Japanese, Chinese and Korean, without their ties, whose prices are those that
  the other languages gave; changes of ten or less were left out.
- `fit with ties for cues`: only the one for a cue's end is, the other was set by hand.
- `hand`: set by hand, or changed by hand since the fit.

The fit: for each reason, the log-odds that people break there, with a margin, and with strong priors where the guides
forbid a break. It used human captions in six languages; for `UNPUNCTUATED`, in Japanese, Korean and Chinese. Its
numbers were then rounded: on unseen captions the exact ones scored two points worse. Prices of expensive cue ends,
phrases and short cues were raised by hand, because the fit alone would accept these under narrow limits. The program of
the fit and the names of its texts were not kept.

To retune, score `caption(timing, "netflix", language=..., max_line_width=..., max_line_count=...)` against human
breaks, with the width and line count that their authors worked to: the F1 of cue ends and of line breaks inside a cue,
by word. `captioner explain CLIP` lists the rows that each break pays for. Keep a change if it also gains on texts that
it was not made for. On a corpus of human captions in ten languages (113 texts; English: 72 texts, 67 400 words) these
prices, with the ties, score 77.1 for cue ends and 36.7 for line breaks (English: 76.1 and 38.7); on scripts with breaks
chosen by hand (324 in twelve languages, 26 900 words), 91.5 and 79.7 (English: 92.8 and 83.4). In languages with ties
these are not scores on unseen text: the ties and `TIED` were fitted on those scripts, and on some of the corpus. A
fit of that kind on two thirds of the kinds of scripts, in seven languages, scores 90.4 and 76.5 on the others (English:
91.8 and 79.1). The ties were learned anew since `TIED` was fitted.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Cost(NamedTuple):
    """The cost of a reason at a line's end and at a cue's end."""

    line: int
    cue: int
    listed: bool = True
    """Whether `explain` lists it."""


FREE = Cost(0, 0, listed=False)
"""A reason that costs nothing."""


COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        # Punctuation before the break.
        "sentence end": Cost(250, -250),  # Netflix, BBC; fit
        "question": Cost(0, -60),  # hand
        "ellipsis": Cost(180, -60),  # Netflix; hand
        "colon or semicolon": Cost(200, 50),  # Netflix; hand
        "comma": Cost(260, 120),  # Netflix, BBC; hand
        "comma, before a link": Cost(0, -120),  # Netflix; hand
        "comma after a word that leans on the next": Cost(200, 150),  # hand
        "dash": Cost(80, 0),  # Netflix, BBC; hand
        "closing quote or bracket": Cost(150, 50),  # Netflix; hand
        "no punctuation": Cost(250, 380),  # Netflix, BBC; hand
        # The class of the word before the break, where it has no punctuation.
        "after adjective": Cost(180, 150),  # Netflix; fit
        "after adnominal": Cost(300, 300),  # hand
        "after adverb": Cost(220, 190),  # fit
        "after article": Cost(700, 600),  # Netflix, BBC; fit for lines
        "after auxiliary": Cost(380, 350),  # Netflix, BBC; fit for lines
        "after catenative": Cost(250, 200),  # hand
        "after clause final": Cost(-100, -100),  # hand
        "after clitic": Cost(500, 450),  # fit for lines
        "after conjunction": Cost(650, 520),  # BBC; hand
        "after contraction": Cost(480, 420),  # Netflix, BBC; fit for lines
        "after determiner": Cost(450, 400),  # fit for lines
        "after enclitic": Cost(130, 60),  # fit of `UNPUNCTUATED`
        "after genitive": Cost(700, 600),  # BBC; hand
        "after gerund": Cost(200, 150),  # hand
        "after infinitive": Cost(700, 600),  # hand
        "after negation": Cost(450, 300),  # Netflix; hand
        "after noun": Cost(50, 20),  # fit
        "after number": Cost(150, 130),  # fit
        "after object": Cost(120, 60),  # fit
        "after participle": Cost(170, 130),  # fit
        "after opening mark": Cost(800, 1200),  # JIS X 4051; hand
        "after particle": Cost(200, 300),  # hand
        "after phrasal": Cost(120, 90),  # hand
        "after possessive": Cost(700, 600),  # hand
        "after preposition": Cost(500, 420),  # BBC; fit for lines
        "after quantity": Cost(250, 230),  # fit
        "after relative": Cost(500, 400),  # hand
        "after sentence final": Cost(-100, -300),  # hand
        "after subject": Cost(480, 400),  # Netflix, BBC; fit for lines
        "after subordinator": Cost(550, 420),  # BBC; hand
        "after title": Cost(500, 700),  # hand
        "after unit": Cost(130, 50),  # fit
        "after verb": Cost(170, 130),  # hand
        "after word": Cost(160, 90),  # hand
        # A line may end with a postposition, as tables say; only unpunctuated languages have topics.
        "after postposition": FREE,
        "after topic": FREE,
        # The class of the word after the break, or the mark it begins with.
        "before auxiliary": Cost(-20, 0),  # fit
        "before closing mark": Cost(800, 1200),  # JIS X 4051; hand
        "before conjunction": Cost(-150, -180),  # Netflix; fit
        "before enclitic": Cost(200, 300),  # hand
        "before infinitive": Cost(-60, -20),  # hand
        "before object": Cost(50, 50),  # Netflix; hand
        "before phrasal": Cost(180, 180),  # Netflix; hand
        "before postposition": Cost(200, 300),  # hand
        "before preposition": Cost(-50, -40),  # Netflix; hand
        "before relative": Cost(-60, -80),  # hand
        "before subordinator": Cost(-120, -140),  # Netflix; hand
        # These gained too little in the fit to keep, or nothing: the word before the break is more informative.
        "before adjective": FREE,
        "before adnominal": FREE,
        "before adverb": FREE,
        "before article": FREE,
        "before catenative": FREE,
        "before clause final": FREE,
        "before clitic": FREE,
        "before contraction": FREE,
        "before determiner": FREE,
        "before genitive": FREE,
        "before gerund": FREE,
        "before negation": FREE,
        "before noun": FREE,
        "before number": FREE,
        "before participle": FREE,
        "before particle": FREE,
        "before possessive": FREE,
        "before quantity": FREE,
        "before sentence final": FREE,
        "before subject": FREE,
        "before title": FREE,
        "before topic": FREE,
        "before unit": FREE,
        "before verb": FREE,
        "before word": FREE,
        "before an opening quote or bracket": FREE,
        "before a dash": FREE,
        # What the break would split.
        "inside a name": Cost(260, 320),  # Netflix; hand
        "inside a phrase": Cost(900, 1500),  # TED; hand
        "inside a word": Cost(1800, 2400),  # JIS X 4051; hand
        "inside a kept phrase": Cost(10**10, 10**10),  # hand: more than a break can ever save
        "inside a run": Cost(300, 400),  # hand
        "adjective and noun": Cost(100, 100),  # Netflix; hand
        "inside a number": Cost(700, 1000),  # hand
        "inside a date": Cost(500, 800),  # hand
        "inside an address": Cost(400, 600),  # hand
        "inside an abbreviation": Cost(700, 1000),  # hand
        "inside an expression": Cost(350, 500),  # hand
        "verb and its stranded preposition": Cost(200, 300),  # hand
        "label and number": Cost(500, 800),  # hand
        "ordinal and noun": Cost(500, 800),  # hand
        "after a dash that opens": Cost(700, 1000),  # hand
        "quote and who says it": Cost(120, 450),  # hand
        "inside a name in quotes": FREE,
        "inside a noun phrase": Cost(100, 60),  # hand
        "inside a verb": Cost(220, 220),  # Netflix, BBC; hand
        "verb and pronoun": Cost(100, 100),  # Netflix; hand
        "number and what goes with it": FREE,
        "short subject and its verb": FREE,
        "number and noun": FREE,
        "number and unit": Cost(300, 400),  # fit
        "before a character that begins no line": Cost(400, 500),  # JIS X 4051; hand
        # Few words between the break and the start or end of a clause.
        "leaves one first word": Cost(80, 150),  # fit for lines
        "leaves two first words": Cost(80, 80),  # fit
        "leaves three first words": Cost(20, 40),  # fit
        "leaves one last word": Cost(70, 140),  # fit for lines
        "leaves two last words": Cost(70, 70),  # fit
        "leaves three last words": Cost(0, 10),  # fit
        "after a comma, leaves one first word": Cost(100, 180),  # fit
        "after a comma, leaves two first words": Cost(80, 150),  # fit
        "after a comma, leaves three first words": Cost(40, 120),  # fit
        "after a comma, leaves one last word": Cost(80, 170),  # fit
        "after a comma, leaves two last words": Cost(80, 150),  # fit
        "after a comma, leaves three last words": Cost(20, 100),  # fit for lines
        "after a colon, leaves one first word": FREE,
        "after a colon, leaves one last word": FREE,
        # Where the speaker changes, nothing else counts but the pause: BBC and Netflix give each speaker a line.
        "change of speaker": Cost(200, -250),  # Netflix, BBC; hand
        # Pauses, where a longer one also has the rows of the shorter ones; newlines of the text; split sentences.
        "pause of 120 ms": Cost(0, -20),  # fit
        "pause of 250 ms": Cost(0, -10),  # fit
        "pause of 400 ms": Cost(0, -10),  # fit
        "pause of 600 ms": Cost(0, -20),  # fit
        "rest after a sentence": Cost(0, -150),  # hand
        "newline": Cost(-300, -600),  # hand
        "parts a sentence that one cue could hold": Cost(0, 100),  # BBC; hand
        # Faults of the cue that the break ends.
        "sentence tail": Cost(0, 80),  # TED; hand
        "too fast to read, 10 ms": Cost(0, 6),  # hand
        "too short to see, 10 ms": Cost(0, 20),  # hand
        "a gap that blinks": Cost(0, 3000),  # hand
    }
)
"""Reasons for and against a break, and cue faults. A sentence tail is a cue that holds the end of a sentence and the
beginning, but not the end, of the next."""

UNPUNCTUATED: Mapping[str, Cost] = MappingProxyType(
    {
        **COSTS,
        "sentence end": Cost(230, -260),  # hand
        "comma": Cost(170, 140),  # hand
        "comma, before a link": Cost(0, 0),  # hand
        "no punctuation": Cost(180, 350),  # fit
        "after adnominal": Cost(200, 150),  # fit
        "after clause final": Cost(10, -100),  # hand
        "after object": Cost(130, 90),  # fit
        "after sentence final": Cost(-50, -400),  # fit
        "after topic": Cost(140, 110),  # fit
        "after unit": Cost(150, 100),  # hand
        "after number": Cost(150, 100),  # fit
        "after word": Cost(200, 120),  # fit
        "before determiner": Cost(-10, -10),  # hand
        "before enclitic": Cost(130, 260),  # fit
        "before subject": Cost(0, -20),  # hand
        "inside a run": Cost(0, 0),  # hand
        "pause of 120 ms": Cost(0, 0),  # hand
        "pause of 250 ms": Cost(-140, -330),  # fit for lines
        "pause of 400 ms": Cost(-130, -150),  # fit
        "pause of 600 ms": Cost(0, -60),  # fit
    }
)
"""Prices where captions omit the punctuation that ends clauses, so that endings and pauses count for more."""

TIED: Mapping[str, Cost] = MappingProxyType(
    {
        **COSTS,
        "sentence end": Cost(210, -250),  # fit with ties
        "colon or semicolon": Cost(160, -20),  # fit with ties
        "comma": Cost(230, 120),  # fit with ties
        "comma, before a link": Cost(-30, -120),  # fit with ties
        "comma after a word that leans on the next": Cost(170, 130),  # fit with ties
        "dash": Cost(100, 10),  # fit with ties
        "closing quote or bracket": Cost(200, 90),  # fit with ties
        "no punctuation": Cost(210, 360),  # fit with ties
        "after adverb": Cost(260, 210),  # fit with ties
        "after auxiliary": Cost(500, 450),  # Netflix, BBC; hand
        "after catenative": Cost(230, 190),  # fit with ties
        "after gerund": Cost(200, 140),  # fit with ties
        "after noun": Cost(60, 20),  # fit with ties
        "after object": Cost(160, 90),  # fit with ties
        "after participle": Cost(180, 140),  # fit with ties
        "after phrasal": Cost(190, 150),  # fit with ties
        "after preposition": Cost(560, 480),  # BBC; hand
        "after quantity": Cost(270, 250),  # fit with ties
        "after relative": Cost(620, 500),  # hand
        "after subordinator": Cost(610, 480),  # BBC; hand
        "after unit": Cost(160, 80),  # fit with ties
        "after verb": Cost(210, 150),  # fit with ties
        "after word": Cost(190, 120),  # fit with ties
        "before conjunction": Cost(-150, -190),  # fit with ties
        "before infinitive": Cost(-50, -20),  # fit with ties
        "before object": Cost(40, 40),  # fit with ties
        "before preposition": Cost(-90, -70),  # fit with ties
        "before relative": Cost(-80, -90),  # fit with ties
        "before subordinator": Cost(-80, -110),  # fit with ties
        "before adverb": Cost(-10, 0),  # fit with ties
        "before article": Cost(10, 10),  # fit with ties
        "before clitic": Cost(-10, -10),  # fit with ties
        "before determiner": Cost(-20, -20),  # fit with ties
        "before negation": Cost(10, 0),  # fit with ties
        "before number": Cost(-20, 0),  # fit with ties
        "before possessive": Cost(0, 10),  # fit with ties
        "before quantity": Cost(10, 0),  # fit with ties
        "before unit": Cost(20, 10),  # fit with ties
        "before word": Cost(-20, 0),  # fit with ties
        "before an opening quote or bracket": Cost(-40, -40),  # fit with ties
        "inside a name": Cost(250, 300),  # fit with ties
        "adjective and noun": Cost(250, 260),  # hand
        "number and noun": Cost(120, 150),  # Netflix; hand
        "number and what goes with it": Cost(250, 300),  # Netflix; hand
        "short subject and its verb": Cost(50, 350),  # Netflix; hand
        "verb and pronoun": Cost(200, 250),  # hand
        "inside a noun phrase": Cost(60, 50),  # fit with ties
        "inside a verb": Cost(190, 200),  # fit with ties
        "leaves one first word": Cost(220, 150),  # TED; fit with ties for cues
        "leaves two first words": Cost(80, 100),  # fit with ties
        "leaves one last word": Cost(190, 130),  # TED; fit with ties for cues
        "leaves three last words": Cost(30, 30),  # fit with ties
        "after a comma, leaves one first word": Cost(240, 200),  # TED; fit with ties for cues
        "after a comma, leaves two first words": Cost(100, 170),  # fit with ties
        "after a comma, leaves three first words": Cost(50, 120),  # fit with ties
        "after a comma, leaves one last word": Cost(210, 170),  # TED; fit with ties for cues
        "after a comma, leaves two last words": Cost(120, 150),  # fit with ties
        "after a comma, leaves three last words": Cost(30, 120),  # fit with ties
        "after a colon, leaves one first word": Cost(240, 100),  # TED; hand
        "after a colon, leaves one last word": Cost(210, 100),  # TED; hand
        "pause of 120 ms": Cost(-40, -20),  # fit with ties
        "pause of 250 ms": Cost(0, 0),  # fit with ties
        "pause of 400 ms": Cost(-10, 10),  # fit with ties
        "pause of 600 ms": Cost(0, 0),  # fit with ties
    }
)
"""Prices for languages with learned ties, which are more exact than the classes of words."""

TIED_UNPUNCTUATED: Mapping[str, Cost] = MappingProxyType(
    {
        **UNPUNCTUATED,
        "sentence end": Cost(260, -220),  # fit with ties
        "ellipsis": Cost(0, -60),  # hand
        "colon or semicolon": Cost(-40, 20),  # hand
        "comma": Cost(-50, 40),  # fit with ties
        "dash": Cost(-60, 0),  # hand
        "closing quote or bracket": Cost(-40, 60),  # hand
        "no punctuation": Cost(-110, 140),  # fit with ties
        "after adnominal": Cost(130, 190),  # fit with ties for cues
        "after clause final": Cost(-50, -140),  # fit with ties
        "after enclitic": Cost(80, 10),  # fit with ties
        "after sentence final": Cost(-60, -420),  # fit with ties
        "after topic": Cost(70, 60),  # fit with ties
        "before preposition": Cost(-80, -80),  # fit with ties
        "before adnominal": Cost(40, 40),  # fit with ties
        "before adverb": Cost(-100, -70),  # fit with ties
        "before determiner": Cost(-80, -80),  # fit with ties
        "before number": Cost(-20, -10),  # fit with ties
        "before subject": Cost(-50, -80),  # fit with ties
        "before word": Cost(-50, 0),  # fit with ties
        "before an opening quote or bracket": Cost(-30, -30),  # fit with ties
        "inside a run": Cost(20, 30),  # fit with ties
        "inside a name in quotes": Cost(150, 300),  # hand
        "leaves one first word": Cost(140, 200),  # fit with ties
        "leaves two first words": Cost(20, 80),  # fit with ties
        "leaves three first words": Cost(-20, 20),  # fit with ties
        "leaves one last word": Cost(120, 170),  # fit with ties
        "leaves two last words": Cost(20, 70),  # fit with ties
        "leaves three last words": Cost(0, 30),  # fit with ties
        "after a comma, leaves one first word": Cost(50, 170),  # fit with ties
        "after a comma, leaves two first words": Cost(10, 120),  # fit with ties
        "after a comma, leaves three first words": Cost(0, 90),  # fit with ties
        "after a comma, leaves two last words": Cost(40, 120),  # fit with ties
        "after a comma, leaves three last words": Cost(-50, 60),  # fit with ties
        "pause of 120 ms": Cost(-80, -20),  # fit with ties
        "pause of 250 ms": Cost(-80, -200),  # fit with ties
        "pause of 400 ms": Cost(-110, -150),  # fit with ties
    }
)
"""Prices for languages with learned ties where captions omit the punctuation that ends clauses."""
