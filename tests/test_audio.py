"""How long audio files last: to the sample, or an error."""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from captioner import FormatError, audio_duration_ms
from tests.ffmpeg import Encode
from tests.sounds import MP3_FRAME, flac, make_wav, mp3, ogg_page, opus_head, riff, wave_format


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.ogg", "a.opus"])
def test_other_formats_last_as_long_as_the_wav_they_were_made_of(
    tmp_path: Path, name: str, rate: int, encode: Encode
) -> None:
    wav = make_wav(tmp_path / "a.wav", 70_001, rate)
    # Opus counts in 48 kHz, so that it may be off by one of its samples.
    assert abs(audio_duration_ms(encode(wav, tmp_path / name)) - audio_duration_ms(wav)) < Fraction(1000, 48000)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not audio that can be read"),
        (b"{}", "is not audio that can be read"),
        (b"RIFF\x00\x00\x00\x00WAVE", "is not audio that can be read"),
        (MP3_FRAME, "is not audio that can be read"),
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


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        audio_duration_ms(tmp_path / "a.wav")


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "ogg"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_that_begin_like_audio_are_a_length_or_our_error(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = tmp_path / f"fuzzed.{kind}"
    wav = riff((b"fmt ", None, wave_format(1, 1, 8000, 16)), (b"data", None, bytes(100)))
    ogg = ogg_page(opus_head(312), 0, flags=2) + ogg_page(bytes(50), 960) + ogg_page(bytes(50), 1920)
    whole = {"wav": wav, "mp3": mp3(5, b"Lavc", 5, 5), "flac": flac(9, 8000), "ogg": ogg}[kind]
    content = bytearray(whole + data.draw(st.binary(max_size=40)))
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    with suppress(FormatError):
        assert audio_duration_ms(path) > 0
