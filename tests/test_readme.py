"""README.md is true: its commands, its Python, its tables and its example are run or computed again."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from pytest_httpserver import HTTPServer

import captioner
from captioner import errors
from captioner.cli import main
from captioner.writers.json import SCHEMA_PATH

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
SETUPS = [command for command in COMMANDS if "venv" in command]
USES = [command for command in COMMANDS if "venv" not in command]

SENTENCE = (
    "You can leave the letters that came this morning on the table, and we will take them to the office "
    "when the rain has stopped."
)


def blocks(kind: str) -> list[str]:
    return [block for found, block in BLOCKS if found == kind]


def spoken(sentence: str) -> captioner.Timing:
    """The sentence at 60 ms a character, with 300 ms of silence after a comma."""
    words: list[tuple[str, int, int]] = []
    start_ms = 0
    for text in sentence.split():
        end_ms = start_ms + 60 * len(text)
        words.append((text, start_ms, end_ms))
        start_ms = end_ms + (60 if text[-1].isalnum() else 300)
    return captioner.Timing.from_words(words)


def greedy(sentence: str, columns: int) -> list[str]:
    lines: list[str] = []
    for text in sentence.split():
        if lines and len(lines[-1]) + 1 + len(text) <= columns:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def rows(table_with: str) -> dict[str, list[str]]:
    """The first table that names `table_with`: its cells by the first of each row."""
    table = next(found for found in re.findall(r"(?:^\|.*\n)+", README, re.MULTILINE) if table_with in found)
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {first: others for first, *others in cells}


def run(command: Sequence[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={"PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def service(httpserver: HTTPServer) -> HTTPServer:
    """A local service whose every clip is the documented one, in the wrapper of the version that is asked."""
    for version in ("v1", "v2"):
        httpserver.expect_request(re.compile(f"/api/{version}/projects/[^/]+/clips/[^/]+")).respond_with_json(
            json.loads((ROOT / f"fixtures/clips/{version}.json").read_bytes())
        )
    return httpserver


def test_the_example_shows_what_a_greedy_wrapper_and_captioner_make_of_one_sentence() -> None:
    shown = next(block for block in blocks("text") if block.startswith("greedy"))
    ours = "\n\n".join(cue.text for cue in captioner.caption(spoken(SENTENCE))).split("\n")
    theirs = greedy(SENTENCE, 42)
    at = shown.index("captioner")
    lines = shown.splitlines()[2:]
    assert [line[:at].strip() for line in lines if line] == theirs
    assert [line[at:] for line in lines] == ours


def test_the_greedy_side_parts_its_cues_after_every_two_lines() -> None:
    shown = next(block for block in blocks("text") if block.startswith("greedy"))
    at = shown.index("captioner")
    left = "\n".join(line[:at].strip() for line in shown.splitlines()[2:])
    assert [len(cue.split("\n")) for cue in left.split("\n\n")] == [2, 2]


def test_there_are_exactly_two_set_up_commands_and_each_starts_from_nothing() -> None:
    assert len(SETUPS) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in SETUPS)


def test_the_first_command_prints_what_stands_below_it() -> None:
    command = shlex.split(SETUPS[0].rpartition("&& .venv/bin/")[2])
    assert run(command, ROOT).rstrip("\n") == blocks("srt")[0].rstrip("\n")


def test_the_checks_run_exactly_the_test_command() -> None:
    assert SETUPS[1].endswith("-m pytest")
    assert SETUPS[1] in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", USES)
def test_a_command_does_what_it_is_shown_for(command: str, service: HTTPServer, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    words = shlex.split(command)
    if "fetch" in words:
        words += ["--base-url", service.url_for("").rstrip("/")]
    printed = run(words, tmp_path, RESEMBLE_API_KEY="key")
    made = [path for path in tmp_path.rglob("*") if path.is_file() and "fixtures" not in path.parts]
    assert len(made) == {"captions/": 12}.get(words[words.index("-o") + 1], 1) if "-o" in words else printed
    assert all(path.stat().st_size for path in made)
    if "--save-clip" in words:
        assert json.loads((tmp_path / "fetched.json").read_bytes())["success"] is True


def test_the_python_runs_from_the_first_block_to_the_last(
    service: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    # Only where the client asks is changed.
    local = f"ResembleClient(api_key, base_url={service.url_for('').rstrip('/')!r}"
    names = {"api_key": "key", "project_uuid": "p", "clip_uuid": "c"}
    for block in blocks("python"):
        exec(block.replace("ResembleClient(api_key", local), names)
    assert len(service.log) == 2
    assert capsys.readouterr().out.startswith(blocks("srt")[0])
    assert {path.name for path in tmp_path.glob("clip.*")} == {f"clip{end}" for end in captioner.EXTENSIONS.values()}


def test_the_first_python_block_has_five_lines() -> None:
    assert len([line for line in blocks("python")[0].splitlines() if line]) == 5


def test_readme_names_every_option_and_no_other() -> None:
    known = {"--help"}
    context = click.Context(main)
    commands = [main.get_command(context, name) for name in main.list_commands(context)]
    for command in (main, *commands):
        assert command
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                known |= {*parameter.opts, *parameter.secondary_opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*|(?<=`)-[a-z](?=`)", README))
    assert named == known


def test_the_limits_are_those_of_the_presets() -> None:
    told = rows("| `--max-duration` |")
    assert [name.partition(" ")[0].strip("`") for name in told["option"][2:]] == list(captioner.PRESETS)
    for option, (_, span, *cells) in told.items():
        if not option.startswith("`--"):
            continue
        field = option.strip("`-").replace("-", "_")
        in_ms = f"{field}_ms" in captioner.LIMIT_RANGES
        least, most = captioner.LIMIT_RANGES[f"{field}_ms" if in_ms else field]
        per = 1000 if in_ms else 1
        assert span == f"{least / per:g} to {most / per:g}", option
        for preset, cell in zip(captioner.PRESETS, cells, strict=True):
            limits = captioner.Limits.preset(preset)
            seconds = getattr(limits, f"{field}_ms", None)
            value = getattr(limits, field) if seconds is None else seconds / 1000
            if cell != "by language":
                assert cell == ("none" if value is None else f"{value:g}"), (option, preset)


@pytest.mark.parametrize("preset", ["web", "netflix"])
def test_the_limits_by_language_are_those_of_both_presets(preset: str) -> None:
    told = rows("| others |")
    tags = [tag.strip("`") for tag in told[""]]
    assert tags == [*captioner.LIMITS_BY_LANGUAGE, "others"]
    for at, tag in enumerate(tags):
        limits = captioner.Limits.preset(preset, language="und" if tag == "others" else tag)
        assert told["`--max-line-width`"][at] == f"{limits.max_line_width}"
        assert told["`--max-cps`"][at] == f"{limits.max_cps:g}"


def test_the_tree_of_errors_is_whole() -> None:
    tree = next(block for block in blocks("text") if block.startswith("CaptionerError"))
    assert set(re.findall(r"\w+Error(?=\W)", tree)) - {"ValueError"} == {
        name for name in vars(errors) if name.endswith("Error")
    }


def test_the_picture_is_small_and_is_one() -> None:
    (path,) = re.findall(r"!\[[^]]+\]\((.+?)\)", README)
    picture = (ROOT / path).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) < 200_000


def test_the_schema_stands_where_readme_says() -> None:
    assert f"`{SCHEMA_PATH.relative_to(ROOT).as_posix()}`" in README
