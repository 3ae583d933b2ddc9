"""How signs, abbreviations, times of day and dates are spoken: one table per language, for a linguist to edit.

A script that is laid over speech asks these tables what a voice may say for what is written. Numbers themselves are not
in them: they are spelled out by rules of the Unicode CLDR.

How to add a language: write `TAG.py`, where TAG is the first part of its BCP 47 tags, with `SPOKEN = spoken(...)`,
modelled on the table of a similar language. The file is found by its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType

from captioner.text.measure import primary_subtag

Readings = Mapping[str, tuple[str, ...]]
"""What may be said for a written form."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a language speaks what is written short; `spoken` describes the fields."""

    signs: Readings
    abbreviations: Readings
    endings: Readings
    clock: Readings
    dates: tuple[str, ...]
    ordinals: tuple[str, ...]
    fractions: Readings
    replaced: tuple[tuple[str, str], ...]
    zeros: tuple[str, ...]
    points: tuple[str, ...]
    cents: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    letters: tuple[str, ...]
    digits: tuple[str, ...]
    decimal_comma: bool


def spoken(
    *,
    signs: str = "",
    abbreviations: str = "",
    endings: str = "",
    clock: str = "",
    dates: str = "",
    ordinals: str = "{}",
    fractions: str = "",
    replaced: str = "",
    zeros: str = "",
    points: str = "",
    cents: str = "",
    months: str = "",
    letters: str = "",
    digits: str = "",
    decimal_comma: bool = False,
) -> Spoken:
    """The table of a language. In each list, a line has a written form and what is said for it, with / between choices.

    - `signs`: signs of currencies and of all kinds, and units, as they stand before, after and between numbers.
    - `abbreviations`: words, without their full stops.
    - `endings`: ends of words that are contracted or inflected.
    - `clock`: minutes, * for any, and how a time is said: {h} is the hour, {m} the minute, {n} the next hour.
    - `dates`: how a date in figures is said: {d} the day, {dth} as an ordinal, {month} its name, {mth} its number as an
      ordinal, {y} the year.
    - `ordinals`: what may stand around a day's ordinal.
    - `fractions`: denominators; after *, how a fraction is said in another order: {n} over {d}.
    - `replaced`: parts of a number that may be said otherwise.
    - `zeros`, `points`, `cents`: how a digit 0 and the decimal point are said; what follows the fraction of a sum.
    - `months`: a line for each, with / between the forms of its name.
    - `letters`: how the letters A to Z are said, where they are written otherwise when they are.
    - `digits`: other names of the digits 1 to 9, for example in another script.
    """
    return Spoken(
        _readings(signs),
        _readings(abbreviations),
        _readings(endings),
        _readings(clock),
        _choices(dates),
        _choices(ordinals),
        _readings(fractions),
        tuple((written, said) for written, all_said in _readings(replaced).items() for said in all_said),
        _choices(zeros),
        _choices(points),
        _choices(cents),
        tuple(_choices(line) for line in months.strip().splitlines()),
        tuple(letters.split()),
        tuple(digits.split()),
        decimal_comma,
    )


def _readings(lines: str) -> Readings:
    parted = (line.partition(" ") for line in lines.strip().splitlines())
    return MappingProxyType({written: _choices(said) for written, _, said in parted})


def _choices(text: str) -> tuple[str, ...]:
    return tuple(choice.strip() for choice in text.split(" / ")) if text.strip() else ()


@cache
def load_spoken(tag: str) -> Spoken:
    """The table of a language, by its BCP 47 tag; an empty table if it has none."""
    subtag = primary_subtag(tag)
    name = f"{__name__}.{subtag}"
    # The tag comes from the caller: only letters may become a module name.
    if subtag.isalpha():
        try:
            found: Spoken = import_module(name).SPOKEN
            return found
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    return spoken()
