"""`tear`: what a break between two words would tear apart, in the prices that the search charges for it.

Of the price of a line's end, it keeps what says that two words belong together: their classes, what a break would split
by the rules of `break_rules`, and the learned ties of relations that style guides keep whole. It leaves out what only
makes another place more usual: punctuation, pauses, the length of clauses. It also leaves out what does not count where
a phrase has ended, as `phrase_ends` says: talk about it | before you go, the light is on | so come in.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.break_rules import Boundary, parting_reasons_at
from captioner.layout.breaks import cost_table
from captioner.layout.cohesion import FREE_TIE, Tie, Ties, name_of, ties
from captioner.layout.context import tokens_of
from captioner.layout.grammar import EndClass, Token, Trigger, tokenizer
from captioner.layout.phrase_ends import Around, counts
from captioner.layout.prices import Price

# How many words before and after a boundary are looked at.
_BEFORE, _AFTER = 3, 3
# From so many words on, the rules do not count the words of a clause.
_MANY = 4
# A class that costs so much makes a word weak by itself; else, it is weak together with the next.
_LEANING = 350
_COUNTING: frozenset[str] = frozenset({"adjective", "number", "quantity"})
_DESCRIBED = frozenset({("ADJ", "NOUN"), ("NOUN", "ADJ"), ("NUM", "NOUN")})
# What in a word may bind it to a neighbour whatever its class and punctuation are.
_BINDING: frozenset[Trigger] = frozenset({"currency", "digit", "mark", "month", "stop", "street"})
_OPENERS: frozenset[EndClass] = frozenset({"conjunction", "subordinator", "relative"})
# Netflix and the BBC keep these relations whole. A line may end after a verb, and before what describes a noun.
_KEPT_WHOLE = frozenset(
    {"amod", "aux", "case", "cc", "compound", "det", "expl", "fixed", "flat", "goeswith", "mark", "nummod"}
)


class Tear(NamedTuple):
    """What a break would tear apart: a price in hundredths of a log-odds, and the name of the largest part of it.

    The name is a row of `costs.py`, or what a learned tie says that the break parts, or "".
    """

    price: Price
    reason: str


def may_tear(last: str, first: str, language: str) -> bool:
    """Whether a break between two words may tear much apart, as far as can be said without the words around them."""
    token_of, known, leaning = _knowledge(language)
    before, after = token_of(last), token_of(first)
    if before.triggers or not after.triggers.isdisjoint(_BINDING):
        return not before.tail or not before.triggers.isdisjoint(_BINDING)
    if before.tail:
        return before.tail == "comma" and before.at_end == "adjective"
    if before.at_end in leaning:
        return True
    if (before.capital and after.capital) or after.at_start == "object":
        return True
    return known is not None and (known.kinds(last)[1], known.kinds(first)[0]) in _DESCRIBED


def tear(before: Sequence[str], after: Sequence[str], language: str) -> Tear:
    """What a line break between the words of `before` and those of `after` would tear apart; neither may be empty."""
    texts = (*before[-_BEFORE:], *after[:_AFTER])
    at = min(len(before), _BEFORE) - 1
    tokens = tokens_of(texts, language)
    known = _knowledge(language).ties
    tie, verb_before, verb_after = FREE_TIE, False, False
    if known:
        tie = known.at(texts, [token.tail for token in tokens], at)
    if known and tokens[at].at_end == "auxiliary":
        verb_before, verb_after = (at > 0 and known.is_verb(texts[at - 1])), known.is_verb(texts[at + 1])
    if texts[at].endswith(".") and tokens[at].at_end != "title" and not tokens[at].bond:
        # A letter or an abbreviation, whatever the word is without its full stop: la serie A. | Los demás.
        return Tear(0, "")
    words = since_opener = 1
    opener: EndClass | None = None
    while words <= at and not tokens[at - words].tail:
        if opener is None and tokens[at - words].at_end in _OPENERS:
            opener = tokens[at - words].at_end
        words += 1
        since_opener += opener is None
    if words > 1 and texts[at][:1].isupper() and not tokens[at].bond and load(language).capital_nouns:
        # A noun, whatever the word is in small letters: im Folgenden | sehen wir.
        return Tear(tie.line if tie.relation in _KEPT_WHOLE else 0, name_of(tie))
    opened = at > 0 and tokens[at - 1].opens
    boundary = (tokens[at], tokens[at + 1], opened, min(words, _MANY), _MANY, min(since_opener, _MANY), " ", language)
    around = (tokens[at - 1].at_end if words > 1 else None, opener, verb_before, verb_after, known is not None)
    return _priced(boundary, around, tie)


# The arguments are plain tuples, which take next to no time to make: most boundaries are in the cache already.
@lru_cache(maxsize=1 << 16)
def _priced(fields: tuple[Hashable, ...], fields_around: tuple[Hashable, ...], tie: Tie) -> Tear:
    """What the break at a boundary tears apart; the tuples have the fields of `Boundary`, and of `Around` but one."""
    boundary, around = Boundary._make(fields), Around._make((*fields_around, tie.relation))
    reasons, table = parting_reasons_at(boundary), cost_table(boundary.language)
    found = [(table[reason].line, reason) for reason in reasons if counts(reason, reasons, boundary, around)]
    if tie.line < 0 or tie.relation in _KEPT_WHOLE:
        found.append((tie.line, name_of(tie)))
    named = [(price, name) for price, name in found if price >= _LEANING or not name.startswith("after ")]
    return Tear(sum([price for price, _ in found]), max(named, default=(0, ""))[1])


class _Knowledge(NamedTuple):
    """What is known of a language: its tokens, its ties, and the classes of words that may be torn from the next."""

    token_of: Callable[[str], Token]
    ties: Ties | None
    leaning: frozenset[str]


@lru_cache(maxsize=16)
def _knowledge(language: str) -> _Knowledge:
    table = cost_table(language)
    weak = [name.removeprefix("after ") for name in table if name.startswith("after ") and table[name].line >= _LEANING]
    return _Knowledge(tokenizer(language), ties(language), frozenset(weak) | _COUNTING)
