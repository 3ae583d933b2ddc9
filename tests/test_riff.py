"""The chunks of RIFF files."""

import io
import struct
from time import process_time

import pytest

from captioner.audio.riff import Chunk, chunks, is_wave
from tests.sounds import riff

_OPEN = 0xFFFFFFFF


def found(content: bytes) -> list[Chunk]:
    return list(chunks(io.BytesIO(content)))


def ds64(data_size: int, *rows: tuple[bytes, int]) -> tuple[bytes, None, bytes]:
    table = b"".join(struct.pack("<4sQ", id, size) for id, size in rows)
    return b"ds64", None, struct.pack("<QQQI", 0, data_size, 0, len(rows)) + table


def test_chunks_come_in_order_with_their_place_and_size() -> None:
    content = riff((b"fmt ", None, bytes(16)), (b"odd ", None, b"abc"), (b"data", None, b"sound!"))
    assert found(content) == [Chunk(b"fmt ", 20, 16), Chunk(b"odd ", 44, 3), Chunk(b"data", 56, 6)]
    assert content[56:62] == b"sound!"


def test_the_file_may_be_read_between_two_chunks() -> None:
    file = io.BytesIO(riff((b"a   ", None, b"abc"), (b"b   ", None, b"de")))
    contents = []
    for chunk in chunks(file):
        file.seek(chunk.offset)
        contents.append(file.read(chunk.size))
    assert contents == [b"abc", b"de"]


@pytest.mark.parametrize("magic", [b"RF64", b"BW64"])
def test_sizes_beyond_4_gib_are_those_that_ds64_states(magic: bytes) -> None:
    content = riff(ds64(2**33, (b"big ", 6)), (b"big ", _OPEN, b"abcdef"), (b"data", _OPEN, b""), magic=magic)
    assert found(content)[1:] == [Chunk(b"big ", 68, 6), Chunk(b"data", 82, 2**33)]


@pytest.mark.parametrize(("size", "stated"), [(_OPEN, _OPEN), (0, 0), (None, _OPEN), (_OPEN, 0)])
def test_the_end_of_a_stream_is_unknown_and_its_sound_is_not_read_as_chunks(size: int | None, stated: int) -> None:
    content = riff((b"fmt ", None, bytes(16)), (b"data", stated, b"LIST\4\0\0\0data"), size=size)
    assert found(content) == [Chunk(b"fmt ", 20, 16), Chunk(b"data", 44, None)]


def test_a_ds64_that_was_written_ahead_of_a_stream_states_nothing() -> None:
    content = riff(ds64(0), (b"data", _OPEN, bytes(8)), magic=b"RF64", size=_OPEN)
    assert found(content)[1:] == [Chunk(b"data", 56, None)]


def test_a_chunk_without_content_is_one_where_the_size_of_the_file_is_known() -> None:
    content = riff((b"data", None, b""), (b"LIST", None, b"abcd"))
    assert found(content) == [Chunk(b"data", 20, 0), Chunk(b"LIST", 28, 4)]


@pytest.mark.parametrize("kept", range(12, 56))
def test_a_file_that_is_broken_off_has_the_chunks_that_begin_in_it(kept: int) -> None:
    content = riff(ds64(6), (b"data", None, b"sound!"))
    assert found(content[:kept]) == [Chunk(b"ds64", 20, 28), Chunk(b"data", 56, 6)][: (kept >= 20) + (kept >= 56)]


def test_a_hostile_file_costs_little() -> None:
    start = process_time()
    assert len(found(riff() + b"junk\0\0\0\0" * 1_000_000)) == 10_000
    rows = struct.pack("<QQQI", 0, 8, 0, _OPEN) + bytes(10_000_000)
    assert found(riff((b"ds64", None, rows), (b"data", _OPEN, bytes(8))))[1].size == 8
    assert process_time() - start < 1


def test_other_files_are_no_wave() -> None:
    assert is_wave(riff()[:12])
    for head in (b"", b"RIFF", b"RIFF\0\0\0\0AVI ", b"FORM\0\0\0\0WAVE", b"RIFX\0\0\0\0WAVE"):
        assert not is_wave(head)
