"""Resemble clips: every wrapper in which their timings arrive → `Timing`.

A clip is known by its `audio_timestamps` (version 1 of the API, callbacks, synchronous and streamed synthesis, xAI) or
`timestamps` (version 2), which hold `graph_chars` and `graph_times`; `item` and `items` wrap one and several. Lines of
a saved stream (`"type": "audio"`, up to `audio_end`) are pieces of one clip. The `body` is never read: it holds SSML.
Formats: https://docs.app.resemble.ai
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import Any, Literal

from captioner.errors import ClipNotReadyError, FormatError, TimingError
from captioner.readers.documents import Document, documents
from captioner.timing import MAX_TIME_MS, Timing, merge_words

Clip = Mapping[str, Any] | Sequence[Mapping[str, Any]] | str | bytes | bytearray
TimeUnit = Literal["s", "ms"]

_STAMPS = ("audio_timestamps", "timestamps")
# One of these makes a document a clip, though it may have no timings.
_CLIP_KEYS = (*_STAMPS, "uuid", "project_id", "audio_src", "link", "body", "audio_content", "issues", "finished")
_MS_PER = {"s": 1000, "ms": 1}


def read_clip(clip: Clip, *, time_unit: TimeUnit = "s") -> Timing:
    """The timing of one clip: a mapping as the API answers it, or its JSON as text or bytes.

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
    if time_unit not in _MS_PER:
        raise FormatError(f"there is no time unit {time_unit!r}: choose s or ms")
    found = list(_clips(documents(clips)))
    if not found:
        raise FormatError("holds no clip: the list is empty")
    return tuple(_timing(clip, number, _MS_PER[time_unit]) for number, clip in enumerate(found, 1))


def is_rendering(clip: Mapping[str, Any]) -> bool:
    """Whether a clip, as the API answers it, has no timings yet but may get them."""
    item = clip.get("item")
    item = item if isinstance(item, Mapping) else clip
    return not any(item.get(key) for key in _STAMPS) and (item.get("finished") is False or _is_draft(item))


def _is_draft(clip: Document) -> bool:
    return "audio_src" in clip and not clip["audio_src"]


def _clips(found: Iterable[Document]) -> Iterator[Document]:
    pieces: list[Document] = []
    for document in found:
        if document.get("type") == "audio":
            pieces.append(document)
            continue
        if pieces:
            yield _joined(pieces)
            pieces = []
        if document.get("type") == "audio_end":
            continue
        if document.get("success") is False:
            raise FormatError(f"is an error that the service answered with: {_message(document)}")
        inner = document.get("items", document.get("item", document))
        yield from (item for item in (inner if isinstance(inner, list) else [inner]) if _is_clip(item))
    if pieces:
        yield _joined(pieces)


def _message(answer: Document) -> str:
    return str(answer.get("message") or answer.get("error") or answer.get("errors") or "no message")


def _is_clip(document: object) -> bool:
    if not isinstance(document, Mapping) or not (document.keys() & {*_CLIP_KEYS, "graph_chars"}):
        raise FormatError(
            "is not a clip of the Resemble API: none of audio_timestamps, timestamps and uuid stands in it; "
            "save the API's whole answer"
        )
    return True


def _joined(pieces: Sequence[Document]) -> Document:
    """One clip from the pieces of a stream."""
    joined: dict[str, list[Any]] = {"graph_chars": [], "graph_times": []}
    for number, piece in enumerate(pieces, 1):
        stamps = piece.get("audio_timestamps") or {}
        chars, times = _columns(stamps) if isinstance(stamps, Mapping) else ([], None)
        if times is None:
            raise TimingError(f"stream piece {number}: audio_timestamps has no graph_chars and graph_times of one length")
        joined["graph_chars"] += chars
        joined["graph_times"] += times
    return {"audio_timestamps": joined, "uuid": pieces[0].get("request_id")}


def _columns(stamps: Document) -> tuple[Sequence[Any], Sequence[Any] | None]:
    """Characters and times, the latter None where the two are not lists of one length."""
    chars, times = stamps.get("graph_chars") or [], stamps.get("graph_times") or []
    fits = isinstance(chars, Sequence) and isinstance(times, Sequence) and len(chars) == len(times)
    return chars, times if fits else None


def _timing(clip: Document, number: int, ms_per_unit: int) -> Timing:
    uuid, title = _string(clip.get("uuid", clip.get("id"))), _string(clip.get("title"))
    name = f"clip {uuid or title or number}"
    try:
        duration_ms = _duration_ms(clip.get("duration"))
        chars, times = _timed_chars(clip)
        starts_ms, ends_ms = _milliseconds(chars, times, ms_per_unit)
        _check_unit(starts_ms, ends_ms, duration_ms, ms_per_unit)
        words, nudged, dropped = merge_words(chars, starts_ms, ends_ms)
        if not words:
            raise TimingError("there is nothing to caption: its characters are all white space")
    except TimingError as error:
        raise TimingError(f"{name}: {error}", index=error.index) from None
    except ClipNotReadyError as error:
        raise ClipNotReadyError(f"{name}: {error}", rendering=error.rendering) from None
    return Timing(words, duration_ms, _string(clip.get("language")), title, uuid, nudged, dropped)


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).encode("utf-8", "replace").decode().strip() or None


