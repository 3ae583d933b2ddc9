"""Line ends in languages written without spaces: words and numbers that a break splits, and kinsoku.

Kinsoku forbids some characters at the start of a line and others at its end.
"""

from captioner.layout.phrases import split_word
from captioner.limits import Limits
from captioner.text.marks import NOT_AT_LINE_END, NOT_AT_LINE_START
from captioner.text.measure import display_width

_BEGINS_NO_LINE, _ENDS_NO_LINE = frozenset(NOT_AT_LINE_START), frozenset(NOT_AT_LINE_END)


def forbidden_end(above: str, below: str) -> str:
    """The character that must not begin or end a line where two lines meet, in words, or ""."""
    if below[:1] in _BEGINS_NO_LINE:
        return f"{below[0]} begins the next line"
    return f"{above[-1]} ends the line" if above[-1:] in _ENDS_NO_LINE else ""


def split_at_end(above: str, below: str, language: str, limits: Limits, *, of_cue: bool) -> str:
    """The word or number that two lines split although one of them could hold it, such as カスタマー | サポート, or "".

    Between two cues, only numbers count: words in katakana that meet there may be two, without punctuation.
    """
    first, last = split_word(above, below, language)
    width = limits.max_line_width
    holds_below = len(above) > len(first) and display_width(first + below) <= width
    holds_above = len(below) > len(last) and display_width(above + last) <= width
    if not first or (of_cue and not any(map(str.isnumeric, first + last))):
        return ""
    return f"{first} | {last} (one word)" if holds_below or holds_above else ""
