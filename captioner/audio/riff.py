"""The chunks of a RIFF file, such as a WAV: what each is called, where its content begins and how long that is.

RF64 and BW64 files (EBU Tech 3306, ITU-R BS.2088) state sizes beyond 4 GiB in a chunk `ds64`. Python's own `wave`
reads neither these nor floats.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_UNKNOWN = 0xFFFFFFFF
# The sizes of the file and of `data` in ds64, the number of samples, and how many chunks of other ids follow.
_DS64 = struct.Struct("<QQQI")
_DS64_ROW = struct.Struct("<4sQ")
_MOST_ROWS = 100
# Sound editors write some dozens.
_MOST_CHUNKS = 10_000
# What may follow a chunk of odd size whose writer left out the byte that makes it even.
_IDS = (b"cue ", b"data", b"labl", b"LIST", b"list", b"ltxt", b"note")
BEHIND_TEXTS = (b"data", b"cue ")
"""What follows a list of texts of open size: the sound, or the points in time of the texts."""


class Chunk(NamedTuple):
    """A part of the file: `size` is what its header says, or None where a stream was written before its end was known.

    A file that is broken off may hold less.
    """

    id: bytes
    offset: int
    size: int | None


def is_wave(head: bytes) -> bool:
    """Whether a file of sound begins with these 12 bytes."""
    return head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE"


def chunks(file: BinaryIO, start: int = 12) -> Iterator[Chunk]:
    """The chunks of a RIFF file in order, up to the first whose end is unknown, and of a hostile file the first 10000.

    The file may be read and moved between two chunks. `start` is where the first chunk begins.
    """
    file.seek(4)
    # A stream also leaves the size of the whole file open. Otherwise a chunk of no bytes is just that.
    open_sizes = (0, _UNKNOWN) if file.read(4) in (bytes(4), b"\xff" * 4) else (_UNKNOWN,)
    large: dict[bytes, int] = {}
    offset = start
    for _ in range(_MOST_CHUNKS):
        header = _header(file, offset)
        if header is None:
            return
        id, stated = header
        size = None if id == b"data" and stated in open_sizes else stated
        if stated == _UNKNOWN:
            size = large.get(id)
        yield Chunk(id, offset + 8, size)
        if size is None:
            return
        if id == b"ds64" and not large:
            file.seek(offset + 8)
            large = _large_sizes(file)
        offset = _after(file, offset + 8, size)


def listed(file: BinaryIO, start: int, end: int | None) -> Iterator[Chunk]:
    """The chunks in a list whose content is from `start` to `end`; without an end, up to one of `BEHIND_TEXTS`.

    The file may be read and moved between two chunks. The last chunk may go on behind the end, or behind that of the
    file.
    """
    offset = start
    # A single byte makes the size of the list even.
    while end is None or offset + 1 < end:
        header = _header(file, offset)
        if header is None:
            return
        id, size = header
        yield Chunk(id, offset + 8, size)
        if end is None and id in BEHIND_TEXTS:
            return
        offset = _after(file, offset + 8, size)


def _header(file: BinaryIO, offset: int) -> tuple[bytes, int] | None:
    """The id and the size that are stated at `offset`; None at the end of the file."""
    file.seek(offset)
    header = file.read(8)
    return (header[:4], int.from_bytes(header[4:], "little")) if len(header) == 8 else None


def _after(file: BinaryIO, offset: int, size: int) -> int:
    """Where the chunk behind one of `size` bytes at `offset` begins: a byte later if the size is odd.

    Some writers leave that byte out.
    """
    end = offset + size
    if size % 2 == 0:
        return end
    file.seek(end)
    return end if file.read(4) in _IDS else end + 1


def _large_sizes(file: BinaryIO) -> dict[bytes, int]:
    """The sizes that a ds64 chunk states, by id; 0 where a stream was written before its end was known."""
    numbers = file.read(_DS64.size)
    if len(numbers) < _DS64.size:
        return {}
    _, data_size, _, rows = _DS64.unpack(numbers)
    table = file.read(_DS64_ROW.size * min(rows, _MOST_ROWS))
    whole = len(table) // _DS64_ROW.size * _DS64_ROW.size
    sizes = {**dict(_DS64_ROW.iter_unpack(table[:whole])), b"data": data_size}
    return {id: size for id, size in sizes.items() if size}
