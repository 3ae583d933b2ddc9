"""`Language`: word classes and conventions of one language, and how its table is written."""

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType
from typing import Literal, NamedTuple

WordClass = Literal[
    "adjective",
    "adnominal",  # belongs to the noun after it, so no phrase ends with it: Hindi का, Japanese の, Chinese 的
    "adverb",  # of degree or focus: "very", "only"
    "article",
    "auxiliary",
    "catenative",  # takes an infinitive: "want", "able"
    "clause final",  # ends a clause, where captions omit the comma: Korean -지만
    "clitic",  # a pronoun before its verb: French "se", Italian "lo"
    "conjunction",  # coordinating: "and"
    "contraction",  # a pronoun with its verb: "I'm", "that'll"
    "determiner",
    "enclitic",  # belongs to the word before it: Hindi है, Polish "się mu"
    "genitive",  # "of"
    "gerund",
    "infinitive",  # "to"
    "negation",
    "noun",
    "number",  # written as a word; digits need no listing
    "object",  # an object pronoun: "them"
    "participle",
    "particle",  # inside a family name: "von", "di"
    "phrasal",  # completes a verb more often than it begins a phrase: "up", "away"
    "possessive",
    "postposition",  # follows its noun and ends a phrase: Turkish "için", German "zufolge"
    "preposition",
    "quantity",  # counts the noun after it: "many", "few"
    "relative",  # "which", "who"
    "sentence final",  # ends a sentence, where captions omit the full stop: Japanese です
    "subject",  # a subject pronoun: "they"
    "subordinator",  # begins a clause: "because"
    "title",  # precedes a name: "Dr"
    "topic",  # ends a noun phrase: Japanese は
    "unit",  # follows its number: "km", "years"
    "verb",
]
"""The word classes of the tables. What a break costs depends on the classes of the words before and after it: a new
class needs a price for both in `captioner.layout.costs`."""


Expression = tuple[frozenset[str], ...]
"""A fixed expression: for each of its words, the spellings that it may have."""


class Language(NamedTuple):
    """A language's closed word classes and conventions; words are in lower case, with ' for both apostrophes."""

    classes: Mapping[str, WordClass]
    endings: Mapping[str, WordClass]
    longest_ending: int
    beginnings: Mapping[str, WordClass]
    longest_beginning: int
    abbreviations: frozenset[str]
    capital_nouns: bool
    unpunctuated: bool
    comma_before_clauses: bool
    labels: frozenset[str]
    label_endings: tuple[str, ...]
    months: frozenset[str]
    ordered: frozenset[str]
    ordinal_stops: bool
    saying: frozenset[str]
    numbers: frozenset[str]
    expressions: Mapping[tuple[str, str], tuple["Expression", ...]]
    """By their first two words."""
    first_words: frozenset[str]
    """Of expressions."""
    also_objects: frozenset[str]
    particles: frozenset[str]
    streets: frozenset[str]
    hyphened_adjectives: bool

    def class_at_end(self, word: str) -> WordClass | None:
        """The class of `word` at the end of a line, or None."""
        _, _, elided = word.partition("'")
        ending = word[-self.longest_ending :] if self.longest_ending else ""
        return (
            self.classes.get(word)
            or self.classes.get(elided)
            or next((self.endings[ending[at:]] for at in range(len(ending)) if ending[at:] in self.endings), None)
        )

    def class_at_start(self, word: str) -> WordClass | None:
        """The class of `word` at the start of a line, or None."""
        longest = min(len(word), self.longest_beginning)
        return self.classes.get(word) or next(
            (self.beginnings[word[:end]] for end in range(longest, 0, -1) if word[:end] in self.beginnings), None
        )


