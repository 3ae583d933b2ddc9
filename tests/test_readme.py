"""The README's commands, code and tables are true."""

import re
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner
from pytest_httpserver import HTTPServer

import captioner
from captioner.cli import main
from tests.clips import FIXTURES

ROOT = FIXTURES.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, number: int = 0) -> str:
    return str(re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)[number])


def test_the_first_command_prints_what_the_readme_shows() -> None:
    command = shlex.split(block("console").splitlines()[0].rpartition("&&")[2])
    assert command[0] == ".venv/bin/captioner"

    ran = subprocess.run([sys.executable, "-m", "captioner", *command[1:]], capture_output=True, cwd=ROOT, check=True)

    assert ran.stdout.decode() == block("srt") + "\n"


def test_the_side_by_side_is_what_captioner_makes() -> None:
    rows = [row.split(" | ")[1].removesuffix(" |") for row in re.findall(r"^\| .*<br>.* \|$", README, re.MULTILINE)]
    said = " ".join(rows).replace("<br>", " ")
    words, at = [], 0
    for word in said.split():
        words.append((word, at, at + 60 * len(word)))
        at += 60 * len(word) + (260 if word.endswith(",") else 60)

    captions = captioner.caption(captioner.Timing.from_words(words))

    assert ["<br>".join(line.text for line in cue.lines) for cue in captions] == rows


def test_the_pipeline_fetches_and_captions(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = (FIXTURES / "clips" / "v1.json").read_text("utf-8")
    httpserver.expect_request("/api/v1/projects/p/clips/c").respond_with_data(clip, content_type="application/json")
    client = captioner.ResembleClient
    monkeypatch.setattr(
        captioner, "ResembleClient", lambda key: client(key, base_url=httpserver.url_for("/")), raising=False
    )
    names: dict[str, object] = {"api_key": "key", "project_uuid": "p", "clip_uuid": "c"}

    exec(block("python"), names)

    assert names["srt_text"] == block("srt") + "\n"


def test_the_library_lines_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"captioner": captioner, "clip": (FIXTURES / "clips" / "v1.json").read_bytes()}

    exec(block("python", 1), names)

    assert capsys.readouterr().out.startswith("23 ")


@pytest.mark.parametrize("command", ["convert", "fetch"])
def test_every_option_is_in_the_readme(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"]).output

    assert [name for name in re.findall(r"--[a-z-]+", told) if name not in README] == []


def test_every_option_in_the_readme_exists() -> None:
    told = "".join(CliRunner().invoke(main, [*command, "--help"]).output for command in ([], ["convert"], ["fetch"]))
    named = set(re.findall(r"`(--[a-z-]+)`", README))

    assert named
    assert named - set(re.findall(r"--[a-z-]+", told)) == set()


def test_the_gate_calls_the_readmes_test_command() -> None:
    install, test = (part.strip().replace(".venv/bin/", "") for part in block("console", 1).split("&&")[1:])
    gate = (ROOT / ".ci" / "run").read_text("utf-8")

    assert install.replace("pip install", "pip install -q") in gate
    assert gate.splitlines()[-1] == test
