"""The length of a WAV file: the bytes of its `data` by those of a sample in all channels."""

import struct
from typing import BinaryIO

from captioner.audio.length import NO_AUDIO, NO_LENGTH, Length
from captioner.audio.riff import Chunk, chunks
from captioner.errors import FormatError

# Format, channels, rate, bytes a second, bytes of a sample in all channels, bits of a sample in one.
_FORMAT = struct.Struct("<HHIIHH")
# Formats in which every sample takes the same room: PCM, float, A-law, mu-law.
_PLAIN = (1, 3, 6, 7)
# WAVE_FORMAT_EXTENSIBLE: the format proper is at the head of an identifier behind the other numbers.
_EXTENSIBLE, _FORMAT_AT = 0xFFFE, 24


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
    file.seek(found[b"fmt "].offset)
    head = file.read(min(found[b"fmt "].size or 0, _FORMAT_AT + 2))
    data = found.get(b"data")
    if len(head) < _FORMAT.size or data is None or data.size is None or data.offset + data.size > size:
        raise FormatError(NO_LENGTH)
    kind, channels, rate, _, sample_bytes, bits = _FORMAT.unpack_from(head)
    if kind == _EXTENSIBLE:
        kind = int.from_bytes(head[_FORMAT_AT:], "little")
    needed = channels * -(-bits // 8)
    if kind not in _PLAIN or not rate or not needed or sample_bytes < needed or data.size < sample_bytes:
        raise FormatError(NO_LENGTH)
    return Length(data.size // sample_bytes, rate)
