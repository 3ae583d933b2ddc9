"""What may be said for times of day, dates, fractions, ordinals and Roman numerals, as letters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from captioner.languages.spoken import load_spoken
from captioner.timing.script.letters import letters_of
from captioner.timing.script.numerals import cardinals, number_letters, ordinals, years

_TIME = re.compile(r"(\d{1,2})[:.hH](\d\d)(?:[:.]\d\d)?")
_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2}|\d{4})?")
_FRACTION = re.compile(r"(\d+)?\s?(\d+)[/⁄](\d+)")
_ORDINAL = re.compile(r"(\d[\d.,]*?)\.?(st|nd|rd|th|er|re|ère|e|è|ème|eme|de|nde|os?|as?|º|ª|°|\.)", re.IGNORECASE)
_ROMAN = re.compile(r"(M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(e|er|re|ère|ème|º|ª|th|\.)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_DAYS = 31
# Forms of a number in a date or a fraction: of more, hardly any is said.
_FEW = 6


def date_readings(core: str, language: str) -> Iterator[str]:
    """What may be said for a time of day, or for a date in figures."""
    table = load_spoken(language)
    time = _TIME.fullmatch(core)
    if time and int(time[1]) <= 24 and int(time[2]) < 60:
        hour, minute = int(time[1]), int(time[2])
        frames = (*table.clock.get(str(minute), ()), *table.clock.get("*", ()))
        for shown in {hour: None, hour - 12: None} if hour > 12 else {hour: None}:
            parts = {
                "h": cardinals(shown, language)[:_FEW],
                "n": cardinals(shown % 12 + 1, language)[:_FEW],
                "m": number_letters(time[2] if minute < 10 else str(minute), language)[:_FEW],
            }
            yield from _framed(frames, parts)
    date = _DATE.fullmatch(core)
    if date and not time:
        yield from _dates(date[1], date[3], date[4], language)


def _dates(first: str, second: str, third: str | None, language: str) -> Iterator[str]:
    """A date in each order that its figures may have: day or month first, or the year."""
    orders: list[tuple[str | None, str, str | None]] = [(first, second, third), (second, first, third)]
    if len(first) > 2:
        orders = [(third, second, first)]
    table = load_spoken(language)
    for day, month, year in orders:
        if day is None or not 1 <= int(day) <= _DAYS or not 1 <= int(month) <= 12:
            continue
        names = [letters_of(name) for name in table.months[int(month) - 1]] if table.months else []
        parts: dict[str, Sequence[str]] = {
            "d": cardinals(int(day), language)[:_FEW],
            "dth": ordinals(int(day), language)[:_FEW],
            "month": names,
            "mth": ordinals(int(month), language)[:_FEW],
            "m": cardinals(int(month), language)[:2],
            "y": years(year, language)[:_FEW] if year else [""],
        }
        yield from _framed(table.dates, parts)


def fraction_readings(core: str, language: str) -> Iterator[str]:
    """What may be said for a fraction: one half, two and three quarters."""
    core = "".join(unicodedata.normalize("NFKC", char) if "<fraction>" in unicodedata.decomposition(char) else char
                   for char in re.sub(r"(?<=\d)(?=[¼-¾⅐-⅞])", " ", core))  # fmt: skip
    found = _FRACTION.fullmatch(core)
    if not found or len(core) > 9:
        return
    table = load_spoken(language)
    over, under = int(found[2]), int(found[3])
    names = [letters_of(name) for name in table.fractions.get(str(under), ())]
    names += [name + ending for name in ordinals(under, language)[:_FEW] for ending in ("", "s")]
    tops = [*cardinals(over, language)[:_FEW], *([""] if over == 1 else [])]
    wholes = [""]
    if found[1]:
        joints = ["", *map(letters_of, table.signs.get("&", ()))]
        wholes = [one + joint for one in cardinals(int(found[1]), language)[:2] for joint in joints]
    yield from (f"{whole}{top}{name}" for whole in wholes for top in tops for name in names)
    parts = {"n": tops, "d": cardinals(under, language)[:_FEW]}
    yield from (whole + one for whole in wholes for one in _framed(table.fractions.get("*", ()), parts))


def ordinal_readings(core: str, language: str) -> Iterator[str]:
    """What may be said for an ordinal, also for a day without the ending of one."""
    found = _ORDINAL.fullmatch(core)
    digits = re.sub("[.,]", "", found[1] if found else core)
    if not digits.isdecimal() or len(digits) > 9 or not (found or int(digits) <= _DAYS):
        return
    value = int(digits)
    said = ordinals(value, language)
    frames = load_spoken(language).ordinals if value <= _DAYS else ("{}",)
    yield from (letters_of(frame.replace("{}", one)) for frame in frames for one in said)
    if found:
        yield from cardinals(value, language)


def roman_readings(core: str, language: str) -> Iterator[str]:
    """What may be said for a Roman numeral; one of one letter is a V or an X, or has the ending of an ordinal."""
    found = _ROMAN.fullmatch(core)
    if not found or not found[1] or not (len(found[1]) > 1 or found[1] in ("V", "X") or found[2]):
        return
    values = [_ROMAN_VALUES[char] for char in found[1]]
    value = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    yield from cardinals(value, language)
    frames = load_spoken(language).ordinals
    yield from (letters_of(frame.replace("{}", one)) for frame in frames for one in ordinals(value, language))


def _framed(frames: Sequence[str], parts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each frame with each choice of its parts, as letters."""
    for frame in frames:
        pieces = re.split(r"\{(\w+)\}", frame)
        said = [""]
        for at, piece in enumerate(pieces):
            choices = parts.get(piece, ()) if at % 2 else (letters_of(piece),)
            said = [one + choice for one in said for choice in choices]
        yield from said
