"""The WebVTT writer's dialect."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

import captioner
from tests.clips import TIMINGS
from tests.dialogues import talk
from tests.hostile import HOSTILE, hostile_words
from tests.node import RunInNode
from tests.test_srt import captions_of


def test_the_documented_clip_is_written_as_documented() -> None:
    assert captioner.to_vtt(captioner.caption(TIMINGS["v1"])) == (
        "WEBVTT\n"
        "\n"
        "1\n"
        "00:00:00.023 --> 00:00:04.111\n"
        "Resemble increases productivity\n"
        "through an easy to use API.\n"
        "\n"
        "2\n"
        "00:00:05.180 --> 00:00:06.493\n"
        "What do you think?\n"
    )


@pytest.mark.parametrize("clip", TIMINGS)
def test_a_file_is_a_header_and_cues_and_nothing_else(clip: str) -> None:
    captions = captioner.caption(TIMINGS[clip])
    text = captioner.to_vtt(captions)
    header, *blocks = text.removesuffix("\n").split("\n\n")
    assert header == "WEBVTT"
    assert [block.split("\n")[0] for block in blocks] == [str(number) for number in range(1, len(captions) + 1)]
    for block, cue in zip(blocks, captions, strict=True):
        clocks, *lines = block.split("\n")[1:]
        assert re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", clocks)
        assert len(lines) == len(cue.lines)
        assert all(line.strip() for line in lines)
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("at_ms", "clock"),
    [(0, "00:00:00.000"), (59_999, "00:00:59.999"), (3_600_000, "01:00:00.000"), (90_061_001, "25:01:01.001")],
)
def test_clocks_have_hours_and_milliseconds(at_ms: int, clock: str) -> None:
    assert captioner.to_vtt(captions_of("Now.", at_ms=at_ms)).split("\n")[3].startswith(f"{clock} --> ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("AT&T &amp; so", "AT&amp;T &amp;amp; so"),
        ("An arrow --> here", "An arrow --&gt; here"),
        # Some readers do not know &lrm; and &nbsp;, so these characters are written literally.
        ("a\u00a0b \u200eabc\u200f", "a\u00a0b \u200eabc\u200f"),
        # Braces are plain text in WebVTT, unlike in SRT. ffmpeg and mpv break lines at some backslashes.
        (r"{x} \N C:\New \a", "{x} \\\u2060N C:\\\u2060New \\a"),
        ("2024", "2024\u2060"),
        ("00:00:01.000 --> 00:00:02.000", "00:00:01.\u2060000 --&gt; 00:00:02.\u2060000"),
        ("NOTE this", "NOTE this"),
        ("STYLE", "STYLE"),
        ("WEBVTT", "WEBVTT"),
    ],
)
def test_only_angle_brackets_ampersands_and_structure_are_escaped(text: str, written: str) -> None:
    assert captioner.to_vtt(captions_of(*text.split(" "))).split("\n", 4)[4] == f"{written}\n"


def test_a_webvtt_object_can_be_used_with_the_webvtt_package(tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["hostile"])
    made = captioner.to_webvtt(captions)
    assert isinstance(made, webvtt.WebVTT)
    assert made.content == captioner.to_vtt(captions)
    path = tmp_path / "hostile.vtt"
    made.save(str(path), encoding="utf-8")
    assert webvtt.read(str(path)).captions == webvtt.from_string(captioner.to_vtt(captions)).captions
    made.shift(1)
    assert made[0].start_time.in_milliseconds() == captions[0].start_ms + 1000


TIMESTAMP = re.compile(r"<(\d\d):(\d\d):(\d\d)\.(\d{3})>")


def timestamps_ms(payload: str) -> list[int]:
    found = TIMESTAMP.findall(payload)
    return [int(h) * 3_600_000 + int(m) * 60_000 + int(s) * 1000 + int(ms) for h, m, s, ms in found]


def payloads(text: str) -> list[str]:
    """The text of each cue, with its tags."""
    return [block.split("\n", 2)[2] for block in text.removesuffix("\n").split("\n\n")[1:]]


def test_karaoke_of_the_documented_clip_is_in_the_form_of_youtube() -> None:
    assert payloads(captioner.to_vtt(captioner.caption(TIMINGS["v1"]), "word")) == [
        "Resemble<00:00:00.499><c> increases</c><00:00:01.091><c> productivity</c>\n"
        "<00:00:01.881><c>through</c><00:00:02.090><c> an</c><00:00:02.206><c> easy</c><00:00:02.566><c> to</c>"
        "<00:00:02.694><c> use</c><00:00:02.949><c> API.</c>",
        "What<00:00:05.354><c> do</c><00:00:05.482><c> you</c><00:00:05.598><c> think?</c>",
    ]


def test_karaoke_by_character_uses_the_times_of_characters() -> None:
    assert payloads(captioner.to_vtt(captioner.caption(TIMINGS["one_word"]), "char")) == [
        "H<00:00:00.077><c>e</c><00:00:00.120><c>l</c><00:00:00.190><c>l</c><00:00:00.263><c>o</c><00:00:00.328><c>.</c>"
    ]


def test_the_highlight_of_a_word_ends_at_its_own_timestamp_before_a_long_pause() -> None:
    timing = captioner.Timing.from_words([("One", 0, 300), ("two,", 400, 700), ("three", 1500, 1900)])
    assert payloads(captioner.to_vtt(captioner.caption(timing), "word")) == [
        "One<00:00:00.400><c> two,</c><00:00:00.700><00:00:01.500><c> three</c>"
    ]


@pytest.mark.parametrize("highlight", ["word", "char"])
@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("clip", TIMINGS)
def test_karaoke_without_its_tags_is_the_plain_file(clip: str, preset: str, highlight: Literal["word", "char"]) -> None:
    captions = captioner.caption(TIMINGS[clip], preset)
    karaoke = captioner.to_vtt(captions, highlight)
    assert re.sub(r"<[^>]*>", "", karaoke) == captioner.to_vtt(captions)
    for payload, cue in zip(payloads(karaoke), captions, strict=True):
        times_ms = timestamps_ms(payload)
        assert all(before < after for before, after in pairwise([cue.start_ms, *times_ms, cue.end_ms]))
        if highlight == "word":
            assert {word.start_ms for word in cue.words[1:] if word.start_ms < cue.end_ms} <= {*times_ms}
        assert not payload.startswith("<")
        assert payload.count("<c>") == payload.count("</c>")


@settings(max_examples=100)
@given(words=hostile_words(), highlight=st.sampled_from(["word", "char"]))
def test_karaoke_of_any_text_without_its_tags_is_the_plain_file(
    words: list[tuple[str, int, int]], highlight: Literal["word", "char"]
) -> None:
    captions = captioner.caption(captioner.Timing.from_words(words, repair=None))
    assert re.sub(r"<[^>]*>", "", captioner.to_vtt(captions, highlight)) == captioner.to_vtt(captions)


@pytest.mark.parametrize("highlight", ["off", "word", "char"])
def test_the_w3c_validator_finds_no_error(highlight: Literal["off", "word", "char"], run_in_node: RunInNode) -> None:
    """https://github.com/w3c/webvtt.js, with the standard's escapes, which end in semicolons."""
    hostile = [(f"{text}{' ' if at % 3 else chr(10)}", 700 * at, 700 * at + 10 * at) for at, text in enumerate(HOSTILE)]
    timings = [*TIMINGS.values(), captioner.Timing.from_words(hostile, repair=None)]
    every = [captioner.caption(timing, preset) for timing in timings for preset in captioner.PRESETS]
    every.append(captioner.caption(captioner.Timing(())))
    script = """
        const { WebVTTParser } = load("webvtt-parser");
        const escapes = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
        const read = new WebVTTParser(escapes).parse(text);
        const shown = (node) => node.type === "text" ? node.value : (node.children ?? []).map(shown).join("");
        return {
            errors: read.errors,
            cues: read.cues.map((cue) => [cue.startTime, cue.endTime, shown(cue.tree)]),
        };
    """
    answers = run_in_node(script, [captioner.to_vtt(captions, highlight) for captions in every])
    for captions, answer in zip(every, answers, strict=True):
        assert answer["errors"] == []
        read = [
            (round(1000 * start), round(1000 * end), text.replace("\u2060", "")) for start, end, text in answer["cues"]
        ]
        assert read == [(cue.start_ms, cue.end_ms, cue.text.replace("\u2060", "")) for cue in captions]


def test_voices_are_named_where_they_were_asked_for() -> None:
    timing = talk(("Ana & <Li>", "Me?"), ("Ben", "You."), pause_ms=0)
    for highlight in ("off", "word", "char"):
        text = captioner.to_vtt(captioner.caption(timing, language="en", speakers="voice"), highlight=highlight)
        assert "<v Ana &amp; &lt;Li&gt;>-M" in text
        assert "?</v>\n<v Ben>" in text.replace("</c></v>", "</v>")
        assert text.count("</v>") == 2
        assert "<v" not in captioner.to_vtt(captioner.caption(timing, language="en"), highlight=highlight)
        (cue,) = webvtt.from_string(text).captions
        assert cue.text == "-Me?\n-You."
        assert cue.voice == "Ana &amp; &lt;Li&gt;"


def test_lines_of_one_speaker_are_one_voice() -> None:
    timing = talk(("Ana", "There is a snake on the path, right behind the stone."))
    assert captioner.to_vtt(captioner.caption(timing, language="en", speakers="voice")).count("<v Ana>") == 1
