"""Phrases of languages that are written without spaces: where a reader expects that a line may end."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from captioner.text import primary_subtag
from captioner.timing import Word

_TRADITIONAL = ("hant", "tw", "hk", "mo")


def phrase_starts(words: Sequence[Word], language: str) -> list[bool]:
    """For each word, whether a phrase begins with it: everywhere, but in Japanese and Chinese, by `budoux`."""
    starts = [True] * len(words)
    if primary_subtag(language) not in ("ja", "zh"):
        return starts
    parse = _parser(language)
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].before:
            texts = [word.text for word in words[first:at]]
            edges = set(accumulate(map(len, parse("".join(texts)))))
            for offset, end in enumerate(accumulate(map(len, texts[:-1])), 1):
                starts[first + offset] = end in edges
            first = at
    return starts


@cache
def _parser(language: str) -> Callable[[str], list[str]]:
    import budoux

    if primary_subtag(language) == "ja":
        return budoux.load_default_japanese_parser().parse
    if language.lower().replace("_", "-").rpartition("-")[2] in _TRADITIONAL:
        return budoux.load_default_traditional_chinese_parser().parse
    return budoux.load_default_simplified_chinese_parser().parse
