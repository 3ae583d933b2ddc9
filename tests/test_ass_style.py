"""Styles of ASS: their options, sizes, colours and events."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pysubs2
import pytest
from hypothesis import given, settings

import captioner
from captioner.karaoke import units
from captioner.text.case import upper
from captioner.writers.ass_active import active_events
from captioner.writers.ass_text import span_cs
from captioner.writers.font_metrics import metrics_of
from tests.clips import TIMINGS
from tests.hostile import hostile_words
from tests.test_ass import shown, undone
from tests.test_ass_frames import font_for


def file_of(captions: captioner.Captions, **options: Any) -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(captioner.to_ass(captions, **options), "ass")


@settings(max_examples=60)
@given(words=hostile_words())
def test_the_events_of_a_cue_follow_each_other_and_each_shows_the_whole_cue(words: list[tuple[str, int, int]]) -> None:
    captions = captioner.caption(captioner.Timing.from_words(words, repair=None))
    for name in ("pop", "box"):
        for cue in captions:
            events = list(active_events(cue, captions, "word", captioner.STYLES[name]))
            assert {undone(shown(event.text)) for event in events} == {undone(cue.text)}
            below = [event for event in events if event.layer == 0]
            assert (below[0].start_cs, below[-1].end_cs) == span_cs(cue, captions)
            assert all(before.end_cs == after.start_cs for before, after in pairwise(below))
            above = [event for event in events if event.layer == 1]
            assert {(event.start_cs, event.end_cs) for event in above} <= {(one.start_cs, one.end_cs) for one in below}
            assert bool(above) == (name == "pop")


@pytest.mark.parametrize("highlight", ["word", "char"])
def test_each_unit_is_active_from_its_start_until_it_is_no_longer_lit(highlight: Any) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    for cue in captions:
        events = list(active_events(cue, captions, highlight, captioner.STYLES["box"]))
        lit = [
            (event.start_cs, event.end_cs, event.text.split(r"{\rBox}")[1].split(r"{\r}")[0])
            for event in events
            if r"{\rBox}" in event.text
        ]
        assert lit == [
            ((unit.start_ms + 5) // 10, (unit.lit_end_ms + 5) // 10, unit.text)
            for unit in units(cue, highlight, captions.limits.max_hold_ms)
        ]


def test_the_preset_shorts_brings_its_picture_and_another_resolution_keeps_its_edges() -> None:
    captions = captioner.caption(TIMINGS["v1"], "shorts")
    file = file_of(captions)
    assert (file.info["PlayResX"], file.info["PlayResY"]) == ("1080", "1920")
    style = file.styles["Karaoke"]
    assert (style.marginl, style.marginr, style.marginv, style.fontsize) == (194, 194, 672, 58)
    half = file_of(captions, resolution=(540, 960)).styles["Karaoke"]
    assert (half.marginl, half.marginr, half.marginv, half.fontsize) == (97, 97, 336, 29)
    assert file_of(captioner.caption(TIMINGS["v1"], max_line_width=24)).info["PlayResX"] == "1920"


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"font": "Open Sans"}, "fontname", "Open Sans"),
        ({"font_size": 40}, "fontsize", 40),
        ({"primary": "#0a0b0c"}, "secondarycolor", pysubs2.Color(10, 11, 12)),
        ({"highlight": "#FF0000"}, "primarycolor", pysubs2.Color(255, 0, 0)),
        ({"outline": 0}, "outline", 0),
        ({"box": "#102030"}, "borderstyle", 3),
        ({"bold": True}, "bold", True),
        ({"position": "top"}, "alignment", pysubs2.Alignment.TOP_CENTER),
        ({"position": "middle"}, "alignment", pysubs2.Alignment.MIDDLE_CENTER),
        ({"position": "70%"}, "marginv", 324),
    ],
)
def test_a_field_of_a_style_is_written(options: dict[str, Any], field: str, value: object) -> None:
    style = file_of(captioner.caption(TIMINGS["v1"]), style=captioner.Style(**options)).styles["Karaoke"]
    assert getattr(style, field) == value


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lighting": "glow"}, "lighting must be one of none, fill, pop, box, not 'glow'"),
        ({"font": "A,B"}, "font must be the name of a font, without commas, not 'A,B'"),
        ({"font": ""}, "font must be the name"),
        ({"font_size": 0}, "font_size must be a whole number from 1 to 10000, not 0"),
        ({"font_size": 1.5}, "font_size must be a whole number"),
        ({"outline": -1}, "outline must be a number from 0"),
        ({"primary": "red"}, "primary must be a colour such as #ffd54a, not 'red'"),
        ({"highlight": "#fff"}, "highlight must be a colour"),
        ({"box": 7}, "box must be a colour"),
        ({"lighting": "pop", "box": "#000000"}, "box does not apply to a word that is scaled"),
        ({"position": "left"}, "position must be top, middle, bottom, or per cent such as 70%, not 'left'"),
        ({"position": "0%"}, "position must be"),
        ({"position": "101%"}, "position must be"),
    ],
)
def test_a_style_that_is_none_is_refused_by_its_field(options: dict[str, Any], told: str) -> None:
    with pytest.raises(captioner.FormatError) as raised:
        captioner.Style(**options)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"style": "neon"}, "style must be a Style or one of plain, karaoke, pop, box, not 'neon'"),
        ({"style": "plain", "highlight": "word"}, "highlight word does not apply to a style that lights nothing"),
        ({"style": "pop", "karaoke_tag": "k"}, "karaoke_tag k does not apply to the lighting pop, only to fill"),
    ],
)
def test_options_that_contradict_each_other_are_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(captioner.FormatError, match=told.partition(",")[0]):
        captioner.to_ass(captioner.caption(TIMINGS["v1"]), **options)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", captioner.STYLES)
def test_every_colour_of_a_named_style_stands_out_from_its_outline_or_its_box(name: str) -> None:
    # The black outline is what text stands on, over black as over white.
    style = captioner.STYLES[name]
    colours = {style.primary, style.sung or style.primary, style.highlight}
    assert all(contrast(colour, "#000000") >= 4.5 for colour in colours)
    if style.box is not None:
        assert contrast(style.highlight, style.box) >= 4.5


def test_text_is_as_large_as_its_widest_line_allows_in_the_font_s_own_metrics() -> None:
    path = font_for("en")
    narrow = captioner.caption(captioner.Timing.from_words([("illicit", 0, 900)]), "shorts")
    wide = captioner.caption(captioner.Timing.from_words([("WOMBAT WOMBAT MOWN", 0, 900)]), "shorts")
    sizes = [file_of(one, style=captioner.Style(font_file=path)).styles["Karaoke"].fontsize for one in (narrow, wide)]
    assert sizes[0] == 134  # 7 % of the height
    width = metrics_of(path).width("WOMBAT WOMBAT MOWN")
    assert 1080 * 0.64 - width < sizes[1] * (width + 0.2) <= 1080 * 0.64
    with pytest.raises(captioner.FormatError, match=rf"font size 120: give at most {int(sizes[1])}, or narrower"):
        captioner.to_ass(wide, style=captioner.Style(font_file=path, font_size=120))


def test_a_file_that_is_no_font_is_refused_by_its_path(tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    for name, content in (
        ("empty.ttf", b""),
        ("text.ttf", b"no font"),
        ("cut.ttf", Path(font_for("en")).read_bytes()[:900]),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(captioner.FormatError, match=f"{name}: is no TrueType or OpenType font"):
            captioner.to_ass(captions, style=captioner.Style(font_file=tmp_path / name))
    with pytest.raises(captioner.FormatError, match=r"missing\.ttf: cannot be read: no such file"):
        captioner.to_ass(captions, style=captioner.Style(font_file=tmp_path / "missing.ttf"))


@pytest.mark.parametrize(
    ("text", "language", "capitals"),
    [
        ("Straße", "de", "STRAẞE"),
        ("ilk ışık", "tr", "İLK IŞIK"),
        ("Ελλάδα, μαΐου", "el", "ΕΛΛΑΔΑ, ΜΑΪΟΥ"),
        ("naïve café", "fr", "NAÏVE CAFÉ"),
        ("字幕は", "ja", "字幕は"),
        ("", "en", ""),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, capitals: str) -> None:
    assert upper(text, language) == capitals


@pytest.mark.parametrize("name", captioner.STYLES)
def test_capitals_change_the_text_that_is_shown_and_no_time(name: str) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    usual = file_of(captions, style=name)
    capitals = file_of(captions, style=replace(captioner.STYLES[name], upper=True))
    assert [(event.start, event.end) for event in usual] == [(event.start, event.end) for event in capitals]
    assert [shown(event.text).upper() for event in usual] == [shown(event.text) for event in capitals]
    assert next(iter(capitals.styles.values())).fontsize < next(iter(usual.styles.values())).fontsize


def test_a_right_to_left_cue_is_filled_at_once_as_players_fill_from_the_left() -> None:
    file = file_of(captioner.caption(TIMINGS["arabic"]))
    assert all(r"{\k" in event.text and r"{\kf" not in event.text for event in file)
    outlined = file_of(captioner.caption(TIMINGS["arabic"]), karaoke_tag="ko")
    assert all(r"{\ko" in event.text for event in outlined)
