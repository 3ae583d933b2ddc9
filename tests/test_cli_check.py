"""`captioner check` as people use it."""

import importlib.resources
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import captioner
from captioner.checking.finding import CODES
from captioner.cli import main
from captioner.cli.findings import SCHEMA_PATH
from tests.clips import FIXTURES
from tests.readback import SRT_READERS, VTT_READERS, Reader
from tests.strategies import hostile_captions
from tests.test_cli import spawn

SCHEMA = json.loads(SCHEMA_PATH.read_bytes())
GOOD = (
    "1\n00:00:01,000 --> 00:00:03,000\nFirst of two cues.\n\n2\n00:00:03,000 --> 00:00:05,000\nSecond of two cues.\n\n"
)
WEAK = "1\n00:00:01,000 --> 00:00:05,500\nWe bought the\ntickets for the evening show.\n\n"
SHORT = "1\n00:00:01,000 --> 00:00:01,500\nStop.\n\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("good", GOOD), ("weak", WEAK), ("short", SHORT)):
        Path(f"{name}.srt").write_text(text, "utf-8")


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=input, catch_exceptions=False)


def documented(result: Result) -> Any:
    document = json.loads(result.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


def test_a_clean_file_is_told_in_one_line() -> None:
    result = run("good.srt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "good.srt: 2 cues, 0 errors, 0 warnings; language en\n"


def test_findings_are_a_report_with_their_sources_above() -> None:
    result = run("short.srt", "--preset", "netflix")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines() == [
        "short.srt",
        "  1  error  min-duration  shown too briefly  [1]",
        "",
        f"  [1] netflix: {captioner.PRESETS['netflix'].source}",
        "",
        "cue 1  00:00:01.000 to 00:00:01.500  short.srt:2",
        "    Stop.",
        "  error    shown for 0.5 s, at least 0.833 s needed  [min-duration]",
        "",
        "short.srt: 1 cue, 1 error, 0 warnings; language en",
    ]


def test_several_files_have_a_summary_each_and_one_in_all() -> None:
    result = run("good.srt", "short.srt", "weak.srt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-5:] == [
        "all files",
        "  1  error    min-duration   shown too briefly",
        "  1  warning  weak-line-end  a line or cue that ends inside a phrase",
        "",
        "3 files, 1 clean: 4 cues, 1 error, 1 warning; language en",
    ]


@pytest.mark.parametrize(
    ("file", "severity", "code"),
    [
        ("good.srt", "warning", 0),
        ("weak.srt", "warning", 1),
        ("weak.srt", "error", 0),
        ("short.srt", "warning", 1),
        ("short.srt", "error", 1),
    ],
)
def test_severity_says_what_counts(file: str, severity: str, code: int) -> None:
    assert run(file, "--severity", severity).exit_code == code
    if severity == "warning":
        assert run(file).exit_code == code


def test_what_does_not_count_is_told_all_the_same() -> None:
    assert "weak-line-end" in run("weak.srt", "--severity", "error").stdout


def test_json_stands_alone_and_keeps_to_its_schema() -> None:
    result = run("good.srt", "short.srt", "weak.srt", "--json")
    document = documented(result)
    assert (result.exit_code, result.stderr) == (1, "")
    assert (document["errors"], document["warnings"], document["unreadable"]) == (1, 1, 0)
    assert (document["clean"], document["codes"]) == (1, {"min-duration": 1, "weak-line-end": 1})
    good, short, weak = document["files"]
    assert good == {"file": "good.srt", "language": "en", "cues": 2, "findings": []}
    assert short["findings"] == [
        {
            "code": "min-duration",
            "severity": "error",
            "cue": 1,
            "start": 1.0,
            "file_line": 2,
            "message": "shown for 0.5 s, at least 0.833 s needed",
            "measured": 0.5,
            "allowed": 0.833,
            "unit": "seconds",
            "source": f"web: {captioner.PRESETS['web'].source}",
        }
    ]
    assert (weak["findings"][0]["line"], weak["findings"][0]["measured"]) == (1, "the (article)")
    assert "unit" not in weak["findings"][0]


def test_json_of_every_fixture_keeps_to_its_schema() -> None:
    files = [str(path) for path in sorted((FIXTURES / "check").iterdir()) if path.suffix != ".toml"]
    document = documented(run(*files, "--json", "--preset", "netflix"))
    assert len(document["files"]) == len(files)
    assert {one["code"] for file in document["files"] for one in file["findings"]} == set(CODES) - {"frame"}


def test_the_schema_knows_every_code_and_ships_in_the_package() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["code"]["enum"] == list(CODES)
    shipped = importlib.resources.files("captioner.cli").joinpath("findings.schema.json")
    assert json.loads(shipped.read_text("utf-8")) == SCHEMA


def test_codes_that_are_not_selected_neither_count_nor_fail() -> None:
    assert run("short.srt", "weak.srt", "--select", "weak-line-end", "--severity", "error").exit_code == 0
    result = run("short.srt", "weak.srt", "--select", "weak-line-end,orphan")
    assert result.exit_code == 1
    assert "min-duration" not in result.stdout
    assert result.stdout.splitlines()[0] == "short.srt: 1 cue, 0 errors, 0 warnings, 1 finding left out; language en"
    result = run("short.srt", "--ignore", "orphan", "--ignore", "MIN-DURATION")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    document = documented(run("short.srt", "weak.srt", "--ignore", "min-duration", "--json"))
    assert [len(one["findings"]) for one in document["files"]] == [0, 1]
    assert [one["left_out"] for one in document["files"]] == [1, 0]
    assert (document["errors"], document["warnings"]) == (0, 1)


def test_what_is_ignored_is_taken_from_what_is_selected() -> None:
    result = run("short.srt", "weak.srt", "--select", "weak-line-end,min-duration", "--ignore", "min-duration")
    assert "[weak-line-end]" in result.stdout
    assert "[min-duration]" not in result.stdout


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ("line-widht", "there is no code 'line-widht': did you mean 'line-width'?"),
        ("orphan,weak-line-en", "there is no code 'weak-line-en': did you mean 'weak-line-end'?"),
        ("E501", f"there is no code 'E501': choose from {', '.join(CODES)}."),
        ("", "there is no code ''"),
        ("orphan,", "there is no code ''"),
    ],
)
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_does_not_exist_is_met_with_the_nearest(option: str, codes: str, told: str) -> None:
    result = run("good.srt", option, codes)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for '{option}': {told}" in result.stderr


