"""Word boundaries in text written without spaces: Japanese, Chinese, Thai, Lao, Khmer, Burmese and Tibetan.

This is a separate module because its patterns take longer to compile than an English clip takes to read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from captioner.text.marks import (
    FOLLOWING_VOWELS,
    HANGUL,
    IDEOGRAPHIC,
    LEADING_VOWELS,
    NO_BREAK_SPACES,
    NOT_KOREAN,
    SOUTH_EAST_ASIAN_DIGITS,
    STACKERS,
    SYLLABLE_ENDS,
    TIBETAN,
    UNSPACED,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
)
from captioner.text.measure import graphemes

_UNSPACED = re.compile(f"[{UNSPACED}]")
_IDEOGRAPHIC = re.compile(f"[{IDEOGRAPHIC}]")
_OWN_DIGIT = re.compile(f"[{SOUTH_EAST_ASIAN_DIGITS}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_NOT_KOREAN = re.compile(f"[{NOT_KOREAN}]")
_TIBETAN = re.compile(f"[{TIBETAN}]")
# A Burmese consonant that ends its syllable: U+103A silences its vowel.
_FINAL_CONSONANT = re.compile("[\u1000-\u1021]\u1037?\u103a")
_UP_TO_ZERO_WIDTH_SPACE = re.compile(f"[^{ZERO_WIDTH_SPACE}]+{ZERO_WIDTH_SPACE}*|{ZERO_WIDTH_SPACE}+")


def joins_directly(left: str, right: str) -> bool:
    """Whether two words are joined without a space: each edge is of a script without spaces, or punctuation.

    Digits are joined to ideographs and kana (2024年), and those of Thai, Lao and Khmer to their own script. After a
    zero-width space there is no other.
    """
    end, start = graphemes(left)[-1], graphemes(right)[0]
    if end == ZERO_WIDTH_SPACE:
        return True
    classes = {joining_class(end), joining_class(start)}
    if "letter" in classes and not (_is_joined_digit(end, start) or _is_joined_digit(start, end)):
        return False
    return _UNSPACED.search(left + right) is not None


def _is_joined_digit(cluster: str, other: str) -> bool:
    if _OWN_DIGIT.match(cluster):
        return joining_class(other) != "letter" or _OWN_DIGIT.match(other) is not None
    return cluster.isdecimal() and _IDEOGRAPHIC.match(other) is not None


def is_inside_syllable(left: str, right: str) -> bool:
    """Whether two tokens are parts of one syllable of a South-East Asian or Tibetan script."""
    return _is_one_syllable(graphemes(left)[-1], graphemes(right)[0])


def word_spans(run: str, offset: int) -> Iterator[tuple[int, int]]:
    """Start and end of each word in a run without white space, shifted by `offset`.

    A zero-width space ends a word. The text between two of them is one word, except in scripts without spaces.
    """
    if _UNSPACED.search(run) is None or (_HANGUL.search(run) and _NOT_KOREAN.search(run) is None):
        for found in _UP_TO_ZERO_WIDTH_SPACE.finditer(run):
            yield offset + found.start(), offset + found.end()
        return
    start = at = offset
    last, quoted, previous = "opening", False, ""
    for cluster in graphemes(run):
        kind = joining_class(cluster)
        if cluster == '"':
            quoted = not quoted
            kind = "opening" if quoted else "mark"
        # Opening punctuation joins the next cluster, closing punctuation the one before; letters and digits stay
        # together.
        joined = last in ("opening", "joiner") or kind in ("closing", "mark", "joiner") or kind == last == "letter"
        if not joined and not (previous and _is_one_syllable(previous, cluster)):
            yield start, at
            start = at
        previous = cluster
        if kind != "mark" or last not in ("opening", "letter"):
            last = kind
        at += len(cluster)
    yield start, at


def _is_one_syllable(left: str, right: str) -> bool:
    """Whether two neighbouring clusters of a South-East Asian or Tibetan script certainly belong to one syllable."""
    return (
        left[-1] in LEADING_VOWELS + STACKERS
        or right[0] in FOLLOWING_VOWELS
        or _FINAL_CONSONANT.match(right) is not None
        or (left[-1] not in SYLLABLE_ENDS and _TIBETAN.match(left) is not None and _TIBETAN.match(right) is not None)
    )


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
