"""Words from the tokens that engines time."""

from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Timing, TimingError, Word


def timed(tokens: list[str], length_ms: int = 100) -> Timing:
    return Timing.from_words(
        [(text, at * length_ms, at * length_ms + length_ms - 10) for at, text in enumerate(tokens)]
    )


@pytest.mark.parametrize(
    ("tokens", "shown"),
    [
        # Punctuation
        ("Welcome back . Cat 's toy !", "Welcome back. Cat's toy!"),
        ("Wait … what ... ( no ) [ yes ]", "Wait… what... (no) [yes]"),
        ("… and then", "…and then"),
        ("¿ Qué tal ? ¡ Bien !", "¿Qué tal? ¡Bien!"),
        ("مرحبا ، كيف حالك ؟", "مرحبا، كيف حالك؟"),
        ("नमस्ते दुनिया ।", "नमस्ते दुनिया।"),
        ("He said — wait – no", "He said — wait – no"),
        ("1990 – 1995", "1990–1995"),
        # Quotes, by what is open
        ('" Stop ! " he said . ( Really )', '"Stop!" he said. (Really)'),
        ('"Stop , " he said , " now . "', '"Stop," he said, "now."'),
        ('( " Really " )', '("Really")'),
        ("He said , ' Stop ! ' and left .", "He said, 'Stop!' and left."),
        ("„ Halt “ , rief er .", "„Halt“, rief er."),
        ("» Halt « , rief er .", "»Halt«, rief er."),
        ("« Oui » , dit - il .", "«Oui», dit-il."),
        ("” Hej ” , sade han .", "”Hej”, sade han."),
        ("“ She said ‘ no ’ ” .", "“She said ‘no’”."),
        ("`` Stop '' , he said", "``Stop'', he said"),
        ("the dogs ' toys", "the dogs' toys"),
        ("5 ' 10 \" tall", "5' 10\" tall"),
        # Parts of words
        ("do n't ca n’t I 'll we 've they 'd", "don't can’t I'll we've they'd"),
        ("it ' s don ' t O ' Brien", "it's don't O'Brien"),
        ("l' homme d' accord aujourd' hui c ’ est", "l'homme d'accord aujourd'hui c’est"),
        ("dell' arte un' altra", "dell'arte un'altra"),
        ("rock 'n' roll tell 'em the '90s", "rock 'n' roll tell 'em the '90s"),
        ("ga 's avonds in 't huis", "ga 's avonds in 't huis"),
        ("gon na wan na the 21 st of", "gonna wanna the 21st of"),
        ("well - known and / or 24 / 7", "well-known and/or 24/7"),
        ("well- known pre- and post-war ice -cream", "well-known pre- and post-war ice-cream"),
        ("e . g . this in the U . S . army", "e.g. this in the U.S. army"),
        ("R & D and salt & pepper", "R&D and salt & pepper"),
        # Numbers and signs
        ("$ 100 and 100 € or US$ 5", "$100 and 100€ or US$5"),
        ("50 % of - 5 degrees in COVID - 19", "50% of -5 degrees in COVID-19"),
        ("20 ° C and 20 °C , a 90 ° turn", "20°C and 20°C, a 90° turn"),
        ("3 . 14 and 10 : 30 and 1 , 000 , 000", "3.14 and 10:30 and 1,000,000"),
        ("5 ½ cups , # 1 of Brand ™", "5½ cups, #1 of Brand™"),
        # Grapheme clusters
        ("Great 👏 🏽 !", "Great 👏🏽!"),
        ("👩 \u200d 💻 works", "👩\u200d💻 works"),
        ("🇩 🇪 🇫 🇷", "🇩🇪 🇫🇷"),
        ("❤ \ufe0f and 1 \ufe0f \u20e3", "❤\ufe0f and 1\ufe0f\u20e3"),
        ("न म स ् त े", "नमस्ते"),
        ("می \u200c خواهم", "می\u200cخواهم"),
        # Scripts without spaces
        ("ສະ ບາຍ ດີ", "ສະບາຍດີ"),
        ("សួស្តី ពិភពលោក ។ ឆ្នាំ ២០២៤", "សួស្តីពិភពលោក។ឆ្នាំ២០២៤"),
        ("မင်္ဂ လာ ပါ ။", "မင်္ဂလာပါ။"),
        ("བཀྲ་ ཤིས་ བདེ །", "བཀྲ་ཤིས་བདེ།"),
        ("東京 、 大阪 。 「 はい 」 と 2024 年", "東京、大阪。「はい」と2024年"),
    ],
)
def test_tokens_that_are_parts_of_words_are_joined_to_them(tokens: str, shown: str) -> None:
    timing = timed(tokens.split(" "))

    assert timing.text == shown
    assert timing.repairs == ()


