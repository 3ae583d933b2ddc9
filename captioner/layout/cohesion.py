"""`Ties`: what the syntax around the boundary between two words adds to the price of a break there.

Learned from a treebank and from captions by hand (`tests/fit`), and kept as numbers in `captioner/languages/ties`, a
file a language; `captioner.languages.ties` says how it is written. A language without a file has no ties.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.languages.ties import TieTable, load_ties
from captioner.layout.grammar import Tail
from captioner.layout.patterns import Kinds, Signs, kind_patterns, kinds_around, kinds_at, signs_of, word_patterns
from captioner.text.measure import primary_subtag

# How many words, pairs of words and runs of classes are remembered: those of a few books.
_REMEMBERED = 1 << 17


class Tie(NamedTuple):
    """What is added to the price of a break at a line's end and at a cue's, and the relation that it parts, or ""."""

    line: int
    cue: int
    relation: str


FREE_TIE = Tie(0, 0, "")
TOGETHER, APART = "parts words that belong together", "parts words that belong to different phrases"
PARTED: Mapping[str, str] = MappingProxyType(
    {
        "acl": "parts a noun from the clause that describes it",
        "advcl": "parts a verb from the clause that goes with it",
        "advmod": "parts an adverb from its word",
        "amod": "parts an adjective from its noun",
        "appos": "parts a noun from its explanation",
        "aux": "parts an auxiliary from its verb",
        "case": "parts a preposition from its noun",
        "cc": "parts a conjunction from what it joins",
        "ccomp": "parts a verb from its clause",
        "compound": "parts a compound",
        "conj": "parts what a conjunction joins",
        "cop": 'parts a form of "be" from what it says',
        "csubj": "parts a clause from the verb whose subject it is",
        "det": "parts a determiner from its noun",
        "discourse": "parts an interjection from its clause",
        "expl": "parts a pronoun from its verb",
        "fixed": "parts a fixed expression",
        "flat": "parts a name",
        "goeswith": "parts a word",
        "iobj": "parts a verb from its object",
        "mark": "parts the word that begins a clause from it",
        "nmod": "parts a noun from what describes it",
        "nsubj": "parts a subject from its verb",
        "nummod": "parts a number from what it counts",
        "obj": "parts a verb from its object",
        "obl": "parts a verb from what goes with it",
        "parataxis": "parts two clauses of one sentence",
        "vocative": "parts a clause from whom it speaks to",
        "xcomp": "parts a verb from its complement",
    }
)
"""What a break parts, by the relation of Universal Dependencies that crosses it."""


def name_of(tie: Tie) -> str:
    """What a break with this tie parts, in words."""
    return PARTED.get(tie.relation, TOGETHER) if tie.line + tie.cue > 0 else APART


class Ties:
    """What a table says of boundaries."""

    def __init__(self, table: TieTable) -> None:
        self.table = table
        # What has been found is remembered as plain tuples: see `patterns.py`.
        remembered = lru_cache(maxsize=_REMEMBERED)
        self.signs = remembered(self._signs)
        self._of_words = remembered(lambda *at: self._sum(word_patterns(*at)))
        self._of_kinds = remembered(lambda *at: self._sum(kind_patterns(*at)))

    def between(self, texts: Sequence[str], tails: Sequence[Tail]) -> list[Tie]:
        """What is added to a break after each word but the last; nothing after punctuation other than a comma."""
        signs = list(map(self.signs, texts))
        edges = kinds_around(signs, tails)
        return list(map(self._tie, signs, signs[1:], edges, tails))

    def at(self, texts: Sequence[str], tails: Sequence[Tail], place: int) -> Tie:
        """What is added to a break after one word, the one at `place`."""
        first = max(0, place - 1)
        signs, tails = list(map(self.signs, texts[first : place + 3])), tails[first : place + 3]
        place -= first
        return self._tie(signs[place], signs[place + 1], kinds_at(signs, tails, place), tails[place])

    def _tie(self, before: Signs, after: Signs, kinds: Kinds, tail: Tail) -> Tie:
        if tail and tail != "comma":
            return FREE_TIE
        mark = "," if tail else ""
        line, cue, relation = self._of_words(before[-1], after[0], mark)
        more_line, more_cue, other_relation = self._of_kinds(kinds, mark)
        return Tie(line + more_line, cue + more_cue, relation or other_relation)

    def kinds(self, text: str) -> tuple[str, str]:
        """The classes of the first and the last word of a phrase; in text with spaces, both are those of the word."""
        signs = self.signs(text)
        return signs[0][0], signs[-1][0]

    def is_verb(self, text: str) -> bool:
        """Whether a word is a verb, as far as its letters show."""
        return self.kinds(text)[0] == "VERB"

    def _signs(self, text: str) -> Signs:
        return signs_of(text, self.table)

    def _sum(self, names: Iterable[str]) -> tuple[int, int, str]:
        """What the rows with these names add together, with the first relation that one of them names."""
        rows = [row for row in map(self.table.patterns.get, names) if row is not None]
        relation = next((row[2] for row in rows if row[2]), "")
        return sum([int(row[0]) for row in rows]), sum([int(row[1]) for row in rows]), relation


def ties(language: str) -> Ties | None:
    """The ties of a language, by its tag, or None where it has no table."""
    return _ties(primary_subtag(language))


@cache
def _ties(subtag: str) -> Ties | None:
    table = load_ties(subtag)
    return None if table is None else Ties(table)
