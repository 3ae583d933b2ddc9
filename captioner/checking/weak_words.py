"""Weak words, which belong with the word after them, so no line should end with one.

Netflix does not separate a noun from its article, a verb from its subject pronoun, auxiliary or negation, a preposition
from its phrase, or a title from its name. The BBC does not separate an article, a preposition, a conjunction or a
pronoun from the words it belongs with. `captioner.languages` lists the words; classes that are only guessed from a
word's ending do not count here.
"""

from functools import lru_cache

from captioner.languages import load
from captioner.languages.language import WordClass
from captioner.layout.context import tokens_of
from captioner.text.marks import DASHES, OPENERS


def weak_last_word(line: str, below: str, language: str) -> str:
    """The last word of a line with its class, such as "the (article)", if it belongs with the text below; else ""."""
    last = line[line.rfind(" ") + 1 :]
    if not _may_be_weak(last, language):
        return ""
    word_class = _weak_class(tuple(line.split()[-2:]), tuple(below.split(None, 2)[:2]), language)
    if not word_class:
        return ""
    if word_class == "number" and not any(_is_unit(word, language) for word in below.split(None, 1)[:1]):
        return ""
    return f"{last} ({word_class})"


@lru_cache(maxsize=1 << 16)
def _may_be_weak(word: str, language: str) -> bool:
    """Whether a word is of a weak class, or a number, where its neighbours do not say otherwise."""
    letters = word.lstrip(OPENERS + DASHES)
    if not letters[-1:].isalnum() and letters[-1:] not in (".", "'", "’"):
        return False
    listed, plain = load(language).classes, letters.rstrip(".").lower().replace("’", "'")
    kinds = {listed.get(plain), listed.get(plain.partition("'")[2])}
    return not kinds.isdisjoint(_WEAK_CLASSES) or any(char.isdigit() for char in letters)


@lru_cache(maxsize=1 << 16)
def _weak_class(line_end: tuple[str, ...], below: tuple[str, ...], language: str) -> str:
    """The class of a weak word, "number" for one that is weak before a unit, or "" for any other word.

    `line_end` has the word with the one before it, `below` the two after it: a preposition is not weak where it ends
    its clause, nor a pronoun that is an object.
    """
    token = tokens_of((*line_end, *below), language)[len(line_end) - 1]
    return token.at_end if not token.tail and token.at_end in (*_WEAK_CLASSES, "number") else ""


def _is_unit(word: str, language: str) -> bool:
    (token,) = tokens_of((word,), language)
    return token.at_start == "unit"


_WEAK_CLASSES: frozenset[WordClass] = frozenset(
    {
        "article",
        "possessive",
        "determiner",
        "preposition",
        "genitive",
        "infinitive",
        "conjunction",
        "subordinator",
        "relative",
        "auxiliary",
        "contraction",
        "negation",
        "clitic",
        "subject",
        "title",
    }
)
