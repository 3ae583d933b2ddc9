"""Whose answer a source is, among the rows of `vendors`, and what tools wrap around it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from captioner.errors import FormatError
from captioner.readers.documents import Document
from captioner.readers.names import cut
from captioner.readers.service_errors import service_message
from captioner.readers.vendors import ROWS, Row, fits, rows_of
from captioner.timing.words import Timing

WRAPPERS = ("data", "json", "clip", "response", "result", "output")
"""Keys under which tools keep an answer: axios, n8n, and programs of one's own."""
_DEPTH = 3
# An answer that is recognised is so within its first documents.
_MOST = 100

VENDORS = tuple(dict.fromkeys(["resemble", "xai", *(row.vendor for row in ROWS)]))
"""The vendors whose answers are read."""


def row_of(documents: Iterable[Document], rows: Sequence[Row] = ROWS) -> Row | None:
    """The row of the first document that one fits."""
    several = (row for document, _ in zip(documents, range(_MOST), strict=False) for row in rows if fits(row, document))
    return next(several, None)


def timings(row: Row, documents: Sequence[Document], ms_per_unit: int) -> tuple[Timing, ...]:
    """The timings of the clips in the documents, all of which have to be of a row, but for audio between pieces."""
    own: list[Document] = []
    for number, document in enumerate(documents, 1):
        if fits(row, document):
            own.append(document)
        elif service_message(document):
            raise FormatError(f"is an error message from the service: {cut(service_message(document))}")
        elif not row.in_pieces:
            raise FormatError(f"item {number} is not of {row.vendor} ({row.answer}), as the first is")
    read: Callable[[Row, Sequence[Document], int], tuple[Timing, ...]]
    read = import_module(f"captioner.readers.{row.shape}").timings
    return read(row, own, ms_per_unit)


def unwrapped(documents: Sequence[Document], is_known: Callable[[Document], bool]) -> list[Document] | None:
    """The documents in the wrappers of tools, those that are none as they are; None if nothing known is in any."""
    found: list[Document] = []
    for document in documents:
        inner = _inner(document, is_known, _DEPTH)
        found += [document] if inner is None else inner
    return found if len(found) != len(documents) or found != [*documents] else None


def _inner(document: Document, is_known: Callable[[Document], bool], depth: int) -> list[Document] | None:
    for key in WRAPPERS:
        value: Any = document.get(key)
        items = value if isinstance(value, list) else [value]
        if not items or not all(isinstance(item, Mapping) for item in items):
            continue
        if any(map(is_known, items)):
            return items
        if depth > 1 and len(items) == 1:
            inner = _inner(items[0], is_known, depth - 1)
            if inner is not None:
                return inner
    return None


def rows_for(vendor: str | None) -> Sequence[Row]:
    """The rows of a vendor, or all; raises `FormatError` if there is no such vendor."""
    if vendor is None:
        return ROWS
    if vendor not in VENDORS:
        raise FormatError(f"there is no reader for {cut(str(vendor))!r}: choose one of {', '.join(VENDORS)}")
    return tuple(rows_of(vendor))
