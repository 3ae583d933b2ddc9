"""How long audio files last: to the sample, or an error."""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from captioner import FormatError, audio_duration_ms
from tests.ffmpeg import Encode
from tests.sounds import make_wav

# One frame of MPEG 1, layer 3, 128 kbit/s, 44.1 kHz, mono: 417 bytes, 1152 samples.
_MP3_HEADER = b"\xff\xfb\x90\xc4"
_MP3_FRAME = _MP3_HEADER + bytes(413)


def mp3(frames: int, encoder: bytes, before: int, after: int) -> bytes:
    """Silence in so many frames, behind a frame whose tag names the encoder and its padding."""
    tag = b"Info" + (15).to_bytes(4, "big") + frames.to_bytes(4, "big") + (417 * (frames + 1)).to_bytes(4, "big")
    tag += bytes(100) + bytes(4) + encoder.ljust(21, b"\0") + ((before << 12) + after).to_bytes(3, "big")
    return (_MP3_HEADER + bytes(17) + tag).ljust(417, b"\0") + _MP3_FRAME * frames


def flac(samples: int, rate: int) -> bytes:
    """The head of a FLAC: what says how long it is."""
    numbers = (rate << 44) + (0 << 41) + (15 << 36) + samples
    return b"fLaC\x80\x00\x00\x22" + b"\x10\x00\x10\x00" + bytes(6) + numbers.to_bytes(8, "big") + bytes(16)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
@pytest.mark.parametrize(("channels", "sample_bytes"), [(1, 1), (1, 2), (2, 2), (2, 3)])
def test_a_wav_lasts_its_samples(tmp_path: Path, rate: int, channels: int, sample_bytes: int) -> None:
    samples = 12_347
    path = make_wav(tmp_path / "a.wav", samples, rate, channels=channels, sample_bytes=sample_bytes)
    assert audio_duration_ms(path) == Fraction(1000 * samples, rate)
    assert audio_duration_ms(str(path)) == Fraction(1000 * samples, rate)


@pytest.mark.parametrize("encoder", [b"LAME3.100", b"Lavc60.31", b"Lavf"])
def test_the_padding_of_an_mp3_does_not_count(tmp_path: Path, encoder: bytes) -> None:
    (tmp_path / "a.mp3").write_bytes(mp3(30, encoder, 1105, 700))
    assert audio_duration_ms(tmp_path / "a.mp3") == Fraction(1000 * (30 * 1152 - 1105 - 700), 44100)


def test_an_mp3_without_a_tag_is_as_long_as_its_size_says(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(_MP3_FRAME * 30)
    assert abs(audio_duration_ms(tmp_path / "a.mp3") - Fraction(1000 * 30 * 1152, 44100)) < 2


def test_a_flac_lasts_its_samples(tmp_path: Path) -> None:
    (tmp_path / "a.flac").write_bytes(flac(123_457, 44_100))
    assert audio_duration_ms(tmp_path / "a.flac") == Fraction(123_457_000, 44_100)


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("extension", [".mp3", ".flac", ".ogg", ".opus"])
def test_other_formats_last_as_long_as_the_wav_they_were_made_of(
    tmp_path: Path, extension: str, rate: int, encode: Encode
) -> None:
    wav = make_wav(tmp_path / "a.wav", 70_001, rate)
    # Opus counts in 48 kHz, so that it may be off by one of its samples.
    assert abs(audio_duration_ms(encode(wav, extension)) - audio_duration_ms(wav)) < Fraction(1000, 48000)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not audio that can be read"),
        (b"{}", "is not audio that can be read"),
        (b"RIFF\x00\x00\x00\x00WAVE", "is not audio that can be read"),
        (_MP3_FRAME, "is not audio that can be read"),
        (flac(0, 44_100), "does not say how long it is"),
    ],
)
def test_what_says_no_length_is_told_by_its_path_with_the_remedy(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=told) as caught:
        audio_duration_ms(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "--durations FILE" in str(caught.value)


@pytest.mark.parametrize("kept", [100, 10_000])
def test_a_wav_that_is_broken_off_is_no_shorter_clip(tmp_path: Path, kept: int) -> None:
    path = make_wav(tmp_path / "a.wav", 20_000, 44100)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(FormatError, match="broken off"):
        audio_duration_ms(path)


def test_a_streamed_wav_whose_head_was_written_before_its_end_says_no_length(tmp_path: Path) -> None:
    path = make_wav(tmp_path / "a.wav", 20_000, 44100)
    content = bytearray(path.read_bytes())
    content[40:44] = content[4:8] = b"\xff" * 4
    path.write_bytes(content)
    with pytest.raises(FormatError, match="does not say how long it is"):
        audio_duration_ms(path)


def test_a_compressed_wav_is_not_measured_by_its_bytes(tmp_path: Path) -> None:
    path = make_wav(tmp_path / "a.wav", 20_000, 44100)
    content = bytearray(path.read_bytes())
    content[20:22] = b"\x02\x00"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="does not say how long it is"):
        audio_duration_ms(path)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        audio_duration_ms(tmp_path / "a.wav")


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "ogg"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_that_begin_like_audio_are_a_length_or_our_error(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = tmp_path / f"fuzzed.{kind}"
    wav = b"RIFF\x88\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\x64\0\0\0" + bytes(100)
    whole = {"wav": wav, "mp3": mp3(5, b"Lavc", 5, 5), "flac": flac(9, 8000), "ogg": b"OggS\0\2" + bytes(60)}[kind]
    content = bytearray(whole + data.draw(st.binary(max_size=40)))
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    with suppress(FormatError):
        assert audio_duration_ms(path) > 0
