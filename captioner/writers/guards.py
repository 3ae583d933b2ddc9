"""What keeps text from being taken for the structure of a subtitle file: a word joiner (U+2060), which nobody sees.

Wherever they stand, some readers take a line of digits for the number of a cue, a line with two clocks for its times,
and a line of no-break spaces for a blank one, which ends the cue.
"""

import re
from collections.abc import Sequence

from captioner.text.marks import WORD_JOINER

_CLOCK = re.compile(r"(\d:\d\d?[.,])(?=\d)")


def guarded(text: str) -> str:
    """A cue's text with word joiners: behind digits, in clocks, outside spaces at a line's ends, on a blank line."""
    lines = text.split("\n")
    # Only a cue that was read has a blank line; one without any text is left as it is.
    blank = WORD_JOINER if len(lines) > 1 else ""
    text = "\n".join([_guarded_line(line) or blank for line in lines])
    return _CLOCK.sub(rf"\1{WORD_JOINER}", text) if ":" in text else text


def guarded_pieces(pieces: Sequence[str]) -> list[str]:
    """A cue's text in pieces, each with the word joiners that the whole text has there."""
    whole = guarded("".join(pieces))
    cut: list[str] = []
    start = at = 0
    for piece in pieces:
        for char in piece:
            at = whole.index(char, at) + 1
        cut.append(whole[start:at])
        start = at
    return [*cut[:-1], cut[-1] + whole[at:]]


def _guarded_line(line: str) -> str:
    before = WORD_JOINER if line[:1].isspace() else ""
    after = WORD_JOINER if line[-1:].isspace() or line.isdigit() else ""
    return f"{before}{line}{after}" if before or after else line
