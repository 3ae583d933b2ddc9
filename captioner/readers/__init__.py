"""From what a service says to `Timing`: one file a vendor, and `READERS`, the table of them all.

How to add a vendor:

1. Write `readers/VENDOR.py`: a docstring that says which documents it reads and where the vendor describes them, and
   `def timings(documents: list[Document], ms_per_unit: int, owned: bool) -> tuple[Timing, ...]`. `documents` are the
   JSON objects of one source, the result is the clips in them, in order. `ms_per_unit` is what the caller says of the
   times: 1000 for seconds, 1 for milliseconds; a vendor who states the unit needs no telling. Where `owned` is true,
   nobody else has the documents, and they may be emptied to save memory. `times.milliseconds` checks and rounds the
   times of characters, for `Timing.from_chars`; words are for `Timing.from_words`.
2. Raise `ClipNotReadyError` for a clip without timings, `TimingError` for timings that cannot be, and `FormatError` for
   anything else: the message names the clip, what is wrong and the remedy.
3. Add a row to `READERS`, with the keys of which every document of the vendor has one, and no other vendor's any. The
   first row that fits a document is taken, so a row with common keys goes below.
4. Put answers of the service into `fixtures/clips`, which many tests read, write `tests/test_VENDOR.py`, and name the
   vendor in README.md.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from captioner.errors import FormatError, shown
from captioner.readers import documents
from captioner.readers.documents import Document
from captioner.timing.words import Timing

Clip = Mapping[str, Any] | Sequence[Mapping[str, Any]] | str | bytes | bytearray | os.PathLike[str]
TimeUnit = Literal["s", "ms"]


class Reader(NamedTuple):
    """A vendor: top-level keys, one of which every document has, and the module whose `timings` reads them."""

    keys: frozenset[str]
    module: str


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "resemble": Reader(
            frozenset({"audio_timestamps", "timestamps", "graph_chars", "item", "items"}), "captioner.readers.resemble"
        ),
    }
)
"""The vendors by name."""

_MS_PER = {"s": 1000, "ms": 1}


def read_clip(clip: Clip, *, time_unit: TimeUnit = "s") -> Timing:
    """The timing of one clip: a mapping as the API answers it, its JSON as text or bytes, or the path of a file of it.

    `time_unit` says what the clip's character times are; its `duration` is always seconds.

    Raises `ClipNotReadyError` for a clip without timings, `TimingError` for timings that cannot be (with the
    character's index), `FormatError` for anything else, and for a source that holds several clips.
    """
    timings = read_clips(clip, time_unit=time_unit)
    if len(timings) > 1:
        raise FormatError(f"holds {len(timings)} clips where one was expected: read_clips() reads them all")
    return timings[0]


def read_clips(clips: Clip, *, time_unit: TimeUnit = "s") -> tuple[Timing, ...]:
    """The timings of all clips in a list, a page of the API's list, an array or JSON lines; errors as `read_clip`."""
    if time_unit not in ("s", "ms"):
        raise FormatError(f"there is no time unit {shown(time_unit)}: choose s or ms")
    found = documents.documents(clips)
    timings: Callable[[list[Document], int, bool], tuple[Timing, ...]] = import_module(_reader(found).module).timings
    return timings(found, _MS_PER[time_unit], isinstance(clips, str | bytes | bytearray | os.PathLike))


def _reader(found: Sequence[Document]) -> Reader:
    """The row that fits the first document which any fits; else Resemble's, which says why a document is no clip."""
    fitting = (row for document in found for row in READERS.values() if not row.keys.isdisjoint(document))
    return next(fitting, READERS["resemble"])
