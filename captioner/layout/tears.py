"""`tear`: what a break between two words would tear apart, in the prices that the search charges for it.

Of the price of a line's end, it keeps what says that two words belong together: their classes, what a break would split
by the rules of `break_rules`, and the learned ties of relations that style guides keep whole. It leaves out what only
makes another place more usual: punctuation, pauses, the length of clauses. It also leaves out the class of a word whose
phrase has ended, as the words beside it show: talk about it | before you go, the light is on | so come in.
"""

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.layout.break_rules import Boundary, parting_reasons_at
from captioner.layout.breaks import cost_table
from captioner.layout.cohesion import FREE_TIE, Tie, name_of, ties
from captioner.layout.context import tokens_of
from captioner.layout.grammar import EndClass, StartClass, Trigger, tokenizer
from captioner.layout.prices import Price

# How many words before and after a boundary are looked at.
_BEFORE, _AFTER = 4, 3
# From so many words on, the rules do not count the words of a clause.
_MANY = 4

# Netflix and the BBC keep these whole. A line may end after a verb, and before what describes a noun.
_KEPT_WHOLE = frozenset(
    {"amod", "aux", "case", "cc", "compound", "det", "expl", "fixed", "flat", "goeswith", "mark", "nummod"}
)
_OPENERS: frozenset[EndClass] = frozenset({"conjunction", "subordinator", "relative"})
_VERB_PARTS: frozenset[EndClass] = frozenset({"auxiliary", "gerund", "participle", "verb"})
_BEFORE_OBJECTS: frozenset[EndClass] = frozenset({"genitive", "preposition"})
_LINKS: frozenset[StartClass] = frozenset({"conjunction", "subordinator", "relative"})
_VERBS: frozenset[StartClass] = frozenset({"auxiliary", "catenative", "clitic", "contraction", "negation", "verb"})
_PHRASES: frozenset[StartClass] = frozenset(
    {"article", "determiner", "genitive", "infinitive", "phrasal", "possessive", "preposition"}
)
_AMOUNTS: frozenset[StartClass] = frozenset({"number", "quantity"})

_ENDED_BEFORE: Mapping[EndClass, frozenset[StartClass]] = MappingProxyType(
    {
        "auxiliary": _LINKS | _PHRASES | _AMOUNTS | {"object", "subject"},
        "contraction": frozenset({"conjunction", "subordinator"}),
        "determiner": _LINKS | _PHRASES | _VERBS | {"subject"},
        "genitive": _VERBS | {"conjunction", "subordinator"},
        "infinitive": _LINKS,
        "negation": _LINKS | _PHRASES | {"subject"},
        "preposition": _LINKS | _VERBS | {"infinitive", "phrasal", "preposition", "subject"},
        "quantity": _LINKS | _PHRASES | _VERBS | {"subject"},
        "relative": _LINKS | {"infinitive", "preposition"},
        "subject": _LINKS | _PHRASES | _AMOUNTS | {"object", "subject"},
        "subordinator": frozenset({"conjunction", "infinitive"}),
    }
)
"""For each class of words, the classes of the next word before which the phrase of such a word has ended."""

_RELATIONS: Mapping[EndClass, frozenset[str]] = MappingProxyType(
    {
        "auxiliary": frozenset({"aux"}),
        "preposition": frozenset({"", "case", "fixed", "mark"}),
        "subject": frozenset({"", "aux", "expl", "nsubj"}),
    }
)
"""The relations that show, where ties name one, that a word of a class belongs with the next: not "is | late"."""


_BINDING: frozenset[Trigger] = frozenset({"currency", "digit", "mark", "month", "stop", "street"})
_COUNTING: frozenset[str] = frozenset({"adjective", "number", "quantity"})
_DESCRIBED = frozenset({("ADJ", "NOUN"), ("NOUN", "ADJ"), ("NUM", "NOUN")})
# A class that costs so much makes the last word weak by itself; else, it is weak together with the next.
_LEANING = 350


class Tear(NamedTuple):
    """What a break would tear apart: a price in hundredths of a log-odds, and the name of the largest part of it.

    The name is a row of `costs.py`, or what a learned tie says that the break parts, or "".
    """

    price: Price
    reason: str


