"""What is known of a language, and how its table is written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Language(NamedTuple):
    """A language's closed classes; every word is in lower case, with ' for both apostrophes."""

    kinds: Mapping[str, str]
    endings: Mapping[str, str]
    longest_ending: int
    beginnings: Mapping[str, str]
    longest_beginning: int
    abbreviations: frozenset[str]
    capital_nouns: bool
    unpunctuated: bool
    comma_before_clauses: bool

    def kind_at_end(self, word: str) -> str:
        """The class that matters where a line ends with `word`, or ""."""
        _, _, elided = word.partition("'")
        ending = word[-self.longest_ending :] if self.longest_ending else ""
        return (
            self.kinds.get(word)
            or (elided and self.kinds.get(elided))
            or next((self.endings[ending[at:]] for at in range(len(ending)) if ending[at:] in self.endings), "")
        )

    def kind_at_start(self, word: str) -> str:
        """The class that matters where a line begins with `word`, or ""."""
        longest = min(len(word), self.longest_beginning)
        return self.kinds.get(word) or next(
            (self.beginnings[word[:end]] for end in range(longest, 0, -1) if word[:end] in self.beginnings), ""
        )


def language(
    *,
    words: Mapping[str, str],
    endings: Mapping[str, str],
    beginnings: Mapping[str, str],
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


def _by_word(classes: Mapping[str, str]) -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in classes.items():
        for word in words.split():
            kinds.setdefault(word, kind)
    return MappingProxyType(kinds)
