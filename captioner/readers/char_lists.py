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
        pieces = _placed(
            row, [_listed(row, document, number, alone=False) for number, document in enumerate(documents, 1)]
        )
        if not any(pieces):
            raise not_ready(row, list(documents))
        audio = ("audio_base64", "audio", "audioContent")
        events: list[Document] = [
            {"type": "audio", "audio_timestamps": _timestamps(piece), "audio_content": document.get(key)}
            for piece, document in zip(pieces, documents, strict=True)
            for key in [next((key for key in audio if key in document), "audio")]
            if piece
        ]
        found = resemble.timings([*events, {"type": "audio_end"}], ms_per_unit, True)
        return _spoken(found, [[entry for piece in pieces for entry in piece]])
    clips: list[Document] = []
    lists: list[list[Entry]] = []
    for number, document in enumerate(documents, 1):
        listed = _listed(row, document, number, alone=True)
        if not listed:
            raise not_ready(row, [document])
        timestamps = _timestamps(listed)
        clips.append({"audio_timestamps": timestamps, "uuid": id_of(document), "language": language_of(row, document)})
        lists.append(listed)
    return _spoken(resemble.timings(clips, ms_per_unit, True), lists)


def _spoken(timings: Sequence[Timing], lists: Sequence[Sequence[Entry]]) -> tuple[Timing, ...]:
    """The timings with the speakers of their characters, if these have any."""
    if len(timings) != len(lists) or not any(entry[3] for listed in lists for entry in listed):
        return tuple(timings)
    from captioner.readers.char_speakers import spoken

    return tuple(spoken(timing, listed) for timing, listed in zip(timings, lists, strict=True))


def _listed(row: Row, document: Document, number: int, *, alone: bool) -> list[Entry]:
    """The characters of a document, with white space where the speaker changes; `alone` if it is no piece of a clip."""
    try:
        listed = entries(row, document)
    except TimingError as error:
        raise error.about(clip_name(id_of(document), None, number)) from None
    if not row.speaker or not (row.speaker in document or any(entry[3] for entry in listed)):
        return listed
    from captioner.readers.char_speakers import SEGMENTS, parted, with_voices

    return parted(with_voices(listed, document, alone=alone) if row.speaker == SEGMENTS else listed)


def _placed(row: Row, pieces: list[list[Entry]]) -> list[list[Entry]]:
    """Pieces whose times count from their own start, each after the end of the one before; others as they are."""
    if not row.from_piece:
        return pieces
    placed: list[list[Entry]] = []
    begin = 0.0
    for piece in pieces:
        placed.append([(char, _later(start, begin), _later(end, begin), own) for char, start, end, own in piece])
        begin = max([begin, *(end for _, _, end, _ in placed[-1] if isinstance(end, int | float))])
    return placed


def _later(time: Any, by: float) -> Any:
    return None if time is None else added(time, by)


def _timestamps(listed: Sequence[Entry]) -> Document:
    return {
        "graph_chars": [char for char, *_ in listed],
        "graph_times": [[start, end] for _, start, end, _ in listed],
    }
