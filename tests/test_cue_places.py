"""`place_of`: where a cue is shown, as its file says it."""

import pytest

import captioner
from captioner.subtitles.places import place_of


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("", ""),
        (" align:start size:80%", ""),
        (" line:0", "line:0"),
        ("\tposition:10%,line-left align:left line:5%", "line:5% position:10%,line-left"),
        (" region:top vertical:rl", "region:top vertical:rl"),
    ],
)
def test_settings_of_webvtt_that_move_a_cue_are_its_place(settings: str, place: str) -> None:
    assert place_of(settings, "{\\an8}Text", vtt=True) == place


@pytest.mark.parametrize(
    ("settings", "text", "place"),
    [
        ("", "Text", ""),
        ("", r"{\an2}Text", ""),
        ("", r"{\an8}Text", "an8"),
        ("", r"{\a6}Text", "a6"),
        ("", r"{\i1\pos(10,20)}Text", "pos(10,20)"),
        ("", r"Text \an8 {an8}", ""),
        ("  X1:40 X2:600 Y1:20 Y2:50", "Text", "X1:40 X2:600 Y1:20 Y2:50"),
    ],
)
def test_tags_and_coordinates_of_srt_are_its_place(settings: str, text: str, place: str) -> None:
    assert place_of(settings, text, vtt=False) == place


def test_a_cue_stays_at_its_place_when_it_is_moved_in_time() -> None:
    captions = captioner.read_captions("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}NORTH\n")
    assert [cue.place for cue in captions] == [cue.place for cue in captions.shift(500)] == ["an8"]
