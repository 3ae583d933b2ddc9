"""The clip in the header of a WAV, with its keys as in an answer of the API.

Streaming synthesis with `wav_encoded_timestamps` writes the timings ahead of the sound: a chunk `cue ` with a point for
each character or phoneme, and a list `adtl` of labelled texts (`ltxt`), each with the id of its point, its length in
samples, a purpose, which is `grph` for characters and `phon` for phonemes, and its text.
Formats: https://docs.app.resemble.ai, and "Multimedia Programming Interface and Data Specifications 1.0" (IBM and
Microsoft, 1991).
"""

import os
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from captioner.audio.riff import BEHIND_TEXTS, Chunk, chunks, is_wave, listed
from captioner.audio.wav import length
from captioner.errors import FormatError
from captioner.readers.wav_texts import DAMAGED, MOST, NO_TIMINGS, SAVE_WHOLE, spans_in

_FORMAT = struct.Struct("<HHIIHH")
_POINT = struct.Struct("<I16xI")
_AT_ONCE = 4096
# The id and the size of a chunk.
_HEADER = 8


def clip_of_wav(file: BinaryIO) -> Mapping[str, Any]:
    """The clip in the header of a WAV, with times in seconds.

    Only the header is read. Raises `FormatError` where it has no timings, or is damaged.
    """
    size = file.seek(0, os.SEEK_END)
    rate, points, lists = _header(file, size)
    spans = spans_in(file, size, points, lists)
    clip: dict[str, Any] = {
        "audio_timestamps": {
            "graph_chars": [span.text for span in spans],
            "graph_times": [[span.start / rate, span.end / rate] for span in spans],
        }
    }
    with suppress(FormatError):  # a stream, and what is broken off, have no length that is known
        sound = length(file, size)
        clip["duration"] = sound.samples / sound.rate
    return clip


def may_have_timings(file: BinaryIO) -> bool:
    """Whether a file is a WAV with points in its header, or one that is damaged; a WAV without any is only a sound."""
    return not is_wave(file.read(12)) or any(chunk.id in (b"cue ", b"ltxt") for chunk in chunks(file))


def _header(file: BinaryIO, size: int) -> tuple[int, dict[int, int], list[Chunk]]:
    """The samples a second, the first sample of each point by its id, and the lists of texts."""
    rate = 0
    points: dict[int, int] | None = None
    lists: list[Chunk] = []
    for chunk in _all_chunks(file):
        if chunk.id == b"fmt ":
            rate = _rate(file, chunk)
        elif chunk.id == b"cue " and points is None:
            points = _points(file, chunk, size)
        elif chunk.id.lower() == b"list" and _is_of_texts(file, chunk, size):
            # A stream may leave the size of the list open as 0, too: it then goes on to the sound.
            lists.append(chunk if chunk.size else chunk._replace(size=None))
        elif chunk.id == b"ltxt":
            raise FormatError(f"is a WAV whose list of texts ends before the last text: {DAMAGED}")
    if not rate:
        raise FormatError(f"is a WAV that does not say how many samples a second it has: {SAVE_WHOLE}")
    if points is None and not lists:
        raise FormatError(f"is a WAV without timings in its header: {NO_TIMINGS}")
    if points is None:
        raise FormatError(f"is a WAV whose header has texts but no points in time (no chunk cue): {NO_TIMINGS}")
    return rate, points, lists


def _all_chunks(file: BinaryIO) -> Iterator[Chunk]:
    """The chunks of the file, also behind a `cue ` or a list of texts of open size."""
    start: int | None = 12
    while start is not None:
        at, start = start, None
        for chunk in chunks(file, at):
            yield chunk
            start = _behind_open(file, chunk)
            if start is not None:
                break


def _behind_open(file: BinaryIO, chunk: Chunk) -> int | None:
    """Where the next chunk begins behind one of open size whose content tells; None for any other chunk."""
    file.seek(chunk.offset)
    if chunk.id == b"cue " and chunk.size is None:
        return chunk.offset + 4 + _POINT.size * int.from_bytes(file.read(4), "little")
    if chunk.id.lower() == b"list" and not chunk.size and file.read(4) == b"adtl":
        behind = next((one for one in listed(file, chunk.offset + 4, None) if one.id in BEHIND_TEXTS), None)
        return None if behind is None else behind.offset - _HEADER
    return None


def _rate(file: BinaryIO, chunk: Chunk) -> int:
    file.seek(chunk.offset)
    numbers = file.read(_FORMAT.size)
    return int(_FORMAT.unpack(numbers)[2]) if len(numbers) == _FORMAT.size else 0


def _points(file: BinaryIO, chunk: Chunk, size: int) -> dict[int, int]:
    """The first sample of each point, by its id."""
    file.seek(chunk.offset)
    count = int.from_bytes(file.read(4), "little")
    needed = 4 + count * _POINT.size
    if count > MOST or (chunk.size is not None and needed > chunk.size):
        raise FormatError(f"is a WAV whose chunk cue has no room for the {count} points that it states: {DAMAGED}")
    if chunk.offset + needed > size:
        raise FormatError(f"is a WAV that is broken off in its chunk cue, which has {count} points: {SAVE_WHOLE}")
    points: dict[int, int] = {}
    for first in range(0, count, _AT_ONCE):
        points.update(_POINT.iter_unpack(file.read(_POINT.size * min(_AT_ONCE, count - first))))
    if len(points) < count:
        raise FormatError(f"is a WAV whose chunk cue has several points of one id: {DAMAGED}")
    return points


def _is_of_texts(file: BinaryIO, chunk: Chunk, size: int) -> bool:
    """Whether a list is of texts; one that is broken off ahead of its kind may be."""
    if chunk.offset + 4 > size:
        raise FormatError(f"is a WAV that is broken off before its texts: {SAVE_WHOLE}")
    file.seek(chunk.offset)
    return file.read(4) == b"adtl"
