"""Code points as they arrive: several to an entry, halves of characters, and some that no terminal should get."""

import re
from collections.abc import Sequence

from captioner.errors import TimingError

# Patterns are compiled when a text needs them, which few do.
DROPPED = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]"
"""Control characters that are not white space: no reader of captions survives them, and none can be seen.

U+FEFF is a byte order mark that went astray.
"""
_SURROGATE = "[\ud800-\udfff]"

UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]"
"""What a terminal obeys, or cannot print: control characters, ends of lines, marks of direction, lone surrogates.

Joiners, variation selectors and all other characters that a text needs to be read are none of them.
"""


def escaped(text: str) -> str:
    r"""`text` on one line that commands no terminal, for a message: what is unprintable is escaped, as in `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(UNPRINTABLE, lambda found: found[0].encode("unicode_escape").decode(), text)


def timed_code_points(
    chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]
) -> tuple[str, Sequence[int], Sequence[int], int]:
    """Timed characters as a text and the times of its code points, without control characters: how many of these were.

    An entry of several code points lends them its times. Raises `TimingError` for half of a character.
    """
    text = joined_code_points(chars)
    # What is printable holds nothing that is dropped, and no half of a character.
    if text is not None and (text.isprintable() or not re.search(f"{DROPPED}|{_SURROGATE}", text)):
        return text, starts_ms, ends_ms, 0
    points: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    where: list[int] = []
    dropped, is_dropped = 0, re.compile(DROPPED).match
    for index, entry in enumerate(chars):
        for point in entry:
            if is_dropped(point):
                dropped += 1
            elif points and "\ud800" <= points[-1] <= "\udbff" and "\udc00" <= point <= "\udfff":
                # The halves of one character, each an entry of its own, as a program in UTF-16 counts them.
                points[-1] = join_surrogates(points[-1] + point, f"character {index}", index)
                ends[-1] = max(ends[-1], ends_ms[index])
            else:
                points.append(point)
                starts.append(starts_ms[index])
                ends.append(ends_ms[index])
                where.append(index)
    points = [join_surrogates(point, f"character {index}", index) for point, index in zip(points, where, strict=True)]
    return "".join(points), starts, ends, dropped


def joined_code_points(chars: Sequence[str]) -> str | None:
    """The entries as a text if each is one code point."""
    if isinstance(chars, str):
        return chars
    text = "".join(chars)
    return text if len(text) == len(chars) and "" not in chars else None


def join_surrogates(text: str, name: str, index: int) -> str:
    """`text` with the halves of its characters joined, as a program in UTF-16 may have taken them apart.

    Raises `TimingError` for a half alone; `name` and `index` tell which text it is.
    """
    if text.isprintable() or not re.search(_SURROGATE, text):
        return text
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise TimingError(
            f"half of a character, a lone surrogate ({name}): the text was cut in UTF-16, do not cut it inside emoji",
            index=index,
        ) from None
