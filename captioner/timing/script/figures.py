"""What may be said for a word with figures or signs: part by part, as a sum, or digit by digit."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from captioner.languages.spoken import load_spoken
from captioner.timing.script.letters import letters_of
from captioner.timing.script.numerals import digit_names, number_letters
from captioner.timing.script.short_forms import abbreviations, spelled

# Readings of the parts of one word, one after the other.
_MOST = 400
# What a short form inside a word with figures may be short for: Nr.5.
_FEW = 3
_NUMBER = r"\d+(?:[.,'’\u00a0\u2007\u202f]\d+)*"
_TOKEN = re.compile(rf"{_NUMBER}|[^\W\d_]+|\W|_")
# Signs that are more often silent than said.
_SILENT = "-–—/:._'\"’,"


def figure_readings(core: str, language: str) -> Iterator[str]:
    """What may be said for a word without the punctuation around it."""
    tokens = _tokens(core, language)
    yield from _by_digits(tokens, language)
    yield from map("".join, sum_readings(tokens, language))
    yield from _each(tokens, language)


def _each(tokens: list[str], language: str) -> Iterator[str]:
    """What may be said for the tokens of a word, one after the other; equal ones are said in the same way."""
    choices = [(token, _choices(tokens, at, language)) for at, token in enumerate(tokens)]
    different = list(dict.fromkeys(choices))
    several = sum(len(said) > 1 for _, said in different)
    width = max(2, int(_MOST ** (1 / max(several, 1))))
    places = [different.index(one) for one in choices]
    for chosen, _ in zip(product(*[said[:width] for _, said in different]), range(_MOST), strict=False):
        yield "".join([chosen[place] for place in places])


def _by_digits(tokens: Sequence[str], language: str) -> Iterator[str]:
    """Several numbers digit by digit, as telephone numbers are, with nothing or with their sign between them."""
    numbers = [_plain_digits(token) for token in tokens if token[0].isdecimal()]
    if len(numbers) < 2:
        return
    joints = [""]
    between = set(tokens[1::2])
    if len(between) == 1 and len(numbers) == len(tokens[::2]):
        joints += map(letters_of, load_spoken(language).signs.get(between.pop(), ()))
    for names in digit_names(language, zero=any("0" in number for number in numbers)):
        said = ["".join([names[int(digit)] for digit in number]) for number in numbers]
        yield from (joint.join(said) for joint in joints)


def _plain_digits(token: str) -> str:
    return "".join([str(int(char)) for char in token if char.isdecimal()])


def _tokens(core: str, language: str) -> list[str]:
    """The numbers, runs of letters and signs of a word; a sign of money before its number comes after it."""
    signs = _sign_pattern(language)
    tokens: list[str] = []
    at = 0
    while at < len(core):
        found = signs.match(core, at) if core[at : at + 1] and not core[at].isdecimal() else None
        # A unit of letters is one only where no other letter follows.
        if found and found[0][-1].isalpha() and core[found.end() : found.end() + 1].isalpha():
            found = None
        found = found or _TOKEN.match(core, at)
        if found is None:
            break
        tokens.append(found[0])
        at = found.end()
    for at in range(len(tokens) - 1):
        if is_money(tokens[at]) and tokens[at + 1][0].isdecimal():
            magnitude = at + 2 < len(tokens) and tokens[at + 2].isalpha()
            tokens.insert(at + 1 + magnitude, tokens.pop(at))
            break
    return tokens


def is_money(sign: str) -> bool:
    """Whether a sign or a code is that of a currency, which is said after the sum."""
    return sign[-1:] in "$€£¥₹₩₽₺¢" or sign in ("USD", "EUR", "GBP", "CHF", "JPY", "Fr.")


def is_parted(sign: str) -> bool:
    """Whether a unit may be said between the whole part of a number and its fraction, as those of sums are."""
    return is_money(sign) or sign == "m"


def _choices(tokens: list[str], at: int, language: str) -> tuple[str, ...]:
    """What may be said for a token of a word."""
    token = tokens[at]
    if token[0].isdecimal():
        said = (letters_of(token), *number_letters(token, language))
        if tokens[at + 1 : at + 2] == ["s"]:
            return tuple(f"{one[:-1]}ie" if one.endswith("y") else one for one in said)
        return said
    beside = at > 0 and tokens[at - 1][0].isdecimal(), at + 1 < len(tokens) and is_money(tokens[at + 1])
    is_sign = not token.isalpha() or any(beside) or is_money(token)
    signs = tuple(map(letters_of, load_spoken(language).signs.get(token, ()))) if is_sign else ()
    if token.isalpha():
        own = letters_of(token)
        full = abbreviations(language).get(own, ())[:_FEW]
        return tuple(dict.fromkeys([*signs, own, *full, *spelled(token, language)]))
    return ("", *signs) if token in _SILENT else (*signs, "")


def sum_readings(tokens: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    """What may be said for the whole part of a sum or a length, and for the rest: five | dollars fifty."""
    money = next((at for at, token in enumerate(tokens) if is_parted(token)), None)
    found = re.fullmatch(r"(\d[\d.,'’\s]*)[.,](\d\d)", tokens[money - 1]) if money else None
    if not found or money is None:
        return
    table = load_spoken(language)
    names = [letters_of(name) for name in table.signs.get(tokens[money], ())]
    joints = ["", *(letters_of(said) for said in table.signs.get("&", ()))]
    starts, ends = ["", *map(letters_of, table.points)], ["", *(letters_of(cents) for cents in table.cents)]
    following = [_choices(list(tokens), at, language)[:3] for at in range(money + 1, len(tokens))]
    afters = ["".join(said) for said, _ in zip(product(*following), range(9), strict=False)]
    for whole in number_letters(found[1], language)[:3]:
        for cents in number_letters(str(int(found[2])), language)[:2]:
            yield from ((whole, cents + after) for after in afters)
            rests = (name + joint + cents + end for name in names[:3] for joint in [*joints, *starts] for end in ends)
            yield from ((whole, rest + after) for rest in dict.fromkeys(rests) for after in afters)


@cache
def _sign_pattern(language: str) -> re.Pattern[str]:
    signs = sorted(load_spoken(language).signs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, signs)) if signs else r"(?!)")
