"""Phrases of languages that are written without spaces: where a reader expects that a line may end.

Japanese and Chinese by `budoux`. Thai by `pythainlp` where it is installed (`captioner[thai]`); without it a phrase
begins only where Thai spelling leaves no doubt: after a space, and at a vowel that is written ahead of its consonant.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from captioner.text.marks import THAI_LEADING_VOWELS
from captioner.text.measure import has_no_spaces, primary_subtag
from captioner.timing.words import Word

# A vowel that is written ahead of its consonant begins a syllable, unless it follows another one.
_THAI_SYLLABLE = re.compile(f"(?<![{THAI_LEADING_VOWELS}])(?=[{THAI_LEADING_VOWELS}])")
# Where the voice rests a phrase ends, whatever the segmenter says.
_PAUSE_MS = 250
_TRADITIONAL = ("hant", "tw", "hk", "mo")


def phrase_starts(words: Sequence[Word], language: str) -> list[bool]:
    """For each word, whether a phrase begins with it: everywhere, but in Japanese, Chinese and Thai."""
    starts = [True] * len(words)
    if not has_no_spaces(language):
        return starts
    parse = _parser(language)
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].before:
            texts = [word.text for word in words[first:at]]
            edges = set(accumulate(map(len, parse("".join(texts)))))
            for offset, end in enumerate(accumulate(map(len, texts[:-1])), 1):
                pause_ms = words[first + offset].start_ms - words[first + offset - 1].end_ms
                starts[first + offset] = end in edges or pause_ms >= _PAUSE_MS
            first = at
    return starts


@cache
def _parser(language: str) -> Callable[[str], list[str]]:
    """What splits a text without spaces into its phrases."""
    if primary_subtag(language) == "th":
        return _thai_parser()
    import budoux

    if primary_subtag(language) == "ja":
        return budoux.load_default_japanese_parser().parse
    if language.lower().replace("_", "-").rpartition("-")[2] in _TRADITIONAL:
        return budoux.load_default_traditional_chinese_parser().parse
    return budoux.load_default_simplified_chinese_parser().parse


def _thai_parser() -> Callable[[str], list[str]]:
    try:
        from pythainlp.tokenize import word_tokenize
    except ImportError:
        return _THAI_SYLLABLE.split
    return lambda text: list(word_tokenize(text, engine="newmm"))