@pytest.mark.parametrize(
    ("tokens", "shown"),
    [
        ([" un", "believ", "able", "!", " Yes"], ["unbelievable!", "Yes"]),
        ([" Great", " 👏", "🏽", "!"], ["Great", "👏🏽!"]),
        ([" $", "100", " is", ' "', "fine", '."'], ["$100", "is", '"fine."']),
        ([" well", " -", " known"], ["well", "-", "known"]),
        (["Hello,", "world\n", "again"], ["Hello,", "world", "again"]),
        ([" 東京", "タワー", "は", "「", "高", "い", "」"], ["東京", "タワー", "は", "「高", "い」"]),
        (["Great\ud83d", "\udc4f", "!"], ["Great👏!"]),
    ],
)
def test_white_space_of_tokens_alone_separates_words(tokens: list[str], shown: list[str]) -> None:
    assert [word.text for word in timed(tokens).words] == shown


def test_a_full_stop_after_a_pause_is_no_decimal_point() -> None:
    words = [("in", 0, 90), ("2024", 100, 600), (".", 600, 650), ("14", 1400, 1700), ("people", 1710, 2000)]

    assert Timing.from_words(words).text == "in 2024. 14 people"


def test_a_word_has_the_times_of_its_tokens_from_the_first_to_the_last() -> None:
    words = [("(", 0, 10), ("Hi", 20, 300), (")", None, None), ("you", 500, 700)]
    (first, second) = Timing.from_words(words).words

    assert (first.text, first.start_ms, first.end_ms, first.estimated) == ("(Hi)", 0, 300, False)
    assert (second.start_ms, second.end_ms) == (500, 700)


@given(
    st.lists(st.sampled_from(["Hello", "it", "'s", "n't", ".", '"', "(", ")", "$", "100", "%", "-", "’", "👏", "🏽"]))
)
def test_joining_tokens_changes_no_character(tokens: list[str]) -> None:
    assert timed(tokens).text.replace(" ", "") == "".join(tokens)


