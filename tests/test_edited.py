"""Captions whose cues a person edited: they are the same in every format, wherever they are read."""

import json
from pathlib import Path

import jsonschema
import pytest

import captioner
from captioner.writers.json import SCHEMA_PATH
from tests.test_cli import refused, run

# Cues that no layout would make: one word alone, and three lines.
CUES = [(["One"], 0, 450), (["two three", "four five six", "seven"], 450, 4000), (["done."], 4100, 5000)]


def document(*, edited: object = True) -> str:
    segments: list[dict[str, object]] = []
    for lines, start_ms, end_ms in CUES:
        words = [(word, row) for row, line in enumerate(lines) for word in line.split()]
        step = (end_ms - start_ms) // len(words)
        segments.append(
            {
                "id": len(segments),
                "start": start_ms / 1000,
                "end": end_ms / 1000,
                "text": " ".join(lines),
                "lines": lines,
                "words": [
                    {
                        "word": f" {word}",
                        "start": (start_ms + at * step) / 1000,
                        "end": (start_ms + (at + 1) * step) / 1000,
                        "line": row,
                    }
                    for at, (word, row) in enumerate(words)
                ],
            }
        )
    text = " ".join(line for lines, *_ in CUES for line in lines)
    head = {"version": "1.0", "layout": 2, "language": "en", "duration": 5.0, "edited": edited, "text": text}
    return json.dumps({**head, "segments": segments})


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("edited.json").write_text(document(), encoding="utf-8")


def cues_of(captions: captioner.Captions) -> list[tuple[list[str], int, int]]:
    return [([line.text for line in cue.lines], cue.start_ms, cue.end_ms) for cue in captions]


def test_edited_captions_are_written_in_every_format_as_they_are() -> None:
    assert run("convert", "edited.json", "-f", "srt", "-f", "vtt", "-f", "json", "-o", "out/").exit_code == 0
    for name in ("srt", "vtt", "json"):
        assert cues_of(captioner.read_captions(Path(f"out/edited.{name}"))) == CUES
    captions = captioner.read_captions(Path("edited.json"))
    for name in ("ass", "remotion", "txt"):
        assert run("convert", "edited.json", "-f", name).stdout == captioner.WRITERS[name](captions)


def test_captions_stay_edited_when_they_are_written_and_fixed_as_json() -> None:
    first = run("convert", "edited.json", "-f", "json").stdout
    jsonschema.validate(json.loads(first), json.loads(SCHEMA_PATH.read_bytes()))
    assert captioner.read_captions(first).edited
    Path("again.json").write_text(first, encoding="utf-8")
    assert run("convert", "again.json", "-f", "json").stdout == first
    fixed = captioner.rewrite(first, captioner.fix(captioner.read_captions(first)))
    assert captioner.read_captions(fixed).edited


def test_a_batch_keeps_edited_captions_too() -> None:
    Path("in").mkdir()
    Path("in/one.json").write_text(document(), encoding="utf-8")
    result = run("convert", "in", "-o", "out/")
    assert result.exit_code == 0, result.stderr
    assert cues_of(captioner.read_captions(Path("out/one.srt"))) == CUES
    assert "2 over limits" in result.stderr


def test_limits_are_measured_on_edited_captions() -> None:
    result = run("convert", "edited.json", "--max-line-count", "2")
    assert "edited.json: 2 of 3 cues over limits: max_line_count 3 of 2 (cue 2)" in result.stderr
    assert run("convert", "edited.json", "--max-line-count", "2", "--fail-on", "limits").exit_code == 1


def test_edited_captions_are_shifted_as_a_whole() -> None:
    shifted = captioner.read_captions(run("convert", "edited.json", "--shift", "1.5").stdout)
    assert cues_of(shifted) == [(lines, start_ms + 1500, end_ms + 1500) for lines, start_ms, end_ms in CUES]


@pytest.mark.parametrize("edited", [False, None, "yes", 1])
def test_only_true_keeps_cues(edited: object) -> None:
    Path("edited.json").write_text(document(edited=edited), encoding="utf-8")
    made = captioner.read_captions(run("convert", "edited.json").stdout)
    assert cues_of(made) != CUES
    assert " ".join(line for lines, *_ in cues_of(made) for line in lines) == "One two three four five six seven done."


@pytest.mark.parametrize("option", [["--join"], ["--stretch", "2"]])
def test_what_would_make_other_cues_is_refused(option: list[str]) -> None:
    refused(
        run("convert", "edited.json", *option),
        "edited.json: its cues were edited and are kept",
        f"leave out {option[0]}",
    )
    made = captioner.caption_all(
        [captioner.Source(Path("edited.json"), group="a"), captioner.Source(Path("edited.json"), group="a")]
    )
    (result,) = made
    assert "cannot be joined" in str(result.error)


def test_the_library_regroups_the_words_where_it_is_asked_to() -> None:
    timing = captioner.read_clip(Path("edited.json"))
    assert cues_of(captioner.caption(timing)) != CUES


def test_edited_captions_that_are_damaged_are_refused() -> None:
    broken = document().replace('"start": 0.45', '"start": "x"', 1)
    Path("edited.json").write_text(broken, encoding="utf-8")
    refused(run("convert", "edited.json"), "edited.json: segment 2", "is not a time")
