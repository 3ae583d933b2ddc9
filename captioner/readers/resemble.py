"""Resemble clips: every wrapper in which their timings arrive → `Timing`.

A clip is known by its `audio_timestamps` (version 1 of the API, callbacks, synchronous and streamed synthesis, xAI) or
`timestamps` (version 2), which hold `graph_chars` and `graph_times`; `item` and `items` wrap one and several. Lines of
a saved stream (`"type": "audio"`, up to `audio_end`) are pieces of one clip. The `body` is never read: it holds SSML.
Formats: https://docs.app.resemble.ai
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from captioner.clock import MAX_TIME_MS
from captioner.errors import ClipNotReadyError, FormatError, TimingError, shown
from captioner.readers.char_times import starts_and_ends_ms
from captioner.readers.documents import Document
from captioner.readers.service_errors import service_message
from captioner.readers.timestamps import (
    TIMESTAMP_KEYS,
    as_string,
    chars_and_times,
    pending_remedy,
    timed_chars,
    timestamps_of,
)
from captioner.text.code_points import escaped
from captioner.text.measure import is_tag
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Timing

if TYPE_CHECKING:
    from fractions import Fraction

# One of these makes a document a clip, though it may have no timings.
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
# A number that a service may give as an id has 64 bits, or 128 where it is a UUID.
_LARGE = 1 << 128
# From here on, seconds are rounded to 100 hours or more.
_FAR_S = (MAX_TIME_MS - 0.5) / 1000


def timings(documents: list[Document], ms_per_unit: int, owned: bool) -> tuple[Timing, ...]:
    """The timings of the clips in `documents`, as `captioner.readers` states it of every reader."""
    clips = list(_clips(documents))
    if not clips:
        raise FormatError("holds no clip: the list is empty")
    documents.clear()  # The pieces of a stream would keep what their clip is emptied of.
    return tuple(_timing(clip, number, ms_per_unit, owned) for number, clip in enumerate(clips, 1))


def is_rendering(clip: Mapping[str, Any]) -> bool:
    """Whether a clip, as the API answers it, has no timings yet but may get them."""
    item = clip.get("item")
    if isinstance(item, Mapping):
        clip = item
    stamps = timestamps_of(clip)
    timed = stamps.get("graph_chars") or stamps.get("graph_times") if isinstance(stamps, Mapping) else stamps
    return not timed and pending_remedy(clip) is not None


def audio_url(clip: Mapping[str, Any]) -> str:
    """Where the audio of a clip, as the API answers it, can be fetched.

    Raises `FormatError` where the clip does not say.
    """
    item = clip.get("item")
    if isinstance(item, Mapping):
        clip = item
    # `link` in version 1, `audio_src` in version 2.
    for key in ("link", "audio_src"):
        url = clip.get(key)
        if isinstance(url, str) and url.strip():
            return url.strip()
    raise FormatError("has no link and no audio_src, so that its audio cannot be fetched: synthesize the clip")


def _clips(found: Sequence[Document]) -> Iterator[Document]:
    """The clips themselves, out of what wraps them."""
    pieces: list[Document] = []
    number = 0
    for document in found:
        if document.get("type") == "audio":
            pieces.append(document)
            continue
        if pieces:
            number += 1
            yield _joined(pieces, number)
            pieces = []
        if document.get("type") == "audio_end":
            continue
        if document.get("success") is False:
            raise _refusal(document)
        inner = document.get("items", document.get("item", document))
        clips = inner if isinstance(inner, list) else [inner]
        for clip in clips:
            number += 1
            if isinstance(clip, Mapping) and not _CLIP_KEYS.isdisjoint(clip):
                yield clip
            elif service_message(document):
                raise _refusal(document)
            else:
                which = f"item {number} " if len(found) + len(clips) > 2 else ""
                raise FormatError(
                    f"{which}is not a clip of the Resemble API: none of audio_timestamps, timestamps and uuid stands "
                    "there; save the API's whole answer"
                )
    if pieces:
        yield _joined(pieces, number + 1)


def _refusal(answer: Document) -> FormatError:
    return FormatError(f"is an error that the service answered with: {_cut(service_message(answer) or 'no message')}")


def _joined(pieces: Sequence[Document], number: int) -> Document:
    """One clip from the pieces of a stream."""
    chars: list[Any] = []
    times: list[Any] = []
    uuid = pieces[0].get("request_id")
    for at, piece in enumerate(pieces, 1):
        try:
            columns = chars_and_times(timestamps_of(piece))
        except TimingError as error:
            index = None if error.index is None else len(chars) + error.index
            raise TimingError(f"{_name(uuid, None, number)}, piece {at} of its stream: {error}", index=index) from None
        chars += columns[0]
        times += columns[1]
    return {"audio_timestamps": {"graph_chars": chars, "graph_times": times}, "uuid": uuid}


def _timing(clip: Document, number: int, ms_per_unit: int, owned: bool) -> Timing:
    """The timing of a clip; one that is `owned` is emptied on the way."""
    uuid, title = _string(clip.get("uuid")) or _string(clip.get("id")), _string(clip.get("title"))
    name = _name(uuid, title, number)
    try:
        exact_duration_ms = _exact_duration_ms(clip.get("duration"))
        duration_ms = None if exact_duration_ms is None else round(exact_duration_ms)
        chars, times = timed_chars(clip)
        if owned:
            chars = as_string(chars)
        starts_ms, ends_ms = starts_and_ends_ms(chars, times, ms_per_unit, duration_ms)
        if owned and isinstance(times, list):
            times.clear()  # With them a book takes 13 times its JSON in memory, instead of 10.
        words, nudged, dropped = words_from_chars(chars, starts_ms, ends_ms)
        if not words:
            raise TimingError("there is nothing to caption: its characters are all white space")
    except TimingError as error:
        raise TimingError(f"{name}: {error}", index=error.index) from None
    except ClipNotReadyError as error:
        raise ClipNotReadyError(f"{name}: {error}", rendering=error.rendering) from None
    return Timing(
        words, duration_ms, _language(clip), title, uuid, nudged, dropped, exact_duration_ms=exact_duration_ms
    )


def _exact_duration_ms(duration: object) -> "Fraction | None":
    if duration is None:
        return None
    if isinstance(duration, bool) or not isinstance(duration, int | float) or not 0 <= duration < _FAR_S:
        raise TimingError(f"its duration {shown(duration)} is not a number of seconds")
    from fractions import Fraction

    # As it is written: binary fractions would not add up.
    return Fraction(str(duration)) * 1000 or None


def _language(clip: Document) -> str | None:
    """The language that the clip states, if it is a tag: one that is none would have no limits of its own."""
    said = _string(clip.get("language"))
    return said if said and is_tag(said) else None


def _name(uuid: object, title: str | None, number: int) -> str:
    return f"clip {_cut(_string(uuid) or title or '') or number}"


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    if isinstance(value, int) and abs(value) >= _LARGE:
        return None
    return str(value).encode("utf-8", "replace").decode().strip() or None


def _cut(text: str) -> str:
    """`text` for a message: escaped, and cut where it is long."""
    return escaped(text.strip() if len(text) <= 200 else f"{text[:199]}…")
