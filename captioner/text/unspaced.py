"""Word boundaries in text written without spaces: Japanese, Chinese and Thai.

A separate module because its patterns take longer to compile than an English clip takes to read.
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
    """Whether two words are joined without a space: each edge is Japanese, Chinese, Thai or punctuation."""
    classes = {joining_class(graphemes(left)[-1]), joining_class(graphemes(right)[0])}
    return "letter" not in classes and _UNSPACED.search(left + right) is not None


def word_spans(run: str, offset: int) -> Iterator[tuple[int, int]]:
    """Start and end of each word in a run without white space, from `offset`: one, unless Japanese, Chinese or Thai."""
    if _UNSPACED.search(run) is None or (_HANGUL.search(run) and _NOT_KOREAN.search(run) is None):
        yield offset, offset + len(run)
        return
    start = at = offset
    last, quoted = "opening", False
    for cluster in graphemes(run):
        kind = joining_class(cluster)
        if cluster == '"':
            quoted = not quoted
            kind = "opening" if quoted else "mark"
        # Opening punctuation joins what follows, closing punctuation what precedes; letters and digits stay together.
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
    """How a grapheme cluster joins its neighbours in text without spaces."""
    first = cluster[0]
    kind = category(first)
    if _UNSPACED.match(first):
        return "unspaced"
    if first in NO_BREAK_SPACES + WORD_JOINER:
        return "joiner"
    if kind in ("Ps", "Pi"):
        return "opening"
    if not kind.startswith("P") and kind != "Cf":
        return "letter"
    # Full-width punctuation ends a run of letters; the point in "3.14" and the apostrophe in "it’s" do not.
    return "closing" if east_asian_width(first) in "WF" else "mark"
