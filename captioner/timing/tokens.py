"""What stands before each token that an engine timed: a space, nothing, or nothing because it continues a word.

`token_sides` says where punctuation belongs, `clitics` what else is part of a word.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category

from captioner.text.marks import HYPHENS, NO_BREAK_SPACES, WORD_JOINER
from captioner.text.measure import graphemes
from captioner.timing.clitics import ORDINAL_ENDS, UNMARKED_PARTS, continues_word
from captioner.timing.letters import Token, has_letters, touch
from captioner.timing.merge import before_word
from captioner.timing.token_quotes import quote_sides
from captioner.timing.token_sides import Place, Side, side

CONTINUES = None
"""What stands before a token that is part of the word before it."""

# A word of Latin, Greek or Cyrillic letters or digits, which needs no look at its neighbours.
_LETTER = "[0-9A-Za-zÀ-ÖØ-öø-ʯͰ-ԯḀ-῿]"
_WHOLE = re.compile(f"{_LETTER}+(?:['’-]{_LETTER}+)*[.,!?;:…]*").fullmatch
# Joins what is beside it: zero-width joiner and non-joiner, word joiner, and spaces that are no break.
_JOINERS = f"\u200c\u200d{WORD_JOINER}{NO_BREAK_SPACES}"
# The first combining mark: characters before it are grapheme clusters of their own, in scripts with spaces.
_FIRST_MARK = "\u0300"
_CURRENCY_CODE = re.compile(r"[A-Z]{1,3}[$€£¥₹]")
# After these, a hyphen at the end of a token leaves a part of the word unsaid: pre- and post-war.
_CONJUNCTIONS = "and or to und oder bis bzw sowie et ou y e o en of och eller og"


def befores(tokens: Sequence[Token], spaces: Sequence[str]) -> Sequence[str | None]:
    """What stands before each token: "", " ", a line end, a forced break, or `CONTINUES`.

    `spaces` is the white space before each. Where there is some anywhere, it alone separates words.
    """
    texts = [token.text for token in tokens]
    # Ends of lines alone do not show that texts without white space between them are one word.
    has_spaces = any(space.strip("\r\n") for space in spaces)
    if has_spaces and all(spaces[1:]):
        return ["", *map(before_word, spaces[1:])][: len(texts)]
    # Most words are whole, and looking at each boundary would take as long as all else that reads them.
    whole = [_WHOLE(text) is not None and text not in UNMARKED_PARTS for text in texts]
    if not has_spaces and all(whole):
        return ["", *(before_word(space) or " " for space in spaces[1:])][: len(texts)]
    sides = sides_of(texts, tokens, whole)
    come_apart = any(category(text[0]) in ("Mn", "Mc") for text in texts)
    found: list[str | None] = [""]
    word = texts[0]
    for at, (left, right) in enumerate(pairwise(tokens), 1):
        before: str | None = before_word(spaces[at])
        if not before:
            if whole[at] and whole[at - 1] and not has_spaces:
                before = " " if not come_apart or not _are_letters_of_one_word(left, right) else CONTINUES
            elif is_one_word(word, right.text, sides[at - 1], sides[at]):
                before = CONTINUES
            elif has_spaces:
                before = "" if joins_directly(word, right.text) else CONTINUES
            elif _is_split(texts, at) or (come_apart and _are_letters_of_one_word(left, right)):
                before = CONTINUES
            else:
                before = "" if joins_directly(word, right.text) else " "
        found.append(before)
        word = word + right.text if before is CONTINUES else right.text
    return found


def _is_split(texts: Sequence[str], at: int) -> bool:
    """Whether an engine has split a word before a token with letters."""
    left, right, after = texts[at - 1], texts[at], texts[at + 1] if at + 1 < len(texts) else None
    return continues_word(left, right, after) or _is_written_together(left, right)


def sides_of(texts: Sequence[str], tokens: Sequence[Token], whole: Sequence[bool]) -> list[Side]:
    """The side on which each token joins its neighbours by punctuation; "none" for words."""
    quotes = quote_sides(texts)
    texts = ["", *texts, "", ""]
    return [
        "none"
        if whole[at]
        else quotes[at]
        if at in quotes
        else side(Place(token.text, texts[at], texts[at + 2], texts[at + 3], _silence_ms(tokens, at)))
        if not has_letters(token.text)
        else "none"
        for at, token in enumerate(tokens)
    ]


def is_one_word(left: str, right: str, left_side: Side, right_side: Side) -> bool:
    """Whether a token continues a word by their punctuation, or because a grapheme cluster or syllable holds both."""
    if left_side in ("right", "both") or right_side in ("left", "both"):
        return True
    if left[-1] < _FIRST_MARK and right[0] < _FIRST_MARK:
        return False
    if left[-1] in _JOINERS or right[0] in _JOINERS or category(right[0]) in ("Mn", "Mc", "Me"):
        return True
    cluster = graphemes(left)[-1]
    if graphemes(cluster + right)[0] != cluster:
        return True
    from captioner.text.unspaced import is_inside_syllable

    return is_inside_syllable(left, right)


def joins_directly(left: str, right: str) -> bool:
    """Whether two words have no space between them, as in scripts without spaces."""
    if left[-1] < _FIRST_MARK and right[0] < _FIRST_MARK:
        return False
    from captioner.text import unspaced

    return unspaced.joins_directly(left, right)


def _are_letters_of_one_word(left: Token, right: Token) -> bool:
    """Whether tokens are single letters or marks that touch, in a clip whose marks are tokens of their own."""
    return (
        len(left.text) == len(right.text) == 1
        and category(left.text)[0] in "LM"
        and category(right.text)[0] in "LM"
        and touch(left, right)
    )


def joins_hyphen(left: str, right: str) -> bool:
    """Whether a token ends in a hyphen that joins it to the next one: "well-" and "known", but not "pre-" and "and"."""
    return (
        left[-1] in HYPHENS
        and left[-2:-1].isalnum()
        and right[0].isalnum()
        and right.lower() not in _CONJUNCTIONS.split()
    )


def _is_written_together(left: str, right: str) -> bool:
    """Whether a token with letters has a hyphen, slash, sign or ending that joins it to its neighbour."""
    if joins_hyphen(left, right):
        return True
    if right[0] in HYPHENS and right[1:2].isalpha() and left[-1].isalnum():
        return True
    if (left[-1] in "/_@" and right[0].isalnum()) or (right[0] in "/_" and left[-1].isalnum()):
        return len(left) > 1 or len(right) > 1
    if right[0].isdigit():
        return _CURRENCY_CODE.fullmatch(left) is not None
    if left[-1].isdigit():
        return right in ORDINAL_ENDS or right[0] in "°º%‰"
    return left in ("°", "º") and right.rstrip(".,;:!?") in ("C", "F", "K")


def _silence_ms(tokens: Sequence[Token], at: int) -> int:
    """The silence before and after a token, or 0 at the edges of the clip."""
    if not 0 < at < len(tokens) - 1:
        return 0
    left, token, right = tokens[at - 1 : at + 2]
    return max(0, token.start_ms - left.end_ms) + max(0, right.start_ms - token.end_ms)
