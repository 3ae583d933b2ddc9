"""`Timing` from Resemble clips, in any wrapper that the API sends.

A clip has `audio_timestamps` (version 1 of the API, callbacks, synchronous and streamed synthesis, xAI) or `timestamps`
(version 2), which hold `graph_chars` and `graph_times`; `item` wraps one clip, `items` several. The events of a saved
stream are pieces of clips, as `streams` describes. The `body` is never read: it is SSML.
Formats: https://docs.app.resemble.ai
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import ClipNotReadyError, FormatError, TimingError, shown
from captioner.readers.char_times import BadTimes, starts_and_ends_ms
from captioner.readers.documents import Document
from captioner.readers.names import clip_name, cut
from captioner.readers.other_answers import not_a_clip
from captioner.readers.service_errors import service_message
from captioner.readers.timestamps import (
    TIMESTAMP_KEYS,
    as_string,
    pending_remedy,
    timed_chars,
    timestamps_of,
)
from captioner.text.measure import is_tag
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Timing

if TYPE_CHECKING:
    from fractions import Fraction

    from captioner.readers.streams import Note

# A document with any of these keys is a clip, possibly without timings.
_CLIP_KEYS = {
    *TIMESTAMP_KEYS,
    "graph_chars",
    "uuid",
    "project_id",
    "audio_src",
    "link",
    "body",
    "audio_content",
    "finished",
}
_EVENT_TYPES = ("audio", "audio_end", "error")
# Ids that are numbers have 64 bits, or 128 if they are UUIDs.
_LARGE = 1 << 128
# The smallest number of seconds that rounds to 100 hours.
_FAR_S = (MAX_TIME_MS - 0.5) / 1000


def timings(documents: list[Document], ms_per_unit: int, owned: bool) -> tuple[Timing, ...]:
    """The timings of the clips in `documents`; `captioner.readers` describes the arguments and errors."""
    clips = list(_clips(documents, ms_per_unit))
    if not clips:
        raise FormatError("holds no clip: the list is empty")
    documents.clear()  # The pieces of a stream would keep alive what is emptied from their clip.
    return tuple(_timing(clip, notes, number, ms_per_unit, owned) for number, (clip, notes) in enumerate(clips, 1))


def is_clip(document: Document) -> bool:
    """Whether a document is a clip without a wrapper, possibly without timings, or an error message of the service."""
    return not _CLIP_KEYS.isdisjoint(document) or document.get("success") is False


def is_rendering(clip: Mapping[str, Any]) -> bool:
    """Whether a clip, as the API sends it, has no timings yet but may still get them."""
    item = clip.get("item")
    if isinstance(item, Mapping):
        clip = item
    timestamps = timestamps_of(clip)
    timed = (
        timestamps.get("graph_chars") or timestamps.get("graph_times")
        if isinstance(timestamps, Mapping)
        else timestamps
    )
    return not timed and pending_remedy(clip) is not None


def audio_url(clip: Mapping[str, Any]) -> str:
    """The URL of a clip's audio, from the clip as the API sends it.

    Raises `FormatError` if the clip has none.
    """
    item = clip.get("item")
    if isinstance(item, Mapping):
        clip = item
    # `link` in version 1, `audio_src` in version 2.
    for key in ("link", "audio_src"):
        url = clip.get(key)
        if isinstance(url, str) and url.strip():
            return url.strip()
    raise FormatError("has no link and no audio_src, so its audio cannot be fetched: synthesize the clip")


def _clips(found: Sequence[Document], ms_per_unit: int) -> "Iterator[tuple[Document, tuple[Note, ...]]]":
    """The clips, unwrapped, and what was wrong with their streams."""
    number = 0
    for run in _runs(found):
        if isinstance(run, list):
            from captioner.readers.streams import joined, streams

            for stream in streams(run):
                number += 1
                if not stream.pieces:
                    raise FormatError(f"is an error message from the service: {stream.error}")
                yield joined(stream, _name(stream.request_id, None, number), ms_per_unit)
            continue
        document = run
        if document.get("success") is False:
            raise _refusal(document)
        inner = document.get("items", document.get("item", document))
        clips = inner if isinstance(inner, list) else [inner]
        for clip in clips:
            number += 1
            if isinstance(clip, Mapping) and not _CLIP_KEYS.isdisjoint(clip):
                yield clip, ()
            elif service_message(document):
                raise _refusal(document)
            else:
                which = f"item {number} " if len(found) + len(clips) > 2 else ""
                what = not_a_clip(clip, _CLIP_KEYS | {"item", "items"}, found if number == 1 else ())
                raise FormatError(f"{which}{what}")


def _runs(documents: Sequence[Document]) -> Iterator[Document | list[Document]]:
    """The documents, with neighbouring events of streams in one list; an error that no stream is open for is alone."""
    run: list[Document] = []
    for document in documents:
        if document.get("type") in _EVENT_TYPES and (run or document.get("type") != "error"):
            run.append(document)
            continue
        if run:
            yield run
            run = []
        yield document
    if run:
        yield run


def _refusal(answer: Document) -> FormatError:
    return FormatError(f"is an error message from the service: {cut(service_message(answer) or 'no message')}")


def _timing(clip: Document, notes: "Sequence[Note]", number: int, ms_per_unit: int, owned: bool) -> Timing:
    """The timing of a clip, which is emptied if `owned`."""
    uuid, title = _string(clip.get("uuid")) or _string(clip.get("id")), _string(clip.get("title"))
    name = _name(uuid, title, number)
    try:
        exact_duration_ms = _exact_duration_ms(clip.get("duration"))
        duration_ms = None if exact_duration_ms is None else round(exact_duration_ms)
        chars, times = timed_chars(clip)
        if owned:
            chars = as_string(chars)
        found = starts_and_ends_ms(chars, times, ms_per_unit, duration_ms)
        if owned and isinstance(times, list):
            times.clear()  # Keeping them would raise the memory for a book from 10 to 13 times its JSON.
        if isinstance(found, BadTimes):
            from captioner.timing.mended_words import words_from_bad_chars

            (words, nudged, dropped), repairs = words_from_bad_chars(chars, found.starts, found.ends)
        else:
            (words, nudged, dropped), repairs = words_from_chars(chars, *found), ()
        if not words:
            raise TimingError("there is nothing to caption: its characters are all white space")
        if notes:
            from captioner.readers.streams import stream_repairs

            repairs += stream_repairs(notes, words, found.starts if isinstance(found, BadTimes) else found[0])
    except TimingError as error:
        raise error.about(name) from None
    except ClipNotReadyError as error:
        raise ClipNotReadyError(f"{name}: {error}", rendering=error.rendering) from None
    return Timing(
        words,
        duration_ms,
        _language(clip),
        title,
        uuid,
        nudged,
        dropped,
        exact_duration_ms=exact_duration_ms,
        repairs=repairs,
    )


def _exact_duration_ms(duration: object) -> "Fraction | None":
    if duration is None:
        return None
    if isinstance(duration, bool) or not isinstance(duration, int | float) or not 0 <= duration < _FAR_S:
        raise TimingError(f"its duration {shown(duration)} is not a number of seconds")
    from fractions import Fraction

    # The decimal number as written: binary fractions would not add up.
    return Fraction(str(duration)) * 1000 or None


def _language(clip: Document) -> str | None:
    """The clip's language, or None unless it is a BCP 47 tag."""
    language = _string(clip.get("language"))
    return language if language and is_tag(language) else None


def _name(uuid: object, title: str | None, number: int) -> str:
    return clip_name(_string(uuid), title, number)


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, int) and abs(value) >= _LARGE:
        return None
    return str(value).encode("utf-8", "replace").decode().strip() or None
