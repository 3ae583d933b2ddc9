"""Code points of untrusted text: surrogate halves joined, control characters dropped or escaped."""

import re
from collections.abc import Sequence

from captioner.errors import TimingError

# Patterns are compiled only when a text needs them; few do.
DROPPED = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]"
"""Pattern of control characters other than white space: invisible, and caption parsers fail on them.

Includes U+FEFF, a stray byte order mark.
"""
_SURROGATE = "[\ud800-\udfff]"

UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff]"
"""Pattern of what a terminal obeys or cannot print: control characters, line ends, direction marks, lone surrogates.

Excludes joiners, variation selectors and all other characters that readable text needs.
"""


def escaped(text: str) -> str:
    r"""`text` for a message, on one line and safe for a terminal: unprintable characters are escaped, as in `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(UNPRINTABLE, lambda found: found[0].encode("unicode_escape").decode(), text)


def timed_code_points(
    chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]
) -> tuple[str, Sequence[int], Sequence[int], int]:
    """The text, the starts and ends of its code points, and the number of control characters dropped.

    The code points of one entry share its times. Raises `TimingError` for a lone surrogate.
    """
    text = joined_code_points(chars)
    # Printable text has no control characters and no surrogates.
    if text is not None and (text.isprintable() or not re.search(f"{DROPPED}|{_SURROGATE}", text)):
        return text, starts_ms, ends_ms, 0
    code_points: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    indices: list[int] = []
    dropped, is_dropped = 0, re.compile(DROPPED).match
    for index, entry in enumerate(chars):
        for code_point in entry:
            if is_dropped(code_point):
                dropped += 1
            elif code_points and "\ud800" <= code_points[-1] <= "\udbff" and "\udc00" <= code_point <= "\udfff":
                # The two halves of one character in separate entries, as UTF-16 programs split them.
                code_points[-1] = join_surrogates(code_points[-1] + code_point, f"character {index}", index)
                ends[-1] = max(ends[-1], ends_ms[index])
            else:
                code_points.append(code_point)
                starts.append(starts_ms[index])
                ends.append(ends_ms[index])
                indices.append(index)
    joined = map(join_surrogates, code_points, [f"character {index}" for index in indices], indices)
    return "".join(joined), starts, ends, dropped


def joined_code_points(chars: Sequence[str]) -> str | None:
    """The entries joined, or None unless each is exactly one code point."""
    if isinstance(chars, str):
        return chars
    text = "".join(chars)
    return text if len(text) == len(chars) and "" not in chars else None


def join_surrogates(text: str, name: str, index: int) -> str:
    """`text` with surrogate pairs, as UTF-16 programs write them, joined into characters.

    Raises `TimingError` for a lone surrogate; `name` and `index` identify the text.
    """
    if text.isprintable() or not re.search(_SURROGATE, text):
        return text
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise TimingError(
            f"half of a character, a lone surrogate ({name}): the text was split as UTF-16, perhaps inside an emoji",
            index=index,
        ) from None
