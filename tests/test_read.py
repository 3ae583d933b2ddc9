"""`read_captions`: captions from any file, and from our own."""

import codecs
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import FormatError, LimitsError
from tests.clips import TIMINGS
from tests.strategies import words

SRT = "1\n00:00:01,000 --> 00:00:03,000\nThe bus was late,\nso we walked.\n"


def refused(source: str | bytes, *told: str) -> None:
    with pytest.raises(FormatError) as caught:
        captioner.read_captions(source)
    for one in told:
        assert one in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_carry_the_times_of_their_cue() -> None:
    (cue,) = captioner.read_captions(SRT)
    assert [line.text for line in cue.lines] == ["The bus was late,", "so we walked."]
    assert [word.text for word in cue.words] == ["The", "bus", "was", "late,", "so", "we", "walked."]
    assert {(word.start_ms, word.end_ms) for word in cue.words} == {(1000, 3000)}


def test_words_of_japanese_are_its_characters() -> None:
    (cue,) = captioner.read_captions("1\n00:00:01,000 --> 00:00:03,000\n東京は、雨。\n")
    assert "".join(word.text for word in cue.words) == "東京は、雨。"
    assert len(cue.words) == 4
    assert {word.before for word in cue.words} == {""}


@pytest.mark.parametrize("name", sorted(TIMINGS))
@pytest.mark.parametrize("written", ["srt", "vtt"])
def test_our_own_subtitles_are_read_back_unchanged(name: str, written: str) -> None:
    captions = captioner.caption(TIMINGS[name])
    read = captioner.read_captions(captioner.WRITERS[written](captions), language=captions.language)
    assert [(cue.start_ms, cue.end_ms) for cue in read] == [(cue.start_ms, cue.end_ms) for cue in captions]
    wide = str.maketrans("<>{}", "＜＞｛｝")
    assert [cue.text.translate(wide) for cue in read] == [cue.text.translate(wide) for cue in captions]


@given(words())
def test_our_own_json_is_read_back_unchanged(spoken: list[tuple[str, int, int]]) -> None:
    captions = captioner.caption(captioner.Timing.from_words(spoken, repair=None))
    written = captioner.to_json(captions)
    read = captioner.read_captions(written, captions.limits)
    assert (read.language, [cue.text for cue in read]) == (captions.language, [cue.text for cue in captions])
    assert captioner.to_json(read) == written


def test_times_of_words_and_characters_in_our_json_are_kept() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    read = captioner.read_captions(captioner.to_json(captions))
    assert [(one.text, one.start_ms, one.end_ms, one.chars, one.char_ends_ms) for cue in read for one in cue.words] == [
        (one.text, one.start_ms, one.end_ms, one.chars, one.char_ends_ms) for cue in captions for one in cue.words
    ]


def test_an_edited_word_has_no_character_times() -> None:
    document = json.loads(captioner.to_json(captioner.caption(TIMINGS["one_word"])))
    (word,) = document["segments"][0]["words"]
    changed = word["word"].upper() + "!"
    word["word"], document["segments"][0]["lines"] = changed, [changed]
    (cue,) = captioner.read_captions(json.dumps(document))

    assert (cue.text, cue.words[0].start_ms) == (changed, round(1000 * word["start"]))
    assert (cue.words[0].chars, cue.words[0].char_starts_ms, cue.words[0].char_ends_ms) == ((), (), ())


def test_words_that_do_not_make_up_the_lines_are_ignored() -> None:
    document = json.loads(captioner.to_json(captioner.caption(TIMINGS["one_word"])))
    document["segments"][0]["lines"] = ["Other words"]
    (cue,) = captioner.read_captions(json.dumps(document))
    assert cue.text == "Other words"


@pytest.mark.parametrize(
    "encoded",
    [
        SRT.encode(),
        codecs.BOM_UTF8 + SRT.encode(),
        codecs.BOM_UTF16_LE + SRT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SRT.encode("utf-16-be"),
        SRT.encode("utf-16-le"),
        SRT.encode("utf-16-be"),
        SRT.replace("\n", "\r\n").encode(),
        SRT.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends_make_no_difference(encoded: bytes) -> None:
    assert captioner.read_captions(encoded) == captioner.read_captions(SRT)


def test_markup_and_word_joiners_are_removed() -> None:
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Fish <00:01.500><c.x>&amp;</c> <i>chips</i> &lt;3\n"
    assert captioner.read_captions(vtt)[0].text == "Fish & chips <3"
    assert captioner.read_captions(SRT.replace("The", "{\\an8}<B>The</B>"))[0].lines[0].text == "The bus was late,"
    assert (
        captioner.read_captions(SRT.replace("The", "<The> {a} &amp;"))[0].lines[0].text
        == "<The> {a} &amp; bus was late,"
    )


@pytest.mark.parametrize("empty", ["", " \n\n", "\ufeff", b"", codecs.BOM_UTF8])
def test_an_empty_file_is_refused(empty: str | bytes) -> None:
    refused(empty, "is empty", "SRT, WebVTT or captioner's JSON")


def test_binary_data_is_refused_with_the_position_of_its_first_bad_byte() -> None:
    refused(
        "1\n00:00:01,000 --> 00:00:02,000\ncaf\xe9\n".encode("latin-1"),
        "is not text in UTF-8 (byte 35)",
        "save it as UTF-8",
    )
    refused(SRT.replace("bus", "b\0s"), "holds NUL characters")
    refused(codecs.BOM_UTF16_LE + b"a", "UTF-16")


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"audio_timestamps": {}}, "captioner convert"),
        ([], "without"),
        ({"segments": [1]}, "segment 1 is not an object"),
        ({"segments": [{"start": 0, "text": "a"}]}, "segment 1, end: None is not a time"),
        ({"segments": [{"start": True, "end": 1, "text": "a"}]}, "segment 1, start: True"),
        ({"segments": [{"start": 0, "end": 1}]}, "segment 1 has no lines"),
        ({"segments": [{"start": 0, "end": 1, "lines": "a"}]}, "segment 1 has no lines"),
        ({"segments": [{"start": 0, "end": 1, "text": "a", "words": 3}]}, "words are not a list"),
        ({"segments": [{"start": 0, "end": 1, "text": "a", "words": [{"word": " "}]}]}, "word 1 has no text"),
        ({"segments": [{"start": 0, "end": 1, "text": "a", "words": [{"word": "a", "start": 0}]}]}, "word 1, end"),
    ],
)
def test_json_without_captions_is_refused_with_the_position_of_the_fault(document: object, told: str) -> None:
    refused(json.dumps(document), told)


