import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Timing, TimingError, Word, caption
from captioner.clock import MAX_TIME_MS
from captioner.text.measure import graphemes
from captioner.timing.merge import words_from_chars
from tests.strategies import TimedChars, timed_chars, words


def merged(text: str) -> list[str]:
    """The texts of the words in `text`, with 100 ms for each character."""
    made, _, _ = words_from_chars(text, range(0, 100 * len(text), 100), range(100, 100 * len(text) + 100, 100))
    return [word.text for word in made]


def befores(text: str) -> list[str]:
    made, _, _ = words_from_chars(text, [0] * len(text), [0] * len(text))
    return [word.before for word in made]


def is_white(char: str) -> bool:
    return char.isspace() and char not in "\u00a0\u2007\u202f"


def seen(text: str) -> str:
    """The characters of `text` that must be kept: all but white space, control characters and the byte order mark."""
    return "".join(
        char for char in text if not is_white(char) and unicodedata.category(char) != "Cc" and char != "\ufeff"
    )


def runs(text: str) -> list[str]:
    """The runs of `text` between white space."""
    return [run for run in "".join("\n" if is_white(char) else char for char in text).split("\n") if run]


# --- from characters


@given(timed_chars())
def test_no_character_is_lost_or_reordered(timed: TimedChars) -> None:
    made, _, dropped = words_from_chars(*timed)
    text = "".join(timed[0])

    # No-break spaces keep words together; on their own, they are dropped.
    assert "".join(word.text for word in made) == "".join(run for run in map(seen, runs(text)) if run.strip())
    assert dropped == len(text) - len(seen(text)) - sum(map(is_white, text))


@given(timed_chars())
def test_words_are_in_order_do_not_overlap_and_have_a_duration(timed: TimedChars) -> None:
    made, _, _ = words_from_chars(*timed)

    assert all(word.end_ms - word.start_ms >= 1 for word in made)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(made))


@given(timed_chars())
def test_unless_nudged_a_word_lasts_from_its_first_start_to_its_last_end_or_the_next_word(timed: TimedChars) -> None:
    made, nudged, _ = words_from_chars(*timed)
    whole = [(word.char_starts_ms[0], max(word.char_ends_ms)) for word in made]
    limits = [*(start for start, _ in whole[1:]), MAX_TIME_MS]

    if not nudged:
        assert [(word.start_ms, word.end_ms) for word in made] == [
            (start, min(end, limit)) for (start, end), limit in zip(whole, limits, strict=True)
        ]


@given(timed_chars())
def test_the_chars_of_a_word_are_its_grapheme_clusters_each_with_its_time(timed: TimedChars) -> None:
    for word in words_from_chars(*timed)[0]:
        assert word.chars == graphemes(word.text)
        assert len(word.chars) == len(word.char_starts_ms) == len(word.char_ends_ms)
        assert all(a <= b for a, b in pairwise(word.char_starts_ms))
        assert all(start <= end for start, end in zip(word.char_starts_ms, word.char_ends_ms, strict=True))


@given(timed_chars(), st.data())
def test_the_times_of_white_space_have_no_effect(timed: TimedChars, data: st.DataObject) -> None:
    chars, starts, ends = timed
    whites = [at for at, char in enumerate(chars) if all(map(is_white, char))]
    moved_starts, moved_ends = [*starts], [*ends]
    for at in whites:
        moved_starts[at], moved_ends[at] = data.draw(st.integers(0, 30_000)), data.draw(st.integers(0, 30_000))

    assert words_from_chars(chars, moved_starts, moved_ends) == words_from_chars(chars, starts, ends)


@given(timed_chars())
def test_an_entry_of_several_code_points_equals_one_entry_for_each(timed: TimedChars) -> None:
    split = [(point, start, end) for entry, start, end in zip(*timed, strict=True) for point in entry]
    code_points, starts, ends = zip(*split, strict=True)

    assert words_from_chars(code_points, starts, ends) == words_from_chars(*timed)


@given(timed_chars())
def test_an_empty_entry_changes_nothing(timed: TimedChars) -> None:
    chars, starts, ends = timed

    assert words_from_chars([*chars, ""], [*starts, starts[-1]], [*ends, ends[-1]]) == words_from_chars(*timed)
    assert words_from_chars(["", *chars], [0, *starts], [9, *ends]) == words_from_chars(*timed)


