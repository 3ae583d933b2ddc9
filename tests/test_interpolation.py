"""Characters without times: made inside their word where they are asked for, said so, and never taken for real ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import captioner
from captioner import FormatError, Timing, Word
from captioner.timing.interpolation import char_times
from captioner.writers.json import SCHEMA_PATH
from tests.clips import FIXTURES, TIMINGS
from tests.test_cli import run

VALIDATOR = Draft202012Validator(json.loads(SCHEMA_PATH.read_bytes()))


def test_the_characters_of_a_word_last_equally_long_and_punctuation_has_the_time_of_its_letter() -> None:
    assert char_times(Word("“Hi!”", 100, 300)) == ((100, 200), (100, 200), (200, 300), (200, 300), (200, 300))
    assert char_times(Word("—", 100, 300)) == ((100, 300),)
    assert char_times(Word("東京。", 0, 600)) == ((0, 300), (300, 600), (300, 600))
    assert char_times(Word("👍🏽é", 0, 600)) == ((0, 600), (0, 600))


def test_a_word_with_made_up_times_has_none_for_its_characters() -> None:
    assert char_times(Word("Hi", 0, 100, estimated=True)) == ()


@given(st.text(min_size=1, max_size=12), st.integers(0, 10**6), st.integers(1, 3000))
def test_the_times_of_characters_are_in_order_and_inside_the_word(text: str, start_ms: int, long_ms: int) -> None:
    times = char_times(Word(text, start_ms, start_ms + long_ms))
    assert all(start_ms <= start < end <= start_ms + long_ms for start, end in times)
    assert [start for start, _ in times] == sorted(start for start, _ in times)
    assert times[0][0] == start_ms


def words_of(text: str) -> list[dict[str, object]]:
    return [word for segment in json.loads(text)["segments"] for word in segment["words"]]


def test_json_has_characters_of_every_word_only_if_they_are_asked_for_and_says_that_they_are_interpolated() -> None:
    captions = captioner.caption(captioner.read_clip(FIXTURES / "vendors" / "openai.json"))
    assert captioner.to_json(captions) == captioner.to_json(captions, "off") == captioner.to_json(captions, "word")
    assert not any("chars" in word for word in words_of(captioner.to_json(captions)))
    written = captioner.to_json(captions, "char")
    VALIDATOR.validate(json.loads(written))
    found = words_of(written)
    assert all(word["char_times"] == "interpolated" for word in found)
    assert found[0]["chars"] == [
        {"char": "T", "start": 0.1, "end": 0.16},
        {"char": "h", "start": 0.16, "end": 0.22},
        {"char": "e", "start": 0.22, "end": 0.28},
    ]


@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_characters_with_times_of_their_own_stay_as_they_are(name: str) -> None:
    captions = captioner.caption(TIMINGS[name])
    assert captioner.to_json(captions, "char") == captioner.to_json(captions)


def test_interpolated_characters_are_not_read_back_as_real_ones() -> None:
    captions = captioner.caption(captioner.read_clip(FIXTURES / "vendors" / "openai.json"))
    read = captioner.read_clip(captioner.to_json(captions, "char"))
    assert not any(word.char_starts_ms for word in read.words)
    assert captioner.to_json(captioner.caption(read), "char") == captioner.to_json(captions, "char")


def test_words_with_made_up_times_get_no_characters() -> None:
    captions = captioner.caption(captioner.read_clip(FIXTURES / "captions" / "talk.vtt"))
    assert captioner.to_json(captions, "char") == captioner.to_json(captions)
    assert "<c>" not in captioner.to_vtt(captions, "char")


def test_karaoke_lights_characters_that_have_no_times_of_their_own() -> None:
    captions = captioner.caption(Timing.from_words([("Hi,", 0, 200), ("you!", 300, 600)]))
    (cue,) = captioner.to_vtt(captions, "char").split("\n\n")[1:2]
    assert cue.split("\n")[2] == (
        "H<00:00:00.100><c>i,</c><00:00:00.300><c> y</c><00:00:00.400><c>o</c><00:00:00.500><c>u!</c><00:00:00.600>"
        if captions.limits.max_hold_ms < 300
        else "H<00:00:00.100><c>i,</c><00:00:00.300><c> y</c><00:00:00.400><c>o</c><00:00:00.500><c>u!</c>"
    )
    assert captioner.to_ass(captions, "char").count(r"{\kf") >= 5


def test_the_command_line_asks_for_characters(tmp_path: Path) -> None:
    path = FIXTURES / "vendors" / "openai.json"
    result = run("convert", path, "-f", "json", "--highlight", "char")
    assert result.stdout == captioner.to_json(captioner.caption(captioner.read_clip(path)), "char")
    assert '"char_times"' not in run("convert", path, "-f", "json").stdout
    batch = run("convert", path, "-f", "json", "--highlight", "char", "--jobs", 1, "-o", f"{tmp_path}/")
    assert batch.exit_code == 0
    assert (tmp_path / "openai.json").read_text("utf-8") == result.stdout


def test_another_highlight_is_refused() -> None:
    with pytest.raises(FormatError, match="highlight 'letter' is none of off, word and char"):
        captioner.to_json(captioner.caption(TIMINGS["v1"]), "letter")  # type: ignore[arg-type]
