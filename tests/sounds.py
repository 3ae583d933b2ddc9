"""WAV files of a known length."""

import wave
from pathlib import Path


def make_wav(path: Path, samples: int, rate: int, *, channels: int = 1, sample_bytes: int = 2) -> Path:
    """A WAV of so many samples of a saw."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(sample_bytes)
        file.setframerate(rate)
        file.writeframes(
            (bytes(range(100)) * (samples * channels * sample_bytes // 100 + 1))[: samples * channels * sample_bytes]
        )
    return path