def test_an_empty_entry_next_to_one_of_two_code_points_does_not_shift_the_times() -> None:
    (word,), _, _ = words_from_chars(["", "ab"], [0, 500], [100, 700])

    assert (word.start_ms, word.end_ms, word.char_starts_ms) == (500, 700, (500, 500))


@given(timed_chars())
def test_words_are_separated_by_white_space_where_the_text_is(timed: TimedChars) -> None:
    made, _, _ = words_from_chars(*timed)

    assert made[0].before == ""
    assert {word.before for word in made} <= {"", " ", "\n", "\n\n"}
    assert runs(Timing(made).text) == [seen(run) for run in runs("".join(timed[0])) if seen(run).strip()]


def test_a_word_ends_with_its_last_character_not_with_the_space_after_it() -> None:
    made, nudged, dropped = words_from_chars("ab c", [0, 60, 900, 920], [60, 130, 920, 1000])

    assert made == (
        Word("ab", 0, 130, "", (0, 60), (60, 130)),
        Word("c", 920, 1000, " ", (920,), (1000,)),
    )
    assert (nudged, dropped) == (0, 0)


def test_a_word_that_overlaps_the_next_ends_at_its_start_but_its_characters_keep_their_times() -> None:
    made, nudged, _ = words_from_chars("is the", [800, 860, 930, 935, 990, 1050], [890, 948, 940, 1020, 1080, 1120])

    assert [(word.start_ms, word.end_ms) for word in made] == [(800, 935), (935, 1120)]
    assert made[0].char_ends_ms == (890, 948)
    assert nudged == 0


def test_words_with_the_same_times_are_nudged_apart_and_counted() -> None:
    made, nudged, _ = words_from_chars("a b c", [100] * 5, [100] * 5)

    assert [(word.start_ms, word.end_ms) for word in made] == [(100, 101), (101, 102), (102, 103)]
    assert nudged == 3


def test_control_characters_are_dropped_and_counted() -> None:
    made, _, dropped = words_from_chars("\ufeffa\x00b\x1b \x07 c\x9f", range(9), range(1, 10))

    assert [(word.text, word.before) for word in made] == [("ab", ""), ("c", " ")]
    assert dropped == 5


def test_surrogate_halves_in_two_entries_are_joined_with_the_times_of_both() -> None:
    (word,), _, dropped = words_from_chars(["\ud83d", "\ude00", "!"], [0, 50, 90], [50, 90, 120])

    assert word == Word("😀!", 0, 120, "", (0, 90), (90, 120))
    assert dropped == 0


@pytest.mark.parametrize(
    ("chars", "index"), [(["a", "\ud83d"], 1), (["\ude00", "a"], 0), (["a", "\ud83d", "\ude00", "\ude00"], 3)]
)
def test_a_lone_surrogate_is_an_error_with_its_index(chars: list[str], index: int) -> None:
    with pytest.raises(TimingError, match=rf"lone surrogate \(character {index}\)") as caught:
        words_from_chars(chars, range(len(chars)), range(1, len(chars) + 1))

    assert caught.value.index == index


@pytest.mark.parametrize("char", ["\u00a0", "\u2007", "\u202f"])
def test_a_no_break_space_belongs_to_its_word(char: str) -> None:
    assert merged(f"costs 20{char}€ or") == ["costs", f"20{char}€", "or"]
    assert merged(f"東{char}京は5{char}%の") == [f"東{char}京", "は", f"5{char}%", "の"]


