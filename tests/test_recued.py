"""A file's words written as other cues: markup, names, settings and notes stay."""

from dataclasses import replace

import pytest

import captioner
from captioner import FormatError
from captioner.cue import Cue, Line


def recued(text: str, *texts: str) -> str:
    """A file with other cues, a second each, from its own start on."""
    read = captioner.read_captions(text, language="en")
    start_ms = read[0].start_ms
    cues = tuple(
        Cue(
            tuple(Line(tuple(captioner.Word(word, 0, 1, " ") for word in line.split())) for line in said.split("\n")),
            start_ms + at * 1000,
            start_ms + at * 1000 + 1000,
        )
        for at, said in enumerate(texts)
    )
    return captioner.rewrite(text, replace(read, cues=cues))


def test_tags_that_are_open_at_a_split_are_closed_and_opened_again() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}<b><i>one two</i> three</b>\n"
    assert recued(text, "one", "two\nthree") == (
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b><i>one</i></b>\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n{\\an8}<b><i>two</i>\nthree</b>\n\n"
    )


def test_cues_in_the_same_tag_are_joined_in_one() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n<i>one</i>\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>two</i>\n"
    assert recued(text, "one two") == "1\n00:00:01,000 --> 00:00:02,000\n<i>one two</i>\n\n"


def test_an_override_that_was_ended_is_not_carried_on() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n{\\i1}one{\\i0} two three\n"
    assert recued(text, "one two", "three").endswith(
        "{\\i1}one {\\i0}two\n\n2\n00:00:02,000 --> 00:00:03,000\nthree\n\n"
    )


def test_numbers_follow_one_another_again() -> None:
    text = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\nword{at} more{at}\n\n" for at in (4, 5, 6))
    names = recued(text, "word4", "more4", "word5 more5", "word6 more6").split("\n\n")
    assert [name.split("\n")[0] for name in names] == ["4", "5", "6", "7", ""]


def test_numbers_that_would_repeat_follow_one_another() -> None:
    text = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\nword{at} more{at}\n\n" for at in (2, 5, 7))
    split = recued(text, "word2 more2", "word5", "more5", "word7 more7").split("\n\n")
    assert [name.split("\n")[0] for name in split] == ["2", "3", "4", "5", ""]
    joined = recued(text, "word2 more2 word5 more5", "word7 more7").split("\n\n")
    assert [name.split("\n")[0] for name in joined] == ["2", "7", ""]


def test_names_settings_and_notes_stay() -> None:
    text = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 line:0\none two\n\n"
        "NOTE kept\n\nrest\n00:02.000 --> 00:03.000 line:0\nthree\n"
    )
    assert recued(text, "one", "two three") == (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nintro\n00:00:01.000 --> 00:00:02.000 line:0\none\n\n"
        "00:00:02.000 --> 00:00:03.000 line:0\ntwo three\n\nNOTE kept\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\none\n\n00:02.000 --> 00:03.000\ntwo\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>one</v>\n\n00:02.000 --> 00:03.000\n<v Bob>two</v>\n",
    ],
)
def test_cues_with_other_settings_or_voices_are_not_joined(text: str) -> None:
    assert recued(text, "one two") == text


def test_entities_and_letters_without_spaces_keep_their_form() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\na &amp; <c.x>b &lt;c</c>\n"
    assert recued(text, "a &", "b <c").endswith("\na &amp;\n\n00:00:02.000 --> 00:00:03.000\n<c.x>b &lt;c</c>\n")


def test_other_words_are_refused() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\none two\n"
    for said in (("one", "too"), ("one",), ("one", "two", "three")):
        with pytest.raises(FormatError, match="are not from this file"):
            recued(text, *said)


def test_segments_of_json_share_out_their_words() -> None:
    timing = captioner.Timing.from_words([("one", 0, 400), ("two", 500, 900), ("three", 1000, 1500)])
    text = captioner.to_json(captioner.caption(timing))
    read = captioner.read_captions(text)
    words = read[0].words
    cues = (Cue((Line(words[:1]),), 0, 450), Cue((Line(words[1:]),), 500, 2000))
    again = captioner.read_captions(captioner.rewrite(text, replace(read, cues=cues)))
    assert [(cue.text, cue.start_ms, [word.start_ms for word in cue.words]) for cue in again] == [
        ("one", 0, [0]),
        ("two three", 500, [500, 1000]),
    ]


def test_new_lines_have_the_direction_marks_of_the_old_ones() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n<i>\u202bאחת שתיים.\u202c</i>\n\n"
    assert recued(text, "אחת", "שתיים.") == (
        "1\n00:00:01,000 --> 00:00:02,000\n\u202b<i>אחת</i>\u202c\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n\u202b<i>שתיים.</i>\u202c\n\n"
    )
    assert recued(text, "אחת\nשתיים.").endswith("\n\u202b<i>אחת\u202c\n\u202bשתיים.</i>\u202c\n\n")


def test_line_breaks_of_srt_players_may_become_others() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n<i>one<br>two</i>\\Nthree\n\n"
    assert recued(text, "one two", "three").startswith("1\n00:00:01,000 --> 00:00:02,000\n<i>one two</i>\n\n2\n")
