"""The JSON writer: its schema, and properties that a schema cannot express."""

import importlib.resources
import json
from itertools import pairwise
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import captioner
from captioner.layout import LAYOUT_VERSION
from captioner.writers.json import SCHEMA_PATH
from tests.clips import TIMINGS
from tests.dialogues import talk
from tests.hostile import hostile_words

SCHEMA = json.loads(SCHEMA_PATH.read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def documented(captions: captioner.Captions) -> Any:
    """The parsed output of the writer, after checking it against the schema and the captions."""
    document = json.loads(captioner.to_json(captions))
    VALIDATOR.validate(document)
    check(document, captions)
    return document


def check(document: Any, captions: captioner.Captions) -> None:
    assert document["text"] == "".join(word["word"] for s in document["segments"] for word in s["words"]).strip(" ")
    assert [segment["id"] for segment in document["segments"]] == list(range(len(captions)))
    starts = [word["start"] for segment in document["segments"] for word in segment["words"]]
    assert all(before < after for before, after in pairwise(starts))
    for segment, cue in zip(document["segments"], captions, strict=True):
        words = segment["words"]
        assert "".join(word["word"] for word in words).strip(" ") == segment["text"]
        assert segment["lines"] == [line.text for line in cue.lines]
        joints = ["".join(w["word"] for w in words if w["line"] == row) for row in range(len(segment["lines"]))]
        assert [joint.removeprefix(" ") for joint in joints] == segment["lines"]
        assert "".join(joints).strip(" ") == segment["text"]
        assert [word["line"] for word in words] == sorted(word["line"] for word in words)
        assert (segment["start"], segment["end"]) == (cue.start_ms / 1000, cue.end_ms / 1000)
        # Words keep the times of their speech, whatever the times of the cue.
        assert [(word["start"], word["end"]) for word in words] == [
            (word.start_ms / 1000, word.end_ms / 1000) for word in cue.words
        ]
        assert words[0]["start"] == segment["start"]
        assert all(word["start"] < word["end"] for word in words)
        assert all(before["end"] <= after["start"] for before, after in pairwise(words))
        for word in words:
            chars = word.get("chars", [])
            assert "".join(char["char"] for char in chars) in ("", word["word"].removeprefix(" "))
            assert all(char["start"] <= char["end"] for char in chars)


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("clip", TIMINGS)
def test_every_clip_matches_the_schema(clip: str, preset: str) -> None:
    captions = captioner.caption(TIMINGS[clip], preset)
    document = documented(captions)
    assert all("chars" in word for segment in document["segments"] for word in segment["words"])
    for segment in document["segments"]:
        # Speech may end after its cue, by at most the gap that was taken off the cue.
        assert round(1000 * (segment["words"][-1]["end"] - segment["end"])) <= captions.limits.min_gap_ms


@settings(max_examples=100, deadline=None)
@given(hostile_words(), st.sampled_from(list(captioner.PRESETS)))
def test_any_text_matches_the_schema(words: list[tuple[str, int, int]], preset: str) -> None:
    documented(captioner.caption(captioner.Timing.from_words(words, repair=None), preset, max_line_width=20))


def test_the_documented_clip_is_written_word_by_word() -> None:
    document = documented(captioner.caption(TIMINGS["v1"]))
    assert (document["version"], document["language"], document["duration"]) == ("1.0", "en", 6.493)
    assert document["layout"] == LAYOUT_VERSION
    assert document["text"] == "Resemble increases productivity through an easy to use API. What do you think?"
    first, second = document["segments"]
    assert first["lines"] == ["Resemble increases productivity", "through an easy to use API."]
    assert (first["start"], first["end"]) == (0.023, 4.111)
    words = first["words"]
    assert {key: words[0][key] for key in ("word", "start", "end", "line")} == {
        "word": "Resemble",
        "start": 0.023,
        "end": 0.453,
        "line": 0,
    }
    assert words[0]["chars"][0] == {"char": "R", "start": 0.023, "end": 0.07}
    assert [(word["word"], word["line"]) for word in words[2:4]] == [(" productivity", 0), (" through", 1)]
    assert second["text"] == "What do you think?"


def test_words_without_spaces_between_them_are_joined_without_spaces() -> None:
    document = documented(captioner.caption(TIMINGS["japanese"]))
    assert " " not in document["text"]
    assert document["text"] == TIMINGS["japanese"].text


def test_words_without_character_times_have_no_chars() -> None:
    timing = captioner.Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
    (segment,) = documented(captioner.caption(timing))["segments"]
    assert segment["words"] == [
        {"word": "Hello,", "start": 0.0, "end": 0.4, "line": 0},
        {"word": " world!", "start": 0.45, "end": 0.9, "line": 0},
    ]


def test_the_duration_is_that_of_the_clip_or_else_the_end_of_the_last_cue() -> None:
    words = [("Hello", 0, 400)]
    assert documented(captioner.caption(captioner.Timing.from_words(words, duration_ms=5000)))["duration"] == 5.0
    assert documented(captioner.caption(captioner.Timing.from_words(words, repair=None)))["duration"] == 0.9
    assert documented(captioner.caption(captioner.Timing(())))["duration"] == 0


def test_seconds_have_at_most_three_decimals() -> None:
    timing = captioner.Timing.from_words([("Late", 359_999_001, 359_999_334), ("word", 359_999_334, 359_999_667)])
    text = captioner.to_json(captioner.caption(timing))
    json.loads(text, parse_float=lambda number: pytest.fail(number) if len(number.partition(".")[2]) > 3 else 0.0)
    assert documented(captioner.caption(timing))["segments"][0]["words"][0]["end"] == 359999.334


def test_text_is_not_escaped_and_one_newline_ends_the_file() -> None:
    text = captioner.to_json(captioner.caption(TIMINGS["japanese"]))
    assert "東京" in text
    assert text.endswith("}\n")


def test_the_schema_is_valid_and_rejects_unknown_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = documented(captioner.caption(TIMINGS["v1"]))
    for place in (document, document["segments"][0], document["segments"][0]["words"][0]):
        place["extra"] = 1
        assert not VALIDATOR.is_valid(document)
        del place["extra"]
    assert VALIDATOR.is_valid(document)


def test_files_from_before_the_layout_had_a_version_match_the_schema_and_are_read() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    document = documented(captions)
    del document["layout"]
    VALIDATOR.validate(document)
    assert captioner.read_captions(json.dumps(document)).cues == captions.cues


def test_the_schema_is_part_of_the_package() -> None:
    shipped = importlib.resources.files("captioner.writers").joinpath("captions.schema.json")
    assert json.loads(shipped.read_text("utf-8")) == SCHEMA


def test_a_grapheme_cluster_is_one_char_however_many_code_points_it_has() -> None:
    document = documented(captioner.caption(TIMINGS["emoji"]))
    words = {word["word"]: word["chars"] for segment in document["segments"] for word in segment["words"]}
    assert [char["char"] for char in words[" 👨‍👩‍👧‍👦"]] == ["👨‍👩‍👧‍👦"]
    assert [char["char"] for char in words[" 🚀🚀!"]] == ["🚀", "🚀", "!"]


@pytest.mark.parametrize("how", ["dash", "voice", "label"])
def test_dialogues_follow_the_schema_and_are_read_back(how: Literal["dash", "voice", "label"]) -> None:
    timing = talk(("Ana", "Who is there, at this time of the night?"), ("Ben", "Me."), ("Ana", "Ah."), pause_ms=50)
    made = captioner.caption(timing, language="en", speakers=how)
    document = json.loads(captioner.to_json(made))
    VALIDATOR.validate(document)
    assert any("prefixes" in segment for segment in document["segments"])
    again = captioner.read_captions(captioner.to_json(made)).cues
    if how == "voice":
        assert again == made.cues
    else:
        assert [[(line.text, line.prefix) for line in cue.lines] for cue in again] == [
            [(line.text, line.prefix) for line in cue.lines] for cue in made
        ]
        assert '"speaker"' not in captioner.to_json(made)


def test_prefixes_that_an_edit_has_made_wrong_are_part_of_the_text() -> None:
    made = captioner.caption(talk(("Ana", "Me?"), ("Ben", "You."), pause_ms=0), language="en")
    document = json.loads(captioner.to_json(made))
    document["segments"][0]["lines"] = ["Me?", "* You."]
    (cue,) = captioner.read_captions(json.dumps(document))
    assert [(line.text, line.prefix) for line in cue.lines] == [("Me?", ""), ("* You.", "")]
    document["segments"][0]["prefixes"] = ["-", 3, None]
    assert len(captioner.read_captions(json.dumps(document)).cues[0].lines) == 2
