"""Phrases of languages written without spaces: where a reader expects that a line may end.

Japanese and Chinese phrases are those of `budoux`. Thai ones are those of `pythainlp` if it is installed
(`captioner[thai]`); without it a phrase begins only where Thai spelling leaves no doubt: after a space, and at a vowel
written before its consonant. Lao phrases begin at such vowels, too. A zero-width space ends a phrase. In Khmer, Burmese
or Tibetan text without any, every syllable that its marks show is a phrase.
"""

import re
from collections.abc import Callable, Container, Sequence
from functools import cache, partial
from itertools import accumulate
from typing import Literal

from captioner.languages.ties import load_ties
from captioner.text.marks import AFTER_QUOTE, CLOSERS, LEADING_VOWELS, STOPS, UNAMBIGUOUS_CLOSERS, ZERO_WIDTH_SPACE
from captioner.text.measure import has_no_spaces, primary_subtag
from captioner.timing.words import Word

# Patterns are compiled on first use: most languages need none.
# A vowel written before its consonant begins a syllable, unless it follows another such vowel.
_LEADING_VOWEL = f"(?<![{LEADING_VOWELS}])(?=[{LEADING_VOWELS}])"
# How many characters of known words are compared.
_LONGEST = 4
# The shortest pause that ends a phrase, whatever the segmenter finds.
_PAUSE_MS = 250
_TRADITIONAL = ("hant", "tw", "hk", "mo")

# A polite Japanese ending ends a sentence even without a full stop and where the segmenter continues, unless a particle
# (ですが, ますので, ましたから) or punctuation follows. On human captions, which nearly always break after these
# endings, this gains seven points of the F1 of cue ends.
_POLITE_ENDING = (
    "(?>です|ます|でした|ました|ません(?:でした|でしょう)?|でしょう|ましょう|ください|下さい)[かねよ]*+"
    "(?!が|けど|けれど|ので|のに|のは|のも|のを|と(?![てにりこ])|なら|って|っけ|ます|$"
    f"|[{re.escape(STOPS + UNAMBIGUOUS_CLOSERS + CLOSERS)}])"
)
# After a quote that is not part of the sentence around it, the text is segmented anew: 「寒そうで」コンタは.
_QUOTE_END = f"(?<=[」』])(?![{re.escape(STOPS + UNAMBIGUOUS_CLOSERS)}]|{AFTER_QUOTE})"
_DIGIT = "0-9０-９〇一二三四五六七八九十百千万億兆"
# Text inside which no phrase begins: a word in katakana, a number, a number with its counter.
_WHOLE = (
    "[ァ-ヺー]{2,}"
    f"|(?:第|約)?[{_DIGIT}][{_DIGIT}.,，．]*"
    "(?:年間|年代|年|か月|ヶ月|カ月|个月|月|日間|日|週間|周年|周|時間|小时|時|分間|分钟|分|秒|世紀|世纪|円|ドル|ユーロ|美元|欧元|人民币|"
    "元|块|歳|岁|才|人|名|个|個|回|次|度|本|枚|张|台|冊|册|匹|只|件|種類|种|種|倍|位|条|点|行|列|つ|家|所|座|层|階|话|話|章|课|"
    "キロ|メートル|センチ|ミリ|グラム|リットル|トン|パーセント|公里|公斤|千克|厘米|毫米|米|吨|克|升|平方米|平方公里|万|億|亿|千|百|%|％|℃)*"
)


Inside = Literal["", "inside a phrase", "inside a word"]


