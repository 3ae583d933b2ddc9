"""The table of the benchmark, with a row for each measurement."""

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.stopwatch import Figures


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement: what was measured, in what unit, with what result, and the aim."""

    what: str
    unit: str
    found: Figures
    aim: str = ""


def head() -> str:
    """The commit, packages and machine of the run, and the header of the table."""
    names = ("captioner", "click", "msgspec", "srt", "webvtt-py")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"Commit {_commit()}, {packages}, {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()}, {os.cpu_count()} cores of {_processor()}.\n\n"
        "| | measured | in | best | median | aim |\n"
        "|---|---|---|---|---|---|"
    )


def table_line(part: str, row: Row) -> str:
    """A row as a line of the table."""
    return f"| {part} | {row.what} | {row.unit} | {row.found.best:.2f} | {row.found.median:.2f} | {row.aim} |"


def _commit() -> str:
    """The measured commit, with `-dirty` if files have changed since."""
    if shutil.which("git") is None:
        return "unknown"
    describe = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(describe, cwd=Path(__file__).parent, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