def test_findings_beyond_the_most_are_counted_and_not_listed() -> None:
    result = run("short.srt", "weak.srt", "weak.srt", "--max", "2")
    assert result.exit_code == 1
    assert re.findall(r"\[([a-z-]+)\]$", result.stdout, re.MULTILINE) == ["min-duration", "weak-line-end"]
    assert result.stdout.count("  1 more finding, not shown\n") == 1
    assert result.stdout.splitlines()[-1] == "3 files, 0 clean: 3 cues, 1 error, 2 warnings; language en"
    document = documented(run("short.srt", "weak.srt", "weak.srt", "--max", "2", "--json"))
    assert [len(one["findings"]) for one in document["files"]] == [1, 1, 0]
    assert (document["errors"], document["warnings"], document["hidden"]) == (1, 2, 1)
    assert run("short.srt", "--max", "0").exit_code == 1
    assert "hidden" not in documented(run("short.srt", "--max", "1", "--json"))


def test_json_has_a_short_form() -> None:
    assert run("short.srt", "--json").stdout == run("short.srt", "--format", "json").stdout
    assert run("short.srt", "--json", "--format", "json").exit_code == 1
    assert run("short.srt", "--format", "table").stdout == run("short.srt").stdout


def test_an_unreadable_file_is_told_and_the_others_are_checked() -> None:
    Path("empty.srt").touch()
    result = run("none.srt", "good.srt", "empty.srt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: none.srt: no such file",
        "Error: empty.srt: is empty: captions (SRT, WebVTT or captioner's JSON) were expected",
    ]
    assert result.stdout.splitlines() == [
        "good.srt: 2 cues, 0 errors, 0 warnings; language en",
        "3 files, 1 clean: 2 cues, 0 errors, 0 warnings; language en, 2 unreadable",
    ]
    document = documented(run("none.srt", "good.srt", "--json"))
    assert document["unreadable"] == 1
    assert document["files"][0] == {"file": "none.srt", "error": "none.srt: no such file", "findings": []}


