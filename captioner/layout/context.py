"""`tokens_of`: the grammar of each word in its context, where its own letters do not decide it.

A full stop ends no sentence after an ordinal (19. Jahrhundert), a label (No. 4), a letter (u. a.), or a unit before a
word in lower case (3 km. before). A word gets a bond, the reason why no line should end between it and the next:
"1 250 | 000" would be split inside a number.
"""

import re
from collections.abc import Callable, Sequence
from unicodedata import category

from captioner.languages import load
from captioner.languages.language import Language
from captioner.layout.grammar import CURRENCIES, Bond, Tail, Token, changed, tokenizer
from captioner.text.marks import CLOSERS, DASHES, OPENERS, QUOTES, STOPS

# Patterns are compiled on first use: many clips need none.
_ENDS_IN_DIGIT = r"\d[)%]?$"
_STARTS_WITH_DIGIT = r"[(+#№§$€£¥₹~≈±−-]*\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|ª|-го|-е|\.)?$"
_DAY_COMMA, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?,$", r"\d{4}\b"
_ORDINAL = r"(?:\d{1,3}|[IVXLCDM]+)\.$"
_LETTER = r"[^\W\d_]\.$"
# Between two numbers: 3 - 2, 16 : 9, 4 × 100.
_OPERATORS = frozenset("-–—−:×x*/+=÷")
_SIGNS_BEFORE, _SIGNS_AFTER = "#№§+±~≈<>≤≥−", "%‰°′″"
_LINKS = frozenset({"genitive", "preposition"})
_ENDS_A_SENTENCE = frozenset({"sentence end", "ellipsis"})


def tokens_of(texts: Sequence[str], language: str) -> list[Token]:
    """The token of each word of a text, or of each phrase, in its context."""
    tokens = list(map(tokenizer(language), texts))
    # Equal tokens are one object, so the set is small.
    if any(token.contextual for token in set(tokens)):
        data = load(language)
        for at in [at for at, token in enumerate(tokens) if token.contextual]:
            for rule in _RULES:
                rule(texts, tokens, at, data)
    return tokens


