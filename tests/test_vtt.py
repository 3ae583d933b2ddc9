"""The dialect of WebVTT that is written."""

import re
from pathlib import Path

import pytest
import webvtt

import captioner
from tests.clips import TIMINGS
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
        # Some readers do not know &lrm; and &nbsp;: these stand as they are.
        ("a\u00a0b \u200eabc\u200f", "a\u00a0b \u200eabc\u200f"),
        # Plain text in WebVTT, whatever it is in SRT.
        (r"{x} \N C:\New", r"{x} \N C:\New"),
        ("2024", "2024\u2060"),
        ("00:00:01.000 --> 00:00:02.000", "00:00:01.\u2060000 --&gt; 00:00:02.\u2060000"),
        ("NOTE this", "NOTE this"),
        ("STYLE", "STYLE"),
        ("WEBVTT", "WEBVTT"),
    ],
)
def test_text_is_escaped_and_nothing_more(text: str, written: str) -> None:
    assert captioner.to_vtt(captions_of(*text.split(" "))).split("\n", 4)[4] == f"{written}\n"


def test_a_webvtt_object_goes_on_with_the_webvtt_package(tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["hostile"])
    made = captioner.to_webvtt(captions)
    assert isinstance(made, webvtt.WebVTT)
    assert made.content == captioner.to_vtt(captions)
    path = tmp_path / "hostile.vtt"
    made.save(str(path), encoding="utf-8")
    assert webvtt.read(str(path)).captions == webvtt.from_string(captioner.to_vtt(captions)).captions
    made.shift(1)
    assert made[0].start_time.in_milliseconds() == captions[0].start_ms + 1000