def test_one_unreadable_file_is_one_line() -> None:
    result = run("none.srt")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Error: none.srt: no such file\n")


def test_standard_input_is_read_once() -> None:
    result = run("-", input=SHORT)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "standard input")
    assert run("-", "-", input=SHORT).exit_code == 2


def test_limits_and_language_are_those_that_are_asked_for() -> None:
    assert run("short.srt", "--min-duration", "0.5").exit_code == 0
    assert "as given" in run("good.srt", "--max-line-width", "10").stdout
    assert run("good.srt", "--language", "fr").stdout.endswith("; language fr\n")
    assert run("good.srt", "--max-words", "3").exit_code == 2


def test_nothing_that_a_terminal_would_obey_is_printed() -> None:
    name = "a\x1b[31m.srt"
    Path(name).write_text(WEAK.replace("the\n", "the\n\x1b[2J\x07\t"), "utf-8")
    result = run(name)
    assert result.exit_code == 1
    assert not {char for char in result.output if not char.isprintable()} - {"\n"}


def test_fix_writes_what_can_be_cured_and_tells_what_remains() -> None:
    result = run("short.srt", "--fix", "-o", "fixed.srt")
    assert (result.exit_code, result.stdout) == (0, "short.srt: 1 cue, 0 errors, 0 warnings, 1 cured; language en\n")
    assert Path("fixed.srt").read_text("utf-8") == SHORT.replace("01,500", "01,833")
    assert Path("short.srt").read_text("utf-8") == SHORT


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char != "\u2060")


def read_by(reader: Reader, text: str) -> list[str] | None:
    """The words of each cue as another library reads them; None where it refuses the file."""
    try:
        return [letters(said) for _, _, said in reader(text)]
    except Exception:  # whatever it raises: these files are hostile
        return None


FOREIGN: Mapping[str, Mapping[str, Reader]] = {
    "srt": {name: SRT_READERS[name] for name in ("srt", "webvtt-py", "pysubs2")},
    "vtt": {name: VTT_READERS[name] for name in ("webvtt-py", "pysubs2")},
    "json": {},
}


# The folder of the test serves all examples.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_captions(), st.sampled_from(list(captioner.PRESETS)), st.sampled_from([(), ("--fps", "25")]))
def test_what_fix_writes_has_the_words_of_the_file_and_what_it_says_remains(
    file: tuple[str, str], preset: str, options: tuple[str, ...]
) -> None:
    kind, text = file
    options = ("--preset", preset, *options)
    for folder in ("once", "twice"):
        shutil.rmtree(folder, ignore_errors=True)
    Path(f"hostile.{kind}").write_text(text, "utf-8", newline="\n")
    told = run(f"hostile.{kind}", "--fix", "-o", "once/", "--json", *options)
    if "error" in json.loads(told.stdout)["files"][0]:
        return
    fixed = Path(f"once/hostile.{kind}").read_text("utf-8")
    words = [letters(cue.text) for cue in captioner.read_captions(text)]
    assert [letters(cue.text) for cue in captioner.read_captions(fixed)] == words
    for name, reader in FOREIGN[kind].items():
        if read_by(reader, text) == words:
            assert read_by(reader, fixed) == words, name

    found = documented(run(f"once/hostile.{kind}", "--json", *options))["files"][0]["findings"]
    remaining = json.loads(told.stdout)["files"][0]["findings"]
    for finding in [*found, *remaining]:  # with --fix, the file that is named has other lines
        finding.pop("file_line", None)
    assert found == remaining

    run(f"once/hostile.{kind}", "--fix", "-o", "twice/", *options)
    assert Path(f"twice/hostile.{kind}").read_bytes() == Path(f"once/hostile.{kind}").read_bytes()


def test_lines_that_would_look_like_structure_stay_as_they_were() -> None:
    for said in (
        "Please look at this time line here 00:00:01,000 --> 00:00:02,000",
        "More words than one line may hold <\nb and more of them> behind it",
    ):
        text = f"1\n00:00:01,000 --> 00:00:06,000\n{said}\n\n"
        Path("clock.srt").write_text(text, "utf-8")
        result = run("clock.srt", "--fix", "-o", "-", "--max-line-width", "30")
        assert (result.exit_code, result.stdout) == (1, text)
        assert "line-width" in result.stderr


