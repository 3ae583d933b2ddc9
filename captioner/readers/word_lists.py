"""`Timing` from lists of words, or of tokens that are parts of words, with their times, of any vendor."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any
from unicodedata import category

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown
from captioner.readers.documents import Document
from captioner.readers.lists import Entry, duration_ms_of, entries, id_of, language_of, not_ready
from captioner.readers.names import clip_name
from captioner.readers.paths import value_at
from captioner.readers.punctuation import punctuated
from captioner.readers.vendors import Row
from captioner.timing.numbers import whole_ms
from captioner.timing.words import Timing

if TYPE_CHECKING:
    from captioner.readers.streams import Note

TimedText = tuple[str, int | None, int | None, str | None]

# A token of whisper.cpp that is no text: [_BEG_], [_TT_250].
_SPECIAL = re.compile(r"\[_\w+\]").fullmatch
# A piece whose times count from its start begins this early, before the last word of the piece ahead of it.
_EARLY_MS, _JITTER_MS = 500, 100
# No time is later, in any unit; integers beyond it and floats would overflow.
_FAR_MS = 10**15
# Letters that last longer on average are in another unit; see `time_unit`.
_LONGEST_MS = 5000


def timings(row: Row, documents: Sequence[Document], ms_per_unit: int) -> tuple[Timing, ...]:
    """The timings of the clips in the documents of a row; `captioner.readers` describes the errors."""
    if row.in_pieces:
        return (_timing(row, documents, 1, ms_per_unit),)
    return tuple(_timing(row, [document], number, ms_per_unit) for number, document in enumerate(documents, 1))


def _timing(row: Row, documents: Sequence[Document], number: int, ms_per_unit: int) -> Timing:
    first = documents[0]
    uuid = None if row.in_pieces else id_of(first)
    try:
        notes: list[Note] = []
        words = list(_with_timed_punctuation(_words(row, documents, ms_per_unit, notes)))
        if not row.in_order:
            words = _sorted(words)
        if all(start is None for _, start, _, _ in words):
            words = _segments(row, documents, ms_per_unit)
        if all(start is None for _, start, _, _ in words):
            raise not_ready(row, list(documents))
        texts = [text for text, *_ in words]
        if 2 * sum(len(text.split()) > 1 for text in texts) > len(words):
            from captioner.readers.segments import timing_of_segments

            _check_unit(row, words, max(end_ms or 0 for _, _, end_ms, _ in words))
            return timing_of_segments(row, first, words, uuid)
        if not any(map(str.strip, texts)):
            raise TimingError("there is nothing to caption: its words are all white space")
        last_ms = max((end_ms for _, _, end_ms, _ in words if end_ms is not None), default=0)
        _check_unit(row, words, last_ms)
        whole = value_at(first, row.full_text) if row.full_text else None
        if isinstance(whole, str):
            texts = punctuated(texts, whole)
        timing = Timing.from_words(
            [(text, start_ms, end_ms, own) for text, (_, start_ms, end_ms, own) in zip(texts, words, strict=True)],
            duration_ms=duration_ms_of(row, first, last_ms),
            language=language_of(row, first),
            uuid=uuid,
            repair=None,
        )
        if row.chars:
            from captioner.readers.word_chars import with_chars

            timing = with_chars(timing, row, documents, ms_per_unit)
        return _with_notes(timing, notes, [start_ms for _, start_ms, _, _ in words]) if notes else timing
    except TimingError as error:
        raise error.about(clip_name(uuid, None, number)) from None


def _with_notes(timing: Timing, notes: Sequence["Note"], starts_ms: Sequence[int | None]) -> Timing:
    from captioner.readers.streams import stream_repairs

    return replace(timing, repairs=timing.repairs + stream_repairs(notes, timing.words, starts_ms))


def _words(row: Row, documents: Sequence[Document], ms_per_unit: int, notes: list["Note"]) -> list[TimedText]:
    """The words of the documents, one after the other; pieces that start again at 0 are moved, and noted."""
    words: list[TimedText] = []
    last_start_ms = last_ms = 0
    for number, document in enumerate(documents, 1):
        piece = [
            timed(row, index, entry, ms_per_unit) for index, entry in enumerate(entries(row, document), len(words))
        ]
        piece = [word for word in piece if not _SPECIAL(word[0])]
        first_ms = next((start_ms for _, start_ms, _, _ in piece if start_ms is not None), None)
        begin_ms = last_ms if row.from_piece else 0
        # A document that is one word is no piece.
        if first_ms is not None and row.at != ("",) and not row.from_piece and row.in_pieces:
            if (notes or first_ms <= _EARLY_MS) and first_ms < last_start_ms - _JITTER_MS:
                begin_ms = last_ms
                notes.append(_restart(number, len(words), begin_ms))
            last_start_ms = max(start_ms or 0 for _, start_ms, _, _ in piece) + begin_ms
        words += [
            (text, _later(start_ms, begin_ms), _later(end_ms, begin_ms), speaker)
            for text, start_ms, end_ms, speaker in piece
        ]
        last_ms = max([last_ms, *(end_ms + begin_ms for _, _, end_ms, _ in piece if end_ms is not None)])
    return words


def _segments(row: Row, documents: Sequence[Document], ms_per_unit: int) -> list[TimedText]:
    """The texts of several words in documents, of which no word has a time."""
    if row.segments is None:
        return []
    of_segments = row._replace(at=(row.segments,), text="text", start="start", end="end", inner="", in_pieces=False)
    return _words(of_segments, documents, ms_per_unit, [])


def _restart(number: int, index: int, by_ms: int) -> "Note":
    from captioner.readers.streams import Note

    detail = f"piece {number} of its stream: times that start again at 0, moved to the end of the piece before"
    return Note(f"{detail} (by {by_ms / 1000:g} s)", index)


def _later(time_ms: int | None, by_ms: int) -> int | None:
    return None if time_ms is None else time_ms + by_ms


def timed(row: Row, index: int, entry: Entry, ms_per_unit: int) -> TimedText:
    """A text of a row with its times in whole milliseconds; raises `TimingError` with its index for what is no time."""
    text, *times, speaker = entry
    if times == [-1, -1]:
        times = [None, None]  # Some engines write -1 for no time.
    try:
        if not isinstance(text, str):
            raise TimingError(f"{shown(text)} is not a text")
        start_ms, end_ms = (in_ms(time, row, ms_per_unit) for time in times)
    except TimingError as error:
        raise TimingError(f"word {index} ({shown(text)}): {error}", index=index) from None
    return text, start_ms, end_ms, speaker


def in_ms(time: Any, row: Row, ms_per_unit: int) -> int | None:
    """A time of a row in whole milliseconds, None where there is none; raises `TimingError` for what is no time."""
    ms_per_unit = ms_per_unit if row.unit == "s" else 1
    if isinstance(time, float) and ms_per_unit == 1 and isfinite(time):
        time = round(time / 10_000 if row.unit == "ticks" else time)
    elif type(time) is int and row.unit == "ticks":
        time = round(time, -4) // 10_000
    found = whole_ms(time, ms_per_unit)
    if found is not None and abs(found) >= _FAR_MS:
        raise TimingError("its time is beyond 100 hours")
    return found


def _with_timed_punctuation(words: Iterable[TimedText]) -> Iterator[TimedText]:
    """The words; punctuation without times gets those of the word that `from_words` joins it to."""
    opening: list[tuple[str, str | None]] = []
    last_ms: int | None = None
    spaced = True
    for text, start_ms, end_ms, speaker in words:
        if start_ms is None and end_ms is None and not any(map(str.isalnum, text)):
            if (
                last_ms is None
                or category(text.strip()[:1] or " ") in ("Ps", "Pi")
                or (spaced and text.strip() in "\"'")
            ):
                opening.append((text, speaker))
            else:
                yield text, last_ms, last_ms, speaker
        else:
            yield from ((mark, start_ms, start_ms, own) for mark, own in opening)
            opening = []
            yield text, start_ms, end_ms, speaker
            last_ms = end_ms
        spaced = text[-1:].isspace()
    yield from ((mark, last_ms, last_ms, own) for mark, own in opening)


def _sorted(words: Sequence[TimedText]) -> list[TimedText]:
    """The words in the order of their starts, one without a start after the word before it."""
    starts: list[int] = []
    for _, start_ms, _, _ in words:
        starts.append(start_ms if start_ms is not None else starts[-1] if starts else 0)
    return [word for _, word in sorted(zip(starts, words, strict=True), key=lambda pair: pair[0])]


def _check_unit(row: Row, words: Sequence[TimedText], last_ms: int) -> None:
    letters = sum(len(text.strip()) for text, *_ in words)
    lasting = sum(end - start for _, start, end, _ in words if start is not None and end is not None)
    if len(words) < 2 or lasting <= _LONGEST_MS * letters:
        return
    what = f"its words last {min(lasting // len(words), MAX_TIME_MS) / 1000:g} s each, longer than in any speech"
    if row.unit == "s":
        raise TimingError(f'{what}; if they are milliseconds, give --time-unit ms, or time_unit="ms"')
    raise TimingError(f"{what}: the times of {row.vendor} ({row.answer}) are in {_UNITS[row.unit]}, and these are not")


_UNITS = {"ms": "milliseconds", "ticks": "ticks of 100 ns"}
