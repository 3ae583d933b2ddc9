"""What is said of files that nothing reads: what they are or hold, what is nearest, and what to do."""

import json
import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import CaptionerError, FormatError
from captioner.clips import holds_source
from captioner.readers import documents
from captioner.readers.guess import remedy
from captioner.readers.recognition import row_of
from captioner.readers.unrecognised import nearest
from captioner.readers.vendors import ROWS
from tests.clips import FIXTURES
from tests.test_cli import run

UNKNOWN = FIXTURES / "unknown"
TO_SRT = "save it as SRT or WebVTT, for instance with ffmpeg -i FILE captions.srt"
NO_CLIP = "is not a clip of the Resemble API, nor an answer that captioner readers lists: "
# How what is said begins, and what else is in it.
TOLD: dict[str, tuple[str, ...]] = {
    "arrays.json": (
        f"{NO_CLIP}its keys are speech (with words, from, to); nearest are whisper.cpp (JSON, with -ojf or with ",
        "if these are its words, in Python: Timing.from_words(zip(d['speech']['words'], d['speech']['from'], ",
    ),
    "durations.json": (
        f"item 1 {NO_CLIP}it is one of a list of 7 with say, beg, len; ",
        "if these are its words, read it with --map 'words=[*], text=say, start=beg, duration=len'",
    ),
    "empty_object.json": ("is not a clip of the Resemble API, but an empty object, {}: save the API's whole answer",),
    "film.ass": (f"is an ASS or SSA file: {TO_SRT}",),
    "film.sbv": (f"is an SBV file: {TO_SRT}",),
    "film.sub": (f"is a MicroDVD file: {TO_SRT}",),
    "film.ttml": ("is a TTML file: save it as SRT, for instance with tt convert",),
    "letters.json": (
        f"{NO_CLIP}its keys are out (a list of 10 with ch, on, off); ",
        "--map 'chars=out[*], text=ch, start=on, end=off'",
    ),
    "lyrics.lrc": (f"is an LRC file (lyrics): {TO_SRT}",),
    "milliseconds.json": (NO_CLIP, "--map 'words=result.tokens[*], text=t, start=startMs, end=endMs, unit=ms'"),
    "null.json": ("is null, not a JSON object: a clip was expected",),
    "page.html": ("is a web page (HTML): save the answer or the file itself, not the page that shows it",),
    "pairs.json": ("item 1 is an array, not a JSON object: ", "--map 'words=[*], text=[0], start=[1], end=[2]'"),
    "phonemes.json": ("clip p: it has times of phonemes (phon_chars) only, and captions need those of characters",),
    "script.txt": ("begins with 'The harbour wakes before the sun does.', and is neither JSON nor captions",),
    "sentences.json": (
        f"{NO_CLIP}its keys are segments (a list of 1 with text); nearest are whisper (JSON of openai-whisper, ",
        "here without start and end",
    ),
    "words_empty.json": (f"{NO_CLIP}its keys are words (an empty list), language; nearest are ",),
    "words_null.json": (f"{NO_CLIP}its keys are words (null), language; nearest are ",),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_file_that_nothing_reads_is_told_what_it_holds_and_what_to_do(name: str) -> None:
    with pytest.raises(CaptionerError) as caught:
        captioner.read_clips(UNKNOWN / name)
    said = str(caught.value)
    assert said.startswith(TOLD[name][0])
    assert all(one in said for one in TOLD[name])
    assert "\n" not in said
    result = run("convert", UNKNOWN / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_every_unknown_file_is_tried() -> None:
    assert {path.name for path in UNKNOWN.iterdir()} == TOLD.keys()


@pytest.mark.parametrize("name", ["durations", "letters", "milliseconds", "pairs"])
def test_the_mapping_that_is_advised_reads_the_file(name: str) -> None:
    path = UNKNOWN / f"{name}.json"
    (mapping,) = re.findall(r"--map ('[^']*')", run("convert", path).stderr)
    result = run("convert", path, "--map", shlex.split(mapping)[0])
    assert result.exit_code == 0, result.output
    timing = captioner.read_clip(path, mapping=shlex.split(mapping)[0])
    assert timing.text == ("It rained." if name == "letters" else "The harbour wakes before the sun does.")
    assert timing.words[-1].end_ms == (600 if name == "letters" else 2200)


def test_the_line_of_python_that_is_advised_reads_the_file() -> None:
    (line,) = re.findall(r"in Python: (.*?), or give", run("convert", UNKNOWN / "arrays.json").stderr)
    d = json.loads((UNKNOWN / "arrays.json").read_bytes())
    timing = eval(line, {"Timing": captioner.Timing, "d": d, "zip": zip})
    assert (timing.text, timing.words[-1].end_ms) == ("The harbour wakes before the sun does.", 2200)


@pytest.mark.parametrize("key", ["a b", "tokens,[*]", "it's", "$x", 'say "so"', "é"])
def test_any_key_is_quoted_for_the_mapping_and_the_shell(key: str) -> None:
    value = {key: [{key: "One", "start": 0.1, "end": 0.4}, {key: "two", "start": 0.5, "end": 0.9}]}
    found = remedy(value)
    assert found is not None
    mapping = shlex.split(found)[-1]
    assert captioner.read_clip(value, mapping=mapping).text == "One two"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
        max_leaves=20,
    )
)
def test_any_json_is_read_or_our_error(value: Any) -> None:
    remedy(value)
    holds_source(json.dumps(value))
    with suppress(CaptionerError):
        captioner.read_clips(json.dumps(value))


@pytest.mark.parametrize("name", ["deepgram.json", "soniox-stt.json", "inworld-words.json", "kokoro-tokens.json"])
def test_an_answer_that_has_another_key_for_a_time_is_nearest_to_its_vendor(name: str) -> None:
    document = documents.documents(FIXTURES / "vendors" / name)[0]
    row = row_of([document])
    assert row is not None
    found = nearest(json.loads(json.dumps(document).replace(f'"{row.start}"', '"other"')))
    assert len(found) == 3
    assert found[0].startswith(f"{row.vendor} ({row.answer}; here without {row.start}")


def test_no_message_names_a_service_as_the_remedy() -> None:
    with pytest.raises(FormatError) as caught:
        captioner.read_clips(UNKNOWN / "milliseconds.json")
    advice = str(caught.value).rpartition("if these are its words")[2]
    assert not any(row.vendor in advice for row in ROWS)


def test_in_a_folder_json_of_another_kind_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x", "words": []}', "utf-8")
    (tmp_path / "clip.json").write_bytes((FIXTURES / "clips" / "v1.json").read_bytes())
    result = run("convert", tmp_path, "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0, result.output
    assert "skipped 1 file that no reader is for" in result.stderr


def test_durations_beside_starts_are_told_as_durations_and_in_the_unit_of_their_name() -> None:
    letters = [*"Harbour"]
    clip = {
        "sounds": letters,
        "begin_ms": [60 * at for at in range(7)],
        "sound_durations_ms": [40 + 3 * at for at in range(7)],
    }
    with pytest.raises(CaptionerError) as caught:
        captioner.read_clips(clip)
    line = re.search(r"Timing\.from_chars\(.*?unit=\"ms\"\)", str(caught.value))
    assert line is not None
    timing = eval(line[0], {"Timing": captioner.Timing, "d": clip})
    assert [(word.text, word.start_ms, word.end_ms) for word in timing.words] == [("Harbour", 0, 418)]
