"""Rules for numbers and what belongs to them: 1 250 000, cuarenta y ocho, $ 500, No. 4, 24 December."""

import re
from collections.abc import Sequence
from unicodedata import category

from captioner.languages.language import Language
from captioner.layout.grammar import CURRENCIES, Token, changed
from captioner.layout.token_changes import Rule, bare, bind, no_end
from captioner.text.marks import CLOSERS, OPENERS, STOPS

# Patterns are compiled on first use: many clips need none.
_ENDS_IN_DIGIT = r"\d[)%]?$"
_STARTS_WITH_DIGIT = r"[(+#№§$€£¥₹~≈±−-]*\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|ª|-го|-е|\.)?$"
_DAY_COMMA, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?,$", r"\d{4}\b"
_HOUSE = r"\d{1,3}[a-zA-Z]?\W*$"
# A street's name has at most so many words, with the word for street.
_STREET_WORDS = 5
_ORDINAL = r"(?:\d{1,3}|[IVXLCDM]+)\.$"
# Between two numbers: 3 - 2, 16 : 9, 4 × 100.
_OPERATORS = frozenset("-–—−:×x*/+=÷")
_SIGNS_BEFORE, _SIGNS_AFTER = "#№§+±~≈<>≤≥−", "%‰°′″"
_LINKS = frozenset({"genitive", "preposition"})


def _number(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """Digits after digits: +1 (555) 010-4477, 1 250 000."""
    if _ends_in_digit(texts, at) and _starts_with_digit(texts, at + 1):
        bind(tokens, at, "inside a number")


def _spelled_number(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A number in several words: two hundred thousand, cuarenta y ocho, vingt et un."""
    if bare(texts[at]) not in data.numbers or tokens[at].tail:
        return
    if tokens[at].at_end == "unit":
        tokens[at] = changed(tokens[at], at_end="number")
    if _is_spelled(texts, at + 1, data):
        bind(tokens, at, "inside a number")
    elif at + 1 < len(texts) and tokens[at + 1].at_end == "conjunction" and _is_spelled(texts, at + 2, data):
        bind(tokens, at, "inside a number")
        bind(tokens, at + 1, "inside a number")


def _operator(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An operator between numbers: 3 - 2, 16 : 9, 4 × 100."""
    if texts[at] in _OPERATORS and _ends_in_digit(texts, at - 1) and _starts_with_digit(texts, at + 1):
        bind(tokens, at - 1, "inside a number")
        bind(tokens, at, "inside a number")


def _sign(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A currency or another sign beside its number: $ 500, 500 €, 40 %, CHF 20."""
    text = texts[at].rstrip(STOPS)
    money = text in CURRENCIES or all(category(char) == "Sc" for char in text) or category(text[-1]) == "Sc"
    if (money or all(char in _SIGNS_BEFORE for char in text)) and _starts_with_digit(texts, at + 1):
        bind(tokens, at, "inside a number")
    elif (money or text[:1] in _SIGNS_AFTER) and _ends_in_digit(texts, at - 1):
        bind(tokens, at - 1, "inside a number")


def _label(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A label and its number: No. 4, page 12, Bahnhofstr. 12."""
    word = texts[at].strip(OPENERS).removesuffix(".").lower()
    if (word in data.labels or word.endswith(data.label_endings)) and _starts_with_digit(texts, at + 1):
        bind(tokens, at, "label and number")


def _ordinal(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An ordinal with a full stop: 19. Jahrhundert, 3. maja, Ludwig XIV. war."""
    if not data.ordinal_stops or at + 1 == len(texts) or not re.search(_ORDINAL, texts[at].lstrip(OPENERS)):
        return
    after = texts[at + 1].rstrip(STOPS + CLOSERS)
    if after.lower() in data.ordered:
        bind(tokens, at, "ordinal and noun")
    elif after[:1].islower():
        no_end(tokens, at)


def _date(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A date: 24 December, March 5, 2020, 3 de octubre de 1990, the third of June."""
    text = texts[at].rstrip(STOPS)
    if text not in data.months:
        return
    linked = at > 1 and tokens[at - 1].at_end in _LINKS
    if at and re.match(_DAY, texts[at - 1]):
        bind(tokens, at - 1, "inside a date")
    elif linked and (
        re.match(_DAY, texts[at - 2]) or (tokens[at - 1].at_end == "genitive" and not tokens[at - 2].tail)
    ):
        bind(tokens, at - 2, "inside a date")
        bind(tokens, at - 1, "inside a date")
    if at + 2 < len(texts) and re.match(_DAY_COMMA, texts[at + 1]) and re.match(_YEAR, texts[at + 2]):
        bind(tokens, at + 1, "inside a date")
    if text == texts[at] or texts[at].endswith("."):
        linked = at + 2 < len(texts) and tokens[at + 1].at_end in _LINKS and re.match(_YEAR, texts[at + 2]) is not None
        if linked or _starts_with_digit(texts, at + 1):
            bind(tokens, at, "inside a date")
        if linked:
            bind(tokens, at + 1, "inside a date")


def _ends_in_digit(texts: Sequence[str], at: int) -> bool:
    return at >= 0 and re.search(_ENDS_IN_DIGIT, texts[at]) is not None


def _starts_with_digit(texts: Sequence[str], at: int) -> bool:
    return at < len(texts) and re.match(_STARTS_WITH_DIGIT, texts[at]) is not None


def _is_spelled(texts: Sequence[str], at: int, data: Language) -> bool:
    return at < len(texts) and bare(texts[at]) in data.numbers


def _address(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A street and its house number beside a comma: 24, quai de la Douane; calle del Olmo, 14."""
    if bare(texts[at]) not in data.streets:
        return
    if at and re.match(_HOUSE, texts[at - 1]) and texts[at - 1].endswith(","):
        bind(tokens, at - 1, "inside an address")
    for last in range(at + 1, min(at + _STREET_WORDS, len(texts) - 1)):
        if texts[last].endswith(","):
            if texts[last][0].isupper() and re.match(_HOUSE, texts[last + 1]):
                bind(tokens, last, "inside an address")
            return


NUMBER_RULES: Sequence[Rule] = (
    Rule(_number, ("digit",)),
    Rule(_spelled_number, ("number",)),
    Rule(_operator, ("mark",)),
    Rule(_sign, ("mark", "currency", "digit")),
    Rule(_label, ("label",)),
    Rule(_ordinal, ("digit", "stop")),
    Rule(_date, ("month",)),
    Rule(_address, ("street",)),
)
