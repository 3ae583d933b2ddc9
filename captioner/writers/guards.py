"""What keeps text from being taken for the structure of a subtitle file: a word joiner (U+2060), which nobody sees.

Wherever they stand, some readers take a line of digits for the number of a cue, a line with two clocks for its times,
and a line of no-break spaces for a blank one, which ends the cue.
"""

import re

JOINER = "\u2060"

_CLOCK = re.compile(r"(\d:\d\d?[.,])(?=\d)")


def guarded(text: str) -> str:
    """A cue's text with word joiners: behind a line of digits, in clocks, outside no-break spaces at a line's ends."""
    text = "\n".join(map(_guarded_line, text.split("\n")))
    return _CLOCK.sub(rf"\1{JOINER}", text) if ":" in text else text


def _guarded_line(line: str) -> str:
    before = JOINER if line[:1].isspace() else ""
    after = JOINER if line[-1:].isspace() or line.isdigit() else ""
    return f"{before}{line}{after}" if before or after else line
