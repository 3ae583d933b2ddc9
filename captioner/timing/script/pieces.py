"""Neighbouring words that are said as one, in another order or with other parts than they are written: $5 million."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captioner.languages.spoken import load_spoken
from captioner.timing.script.figures import is_money, is_parted, sum_readings
from captioner.timing.script.letters import letters_of
from captioner.timing.script.numerals import cardinals, number_letters
from captioner.timing.script.readings import readings

Reading = tuple[str, ...]
"""What may be said for some words: the letters for each of them."""

_SUM = re.compile(r"([^\W\d_]*[$€£¥₹₩₽₺])(\d[\d.,'’]*)")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_NUMBER = re.compile(r"\d[\d.,'’]*")
_FEW = 6


class Piece(NamedTuple):
    """Some neighbouring words, by their number, and what may be said for them; `short` if it may be an abbreviation."""

    words: int
    readings: tuple[Reading, ...]
    short: bool = False


def pieces_at(texts: Sequence[str], at: int, language: str) -> Iterator[Piece]:
    """The words from `at` on as one word alone, and as each piece that begins there."""
    yield Piece(1, tuple((one,) for one in readings(texts[at], language)), texts[at].endswith("."))
    following = texts[at + 1 : at + 2]
    if not following or not (texts[at][:1] in "([\"'" or any(map(_is_figure, (texts[at], following[0])))):
        return
    first, second = texts[at].strip("([\"'"), following[0].rstrip(".,;:!?)]\"'…")
    yield from _pieces(first, second, language)
    yield from _grouped(texts, at, language)


def _is_figure(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _pieces(first: str, second: str, language: str) -> Iterator[Piece]:
    signs = load_spoken(language).signs
    money = _SUM.fullmatch(first)
    if money and second and not _is_figure(second):
        names = [letters_of(name) for name in signs.get(money[1], ())]
        numbers = (letters_of(money[2]), *number_letters(money[2], language)[:_FEW])
        magnitudes = readings(second, language)
        yield Piece(2, tuple((one, big + name) for one in numbers for big in magnitudes for name in names))
    if is_money(first) and _NUMBER.fullmatch(second):
        names = [letters_of(name) for name in signs.get(first, ())]
        yield Piece(
            2, tuple((one, name) for one in (second, *number_letters(second, language)[:_FEW]) for name in names)
        )
    if is_parted(second) and _NUMBER.fullmatch(first):
        sums = tuple(sum_readings((first, second), language))
        yield from [Piece(2, sums)] if sums else []
    clock = _CLOCK.fullmatch(first)
    if clock and int(clock[1]) <= 24 and second.isalpha():
        hours, minutes = cardinals(int(clock[1]), language)[:_FEW], cardinals(int(clock[2]), language)[:_FEW]
        name = letters_of(second)
        yield Piece(2, tuple((hour, name + minute) for hour in hours for minute in minutes))
        if clock[2] == "00":
            yield Piece(2, tuple((hour, name) for hour in hours))


def _grouped(texts: Sequence[str], at: int, language: str) -> Iterator[Piece]:
    """A number whose groups of three figures are words: 10 000."""
    if not re.fullmatch(r"\d{1,3}", texts[at]):
        return
    end = at + 1
    while end < len(texts) and end < at + 5 and re.fullmatch(r"\d{3}(?:[.,]\d+)?[.,;:!?)]*", texts[end]):
        end += 1
        number = "".join(texts[at:end]).rstrip(".,;:!?)")
        said = number_letters(number, language)[:_FEW]
        yield Piece(end - at, tuple(_parted(one, end - at, number_letters(texts[at], language)[0]) for one in said))


def _parted(letters: str, words: int, first: str) -> Reading:
    """Letters, with what is said for the first word and the rest in equal parts."""
    if not letters.startswith(first):
        first = letters[: max(1, len(letters) // words)]
    rest = letters[len(first) :]
    size = -(-len(rest) // (words - 1))
    return (first, *(rest[part * size : (part + 1) * size] for part in range(words - 1)))
