"""The length of an MP3: what its first frame counts, less the encoder's padding, or else all of its frames."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from captioner.audio.length import NO_AUDIO, NO_LENGTH, TOO_LONG, Length
from captioner.audio.mp3_frame import COUNT_BYTES, HEAD, Count, Frame, count_in, frame_of
from captioner.errors import FormatError

# Anything may look like the head of a frame, but hardly like those of several in a row.
_IN_A_ROW, _IN_A_ROW_AGAIN = 4, 2
# Bounds for hostile files: how far the first frame is looked for, how many places may turn out to be no frame, and how
# many tags may follow each other. No clip may last 100 hours, the frames of which are counted in 10 seconds.
_MOST_JUNK, _MOST_FALSE, _MOST_TAGS = 1 << 20, 10_000, 100
_MOST_S = 100 * 3600
_BLOCK = 1 << 16


def after_tags(file: BinaryIO, at: int) -> int:
    """Where the file goes on behind the ID3v2 tags that begin at `at`."""
    for _ in range(_MOST_TAGS):
        file.seek(at)
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3":
            break
        at += 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
    return at


def length(file: BinaryIO, start: int, size: int) -> Length:
    """The length of the MP3 that begins at `start` in a file of `size` bytes.

    Raises `FormatError` where there are no frames, nothing but padding in them, or more than 100 hours of them.
    """
    frames = _Frames(file, size, iter(range(_MOST_FALSE)))
    at, first, count = frames.first(start)
    number = count.frames if count else 0
    if not number:
        number = frames.number_of(first, at + first.size if count else at)
    samples = number * first.samples - (count.padding if count else 0)
    if samples <= 0:
        raise FormatError(NO_LENGTH)
    return Length(samples, first.rate)


@dataclass(frozen=True, slots=True)
class _Frames:
    """The frames of a file of `size` bytes; `false` has an item for each place that may turn out to be no frame."""

    file: BinaryIO
    size: int
    false: Iterator[int]

    def first(self, start: int) -> tuple[int, Frame, Count | None]:
        """Where the first frame is, and what it counts if it counts others; any other has to be followed by some."""
        for at in self._heads(start, min(self.size, start + _MOST_JUNK)):
            frame = self._frame_at(at)
            if frame:
                self.file.seek(at)
                count = count_in(self.file.read(min(frame.size, COUNT_BYTES)), frame)
                if count or self._are_in_a_row(at, frame, _IN_A_ROW):
                    return at, frame, count
            if next(self.false, None) is None:
                break
        raise FormatError(NO_AUDIO)

    def number_of(self, first: Frame, at: int | None) -> int:
        """How many whole frames of the same kind begin at `at` or later; a tag between them, or junk, is left out."""
        number, most = 0, _MOST_S * first.rate // first.samples
        while at is not None:
            frame = self._frame_at(at)
            if frame is None or frame.kind != first.kind:
                at = self._found_again(first, at)
                continue
            number += 1
            if number > most:
                raise FormatError(TOO_LONG)
            at += frame.size
        return number

    def _found_again(self, first: Frame, at: int) -> int | None:
        """Where frames of the same kind go on behind something else, or None where they do not."""
        for head in self._heads(after_tags(self.file, at), self.size):
            if next(self.false, None) is None:
                raise FormatError(NO_LENGTH)
            if self._are_in_a_row(head, first, _IN_A_ROW_AGAIN):
                return head
        return None

    def _heads(self, at: int, end: int) -> Iterator[int]:
        """Where something that may be the head of a frame begins, from `at` to `end`."""
        while at < end:
            self.file.seek(at)
            # Two bytes of the next block, as a head has three.
            block = self.file.read(min(_BLOCK, end - at) + 2)
            yield from (at + found.start() for found in HEAD.finditer(block))
            at += _BLOCK

    def _are_in_a_row(self, at: int, first: Frame, times: int) -> bool:
        """Whether so many frames of the same kind follow each other."""
        for _ in range(times):
            frame = self._frame_at(at)
            if frame is None or frame.kind != first.kind:
                return False
            at += frame.size
        return True

    def _frame_at(self, at: int) -> Frame | None:
        """The frame that begins at `at` and is there to its end, if one does."""
        self.file.seek(at)
        head = self.file.read(3)
        if len(head) < 3 or head[0] != 0xFF:
            return None
        frame = frame_of(head[1], head[2])
        return frame if frame and at + frame.size <= self.size else None
