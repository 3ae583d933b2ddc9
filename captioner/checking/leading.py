"""Words that lead what follows them, so that no line ends with one.

Netflix does not separate a noun from its article, a verb from its subject pronoun, auxiliary or negation, a preposition
from its phrase, a title from its name; the BBC does not separate an article, a preposition, a conjunction or a pronoun
from what it leads. Which words these are, `captioner.languages` lists; classes that it only guesses by a word's ending
count for nothing here.
"""

from functools import lru_cache

from captioner.languages import load
from captioner.languages.language import WordClass
from captioner.layout.context import tokens_of
from captioner.text.marks import DASHES, OPENERS


def weakness(line: str, below: str, language: str) -> str:
    """The last word of a line with its class, if it leads what is below; else ""."""
    last = line[line.rfind(" ") + 1 :]
    kind = _leading(last, language)
    if not kind or (kind == "number" and not any(_is_unit(word, language) for word in below.split(None, 1)[:1])):
        return ""
    return f"{last} ({kind})"


@lru_cache(maxsize=1 << 16)
def _leading(word: str, language: str) -> str:
    """The class of a word that leads what follows, "number" of one that may, or "" for all others."""
    letters = word.lstrip(OPENERS + DASHES)
    if not letters[-1:].isalnum() and letters[-1:] not in (".", "'", "’"):
        return ""
    listed, plain = load(language).classes, letters.rstrip(".").lower().replace("’", "'")
    if {listed.get(plain), listed.get(plain.partition("'")[2])}.isdisjoint(_LEADING) and not any(
        char.isdigit() for char in letters
    ):
        return ""
    (token,) = tokens_of((word,), language)
    return token.at_end if not token.tail and token.at_end in (*_LEADING, "number") else ""


def _is_unit(word: str, language: str) -> bool:
    (token,) = tokens_of((word,), language)
    return token.at_start == "unit"


_LEADING: frozenset[WordClass] = frozenset(
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
"""Classes of words that lead what follows them."""
