"""Where a clip keeps its characters and times, and what it means that it has none."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from captioner.errors import ClipNotReadyError, TimingError, shown
from captioner.readers.documents import Document
from captioner.text.code_points import joined_code_points

TIMESTAMP_KEYS = ("audio_timestamps", "timestamps")
"""The keys of a clip's timings, in versions 1 and 2 of the API."""


def timed_chars(clip: Document) -> tuple[Sequence[Any], Sequence[Any]]:
    """The characters of a clip and their times, as many of the one as of the other.

    Raises `ClipNotReadyError` where there are none, `TimingError` where they are no two lists of one length.
    """
    stamps = timestamps_of(clip)
    chars, times = chars_and_times(stamps)
    if chars:
        return chars, times
    remedy = pending_remedy(clip)
    if remedy:
        raise ClipNotReadyError(remedy, rendering=True)
    if stamps is None:
        raise ClipNotReadyError(
            "it was made without timestamps: create the clip again with include_timestamps: true in the request"
        )
    raise ClipNotReadyError(
        "its timestamps are empty: the voice's model gives none; choose a model that supports timestamps"
    )


def as_string(chars: Sequence[Any]) -> Sequence[Any]:
    """The same characters as a string, and their list emptied; or the list where they make none.

    With the list a book takes 12 times its JSON in memory, instead of 10.
    """
    with suppress(TypeError):
        text = joined_code_points(chars)
        if text is not None and isinstance(chars, list):
            chars.clear()
            return text
    return chars


def pending_remedy(clip: Document) -> str | None:
    """What would bring timings to a clip that has none, or None where nothing would."""
    if clip.get("finished") is False:
        return "still rendering: fetch it again in a moment, or with --wait SECONDS"
    # Version 2 has no flag: a draft has no sound, and may have no key for it either.
    if not clip.get("audio_src") and not clip.keys().isdisjoint({"audio_src", "last_generated_at", "voice_uuid"}):
        return "a draft whose audio was never made: synthesize it (with include_timestamps: true), then fetch it again"
    return None


def timestamps_of(clip: Document) -> object:
    """What should hold the characters and their times: the first key of the two that has anything, or None."""
    if "graph_chars" in clip:
        return clip
    there = [clip[key] for key in TIMESTAMP_KEYS if clip.get(key) is not None]
    return next(filter(None, there), there[0] if there else None)


def chars_and_times(stamps: object) -> tuple[Sequence[Any], Sequence[Any]]:
    """Characters and times, as many of the one as of the other."""
    if stamps is None:
        return [], []
    if not isinstance(stamps, Mapping):
        raise TimingError(f"its timestamps are {shown(stamps)}, not an object with graph_chars and graph_times")
    chars, times = ([] if stamps.get(key) is None else stamps[key] for key in ("graph_chars", "graph_times"))
    if not isinstance(chars, list | tuple) or not isinstance(times, list | tuple):
        raise TimingError("its graph_chars and graph_times are not both lists")
    if len(chars) != len(times):
        raise TimingError(
            f"{len(chars)} characters but {len(times)} times: graph_chars and graph_times must be of one length",
            index=min(len(chars), len(times)),
        )
    return chars, times
