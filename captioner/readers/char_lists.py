"""`Timing` from lists of characters with their times, of any vendor.

The reader of Resemble's clips gets them in its own form, so that streams, units and bad times are treated alike.
"""

from collections.abc import Sequence
from typing import Any

from captioner.errors import TimingError
from captioner.readers import resemble
from captioner.readers.documents import Document
from captioner.readers.lists import Entry, added, entries, id_of, language_of, not_ready
from captioner.readers.names import clip_name
from captioner.readers.vendors import Row
from captioner.timing.words import Timing


def timings(row: Row, documents: Sequence[Document], ms_per_unit: int) -> tuple[Timing, ...]:
    """The timings of the clips in the documents of a row; `captioner.readers` describes the errors."""
    if row.unit == "ms":
        ms_per_unit = 1
    if row.in_pieces and len(documents) > 1:
        pieces = _placed(row, [_listed(row, document, number) for number, document in enumerate(documents, 1)])
        if not any(pieces):
            raise not_ready(row, list(documents))
        audio = ("audio_base64", "audio", "audioContent")
        events: list[Document] = [
            {"type": "audio", "audio_timestamps": _timestamps(piece), "audio_content": document.get(key)}
            for piece, document in zip(pieces, documents, strict=True)
            for key in [next((key for key in audio if key in document), "audio")]
            if piece
        ]
        return resemble.timings([*events, {"type": "audio_end"}], ms_per_unit, True)
    clips: list[Document] = []
    for number, document in enumerate(documents, 1):
        listed = _listed(row, document, number)
        if not listed:
            raise not_ready(row, [document])
        timestamps = _timestamps(listed)
        clips.append({"audio_timestamps": timestamps, "uuid": id_of(document), "language": language_of(row, document)})
    return resemble.timings(clips, ms_per_unit, True)


def _listed(row: Row, document: Document, number: int) -> list[Entry]:
    try:
        return entries(row, document)
    except TimingError as error:
        raise error.about(clip_name(id_of(document), None, number)) from None


def _placed(row: Row, pieces: list[list[Entry]]) -> list[list[Entry]]:
    """Pieces whose times count from their own start, each after the end of the one before; others as they are."""
    if not row.from_piece:
        return pieces
    placed: list[list[Entry]] = []
    begin = 0.0
    for piece in pieces:
        placed.append([(char, _later(start, begin), _later(end, begin)) for char, start, end in piece])
        begin = max([begin, *(end for _, _, end in placed[-1] if isinstance(end, int | float))])
    return placed


def _later(time: Any, by: float) -> Any:
    return None if time is None else added(time, by)


def _timestamps(listed: Sequence[Entry]) -> Document:
    return {
        "graph_chars": [char for char, _, _ in listed],
        "graph_times": [[start, end] for _, start, end in listed],
    }