def test_fix_writes_lines_into_json_that_had_none() -> None:
    said = "Hello  there, this is far too much for a single line of text."
    document = {"segments": [{"start": 0, "end": 6, "text": said, "id": 7}]}
    Path("plain.json").write_text(json.dumps(document), "utf-8")
    result = run("plain.json", "--fix", "-o", "fixed.json")
    assert result.exit_code == 0
    (segment,) = json.loads(Path("fixed.json").read_text("utf-8"))["segments"]
    assert segment["text"] == " ".join(segment["lines"]) == " ".join(said.split())
    assert (segment["id"], len(segment["lines"]), run("fixed.json").exit_code) == (7, 2, 0)


def test_fix_keeps_each_format_in_a_directory() -> None:
    Path("a.vtt").write_text("WEBVTT\n\nNOTE kept\n\n00:01.000 --> 00:01.500\n<i>Stop.</i>\n", "utf-8")
    Path("b.json").write_text('{"segments": [{"start": 1, "end": 1.5, "text": "Stop."}]}', "utf-8")
    result = run("short.srt", "a.vtt", "b.json", "-", "--fix", "-o", "fixed/", input=SHORT)
    assert result.exit_code == 0
    assert sorted(path.name for path in Path("fixed").iterdir()) == ["a.vtt", "b.json", "short.srt", "stdin.srt"]
    assert (
        Path("fixed/a.vtt").read_text(encoding="utf-8")
        == "WEBVTT\n\nNOTE kept\n\n00:00:01.000 --> 00:00:01.833\n<i>Stop.</i>\n"
    )
    assert json.loads(Path("fixed/b.json").read_bytes())["segments"][0]["end"] == 1.833


def test_fix_never_replaces_its_input_nor_what_it_made_before() -> None:
    result = run("short.srt", "--fix", "-o", "short.srt")
    assert (result.exit_code, "this is the input" in result.stderr) == (1, True)
    assert run("short.srt", "--fix", "-o", "./").exit_code == 1
    assert Path("short.srt").read_text("utf-8") == SHORT
    assert run("short.srt", "--fix", "-o", "out/").exit_code == 0
    again = run("short.srt", "--fix", "-o", "out/")
    assert (again.exit_code, "add --overwrite to replace it" in again.stderr) == (1, True)
    assert run("short.srt", "--fix", "-o", "out/", "--overwrite").exit_code == 0


def test_fix_to_standard_output_tells_the_rest_on_standard_error() -> None:
    result = run("short.srt", "--fix", "-o", "-")
    assert result.stdout == SHORT.replace("01,500", "01,833")
    assert "1 cured" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["good.srt", "--fix"], "--fix needs a place to write to: add -o and a path, such as -o fixed/\n"),
        (["good.srt", "--fix", "-o", ""], "--fix needs a place to write to: add -o and a path, such as -o fixed/\n"),
        (["good.srt", "-o", "x.srt"], "-o says where to write what --fix makes: add --fix.\n"),
        (["good.srt", "weak.srt", "--fix", "-o", "x.srt"], "2 files need a directory to be written to: use -o DIR/"),
        (["good.srt", "--json", "--fix", "-o", "-"], "both want standard output: use -o and a path, such as -o fixed/"),
        (["good.srt", "--format", "github", "--fix", "-o", "-"], "--format github and -o - both want standard output"),
        (["good.srt", "--json", "--format", "github"], "--json means --format json: leave out one of the two.\n"),
        (["good.srt", "--select", "gap", "--ignore", "gap"], "--ignore leaves out every code that is to be reported"),
        (["good.srt", "--max", "-1"], "Invalid value for '--max'"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_meant_is_met_with_the_option_that_is_missing(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_impossible_limits_are_told_as_they_were_typed() -> None:
    result = run("good.srt", "--min-duration", "9")
    assert (result.exit_code, "--min-duration 9 is above --max-duration 7" in result.stderr) == (1, True)


def test_the_command_runs_in_a_process_of_its_own() -> None:
    environment: Mapping[str, str] = {"PYTHONUTF8": "1"}
    done = spawn("check", "good.srt", "--json", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["files"][0]["cues"] == 2
