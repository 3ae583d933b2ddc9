"""Which neighbour a token of punctuation belongs to: a table of rules, tried from the first to the last.

Engines that time words give punctuation, currency signs and parts of emoji as tokens of their own. A rule looks at a
token and its two neighbours and gives the side on which the token is joined without a space, or None if it says
nothing. `token_quotes` does the same for quotes.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple
from unicodedata import category

from captioner.text.marks import CURRENCY_AFTER, HYPHENS, PRIME_MARKS, TOKEN_OPENERS, TOKEN_QUOTES

Side = Literal["left", "right", "both", "none"]


class Place(NamedTuple):
    """A token without letters and digits, its neighbours ("" at the clip's edges), and the silences beside it in ms."""

    text: str
    left: str
    right: str
    after_right: str
    silence_ms: int
    """From the end of `left` to the start of `right`, less the token's own time."""


# A full stop or comma between digits is a decimal point only where no pause is heard: "in 2024, 300 people".
_NO_PAUSE_MS = 60
# A hyphen with a pause beside it is a dash.
_DASH_MS = 200


def side(place: Place) -> Side:
    """Where a token joins its neighbours; "none" for what has a space on both sides, such as a dash or an emoji."""
    for rule in _RULES:
        found = rule(place)
        if found is not None:
            return found
    return "none"


def _invisible(place: Place) -> Side | None:
    """Joiners and direction marks belong to the word before them."""
    return "left" if all(category(char) in ("Cf", "Mn", "Mc", "Me") for char in place.text) else None


def _hyphen(place: Place) -> Side | None:
    if place.text not in HYPHENS:
        return None
    # COVID-19, but "of -5 degrees".
    is_minus = place.left.islower() and _is_number(place.right)
    if place.left[-1:].isalnum() and place.right[:1].isalnum() and not is_minus:
        return "both" if place.silence_ms < _DASH_MS else "none"
    return "right" if _is_number(place.right) and place.text == "-" else "none"


def _between(place: Place) -> Side | None:
    """Slashes and the like join both neighbours; a dash only two numbers; a sign only two short abbreviations."""
    text, left, right = place.text, place.left, place.right
    if text in ("/", "\\", "_", "׳", "״", "‿"):
        return "both" if left[-1:].isalnum() and right[:1].isalnum() else "none" if text in "/\\_" else "left"
    if text in ("–", "—", "−"):
        if left[-1:].isdigit() and right[:1].isdigit():
            return "both"
        return "right" if text == "−" and _is_number(right) else "none"
    if text == "&":
        return "both" if all(len(each) <= 2 and each.isupper() for each in (left, right)) else "none"
    return None


def _before_a_word(place: Place) -> Side | None:
    text, left, right = place.text, place.left, place.right
    if text in ("@", "#") and right[:1].isalnum():
        return "right"
    if text in ("+", "~", "±", "≈", "№") and _is_number(right) and not left[-1:].isdigit():
        return "none" if text == "№" else "right"
    return "none" if text in ("*", "•", "§", "¶", "@", "#") else None


def _currency(place: Place) -> Side | None:
    if not all(category(char) == "Sc" for char in place.text):
        return None
    after, before = place.left[-1:].isdigit(), _is_number(place.right)
    if after and before:
        return "left" if place.text in CURRENCY_AFTER else "right"
    return "right" if before else "left" if after else "none"


def _per_cent(place: Place) -> Side | None:
    if place.text not in ("%", "‰", "‱", "٪", "％"):
        return None
    return "right" if _is_number(place.right) and not place.left[-1:].isdigit() else "left"


def _after_a_number(place: Place) -> Side | None:
    if place.text[0] in PRIME_MARKS:
        return "left"
    is_fraction = all(category(char) == "No" for char in place.text)
    return ("left" if place.left[-1:].isdigit() else "none") if is_fraction else None


def _inside_a_number(place: Place) -> Side | None:
    """The point, comma or colon in 3.14, 1,000 and 10:30; the point in an abbreviation of single letters."""
    text, left, right = place.text, place.left, place.right
    if text not in (".", ",", ":", "٫", "٬"):
        return None
    if left[-1:].isdigit() and right[:1].isdigit() and place.silence_ms < _NO_PAUSE_MS:
        thousands = re.match(r"\d{3}(?!\d)", right) is not None
        clock = re.match(r"\d\d(?!\d)", right) is not None
        fits = {".": True, ",": True, ":": clock, "٫": True}.get(text, thousands)
        return "both" if fits else None
    letters = len(left) == len(right) == 1 and left.isalpha() and right.isalpha()
    return "both" if text == "." and letters and place.after_right == "." else None


def _ellipsis(place: Place) -> Side | None:
    """After a word; at the start of the clip, before one."""
    return None if place.text.strip("….") else "left" if place.left else "right"


def _bracket(place: Place) -> Side | None:
    """By its side; a token of several characters by the first that has one."""
    for char in place.text:
        if char in TOKEN_OPENERS or category(char) == "Ps":
            return "right"
        if category(char) in ("Pe", "Po") and char not in TOKEN_QUOTES:
            return "left"
    return None


_RULES: tuple[Callable[[Place], Side | None], ...] = (
    _invisible,
    _hyphen,
    _between,
    _before_a_word,
    _currency,
    _per_cent,
    _after_a_number,
    _inside_a_number,
    _ellipsis,
    _bracket,
)


def _is_number(text: str) -> bool:
    return re.match(r"[-−.,]?\d", text) is not None
