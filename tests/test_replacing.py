"""Words that are shown instead of those that are spoken."""

import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from tests.calls import calls
from tests.strategies import texts, timed_chars
from tests.test_tags import spoken

Pairs = list[tuple[str, str]]


def shown(text: str, *pairs: tuple[str, str]) -> str:
    return spoken(text).replaced(pairs).text


@pytest.mark.parametrize(
    ("text", "spoken_words", "shown_words", "expected"),
    [
        ("We use reh-zem-bul.", "reh-zem-bul", "Resemble", "We use Resemble."),
        ('Is it "reh-zem-bul," or not?', "reh-zem-bul", "Resemble", 'Is it "Resemble," or not?'),
        ("(REH-ZEM-BUL)", "reh-zem-bul", "Resemble", "(Resemble)"),
        ("reh-zem-bul's voices", "reh-zem-bul", "Resemble", "Resemble's voices"),
        ("They met in two thousand and one.", "two thousand and one", "2001", "They met in 2001."),
        ("Kay eight ess runs. Kay eight ess!", "kay eight ess", "k8s", "K8s runs. K8s!"),
        ("eye phone. Eye phone.", "eye phone", "iPhone", "iPhone. iPhone."),
        ("The Kay eight ess", "kay eight ess", "k8s", "The k8s"),
        ("polish the Polish table", "Polish", "POLISH", "polish the POLISH table"),
        ("don't do it, do", "do", "DO", "don't DO it, DO"),
        ("don't", "don", "Don", "don't"),
        ("rehearse the reh", "reh", "Re", "rehearse the Re"),
        ("café cafés", "cafe\u0301", "Café", "Café cafés"),
        ("l’homme d'affaires", "l'homme", "l’Homme", "l’Homme d'affaires"),
        ("नमस्ते नम", "नम", "Nam", "नमस्ते Nam"),
        ("私はれぜんぶるです。", "れぜんぶる", "Resemble", "私はResembleです。"),
        ("我用瑞森波。", "瑞森波", "瑞声", "我用瑞声。"),
        ("한국어는 좋아요", "한국어는", "한국어", "한국어 좋아요"),
        ("five dollars and 5 $", "$", "€", "five dollars and 5 €"),
        ("say less than", "less than", "<b> & -->", "say <b> & -->"),
        ("a  b", "a b", "ab", "ab"),
    ],
)
def test_whole_words_are_replaced(text: str, spoken_words: str, shown_words: str, expected: str) -> None:
    assert shown(text, (spoken_words, shown_words)) == expected


def test_the_longest_comes_first_and_none_is_replaced_twice() -> None:
    pairs = [("oh", "O"), ("oh lama", "Ollama"), ("oh lama three", "Ollama 3"), ("Ollama", "never")]
    assert shown("oh lama three, oh lama, oh!", *pairs) == "Ollama 3, Ollama, O!"


def test_words_that_are_the_same_keep_the_times_of_their_characters() -> None:
    clip = spoken("the new reh-zem-bul voice")
    made = clip.replaced([("new reh-zem-bul voice", "new Resemble voice")])
    assert (made.words[1], made.words[3]) == (clip.words[1], clip.words[3])
    assert (made.words[2].start_ms, made.words[2].end_ms) == (clip.words[2].start_ms, clip.words[2].end_ms)


def test_a_word_shares_the_times_of_the_characters_that_are_the_same() -> None:
    (word,) = spoken("colour").replaced([("colour", "color")]).words
    assert (word.char_starts_ms, word.start_ms, word.end_ms) == ((0, 60, 120, 180, 300), 0, 360)
    assert not word.estimated


def test_several_words_share_the_time_of_what_is_spoken() -> None:
    made = spoken("say ay eye now").replaced([("ay eye", "artificial intelligence")])
    assert [(word.text, word.start_ms, word.estimated) for word in made.words[1:3]] == [
        ("artificial", 240, True),
        ("intelligence", 412, True),
    ]
    assert made.words[2].end_ms == 600
    assert not made.words[2].char_starts_ms


