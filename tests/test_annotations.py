"""Annotations of GitHub Actions, read back as its runner does."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from captioner.cli import main
from tests.strategies import hostile_captions

WEAK = "1\n00:00:01,000 --> 00:00:05,500\nWe bought the\ntickets for the evening show.\n"
# The escapes of the toolkit's packages/core/src/command.ts, and the runner's ActionCommand.cs, which undoes them.
_ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def annotated(*arguments: str, input: str | None = None) -> list[tuple[str, dict[str, str], str]]:
    """The commands, properties and messages that `check` prints."""
    result = CliRunner().invoke(main, ["check", "--format", "github", *arguments], input=input, catch_exceptions=False)
    assert result.stderr == ""
    return [command_in(line) for line in result.stdout.removesuffix("\n").split("\n")] if result.stdout else []


def command_in(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner reads it: a command ends at the first space, its properties at the next two colons."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line, re.DOTALL)
    assert found, line
    properties = dict(one.split("=", 1) for one in found[2].split(","))
    return found[1], {key: undone(value, _ESCAPES) for key, value in properties.items()}, undone(found[3], _DATA)


_DATA = {escape: char for escape, char in _ESCAPES.items() if char not in ":,"}


def undone(text: str, escapes: dict[str, str]) -> str:
    """A text without its escapes, those of `%` last."""
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text


def test_a_finding_is_an_annotation_at_its_line_in_the_file() -> None:
    Path("weak.srt").write_text(WEAK, "utf-8")
    assert annotated("weak.srt") == [
        (
            "warning",
            {"file": "weak.srt", "line": "3", "title": "a line or cue that ends inside a phrase (weak-line-end)"},
            'cue 1 at 00:00:01.000, line 1: ends on "the" (article)',
        )
    ]


def test_a_finding_about_times_is_at_the_time_line_and_an_error_is_an_error() -> None:
    Path("short.vtt").write_text("WEBVTT\n\nname\n00:01.000 --> 00:01.500\nStop.\n", "utf-8")
    ((command, properties, message),) = annotated("short.vtt")
    assert (command, properties["line"]) == ("error", "4")
    assert message == "cue 1 at 00:00:01.000: shown for 0.5 s, at least 0.833 s needed"


def test_the_second_line_of_a_cue_is_the_line_below_in_the_file() -> None:
    text = WEAK.replace("show.", "show, which was sold out long before.")
    Path("wide.srt").write_text(text, "utf-8")
    lines = {properties["title"]: properties["line"] for _, properties, _ in annotated("wide.srt")}
    assert lines["a line that is too wide (line-width)"] == "4"


def test_a_clean_file_has_no_annotations() -> None:
    Path("clean.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nAll is well.\n", "utf-8")
    assert annotated("clean.srt") == []


def test_a_file_that_cannot_be_read_is_an_annotation_at_its_fault() -> None:
    Path("bad.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nOne.\n\n2\n00:99:01,000 --> 3\nTwo.\n", "utf-8")
    missing, bad = annotated("none.srt", "bad.srt")
    assert missing == ("error", {"file": "none.srt", "title": "cannot be read"}, "none.srt: no such file")
    assert (bad[0], bad[1]["file"], bad[1]["line"]) == ("error", "bad.srt", "6")


def test_standard_input_and_json_have_no_place() -> None:
    ((_, properties, _),) = annotated("-", input=WEAK)
    assert "file" not in properties
    Path("ours.json").write_text('{"segments": [{"start": 1, "end": 1.5, "text": "Stop."}]}', "utf-8")
    ((_, properties, _),) = annotated("ours.json")
    assert (properties["file"], "line" in properties) == ("ours.json", False)


@pytest.mark.skipif(os.name != "posix", reason="no such names")
@pytest.mark.parametrize("name", ["a,b:c=100%.srt", "%2C%0A::error::x.srt", "::stop-commands::x.srt"])
def test_a_name_ends_no_property(name: str) -> None:
    Path(name).write_text(WEAK, "utf-8")
    ((command, properties, _),) = annotated(name)
    assert (command, properties["file"]) == ("warning", name)


def test_a_text_ends_no_command() -> None:
    said = "We paid 100%0A::error::x %25 the"
    Path("text.srt").write_text(WEAK.replace("We bought the", f"{said}%,:"), "utf-8")
    Path("wide.srt").write_text(f"1\n00:00:01,000 --> 00:00:06,000\n::error::a\n{'b' * 50}\n", "utf-8")
    for command, properties, message in annotated("text.srt", "wide.srt"):
        assert command in ("warning", "error")
        assert properties["file"] in ("text.srt", "wide.srt")
        assert message.startswith("cue 1 at 00:00:01.000")
    Path("word.srt").write_text("1\n00:00:01,000 --> 00:00:06,000\nIt costs 15%0A\nx::error::\n", "utf-8")
    found = annotated("word.srt")
    assert [message for _, _, message in found if "alone" in message] == [
        'cue 1 at 00:00:01.000, line 2: "x::error::" is alone on its line'
    ]


def test_most_findings_are_most_annotations() -> None:
    later = WEAK.replace("1\n00:00:0", "2\n00:01:0").replace("> 00:00:0", "> 00:01:0")
    Path("weak.srt").write_text(f"{WEAK}\n{later}", "utf-8")
    assert len(annotated("weak.srt")) == 2
    assert len(annotated("weak.srt", "--max", "1")) == 1


# The folder of the test serves all examples.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_captions())
def test_every_line_is_one_command_whatever_the_file_says(file: tuple[str, str]) -> None:
    Path("hostile").write_text(file[1], "utf-8", newline="\n")
    for command, properties, message in annotated("hostile"):
        assert command in ("error", "warning")
        assert set(properties) <= {"file", "line", "title"}
        assert message
