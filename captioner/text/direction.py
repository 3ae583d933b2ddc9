"""The direction of a text: whether its lines run from right to left."""

from unicodedata import bidirectional

from captioner.text.measure import primary_subtag

# Languages whose usual script runs from right to left; a subtag such as Latn says otherwise.
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "syr", "ug", "ur", "yi"})
_STRONG = {"L": False, "R": True, "AL": True}


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` belongs to a script that is written from right to left."""
    return not text.isascii() and any(bidirectional(char) in ("R", "AL") for char in text)


def is_right_to_left(text: str, language: str) -> bool:
    """Whether the lines of `text` run from right to left: those with such letters, by their language.

    In a language that is written from left to right, the first letter decides, as in the Unicode Bidirectional
    Algorithm, https://www.unicode.org/reports/tr9/#P2.
    """
    if not has_right_to_left(text):
        return False
    if primary_subtag(language) in _RIGHT_TO_LEFT:
        return True
    return next(_STRONG[kind] for char in text if (kind := bidirectional(char)) in _STRONG)
