"""`rewrite`: new times and line breaks in a file, and no other change."""

import json
from dataclasses import replace

import pytest

import captioner
from captioner import FormatError
from captioner.writers.json import SCHEMA_PATH
from tests.clips import TIMINGS

VTT = """\
WEBVTT - a title

STYLE
::cue { color: white }

intro
00:01.000 --> 00:04.000 align:start
<v Ann>We will meet <00:02.000><c>them</c> behind &amp; beside the old house, my friend.</v>

NOTE nothing is lost

00:04.000 --> 00:07.000
The second cue.
"""


def test_a_line_is_broken_around_its_markup() -> None:
    captions = captioner.read_captions(VTT)
    written = captioner.rewrite(VTT, captioner.fix(captions))
    changed = [line for line in written.split("\n") if line not in VTT.split("\n")]
    assert "\n".join(changed).replace("\n", " ") in VTT
    assert len(changed) == 2
    assert captioner.read_captions(written)[0].text.replace("\n", " ") == captions[0].text


def test_only_the_times_of_moved_cues_are_rewritten() -> None:
    captions = captioner.read_captions(VTT)
    moved = replace(captions, cues=(captions[0], replace(captions[1], end_ms=3_605_001)))
    assert captioner.rewrite(VTT, moved) == VTT.replace("00:04.000 --> 00:07.000", "00:00:04.000 --> 01:00:05.001")


def test_srt_times_are_written_with_a_comma_and_numbers_are_kept() -> None:
    text = "7\n00:00:01.000 --> 00:00:02.000  X1:5\n<i>A  b</i>\n\nname\n00:00:03,000 --> 00:00:04,000\nC"
    captions = captioner.read_captions(text)
    moved = replace(captions, cues=(replace(captions[0], end_ms=2500), captions[1]))
    end = "\n\n"  # SRT ends with a blank line
    assert captioner.rewrite(text, moved) == text.replace("01.000 --> 00:00:02.000", "01,000 --> 00:00:02,500") + end
    assert captioner.rewrite(text, captioner.fix(captions)) == text.replace("A  b", "A b") + end


def test_a_line_may_break_where_there_was_no_space() -> None:
    text = "1\n00:00:01,000 --> 00:00:07,500\n<b>東京は今日も雨ですが、</b>明日は晴れるでしょう。\n"
    captions = captioner.read_captions(text)
    written = captioner.rewrite(text, captioner.fix(captions))
    assert written.replace("\n", "") == text.replace("\n", "")
    assert captioner.read_captions(written)[0].text == "東京は今日も雨ですが、\n明日は晴れるでしょう。"


def test_line_ends_become_lf() -> None:
    assert captioner.rewrite(VTT.replace("\n", "\r\n"), captioner.read_captions(VTT)) == VTT


def test_our_json_keeps_all_its_keys_and_stays_valid() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    captions = captioner.caption(TIMINGS["v1"], max_line_width=80)
    text = captioner.to_json(captions)
    narrow = captioner.read_captions(text, "web")
    fixed = captioner.fix(narrow)
    document = json.loads(captioner.rewrite(text, fixed))
    jsonschema.validate(document, json.loads(SCHEMA_PATH.read_bytes()))
    assert [segment["lines"] for segment in document["segments"]] != [
        segment["lines"] for segment in json.loads(text)["segments"]
    ]
    assert captioner.check(captioner.read_captions(json.dumps(document), "web")) == captioner.check(fixed) == ()
    assert document["text"] == json.loads(text)["text"]


@pytest.mark.parametrize("layout", [1, 99, None])
def test_our_json_keeps_the_version_of_the_layout_that_made_it(layout: int | None) -> None:
    made = json.loads(captioner.to_json(captioner.caption(TIMINGS["v1"], max_line_width=80)))
    del made["layout"]
    stated = {} if layout is None else {"layout": layout}
    text = json.dumps({**stated, **made})
    rewritten = json.loads(captioner.rewrite(text, captioner.fix(captioner.read_captions(text, "web"))))
    assert rewritten["segments"] != made["segments"]
    assert {key: value for key, value in rewritten.items() if key == "layout"} == stated


@pytest.mark.parametrize(
    "other",
    [
        VTT.replace("second", "other"),
        VTT.replace("The second cue.", "The second cue. More."),
        VTT.replace("meet", "met"),
        VTT + "\n00:08.000 --> 00:09.000\nMore.\n",
        '{"segments": []}',
    ],
)
def test_captions_of_another_file_are_refused(other: str) -> None:
    captions = captioner.fix(captioner.read_captions(VTT))
    with pytest.raises(FormatError, match="are not from this file"):
        captioner.rewrite(other, captions)
