"""What the grouping knows of a language: one table each, `<language>.toml`, for a linguist to edit.

`[words]` lists the closed classes, a word in the first class that names it; `[endings]` and `[beginnings]` tell the
class of a word that no list names, the longest one first; `[abbreviations]` end with a full stop in mid-sentence.
`capital_nouns` says that a capital letter makes no name, `unpunctuated` that captions leave out the punctuation that
ends clauses, `comma_before_clauses` that grammar puts a comma before every clause, so that it tells of no pause.
"""

import os
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.text import primary_subtag


class Language(NamedTuple):
    """A language's closed classes; every word is in lower case, with ' for both apostrophes."""

    kinds: Mapping[str, str]
    endings: Mapping[str, str]
    beginnings: Mapping[str, str]
    abbreviations: frozenset[str]
    capital_nouns: bool = False
    unpunctuated: bool = False
    comma_before_clauses: bool = False

    def kind_at_end(self, word: str) -> str:
        """The class that matters where a line ends with `word`, or ""."""
        _, _, elided = word.partition("'")
        return (
            self.kinds.get(word)
            or (elided and self.kinds.get(elided))
            or next((self.endings[word[at:]] for at in range(len(word)) if word[at:] in self.endings), "")
        )

    def kind_at_start(self, word: str) -> str:
        """The class that matters where a line begins with `word`, or ""."""
        return self.kinds.get(word) or next(
            (self.beginnings[word[:end]] for end in range(len(word), 0, -1) if word[:end] in self.beginnings),
            "",
        )


def load(language: str) -> Language:
    """The data of a language, by its BCP 47 tag; of a language that has no table, an empty one."""
    return _load(primary_subtag(language))


@cache
def _load(subtag: str) -> Language:
    path = os.path.join(os.path.dirname(__file__), f"{subtag}.toml")
    # A tag is the caller's: only letters may reach the file system.
    if not subtag.isalpha() or not os.path.isfile(path):
        nothing: Mapping[str, str] = MappingProxyType({})
        return Language(nothing, nothing, nothing, frozenset())
    import tomllib

    with open(path, "rb") as file:
        table = tomllib.load(file)
    return Language(
        _by_word(table["words"]),
        _by_word(table["endings"]),
        _by_word(table["beginnings"]),
        frozenset(table["abbreviations"]["words"].split()),
        table.get("capital_nouns", False),
        table.get("unpunctuated", False),
        table.get("comma_before_clauses", False),
    )


def _by_word(classes: Mapping[str, str]) -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in classes.items():
        for word in words.split():
            kinds.setdefault(word, kind.replace("_", " "))
    return MappingProxyType(kinds)