def language(
    *,
    words: Mapping[WordClass, str],
    endings: Mapping[WordClass, str],
    beginnings: Mapping[WordClass, str],
    abbreviations: str,
    capital_nouns: bool = False,
    unpunctuated: bool = False,
    comma_before_clauses: bool = False,
    labels: str = "",
    label_endings: str = "",
    months: str = "",
    ordered: str | None = None,
    saying: str = "",
    numbers: str = "",
    expressions: str = "",
    also_objects: str = "",
    particles: str = "",
    streets: str = "",
    hyphened_adjectives: bool = False,
) -> Language:
    """A `Language` from its table, which lists the words of each class, separated by white space.

    `words` lists the closed classes; a word belongs to the first class that lists it. `endings` and `beginnings` give
    the class of unlisted words; the longest match wins. `abbreviations` end with a full stop in mid-sentence.
    `capital_nouns`: a capital letter does not mean a name. `unpunctuated`: captions omit the punctuation that ends
    clauses. `comma_before_clauses`: grammar requires a comma before every clause, so a comma does not mean a pause.

    `hyphened_adjectives`: an unlisted word with a hyphen is an adjective before a noun (ten-minute).

    `streets` are words of streets that a comma parts from the house number: 24, quai de la Douane; calle del Olmo, 14.

    The others are about numbers. `labels` precede a number, with or without a full stop (No. 4, page 12), and so do
    words that end in one of `label_endings` (Bahnhofstr. 12). `months` are spelled as in mid-sentence. `ordered` are
    nouns in lower case that follow an ordinal with a full stop (19. Jahrhundert); None if ordinals are not written that
    way.

    `numbers` are spelled-out cardinal numbers and their parts (cuarenta y ocho); one in none of the classes is a
    "quantity".

    `expressions` are separated by commas: words that a break should not part (as well as), with `/` between the
    spellings of a word (take/takes/took care of). A spelling that ends with ' is the start of a word (à cause de/d').

    `also_objects` are pronouns that are an object where no verb or noun follows: keep it | and go. `particles` are the
    prepositions that complete a verb where another preposition follows: run on | for a while. In a language that has
    some, all prepositions do where no noun follows: the rules you live by | and follow.

    `saying` are the verbs that follow a name after a quote ("Is that all?" Otto said.); a verb right after the quote is
    recognised by its small letter.
    """
    class_by_ending, class_by_beginning = _class_by_word(endings), _class_by_word(beginnings)
    spelled: Mapping[str, WordClass] = dict.fromkeys(numbers.split(), "quantity")
    return Language(
        MappingProxyType({**spelled, **_class_by_word(words)}),
        class_by_ending,
        max(map(len, class_by_ending), default=0),
        class_by_beginning,
        max(map(len, class_by_beginning), default=0),
        frozenset(abbreviations.split()),
        capital_nouns,
        unpunctuated,
        comma_before_clauses,
        frozenset(labels.split()),
        tuple(label_endings.split()),
        frozenset(months.split()),
        frozenset((ordered or "").split()),
        ordered is not None,
        frozenset(saying.split()),
        frozenset(numbers.split()),
        (by_start := _by_start(expressions)),
        frozenset(first for first, _ in by_start),
        frozenset(also_objects.split()),
        frozenset(particles.split()),
        frozenset(streets.split()),
        hyphened_adjectives,
    )


def _class_by_word(classes: Mapping[WordClass, str]) -> Mapping[str, WordClass]:
    found: dict[str, WordClass] = {}
    for word_class, words in classes.items():
        for word in words.split():
            found.setdefault(word, word_class)
    return MappingProxyType(found)


def _by_start(expressions: str) -> Mapping[tuple[str, str], tuple[Expression, ...]]:
    """Expressions by each spelling of their first two words, the longest first."""
    found: dict[tuple[str, str], list[Expression]] = {}
    for expression in filter(None, map(str.split, expressions.split(","))):
        spellings = tuple([frozenset(word.split("/")) for word in expression])
        for first, second in product(spellings[0], spellings[1]):
            found.setdefault((first, second), []).append(spellings)
    return MappingProxyType({start: tuple(sorted(each, key=len, reverse=True)) for start, each in found.items()})
