"""`Timing` from the answers of services: one file for each vendor, listed in `READERS`.

How to add a vendor:

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
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from captioner.errors import FormatError, TimingError
from captioner.readers import documents
from captioner.readers.documents import Document
from captioner.readers.names import clip_name
from captioner.timing.numbers import TimeUnit, ms_per
from captioner.timing.repair import Level, check_level, repaired
from captioner.timing.words import Timing

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


def read_clip(clip: Clip, *, time_unit: TimeUnit = "s", repair: Level = "auto") -> Timing:
    """The timing of one clip, given as the API's answer (a mapping), as JSON (text or bytes), or as a path to JSON.

    `time_unit` is the unit of the character times; `duration` is always in seconds. Bad times are mended up to the
    level `repair`: off, nudge, auto or spread; `Timing.repairs` lists what was done.

    Raises `ClipNotReadyError` for a clip without timings, `TimingError` for impossible timings (with the character's
    index), and `FormatError` for anything else, including a source with several clips.
    """
    timings = read_clips(clip, time_unit=time_unit, repair=repair)
    if len(timings) > 1:
        raise FormatError(f"holds {len(timings)} clips, not one: read_clips() reads them all")
    return timings[0]


def read_clips(clips: Clip, *, time_unit: TimeUnit = "s", repair: Level = "auto") -> tuple[Timing, ...]:
    """The timings of all clips in a list, a page of the API's list, an array or JSON lines; raises as `read_clip`."""
    check_level(repair)
    ms_per_unit = ms_per(time_unit)
    found = documents.documents(clips)
    timings: Callable[[list[Document], int, bool], tuple[Timing, ...]] = import_module(_reader(found).module).timings
    read = timings(found, ms_per_unit, isinstance(clips, str | bytes | bytearray | os.PathLike))
    return tuple(_repaired(timing, number, repair) for number, timing in enumerate(read, 1))


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
    items = value if isinstance(value, list) else [value]
    is_clip: Callable[[Document], bool] = import_module(READERS["resemble"].module).is_clip
    keys = frozenset().union(*(row.keys for row in READERS.values()))
    return any(isinstance(item, Mapping) and (not keys.isdisjoint(item) or is_clip(item)) for item in items)


def _reader(found: Sequence[Document]) -> Reader:
    """The reader of the first document that any reader fits; else Resemble's, whose errors say what a clip needs."""
    fitting = (row for document in found for row in READERS.values() if not row.keys.isdisjoint(document))
    return next(fitting, READERS["resemble"])
