"""The table that README.md shows: a row for each thing that was measured."""

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.clock import Figures


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, in what unit, and how it should come out."""

    what: str
    unit: str
    found: Figures
    aim: str = ""


def head() -> str:
    """Where, when and with what the table was made, and the table's first lines."""
    names = ("captioner", "click", "msgspec", "orjson", "srt", "webvtt-py")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"Commit {_commit()}, {packages}, {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()}, {os.cpu_count()} cores of {_processor()}.\n\n"
        "| | measured | in | best | median | aim |\n"
        "|---|---|---|---|---|---|"
    )


def shown(part: str, row: Row) -> str:
    """A line of the table."""
    return f"| {part} | {row.what} | {row.unit} | {row.found.best:.2f} | {row.found.median:.2f} | {row.aim} |"


def _commit() -> str:
    """The commit that was measured; `-dirty` behind it if there were changes that stand in none."""
    if shutil.which("git") is None:
        return "unknown"
    describe = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(describe, cwd=Path(__file__).parent, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    names = [
        line.partition(":")[2].strip()
        for line in told.read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return names[0] if names else platform.machine()
