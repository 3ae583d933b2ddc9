"""`wav_peaks`: how loud a WAV file is, step by step, to draw its waveform.

A file is read a second at a time, so that its length makes no difference to memory.
"""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from captioner.audio import riff, wav

STEPS_A_SECOND = 100
"""How many steps `Peaks` has for each second."""

_PCM, _FLOAT = 1, 3
_WIDTHS = {_PCM: (1, 2, 3, 4), _FLOAT: (4, 8)}
_FULL = 32767
# 8 bits are counted from 0 to 255, and are silent at 128.
_SIGNED = bytes((value + 128) % 256 for value in range(256))


@dataclass(frozen=True, slots=True)
class Peaks:
    """The loudest sample of each step in all channels, from 0 to 255; 255 is the loudest of all."""

    levels: bytes


def wav_peaks(file: BinaryIO) -> Peaks | None:
    """The peaks of a WAV file of integers or floats; None for anything else, and where it holds no sample.

    Of a file that is broken off, those of what is there.
    """
    if not riff.is_wave(file.read(12)):
        return None
    found: dict[bytes, riff.Chunk] = {}
    for chunk in riff.chunks(file):
        found.setdefault(chunk.id, chunk)
        if {b"fmt ", b"data"} <= found.keys():
            break
    format_ = wav.format_of(file, found[b"fmt "]) if b"fmt " in found else None
    if format_ is None or b"data" not in found:
        return None
    width = format_.sample_bytes // max(format_.channels, 1)
    if width not in _WIDTHS.get(format_.kind, ()) or not 0 < format_.rate <= 1_000_000:
        return None
    file.seek(found[b"data"].offset)
    heights = array("H", _heights(file, found[b"data"].size, format_, width))
    loudest = max(heights, default=0)
    return Peaks(bytes(255 * height // (loudest or 1) for height in heights)) if heights else None


def _heights(file: BinaryIO, size: int | None, format_: wav.Format, width: int) -> Iterator[int]:
    """The largest distance from silence in each step, from 0 to 32767."""
    left = sys.maxsize if size is None else size
    edges = [format_.channels * (format_.rate * step // STEPS_A_SECOND) for step in range(STEPS_A_SECOND + 1)]
    second = format_.rate * format_.sample_bytes
    while data := file.read(min(second, left)):
        left -= len(data)
        samples = _samples(data[: len(data) - len(data) % width], format_.kind, width)
        for start, end in pairwise(edges):
            if start < len(samples) and start < end:
                step = samples[start:end]
                yield _height(max(max(step), -min(step)), format_.kind)


def _height(distance: float, kind: int) -> int:
    if kind == _FLOAT:
        distance = distance * _FULL if abs(distance) <= 1 else _FULL * (distance > 1)  # not a number is silence
    return min(int(distance), _FULL)


def _samples(data: bytes, kind: int, width: int) -> "array[int] | array[float]":
    """Samples in the machine's order of bytes: of integers the 16 bits that count most, of floats all."""
    if kind == _FLOAT:
        floats = array("f" if width == 4 else "d", data)
        if sys.byteorder == "big":
            floats.byteswap()
        return floats
    pairs = bytearray(len(data) // width * 2)
    pairs[1::2] = data.translate(_SIGNED) if width == 1 else data[width - 1 :: width]
    if width > 1:
        pairs[::2] = data[width - 2 :: width]
    integers = array("h", bytes(pairs))
    if sys.byteorder == "big":
        integers.byteswap()
    return integers
