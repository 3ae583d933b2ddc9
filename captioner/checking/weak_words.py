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
    word_class = _weak_class(last, language)
    if not word_class:
        return ""
    if word_class == "number" and not any(_is_unit(word, language) for word in below.split(None, 1)[:1]):
        return ""
    return f"{last} ({word_class})"


@lru_cache(maxsize=1 << 16)
def _weak_class(word: str, language: str) -> str:
    """The class of a weak word, "number" for one that is weak before a unit, or "" for any other word."""
    letters = word.lstrip(OPENERS + DASHES)
    if not letters[-1:].isalnum() and letters[-1:] not in (".", "'", "’"):
        return ""
    listed, plain = load(language).classes, letters.rstrip(".").lower().replace("’", "'")
    if {listed.get(plain), listed.get(plain.partition("'")[2])}.isdisjoint(_WEAK_CLASSES) and not any(
        char.isdigit() for char in letters
    ):
        return ""
    (token,) = tokens_of((word,), language)
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
