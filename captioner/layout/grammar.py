"""`tokenizer`: the grammar of a word, from its own letters: classes, punctuation, capital."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import Any, Literal
from unicodedata import combining, normalize

from captioner.languages import load
from captioner.languages.language import Language, WordClass
from captioner.text.marks import (
    CLOSERS,
    COLONS,
    COMMAS,
    DASHES,
    ELLIPSIS,
    OPENERS,
    QUESTION_MARKS,
    QUOTES,
    SEMICOLONS,
    SENTENCE_ENDS,
    STOPS,
    UNAMBIGUOUS_CLOSERS,
    UNAMBIGUOUS_OPENERS,
)

EndClass = WordClass | Literal["word", "opening mark"]
StartClass = WordClass | Literal["word", "closing mark"]
Tail = Literal["", "sentence end", "ellipsis", "colon or semicolon", "comma", "dash", "closing quote or bracket"]
Head = Literal["", "before an opening quote or bracket", "before a dash"]
Bond = Literal[
    "",
    "inside a number",
    "inside a date",
    "inside an address",
    "inside an abbreviation",
    "inside an expression",
    "verb and its stranded preposition",
    "label and number",
    "ordinal and noun",
    "after a dash that opens",
    "inside a name in quotes",
    "quote and who says it",
]

Trigger = Literal[
    "currency",
    "digit",
    "expression",
    "label",
    "mark",
    "month",
    "number",
    "object",
    "preposition",
    "quote",
    "stop",
    "street",
]
"""What in a word makes a rule of `context.py` examine it; a mark is a word without letters and digits."""

# The end of a word without its closing quotes and brackets; the first match wins.
_TAILS: tuple[tuple[tuple[str, ...], Tail], ...] = (
    ((ELLIPSIS, "..."), "ellipsis"),
    (tuple(SENTENCE_ENDS), "sentence end"),
    (tuple(COLONS + SEMICOLONS), "colon or semicolon"),
    (tuple(COMMAS), "comma"),
    (tuple(DASHES), "dash"),
)
_CLOSING: Tail = "closing quote or bracket"
_ENTITY = r"&#?\w+;$"
_INITIALS = r"(?:[^\W\d_]\.)*[^\W\d_]"
# ISO 4217 codes of the most traded currencies.
CURRENCIES = frozenset(
    ("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK", "RUB")
)
_AMPERSANDS = ("&", "＆")
# More characters than any real word has.
_LONG = 100
_BEFORE_NOUNS: frozenset[EndClass] = frozenset(
    {"adjective", "article", "determiner", "number", "possessive", "quantity"}
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Token:
    """The grammar of a word, or of a phrase in a language written without spaces.

    A word can have two classes: French d'eau is a preposition for a break before it (`at_start`) and a plain "word" for
    one after it (`at_end`). Most words have one; "word" is for those that are in no table. A mark that is a word of its
    own, as in « Quoi ? », is an "opening mark" at its end or a "closing mark" at its start.

    Tokens compare by identity, so that a look-up need not go through their fields: `interned` makes equal ones one
    object.
    """

    at_end: EndClass
    at_start: StartClass
    tail: Tail
    """The punctuation at its end, before closing quotes and brackets; these count if there is no other."""
    question: bool
    """Whether it ends a question."""
    head: Head
    """The mark at its start, as the name of the reason at a break before it."""
    capital: bool
    """Whether it begins with a capital that may mark a name: not "I", and no noun where all nouns have capitals."""
    triggers: frozenset[Trigger]
    """What makes rules of `context.py` examine it with its neighbours."""
    bond: Bond = ""
    """What a break after it would split, judged by its neighbours."""
    opens: bool = field(init=False)
    """Whether it begins a noun phrase that continues after it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "opens", self.tail == "" and self.at_end in _BEFORE_NOUNS)


@lru_cache(maxsize=16)
def tokenizer(language: str) -> Callable[[str], Token]:
    """The `_token` of a language, with a cache for as many words as a book has."""
    return lru_cache(maxsize=1 << 14)(partial(_token, language=language))