def _duration_ms(duration: object) -> int | None:
    if duration is None:
        return None
    if isinstance(duration, bool) or not isinstance(duration, int | float) or not 0 <= duration < MAX_TIME_MS / 1000:
        raise TimingError(f"its duration {duration!r} is not a number of seconds")
    return round(duration * 1000) or None


def _timed_chars(clip: Document) -> tuple[Sequence[Any], Sequence[Any]]:
    stamps = clip if "graph_chars" in clip else next((clip[key] for key in _STAMPS if clip.get(key) is not None), None)
    if stamps is not None and not isinstance(stamps, Mapping):
        raise TimingError("its timestamps are not an object with graph_chars and graph_times")
    if stamps and (stamps.get("graph_chars") or stamps.get("graph_times")):
        chars, times = _columns(stamps)
        if times is None:
            count = [len(value) if isinstance(value, Sequence) else 0 for value in (chars, stamps.get("graph_times"))]
            raise TimingError(f"{count[0]} characters but {count[1]} times: graph_chars and graph_times must be lists of one length")
        return chars, times
    if clip.get("finished") is False:
        raise ClipNotReadyError(
            "still rendering: fetch it again in a moment, or with --wait SECONDS", rendering=True
        )
    if _is_draft(clip):
        raise ClipNotReadyError(
            "a draft whose audio was never made: synthesize it (with include_timestamps: true), then fetch it again",
            rendering=True,
        )
    if stamps is None:
        raise ClipNotReadyError(
            "it was made without timestamps: create the clip again with include_timestamps: true in the request"
        )
    raise ClipNotReadyError(
        "its timestamps are empty: the voice's model gives none; choose a model that supports timestamps"
    )


def _milliseconds(chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int) -> tuple[list[int], list[int]]:
    """Starts and ends in whole milliseconds; the checks are made on whole columns, and a fault is then looked for."""
    try:
        pairs = [(pair["start"], pair["end"]) if isinstance(pair, Mapping) else tuple(pair) for pair in times]
        starts, ends = (list(column) for column in zip(*pairs, strict=True))
        sound = (
            set(map(type, chars)) == {str}
            and {*map(type, starts), *map(type, ends)} <= {int, float}
            and min(starts) >= 0
            and max(ends) * ms_per_unit < MAX_TIME_MS
            and all(start <= end for start, end in pairs)
            and all(before <= start for before, start in pairwise(starts))
        )
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise _fault(chars, times, ms_per_unit)
    return [round(start * ms_per_unit) for start in starts], [round(end * ms_per_unit) for end in ends]


def _fault(chars: Sequence[Any], times: Sequence[Any], ms_per_unit: int) -> TimingError:
    """The first thing that is wrong, by its character."""
    previous = 0.0
    for index, (char, pair) in enumerate(zip(chars, times, strict=True)):
        what = _fault_of(char, pair, previous, ms_per_unit)
        if what:
            return TimingError(f"{what} (character {index})", index=index)
        previous = pair["start"] if isinstance(pair, Mapping) else pair[0]
    return TimingError("its times are not numbers in order")


def _fault_of(char: object, pair: Any, previous: float, ms_per_unit: int) -> str | None:
    if not isinstance(char, str):
        return f"{char!r} is not a character"
    if isinstance(pair, Mapping):
        pair = [pair.get("start"), pair.get("end")]
    if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
        return f"{char!r} has {pair!r} where [start, end] was expected"
    for time in pair:
        if isinstance(time, bool) or not isinstance(time, int | float):
            return f"{char!r} has the time {time!r}, not a number"
        if isinstance(time, float) and not isfinite(time):
            return f"{char!r} has the time {time}"
        if time * ms_per_unit >= MAX_TIME_MS:
            return f"{char!r} has a time beyond 100 hours"
    start, end = pair
    if start < 0 or end < start:
        return f"{char!r} has the impossible time {start}..{end}"
    if start < previous:
        return f"{char!r} starts at {start}, before the character ahead of it ({previous})"
    return None


def _check_unit(
    starts_ms: Sequence[int], ends_ms: Sequence[int], duration_ms: int | None, ms_per_unit: int
) -> None:
    remedy = ' if they are milliseconds, say so: --time-unit ms, or time_unit="ms"' if ms_per_unit > 1 else ""
    last_ms = max(ends_ms)
    if duration_ms is not None and last_ms > duration_ms + 1000:
        raise TimingError(f"its times end at {last_ms / 1000:g} s, but it lasts {duration_ms / 1000:g} s;{remedy or ' one of the two is wrong'}")
    typical_ms = median(end - start for start, end in zip(starts_ms, ends_ms, strict=True))
    if remedy and len(starts_ms) >= 5 and typical_ms > 2000:
        raise TimingError(f"its characters last {typical_ms / 1000:g} s each, which no speech does;{remedy}")
