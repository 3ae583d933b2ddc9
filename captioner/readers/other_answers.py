"""What to say of JSON that is no clip of the Resemble API: whose it is, or where in it the clip is."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from captioner.readers.documents import kind_of_value

BY_HAND = (
    "say with --map where its words are, or give its characters or words to Timing.from_chars or Timing.from_words in "
    "Python"
)
"""What to do about JSON that no reader knows."""
_MOST_KEYS = 5
_NO_CHARACTERS = (
    "has times of phonemes (phon_chars) only, and captions need those of characters: keep graph_chars and graph_times, "
    "or fetch the clip again"
)
# A clip is wrapped no deeper: axios has data.item, n8n json.item.
_DEPTH = 3


def not_a_clip(value: object, clip_keys: Set[str], documents: Sequence[Mapping[str, Any]] = ()) -> str:
    """Why a value without any of `clip_keys` is not read, and what to do; `documents` are all of its source."""
    if not isinstance(value, Mapping):
        return f"is not a clip of the Resemble API, but {kind_of_value(value)}: save the API's whole answer"
    if not value:
        return "is not a clip of the Resemble API, but an empty object, {}: save the API's whole answer"
    if "phon_chars" in value:
        return _NO_CHARACTERS
    if not {"alignment", "normalized_alignment"}.isdisjoint(value):
        return f"has an alignment, but in no form that is read: {BY_HAND}"
    path = _path_to_clip(value, clip_keys, _DEPTH)
    if path:
        return f"has its clip under {path}: save that value by itself"
    from captioner.readers.unrecognised import told

    whole = [*documents] if len(documents) > 1 and value in documents else value
    return f"is not a clip of the Resemble API, nor an answer that captioner readers lists: {told(whole)}"


def _path_to_clip(value: object, clip_keys: Set[str], depth: int) -> str | None:
    """The keys that lead to a clip, as in data.item, or None."""
    if not isinstance(value, Mapping) or not depth:
        return None
    for key, inner in value.items():
        if isinstance(inner, Mapping) and _is_clip(inner, clip_keys):
            return str(key)
        path = _path_to_clip(inner, clip_keys, depth - 1)
        if path:
            return f"{key}.{path}"
    return None


def _is_clip(value: Mapping[str, Any], clip_keys: Set[str]) -> bool:
    """Whether a value has keys of a clip, or wraps one; others have items, too."""
    wrapped = value.get("items")
    if isinstance(wrapped, list):
        return any(isinstance(one, Mapping) and not clip_keys.isdisjoint(one) for one in wrapped)
    return not clip_keys.isdisjoint(value)


def without_timings(clip: Mapping[str, Any], timestamps: object, clip_keys: Set[str]) -> str | None:
    """Why a clip without characters and times is none of this service's, and what to do; None if it may be."""
    if isinstance(timestamps, Mapping) and timestamps.get("phon_chars"):
        return f"it {_NO_CHARACTERS}"
    if isinstance(timestamps, Mapping) and timestamps and not {"graph_chars", "graph_times"} & timestamps.keys():
        keys = ", ".join([*map(str, timestamps)][:_MOST_KEYS])
        what = f"they have the keys {keys}, not graph_chars and graph_times"
        return f"its timestamps are of another service: {what}; {BY_HAND}"
    if isinstance(clip.get("words"), list):
        return f"it is a transcript, whose words have no times that are read: {BY_HAND}"
    if timestamps is None and clip_keys.isdisjoint(clip):
        return f"it is no answer of the Resemble API, which has a uuid or audio_timestamps: {BY_HAND}"
    return None
