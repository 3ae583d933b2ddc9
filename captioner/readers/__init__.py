"""`Timing` from the answers of services: those with a file of their own in `READERS`, all others as rows of `vendors`.

Most services give lists of characters or words with their times: for those, `readers/vendors.py` says how to add a
row. How to add any other vendor:

1. Write `readers/VENDOR.py`: a docstring that says which documents it reads and where the vendor describes them, and
   `def timings(documents: list[Document], ms_per_unit: int, owned: bool) -> tuple[Timing, ...]`. `documents` are the
   JSON objects of one source; the result is the clips in them, in order. `ms_per_unit` is the caller's unit of time:
   1000 for seconds, 1 for milliseconds; ignore it if the vendor states the unit. If `owned` is true, nobody else holds
   the documents, and they may be emptied to save memory. `char_times.starts_and_ends_ms` checks and rounds the times of
   characters, or gives bad ones back as `BadTimes`, for `words_from_bad_chars`; words go to `Timing.from_words`, with
   `repair=None`: what `timings` returns is mended by `read_clips`.
2. Raise `ClipNotReadyError` for a clip without timings, `TimingError` for impossible timings, and `FormatError` for
   anything else: the message names the clip, the fault and the remedy.
3. Add a row to `READERS`, with keys of which every document of the vendor has at least one and no other vendor's has
   any. The first row that fits a document is used, so a row with common keys goes further down.
4. Put answers of the service into `fixtures/clips`, which many tests read, write `tests/test_VENDOR.py`, and name the
   vendor in README.md.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from captioner.errors import FormatError, TimingError
from captioner.readers import documents
from captioner.readers.documents import Document
from captioner.readers.names import clip_name
from captioner.timing.numbers import TimeUnit, ms_per
from captioner.timing.repair import Level, check_level, repaired
from captioner.timing.words import TagMode, Timing, check_tag_mode

if TYPE_CHECKING:
    from captioner.readers.vendors import Row

Clip = Mapping[str, Any] | Sequence[Mapping[str, Any]] | str | bytes | bytearray | os.PathLike[str]


class Reader(NamedTuple):
    """A vendor: top-level keys of which each document has at least one, and the module whose `timings` reads them."""

    keys: frozenset[str]
    module: str


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "resemble": Reader(
            frozenset({"audio_timestamps", "timestamps", "graph_chars", "item", "items"}), "captioner.readers.resemble"
        ),
    }
)
"""The readers by vendor."""
_MOST_KEYS = 5
_OWN = ("resemble", "xai")
"""The vendors that the reader of Resemble's clips reads."""


def read_clips(
    clips: Clip,
    *,
    time_unit: TimeUnit = "s",
    repair: Level = "auto",
    tags: TagMode = "auto",
    vendor: str | None = None,
    mapping: str | None = None,
) -> tuple[Timing, ...]:
    """The timings of all clips in answers and WAVs, as `captioner.clips.read_clips` describes them; no captions."""
    check_level(repair)
    check_tag_mode(tags)
    check_vendor(vendor, mapping)
    ms_per_unit = ms_per(time_unit)
    if mapping is None:
        owned = isinstance(clips, str | bytes | bytearray | os.PathLike)
        read = _timings(documents.documents(clips), ms_per_unit, owned, vendor)
    else:
        from captioner.readers import by_mapping

        read = by_mapping.timings(documents.value_of(clips), mapping, ms_per_unit)
    # Tags come first: those of no duration look like a run of words without times.
    return tuple(_repaired(timing.without_tags(tags), number, repair) for number, timing in enumerate(read, 1))


def check_vendor(vendor: str | None, mapping: str | None = None) -> None:
    """Raises `FormatError` if there is no such vendor, if the mapping is none, or if both are given."""
    if mapping is not None:
        from captioner.readers.by_mapping import check_mapping

        check_mapping(mapping)
        if vendor is not None:
            raise FormatError("a mapping says where the times are, whosever they are: leave out the vendor")
    if vendor is not None and vendor not in READERS and vendor not in _OWN:
        from captioner.readers.recognition import rows_for

        rows_for(vendor)


def _timings(found: list[Document], ms_per_unit: int, owned: bool, vendor: str | None) -> tuple[Timing, ...]:
    """The timings, not yet mended, of documents as they are or in the wrappers of tools; with the vendor's name."""
    chosen = _chosen(found, vendor)
    if chosen is None:
        from captioner.readers.recognition import unwrapped

        inner = unwrapped(found, lambda document: _chosen([document], vendor) is not None)
        if inner is not None:
            return _timings(inner, ms_per_unit, owned, vendor)
        if vendor is not None and vendor not in _OWN:
            keys = ", ".join([*map(str, found[0])][:_MOST_KEYS]) or "none"
            raise FormatError(
                f"is no answer of {vendor} that is known, its keys are {keys}: captioner readers lists what is read"
            )
        chosen = READERS["resemble"]
    if isinstance(chosen, Reader):
        timings: Callable[[list[Document], int, bool], tuple[Timing, ...]] = import_module(chosen.module).timings
        name = next((name for name, reader in READERS.items() if reader is chosen), None)
        return _of_vendor(vendor or name, timings(found, ms_per_unit, owned))
    from captioner.readers import recognition

    return _of_vendor(chosen.vendor, recognition.timings(chosen, found, ms_per_unit))


def _of_vendor(name: str | None, timings: Iterable[Timing]) -> tuple[Timing, ...]:
    return tuple(replace(timing, source=name) for timing in timings)


def _chosen(found: Sequence[Document], vendor: str | None) -> "Reader | Row | None":
    """What reads the first document that anything reads, of a vendor or of any."""
    name = "resemble" if vendor in _OWN else vendor
    readers = READERS if name is None else {name: READERS[name]} if name in READERS else {}
    for document in found:
        for reader in readers.values():
            if not reader.keys.isdisjoint(document) and not _may_be_another(document):
                return reader
    from captioner.readers.recognition import row_of, rows_for

    row = row_of(found, rows_for(vendor))
    if row is not None:
        return row
    own = READERS["resemble"]
    is_own = name in (None, "resemble") and any(not own.keys.isdisjoint(document) for document in found)
    return own if is_own else None


def _may_be_another(document: Document) -> bool:
    """Whether a document has a key of Resemble's clips, but what another's answer or a transcript has there."""
    timestamps, item = document.get("timestamps"), document.get("item")
    if isinstance(timestamps, Mapping) and timestamps:
        return "graph_chars" not in timestamps
    return isinstance(timestamps, list) or (isinstance(item, Mapping) and "words" in item)


def _repaired(timing: Timing, number: int, level: Level) -> Timing:
    try:
        return repaired(timing, level)
    except TimingError as error:
        raise error.about(clip_name(timing.uuid, timing.title, number)) from None


def holds_clip(source: str | bytes | bytearray) -> bool | None:
    """Whether JSON is meant for a reader, be it readable or not; None where it is no JSON."""
    try:
        value = documents.parsed(source)
    except FormatError:
        return None
    items = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Mapping)]
    is_clip: Callable[[Document], bool] = import_module(READERS["resemble"].module).is_clip
    keys = frozenset().union(*(row.keys for row in READERS.values()))
    if any(not keys.isdisjoint(item) or is_clip(item) for item in items):
        return True
    from captioner.readers.recognition import row_of, unwrapped

    def is_known(document: Document) -> bool:
        return not keys.isdisjoint(document) or row_of([document]) is not None

    return row_of(items) is not None or unwrapped(items, is_known) is not None