def test_truncated_json_is_refused_with_its_line() -> None:
    refused('{"segments": [', "is not whole JSON", "line 1")
    refused("[" * 100_000, "is not JSON that can be read")
    refused('{"segments": [{"start": 0, "end": 1, "text": "\\ud83d"}]}', "half of a character")
    refused('{"segments": [{"start": NaN, "end": 1, "text": "a"}]}', "segment 1, start: nan")


def test_the_language_is_given_or_in_the_file_or_guessed() -> None:
    german = SRT.replace("The bus was late", "Der Bus ist nicht da und")
    assert captioner.read_captions(german).language == "de"
    assert captioner.read_captions(german, language="nl").language == "nl"
    told: dict[str, Any] = {"language": "fr", "segments": [{"start": 0, "end": 1, "text": "the bus"}]}
    assert captioner.read_captions(json.dumps(told)).language == "fr"


def test_limits_are_given_as_for_caption() -> None:
    assert captioner.read_captions(SRT, "bbc", max_line_width=40).limits.max_line_width == 40
    limits = captioner.Limits()
    assert captioner.read_captions(SRT, limits).limits is limits
    with pytest.raises(LimitsError, match="max_line_width given with a Limits object"):
        captioner.read_captions(SRT, limits, max_line_width=40)


def test_read_captions_pickle() -> None:
    captions = captioner.read_captions(SRT)
    assert pickle.loads(pickle.dumps(captions)) == captions


@given(st.text(), st.sampled_from(["", "WEBVTT\n\n", SRT, '{"segments": [']))
def test_any_text_is_read_or_refused(text: str, start: str) -> None:
    try:
        captions = captioner.read_captions(start + text)
    except FormatError:
        return
    fixed = captioner.fix(captions)
    assert len(captioner.check(fixed)) <= len(captioner.check(captions))


def voices(text: str) -> list[tuple[str | None, str]]:
    captions = captioner.read_captions(f"WEBVTT\n\n00:00.000 --> 00:02.000\n{text}\n")
    return [(line.speaker, line.text) for cue in captions for line in cue.lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<v Ann>Hello", [("Ann", "Hello")]),
        ("<v Ann>Hello\nthere", [("Ann", "Hello"), ("Ann", "there")]),
        ("<v Ann>Hello</v>\nthere", [("Ann", "Hello"), (None, "there")]),
        ("<v Ann>-Hi</v>\n<v Ben>-Yo", [("Ann", "-Hi"), ("Ben", "-Yo")]),
        ("<v.loud.far Ann Li><i>Hi</i>", [("Ann Li", "Hi")]),
        ("<v\tA &amp; B &lt;3>Hi", [("A & B <3", "Hi")]),
        ("<v>Hi", [(None, "Hi")]),
        ("<v  >Hi", [(None, "Hi")]),
        ("<video>Hi", [(None, "Hi")]),
        ("Hi <v Ann>there", [(None, "Hi there")]),
        ("<v ليلى>أهلا", [("ليلى", "أهلا")]),
    ],
)
def test_a_voice_in_webvtt_is_the_speaker_of_its_lines(text: str, found: list[tuple[str | None, str]]) -> None:
    assert voices(text) == found


def test_the_words_of_a_voice_have_its_speaker_and_no_dash() -> None:
    (cue,) = captioner.read_captions("WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>- Hi there</v>\n<v Ben>-Yo</v>\n")
    assert [(word.text, word.speaker) for word in cue.words] == [("Hi", "Ann"), ("there", "Ann"), ("Yo", "Ben")]
    assert [line.prefix for line in cue.lines] == ["- ", "-"]
    assert [line.shifted(5).speaker for line in cue.lines] == ["Ann", "Ben"]
    assert [pickle.loads(pickle.dumps(line)) for line in cue.lines] == [*cue.lines]


def test_a_dash_without_a_voice_is_text() -> None:
    (cue,) = captioner.read_captions("WEBVTT\n\n00:00.000 --> 00:02.000\n-Hi\n-Yo\n")
    assert [word.text for word in cue.words] == ["-Hi", "-Yo"]
