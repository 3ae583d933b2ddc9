"""The lengths of FLAC and Ogg files.

FLAC: RFC 9639, section 8. Ogg: RFC 3533. Opus in Ogg: RFC 7845.
"""

import re
import struct
from typing import BinaryIO, NamedTuple

from captioner.audio.length import NO_AUDIO, NO_LENGTH, Length
from captioner.errors import FormatError

_STREAMINFO_BYTES = 34
_MOST_METADATA = 10_000
# A page of Ogg: "OggS", version, flags, granule position, serial number, page number, checksum, number of lengths.
_PAGE = struct.Struct("<4sBBqIIIB")
_FIRST = 2
# Streams that begin together, such as a picture and its sound.
_MOST_STREAMS = 100
_BLOCK = 1 << 20
_OPUS_RATE = 48_000


class _Stream(NamedTuple):
    """A stream of sound in Ogg: samples to the second, samples that are skipped at its start, and its serial number."""

    rate: int
    skipped: int
    serial: int


def flac_length(file: BinaryIO, size: int) -> Length:
    """The length of a FLAC file that has just been read up to its first block: the number in it."""
    block = file.read(4)
    info = file.read(_STREAMINFO_BYTES)
    if len(info) < _STREAMINFO_BYTES or block[0] & 0x7F or int.from_bytes(block[1:]) < _STREAMINFO_BYTES:
        raise FormatError(NO_AUDIO)
    # 20 bits of rate, 8 of channels and sample size, 36 of length.
    numbers = int.from_bytes(info[10:18])
    rate, samples = numbers >> 44, numbers & (1 << 36) - 1
    if not rate or not samples or not _has_all_metadata(file, block, size):
        raise FormatError(NO_LENGTH)
    return Length(samples, rate)


def _has_all_metadata(file: BinaryIO, block: bytes, size: int) -> bool:
    """Whether a FLAC file goes on to the sound, behind this block and those that follow it."""
    end = file.tell() - _STREAMINFO_BYTES
    for _ in range(_MOST_METADATA):
        end += int.from_bytes(block[1:])
        if block[0] & 0x80 or end >= size:
            break
        file.seek(end)
        block = file.read(4)
        if len(block) < 4:
            return False
        end += 4
    return bool(block[0] & 0x80) and end <= size


def ogg_length(file: BinaryIO, size: int) -> Length:
    """The length of an Ogg file of Vorbis or Opus: the position that the last page of its sound states."""
    stream = _first_sound(file)
    end = _last_position(file, size, stream.serial)
    if end <= stream.skipped:
        raise FormatError(NO_LENGTH)
    return Length(end - stream.skipped, stream.rate)


def _first_sound(file: BinaryIO) -> _Stream:
    """The first stream of sound among those that begin the file."""
    file.seek(-4, 1)
    for _ in range(_MOST_STREAMS):
        head = file.read(_PAGE.size)
        if len(head) < _PAGE.size:
            break
        magic, version, flags, _, serial, _, _, lengths = _PAGE.unpack(head)
        if magic != b"OggS" or version or not flags & _FIRST:
            break
        packet = file.read(sum(file.read(lengths)))
        if packet.startswith(b"\x01vorbis") and len(packet) >= 16:
            rate = int.from_bytes(packet[12:16], "little")
            if rate:
                return _Stream(rate, 0, serial)
        elif packet.startswith(b"OpusHead") and len(packet) >= 12:
            return _Stream(_OPUS_RATE, int.from_bytes(packet[10:12], "little"), serial)
    raise FormatError(NO_AUDIO)


def _last_position(file: BinaryIO, size: int, serial: int) -> int:
    """What the last whole page of a stream says of its position; 0 where none does.

    It is looked for from the end of the file: a page on which no packet ends states -1.
    """
    number = re.escape(serial.to_bytes(4, "little"))
    page = re.compile(rb"OggS\0[\0-\x07](?!\xff{8}).{8}" + number, re.DOTALL)
    for start in range(max(0, size - _BLOCK), -_BLOCK, -_BLOCK):
        file.seek(max(0, start))
        # A page's head may begin at the end of the block.
        block = file.read(min(_BLOCK, _BLOCK + start) + _PAGE.size)
        for found in reversed([*page.finditer(block)]):
            at = max(0, start) + found.start()
            if _is_whole(file, at, size):
                return int.from_bytes(found[0][6:14], "little", signed=True)
    return 0


def _is_whole(file: BinaryIO, at: int, size: int) -> bool:
    """Whether the page that begins at `at` ends within the file."""
    file.seek(at + _PAGE.size - 1)
    lengths = file.read(1)
    if not lengths:
        return False
    sizes = file.read(lengths[0])
    return len(sizes) == lengths[0] and file.tell() + sum(sizes) <= size
