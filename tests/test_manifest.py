"""Manifests of a batch: their forms and columns, and what is said of a row that is wrong."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.cli.manifest import sources_of
from tests.sounds import make_wav
from tests.test_cli import run, spawn
from tests.test_cli_batch import BAD, errors, made, written


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made("clips/a.json", "clips/b.json")


def manifest(text: str, name: str = "m") -> str:
    Path(name).write_text(text, "utf-8", newline="")
    return name


JSON_LINES = '{"input": "clips/a.json", "output": "one/x.srt", "language": "de"}\n\n{"input": "clips/b.json"}\n'
CSV = 'input,output,language\nclips/a.json,one/x.srt,de\n"clips/b.json",,\n'


@pytest.mark.parametrize(
    "text",
    [
        JSON_LINES,
        CSV,
        f"\ufeff{CSV}",
        CSV.replace(",", ";").replace("\n", "\r\n"),
        CSV.replace(",", "\t").replace("input", '"Input"'),
    ],
)
def test_a_manifest_is_json_lines_or_csv(text: str) -> None:
    result = run("convert", "--manifest", manifest(text), "-o", "out/", "-f", "json")
    assert (result.exit_code, errors(result)) == (0, [])
    assert written() == ["b.json", "one/x.srt.json"]
    assert json.loads(Path("out/one/x.srt.json").read_text("utf-8"))["language"] == "de"


def test_the_extension_of_an_output_is_not_doubled() -> None:
    assert run("convert", "--manifest", manifest(JSON_LINES), "-o", "out/").exit_code == 0
    assert written() == ["b.srt", "one/x.srt"]


def test_a_list_of_paths_is_a_manifest_too_also_on_standard_input() -> None:
    done = spawn("convert", "--manifest", "-", "-o", "out/", input=b"clips/a.json\r\nclips/b.json")
    assert (done.returncode, written()) == (0, ["a.srt", "b.srt"])
    os.rename("clips/a.json", b"clips/\xff.json")
    done = spawn("convert", "--manifest", "-", "-o", "more/", input=b"clips/\xff.json\n")
    assert done.returncode == 0
    assert os.listdir(b"more") == [b"\xff.srt"]
    assert run("convert", "-", "--manifest", "-", "-o", "out/").exit_code == 2


def test_what_was_typed_comes_before_the_rows() -> None:
    assert run("convert", "clips/b.json", "--manifest", manifest("clips/a.json"), "-o", "out/").exit_code == 0
    assert written() == ["a.srt", "b.srt"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "m: is empty: a row has input, output, "),
        (
            "input,outptu\na,b\n",
            "m: there is no column 'outptu': a row has input, output, ",
        ),
        ('[{"input": "a"}]', "m: is a JSON array: put each row on a line of its own"),
        ("[\n", "m: is a JSON array"),
    ],
)
def test_a_manifest_that_is_none_is_refused(text: str, told: str) -> None:
    result = run("convert", "--manifest", manifest(text), "-o", "out/")
    assert result.exit_code == 1
    assert errors(result)[0].startswith(told)


def test_a_manifest_that_is_not_there_is_refused() -> None:
    assert errors(run("convert", "--manifest", "nope.csv", "-o", "out/")) == ["nope.csv: no such file"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{", "is no JSON object"),
        ("3", "is no JSON object"),
        ("[" * 100_000, "is no JSON object"),
        ({}, "has no input"),
        ({"input": ""}, "has no input"),
        ({"input": ["a"]}, "its input is no text"),
        ({"input": "a\0b"}, "its input is no text"),
        ({"input": "clips/a.json", "langauge": "en"}, "there is no 'langauge'"),
        ({"input": "clips/a.json", "language": "english please"}, "its language 'english please'"),
        ({"input": "clips/a.json", "duration": "soon"}, "its duration 'soon' is no number of seconds"),
        ({"input": "clips/a.json", "duration": -1}, "its duration '-1'"),
        ({"input": "clips/a.json", "duration": True}, "its duration 'True'"),
        ({"input": "clips/a.json", "duration": 1e-9}, "its duration '1e-09'"),
    ],
)
def test_a_row_that_is_wrong_is_named_by_its_line_and_costs_no_other(row: Any, told: str) -> None:
    text = row if isinstance(row, str) else json.dumps(row)
    result = run("convert", "--manifest", manifest(f'{{"input": "clips/b.json"}}\n{text}\n'), "-o", "out/")
    assert (result.exit_code, written()) == (1, ["b.srt"])
    assert errors(result)[0].startswith(f"m, line 2: {told}")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"input": "clips/none.json"}, "clips/none.json: cannot be read: no such file or directory"),
        ({"input": "clips"}, "clips: cannot be read: is a directory"),
        (
            {"input": "clips/a.json", "output": "../a"},
            "clips/a.json: the output name '../a' leads outside",
        ),
        ({"input": "clips/a.json", "output": "/a"}, "clips/a.json: the output name '/a' leads outside"),
        ({"input": "clips/a.json", "output": "B"}, "clips/a.json: B.srt would be written for clips/b.json, too"),
        ({"input": "clips/a.json", "output": "x" * 300}, "clips/a.json: out/xxx"),
        ({"input": "clips/a.json", "output": "file/x"}, "clips/a.json: out/file/x.srt: file is not a directory"),
    ],
)
def test_a_row_that_cannot_be_written_is_named_by_its_input(row: dict[str, str], told: str) -> None:
    rows = [{"input": "clips/b.json"}, row]
    os.mkdir("out")
    Path("out/file").touch()
    result = run("convert", "--manifest", manifest("\n".join(map(json.dumps, rows))), "-o", "out/", "--overwrite")
    assert (result.exit_code, written()) == (1, ["b.srt", "file"])
    assert errors(result)[0].startswith(told)


def test_a_csv_row_with_too_many_cells_is_named_by_its_line() -> None:
    result = run("convert", "--manifest", manifest("input,output\nclips/a,b.json,x\nclips/b.json,x\n"), "-o", "out/")
    assert (result.exit_code, written()) == (1, ["x.srt"])
    assert errors(result)[0].startswith("m, line 2: has 3 cells for 2 columns")


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5))
def test_rows_are_read_as_they_were_written(rows: Sequence[tuple[str, str]]) -> None:
    lines = [json.dumps({"input": f"x{one}", "output": f"y{other}"}) for one, other in rows]
    found = list(sources_of(manifest("\n".join(lines)), []))
    for source, (one, other) in zip(found, rows, strict=True):
        if source.fault is None:
            assert (os.fspath(source.clip), source.name) == (f"x{one}", f"y{other}")  # type: ignore[arg-type]
        else:
            assert "\0" in one + other


# Groups


def test_the_rows_of_a_group_are_joined() -> None:
    make_wav(Path("clips/b.wav"), 99_225, 44_100)  # 2.25 s
    text = "input,group,duration\nclips/a.json,book/1,1.5\nclips/b.json,book/1,\nclips/a.json,book/1,\nclips/b.json,,\n"
    result = run("convert", "--manifest", manifest(text), "-o", "out/", "-f", "json", "--gap", "1")
    assert (result.exit_code, errors(result)) == (0, [])
    assert written() == ["b.json", "book/1.json"]
    assert starts_of_file("out/book/1.json") == [0, 2500, 5750]


def starts_of_file(path: str) -> list[int]:
    return [round(1000 * cue["start"]) for cue in json.loads(Path(path).read_text("utf-8"))["segments"]]


def test_a_group_that_cannot_be_joined_names_its_row_and_costs_no_other() -> None:
    made("clips/bad.json", content=BAD)
    rows = [("a", "x"), ("b", "x"), ("b", "y"), ("bad", "z"), ("b", "y")]
    text = "".join(f'{{"input": "clips/{name}.json", "group": "{group}"}}\n' for name, group in rows)
    result = run("convert", "--manifest", manifest(text), "-o", "out/")
    assert (result.exit_code, written()) == (1, ["y.srt"])
    told = errors(result)
    assert told[0].startswith("group x: clips/a.json: how long it lasts is not known")
    assert told[1].startswith("group z: clips/bad.json: clip 7ff: still rendering")
    assert told[2].startswith("group y: its rows do not stand together")


def test_joining_everything_and_a_manifest_exclude_each_other() -> None:
    result = run("convert", "--manifest", manifest("clips/a.json"), "--join", "-o", "all.srt")
    assert result.exit_code == 2
    assert "--manifest does not apply to --join" in result.stderr
    assert run("convert", "clips", "-o", "out/", "--gap", "1").exit_code == 2
    assert run("convert", "--manifest", "m", "-o", "out/", "--durations", "d").exit_code == 2
