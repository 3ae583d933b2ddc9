"""The options --repair, --fail-on, --strict and --stretch, and the lines on standard error."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from captioner.cli import main
from tests.test_repair import saved, with_fault


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["convert", str(path), *options])


def test_each_kind_of_repair_has_a_line_and_the_level_can_be_raised(tmp_path: Path) -> None:
    path = saved(with_fault("spread"), tmp_path / "clip.json")
    refused, made = run(path), run(path, "--repair", "spread")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "9 words have no times" in refused.stderr
    assert "--repair spread" in refused.stderr
    assert made.exit_code == 0
    assert 'from "expected"' in made.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("needed", "options", "code"),
    [
        ("auto", (), 0),
        ("auto", ("--fail-on", "limits"), 0),
        ("auto", ("--fail-on", "repairs"), 1),
        ("auto", ("--fail-on", "any"), 1),
        ("auto", ("--strict",), 1),
        ("off", ("--strict",), 0),
        ("off", ("--strict", "--max-cps", "3"), 1),
        ("off", ("--fail-on", "limits", "--max-cps", "3"), 1),
        ("off", ("--fail-on", "repairs", "--max-cps", "3"), 0),
    ],
)
def test_fail_on_exits_with_1_for_what_it_names_after_writing(
    tmp_path: Path, needed: str, options: tuple[str, ...], code: int
) -> None:
    result = run(saved(with_fault(needed), tmp_path / "clip.json"), *options)

    assert result.exit_code == code
    assert "-->" in result.stdout
    assert ("repair of times" in result.stderr) == (code == 1 and needed == "auto")


def test_strict_and_another_thing_to_fail_on_contradict_each_other(tmp_path: Path) -> None:
    result = run(saved(with_fault("off"), tmp_path / "clip.json"), "--strict", "--fail-on", "limits")

    assert result.exit_code == 2
    assert "--strict means --fail-on any" in result.stderr


def test_stretch_multiplies_the_times_of_the_cues(tmp_path: Path) -> None:
    path = saved(with_fault("off"), tmp_path / "clip.json")

    assert "00:00:00,100" in run(path).stdout
    assert "00:00:00,080" in run(path, "--stretch", "0.8").stdout
    assert run(path, "--stretch", "4/5").stdout == run(path, "--stretch", "0.8").stdout


@pytest.mark.parametrize("factor", ["0", "-1", "101", "x", "1/0", "1e3", "0.5/2"])
def test_a_factor_that_is_none_is_refused(tmp_path: Path, factor: str) -> None:
    result = run(saved(with_fault("off"), tmp_path / "clip.json"), f"--stretch={factor}")

    assert result.exit_code == 2
    assert "no factor from 0.01 to 100" in result.stderr
