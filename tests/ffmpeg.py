"""Fixtures: ffmpeg, to encode and decode audio, and to draw subtitles."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., bytes]
Encode = Callable[..., Path]
DecodedSamples = Callable[[Path], int]


@pytest.fixture(scope="session")
def ffmpeg() -> Run:
    """A function that runs ffmpeg in a folder with arguments, and returns its standard output."""
    for name in ("ffmpeg", "ffprobe"):
        if shutil.which(name) is None:
            pytest.skip(f"needs {name} in PATH")

    def run(folder: Path, *arguments: object) -> bytes:
        command = ["ffmpeg", "-v", "error", "-nostdin", *map(str, arguments)]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60).stdout

    return run


@pytest.fixture(scope="session")
def encode(ffmpeg: Run) -> Encode:
    """A function that encodes a WAV to a path, with any options, and returns the path."""

    def write(wav: Path, path: Path, *options: str) -> Path:
        try:
            ffmpeg(wav.parent, "-i", wav, *options, path)
        except subprocess.CalledProcessError as error:
            if b"encoder" not in error.stderr:
                raise
            pytest.skip(f"needs an ffmpeg that encodes {path.suffix}")
        return path

    return write


@pytest.fixture(scope="session")
def decoded_samples(ffmpeg: Run) -> DecodedSamples:
    """A function that counts the samples that ffmpeg makes of a file, in each channel."""
    return lambda path: len(ffmpeg(path.parent, "-i", path, "-f", "s16le", "-ac", 1, "-")) // 2


@pytest.fixture(scope="session")
def drawing(ffmpeg: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same function, of an ffmpeg that draws subtitles, in any font that it finds."""
    if b" subtitles " not in ffmpeg(Path(), "-filters"):
        pytest.skip("needs an ffmpeg with libass")
    folder = tmp_path_factory.mktemp("font")
    (folder / "hi.srt").write_text("1\n00:00:00,000 --> 00:00:09,000\nHi!\n", "utf-8")
    black, grey = ("-f", "lavfi", "-i", "color=black:s=640x360:d=1"), ("-f", "rawvideo", "-pix_fmt", "gray", "-")
    if max(ffmpeg(folder, *black, "-vf", "subtitles=hi.srt", "-frames:v", 1, *grey)) < 200:
        pytest.skip("needs a font with Latin letters that ffmpeg finds")
    return ffmpeg
