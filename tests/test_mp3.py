"""How long MP3 files last: what their first frame counts, or all of their frames."""

import struct
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest

from captioner import FormatError, audio_duration_ms
from tests.ffmpeg import DecodedSamples, Encode
from tests.sounds import MP3_FRAME, MP3_HEADER, make_wav, mp3

# The same frame at 32 kbit/s: 104 bytes.
_SLOW_FRAME = b"\xff\xfb\x10\xc4" + bytes(100)
_FRAME_MS = Fraction(1000 * 1152, 44100)


def lasts_ms(tmp_path: Path, content: bytes) -> Fraction:
    (tmp_path / "a.mp3").write_bytes(content)
    return audio_duration_ms(tmp_path / "a.mp3")


def tags(size: int) -> bytes:
    """An ID3v2 tag, such as a picture makes it long."""
    return b"ID3\4\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + b"\xff\xfb\x90" * (size // 3 + 1)


@pytest.mark.parametrize("encoder", [b"LAME3.100", b"Lavc60.31", b"Lavf"])
def test_the_padding_of_an_mp3_does_not_count(tmp_path: Path, encoder: bytes) -> None:
    (tmp_path / "a.mp3").write_bytes(mp3(30, encoder, 1105, 700))
    assert audio_duration_ms(tmp_path / "a.mp3") == Fraction(1000 * (30 * 1152 - 1105 - 700), 44100)


def test_an_mp3_without_a_tag_is_as_long_as_its_frames(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(MP3_FRAME * 30)
    assert audio_duration_ms(tmp_path / "a.mp3") == 30 * _FRAME_MS


def test_an_mp3_whose_first_frame_counts_none_lasts_all_its_frames(tmp_path: Path) -> None:
    assert lasts_ms(tmp_path, _SLOW_FRAME * 30 + MP3_FRAME * 30) == 60 * _FRAME_MS
    assert lasts_ms(tmp_path, MP3_FRAME * 30 + _SLOW_FRAME * 30) == 60 * _FRAME_MS


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
@pytest.mark.parametrize("quality", [["-q:a", "9"], ["-b:a", "64k"]])
def test_an_mp3_without_a_count_lasts_as_long_as_it_is_decoded(
    tmp_path: Path, rate: int, quality: list[str], encode: Encode, decoded_samples: DecodedSamples
) -> None:
    wav = make_wav(tmp_path / "a.wav", 3 * rate, rate, channels=2)
    made = encode(wav, tmp_path / "a.mp3", *quality, "-write_xing", "0")
    assert audio_duration_ms(made) == Fraction(1000 * decoded_samples(made), rate)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("samples", [333, 70_001])
@pytest.mark.slow
def test_an_mp3_that_states_its_padding_lasts_as_long_as_its_wav(
    tmp_path: Path, rate: int, channels: int, samples: int, encode: Encode
) -> None:
    wav = make_wav(tmp_path / "a.wav", samples, rate, channels=channels)
    assert audio_duration_ms(encode(wav, tmp_path / "a.mp3", "-q:a", "4")) == audio_duration_ms(wav)


def test_layer_ii_lasts_its_frames(tmp_path: Path, encode: Encode, decoded_samples: DecodedSamples) -> None:
    made = encode(make_wav(tmp_path / "a.wav", 70_001, 24_000), tmp_path / "a.mp2")
    assert audio_duration_ms(made) == Fraction(1000 * decoded_samples(made), 24_000)


@pytest.mark.parametrize(
    ("encoder", "padding"),
    [
        (b"LAME3.90.", 1805),
        (b"LAME4.0  ", 1805),
        (b"L3.99r1  ", 1805),
        (b"LAME3.90 (alpha)", 0),  # text stands where later versions state their padding
        (b"LAME3.88 (beta)", 0),
        (b"GOGO3.02b", 0),
        (b"", 0),
    ],
)
def test_only_encoders_that_state_their_padding_are_believed(tmp_path: Path, encoder: bytes, padding: int) -> None:
    assert lasts_ms(tmp_path, mp3(30, encoder, 1105, 700)) == 30 * _FRAME_MS - Fraction(1000 * padding, 44100)


def test_a_count_of_the_fraunhofer_encoder_is_read(tmp_path: Path) -> None:
    first = MP3_HEADER + bytes(32) + b"VBRI" + struct.pack(">HHHII", 1, 0, 75, 0, 77)
    assert lasts_ms(tmp_path, first.ljust(417, b"\0") + MP3_FRAME) == 77 * _FRAME_MS


def test_a_first_frame_that_was_never_filled_in_is_no_sound(tmp_path: Path) -> None:
    assert lasts_ms(tmp_path, (MP3_HEADER + bytes(17) + b"Xing").ljust(417, b"\0") + MP3_FRAME * 9) == 9 * _FRAME_MS


def test_tags_and_junk_between_frames_are_no_sound(tmp_path: Path) -> None:
    frames = MP3_FRAME * 5
    assert lasts_ms(tmp_path, tags(90_000) + tags(7) + frames + tags(20) + frames) == 10 * _FRAME_MS
    assert lasts_ms(tmp_path, b"\xff\xfb\x90junk" + frames + b"\0" * 70_000 + frames) == 10 * _FRAME_MS
    assert lasts_ms(tmp_path, frames + b"TAG".ljust(128, b"\xff")) == 5 * _FRAME_MS


def test_a_last_frame_that_is_broken_off_is_no_sound(tmp_path: Path) -> None:
    assert lasts_ms(tmp_path, MP3_FRAME * 5 + MP3_FRAME[:-1]) == 5 * _FRAME_MS


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (MP3_FRAME * 3, "is not audio"),
        (b"\xff\xff\xff\xff" * 100_000, "is not audio"),
        (b"\xff\xfb\x92" * 400_000, "is not audio"),
        (bytes(1 << 20) + MP3_FRAME * 9, "is not audio"),
        (b"\0" + tags(7) * 200_000, "is not audio"),
        (mp3(1, b"LAME3.100", 1105, 700), "does not say how long it is"),
        (MP3_FRAME * 4 + b"\xff\xfb\x92" * 400_000, "does not say how long it is"),
        ((MP3_FRAME * 4 + b"\0") * 20_000, "does not say how long it is"),
    ],
    ids=range(8),
)
def test_what_is_no_mp3_that_can_be_counted_is_refused_in_little_time(
    tmp_path: Path, content: bytes, told: str
) -> None:
    start = process_time()
    with pytest.raises(FormatError, match=told):
        lasts_ms(tmp_path, content)
    assert process_time() - start < 3


def test_frames_are_not_counted_past_100_hours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # 24 bytes that last 24 ms, so that a file of 360 MB would be needed: MPEG 2, 8 kbit/s, 24 kHz.
    monkeypatch.setattr("captioner.audio.mp3._MOST_S", 24)
    frame = b"\xff\xf3\x14\xc4" + bytes(20)
    assert lasts_ms(tmp_path, frame * 1_000) == 24_000
    with pytest.raises(FormatError, match="lasts more than 100 hours"):
        lasts_ms(tmp_path, frame * 1_001)
