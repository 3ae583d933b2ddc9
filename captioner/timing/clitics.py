"""Parts of words that engines give as tokens of their own: English clitics, elisions of Romance languages."""

import re

# What follows an apostrophe at the end of an English word: it's, don't, I'll, o'clock, y'all, ma'am, rock'n'roll's.
_AFTER_APOSTROPHE = frozenset(["s", "ll", "re", "ve", "d", "m", "t", "clock", "all", "am"])
# The English words that lose their end before "'t": in Dutch, "'t" is a word ("in 't huis").
_BEFORE_T = """
ain aren can couldn daren didn doesn don hadn hasn haven isn mayn mightn mustn needn oughtn shan shouldn wasn weren won
wouldn
"""
# After "'s" these make a Dutch word of time, with a space: 's avonds.
_AFTER_DUTCH_S = """
ochtends morgens middags namiddags avonds nachts winters zomers maandags dinsdags woensdags donderdags vrijdags
zaterdags zondags
"""
# What loses its vowel before the next word, besides single letters: French, Italian, Catalan.
_ELIDED = """
qu jusqu lorsqu puisqu quoiqu quelqu presqu aujourd entr prud dell all nell sull dall coll pell degl agl negl sugl dagl
gl un quest quell bell sant cent mezz tutt buon grand nessun ciascun alcun qualcun com dov cos anch senz ch quant pover
"""
_SPLIT_PAIRS = frozenset([("gon", "na"), ("wan", "na"), ("got", "ta"), ("gim", "me"), ("lem", "me")])
ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
"""What follows the digits of an English ordinal."""
UNMARKED_PARTS = frozenset(["na", "ta", "gim", "lem", "n't", "n’t", *ORDINAL_ENDS])
"""Parts of words that look like words: any two of those that are one word contain one of these."""

_APOSTROPHE = "['’]"
_STARTS = re.compile(rf"{_APOSTROPHE}([^\W\d_]+)\W*")
_ENDS = re.compile(rf"[^\w'’]*([^\W\d_]+){_APOSTROPHE}")


def continues_word(left: str, right: str, after: str | None) -> bool:
    """Whether `right` is the end of the word that `left` begins; `after` is the token after them.

    That is a clitic ("do" + "n't", "it" + "'s"), or what follows an elision ("l'" + "homme").
    """
    start, end = left.lower(), right.lower()
    if (start, end) in _SPLIT_PAIRS or end.rstrip(".,!?") in ("n't", "n’t"):
        return True
    elided = _ENDS.fullmatch(start)
    if elided and end[:1].isalpha() and is_elided(elided[1]):
        return True
    clitic = _STARTS.fullmatch(end)
    return clitic is not None and start[-1:].isalnum() and _is_clitic(start, clitic[1], after)


def is_elided(stem: str) -> bool:
    """Whether a word that ends in an apostrophe after `stem` has lost its vowel, so that the next word joins it."""
    return len(stem) == 1 or stem.lower() in _ELIDED.split()


def joins_by_apostrophe(left: str, right: str) -> bool:
    """Whether an apostrophe between two tokens joins them: "it" + "'" + "s", "l" + "'" + "homme"."""
    if not left[-1:].isalpha() or not right[:1].isalpha():
        return False
    stem = re.split(r"\W", left)[-1]
    return is_elided(stem) or _is_clitic(left.lower(), right.lower().rstrip(".,!?;:"), None)


def _is_clitic(left: str, clitic: str, after: str | None) -> bool:
    if clitic == "t":
        return left in _BEFORE_T.split()
    if clitic == "s" and after is not None and after.lower().rstrip(".,!?;:") in _AFTER_DUTCH_S.split():
        return False
    if clitic in ("all", "am", "clock"):
        return left in ("y", "ma", "o")
    return clitic in _AFTER_APOSTROPHE
