"""Tokens that are characters of a text, given one by one as if they were words: refused."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from captioner.errors import TimingError
from captioner.text.measure import graphemes

# An aligner's characters touch or overlap; between words there is at least a short silence, or more than one letter.
_TOUCH_MS = 50
_MIN_LETTERS = 5
# Capitals that are spelled out take longer than this each, other letters in any case; characters of speech take 50 to
# 120 ms.
_SPELLED_MS = 200
_LONGEST_MS = 500


class Token(NamedTuple):
    """A text with its times and its speaker."""

    text: str
    start_ms: int
    end_ms: int
    speaker: str | None = None


def has_letters(text: str) -> bool:
    """Whether a token is more than punctuation, signs and marks: it has a letter, an ideograph or a digit."""
    return any(category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl") and char not in "ºª" for char in text)


def refuse_letters(tokens: Sequence[Token], spaces: Sequence[str]) -> None:
    """Raises `TimingError` for the characters of a text in a script with spaces, given one by one as if words.

    `spaces` is the white space before each; texts that mostly have some are words, however short.
    """
    texts = [token.text for token in tokens]
    # Most clips end here.
    if len(texts) < _MIN_LETTERS or sum(map(len, texts)) > 2 * len(texts) or 2 * sum(map(bool, spaces)) > len(texts):
        return
    letters = [at for at, text in enumerate(texts) if has_letters(text)]
    single = [at for at in letters if _is_spaced_letter(texts[at])]
    if len(single) < _MIN_LETTERS or 10 * len(single) < 9 * len(letters):
        return
    touching = sum(touch(left, right) for left, right in pairwise(tokens))
    length_ms = sum(tokens[at].end_ms - tokens[at].start_ms for at in single)
    is_upper = all(texts[at].isupper() for at in single)
    is_spelled = length_ms > (_SPELLED_MS if is_upper else _LONGEST_MS) * len(single)
    if 10 * touching >= 6 * (len(tokens) - 1) and not is_spelled:
        raise TimingError(
            f"{len(single)} of {len(letters)} texts are a single letter and touch the next: these are characters, not "
            "words; give them, with their white space, to Timing.from_chars(chars, starts_ms, ends_ms)",
            index=single[0],
        )


def _is_spaced_letter(text: str) -> bool:
    if category(text[0])[0] not in "LM" or len(graphemes(text)) > 1:
        return False
    if text.isascii():
        return True
    from captioner.text.unspaced import joining_class

    return joining_class(text) != "unspaced"


def touch(left: Token, right: Token) -> bool:
    """Whether a token begins where the one before it ends, or sooner, as an aligner's characters do."""
    return right.start_ms - left.end_ms <= _TOUCH_MS
