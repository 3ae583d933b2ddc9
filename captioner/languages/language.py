"""What is known of a language, and how its table is written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

WordClass = Literal[
    "adjective",
    "adnominal",  # leads the noun after it, and ends no phrase: Hindi का, Japanese の, Chinese 的
    "adverb",  # of degree or focus: "very", "only"
    "article",
    "auxiliary",
    "catenative",  # leads the infinitive after it: "want", "able"
    "clause final",  # ends a clause where captions leave out the comma: Korean -지만
    "clitic",  # a pronoun that leads its verb: French "se", Italian "lo"
    "conjunction",  # joins equals: "and"
    "contraction",  # a pronoun and its verb in one: "I'm", "that'll"
    "determiner",
    "enclitic",  # belongs to the word before it: Hindi है, Polish "się mu"
    "genitive",  # "of"
    "gerund",
    "infinitive",  # "to"
    "negation",
    "noun",
    "number",  # in words: figures are numbers without being listed
    "object",  # an object pronoun: "them"
    "participle",
    "particle",  # inside a family name: "von", "di"
    "phrasal",  # completes a verb more often than it begins a phrase: "up", "away"
    "possessive",
    "postposition",  # follows its noun, and ends a phrase: Turkish "için", German "zufolge"
    "preposition",
    "quantity",  # counts the noun after it: "many", "few"
    "relative",  # "which", "who"
    "sentence final",  # ends a sentence where captions leave out the full stop: Japanese です
    "subject",  # a subject pronoun: "they"
    "subordinator",  # begins a clause: "because"
    "title",  # leads a name: "Dr"
    "topic",  # ends a noun phrase: Japanese は
    "unit",  # follows its number: "km", "years"
    "verb",
]
"""What a table may say that a word is. A line may end, or not, by the class of the word before and of the word after:
a new class needs a price for both in `captioner.layout.costs`."""


class Language(NamedTuple):
    """A language's closed classes; every word is in lower case, with ' for both apostrophes."""

    classes: Mapping[str, WordClass]
    endings: Mapping[str, WordClass]
    longest_ending: int
    beginnings: Mapping[str, WordClass]
    longest_beginning: int
    abbreviations: frozenset[str]
    capital_nouns: bool
    unpunctuated: bool
    comma_before_clauses: bool

    def class_at_end(self, word: str) -> WordClass | None:
        """The class that matters where a line ends with `word`, or None."""
        _, _, elided = word.partition("'")
        ending = word[-self.longest_ending :] if self.longest_ending else ""
        return (
            self.classes.get(word)
            or self.classes.get(elided)
            or next((self.endings[ending[at:]] for at in range(len(ending)) if ending[at:] in self.endings), None)
        )

    def class_at_start(self, word: str) -> WordClass | None:
        """The class that matters where a line begins with `word`, or None."""
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
) -> Language:
    """A language by its table: of each class its words, with white space between them.

    `words` lists the closed classes, a word in the first class that names it; `endings` and `beginnings` tell the
    class of a word that no list names, the longest one first; `abbreviations` end with a full stop in mid-sentence.
    `capital_nouns` says that a capital letter makes no name, `unpunctuated` that captions leave out the punctuation
    that ends clauses, `comma_before_clauses` that grammar puts a comma before every clause, so that it tells of no
    pause.
    """
    kind_by_ending, kind_by_beginning = _by_word(endings), _by_word(beginnings)
    return Language(
        _by_word(words),
        kind_by_ending,
        max(map(len, kind_by_ending), default=0),
        kind_by_beginning,
        max(map(len, kind_by_beginning), default=0),
        frozenset(abbreviations.split()),
        capital_nouns,
        unpunctuated,
        comma_before_clauses,
    )


def _by_word(classes: Mapping[WordClass, str]) -> Mapping[str, WordClass]:
    kinds: dict[str, WordClass] = {}
    for kind, words in classes.items():
        for word in words.split():
            kinds.setdefault(word, kind)
    return MappingProxyType(kinds)
