"""The peaks of sounds: `captioner.audio.peaks`."""

import struct
import wave
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.audio.peaks import wav_peaks
from tests.ffmpeg import Run
from tests.sounds import riff, wave_format


def wav(samples: list[int], rate: int, channels: int, width: int) -> bytes:
    """A WAV file of integers, by Python's own writer."""
    held = BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        plus = 128 if width == 1 else 0
        file.writeframes(b"".join((one + plus).to_bytes(width, "little", signed=width > 1) for one in samples))
    return held.getvalue()


def levels(content: bytes) -> list[int] | None:
    peaks = wav_peaks(BytesIO(content))
    return None if peaks is None else list(peaks.levels)


@given(
    rate=st.sampled_from([100, 8000, 11_025, 22_050]),
    channels=st.integers(1, 3),
    width=st.integers(1, 4),
    data=st.data(),
)
def test_a_step_is_as_loud_as_its_loudest_sample(rate: int, channels: int, width: int, data: st.DataObject) -> None:
    top = 2 ** (8 * width - 1) - 1
    at = data.draw(st.integers(0, rate - 1))
    samples = [0] * (2 * rate * channels)
    samples[at * channels + data.draw(st.integers(0, channels - 1))] = data.draw(st.sampled_from([top, -top]))
    found = levels(wav(samples, rate, channels, width))
    assert found is not None
    assert len(found) == 200
    assert [step for step, level in enumerate(found) if level] == [
        next(step for step in range(100) if at < rate * (step + 1) // 100)
    ]
    assert max(found) == 255


def test_loudness_is_relative_to_the_loudest_sample() -> None:
    found = levels(wav([1000] * 80 + [-2000] * 80 + [0] * 80, 8000, 1, 2))
    assert found == [127, 255, 0]


@pytest.mark.parametrize(("form", "bits"), [("<f", 32), ("<d", 64)])
def test_floats_are_read_and_what_is_no_number_is_silent(form: str, bits: int) -> None:
    samples = [0.5] * 80 + [-1.0] * 80 + [float("nan")] * 80 + [float("inf")] * 80
    content = riff(
        (b"fmt ", None, wave_format(3, 1, 8000, bits)),
        (b"data", None, b"".join(struct.pack(form, one) for one in samples)),
    )
    assert levels(content) == [127, 255, 0, 255]


def test_a_sound_that_is_broken_off_has_the_peaks_of_what_is_there() -> None:
    whole = wav([1000] * 800, 8000, 1, 2)
    assert levels(whole[: len(whole) - 801]) == [255] * 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"ID3\x04 no wave",
        riff((b"data", None, bytes(100))),
        riff((b"fmt ", None, b"short"), (b"data", None, bytes(100))),
        riff((b"fmt ", None, wave_format(1, 1, 8000, 16))),
        riff((b"fmt ", None, wave_format(1, 1, 8000, 16)), (b"data", None, b"")),
        riff((b"fmt ", None, wave_format(17, 1, 8000, 4)), (b"data", None, bytes(100))),
        riff((b"fmt ", None, wave_format(1, 0, 8000, 16)), (b"data", None, bytes(100))),
        riff((b"fmt ", None, wave_format(1, 1, 0, 16)), (b"data", None, bytes(100))),
        riff((b"fmt ", None, wave_format(1, 1, 2**30, 16)), (b"data", None, bytes(100))),
    ],
)
def test_what_is_no_plain_wav_or_holds_no_sample_has_no_peaks(content: bytes) -> None:
    assert levels(content) is None


@pytest.mark.parametrize("codec", ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le"])
def test_what_ffmpeg_writes_has_the_peaks_of_its_tone(ffmpeg: Run, tmp_path: Path, codec: str) -> None:
    path = tmp_path / "tone.wav"
    padded = "adelay=500:all=1,apad=pad_dur=0.5"
    ffmpeg(tmp_path, "-f", "lavfi", "-i", "sine=440:duration=1", "-af", padded, "-c:a", codec, path)
    with path.open("rb") as file:
        peaks = wav_peaks(file)
    assert peaks is not None
    assert len(peaks.levels) == 200
    # ffmpeg rounds 8 bits, which leaves a level of silence.
    assert max(peaks.levels[:49]) <= 20
    assert min(peaks.levels[51:149]) > 200
