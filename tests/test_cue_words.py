"""`Captions.timing`: the words of cues in spoken order, each with a time."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import Captions, Timing
from captioner.cue_words import words_of_text
from captioner.timing.merge import words_from_chars
from captioner.timing.validation import check_words
from tests.clips import TIMINGS


def srt(*cues: tuple[str, str, str]) -> str:
    return "\n".join(f"{number}\n{start} --> {end}\n{text}\n" for number, (start, end, text) in enumerate(cues, 1))


def timing(*cues: tuple[str, str, str]) -> Timing:
    """The timing of cues, whose times are seconds of the first minute."""
    return captioner.read_captions(
        srt(*((f"00:00:{start}", f"00:00:{end}", text) for start, end, text in cues))
    ).timing()


def times(words: Timing) -> list[tuple[str, int, int]]:
    return [(word.text, word.start_ms, word.end_ms) for word in words.words]


def test_words_share_the_time_of_their_cue_by_their_characters() -> None:
    found = timing(("01,000", "02,000", "a bb\nccccccc"))
    assert times(found) == [("a", 1000, 1100), ("bb", 1100, 1300), ("ccccccc", 1300, 2000)]
    assert all(word.estimated and not word.chars for word in found.words)
    assert (found.text, found.repairs) == ("a bb ccccccc", ())


def test_a_digit_and_an_ideograph_take_longer_than_a_letter() -> None:
    found = timing(("00,000", "01,000", "7 tomcat"), ("02,000", "02,800", "東a"))
    assert [word.end_ms - word.start_ms for word in found.words] == [400, 600, 600, 200]


def test_no_word_lasts_longer_than_the_slowest_speech_however_long_its_cue_is_held() -> None:
    found = timing(("01,000", "09,000", "Yes, no."))
    assert times(found) == [("Yes,", 1000, 1750), ("no.", 1750, 2250)]


def test_a_cue_of_a_second_may_be_spoken_all_the_time_however_short_its_text_is() -> None:
    assert times(timing(("01,000", "02,000", "x"))) == [("x", 1000, 2000)]
    assert times(timing(("01,000", "09,000", "x"))) == [("x", 1000, 2000)]


def test_pauses_between_cues_stay() -> None:
    found = timing(("01,000", "02,000", "It rained all night"), ("04,000", "05,000", "and all day."))
    assert [word.start_ms for word in found.words if word.text in ("It", "and")] == [1000, 4000]
    assert [cue.start_ms for cue in captioner.caption(found)] == [1000, 4000]


def test_no_cue_end_and_no_line_end_is_a_forced_break() -> None:
    found = timing(("01,000", "02,000", "It rained\nall night"), ("02,000", "03,000", "and all day."))
    assert [word.before for word in found.words] == ["", *[" "] * 6]
    assert [cue.text for cue in captioner.caption(found)] == ["It rained all night and all day."]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("東京は\n雨です。", "東京は雨です。"),
        ("วันนี้\nฝนตก", "วันนี้ฝนตก"),
        ("나는\n오늘", "나는 오늘"),
        ("a well-\nknown fact", "a well-known fact"),
        ("the pre-\nand post-war years", "the pre- and post-war years"),
        ("exam\u00ad\nple", "exam\u00adple"),
        ("I was-\nWhat?", "I was- What?"),
        ("- Hi.\n- Hello there.", "- Hi.\n- Hello there."),
        ("-Hi.\n-Hello there.", "-Hi.\n-Hello there."),
        ("it was\n-5 degrees", "it was -5 degrees"),
        ("<i>one</i>\n{\\an8}two", "one two"),
        ("- \u200b", "- \u200b"),
    ],
)
def test_a_line_end_is_a_space_but_in_scripts_without_spaces_after_a_hyphen_and_before_a_speaker(
    text: str, joined: str
) -> None:
    assert timing(("01,000", "03,000", text)).text == joined


def test_the_dash_of_a_speaker_stays_with_its_word_and_begins_a_line_where_there_are_two() -> None:
    found = timing(("01,000", "03,000", "- Have you seen my gulls?\n- Hello there."))
    assert [word.text for word in found.words][::5] == ["- Have", "- Hello"]
    lines = [line.text for cue in captioner.caption(found, max_line_width=30) for line in cue.lines]
    assert lines == ["- Have you seen my gulls?", "- Hello there."]


def test_a_cue_that_overlaps_the_next_one_is_spoken_until_that_starts_and_it_is_listed() -> None:
    found = timing(("01,000", "03,000", "one two"), ("02,000", "04,000", "six ten"), ("04,000", "05,000", "end"))
    assert times(found)[:4] == [("one", 1000, 1500), ("two", 1500, 2000), ("six", 2000, 2750), ("ten", 2750, 3500)]
    (repair,) = found.repairs
    assert (repair.kind, repair.first_word, repair.words) == ("cue", 2, 1)
    assert str(repair).startswith('1 cue within the time of another, with "six" (2 s): ')


def test_cues_that_are_shown_together_are_spoken_one_after_the_other_in_the_time_of_both() -> None:
    together = timing(("01,000", "03,000", "one two"), ("01,000", "03,000", "six ten"))
    assert times(together) == [("one", 1000, 1500), ("two", 1500, 2000), ("six", 2000, 2500), ("ten", 2500, 3000)]
    hardly = timing(("01,000", "03,000", "one two"), ("01,040", "03,000", "six ten"))
    assert times(hardly) == times(together)


def test_an_overlap_by_rounding_is_not_listed() -> None:
    assert timing(("01,000", "02,003", "one"), ("02,000", "03,000", "two")).repairs == ()


def test_cues_out_of_order_are_sorted_and_listed() -> None:
    found = timing(("05,000", "06,000", "later"), ("01,000", "02,000", "first"), ("02,000", "03,000", "then"))
    assert found.text == "first then later"
    assert [str(repair) for repair in found.repairs] == [
        '1 cue out of order, with "first" (1 s): sorted by their starts'
    ]


@pytest.mark.parametrize("end", ["05,000", "04,000"])
def test_a_cue_without_a_duration_lasts_as_long_as_its_text_takes_to_speak(end: str) -> None:
    found = timing(("05,000", end, "ten letters"), ("08,000", "09,000", "end"))
    assert times(found)[:2] == [("ten", 5000, 5180), ("letters", 5180, 5600)]
    assert "without the time for a word" in str(found.repairs[0])


def test_cues_without_text_have_no_words() -> None:
    assert times(timing(("01,000", "02,000", " "), ("02,000", "03,000", "<i></i>"), ("03,000", "03,500", "one"))) == [
        ("one", 3000, 3500)
    ]
    assert captioner.read_captions("WEBVTT\n").timing().words == ()


def test_what_the_captions_say_of_the_clip_is_kept() -> None:
    captions = captioner.caption(TIMINGS["v1"], language="en")
    found = captioner.read_captions(captioner.to_json(captions)).timing()
    assert (found.language, found.duration_ms) == ("en", captions.cues[-1].end_ms)
    assert captions.timing().title == captions.title


@pytest.mark.parametrize("preset", ["web", "netflix", "shorts"])
@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_our_own_json_gives_the_same_captions_for_the_same_limits(name: str, preset: str) -> None:
    captions = captioner.caption(TIMINGS[name], preset)
    written = captioner.to_json(captions)
    read = captioner.read_captions(written).timing()
    assert [word.char_starts_ms for word in read.words] == [word.char_starts_ms for word in TIMINGS[name].words]
    assert read.repairs == ()
    assert captioner.to_json(captioner.caption(read, preset)) == written


@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_words_that_were_estimated_keep_their_times_in_our_json(name: str) -> None:
    subtitles = captioner.to_srt(captioner.caption(TIMINGS[name]))
    captions = captioner.caption(captioner.read_captions(subtitles).timing())
    again = captioner.read_captions(captioner.to_json(captions)).timing()
    assert [*map(str, again.words)] == [*map(str, captions.timing().words)]
    assert captioner.to_json(captioner.caption(again)) == captioner.to_json(captions)


def test_words_of_our_json_whose_times_run_back_share_their_cue() -> None:
    words = [{"word": word, "start": start, "end": start + 0.2} for word, start in (("one", 1.5), (" two", 1.2))]
    document = {"segments": [{"start": 1, "end": 2, "text": "one two", "words": words}]}
    found = captioner.read_captions(json.dumps(document)).timing()
    assert times(found) == [("one", 1000, 1500), ("two", 1500, 2000)]
    assert all(word.estimated for word in found.words)
    assert "1 cue whose words run back" in str(found.repairs[0])


def captions_of(cues: list[tuple[int, int, str]]) -> Captions:
    segments: list[dict[str, Any]] = [
        {"start": start / 1000, "end": end / 1000, "text": text} for start, end, text in cues
    ]
    return captioner.read_captions(json.dumps({"segments": segments}))


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.text("aé7-—\u200b\n 東", max_size=9)), max_size=9)
)
def test_words_of_any_cues_keep_the_rules_of_words_and_lose_no_text(cues: list[tuple[int, int, str]]) -> None:
    captions = captions_of(cues)
    found = captions.timing()
    check_words(found.words)
    texts = ["".join(text.split()) for _, _, text in sorted(cues, key=lambda cue: cue[0])]
    assert sorted("".join(found.text.split())) == sorted("".join(texts))
    assert captioner.caption(found).cues or not found.words


@given(st.text("aZ9 -'\t,.", max_size=20))
def test_words_of_plain_text_are_those_of_timed_characters(text: str) -> None:
    found, _, _ = words_from_chars(text, [0] * len(text), [0] * len(text))
    assert [word.text for word in words_of_text(text, 0, 1)] == [word.text for word in found]
