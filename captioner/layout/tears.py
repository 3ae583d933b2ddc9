"""`tear`: what a break between two words would tear apart, in the prices that the search charges for it.

Of the price of a line's end, it keeps what says that two words belong together: their classes, what a break would split
by the rules of `break_rules`, and the learned ties of relations that style guides keep whole. It leaves out what only
makes another place more usual: punctuation, pauses, the length of clauses. It also leaves out the class of a word whose
phrase has ended, as the words beside it show: talk about it | before you go, the light is on | so come in.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.break_rules import Boundary, parting_reasons_at
from captioner.layout.breaks import cost_table
from captioner.layout.cohesion import FREE_TIE, Tie, Ties, name_of, ties
from captioner.layout.context import tokens_of
from captioner.layout.grammar import EndClass, StartClass, Token, Trigger, tokenizer
from captioner.layout.prices import Price

# How many words before and after a boundary are looked at.
_BEFORE, _AFTER = 3, 3
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
        "preposition": frozenset({"", "case", "fixed", "mark"}),
        "quantity": frozenset({"amod", "compound", "det", "nummod"}),
        "subject": frozenset({"", "aux", "expl", "nsubj"}),
    }
)
"""The relations that show, where ties name one, that a word of a class belongs with the next: not "is | late"."""


_BINDING: frozenset[Trigger] = frozenset({"currency", "digit", "mark", "month", "stop", "street"})
_NAMES: frozenset[StartClass] = frozenset({"adjective", "noun", "number", "unit", "verb", "word"})
_COUNTING: frozenset[str] = frozenset({"adjective", "number", "quantity"})
_DESCRIBED = frozenset({("ADJ", "NOUN"), ("NOUN", "ADJ"), ("NUM", "NOUN")})
# A class that costs so much makes the last word weak by itself; else, it is weak together with the next.
_LEANING = 350


_ENDED_BY_PARTICLE: frozenset[EndClass] = frozenset({"subject", "subordinator"})
"""Classes of words that have their particle with them where captions omit punctuation: Korean 저는, 어떻게."""


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
    """What a line break between the words of `before` and those of `after` would tear apart."""
    texts = (*before[-_BEFORE:], *after[:_AFTER])
    at = min(len(before), _BEFORE) - 1
    tokens = tokens_of(texts, language)
    known = _knowledge(language).ties
    tie = known.at(texts, [token.tail for token in tokens], at) if known else FREE_TIE
    words = since_opener = 1
    opener: EndClass | None = None
    while words <= at and not tokens[at - words].tail:
        if opener is None and tokens[at - words].at_end in _OPENERS:
            opener = tokens[at - words].at_end
        words += 1
        since_opener += opener is None
    if words > 1 and texts[at][:1].isupper() and load(language).capital_nouns:
        # A noun, whatever the word is in small letters: im Folgenden | sehen wir.
        return Tear(tie.line if tie.relation in _KEPT_WHOLE else 0, name_of(tie))
    opened = at > 0 and tokens[at - 1].opens
    boundary = (tokens[at], tokens[at + 1], opened, min(words, _MANY), _MANY, min(since_opener, _MANY), " ", language)
    return _priced(boundary, tokens[at - 1].at_end if words > 1 else None, opener, tie)


# The arguments are plain tuples, which take next to no time to make: most boundaries are in the cache already.
@lru_cache(maxsize=1 << 16)
def _priced(fields: tuple[Hashable, ...], before: EndClass | None, opener: EndClass | None, tie: Tie) -> Tear:
    """What the break at a boundary, given as a tuple of its fields, tears apart.

    `before` and `opener` are the classes of the word ahead of the boundary's first, and of the word that opens its
    clause.
    """
    boundary = Boundary._make(fields)
    reasons = parting_reasons_at(boundary)
    if opener == "relative" and boundary.after.at_end == "auxiliary":
        # A clause that ends with its verb: what we want | is, den ich gesehen habe | war.
        reasons = tuple([reason for reason in reasons if reason != "inside a verb"])
    table = cost_table(boundary.language)
    found = [
        (table[reason].line, reason) for reason in reasons if _counts(reason, reasons, boundary, before, tie.relation)
    ]
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


def _counts(reason: str, reasons: Sequence[str], at: Boundary, before: EndClass | None, relation: str) -> bool:
    """Whether one of the `reasons` at a boundary says that its words belong together."""
    kind, follows = at.before.at_end, at.after.at_start
    if reason == f"after {kind}":
        return not _has_ended(at, before, relation, in_verb="inside a verb" in reasons)
    if reason == "inside a verb":
        # In German and Dutch, the verb ends its clause: dass ich es gesehen habe | sage ich.
        return relation == "aux" or before not in _VERB_PARTS
    if reason == "verb and pronoun":
        return follows == "object"
    if reason == "verb and its stranded preposition":
        return kind in _VERB_PARTS
    if reason == "inside an expression":
        return follows not in _PHRASES
    if reason == "inside a name":
        # Where captions omit punctuation, a name has its particle with it: Pixar의 | 3D.
        return follows in _NAMES and not load(at.language).unpunctuated
    return True


def _has_ended(at: Boundary, before: EndClass | None, relation: str, *, in_verb: bool) -> bool:
    """Whether the phrase of the word before the boundary `at` has ended with it."""
    kind, follows = at.before.at_end, at.after.at_start
    if follows in _ENDED_BEFORE.get(kind, ()):
        return True
    if kind == "subject" and (before in _BEFORE_OBJECTS or (before in _VERB_PARTS and follows not in _VERBS)):
        # with you | you know, ist sie | trotzdem
        return True
    if kind == "auxiliary":
        return not in_verb and relation != "aux"
    if kind in _ENDED_BY_PARTICLE and load(at.language).unpunctuated:
        return True
    known = _RELATIONS.get(kind)
    return known is not None and relation not in known and _knowledge(at.language).ties is not None
