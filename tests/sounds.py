"""Generated audio files of a known duration."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest

FFMPEG = shutil.which("ffmpeg")
needs_ffmpeg = pytest.mark.skipif(FFMPEG is None, reason="needs ffmpeg to make compressed audio")


def make_wav(path: Path, samples: int, rate: int, *, channels: int = 1, sample_bytes: int = 2) -> Path:
    """The path of a WAV file with a sawtooth of `samples` samples, after writing it."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(sample_bytes)
        file.setframerate(rate)
        file.writeframes(
            (bytes(range(100)) * (samples * channels * sample_bytes // 100 + 1))[: samples * channels * sample_bytes]
        )
    return path


def encode(wav: Path, path: Path, *options: str) -> Path:
    """The path of the same audio in another format, after encoding it with ffmpeg."""
    assert FFMPEG is not None
    subprocess.run([FFMPEG, "-v", "error", "-i", wav, *options, path], check=True, timeout=60)
    return path
