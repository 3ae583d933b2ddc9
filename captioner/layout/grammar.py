"""What the letters of a word say of it: its class, what it ends with and begins with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from itertools import groupby
from unicodedata import combining, normalize

from captioner.languages import load
from captioner.languages.language import Language

_CLOSERS = "\"”’'»」』）)]›"
_OPENERS = "\"“‘'«「『（([¿¡‹„"
_DASHES = "—–-"
_ONLY_OPENERS = "«「『（([¿¡‹„"
_ONLY_CLOSERS = ".?!。？！؟।॥．…:;：；؛,，、،､»」』）)]›"
# What a word ends with, once closing quotes and brackets are off; the first that fits.
_TAILS = (
    (("…", "..."), "ellipsis"),
    (tuple(".?!。？！؟।॥．"), "sentence end"),
    (tuple(":;：；؛"), "colon or semicolon"),
    (tuple(",，、،､"), "comma"),
    (tuple(_DASHES), "dash"),
)
_CLOSING = "closing quote or bracket"
_QUESTION_MARKS = "?？؟"
_PUNCTUATION = ".?!。？！؟।॥．…:;：；؛,，、،､—–-"
_INITIALS = r"(?:[^\W\d_]\.)*[^\W\d_]"
# Letters of no word that people write.
_LONG = 100
_BEFORE_NOUNS = frozenset({"adjective", "article", "determiner", "number", "possessive", "quantity"})


# Equal ones are one object (`_interned`), so that a look-up need not compare them field by field.
@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """What the letters of a word, or of a phrase, say of it: its class, its punctuation, its capital."""

    at_end: str
    at_start: str
    tail: str
    question: bool
    head: str
    capital: bool
    # Whether it begins a noun phrase that goes on after it.
    opens: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "opens", self.tail == "" and self.at_end in _BEFORE_NOUNS)


def tokens_of(texts: Sequence[str], language: str) -> list[Token]:
    """What each word of a text says, or each phrase."""
    tokens = list(map(_tokenizer(language), texts))
    # Few texts have closing quotes: equal tokens are one object, so there are not many to ask.
    if any(token.tail == _CLOSING for token in set(tokens)):
        for at in [at for at, token in enumerate(tokens) if token.tail == _CLOSING]:
            token, mark = tokens[at - 1], tokens[at]
            # One that stands apart closes what its word ends: « Quoi ? »
            if mark.at_start == "closing mark" and at and token.tail:
                mark = replace(mark, tail=token.tail, question=token.question)
                tokens[at - 1 : at + 1] = replace(token, tail=""), mark
    return tokens


@lru_cache(maxsize=16)
def _tokenizer(language: str) -> Callable[[str], Token]:
    """The `_token` of a language, which remembers as many answers as a book has words."""
    return lru_cache(maxsize=1 << 14)(partial(_token, language=language))


def _token(text: str, language: str) -> Token:
    data = load(language)
    core = text.lstrip(_OPENERS + _DASHES) or text
    head = "before an opening quote or bracket" if len(core) < len(text) else ""
    if text[0] in _DASHES:
        head = "before a dash"
    bare = core.rstrip(_CLOSERS)
    tail = next((name for marks, name in _TAILS if bare.endswith(marks)), "")
    letters = bare.rstrip(_PUNCTUATION)
    word = _composed(letters.lower()).replace("’", "'")
    if tail == "sentence end" and bare.endswith(".") and _is_abbreviation(letters, word, data):
        tail = ""
    elif not tail and len(bare) < len(core):
        tail = _CLOSING
    if not any(map(str.isalnum, text)):
        # A mark that stands apart, as in French: « Quoi ? »
        at_end = "opening mark" if text[-1] in _ONLY_OPENERS else ""
        at_start = "closing mark" if text[0] in _ONLY_CLOSERS else ""
    elif any(char.isdigit() for char in letters):
        at_end = at_start = data.kinds.get(word, "number")
    else:
        at_end, at_start = data.kind_at_end(word), data.kind_at_start(word)
    capital = letters[:1].isupper() and at_end != "subject" and not data.capital_nouns
    question = tail == "sentence end" and bare.endswith(tuple(_QUESTION_MARKS))
    return _interned(at_end or "word", at_start or "word", tail, question, head, capital)


def _composed(text: str) -> str:
    """`text` in Unicode's normalization form C."""
    if len(text) > _LONG:
        # `normalize` sorts the marks of a letter by insertion: sorted before, thousands of them take it no time.
        runs = groupby("".join([normalize("NFD", char) for char in text]), lambda char: combining(char) > 0)
        text = "".join([char for marked, run in runs for char in (sorted(run, key=combining) if marked else run)])
    return normalize("NFC", text)


@cache
def _interned(at_end: str, at_start: str, tail: str, question: bool, head: str, capital: bool) -> Token:
    return Token(at_end, at_start, tail, question, head, capital)


def _is_abbreviation(letters: str, word: str, data: Language) -> bool:
    return word in data.abbreviations or (letters[:1].isupper() and re.fullmatch(_INITIALS, letters) is not None)
