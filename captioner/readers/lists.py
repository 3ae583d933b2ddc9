"""Texts with their starts and ends from the answer of a vendor, as a row of `vendors` says where they are."""

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import ClipNotReadyError, FormatError, TimingError, shown
from captioner.readers.documents import Document
from captioner.readers.names import cut
from captioner.readers.paths import value_at
from captioner.readers.service_errors import service_message
from captioner.readers.vendors import Row
from captioner.text.measure import is_tag

_LARGE = 1 << 64
Entry = tuple[Any, Any, Any, str | None]
"""A text, its start and its end, in the vendor's unit, and its speaker; a time that is missing is None."""


def entries(row: Row, document: Document) -> list[Entry]:
    """The texts and times of a document, with durations made into ends; empty if it has none.

    Raises `TimingError` if its lists are not of one length.
    """
    if row.final and document.get(row.final) is False:
        return []
    found = (_found(row, document, path) if path else document for path in row.at)
    listed = next(filter(None, (_listed(row, value) for value in found)), [])
    if not row.end_is_duration:
        return listed
    return [(text, start, added(start, duration), speaker) for text, start, duration, speaker in listed]


def _found(row: Row, document: Document, path: str) -> Any:
    """The value at a path; items of lists in a list have the speaker of what holds them."""
    holders, parted, rest = path.partition(".*.")
    outer = value_at(document, holders) if parted and row.speaker else None
    if not isinstance(outer, list):
        return value_at(document, path)
    lists = [(holder, value_at(holder, rest)) for holder in outer]
    return [_spoken(row, holder, item) for holder, items in lists if isinstance(items, list) for item in items]


def _spoken(row: Row, holder: Any, item: Any) -> Any:
    """An item with the speaker of what holds it, if it has none itself."""
    if not row.speaker or not isinstance(holder, Mapping) or not isinstance(item, Mapping):
        return item
    speaker = speaker_of(row, holder)
    if speaker is None or speaker_of(row, item) is not None:
        return item
    return {**item, row.speaker.split("|")[0]: speaker}


def _listed(row: Row, value: Any) -> list[Entry]:
    """The entries in a list of objects, in an object of three lists, or in an object that is one itself."""
    if isinstance(value, list):
        items = _inner(row, value) if row.inner else value
        return [_entry(row, item) for item in items if _is_read(row, item)]
    if not isinstance(value, Mapping):
        return []
    if row.at == ("",) and not isinstance(_picked(value, row.text), list):
        return [_entry(row, value)] if _is_read(row, value) else []
    lists = [_picked(value, keys) for keys in (row.text, row.start, row.end)]
    return list(_zipped(row, lists)) if any(lists) else []


def not_ready(row: Row, documents: list[Document]) -> Exception:
    """The error for documents of a row without timings: the service's own message, or what to do."""
    message = next(filter(None, map(service_message, documents)), "")
    if message:
        return FormatError(f"is an error message from the service: {cut(message)}")
    return ClipNotReadyError(f"is an answer of {row.vendor} ({row.answer}) without timings: {row.remedy}")


def language_of(row: Row, document: Document) -> str | None:
    """The language of a document, unless it is a name or a code of three letters, which nothing here knows."""
    tag = _picked(document, row.language)
    tag = tag.replace("_", "-") if isinstance(tag, str) else tag
    return tag if isinstance(tag, str) and len(tag.split("-")[0]) == 2 and is_tag(tag) else None


def id_of(document: Document) -> str | None:
    """The id of a document, or None."""
    found = (value_at(document, path) for path in ("uuid", "id", "item.uuid", "metadata.request_id"))
    return next((one for one in found if isinstance(one, str) and one.strip()), None)


def duration_ms_of(row: Row, document: Document, last_ms: int) -> int | None:
    """The duration of a document; None where it is none, or where it ends before its last word does."""
    seconds = value_at(document, row.duration) if row.duration else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    is_plausible = last_ms / 1000 <= seconds < MAX_TIME_MS / 1000 - 1
    return round(seconds * 1000) if is_plausible else None


def _zipped(row: Row, lists: list[Any]) -> Iterator[Entry]:
    names = [keys.split("|")[0] for keys in (row.text, row.start, row.end)]
    if not all(isinstance(one, list) for one in lists):
        raise TimingError(f"its {names[0]}, {names[1]} and {names[2]} are not three lists")
    sizes = [len(one) for one in lists]
    if len({*sizes}) > 1:
        counts = f"{sizes[0]} {names[0]}, {sizes[1]} {names[1]} and {sizes[2]} {names[2]}"
        raise TimingError(f"{counts}: the three lists must have the same length", index=min(sizes))
    return ((*entry, None) for entry in zip(*lists, strict=True))


def _inner(row: Row, outer: list[Any]) -> Iterator[Any]:
    """The items in each of the outer ones; where one has none, the words of its text, without times between."""
    if not any(isinstance(one, Mapping) and one.get(row.inner) for one in outer):
        return
    for one in outer:
        if not isinstance(one, Mapping):
            raise FormatError(f"has {shown(one)} where {row.vendor} has an object")
        found = one.get(row.inner)
        if isinstance(found, list) and found:
            yield from (_spoken(row, one, item) for item in found)
            continue
        text = one.get("text")
        words = text.split() if isinstance(text, str) else []
        key = row.text.split("|")[0]
        for at, word in enumerate(words):
            start = one.get("start") if at == 0 else None
            end = one.get("end") if at == len(words) - 1 else None
            yield _spoken(row, one, {key: f" {word}", row.start: start, row.end: end})


def _is_read(row: Row, item: Any) -> bool:
    if not isinstance(item, Mapping):
        raise FormatError(f"has {shown(item)} where {row.vendor} has an object")
    return row.only is None or item.get(row.only[0], row.only[1]) == row.only[1]


def _entry(row: Row, item: Mapping[str, Any]) -> Entry:
    text = _picked(item, row.text)
    after = item.get(row.space) if row.space else None
    if isinstance(text, str) and isinstance(after, str):
        text += after
    return text, _picked(item, row.start), _picked(item, row.end), speaker_of(row, item)


def speaker_of(row: Row, item: Mapping[str, Any]) -> str | None:
    """The speaker of an item as text, None where none is stated; numbers are ids."""
    found = _picked(item, row.speaker) if row.speaker else None
    if isinstance(found, bool) or not isinstance(found, str | int):
        return None
    # Python refuses to print a number of thousands of digits.
    return found if isinstance(found, str) else str(found) if abs(found) < _LARGE else None


def _picked(item: Mapping[str, Any], keys: str) -> Any:
    """The value of the first of several keys, or paths, that has one."""
    return next((found for key in keys.split("|") if (found := value_at(item, key)) is not None), None)


def added(start: Any, duration: Any) -> Any:
    """A time and a duration added; what is no number is given back, for an error to name it."""
    faults = [one for one in (start, duration) if type(one) not in (int, float)]
    if faults:
        return next((fault for fault in faults if fault is not None), None)
    try:
        return start + duration
    except OverflowError:  # an integer beyond all floats
        return inf
