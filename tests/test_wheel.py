"""The wheel holds all that the program needs, and runs where nothing else is installed."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.clips import FIXTURES

ROOT = FIXTURES.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "-o", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "captioner").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }

    assert data
    assert data <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_runs_in_a_bare_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=True)
    bare = tmp_path / "bare" / "bin"
    subprocess.run([bare / "pip", "install", "-q", wheel], check=True, capture_output=True)
    clips = [FIXTURES / "clips" / name for name in ("v1.json", "japanese.json")]

    command: list[str | Path] = [
        bare / "captioner",
        "convert",
        *clips,
        "-f",
        "srt",
        "-f",
        "vtt",
        "-f",
        "json",
        "-o",
        "out/",
    ]
    subprocess.run(command, cwd=tmp_path, check=True)

    assert (tmp_path / "out" / "v1.srt").read_text("utf-8").startswith("1\n00:00:00,023 -->")
    assert (tmp_path / "out" / "v1.vtt").read_text("utf-8").startswith("WEBVTT\n")
    assert json.loads((tmp_path / "out" / "japanese.json").read_text("utf-8"))["language"] == "ja"