def may_tear(last: str, first: str, language: str) -> bool:
    """Whether a break between two words may tear much apart, as far as can be said without the words around them."""
    before, after = tokenizer(language)(last), tokenizer(language)(first)
    if before.triggers or not after.triggers.isdisjoint(_BINDING):
        return not before.tail or not before.triggers.isdisjoint(_BINDING)
    if before.tail:
        return before.tail == "comma" and before.at_end == "adjective"
    if before.at_end in _leaning(language) or before.at_end in _COUNTING:
        return True
    if (before.capital and after.capital) or after.at_start == "object":
        return True
    known = ties(language)
    return known is not None and (known.kinds(last)[1], known.kinds(first)[0]) in _DESCRIBED


def tear(before: Sequence[str], after: Sequence[str], language: str) -> Tear:
    """What a line break between the words of `before` and those of `after` would tear apart."""
    texts = (*before[-_BEFORE:], *after[:_AFTER])
    at = min(len(before), _BEFORE) - 1
    tokens = tokens_of(texts, language)
    known = ties(language)
    tie = known.at(texts, [token.tail for token in tokens], at) if known else FREE_TIE
    words = since_opener = 1
    while words <= at and not tokens[at - words].tail:
        if since_opener == words and tokens[at - words].at_end not in _OPENERS:
            since_opener += 1
        words += 1
    opened = at > 0 and tokens[at - 1].opens
    boundary = (tokens[at], tokens[at + 1], opened, min(words, _MANY), _MANY, min(since_opener, _MANY), " ", language)
    return _priced(boundary, tokens[at - 1].at_end if words > 1 else None, tie)


# The arguments are plain tuples, which take next to no time to make: most boundaries are in the cache already.
@lru_cache(maxsize=1 << 16)
def _priced(fields: tuple[Hashable, ...], before: EndClass | None, tie: Tie) -> Tear:
    """What the break at a boundary tears apart, given as a tuple of fields, with the class of the word before."""
    boundary = Boundary._make(fields)
    reasons = parting_reasons_at(boundary)
    table = cost_table(boundary.language)
    found = [
        (table[reason].line, reason) for reason in reasons if _counts(reason, reasons, boundary, before, tie.relation)
    ]
    if tie.line < 0 or tie.relation in _KEPT_WHOLE:
        found.append((tie.line, name_of(tie)))
    named = [(price, name) for price, name in found if price >= _LEANING or not name.startswith("after ")]
    return Tear(sum([price for price, _ in found]), max(named, default=(0, ""))[1])


@lru_cache(maxsize=16)
def _leaning(language: str) -> frozenset[str]:
    """The classes of words that are weak by themselves."""
    table = cost_table(language)
    names = [name for name in table if name.startswith("after ")]
    return frozenset([name.removeprefix("after ") for name in names if table[name].line >= _LEANING])


def _counts(reason: str, reasons: Sequence[str], at: Boundary, before: EndClass | None, relation: str) -> bool:
    """Whether one of the `reasons` at a boundary says that its words belong together."""
    kind, follows = at.before.at_end, at.after.at_start
    if reason == f"after {kind}":
        return not _has_ended(kind, follows, before, relation, in_verb="inside a verb" in reasons)
    if reason == "inside a verb":
        # In German and Dutch, a clause ends with its verb: den ich gesehen habe | war.
        return relation == "aux" or before not in _VERB_PARTS
    if reason == "verb and pronoun":
        return follows == "object"
    if reason == "verb and its stranded preposition":
        return kind in _VERB_PARTS
    if reason == "inside an expression":
        return follows not in _PHRASES
    return True


def _has_ended(kind: EndClass, follows: StartClass, before: EndClass | None, relation: str, *, in_verb: bool) -> bool:
    """Whether the phrase of a word has ended with it."""
    if follows in _ENDED_BEFORE.get(kind, ()):
        return True
    if kind == "subject" and before in _BEFORE_OBJECTS:
        return True
    if kind == "auxiliary" and in_verb and before not in _VERB_PARTS:
        return False
    known = _RELATIONS.get(kind)
    return known is not None and relation not in known
