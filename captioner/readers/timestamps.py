"""A clip's characters and times as the API sends them, or the reason why it has none."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from captioner.errors import ClipNotReadyError, TimingError, shown
from captioner.readers.documents import Document
from captioner.readers.other_answers import without_timings
from captioner.text.code_points import joined_code_points

TIMESTAMP_KEYS = ("audio_timestamps", "timestamps")
"""The keys of a clip's timestamps, in versions 1 and 2 of the API."""

# Any of these shows that an answer is one of the service, even where its timestamps are null.
_OWN_KEYS = {
    *("uuid", "id", "project_id", "audio_src", "link", "body", "audio_content", "finished", "audio_timestamps"),
    *("title", "voice_uuid", "success", "graph_chars"),
}


def timed_chars(clip: Document) -> tuple[Sequence[Any], Sequence[Any]]:
    """The characters of a clip and their times, two lists of one length.

    Raises `ClipNotReadyError` if they are missing or empty, `TimingError` if they are not two lists of one length.
    """
    timestamps = timestamps_of(clip)
    chars, times = chars_and_times(timestamps)
    if chars:
        return chars, times
    remedy = pending_remedy(clip)
    if remedy:
        raise ClipNotReadyError(remedy, rendering=True)
    other = without_timings(clip, timestamps, _OWN_KEYS)
    if other:
        raise ClipNotReadyError(other)
    if timestamps is None:
        raise ClipNotReadyError(
            "it was made without timestamps: create the clip again with include_timestamps: true in the request"
        )
    raise ClipNotReadyError(
        "its timestamps are empty: the voice's model gives none; choose a model that supports timestamps"
    )


def as_string(chars: Sequence[Any]) -> Sequence[Any]:
    """The characters as one string, with their list emptied; or the list, unless each is one code point.

    Keeping the list would raise the memory for a book from 10 to 12 times its JSON.
    """
    with suppress(TypeError):
        text = joined_code_points(chars)
        if text is not None and isinstance(chars, list):
            chars.clear()
            return text
    return chars


def pending_remedy(clip: Document) -> str | None:
    """What to do about a clip that has no timings yet, or None if it never will have any."""
    if clip.get("finished") is False:
        return "still rendering: fetch it again in a moment, or with --wait SECONDS"
    # Version 2 has no flag: a draft has no audio, and may even lack the key for it.
    if not clip.get("audio_src") and not clip.keys().isdisjoint({"audio_src", "last_generated_at", "voice_uuid"}):
        return "a draft whose audio was never made: synthesize it (with include_timestamps: true), then fetch it again"
    return None


def timestamps_of(clip: Document) -> object:
    """The object that should hold characters and times: the value of the first key that is not empty, or None."""
    if "graph_chars" in clip:
        return clip
    present = [clip[key] for key in TIMESTAMP_KEYS if clip.get(key) is not None]
    return next(filter(None, present), present[0] if present else None)


def _renamed(time: Any) -> Any:
    """A time with the keys start and end, whose own are called otherwise."""
    if isinstance(time, Mapping):
        for start, end in (("start_time", "end_time"), ("startTime", "endTime")):
            if start in time:
                return {"start": time[start], "end": time.get(end)}
    return time


def chars_and_times(timestamps: object) -> tuple[Sequence[Any], Sequence[Any]]:
    """The characters and times in a timestamps object; raises `TimingError` if they are not lists of one length."""
    if timestamps is None:
        return [], []
    if not isinstance(timestamps, Mapping):
        raise TimingError(f"its timestamps are {shown(timestamps)}, not an object with graph_chars and graph_times")
    chars, times = ([] if timestamps.get(key) is None else timestamps[key] for key in ("graph_chars", "graph_times"))
    if not isinstance(chars, list | tuple) or not isinstance(times, list | tuple):
        raise TimingError("its graph_chars and graph_times are not both lists")
    if times and isinstance(times[0], Mapping) and not {"start", "end"} & times[0].keys():
        times = [_renamed(time) for time in times]
    if len(chars) != len(times):
        raise TimingError(
            f"{len(chars)} characters but {len(times)} times: graph_chars and graph_times must have the same length",
            index=min(len(chars), len(times)),
        )
    return chars, times