def inside_phrases(words: Sequence[Word], language: str, known: Container[str] | None = None) -> list[Inside]:
    """For each word, what a break before it would split: "" if it begins a phrase, as all words do in text with spaces.

    "inside a word" is for words and numbers known to be whole, "inside a phrase" for everything else. `known` are whole
    words; without it, those of the language's ties.
    """
    found: list[Inside] = [""] * len(words)
    if not has_no_spaces(language):
        return found
    segment = _segmenter(language)
    table = load_ties(primary_subtag(language)) if known is None else None
    lexicon = table.words if table else known or ()
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].before:
            texts = [word.text for word in words[first:at]]
            text = "".join(texts)
            ends, whole = segment(text)
            for offset, end in enumerate(accumulate(map(len, texts[:-1])), 1):
                pause_ms = words[first + offset].start_ms - words[first + offset - 1].end_ms
                paused = pause_ms >= _PAUSE_MS
                if end in whole or (end in ends and not paused and _splits_word(text, end, lexicon)):
                    found[first + offset] = "inside a word"
                elif end not in ends and not paused:
                    found[first + offset] = "inside a phrase"
            first = at
    return found


def first_words(words: Sequence[Word], language: str, known: Container[str] | None = None) -> list[int]:
    """The first word of each phrase; in text with spaces, each word."""
    return [at for at, inside in enumerate(inside_phrases(words, language, known)) if not inside or not at]


def split_word(above: str, below: str, language: str) -> tuple[str, str]:
    """The two parts of the word or number that a break between two texts of Japanese or Chinese splits, or "", ""."""
    if primary_subtag(language) in ("ja", "zh"):
        text, at = above + below, len(above)
        for found in re.finditer(_WHOLE, text):
            if found.start() < at < found.end():
                return text[found.start() : at], text[at : found.end()]
    return "", ""


def _splits_word(text: str, at: int, lexicon: Container[str]) -> bool:
    """Whether the segmenter errs at a place inside a known word, where no known word ends or begins: 请立|即停止.

    In Chinese, every tenth end of a phrase is inside a word. Of these, a third are found with the words of a small
    treebank, and 1 in 500 of the others.
    """
    first, last = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
    return (
        any(text[begin:end] in lexicon for begin in range(first + 1, at) for end in range(at + 1, last))
        and not any(text[begin:at] in lexicon for begin in range(first, at - 1))
        and not any(text[at:end] in lexicon for end in range(at + 2, last + 1))
    )


@cache
def _segmenter(language: str) -> Callable[[str], tuple[set[int], set[int]]]:
    """A function from unspaced text to the ends of its phrases and the places inside its whole words, in characters."""
    subtag = primary_subtag(language)
    if subtag in ("th", "lo"):
        parse = _thai_parser() if subtag == "th" else partial(re.split, _LEADING_VOWEL)
        return lambda text: ({*accumulate(map(len, parse(text))), *_marked_ends(text)}, set())
    if subtag not in ("ja", "zh"):
        return lambda text: (_marked_ends(text) or set(range(len(text))), set())
    import budoux

    if subtag == "ja":
        parse = _by_quotes(budoux.load_default_japanese_parser().parse)
    elif language.lower().replace("_", "-").rpartition("-")[2] in _TRADITIONAL:
        parse = budoux.load_default_traditional_chinese_parser().parse
    else:
        parse = budoux.load_default_simplified_chinese_parser().parse
    return lambda text: (
        {*accumulate(map(len, parse(text))), *(found.end() for found in re.finditer(_POLITE_ENDING, text))},
        {at for found in re.finditer(_WHOLE, text) for at in range(found.start() + 1, found.end())},
    )


def _by_quotes(parse: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """The same segmenter, for each part of a text that ends with a quote."""
    return lambda text: [phrase for part in re.split(_QUOTE_END, text) if part for phrase in parse(part)]


def _marked_ends(text: str) -> set[int]:
    """The ends of words marked by the zero-width spaces of a text."""
    return {at for at, char in enumerate(text, 1) if char == ZERO_WIDTH_SPACE}


def _thai_parser() -> Callable[[str], list[str]]:
    try:
        from pythainlp.tokenize import word_tokenize
    except ImportError:
        return partial(re.split, _LEADING_VOWEL)
    return lambda text: list(word_tokenize(text, engine="newmm"))
