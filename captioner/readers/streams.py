"""The clips in saved streams: events in the order in which they came, several streams at once, cut, repeated, shuffled.

`"type": "audio"` is a piece of a clip, with the characters and times of a stretch of its sound; `audio_end` closes it;
`error` says that the service gave up. A `request_id` names the stream of an event.

What is mended is noted: pieces whose times each start again at 0 follow one another; what was sent before is dropped;
pieces with an index are put in its order. Times that run on through a stream are not touched.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from captioner.errors import TimingError
from captioner.readers.documents import Document
from captioner.readers.names import cut
from captioner.readers.piece_times import INDEX_KEYS, Clip, Follows, is_spoken
from captioner.readers.service_errors import service_message
from captioner.readers.timestamps import chars_and_times, timestamps_of
from captioner.timing.repair import Level, Repair, placed
from captioner.timing.words import Word


@dataclass(frozen=True, slots=True)
class Note:
    """What was wrong with a stream: one sentence, and the index of the first character that it is about.

    `level` is "off" for what is said, and cannot be mended.
    """

    detail: str
    char: int = 0
    level: Level = "auto"


@dataclass(slots=True)
class Stream:
    """The events of one stream so far."""

    request_id: object
    pieces: list[Document] = field(default_factory=list)
    has_end: bool = False
    error: str | None = None


def streams(events: Sequence[Document]) -> list[Stream]:
    """The streams in a run of events, parted by `request_id`, in the order in which they begin.

    An event without a `request_id` belongs to the stream of the event before it.
    """
    found: list[Stream] = []
    open_ones: dict[object, Stream] = {}
    last: object = None
    for event in events:
        name = event.get("request_id")
        last = name = last if name is None else name if isinstance(name, str | int) else str(name)
        stream = open_ones.get(name)
        if event.get("type") == "audio":
            if stream is None or (stream.has_end and not _is_late(event, stream)):
                stream = open_ones[name] = Stream(event.get("request_id"))
                found.append(stream)
            stream.pieces.append(event)
        elif event.get("type") == "error":
            if stream is None:
                stream = open_ones[name] = Stream(event.get("request_id"))
                found.append(stream)
            stream.error = cut(service_message(event) or "no message")
        elif stream is not None:
            stream.has_end = True
    return found


def joined(stream: Stream, name: str, ms_per_unit: int) -> tuple[Document, tuple[Note, ...]]:
    """The clip that the pieces of a stream make up, and what was wrong with them.

    Raises `TimingError`, with the piece, for one whose characters and times differ in number, and for one that starts
    before those ahead of it although it neither starts at 0 nor repeats them.
    """
    pieces, notes = _in_order(stream.pieces)
    clip, mended, silent = _put_together(pieces, Clip(ms_per_unit), name)
    if "restarts" in mended:
        clip, mended, silent = _put_together(pieces, Clip(ms_per_unit, is_eager=True), name)
    for how, found in mended.items():
        detail = f"{_listed([number for number, _ in found])} of its stream: {_MENDED[how]}"
        if how == "restarts":
            detail += f" (by {clip.offsets[1] * ms_per_unit / 1000:g} s, the first)"
        notes.append(Note(detail, found[0][1]))
    if silent and clip.chars:
        notes.append(Note(f"{_listed(silent)} of its stream: no timings", level="off"))
    if stream.error is not None:
        detail = f"the service ended its stream with an error: {stream.error}"
        notes.append(Note(detail, len(clip.chars), level="off"))
    elif not stream.has_end:
        detail = "its stream has no audio_end: it may have been cut"
        notes.append(Note(detail, len(clip.chars), level="off"))
    timestamps = {"graph_chars": clip.chars, "graph_times": clip.times}
    return {"audio_timestamps": timestamps, "uuid": stream.request_id}, tuple(notes)


def _put_together(
    pieces: Sequence[tuple[int, Document]], clip: Clip, name: str
) -> tuple[Clip, dict[Follows, list[tuple[int, int]]], list[int]]:
    """The clip; by how they do not simply follow, the numbers and first characters of pieces; those without timings."""
    mended: dict[Follows, list[tuple[int, int]]] = {}
    silent: list[int] = []
    for number, piece in pieces:
        at = len(clip.chars)
        try:
            chars, times = chars_and_times(timestamps_of(piece))
            how = clip.add(chars, times, piece) if chars else None
        except TimingError as error:
            index = None if error.index is None else at + error.index
            raise TimingError(f"{name}, piece {number} of its stream: {error}", index=index) from None
        # Empty lists say that nothing is spoken in a piece.
        if not timestamps_of(piece):
            silent.append(number)
        if how is not None:
            first = next((index for index, char in enumerate(chars) if is_spoken(char)), 0)
            mended.setdefault(how, []).append((number, at + first))
    return clip, mended, silent


_MENDED = {
    "restarts": "times that start again at 0, moved to the end of the piece before",
    "repeats": "sent before, dropped",
    "overlaps": "what was sent before and more, of which only what is new was kept",
}


def _in_order(pieces: Sequence[Document]) -> tuple[list[tuple[int, Document]], list[Note]]:
    """The pieces with their number in the file, by their index where all have one, and what that changed."""
    numbered = list(enumerate(pieces, 1))
    indices = [_index(piece) for piece in pieces]
    known = [index for index in indices if index is not None]
    if len(known) < len(pieces):
        return numbered, []
    notes = []
    steps = [after - before for before, after in zip(sorted({*known}), sorted({*known})[1:], strict=False)]
    if steps and max(steps) > 1 and 2 * steps.count(1) >= len(steps):
        missing = next(at for at in range(min(known), max(known)) if at not in known)
        notes.append(Note(f"its stream lacks the piece with the index {missing}", level="off"))
    if known != sorted(known):
        notes.append(Note("its stream's pieces are out of order: sorted by their index"))
        numbered.sort(key=lambda pair: known[pair[0] - 1])
    return numbered, notes


def _is_late(piece: Document, stream: Stream) -> bool:
    """Whether a piece that comes after the end of its stream is still part of it: its index is a new one."""
    index = _index(piece)
    known = [_index(other) for other in stream.pieces]
    return index is not None and None not in known and index not in known


def _index(piece: Mapping[str, Any]) -> int | None:
    found = (piece[key] for key in INDEX_KEYS if key in piece)
    return next((index for index in found if isinstance(index, int) and not isinstance(index, bool)), None)


def _listed(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"piece {numbers[0]}"
    shown = [str(number) for number in numbers[:5]] + (["more"] if len(numbers) > 5 else [])
    return f"pieces {', '.join(shown[:-1])} and {shown[-1]}"


def stream_repairs(
    notes: Sequence[Note], words: Sequence[Word], starts_ms: Sequence[float | None]
) -> tuple[Repair, ...]:
    """What was wrong with the stream of a clip with these words, and starts of characters, as repairs."""
    starts = [word.start_ms for word in words]
    found = []
    for note in notes:
        from_ms = next((start for start in starts_ms[note.char :] if start is not None), words[-1].start_ms)
        first = max(bisect_right(starts, from_ms) - 1, 0)
        detail = f"{note.detail} after {placed(words[-1])}" if note.char >= len(starts_ms) else note.detail
        found.append(
            Repair("stream", first, len(words) - first, words[first].start_ms, words[-1].end_ms, detail, note.level)
        )
    return tuple(found)
