"""`reasons_at`: the reasons for and against a break at a boundary between two words, by the rules in `RULES`.

To change how a break is judged, find the rule by its reason; to change how much that counts, edit the row in
`costs.py`. A new rule is one row here, and one in `costs.py` for each of its reasons.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple, get_args

from captioner.languages import load
from captioner.languages.language import WordClass
from captioner.layout.grammar import Bond, EndClass, Head, StartClass, Tail, Token


class Boundary(NamedTuple):
    """The boundary between two words, or between two phrases where a language is written without spaces."""

    before: Token
    after: Token
    in_noun_phrase: bool
    """Whether the word ahead of `before` begins a noun phrase, as "the" does in "the garden | gate"."""
    clause_words_before: int
    """The number of words of its clause before the boundary; 4 means four or more."""
    clause_words_after: int
    """The number after the boundary, likewise. A clause ends at punctuation and at a long pause."""
    words_after_opener: int
    """The number before the boundary since the clause began or a conjunction, a subordinator or a relative; up to 4."""
    space: str
    """The white space at the boundary: "", " ", "\\n" or "\\n\\n"."""
    language: str


class Rule(NamedTuple):
    """A question about a boundary, and the reason for each answer; an answer that is not listed gives no reason."""

    ask: Callable[[Boundary], Hashable]
    reasons: Mapping[Hashable, str]


def _where(reason: str, holds: Callable[[Boundary], bool]) -> Rule:
    """The rule that gives `reason` where `holds` is true."""
    return Rule(holds, {True: reason})


_NOUNS: frozenset[EndClass | StartClass] = frozenset({"word", "noun"})
_NUMBERS: frozenset[EndClass] = frozenset({"number", "quantity"})
_AMOUNTS: frozenset[EndClass] = frozenset({"number", "unit"})
_VERBS: frozenset[EndClass] = frozenset({"gerund", "participle", "verb"})
_BEFORE_VERBS: frozenset[EndClass] = frozenset({"auxiliary", "contraction", "negation"})
_VERB_PARTS: frozenset[EndClass] = _VERBS | {"auxiliary", "negation"}
_PRONOUNS: frozenset[StartClass] = frozenset({"object", "subject"})
_LEANING: frozenset[EndClass] = frozenset({"conjunction", "preposition", "relative", "subordinator"})
_LINKS: frozenset[StartClass] = frozenset({"conjunction", "subordinator", "relative"})

# Most words of a subject that is too short to be parted from its verb, with its article.
_SHORT = 3

_AFTER = {kind: f"after {kind}" for kind in (*get_args(WordClass), "word", "opening mark")}
_BEFORE = {kind: f"before {kind}" for kind in (*get_args(WordClass), "word", "closing mark")}
_COUNTS = ("one {} word", "two {} words", "three {} words")


def _few_words(side: str) -> Mapping[Hashable, str]:
    """Reasons against a break that leaves few words of a clause on one side, by the punctuation and their number."""
    left = [count.format(side) for count in _COUNTS]
    return {
        **{("", count): f"leaves {words}" for count, words in enumerate(left, 1)},
        **{("comma", count): f"after a comma, leaves {words}" for count, words in enumerate(left, 1)},
        ("colon or semicolon", 1): f"after a colon, leaves {left[0]}",
    }


_OF_WORDS = (
    # The classes of the words on both sides.
    Rule(lambda at: at.before.at_end, _AFTER),
    Rule(lambda at: at.after.at_start, _BEFORE),
    # What the break would split: 12 | miles,
    _where("number and unit", lambda at: at.before.at_end == "number" and at.after.at_start == "unit"),
    # 12 | guests, ninety | guests, many | guests,
    _where("number and noun", lambda at: at.before.at_end in _NUMBERS and at.after.at_start in _NOUNS),
    # every | fifteen minutes, 40 % | less,
    _where(
        "number and what goes with it",
        lambda at: (
            (at.before.at_end == "determiner" and at.after.at_start in _NUMBERS)
            or (at.before.at_end in _AMOUNTS and at.after.at_start == "quantity")
        ),
    ),
    # the bridge | was swaying,
    _where(
        "short subject and its verb",
        lambda at: at.words_after_opener <= 3 and at.before.at_end in _NOUNS and at.after.at_start == "auxiliary",
    ),
    # good | friends,
    _where("adjective and noun", lambda at: at.before.at_end == "adjective" and at.after.at_start in _NOUNS),
    # the garden | gate,
    _where(
        "inside a noun phrase",
        lambda at: at.before.at_end in _NOUNS and at.after.at_start in _NOUNS and at.in_noun_phrase,
    ),
    # has not | seen,
    _where("inside a verb", lambda at: at.before.at_end in _BEFORE_VERBS and at.after.at_end in _VERB_PARTS),
    # saw | them, sign | it,
    _where(
        "verb and pronoun",
        lambda at: (
            at.after.at_start in _PRONOUNS
            and (at.before.at_end in _VERBS or (at.before.at_end == "word" and at.after.at_start == "object"))
        ),
    ),
    # we saw John | Smith, but not after the first word of a clause, whose capital may not mark a name,
    _where(
        "inside a name",
        lambda at: (
            at.before.capital
            and (at.after.capital or at.after.at_start == "number")
            and not at.after.head
            and at.clause_words_before > 1
        ),
    ),
    # and words without a space between them.
    _where("inside a run", lambda at: not at.space),
)
"""The rules for the words beside a break without punctuation."""

_IN_A_CLAUSE = (Rule(lambda at: at.before.tail, {"": "no punctuation"}), *_OF_WORDS)
"""The rules for a break after a word without punctuation."""

# a strong, | unique password
_LISTED_ADJECTIVES = _where(
    "adjective and noun",
    lambda at: at.before.tail == "comma" and at.in_noun_phrase and at.before.at_end == "adjective",
)

_AFTER_PUNCTUATION = (
    _LISTED_ADJECTIVES,
    Rule(lambda at: at.before.tail, {tail: tail for tail in get_args(Tail) if tail}),
    # Who answers? | We do.
    _where("question", lambda at: at.before.question),
    # We came, | because it rains: but not in languages that require a comma before every clause.
    _where(
        "comma, before a link",
        lambda at: (
            at.before.tail == "comma" and at.after.at_start in _LINKS and not load(at.language).comma_before_clauses
        ),
    ),
    # And, | of course, we came.
    _where(
        "comma after a word that leans on the next",
        lambda at: at.before.tail == "comma" and at.before.at_end in _LEANING,
    ),
)
"""The rules for a break after punctuation."""

# What the break would split, judged by the neighbours of the word before: 1 250 | 000, No. | 4.
_BONDS = Rule(lambda at: at.before.bond, {bond: bond for bond in get_args(Bond) if bond})
# The mark at the start of the text after the break: Quoi ? | »
_CLOSING_MARKS = _where("before closing mark", lambda at: at.before.tail != "" and at.after.at_start == "closing mark")

_ANYWHERE = (
    _BONDS,
    # Few words of a clause before the break, and few after it.
    Rule(lambda at: (at.before.tail, at.clause_words_before), _few_words("first")),
    Rule(lambda at: (at.before.tail, at.clause_words_after), _few_words("last")),
    _CLOSING_MARKS,
    Rule(lambda at: at.after.head, {head: head for head in get_args(Head) if head}),
    # The end of a line in the source text.
    _where("newline", lambda at: at.space == "\n"),
)
"""The rules for any break."""

RULES = (*_IN_A_CLAUSE, *_AFTER_PUNCTUATION, *_ANYWHERE)
"""All rules, in the order in which they are applied."""

_WITHOUT_PUNCTUATION, _WITH_PUNCTUATION = (*_IN_A_CLAUSE, *_ANYWHERE), (*_AFTER_PUNCTUATION, *_ANYWHERE)
_PARTING, _PARTING_PUNCTUATION = (*_OF_WORDS, _BONDS), (_LISTED_ADJECTIVES, _BONDS, _CLOSING_MARKS)


def reasons_at(boundary: Boundary) -> tuple[str, ...]:
    """The names of all reasons in the text for and against a break at a boundary."""
    rules = _WITH_PUNCTUATION if boundary.before.tail else _WITHOUT_PUNCTUATION
    return _answers(rules, boundary)


def parting_reasons_at(boundary: Boundary) -> tuple[str, ...]:
    """Those of the reasons that say which words the break would part; not punctuation, nor the length of clauses."""
    rules = _PARTING_PUNCTUATION if boundary.before.tail else _PARTING
    return _answers(rules, boundary)


def _answers(rules: Iterable[Rule], boundary: Boundary) -> tuple[str, ...]:
    return tuple([reason for ask, reasons in rules if (reason := reasons.get(ask(boundary)))])