def _closing_mark(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A separate closing mark, which ends what the word before it ends: « Quoi ? »"""
    mark = tokens[at]
    if mark.at_start == "closing mark" and mark.tail == "closing quote or bracket" and at and tokens[at - 1].tail:
        tokens[at] = changed(mark, tail=tokens[at - 1].tail, question=tokens[at - 1].question)
        _no_end(tokens, at - 1)


def _number(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """Digits after digits: +1 (555) 010-4477, 1 250 000."""
    if _ends_in_digit(texts, at) and _starts_with_digit(texts, at + 1):
        _bind(tokens, at, "inside a number")


def _operator(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An operator between numbers: 3 - 2, 16 : 9, 4 × 100."""
    if texts[at] in _OPERATORS and _ends_in_digit(texts, at - 1) and _starts_with_digit(texts, at + 1):
        _bind(tokens, at - 1, "inside a number")
        _bind(tokens, at, "inside a number")


def _sign(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A currency or another sign beside its number: $ 500, 500 €, 40 %, CHF 20."""
    text = texts[at].rstrip(STOPS)
    money = text in CURRENCIES or all(category(char) == "Sc" for char in text) or category(text[-1]) == "Sc"
    if (money or all(char in _SIGNS_BEFORE for char in text)) and _starts_with_digit(texts, at + 1):
        _bind(tokens, at, "inside a number")
    elif (money or text[:1] in _SIGNS_AFTER) and _ends_in_digit(texts, at - 1):
        _bind(tokens, at - 1, "inside a number")


def _opening_dash(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A dash that opens direct speech: — Non."""
    opens = at == 0 or tokens[at - 1].tail in _ENDS_A_SENTENCE
    if opens and at + 1 < len(texts) and not texts[at].strip(DASHES):
        _bind(tokens, at, "after a dash that opens")


def _speech_tag(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A quote and who says it: “Bad news?” asked her sister, “Is that all?” Otto said."""
    if not tokens[at].tail or not texts[at].rstrip(STOPS).endswith(tuple(QUOTES)) or at + 1 == len(texts):
        return
    after = texts[at + 1].lstrip(DASHES)
    says = any(word.rstrip(STOPS).lower() in data.saying for word in texts[at + 2 : at + 3])
    if after[:1].islower() or (says and after[:1].isupper()):
        tail: Tail = "comma" if tokens[at].tail == "comma" else "closing quote or bracket"
        tokens[at] = changed(tokens[at], bond="quote and who says it", tail=tail, question=False)


def _label(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A label and its number: No. 4, page 12, Bahnhofstr. 12."""
    word = texts[at].strip(OPENERS).removesuffix(".").lower()
    if (word in data.labels or word.endswith(data.label_endings)) and _starts_with_digit(texts, at + 1):
        _bind(tokens, at, "label and number")


def _ordinal(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An ordinal with a full stop: 19. Jahrhundert, 3. maja, Ludwig XIV. war."""
    if not data.ordinal_stops or at + 1 == len(texts) or not re.search(_ORDINAL, texts[at].lstrip(OPENERS)):
        return
    after = texts[at + 1].rstrip(STOPS + CLOSERS)
    if after.lower() in data.ordered:
        _bind(tokens, at, "ordinal and noun")
    elif after[:1].islower():
        _no_end(tokens, at)


def _letters(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An abbreviation of separate letters: u. a., z. B., т. е."""
    if re.match(_LETTER, texts[at].lstrip(OPENERS)) and at + 1 < len(texts) and re.match(_LETTER, texts[at + 1]):
        _bind(tokens, at, "inside an abbreviation")


def _full_stop(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A full stop before a word in lower case: 3 km. before, u. a. am."""
    if texts[at].endswith(".") and at + 1 < len(texts) and texts[at + 1][0].islower():
        word = texts[at].removesuffix(".").lower()
        if data.classes.get(word) == "unit" or len(word) == 1:
            _no_end(tokens, at)


def _date(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A date: 24 December, March 5, 2020, 3 de octubre de 1990, the third of June."""
    text = texts[at].rstrip(STOPS)
    if text not in data.months:
        return
    linked = at > 1 and tokens[at - 1].at_end in _LINKS
    if at and re.match(_DAY, texts[at - 1]):
        _bind(tokens, at - 1, "inside a date")
    elif linked and (
        re.match(_DAY, texts[at - 2]) or (tokens[at - 1].at_end == "genitive" and not tokens[at - 2].tail)
    ):
        _bind(tokens, at - 2, "inside a date")
        _bind(tokens, at - 1, "inside a date")
    if at + 2 < len(texts) and re.match(_DAY_COMMA, texts[at + 1]) and re.match(_YEAR, texts[at + 2]):
        _bind(tokens, at + 1, "inside a date")
    if text == texts[at] or texts[at].endswith("."):
        linked = at + 2 < len(texts) and tokens[at + 1].at_end in _LINKS and re.match(_YEAR, texts[at + 2]) is not None
        if linked or _starts_with_digit(texts, at + 1):
            _bind(tokens, at, "inside a date")
        if linked:
            _bind(tokens, at + 1, "inside a date")


_RULES: Sequence[Callable[[Sequence[str], list[Token], int, Language], None]] = (
    _closing_mark,
    _number,
    _operator,
    _sign,
    _opening_dash,
    _speech_tag,
    _label,
    _ordinal,
    _letters,
    _full_stop,
    _date,
)


def _ends_in_digit(texts: Sequence[str], at: int) -> bool:
    return at >= 0 and re.search(_ENDS_IN_DIGIT, texts[at]) is not None


def _starts_with_digit(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and re.match(_STARTS_WITH_DIGIT, texts[at]) is not None


def _bind(tokens: list[Token], at: int, bond: Bond) -> None:
    tokens[at] = changed(tokens[at], bond=bond, tail="", question=False)


def _no_end(tokens: list[Token], at: int) -> None:
    tokens[at] = changed(tokens[at], tail="", question=False)