def _token(text: str, language: str) -> Token:
    """The token of one word, without its context."""
    data = load(language)
    # A quote that opens in one language closes in another: its side of the word decides which it does here.
    core = text.lstrip(OPENERS + QUOTES + DASHES) or text
    bare = core.rstrip(CLOSERS + QUOTES)
    letters = bare.rstrip(STOPS + DASHES)
    word = _composed(letters.lower()).replace("’", "'")
    tail: Tail = next((name for marks, name in _TAILS if bare.endswith(marks)), "")
    if (tail == "sentence end" and bare.endswith(".") and _is_abbreviation(letters, word, data)) or (
        tail == "colon or semicolon" and re.search(_ENTITY, bare)
    ):
        tail = ""
    elif not tail and len(bare) < len(core):
        tail = _CLOSING
    head: Head = "before an opening quote or bracket" if len(core) < len(text) else ""
    at_end, at_start = _classes(text, letters, word, data)
    return interned(
        at_end=at_end,
        at_start=at_start,
        tail=tail,
        question=tail == "sentence end" and bare.endswith(tuple(QUESTION_MARKS)),
        head="before a dash" if text[0] in DASHES else head,
        capital=letters[:1].isupper() and at_end != "subject" and not data.capital_nouns,
        triggers=_triggers(text, word, data),
    )


def _triggers(text: str, word: str, data: Language) -> frozenset[Trigger]:
    """What in a word may make a rule of `context.py` apply to it."""
    found: list[Trigger] = []
    if any(map(str.isdigit, text)):
        found.append("digit")
    if not any(map(str.isalnum, text)):
        found.append("mark")
    if text.endswith(".") and (len(word) < 3 or data.classes.get(word) == "unit" or word in data.abbreviations):
        found.append("stop")
    if word in data.labels or word.endswith(data.label_endings):
        found.append("label")
    if text.rstrip(STOPS) in data.months:
        found.append("month")
    if text in CURRENCIES:
        found.append("currency")
    if text[-1] in QUOTES + "」』" or ("가" <= text[-1] <= "힣" and any(quote in text for quote in CLOSERS)):
        found.append("quote")
    if word in data.numbers:
        found.append("number")
    if word in data.first_words:
        found.append("expression")
    if word in data.also_objects:
        found.append("object")
    if word in data.streets:
        found.append("street")
    if data.particles and data.classes.get(word) == "preposition":
        found.append("preposition")
    return frozenset(found)


def _classes(text: str, letters: str, word: str, data: Language) -> tuple[EndClass, StartClass]:
    """The classes at the end and at the start of a text whose letters, in lower case, are `word`."""
    if text in _AMPERSANDS:
        return "conjunction", "conjunction"
    if not any(map(str.isalnum, text)):
        # A separate mark, as in French: « Quoi ? »
        return (
            "opening mark" if text[-1] in UNAMBIGUOUS_OPENERS else "word",
            "closing mark" if text[0] in STOPS + UNAMBIGUOUS_CLOSERS else "word",
        )
    if any(map(str.isdigit, letters)):
        return (number := data.classes.get(word, "number")), number
    hyphened = data.hyphened_adjectives and "-" in word and letters.islower()
    return data.class_at_end(word) or ("adjective" if hyphened else "word"), data.class_at_start(word) or "word"


def _composed(text: str) -> str:
    """`text` in Unicode's normalization form C."""
    if len(text) > _LONG:
        # `normalize` sorts the marks of a letter by insertion: if sorted beforehand, thousands of them take no time.
        runs = groupby("".join([normalize("NFD", char) for char in text]), lambda char: combining(char) > 0)
        text = "".join([char for marked, run in runs for char in (sorted(run, key=combining) if marked else run)])
    return normalize("NFC", text)


@cache
def interned(
    *,
    at_end: EndClass,
    at_start: StartClass,
    tail: Tail,
    question: bool,
    head: Head,
    capital: bool,
    triggers: frozenset[Trigger],
    bond: Bond = "",
) -> Token:
    """The only token with these fields."""
    return Token(
        at_end=at_end,
        at_start=at_start,
        tail=tail,
        question=question,
        head=head,
        capital=capital,
        triggers=triggers,
        bond=bond,
    )


def changed(token: Token, **changes: Any) -> Token:
    """The token that equals `token` except in the fields of `changes`."""
    fields = {name: getattr(token, name) for name in Token.__slots__ if name != "opens"}
    return interned(**{**fields, **changes})


def _is_abbreviation(letters: str, word: str, data: Language) -> bool:
    """Whether the full stop after `letters` may be in mid-sentence: after "Dr", after "J" and "U.S"."""
    return word in data.abbreviations or (letters[:1].isupper() and re.fullmatch(_INITIALS, letters) is not None)
