"""`counts`: whether what the rules say of a break holds where a phrase may have ended with the word before it.

The rules see the classes of two words. Those of the words around them show that a pronoun is an object (talk about it |
before you go), that a preposition has no noun (the light is on | so come in), and that a verb ends its clause (what we
want | is rest, den ich gesehen habe | war).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.break_rules import Boundary
from captioner.layout.grammar import EndClass, StartClass


class Around(NamedTuple):
    """What is around a boundary."""

    before: EndClass | None
    """The class of the word ahead of the boundary's first, in the same clause, or None."""
    opener: EndClass | None
    """The class of the conjunction, subordinator or relative that opens the clause, or None."""
    verb_before: bool
    """Whether an auxiliary follows a verb, by the ties' table; False for other words."""
    verb_after: bool
    """Whether a verb follows an auxiliary, likewise."""
    has_ties: bool
    """Whether the language has ties; all relations are "" without."""
    relation: str
    """What the break parts, by the ties, or ""."""


_VERB_PARTS: frozenset[EndClass] = frozenset({"auxiliary", "gerund", "participle", "verb"})
_BEFORE_OBJECTS: frozenset[EndClass] = frozenset({"genitive", "preposition"})
_LINKS: frozenset[StartClass] = frozenset({"conjunction", "subordinator", "relative"})
_VERBS: frozenset[StartClass] = frozenset({"auxiliary", "catenative", "clitic", "contraction", "negation", "verb"})
_PHRASES: frozenset[StartClass] = frozenset(
    {"article", "determiner", "genitive", "infinitive", "phrasal", "possessive", "preposition"}
)
_AMOUNTS: frozenset[StartClass] = frozenset({"number", "quantity"})
_NAMES: frozenset[StartClass] = frozenset({"adjective", "noun", "number", "unit", "verb", "word"})

_ENDED_BEFORE: Mapping[EndClass, frozenset[StartClass]] = MappingProxyType(
    {
        "auxiliary": _LINKS | _PHRASES | _AMOUNTS | {"object", "subject"},
        "clitic": _LINKS | _PHRASES,
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
"""The relations by which a word of a class belongs with the next, where ties name relations."""

_WITH_PARTICLE: frozenset[EndClass] = frozenset({"subject", "subordinator"})
"""Classes of words that have their particle with them where captions omit punctuation: Korean 저는, 어떻게."""


def counts(reason: str, reasons: Sequence[str], at: Boundary, around: Around) -> bool:
    """Whether one of the `reasons` at a boundary, names of rules, says that its two words belong together."""
    kind, follows = at.before.at_end, at.after.at_start
    if reason == f"after {kind}":
        return not _has_ended(at, around, in_verb="inside a verb" in reasons or around.verb_after)
    if reason == "inside a verb":
        return not _ends_clause(at, around)
    if reason == "verb and pronoun":
        return follows == "object"
    if reason == "verb and its stranded preposition":
        return kind in _VERB_PARTS
    if reason == "inside an expression":
        # An expression may part before a preposition: at the end | of the day.
        return follows not in _PHRASES
    if reason == "inside a name":
        # Where captions omit punctuation, a name has its particle with it: Pixar의 | 3D.
        return follows in _NAMES and not load(at.language).unpunctuated
    return True


def _has_ended(at: Boundary, around: Around, *, in_verb: bool) -> bool:
    """Whether the phrase of the boundary's first word has ended with it; `in_verb` if a verb goes on after it."""
    kind, follows = at.before.at_end, at.after.at_start
    if follows in _ENDED_BEFORE.get(kind, ()):
        return True
    if kind == "auxiliary":
        # "is | late" parts a verb from what it says, after which a line may end.
        return _ends_clause(at, around) or not (in_verb or around.relation == "aux")
    if kind == "subject" and around.before in _VERB_PARTS and follows not in _VERBS:
        # ist sie | trotzdem
        return True
    if kind in ("subject", "clitic") and around.before in _BEFORE_OBJECTS:
        # avec nous | demain
        return True
    if kind in _WITH_PARTICLE and load(at.language).unpunctuated:
        return True
    known = _RELATIONS.get(kind)
    return known is not None and around.has_ties and around.relation not in known


def _ends_clause(at: Boundary, around: Around) -> bool:
    """Whether an auxiliary ends its clause, after its verb or before the verb of the clause around it."""
    if at.before.at_end != "auxiliary" or at.after.at_end != "auxiliary":
        # dass sie kommen kann | nickte er, but not: kommen kann | nicht
        return around.before in _VERB_PARTS and around.relation != "aux"
    return around.opener == "relative" or around.verb_before or around.before in _VERB_PARTS
