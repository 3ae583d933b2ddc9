"""The direction of a text: whether its lines run from right to left, and the marks that say so to players.

ffmpeg, mpv and VLC take every line of SRT and WebVTT for a left-to-right one, so that a full stop at its end stands on
the wrong side, and words around a Latin name change places. An embedding around the line mends both in all three and
changes nothing in Chromium; RIGHT-TO-LEFT MARK mends only the first.
"""

from typing import Literal, get_args
from unicodedata import bidirectional

from captioner.errors import FormatError, shown
from captioner.text.measure import primary_subtag

DirectionMarks = Literal["auto", "on", "off"]
"""Which lines of right-to-left cues get direction marks: those that players show wrong without them, all, or none."""

EMBEDDING, POP = "\u202b", "\u202c"
"""The marks around a line that runs from right to left: RIGHT-TO-LEFT EMBEDDING and POP DIRECTIONAL FORMATTING."""

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


def check_direction_marks(marks: object) -> None:
    """Raises `FormatError` unless `marks` is one of `DirectionMarks`."""
    if marks not in get_args(DirectionMarks):
        raise FormatError(f"direction_marks must be auto, on or off, not {shown(marks)}")


def with_direction_marks(text: str, language: str, marks: DirectionMarks = "auto") -> str:
    """A cue's text with marks around its lines, if they run from right to left.

    With `auto`, a line gets them only if its parts would stand in another order in a player that takes every line for a
    left-to-right one: if it holds letters of other scripts, or begins or ends with a digit or punctuation.
    """
    if marks == "off" or not is_right_to_left(text, language):
        return text
    if marks == "on":
        return with_marked_lines(text)
    return "\n".join([with_marked_lines(line) if _is_mixed(line) else line for line in text.split("\n")])


def with_marked_lines(text: str) -> str:
    """The text with marks around each line."""
    return "\n".join([f"{EMBEDDING}{line}{POP}" for line in text.split("\n")])


def without_direction_marks(text: str) -> str:
    """The text without the marks that stand around whole lines."""
    if EMBEDDING not in text:
        return text
    return "\n".join(
        line[1:-1] if line.startswith(EMBEDDING) and line.endswith(POP) else line for line in text.split("\n")
    )


def _is_mixed(line: str) -> bool:
    """Whether a line is more than one run of letters, with their marks, from right to left."""
    kinds = [bidirectional(char) for char in line]
    return "L" in kinds or not {*kinds[:1], *kinds[-1:]} <= {"R", "AL", "AN", "NSM"}
