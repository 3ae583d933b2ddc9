"""How long FLAC and Ogg files last: to the sample, or an error."""

import struct
import tracemalloc
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest

from captioner import FormatError, audio_duration_ms
from tests.ffmpeg import DecodedSamples, Encode
from tests.sounds import flac, make_wav, ogg_page, opus_head

_HEAD = ogg_page(opus_head(312), 0, flags=2)
_VORBIS_HEAD = ogg_page(b"\x01vorbis" + struct.pack("<IBI", 0, 1, 16_000) + bytes(14), 0, serial=8, flags=2)


def lasts_ms(tmp_path: Path, content: bytes) -> Fraction:
    (tmp_path / "a").write_bytes(content)
    return audio_duration_ms(tmp_path / "a")


def test_a_flac_lasts_its_samples(tmp_path: Path) -> None:
    (tmp_path / "a.flac").write_bytes(flac(123_457, 44_100))
    assert audio_duration_ms(tmp_path / "a.flac") == Fraction(123_457_000, 44_100)


def test_tags_and_blocks_around_the_head_of_a_flac_are_no_sound(tmp_path: Path) -> None:
    whole = flac(8_000, 16_000)
    blocks = whole.replace(b"\x80", b"\0", 1) + b"\x04\0\0\x02ab" + b"\x81\0\0\x03abc"
    assert lasts_ms(tmp_path, b"ID3\4\0\0\0\0\0\x02ab" + blocks) == 500


@pytest.mark.parametrize("name", ["a.flac", "a.ogg", "a.opus"])
@pytest.mark.parametrize("rate", [8000, 16000, 24000, 48000])
@pytest.mark.parametrize("samples", [9, 70_001])
@pytest.mark.slow
def test_they_last_as_long_as_the_wav_they_were_made_of(
    tmp_path: Path, name: str, rate: int, samples: int, encode: Encode
) -> None:
    wav = make_wav(tmp_path / "a.wav", samples, rate)
    assert audio_duration_ms(encode(wav, tmp_path / name)) == audio_duration_ms(wav)


@pytest.mark.parametrize("name", ["a.ogg", "a.opus"])
@pytest.mark.parametrize("cut", [1, 1_000])
def test_an_ogg_without_its_last_page_lasts_as_long_as_it_is_decoded(
    tmp_path: Path, name: str, cut: int, encode: Encode, decoded_samples: DecodedSamples
) -> None:
    made = encode(make_wav(tmp_path / "a.wav", 300_001, 48_000), tmp_path / name)
    made.write_bytes(made.read_bytes()[:-cut])
    assert audio_duration_ms(made) == Fraction(1000 * decoded_samples(made), 48_000) < 6_100


def test_the_sound_is_found_among_other_streams(tmp_path: Path) -> None:
    picture = ogg_page(b"\x80theora", 0, serial=9, flags=2)
    pages = ogg_page(b"sound", 8_000, serial=8) + ogg_page(b"picture", 77, serial=9)
    assert lasts_ms(tmp_path, picture + _VORBIS_HEAD + pages) == 500


def test_the_last_position_is_found_however_much_follows_it(tmp_path: Path) -> None:
    # Over the edge of the blocks that are searched, at each of the bytes of a page's head.
    for more in range((1 << 20) - 40, 1 << 20):
        content = _HEAD + ogg_page(b"", 4_800 + 312) + bytes(more)
        assert lasts_ms(tmp_path, content) == 100
    assert lasts_ms(tmp_path, _HEAD + ogg_page(b"sound", 5_112) + ogg_page(bytes(255), -1)) == 100


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"fLaC", "is not audio"),
        (flac(9, 8_000)[:20], "is not audio"),
        (flac(9, 8_000).replace(b"\x80", b"\x84", 1), "is not audio"),
        (flac(9, 0), "does not say how long it is"),
        (flac(9, 8_000).replace(b"\x80", b"\0", 1), "broken off"),
        (flac(9, 8_000).replace(b"\x80", b"\0", 1) + b"\x81\0\0\x03ab", "broken off"),
        (flac(9, 8_000).replace(b"\x80", b"\0", 1) + b"\x04\0\0\0" * 1_000_000, "broken off"),
        (b"OggS", "is not audio"),
        (ogg_page(b"Speex   ".ljust(80), 0, flags=2) + ogg_page(b"", 9), "is not audio"),
        (ogg_page(b"\x01vorbis" + bytes(30), 0, flags=2) + ogg_page(b"", 9), "is not audio"),
        (ogg_page(b"OpusHead", 0, flags=2) + ogg_page(b"", 9), "is not audio"),
        (ogg_page(b"", 0, flags=2) * 1_000_000, "is not audio"),
        (_HEAD, "does not say how long it is"),
        (_HEAD + ogg_page(b"", 312), "does not say how long it is"),
        (_HEAD + ogg_page(b"", -1), "does not say how long it is"),
        (_HEAD + ogg_page(b"", -2), "does not say how long it is"),
        (_HEAD + ogg_page(b"", 9_999, serial=6), "does not say how long it is"),
        (_HEAD + ogg_page(bytes(60_000), -1) * 500, "does not say how long it is"),
        (_HEAD + ogg_page(b"", 9_999, serial=6) * 1_000_000, "does not say how long it is"),
        (_HEAD + b"OggS" * 5_000_000, "does not say how long it is"),
    ],
    ids=range(20),
)
def test_what_says_no_length_is_refused_in_little_time_and_memory(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "a").write_bytes(content)
    tracemalloc.start()
    start = process_time()
    with pytest.raises(FormatError, match=told):
        audio_duration_ms(tmp_path / "a")
    taken, (_, peak) = process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 3
    assert peak < 20_000_000