@pytest.mark.parametrize(
    ("gap", "before"),
    [
        (" ", " "),
        ("  ", " "),
        ("\t", " "),
        ("\u3000", " "),
        ("\u2003", " "),
        ("\x1c", " "),
        ("\n", "\n"),
        (" \n ", "\n"),
        ("\r\n", "\n"),
        ("\x85", "\n"),
        ("\u2028", "\n"),
        ("\n\n", "\n\n"),
        ("\r\n\r\n", "\n\n"),
        ("\n \t\n", "\n\n"),
        ("\n\n\n", "\n\n"),
        ("\u2029", "\n\n"),
    ],
)
def test_white_space_before_a_word_is_a_space_a_line_end_or_a_forced_break(gap: str, before: str) -> None:
    assert befores(f"a{gap}b") == ["", before]
    assert befores(f"{gap}東京{gap}") == ["", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京の朝は早い。", "東 京 の 朝 は 早 い。"),
        ("「はい」と言った。", "「は い」 と 言 っ た。"),
        ("新しいiPhoneを3.14度", "新 し い iPhone を 3.14 度"),
        ("iPhone15、あります", "iPhone15、 あ り ま す"),
        ("それはit’sだ", "そ れ は it’s だ"),
        ("本当！？『え』", "本 当！？ 『え』"),
        ("ジョン・スミス", "ジ ョ ン・ ス ミ ス"),
        ("ﾊﾟｰﾃｨｰ", "ﾊﾟ ｰ ﾃ ｨ ｰ"),
        ("葛\U000e0100城市", "葛\U000e0100 城 市"),
        ("她说：“你好”。", "她 说： “你 好”。"),
        ('他说"你好"。我说"好"', '他 说 "你 好"。 我 说 "好"'),
        ("在2008年，50％的人", "在 2008 年， 50％ 的 人"),
        ("…そう……か", "…そ う…… か"),
        ("東京（Tokyo）へ", "東 京 （Tokyo） へ"),
        ("彼は안녕と言う。", "彼 は 안녕 と 言 う。"),
        ("今日は😀です", "今 日 は 😀 で す"),
    ],
)
def test_japanese_and_chinese_words_are_clusters_with_their_punctuation(text: str, expected: str) -> None:
    assert merged(text) == expected.split(" ")
    assert set(befores(text)) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "안녕하세요.",
        "北核은",
        "大韓民國(대한민국)은",
        "rock’n’roll",
        "(a)b/c",
        "🚀🚀",
        "नमस्ते",
        "1,000.50€",
    ],
)
def test_text_without_spaces_in_other_scripts_is_one_word(text: str) -> None:
    assert merged(text) == [text]


# --- from characters of any service


def test_from_chars_makes_the_same_words_as_a_clip() -> None:
    chars, starts_ms, ends_ms = list("Hi you!"), [0, 80, 160, 200, 280, 360, 440], [80, 160, 200, 280, 360, 440, 500]
    timing = Timing.from_chars(chars, starts_ms, ends_ms, duration_ms=900, language="en", title="T", uuid="u")
    assert [(word.text, word.start_ms, word.end_ms) for word in timing.words] == [("Hi", 0, 160), ("you!", 200, 500)]
    assert timing.words[0].char_starts_ms == (0, 80)
    assert (timing.duration_ms, timing.language, timing.title, timing.uuid) == (900, "en", "T", "u")
    assert Timing.from_chars("Hi you!", starts_ms, ends_ms).words == timing.words


@given(timed_chars())
def test_from_chars_makes_the_same_words_as_a_clip_from_any_characters(timed: TimedChars) -> None:
    assert Timing.from_chars(*timed).words == words_from_chars(*timed)[0]


@pytest.mark.parametrize(
    ("starts_ms", "ends_ms", "index", "told"),
    [
        ([0], [80, 160], 1, "2 characters, 1 starts and 2 ends"),
        ([0, 80], [80], 1, "give one of each"),
        ([0, 280], [80, 179], 1, "'i' has the impossible time 0.28..0.179 s; only up to 100 ms are mended"),
        ([280, 179], [290, 290], 1, "'i' starts at 0.179 s, before the previous character (0.28 s)"),
        ([-101, 5], [5, 9], 0, "'H' starts at -0.101 s, before the previous character (0 s)"),
        ([0.5, 5], [5, 9], 0, "0.5 is not a whole number of milliseconds"),
        ([0, 5], [5, 360_000_000], 1, "beyond 100 hours"),
    ],
)
def test_characters_with_impossible_times_are_refused(
    starts_ms: list[int], ends_ms: list[int], index: int, told: str
) -> None:
    with pytest.raises(TimingError, match=re.escape(told)) as caught:
        Timing.from_chars("Hi", starts_ms, ends_ms)
    assert caught.value.index == index


# --- from words


