"""Fixtures: ffmpeg, for other formats of sound, and to draw subtitles."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., bytes]
Encode = Callable[[Path, str], Path]


@pytest.fixture(scope="session")
def ffmpeg() -> Run:
    """Runs ffmpeg in a folder with arguments, and returns what it writes to standard output."""
    for name in ("ffmpeg", "ffprobe"):
        if shutil.which(name) is None:
            pytest.skip(f"needs {name} in the PATH")

    def run(folder: Path, *arguments: object) -> bytes:
        command = ["ffmpeg", "-v", "error", "-nostdin", *map(str, arguments)]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60).stdout

    return run


@pytest.fixture(scope="session")
def encode(ffmpeg: Run) -> Encode:
    """Writes the sound of a WAV beside it in another format."""

    def write(wav: Path, extension: str) -> Path:
        try:
            ffmpeg(wav.parent, "-i", wav, wav.with_suffix(extension))
        except subprocess.CalledProcessError as error:
            if b"encoder" not in error.stderr:
                raise
            pytest.skip(f"needs an ffmpeg that writes {extension}")
        return wav.with_suffix(extension)

    return write


@pytest.fixture(scope="session")
def drawing(ffmpeg: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """An ffmpeg that draws subtitles, in whatever font it finds."""
    if b" subtitles " not in ffmpeg(Path(), "-filters"):
        pytest.skip("needs an ffmpeg that was built with libass")
    folder = tmp_path_factory.mktemp("font")
    (folder / "hi.srt").write_text("1\n00:00:00,000 --> 00:00:09,000\nHi!\n", "utf-8")
    black, grey = ("-f", "lavfi", "-i", "color=black:s=640x360:d=1"), ("-f", "rawvideo", "-pix_fmt", "gray", "-")
    if max(ffmpeg(folder, *black, "-vf", "subtitles=hi.srt", "-frames:v", 1, *grey)) < 200:
        pytest.skip("needs a font with Latin letters that ffmpeg finds")
    return ffmpeg
