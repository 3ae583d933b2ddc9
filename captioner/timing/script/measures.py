"""What may be said for measures with signs of their own: 6'2", and for a unit that is said for the point: 1,85 m."""

import re
import unicodedata
from collections.abc import Iterator

from captioner.languages.spoken import load_spoken
from captioner.timing.script.letters import letters_of
from captioner.timing.script.numerals import cardinals, number_letters

_PRIMES = re.compile(r"(?:(\d{1,3})['’′])?(?:(\d{1,3}(?:[.,]\d+)?)(?:[\"”″]|''))?")
_NUMBERED = re.compile(r"([^\W\d_]{2,}?)(I{1,3}|IV|V)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_FEW = 6
# Units as one character, which have no letters of their own: ℃, ㎡, ㎏.
_UNIT_CHARS = re.compile("[\u2103\u2109\u3371-\u33df]")
_POWERS = str.maketrans("23", "²³")


def unit_letters(text: str) -> str:
    """A text with units that are one character written as several: °C for ℃, m² for ㎡."""
    return text if text.isascii() else _UNIT_CHARS.sub(lambda found: _written_out(found[0]), text)


def _written_out(char: str) -> str:
    return unicodedata.normalize("NFKC", char).translate(_POWERS)


def length_readings(text: str, language: str) -> Iterator[str]:
    """Feet and inches: six foot two, twelve inches; only in languages that have names for their signs."""
    signs = load_spoken(language).signs
    found = _PRIMES.fullmatch(text)
    if not found or not text or "'" not in signs or '"' not in signs:
        return
    feet = [one + letters_of(name) for one in _said(found[1], language) for name in signs["'"]] or [""]
    names = ["", *map(letters_of, signs['"'])] if found[1] else [*map(letters_of, signs['"'])]
    inches = [one + name for one in _said(found[2], language) for name in names] or [""]
    yield from (one + other for one in feet for other in inches)


def _said(number: str | None, language: str) -> tuple[str, ...]:
    return number_letters(number, language)[:_FEW] if number else ()


def numbered_readings(core: str, language: str) -> Iterator[str]:
    """An abbreviation with a Roman numeral: WWII."""
    found = _NUMBERED.fullmatch(core)
    if found and found[1].isupper():
        for said in load_spoken(language).abbreviations.get(found[1].lower(), ()):
            yield from (letters_of(said) + one for one in cardinals(_ROMAN[found[2]], language)[:_FEW])
