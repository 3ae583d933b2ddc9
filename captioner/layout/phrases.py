"""Phrases of languages written without spaces: where a reader expects that a line may end.

Japanese and Chinese by `budoux`. Thai by `pythainlp` where it is installed (`captioner[thai]`); without it a phrase
begins only where Thai spelling leaves no doubt: after a space, and at a vowel that is written ahead of its consonant.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from captioner.text.marks import CLOSERS, CLOSING, STOPS, THAI_LEADING_VOWELS
from captioner.text.measure import has_no_spaces, primary_subtag
from captioner.timing.words import Word

# A vowel that is written ahead of its consonant begins a syllable, unless it follows another one.
_THAI_SYLLABLE = re.compile(f"(?<![{THAI_LEADING_VOWELS}])(?=[{THAI_LEADING_VOWELS}])")
# Where the voice rests a phrase ends, whatever the segmenter says.
_PAUSE_MS = 250
_TRADITIONAL = ("hant", "tw", "hk", "mo")

# A polite ending of Japanese ends a sentence, also where no full stop is written and the segmenter reads on: unless it
# goes on with a particle (ですが, ますので, ましたから), or punctuation follows. On captions by people, whose breaks
# follow these endings nearly always, that is worth seven points of the F1 of cue ends.
_POLITE_ENDING = re.compile(
    "(?>です|ます|でした|ました|ません(?:でした|でしょう)?|でしょう|ましょう|ください|下さい)[かねよ]*+"
    "(?!が|けど|けれど|ので|のに|のは|のも|のを|と(?![てにりこ])|なら|って|っけ|ます|$"
    f"|[{re.escape(STOPS + CLOSING + CLOSERS)}])"
)
_DIGIT = "0-9０-９〇一二三四五六七八九十百千万億兆"
# What no phrase begins inside of: a word in katakana, a number, and a number with what it counts.
_WHOLE = re.compile(
    "[ァ-ヺー]{2,}"
    f"|(?:第|約)?[{_DIGIT}][{_DIGIT}.,，．]*"
    "(?:年間|年代|年|か月|ヶ月|カ月|个月|月|日間|日|週間|周年|周|時間|小时|時|分間|分钟|分|秒|世紀|世纪|円|ドル|ユーロ|美元|欧元|人民币|"
    "元|块|歳|岁|才|人|名|个|個|回|次|度|本|枚|张|台|冊|册|匹|只|件|種類|种|種|倍|位|条|点|行|列|つ|家|所|座|层|階|话|話|章|课|"
    "キロ|メートル|センチ|ミリ|グラム|リットル|トン|パーセント|公里|公斤|千克|厘米|毫米|米|吨|克|升|平方米|平方公里|万|億|亿|千|百|%|％|℃)*"
)


def phrase_starts(words: Sequence[Word], language: str) -> list[bool]:
    """For each word, whether a phrase begins with it: everywhere, but in Japanese, Chinese and Thai."""
    starts = [True] * len(words)
    if not has_no_spaces(language):
        return starts
    ends_of = _segmenter(language)
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].before:
            texts = [word.text for word in words[first:at]]
            ends = ends_of("".join(texts))
            for offset, end in enumerate(accumulate(map(len, texts[:-1])), 1):
                pause_ms = words[first + offset].start_ms - words[first + offset - 1].end_ms
                starts[first + offset] = end in ends or pause_ms >= _PAUSE_MS
            first = at
    return starts


@cache
def _segmenter(language: str) -> Callable[[str], set[int]]:
    """What finds where the phrases of a text without spaces end, in characters."""
    subtag = primary_subtag(language)
    if subtag == "th":
        parse = _thai_parser()
        return lambda text: set(accumulate(map(len, parse(text))))
    import budoux

    if subtag == "ja":
        parse = budoux.load_default_japanese_parser().parse
    elif language.lower().replace("_", "-").rpartition("-")[2] in _TRADITIONAL:
        parse = budoux.load_default_traditional_chinese_parser().parse
    else:
        parse = budoux.load_default_simplified_chinese_parser().parse
    return lambda text: _mended(text, set(accumulate(map(len, parse(text)))))


def _mended(text: str, ends: set[int]) -> set[int]:
    """The ends of phrases, with those that the segmenter misses and without those inside a word or a number."""
    ends.update(found.end() for found in _POLITE_ENDING.finditer(text))
    for found in _WHOLE.finditer(text):
        ends.difference_update(range(found.start() + 1, found.end()))
    return ends


def _thai_parser() -> Callable[[str], list[str]]:
    try:
        from pythainlp.tokenize import word_tokenize
    except ImportError:
        return _THAI_SYLLABLE.split
    return lambda text: list(word_tokenize(text, engine="newmm"))