def test_words_of_a_recogniser_are_replaced_with_their_times() -> None:
    clip = captioner.Timing.from_words([('"reh-zem-bul,"', 0, 900), ("kay", 1000, 1200), ("eight", 1250, 1600)])
    made = clip.replaced([("reh-zem-bul", "Resemble"), ("kay eight", "K8")])
    assert [(word.text, word.start_ms, word.end_ms, word.estimated) for word in made.words] == [
        ('"Resemble,"', 0, 900, False),
        ("K8", 1000, 1600, False),
    ]


def test_no_forced_break_is_lost() -> None:
    assert shown("new\n\nyork new york", ("new york", "New York")) == "new\n\nyork New York"


def test_what_was_replaced_is_listed_in_its_place_after_joining_and_stretching_too() -> None:
    pairs = [("two", "2")]
    clip = spoken("one two").replaced(pairs).lasting(1000)
    assert clip.replacements == (captioner.Replacement("two", "2", 1, 240, 420),)
    assert [(one.first_word, one.from_ms) for one in captioner.join([clip, clip]).replacements] == [(1, 240), (3, 1240)]
    assert clip.stretched(Fraction(2)).replacements[0].from_ms == 480
    assert pickle.loads(pickle.dumps(clip)) == clip


def test_tags_and_repairs_are_found_where_they_then_are() -> None:
    clip = spoken("kay eight ess [laughs] yes").without_tags().replaced([("kay eight ess", "K8s")])
    assert clip.words[clip.tags[0].first_word].text == "[laughs]"


def test_nothing_changes_where_nothing_is_to_be_replaced() -> None:
    clip = spoken("Hello there.")
    for pairs in ([], [("nothing", "something")]):
        assert clip.replaced(pairs) is clip
    same = clip.replaced([("there", "there")])
    assert (same.words, len(same.replacements)) == (clip.words, 1)


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("", "x")], "no letter, digit or symbol"),
        ([(" - ", "x")], "no letter, digit or symbol"),
        ([("x", " ")], "nothing to show"),
        ([("x", "y"), ("x", "z")], "two replacements"),
    ],
)
def test_pairs_that_say_nothing_are_refused(pairs: Pairs, told: str) -> None:
    with pytest.raises(captioner.FormatError, match=told):
        spoken("x").replaced(pairs)


@pytest.mark.parametrize("pairs", ["x => y", [("x",)], ["xy"], [("x", 1)], None, 1])
def test_what_are_no_pairs_is_refused(pairs: Any) -> None:
    with pytest.raises(TypeError):
        spoken("x").replaced(pairs)


@given(timed_chars(), st.lists(st.tuples(texts(min_size=1, max_size=4), texts(min_size=1, max_size=6)), max_size=3))
def test_any_text_keeps_the_rules_of_words_and_what_is_around(timed: Any, pairs: Pairs) -> None:
    clip = captioner.Timing.from_chars(*timed, repair=None)
    pairs = [*pairs, *[(word.text[:2], "new words") for word in clip.words[1:2]]]
    try:
        made = clip.replaced(pairs)
    except captioner.FormatError:
        return
    captioner.caption(made)
    assert made.duration_ms == clip.duration_ms
    if not made.replacements:
        assert made is clip
    assert all(len(word.chars) == len(word.char_starts_ms) for word in made.words)
    if made.words and clip.words and not made.nudged:
        assert made.words[0].start_ms == clip.words[0].start_ms


def test_twice_the_text_and_twice_the_pairs_take_no_more_than_four_times_the_work() -> None:
    def work(size: int) -> int:
        pairs = [(f"word{number}x", f"W{number}") for number in range(size)]
        clip = spoken(" ".join(spoken_word for spoken_word, _ in pairs))
        return calls(lambda: clip.replaced(pairs))

    assert work(400) <= 4.4 * work(200)
