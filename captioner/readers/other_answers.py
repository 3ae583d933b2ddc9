"""What to say of JSON that is no clip of the Resemble API: whose it is, or where in it the clip is."""

from collections.abc import Mapping, Set
from typing import Any

_BY_HAND = (
    "say with --map where its words are, or give its characters or words to Timing.from_chars or Timing.from_words in "
    "Python"
)
_MOST_KEYS = 5
# A clip is wrapped no deeper: axios has data.item, n8n json.item.
_DEPTH = 3


def not_a_clip(value: object, clip_keys: Set[str]) -> str:
    """Why a value without any of `clip_keys` is not read, and what to do."""
    if isinstance(value, Mapping):
        if not {"alignment", "normalized_alignment"}.isdisjoint(value):
            return f"has an alignment, but in no form that is read: {_BY_HAND}"
        path = _path_to_clip(value, clip_keys, _DEPTH)
        if path:
            return f"has its clip under {path}: save that value by itself"
    return (
        "is not a clip of the Resemble API: it has none of audio_timestamps, timestamps and uuid; save the API's whole "
        f"answer, or, if it is of a service that captioner readers does not list, {_BY_HAND}"
    )


def _path_to_clip(value: object, clip_keys: Set[str], depth: int) -> str | None:
    """The keys that lead to a clip, as in data.item, or None."""
    if not isinstance(value, Mapping) or not depth:
        return None
    for key, inner in value.items():
        if isinstance(inner, Mapping) and not clip_keys.isdisjoint(inner):
            return str(key)
        path = _path_to_clip(inner, clip_keys, depth - 1)
        if path:
            return f"{key}.{path}"
    return None


def without_timings(clip: Mapping[str, Any], timestamps: object, clip_keys: Set[str]) -> str | None:
    """Why a clip without characters and times is none of this service's, and what to do; None if it may be."""
    if isinstance(timestamps, Mapping) and timestamps and not {"graph_chars", "graph_times"} & timestamps.keys():
        keys = ", ".join([*map(str, timestamps)][:_MOST_KEYS])
        what = f"they have the keys {keys}, not graph_chars and graph_times"
        return f"its timestamps are of another service: {what}; {_BY_HAND}"
    if isinstance(clip.get("words"), list):
        return f"it is a transcript, whose words have no times that are read: {_BY_HAND}"
    if timestamps is None and clip_keys.isdisjoint(clip):
        return f"it is no answer of the Resemble API, which has a uuid or audio_timestamps: {_BY_HAND}"
    return None
