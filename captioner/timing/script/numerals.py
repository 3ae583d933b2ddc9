"""What may be said for a number in figures, spelled out by the rules of the Unicode CLDR (unicode-rbnf), as letters."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from captioner.languages.spoken import load_spoken
from captioner.text.measure import primary_subtag
from captioner.timing.script.letters import letters_of

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

# Longer numbers are read digit by digit.
_MOST_DIGITS = 15
# A number of so many digits may be read by digits, or in pairs.
_CODE_DIGITS = 24
_YEARS = range(1000, 2100)
_GROUPING = re.compile(r"[\s'’\u00a0\u2007\u202f_]")


@lru_cache(maxsize=1 << 12)
def number_letters(text: str, language: str) -> tuple[str, ...]:
    """What may be said for a number, from the most likely on: as a quantity, a year, in pairs, and digit by digit."""
    said: list[str] = []
    for whole, fraction in _values(text, language):
        if fraction:
            said += _decimals(whole, fraction, language)
            continue
        if len(whole) <= _MOST_DIGITS:
            said += cardinals(int(whole), language)
            if int(whole) in _YEARS:
                said += _spelled(int(whole), language, "YEAR")
        if 1 < len(whole) <= _CODE_DIGITS:
            said += _in_pairs(whole, language)
        if len(whole) > 1:
            said += digits(whole, language)
    return tuple(dict.fromkeys(said))


@lru_cache(maxsize=1 << 12)
def cardinals(value: int, language: str) -> tuple[str, ...]:
    """What may be said for a quantity, in every gender and case that the rules know."""
    return tuple(dict.fromkeys(_varied(_spelled(value, language, "CARDINAL"), language)))


@lru_cache(maxsize=1 << 12)
def ordinals(value: int, language: str) -> tuple[str, ...]:
    """What may be said for a place in an order; empty where the rules of the language have none."""
    return tuple(dict.fromkeys(_varied(_spelled(value, language, "ORDINAL"), language)))


@lru_cache(maxsize=1 << 12)
def years(text: str, language: str) -> tuple[str, ...]:
    """What may be said for a year."""
    value = int(text)
    pairs = _in_pairs(text, language) if len(text) == 4 else []
    return tuple(dict.fromkeys([*_spelled(value, language, "YEAR"), *cardinals(value, language), *pairs]))


def digits(text: str, language: str) -> Iterator[str]:
    """The digits one by one; a 0 is said in each way that there is."""
    for names in digit_names(language, zero="0" in text):
        yield "".join([names[int(digit)] for digit in text])


def digit_names(language: str, *, zero: bool) -> Iterator[list[str]]:
    """What the digits 0 to 9 are called, in each way; without `zero`, it does not matter how a 0 is said."""
    table = load_spoken(language)
    own = [_first(value, language) for value in range(10)]
    others = [letters_of(name) for name in table.digits]
    for names in [own, [own[0], *others]] if others else [own]:
        yield names
        yield from ([letters_of(said), *names[1:]] for said in table.zeros if zero)


def _first(value: int, language: str) -> str:
    return next(iter(cardinals(value, language)), str(value))


def _in_pairs(text: str, language: str) -> list[str]:
    """Two figures at a time, as years and codes are read: nineteen eighty-four, seven forty-seven, twenty oh five."""
    head = len(text) % 2
    pairs = ([text[0]] if head else []) + [text[at : at + 2] for at in range(head, len(text), 2)]
    if len(pairs) < 2:
        return []
    choices = []
    for pair in pairs:
        said = [_first(int(pair), language)]
        if pair[0] == "0" and len(pair) == 2:
            zeros = [letters_of(zero) for zero in load_spoken(language).zeros]
            said = [f"{zero}{_first(int(pair[1]), language)}" for zero in zeros] or said
        choices.append(said)
    return ["".join(one) for one, _ in zip(product(*choices), range(8), strict=False)]


def _decimals(whole: str, fraction: str, language: str) -> Iterator[str]:
    points = [letters_of(point) for point in load_spoken(language).points] or [""]
    before = cardinals(int(whole), language) if len(whole) <= _MOST_DIGITS else tuple(digits(whole, language))
    after = [*digits(fraction, language)]
    if fraction[0] != "0" and len(fraction) <= 3:
        after += cardinals(int(fraction), language)
    for point in points:
        yield from (f"{one}{point}{two}" for one in before[:3] for two in after[:6])
        if whole == "0":
            yield from (f"{point}{two}" for two in after[:6])


def _values(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The whole part and the fraction of a number, in each way that its points and commas can be meant."""
    text = _GROUPING.sub("", text)
    marks = [char for char in text if char in ".,"]
    if not marks:
        yield text, ""
        return
    plain = re.sub("[.,]", "", text)
    last = max(text.rfind("."), text.rfind(","))
    decimal = re.sub("[.,]", "", text[:last]), text[last + 1 :]
    if len(set(marks)) == 2:
        yield decimal
    elif len(marks) > 1:
        yield plain, ""
    elif len(text) - last - 1 == 3 and last <= 3 and text[0] != "0":
        is_decimal = (marks[0] == ",") == load_spoken(language).decimal_comma
        yield from [decimal, (plain, "")] if is_decimal else [(plain, ""), decimal]
    else:
        yield decimal


def _varied(said: Iterable[str], language: str) -> Iterator[str]:
    """What is said, and the same with each part replaced that may be said otherwise."""
    replaced = [(letters_of(written), letters_of(other)) for written, other in load_spoken(language).replaced]
    for one in said:
        yield one
    for one in said:
        for written, other in replaced:
            if written in one:
                yield one.replace(written, other)
                yield one.replace(written, other, 1)


def _spelled(value: int, language: str, purpose: str) -> list[str]:
    """The letters of a number in each of the rule sets for a purpose."""
    engine = _engine(primary_subtag(language))
    if engine is None:
        return []
    from unicode_rbnf import FormatPurpose
    from unicode_rbnf.engine import RbnfError

    chosen: FormatPurpose = FormatPurpose[purpose]
    try:
        found = engine.format_number(value, chosen)
    except (RbnfError, ValueError):  # there is no rule for this number, or no rule set
        return []
    return list(dict.fromkeys(map(letters_of, found.text_by_ruleset.values())))


@cache
def _engine(subtag: str) -> "RbnfEngine | None":
    from unicode_rbnf import RbnfEngine

    try:
        return RbnfEngine.for_language(subtag)
    except ValueError:  # there are no rules for the language
        return None