@given(words())
def test_from_words_keeps_texts_and_order(given_words: list[tuple[str, int, int]]) -> None:
    timing = Timing.from_words(given_words, repair=None)

    shown = "".join(seen(text) for text, _, _ in given_words if seen(text).strip())
    assert "".join(seen(word.text) for word in timing.words) == shown
    assert all(word.text and "\n" not in word.text and not is_white(word.text[0]) for word in timing.words)
    assert all(word.end_ms - word.start_ms >= 1 for word in timing.words)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(timing.words))
    assert all(word.chars == () for word in timing.words)


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        ([" Hello,", " world", "-wide", " web"], "Hello, world-wide web"),
        ([" ice", "-cream"], "ice-cream"),
        (["Hello ", "world ", "-", "wide"], "Hello world -wide"),
        (["Hello", " ", "world", "!"], "Hello world!"),
        (["Hello,", "world!"], "Hello, world!"),
        (["Hello,\n", "world", "\n\n", "again"], "Hello,\nworld\n\nagain"),
        (["東京", "、", "大阪", "。"], "東京、大阪。"),
        (["辻\U000e0100", "さん"], "辻\U000e0100さん"),
        (["東京", "Tower", "です"], "東京 Tower です"),
        (["안녕", "하세요"], "안녕 하세요"),
        (["안녕", "東京", "大"], "안녕 東京大"),
        ([" 5", "\u00a0%", " of"], "5\u00a0% of"),
        (["5\u00a0", "% ", "of"], "5\u00a0% of"),
        (["New  York", "is"], "New York is"),
        (["a\x00", "\x07", "b"], "a b"),
        ([" "], ""),
        ([], ""),
    ],
)
def test_words_are_joined_by_their_white_space_or_by_default_with_a_space(texts: list[str], joined: str) -> None:
    timing = Timing.from_words([(text, 100 * at, 100 * at + 90) for at, text in enumerate(texts)])

    assert timing.text == joined


def test_a_control_character_in_a_word_is_counted() -> None:
    assert Timing.from_words([("a\x00\x07", 0, 9), ("\x1b", 9, 10)]).dropped == 3


def test_from_words_keeps_the_clips_metadata() -> None:
    timing = Timing.from_words([("a", 0, 9)], duration_ms=20, language="en", title="A", uuid="7")

    assert timing == Timing((Word("a", 0, 9),), 20, "en", "A", "7")


def test_a_last_word_that_would_be_moved_beyond_100_hours_is_refused() -> None:
    late_ms = MAX_TIME_MS - 1
    assert Timing.from_words([("a", late_ms - 1, late_ms - 1)]).words[0].end_ms == late_ms
    with pytest.raises(TimingError, match="last word would end beyond 100 hours"):
        Timing.from_words([("a", late_ms, late_ms)])
    with pytest.raises(TimingError, match="last word would end beyond 100 hours"):
        words_from_chars("a b", [late_ms - 1] * 3, [late_ms - 1] * 3)


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ((7, 0, 1), "not a string"),
        (("b", "0", 1), "'0' is not a whole number of milliseconds"),
        (("b", 0.5, 1), "0.5 is not a whole number of milliseconds"),
        (("b", 100, True), "True is not a whole number of milliseconds"),
        (("b", -101, 1), r"'b' starts at -0.101 s, before the previous word \(0.1 s\)"),
        (("b", 300, 199), r"'b' has the impossible time 0.3..0.199 s"),
        (("c", -2, 300), r"starts at -0.002 s, before the previous word \(0.1 s\)"),
        (("b", 100, MAX_TIME_MS), "beyond 100 hours"),
        (("b\ud83d", 100, 200), "lone surrogate"),
    ],
)
def test_the_error_for_an_impossible_word_has_its_index(word: tuple[str, int, int], fault: str) -> None:
    with pytest.raises(TimingError, match=fault) as caught:
        Timing.from_words([("a", 100, 150), word])

    assert caught.value.index == 1
    assert "word 1" in str(caught.value)


def test_a_shifted_word_keeps_its_speaker() -> None:
    assert Word("Hi", 0, 300, speaker="Ana").shifted(50) == Word("Hi", 50, 350, speaker="Ana")


def test_a_speaker_that_is_no_text_is_refused_with_its_word() -> None:
    words = (Word("Hi", 0, 300), Word("there", 300, 500, " ", speaker=1))  # type: ignore[arg-type]
    with pytest.raises(TimingError, match=r"word 1 \('there'\): its speaker 1 is no text") as caught:
        caption(Timing(words))
    assert caught.value.index == 1
