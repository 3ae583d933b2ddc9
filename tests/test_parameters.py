"""Help in groups, and what the shell completes."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from captioner import languages
from captioner.cli import COMMANDS, main
from tests.test_cli import run, spawn

HEADINGS = {
    "convert": ["Input", "Batch", "Output", "Profile", "Limits", "Speakers", "Karaoke", "Other"],
    "fetch": ["API", "Input", "Output", "Profile", "Limits", "Speakers", "Karaoke", "Other"],
    "projects": ["API", "Output", "Other"],
    "clips": ["API", "Input", "Output", "Other"],
    "check": ["Input", "Output", "Profile", "Limits", "Other"],
    "fix": ["Input", "Output", "Profile", "Limits", "Other"],
    "preview": ["Input", "Output", "Profile", "Limits", "Speakers", "Other"],
    "explain": ["Input", "Profile", "Limits", "Speakers", "Other"],
    "presets": ["Input", "Profile", "Other"],
    "readers": ["Other"],
}
WIDTHS = [60, 72, 80, 120, 300]


def told(*arguments: str, width: int = 80) -> str:
    """What a command prints in a terminal of a width."""
    done = spawn(*arguments, env={**os.environ, "COLUMNS": str(width)})
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.mark.parametrize("command", COMMANDS)
def test_options_are_listed_under_headings(command: str) -> None:
    shown = run(command, "--help").output
    assert re.findall(r"^(\w+):$", shown.partition("Examples:")[2], re.MULTILINE) == HEADINGS[command]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_listed_once(command: str) -> None:
    found = main.get_command(click.Context(main), command)
    assert found
    names = [max(one.opts, key=len) for one in found.params if isinstance(one, click.Option)]
    shown = run(command, "--help").output.partition("Examples:")[2]
    listed = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown, re.MULTILINE)
    assert sorted(listed) == sorted([*names, "--help"])


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_h_is_help(command: list[str]) -> None:
    short, long = run(*command, "-h"), run(*command, "--help")
    assert (short.exit_code, short.output) == (0, long.output)
    assert "  -h, --help " in short.output


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_a_page_of_help_is_no_wider_than_80_columns_but_for_its_examples(command: tuple[str, ...]) -> None:
    for line in told(*command, "-h").splitlines():
        assert len(line) <= 80 or line.startswith("    captioner "), line


@pytest.mark.parametrize("width", WIDTHS)
def test_summaries_are_never_cut_off(width: int) -> None:
    listed = told("--help", width=width).partition("Commands:\n")[2].partition("\n\n")[0]
    assert "..." not in listed
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command
        assert command.help
        summary = command.help.partition("\n")[0].removesuffix(".")
        assert f"{name} {summary}" in " ".join(listed.split())


def completed(shell: str, line: str) -> list[str]:
    """What is printed for a shell that completes the last word of a line."""
    words = line.split(" ")
    # fish says the word itself, the others which one it is.
    at = words[-1] if shell == "fish" else str(len(words) - 1)
    env = {**os.environ, "_CAPTIONER_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": at}
    done = spawn(env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


def test_bash_completes_commands_options_and_values() -> None:
    assert completed("bash", "captioner c") == ["plain,convert", "plain,clips", "plain,check"]
    assert completed("bash", "captioner convert --max-line") == ["plain,--max-line-width", "plain,--max-line-count"]
    assert completed("bash", "captioner convert --preset ne") == ["plain,netflix"]
    assert completed("bash", "captioner fetch p u -f ") == [
        f"plain,{name}" for name in ("srt", "vtt", "json", "txt", "ass", "ttml", "remotion")
    ]


def test_zsh_completes_commands_with_their_summaries() -> None:
    assert completed("zsh", "captioner pres") == [
        *("plain", "presets", "Show the presets: their limits for a language, and their sources.")
    ]
    assert completed("zsh", "captioner convert --language pt") == ["plain", "pt", "_"]


def test_fish_completes_options_with_their_help() -> None:
    assert [line.partition("\t")[0] for line in completed("fish", "captioner check --sev")] == ["plain,--severity"]
    assert completed("fish", "captioner check --severity w") == ["plain,warning"]


@pytest.mark.parametrize("command", ["convert", "fetch", "check", "fix", "preview", "explain", "presets"])
def test_languages_are_completed_by_the_tags_that_have_tables(command: str) -> None:
    tags = [line.removeprefix("plain,") for line in completed("bash", f"captioner {command} --language ")]
    assert tags == sorted(path.stem for path in Path(languages.__path__[0], "tables").glob("??.py"))
    assert completed("bash", f"captioner {command} --language JA") == ["plain,ja"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "convert ",
            "convert -o ",
            "convert --durations ",
            "check ",
            "check --fix -o ",
            "fix ",
            "fix -o ",
            "fix --words ",
            "preview ",
            "preview -o ",
        ),
        *("preview --audio ", "explain ", "fetch p u --api-key-file ", "fetch p u --save-clip "),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.slow
def test_paths_are_completed_by_the_shell(shell: str, line: str) -> None:
    expected = {"bash": ["file,cl"], "zsh": ["file", "cl", "_"], "fish": ["file,cl"]}[shell]
    assert completed(shell, f"captioner {line}cl") == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_what_it_runs(shell: str) -> None:
    assert f'eval "$(_CAPTIONER_COMPLETE={shell}_source captioner)"' in told("--help") or shell == "fish"
    done = spawn(env={**os.environ, "_CAPTIONER_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert f"_CAPTIONER_COMPLETE={shell}_complete" in done.stdout.decode()


def test_bash_completes_with_the_line_that_help_shows(tmp_path: Path, bash: str) -> None:
    command = tmp_path / "captioner"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m captioner "$@"\n', "utf-8")
    command.chmod(0o755)
    (line,) = re.findall(r"^ +bash +(.+)$", told("--help"), re.MULTILINE)
    script = (
        f"{line}\nCOMP_WORDS=(captioner convert --preset s)\nCOMP_CWORD=3\n"
        '_captioner_completion captioner\necho "${COMPREPLY[@]}"'
    )
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([bash, "-c", script], env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "shorts\n", "")
