"""Which files in a folder are sources: clips, WAVs with timings, captions; by their names or, if need be, contents."""

import os
from contextlib import suppress

_JSON = (".json", ".jsonl", ".ndjson")
_CAPTIONS = (".srt", ".vtt")
SUFFIXES = (*_JSON, ".wav", *_CAPTIONS)
"""How the names of sources end; packed with gzip, .gz follows."""
# How our own JSON begins: it is captions.
_OWN_JSON = b'{"version": "1.0", "la'


def is_clip(name: str) -> bool:
    """Whether a path has the name of a clip's JSON."""
    return _has_suffix(name, _JSON) and not os.path.basename(name).startswith(".")


def is_source(name: str) -> bool:
    """Whether a path has the name of a clip or of captions."""
    return _has_suffix(name, SUFFIXES) and not os.path.basename(name).startswith(".")


def is_sound(name: str) -> bool:
    """Whether a path has the name of a sound that may hold timings."""
    return _has_suffix(name, (".wav",))


def may_have_timings(path: str) -> bool:
    """Whether a WAV has points in time in its header, is damaged or packed; else it is only a sound."""
    from captioner.readers.wav_header import may_have_timings

    if path.lower().endswith(".gz"):
        return True
    with suppress(OSError), open(path, "rb") as file:
        return may_have_timings(file)
    return True


def is_captions(path: str) -> bool:
    """Whether a file is captions, by its name or, if it is our JSON, by its beginning."""
    if _has_suffix(path, _JSON):
        with suppress(OSError), open(path, "rb") as file:
            return file.read(len(_OWN_JSON)) == _OWN_JSON
    return _has_suffix(path, _CAPTIONS)


def _has_suffix(path: str, suffixes: tuple[str, ...]) -> bool:
    return path.lower().removesuffix(".gz").endswith(suffixes)
