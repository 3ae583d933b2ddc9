"""The length of a WAV file: the bytes of its `data` by those of a sample in all channels."""

import struct
from typing import BinaryIO, NamedTuple

from captioner.audio.length import NO_AUDIO, NO_LENGTH, Length
from captioner.audio.riff import Chunk, chunks
from captioner.errors import FormatError

# Format, channels, rate, bytes a second, bytes of a sample in all channels, bits of a sample in one.
_FORMAT = struct.Struct("<HHIIHH")
# Formats in which every sample takes the same room: PCM, float, A-law, mu-law.
_PLAIN = (1, 3, 6, 7)
# WAVE_FORMAT_EXTENSIBLE: the format proper is at the head of an identifier behind the other numbers.
_EXTENSIBLE, _FORMAT_AT = 0xFFFE, 24


class Format(NamedTuple):
    """The kind of the samples, how many there are at a time and a second, and the bytes of those of all channels."""

    kind: int
    channels: int
    rate: int
    sample_bytes: int


def length(file: BinaryIO, size: int) -> Length:
    """The length of the WAV file of `size` bytes.

    Raises `FormatError` where it says nothing of its format, is compressed, holds less than it says, or is a stream.
    """
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(file):
        found.setdefault(chunk.id, chunk)
        if b"fmt " in found and b"data" in found:
            break
    if b"fmt " not in found:
        raise FormatError(NO_AUDIO)
    head, data = format_of(file, found[b"fmt "]), found.get(b"data")
    if head is None or data is None or data.size is None or data.offset + data.size > size:
        raise FormatError(NO_LENGTH)
    if head.kind not in _PLAIN or data.size < head.sample_bytes:
        raise FormatError(NO_LENGTH)
    return Length(data.size // head.sample_bytes, head.rate)


def format_of(file: BinaryIO, chunk: Chunk) -> Format | None:
    """What the `fmt ` chunk of a file says; None if that is not possible."""
    file.seek(chunk.offset)
    head = file.read(min(chunk.size or 0, _FORMAT_AT + 2))
    if len(head) < _FORMAT.size:
        return None
    kind, channels, rate, _, sample_bytes, bits = _FORMAT.unpack_from(head)
    if kind == _EXTENSIBLE:
        kind = int.from_bytes(head[_FORMAT_AT:], "little")
    needed = channels * -(-bits // 8)
    return Format(kind, channels, rate, sample_bytes) if rate and needed and sample_bytes >= needed else None
