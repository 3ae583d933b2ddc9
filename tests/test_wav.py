"""How long WAV files last: to the sample, or an error."""

from fractions import Fraction
from pathlib import Path

import pytest

from captioner import FormatError, audio_duration_ms
from tests.ffmpeg import Encode, Run
from tests.sounds import make_wav, riff, wave_format

_PCM = (b"fmt ", None, wave_format(1, 1, 8000, 16))
_SUBFORMAT = b"\x16\x00\x10\x00\x00\x00\x00\x00%c\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"


def wav(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
@pytest.mark.parametrize(("channels", "sample_bytes"), [(1, 1), (1, 2), (2, 2), (2, 3)])
def test_a_wav_lasts_its_samples(tmp_path: Path, rate: int, channels: int, sample_bytes: int) -> None:
    samples = 12_347
    path = make_wav(tmp_path / "a.wav", samples, rate, channels=channels, sample_bytes=sample_bytes)
    assert audio_duration_ms(path) == Fraction(1000 * samples, rate)
    assert audio_duration_ms(str(path)) == Fraction(1000 * samples, rate)


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


@pytest.mark.parametrize(
    "codec", ["pcm_u8", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw"]
)
@pytest.mark.parametrize("channels", ["1", "3"])
@pytest.mark.parametrize("large", ["never", "always"])
@pytest.mark.slow
def test_every_kind_of_sample_lasts_as_long(
    tmp_path: Path, codec: str, channels: str, large: str, encode: Encode
) -> None:
    source = make_wav(tmp_path / "a.wav", 20_002, 48_000)
    made = encode(source, tmp_path / "b.wav", "-c:a", codec, "-ac", channels, "-rf64", large)
    assert made.read_bytes()[:4] == (b"RF64" if large == "always" else b"RIFF")
    assert audio_duration_ms(made) == audio_duration_ms(source)


@pytest.mark.parametrize("large", ["never", "always"])
def test_a_wav_that_was_written_to_a_pipe_says_no_length(tmp_path: Path, large: str, ffmpeg: Run) -> None:
    source = make_wav(tmp_path / "a.wav", 20_001, 48_000)
    path = wav(tmp_path, ffmpeg(tmp_path, "-i", source, "-f", "wav", "-rf64", large, "-"))
    with pytest.raises(FormatError, match="does not say how long it is") as caught:
        audio_duration_ms(path)
    assert caught.value.path == str(path)


@pytest.mark.parametrize("kind", [1, 3, 6, 7])
def test_the_extensible_format_lasts_its_samples(tmp_path: Path, kind: int) -> None:
    extensible = wave_format(0xFFFE, 2, 44_100, 32, _SUBFORMAT % kind)
    path = wav(tmp_path, riff((b"fmt ", None, extensible), (b"data", None, bytes(8 * 441))))
    assert audio_duration_ms(path) == 10


def test_chunks_of_odd_size_ahead_of_the_sound_are_padded(tmp_path: Path) -> None:
    path = wav(tmp_path, riff((b"LIST", None, b"INFO\0"), _PCM, (b"junk", None, b"abc"), (b"data", None, bytes(160))))
    assert audio_duration_ms(path) == 10


def test_what_follows_the_sound_does_not_count(tmp_path: Path) -> None:
    path = wav(tmp_path, riff(_PCM, (b"data", None, bytes(160)), (b"data", None, bytes(99)), (b"LIST", 10**9, b"INFO")))
    assert audio_duration_ms(path) == 10


def test_a_wav_may_be_without_the_size_of_the_whole(tmp_path: Path) -> None:
    assert audio_duration_ms(wav(tmp_path, riff(_PCM, (b"data", None, bytes(160)), size=0))) == 10


@pytest.mark.parametrize(
    "content",
    [
        riff(_PCM),
        riff(_PCM, (b"data", None, b"")),
        riff(_PCM, (b"data", None, b"a")),
        riff(_PCM, (b"data", 0, bytes(160)), size=0),
        riff(_PCM, (b"data", 0x7FFFF000, bytes(160)), size=0x7FFFF024),
        riff(_PCM, (b"data", 161, bytes(160))),
        riff((b"fmt ", None, wave_format(1, 1, 8000, 16)[:14]), (b"data", None, bytes(160))),
        riff((b"fmt ", None, wave_format(1, 0, 8000, 16)), (b"data", None, bytes(160))),
        riff((b"fmt ", None, wave_format(1, 1, 0, 16)), (b"data", None, bytes(160))),
        riff((b"fmt ", None, wave_format(1, 1, 8000, 0)), (b"data", None, bytes(160))),
        riff((b"fmt ", None, wave_format(0xFFFE, 1, 8000, 16)), (b"data", None, bytes(160))),
        riff((b"fmt ", None, wave_format(0xFFFE, 1, 8000, 16, _SUBFORMAT % 2)), (b"data", None, bytes(160))),
        riff(_PCM, (b"data", 0xFFFFFFFF, bytes(160)), magic=b"RF64", size=0xFFFFFFFF),
    ],
)
def test_a_wav_that_is_no_sound_of_known_length_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FormatError, match="does not say how long it is, or is broken off"):
        audio_duration_ms(wav(tmp_path, content))
