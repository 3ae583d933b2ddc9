"""The wheel holds everything, and works in an environment that has only what it says it needs."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import captioner

ROOT = Path(__file__).parents[1]
CLIPS = ROOT / "fixtures" / "clips"


def run(command: Sequence[str | Path], folder: Path) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command, in a virtual environment with the package's own dependencies only."""
    folder = tmp_path_factory.mktemp("bare")
    run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], folder)
    binaries = folder / "venv" / "bin"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(binaries / "python")]
    run([*pip, "install", "--no-index", "--no-deps", wheel], folder)
    (there,) = (folder / "venv").glob("lib/python*/site-packages")
    (metadata,) = (path for path in zipfile.Path(wheel).iterdir() if path.name.endswith(".dist-info"))
    for needed in needs(PathDistribution(metadata)):
        for file in needed.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                (there / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file.locate(), there / file)
    run([*pip, "check"], folder)
    return binaries / "captioner"


def needs(package: Distribution) -> Iterable[Distribution]:
    """What a package requires without any extra, and what that requires, as it is installed here."""
    waiting, found = [package], dict[str, Distribution]()
    while waiting:
        for requirement in map(Requirement, waiting.pop().requires or ()):
            if requirement.name not in found and (not requirement.marker or requirement.marker.evaluate({"extra": ""})):
                found[requirement.name] = distribution(requirement.name)
                waiting.append(found[requirement.name])
    return found.values()


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "captioner").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    data = {Path(name).suffix or Path(name).name for name in there} - {".py"}
    assert data >= {".json", ".typed", ".html", ".css", ".js"}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == there


def test_the_page_that_a_package_index_shows_leads_nowhere_that_the_index_lacks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        page = archive.read(name).decode().partition("\n\n")[2]
    assert page.startswith("# captioner\n")
    assert "(`captioner/cli/README.md`)" in page
    assert re.findall(r"\]\((?!https:).*?\)", page) == []


@pytest.mark.parametrize("clip", ["v1", "japanese", "thai"])
def test_the_installed_command_writes_what_the_library_writes(command: Path, clip: str, tmp_path: Path) -> None:
    path = CLIPS / f"{clip}.json"
    run([command, "convert", path, "-f", "srt", "-f", "vtt", "-f", "json", "-o", "captions/"], tmp_path)
    captions = captioner.caption(captioner.read_clip(path.read_bytes()))
    for name in ("srt", "vtt", "json"):
        assert (tmp_path / f"captions/{clip}.{name}").read_bytes() == captioner.WRITERS[name](captions).encode()
    assert json.loads((tmp_path / f"captions/{clip}.json").read_bytes())["segments"]


def test_the_installed_package_brings_its_schema_and_its_types(command: Path, tmp_path: Path) -> None:
    look = (
        "import captioner, json, pathlib; from captioner.writers.json import SCHEMA_PATH; "
        "json.loads(SCHEMA_PATH.read_bytes()); "
        "print(pathlib.Path(captioner.__file__).with_name('py.typed').is_file(), SCHEMA_PATH)"
    )
    typed, schema = run([command.with_name("python"), "-c", look], tmp_path).decode().split(maxsplit=1)
    assert typed == "True"
    assert not Path(schema).is_relative_to(ROOT)
