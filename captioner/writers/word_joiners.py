"""Word joiners (U+2060, invisible) in text that readers could mistake for the structure of a subtitle file.

Anywhere in a file, some readers take a line of digits for a cue number, a line with two clocks for a time line, and a
line of no-break spaces for a blank line, which ends the cue. ffmpeg and mpv take `\\N`, `\\n`, `\\h` for white space.
"""

import re
from collections.abc import Sequence

from captioner.text.marks import WORD_JOINER

_BACKSLASH = re.compile(r"\\(?=[Nnh])")
_CLOCK = re.compile(r"(\d:\d\d?[.,])(?=\d)")


def with_word_joiners(text: str) -> str:
    """A cue's text with joiners after lines of digits, in clocks, escapes and blank lines, and outside outer spaces."""
    lines = text.split("\n")
    # Only cues that were read from a file have blank lines. A cue without text is left as it is.
    blank = WORD_JOINER if len(lines) > 1 else ""
    text = "\n".join([_joined_line(line) or blank for line in lines])
    if "\\" in text:
        text = _BACKSLASH.sub(rf"\\{WORD_JOINER}", text)
    return _CLOCK.sub(rf"\1{WORD_JOINER}", text) if ":" in text else text


def pieces_with_word_joiners(pieces: Sequence[str]) -> list[str]:
    """The pieces of a cue's text, with joiners where `with_word_joiners` puts them in the whole text."""
    whole = with_word_joiners("".join(pieces))
    cut: list[str] = []
    start = at = 0
    for piece in pieces:
        for char in piece:
            at = whole.index(char, at) + 1
        cut.append(whole[start:at])
        start = at
    return [*cut[:-1], cut[-1] + whole[at:]]


def _joined_line(line: str) -> str:
    before = WORD_JOINER if line[:1].isspace() else ""
    after = WORD_JOINER if line[-1:].isspace() or line.isdigit() else ""
    return f"{before}{line}{after}" if before or after else line
