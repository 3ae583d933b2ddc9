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


def chunks(file: BinaryIO) -> Iterator[Chunk]:
    """The chunks of a RIFF file in order, up to the first whose end is unknown, and of a hostile file the first 10000.

    The file may be read and moved meanwhile.
    """
    file.seek(4)
    # A stream also leaves the size of the whole file open. Otherwise a chunk of no bytes is just that.
    open_sizes = (0, _UNKNOWN) if file.read(4) in (bytes(4), b"\xff" * 4) else (_UNKNOWN,)
    large: dict[bytes, int] = {}
    offset = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(offset)
        header = file.read(8)
        if len(header) < 8:
            return
        id, stated = header[:4], int.from_bytes(header[4:], "little")
        size = None if id == b"data" and stated in open_sizes else stated
        if stated == _UNKNOWN:
            size = large.get(id)
        yield Chunk(id, offset + 8, size)
        if size is None:
            return
        if id == b"ds64" and not large:
            file.seek(offset + 8)
            large = _large_sizes(file)
        offset += 8 + size + size % 2


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
