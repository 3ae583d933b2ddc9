"""Phrases of languages that are written without spaces."""

from captioner.layout.phrases import phrase_starts
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Word


def words_of(text: str) -> tuple[Word, ...]:
    times = range(0, 60 * len(text), 60)
    return words_from_chars(list(text), list(times), [time + 60 for time in times])[0]


def phrases(text: str, language: str) -> list[str]:
    words, found = words_of(text), list[str]()
    for word, starts in zip(words, phrase_starts(words, language), strict=True):
        if starts:
            found.append(word.text)
        else:
            found[-1] += word.text
    return found


def test_japanese_phrases_keep_their_particles() -> None:
    assert phrases("字幕は読みやすい長さで改行されている必要があります。", "ja") == [
        "字幕は",
        "読みやすい",
        "長さで",
        "改行されている",
        "必要が",
        "あります。",
    ]


def test_chinese_is_read_in_its_own_script() -> None:
    assert "".join(phrases("我们应该在短语之间换行。", "zh")) == "我们应该在短语之间换行。"
    assert "".join(phrases("我們應該在短語之間換行。", "zh-TW")) == "我們應該在短語之間換行。"
    assert len(phrases("我们应该在短语之间换行。", "zh")) > 3


def test_a_space_begins_a_phrase_and_latin_words_stay_whole() -> None:
    assert phrases("iPhone を使う", "ja")[0] == "iPhone"


def test_thai_breaks_only_where_its_spelling_allows() -> None:
    for phrase in phrases("เราไปโรงเรียนแต่เช้า วันนี้อากาศดี", "th")[1:]:
        assert phrase[0] in "เแโใไว"


def test_words_with_spaces_are_phrases_of_their_own() -> None:
    assert phrases("Go to the end.", "en") == ["Go", "to", "the", "end."]
