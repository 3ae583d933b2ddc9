"""The lines of a file that hold its cues."""

import pytest
from hypothesis import given

import captioner
from captioner.subtitles.positions import cue_positions
from tests.clips import FIXTURES
from tests.strategies import hostile_captions

SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\nOne.\nTwo.\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\n\n"
    "3\n00:00:05,000 --> 00:00:06,000\nX\n"
)


def test_a_cue_has_the_lines_of_its_times_and_its_text() -> None:
    first, empty, last = cue_positions(SRT)
    assert first == (2, 3, 4)
    assert empty == (7, 7, 7)
    assert last == (10, 11, 11)
    assert [first.of_line(number) for number in (None, 1, 2, 3)] == [3, 3, 4, 4]
    assert empty.of_line(None) == 7


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_no_number(ends: str) -> None:
    assert cue_positions(SRT.replace("\n", ends).encode("utf-8-sig")) == cue_positions(SRT)
    assert cue_positions(SRT.replace("\n", ends).encode("utf-16")) == cue_positions(SRT)


def test_webvtt_counts_its_header_and_notes() -> None:
    vtt = "WEBVTT\n\nNOTE\nsaid\n\nname\n00:01.000 --> 00:02.000\n<i>One.</i>\n"
    assert cue_positions(vtt) == ((7, 8, 8),)


def test_json_has_no_positions() -> None:
    assert cue_positions((FIXTURES / "check" / "ours.json").read_bytes()) == ()


@given(hostile_captions())
def test_every_cue_has_a_position_at_a_line_with_its_time(file: tuple[str, str]) -> None:
    kind, text = file
    try:
        captions = captioner.read_captions(text)
    except captioner.FormatError:
        return
    positions = cue_positions(text)
    assert len(positions) == (0 if kind == "json" else len(captions))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for position in positions:
        assert "-->" in lines[position.times - 1]
        assert position.times <= position.first <= position.last <= len(lines)
