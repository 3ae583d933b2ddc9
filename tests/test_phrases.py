"""Phrases of languages written without spaces."""

import pytest

from captioner.layout.phrases import inside_phrases
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Word


def words_of(text: str) -> tuple[Word, ...]:
    times = range(0, 60 * len(text), 60)
    return words_from_chars(list(text), list(times), [time + 60 for time in times])[0]


def phrases(text: str, language: str) -> list[str]:
    words, found = words_of(text), list[str]()
    for word, inside in zip(words, inside_phrases(words, language), strict=True):
        if not inside:
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


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("とても大切です皆さんが決めます", ["大切です", "決めます"]),
        ("雨は降りませんでした明日も晴れるでしょうか次の話です", ["降りませんでした", "晴れるでしょうか", "話です"]),
        ("寒いですよねでも行きましたしかし誰も来ませんね", ["寒いですよね", "行きました", "来ませんね"]),
    ],
)
def test_a_polite_japanese_ending_ends_a_phrase_without_punctuation(text: str, ends: list[str]) -> None:
    found = phrases(text, "ja")
    assert [phrase for phrase in found if phrase in ends] == ends


@pytest.mark.parametrize("text", ["高いですが買います", "読みますので待って", "行きましたから帰る", "安いですけど"])
def test_a_polite_ending_before_a_particle_ends_no_phrase(text: str) -> None:
    assert not any(phrase.endswith(("です", "ます", "ました")) for phrase in phrases(text, "ja")[:-1])


def test_an_adverb_that_looks_like_a_polite_ending_stays_whole() -> None:
    assert phrases("ますます増える", "ja")[0] == "ますます"


@pytest.mark.parametrize(
    ("text", "whole", "language"),
    [
        ("スーパーマーケットでコンピューターを買ってきた。", ["スーパーマーケットで", "コンピューターを"], "ja"),
        ("会議は十二日の午後三時半に始まる", ["十二日の"], "ja"),
        ("参加費は約1,800円です", ["約1,800円です"], "ja"),
    ],
)
def test_a_word_in_katakana_and_a_number_with_its_unit_stay_whole(text: str, whole: list[str], language: str) -> None:
    assert [phrase for phrase in phrases(text, language) if phrase in whole] == whole


def test_a_chinese_number_stays_with_its_counter() -> None:
    inside = "价格是12,999元（约合1,800美元），一共二十三个人。"
    found = phrases(inside, "zh")
    for whole in ("12,999元", "1,800美元", "二十三个"):
        assert any(whole in phrase for phrase in found), found


def test_text_after_a_japanese_quote_is_segmented_anew_but_a_particle_stays_with_it() -> None:
    assert phrases("「こんな時間に」コンタが戸を開けた。", "ja")[-3:] == ["コンタが", "戸を", "開けた。"]
    assert "「少しだけ」と" in phrases("「少しだけ」という油断", "ja")


@pytest.mark.parametrize(
    ("known", "inside"),
    [({"进出口"}, "inside a word"), ({"进出口", "外贸进"}, ""), ({"出口"}, ""), (set(), "")],
)
def test_no_phrase_begins_inside_a_known_word_unless_another_ends_there(known: set[str], inside: str) -> None:
    words = words_of("我市外贸进出口总值")
    found = inside_phrases(words, "zh", known)

    assert words[5].text == "出"
    assert found[5] == inside


def test_chinese_is_segmented_in_both_scripts() -> None:
    assert "".join(phrases("我们应该在短语之间换行。", "zh")) == "我们应该在短语之间换行。"
    assert "".join(phrases("我們應該在短語之間換行。", "zh-TW")) == "我們應該在短語之間換行。"
    assert len(phrases("我们应该在短语之间换行。", "zh")) > 3


def test_a_space_begins_a_phrase_and_latin_words_stay_whole() -> None:
    assert phrases("iPhone を使う", "ja")[0] == "iPhone"


def test_thai_breaks_only_where_its_spelling_allows() -> None:
    for phrase in phrases("เราไปโรงเรียนแต่เช้า วันนี้อากาศดี", "th")[1:]:
        assert phrase[0] in "เแโใไว"


def test_in_languages_with_spaces_every_word_is_a_phrase() -> None:
    assert phrases("Go to the end.", "en") == ["Go", "to", "the", "end."]
