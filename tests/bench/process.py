"""Part c: a whole process, from start to exit, against a process that only imports the libraries it needs."""

import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import captioner
from tests.bench.stopwatch import Action, measured_in_turn, ratio
from tests.bench.table import Row

_CLIP = Path(__file__).parents[2] / "fixtures/clips/v1.json"
_CAPTIONER = Path(sysconfig.get_path("scripts")) / "captioner"
_LEAST = "import click, srt, json"


def rows(rounds: int = 40) -> Iterator[Row]:
    """The command on a small clip, and its help, relative to a Python that imports click, srt and json."""
    commands: dict[str, list[str | Path]] = {
        "captioner convert CLIP.json": [_CAPTIONER, "convert", _CLIP],
        "captioner convert --help": [_CAPTIONER, "convert", "--help"],
        "captioner --version": [_CAPTIONER, "--version"],
    }
    # Installers compile bytecode too; in a checkout, Python may be set to write none, and would compile in every run.
    compile_dir(Path(captioner.__file__).parent, quiet=1)
    least: list[str | Path] = [sys.executable, "-c", _LEAST]
    python, *ours = measured_in_turn(
        [partial(_run, command) for command in (least, *commands.values())], rounds, _cpu_seconds
    )
    for name, taken in zip(commands, ours, strict=True):
        yield Row(f"`{name}`", f"times `python -c '{_LEAST}'`", ratio(taken, python), "≤ 1.6")


def _run(command: Sequence[str | Path]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _cpu_seconds(action: Action) -> float:
    """The processor time of the processes that an action starts."""
    before = getrusage(RUSAGE_CHILDREN)
    action()
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