@pytest.mark.parametrize("unit", ["us", "", None])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(ValueError, match="choose s or ms"):
        Timing.from_words([("a", 0, 1)], unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Hello", "Привет", "안녕하세요", "Hello you", "ABCDE", "नमस्तेदुनिया"])
def test_characters_one_by_one_are_refused_with_what_takes_them(text: str) -> None:
    with pytest.raises(TimingError, match=r"characters, not words.*Timing\.from_chars"):
        timed(list(text), 90)


@pytest.mark.parametrize("text", ["สวัสดีครับผม", "東京の朝は早い", "I A", "5 4 3 2 1"])
def test_single_characters_that_are_words_are_not_refused(text: str) -> None:
    assert timed([char for char in text if char != " "], 90).words


def test_short_words_with_their_white_space_are_not_refused() -> None:
    words = [(f" {letter}", 80 * at, 80 * at + 80) for at, letter in enumerate("aIaaIaaI")]
    assert Timing.from_words(words).text == "a I a a I a a I"


def test_letters_that_are_spelled_out_are_not_refused() -> None:
    assert timed(list("ABCDEFG"), 400).text == "A B C D E F G"


def test_words_without_times_are_interpolated_and_listed() -> None:
    timing = Timing.from_words([("Hi", 0, 300), ("to", None, None), ("you", 800, 1000)])
    (first, second, third) = timing.words

    assert (first.start_ms, first.end_ms, third.start_ms, third.end_ms) == (0, 300, 800, 1000)
    assert 300 <= second.start_ms < second.end_ms <= 800
    assert [word.estimated for word in timing.words] == [False, True, False]
    assert [(repair.kind, repair.first_word, repair.words) for repair in timing.repairs] == [("missing", 1, 1)]


def test_starts_alone_give_words_that_are_lit_alone() -> None:
    timing = Timing.from_words([("Hi", 0, None), ("to", 200, float("nan")), ("you", 900, None)])

    assert [word.start_ms for word in timing.words] == [0, 200, 900]
    assert not any(word.estimated for word in timing.words)
    assert {repair.kind for repair in timing.repairs} == {"missing"}


def test_a_token_without_a_time_has_that_of_its_word() -> None:
    timing = Timing.from_words([("Hi", 0, 300), (",", None, None), ("you", 800, 1000)])

    assert timing.words == (Word("Hi,", 0, 300), Word("you", 800, 1000, " "))
    assert {repair.kind for repair in timing.repairs} == {"missing"}


@given(st.data(), st.lists(st.integers(100, 500), min_size=2, max_size=20))
def test_words_with_times_keep_them_and_the_others_are_estimated(data: st.DataObject, lengths: list[int]) -> None:
    ends = list(accumulate(lengths))
    sound: list[tuple[str, int | None, int | None]] = [("word", end - 90, end) for end in ends]
    gone = data.draw(st.sets(st.integers(0, len(sound) - 1), max_size=len(sound) - 1))
    spoken = [("word", None, None) if at in gone else word for at, word in enumerate(sound)]
    timing = Timing.from_words(spoken, repair="spread")

    assert all(a.end_ms <= b.start_ms for a, b in pairwise(timing.words))
    assert {at for at, word in enumerate(timing.words) if word.estimated} == gone


def test_a_fourth_value_is_the_speaker() -> None:
    timing = Timing.from_words([("Hi,", 0, 300, "Ana"), ("you.", 300, 500, None), ("Yes.", 600, 900, " Ben\n Li ")])
    assert [word.speaker for word in timing.words] == ["Ana", None, "Ben Li"]


def test_speakers_may_begin_anywhere_and_blank_ones_are_none() -> None:
    words: list[tuple[str, int, int, str | None] | tuple[str, int, int]]
    words = [("Hi,", 0, 300), ("you.", 300, 500, "Ben"), ("Yes.", 600, 900), ("No.", 900, 1200, " \n")]
    assert [word.speaker for word in Timing.from_words(words).words] == [None, "Ben", None, None]


def test_no_word_is_joined_of_two_speakers() -> None:
    tokens = [
        ("Do", 0, 90, "A"),
        ("n't", 90, 200, "A"),
        ("go", 200, 300, "A"),
        (".", 300, 310, "B"),
        ("Go", 400, 600, "B"),
    ]
    words = Timing.from_words(tokens).words
    assert [(word.text, word.speaker) for word in words] == [("Don't", "A"), ("go", "A"), (".", "B"), ("Go", "B")]


def test_the_halves_of_a_character_keep_speakers_in_step() -> None:
    tokens = [("\ud83d", 0, 90, "A"), ("\ude00", 90, 200, "A"), ("Hi", 200, 400, "B"), ("there", 400, 600, "C")]
    assert [word.speaker for word in Timing.from_words(tokens).words] == ["A", "B", "C"]


def test_speakers_stay_where_times_are_mended() -> None:
    words = [("One", 0, 300, "A"), ("two", None, None, "B"), ("three.", 700, 1000, "C")]
    timing = Timing.from_words(words)
    assert timing.repairs
    assert [word.speaker for word in timing.words] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("word", "told"), [(("Hi", 0, 9, 5), "its speaker 5 is no text"), (("Hi", 0, 9, "A", 1), "expected")]
)
def test_what_is_no_speaker_is_refused_with_its_word(word: Any, told: str) -> None:
    with pytest.raises(TimingError, match=told) as caught:
        Timing.from_words([("a", 0, 5), word])
    assert caught.value.index == 1
