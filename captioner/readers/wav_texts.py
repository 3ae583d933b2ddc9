"""The characters in the header of a WAV: the labelled texts of its lists, at the points in time of its chunk `cue `."""

import struct
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from captioner.audio.riff import BEHIND_TEXTS, Chunk, listed
from captioner.errors import FormatError, shown
from captioner.readers.sounds import GIVE_JSON

# What to do about a file that is broken off, is damaged, or has no timings.
SAVE_WHOLE = "save the whole file again"
DAMAGED = f"its header is damaged, so stream it again, or {GIVE_JSON}"
NO_TIMINGS = (
    f"stream it again with wav_encoded_timestamps: true (a player or editor may have removed them), or {GIVE_JSON}"
)
MOST = 4_000_000
"""How many points or texts a file may have: a book has half a million characters, and as many phonemes."""

# The point's id, the length in samples and the purpose of a labelled text; its text is behind these.
_LABEL, _LABEL_BYTES = struct.Struct("<II4s"), 20
# In bytes: a character is no novel.
_LONGEST = 10_000


class Span(NamedTuple):
    """A character, and its first sample and that behind its last."""

    text: str
    start: int
    end: int


def spans_in(file: BinaryIO, size: int, points: Mapping[int, int], lists: list[Chunk]) -> list[Span]:
    """The characters in all lists, in their order."""
    spans: list[Span] = []
    has_others = False
    for one in lists:
        for chunk in _texts(file, size, one, spans):
            span = _span(file, chunk, points, spans)
            if span is None:
                has_others = True
            else:
                spans.append(span)
    if not spans:
        what = "no timings of characters (ltxt with the purpose grph), only other texts" if has_others else "no texts"
        raise FormatError(f"is a WAV whose header has {what}: {NO_TIMINGS}")
    return spans


def _texts(file: BinaryIO, size: int, one: Chunk, spans: list[Span]) -> Iterator[Chunk]:
    """The labelled texts of a list; raises `FormatError` after the last one if there were more."""
    end = None if one.size is None else one.offset + one.size
    is_whole = end is not None and end <= size
    for number, chunk in enumerate(listed(file, one.offset + 4, end)):
        if number == MOST:
            raise FormatError(f"is a WAV with more than {MOST} texts in its header: {DAMAGED}")
        if end is None and chunk.id in BEHIND_TEXTS:
            return
        behind = chunk.offset + (chunk.size or 0)
        if is_whole and end is not None and behind > end:
            raise FormatError(f"is a WAV whose list of texts ends within a text, {_place(spans)}: {DAMAGED}")
        if behind > size:
            break
        if chunk.id == b"ltxt":
            yield chunk
    if not is_whole:
        raise FormatError(f"is a WAV that is broken off in its timings, {_place(spans)}: {SAVE_WHOLE}")


def _span(file: BinaryIO, chunk: Chunk, points: Mapping[int, int], spans: list[Span]) -> Span | None:
    """A character; None for a text of another purpose."""
    file.seek(chunk.offset)
    numbers = file.read(min(chunk.size or 0, _LABEL_BYTES))
    which = f"character {len(spans)}"
    if len(numbers) < _LABEL_BYTES:
        raise FormatError(f"is a WAV whose text {_place(spans)} is too short to have a time: {DAMAGED}")
    point, samples, purpose = _LABEL.unpack_from(numbers)
    if purpose != b"grph":
        return None
    if (chunk.size or 0) > _LONGEST:
        raise FormatError(f"is a WAV whose {which} has {chunk.size} bytes of text: {DAMAGED}")
    try:
        text = file.read((chunk.size or 0) - _LABEL_BYTES).rstrip(b"\0").decode()
    except UnicodeDecodeError:
        raise FormatError(f"is a WAV whose {which} is not UTF-8: {DAMAGED}") from None
    if point not in points:
        raise FormatError(
            f"is a WAV whose {which}, {shown(text)}, is at the point {point}, which its chunk cue lacks: {DAMAGED}"
        )
    return Span(text, points[point], points[point] + samples)


def _place(spans: list[Span]) -> str:
    """The place after the characters that were read."""
    return f"after character {len(spans) - 1}, {shown(spans[-1].text)}" if spans else "before the first character"
