"""Unintended white space in a line: what it is, and where."""

import re

from captioner.text.marks import NO_BREAK_SPACES

BLANK_LINE = "blank line"
"""What is measured of a line without text."""


def unintended_space(line: str) -> tuple[str, int, int] | None:
    """The first unintended white space of a line: what it is, and its start and end in code points; else None.

    No-break spaces are intended.
    """
    spaces = "".join(" " if char.isspace() and char not in NO_BREAK_SPACES else "x" for char in line)
    if not spaces.strip(" "):
        return BLANK_LINE, 0, len(line)
    if spaces[0] == " ":
        return "white space at the start", 0, len(spaces) - len(spaces.lstrip(" "))
    if spaces[-1] == " ":
        return "white space at the end", len(spaces.rstrip(" ")), len(spaces)
    repeated = re.search("  +", spaces)
    if repeated:
        return "repeated white space", *repeated.span()
    # Japanese and Chinese use the ideographic space.
    odd = (
        at for at, (char, space) in enumerate(zip(line, spaces, strict=True)) if space == " " and char not in " \u3000"
    )
    for at in odd:
        return f"U+{ord(line[at]):04X} instead of a space", at, at + 1
    return None
