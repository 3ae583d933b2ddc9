"""Where words begin in text that is written without spaces between them: Japanese, Chinese and Thai.

A module of its own, because its patterns take longer to compile than an English clip takes to read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from captioner.text.marks import HANGUL, NO_BREAK_SPACES, NOT_KOREAN, UNSPACED, WORD_JOINER
from captioner.text.measure import graphemes

_UNSPACED = re.compile(f"[{UNSPACED}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_NOT_KOREAN = re.compile(f"[{NOT_KOREAN}]")


def joins_directly(left: str, right: str) -> bool:
    """Whether two words without white space around them join with nothing: both Japanese or Chinese, or punctuation."""
    classes = {joining_class(graphemes(left)[-1]), joining_class(graphemes(right)[0])}
    return "letter" not in classes and _UNSPACED.search(left + right) is not None


def word_spans(token: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where the words of a token without white space begin and end; one, unless it is Japanese, Chinese or Thai."""
    if _UNSPACED.search(token) is None or (_HANGUL.search(token) and _NOT_KOREAN.search(token) is None):
        yield offset, offset + len(token)
        return
    start = at = offset
    last, quoted = "opening", False
    for cluster in graphemes(token):
        kind = joining_class(cluster)
        if cluster == '"':
            quoted = not quoted
            kind = "opening" if quoted else "mark"
        # Opening punctuation leads, closing punctuation follows, letters and digits stay together.
        joined = last in ("opening", "joiner") or kind in ("closing", "mark", "joiner") or kind == last == "letter"
        if not joined:
            yield start, at
            start = at
        if kind != "mark" or last not in ("opening", "letter"):
            last = kind
        at += len(cluster)
    yield start, at


@lru_cache(maxsize=4096)
def joining_class(cluster: str) -> str:
    """How a grapheme cluster joins its neighbours in a text without spaces."""
    first = cluster[0]
    kind = category(first)
    if _UNSPACED.match(first):
        return "spaceless"
    if first in NO_BREAK_SPACES + WORD_JOINER:
        return "joiner"
    if kind in ("Ps", "Pi"):
        return "opening"
    if not kind.startswith("P") and kind != "Cf":
        return "letter"
    # Full-width punctuation ends a run of letters; the point of "3.14" and the apostrophe of "it’s" do not.
    return "closing" if east_asian_width(first) in "WF" else "mark"
