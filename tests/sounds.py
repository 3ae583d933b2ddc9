"""Generated audio files of a known duration."""

import struct
import wave
from collections.abc import Sequence
from pathlib import Path


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


MP3_HEADER = b"\xff\xfb\x90\xc4"
MP3_FRAME = MP3_HEADER + bytes(413)
"""A frame of MPEG 1, layer III, 128 kbit/s, 44.1 kHz, mono: 417 bytes, 1152 samples."""


def mp3(frames: int, encoder: bytes, before: int, after: int) -> bytes:
    """Silence in so many frames, behind a frame whose tag names the encoder and its padding."""
    tag = b"Info" + (15).to_bytes(4, "big") + frames.to_bytes(4, "big") + (417 * (frames + 1)).to_bytes(4, "big")
    tag += bytes(100) + bytes(4) + encoder.ljust(21, b"\0") + ((before << 12) + after).to_bytes(3, "big")
    return (MP3_HEADER + bytes(17) + tag).ljust(417, b"\0") + MP3_FRAME * frames


def flac(samples: int, rate: int) -> bytes:
    """The head of a FLAC: what says how long it is."""
    numbers = (rate << 44) + (0 << 41) + (15 << 36) + samples
    return b"fLaC\x80\x00\x00\x22" + b"\x10\x00\x10\x00" + bytes(6) + numbers.to_bytes(8, "big") + bytes(16)


def ogg_page(packet: bytes, position: int, *, serial: int = 7, flags: int = 0) -> bytes:
    """A page of Ogg with one packet, and the number of samples up to its end."""
    lengths = bytes([*[255] * (len(packet) // 255), len(packet) % 255])
    return struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, serial, 0, 0, len(lengths)) + lengths + packet


def opus_head(skipped: int) -> bytes:
    """The packet that begins Opus in Ogg, for one channel."""
    return b"OpusHead" + struct.pack("<BBHIhB", 1, 1, skipped, 44_100, 0, 0)


def riff(*chunks: tuple[bytes, int | None, bytes], magic: bytes = b"RIFF", size: int | None = None) -> bytes:
    """A WAV of chunks: their ids, the sizes that they state, or None for the true one, and their content."""
    content = b"WAVE"
    for name, stated, held in chunks:
        content += name + struct.pack("<I", len(held) if stated is None else stated) + held + bytes(len(held) % 2)
    return magic + struct.pack("<I", len(content) if size is None else size) + content


def wave_format(kind: int, channels: int, rate: int, bits: int, more: bytes = b"") -> bytes:
    """The content of a WAV's `fmt ` chunk."""
    frame = channels * bits // 8
    return struct.pack("<HHIIHH", kind, channels, rate, rate * frame, frame, bits) + more


Entry = tuple[str, int, int, str]
"""A text in a WAV's header: the text, its first sample, its length in samples, and its purpose, grph or phon."""


def spoken(text: str, samples: int = 800) -> list[Entry]:
    """Each character of a text for so many samples, with a phoneme between each two."""
    both = [
        [(char, at * samples, samples, "grph"), ("ə", at * samples, samples, "phon")] for at, char in enumerate(text)
    ]
    return [entry for pair in both for entry in pair]


def cue_chunk(entries: Sequence[Entry], size: int | None = None) -> tuple[bytes, int | None, bytes]:
    """The points of texts, whose ids count from 1."""
    points = (struct.pack("<II4sIII", id, 0, b"data", 0, 0, entry[1]) for id, entry in enumerate(entries, 1))
    return b"cue ", size, struct.pack("<I", len(entries)) + b"".join(points)


def text_list(
    entries: Sequence[Entry], *, name: bytes = b"list", size: int | None = None, padded: bool = True
) -> tuple[bytes, int | None, bytes]:
    """The texts at the points of `cue_chunk`."""
    content = b"adtl"
    for id, (text, _, samples, purpose) in enumerate(entries, 1):
        held = struct.pack("<II4s8x", id, samples, purpose.encode()) + text.encode("utf-8", "surrogateescape") + b"\0"
        content += b"ltxt" + struct.pack("<I", len(held)) + held + bytes(len(held) % 2 * padded)
    return name, size, content


def timed_wav(text: str, *, rate: int = 8000) -> bytes:
    """A WAV with a tenth of a second of silence for each character of a text, whose timings are in its header."""
    entries = spoken(text, rate // 10)
    sound = bytes(2 * len(text) * (rate // 10))
    return riff(
        (b"fmt ", None, wave_format(1, 1, rate, 16)), cue_chunk(entries), text_list(entries), (b"data", None, sound)
    )
