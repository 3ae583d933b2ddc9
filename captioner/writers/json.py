"""Karaoke JSON: Whisper's segments of words, with lines and characters added; `SCHEMA_PATH` is its JSON Schema.

Times are in seconds, rounded to the millisecond. Words have the times of their speech, so the last word of a cue may
end after the cue, by up to the minimum gap.
"""

import json
from typing import TYPE_CHECKING, Any

from captioner.captions import Captions, require_captions
from captioner.cue import Cue
from captioner.errors import FormatError, shown
from captioner.layout import LAYOUT_VERSION
from captioner.text.measure import graphemes
from captioner.timing.interpolation import char_times
from captioner.timing.words import Word

if TYPE_CHECKING:
    from pathlib import Path

    from captioner.karaoke import Highlight

    SCHEMA_PATH: Path
    """The file with the JSON Schema (2020-12) of what `to_json` writes."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def to_json(captions: Captions, highlight: "Highlight" = "off") -> str:
    """The captions as JSON: `segments` are the cues, with `lines`, `words` and, where characters are timed, `chars`.

    With `highlight="char"`, words without times of characters get times made inside their own, and say so.
    """
    require_captions(captions)
    if highlight not in ("off", "word", "char"):
        raise FormatError(f"highlight {shown(highlight)} is none of off, word and char")
    interpolate = highlight == "char"
    segments = [
        _segment(number, cue, interpolate=interpolate, voices=captions.voices) for number, cue in enumerate(captions)
    ]
    last_ms = captions.cues[-1].end_ms if captions.cues else 0
    head = {
        "version": "1.0",
        "layout": LAYOUT_VERSION,
        "language": captions.language,
        "duration": (captions.duration_ms or last_ms) / 1000,
        **({"edited": True} if captions.edited else {}),
        "text": "".join(word["word"] for segment in segments for word in segment["words"]).strip(" "),
    }
    # One segment per line, not indented by `json`, which does that in Python, several times slower.
    lines = ",\n".join(map(_encode, segments))
    return f'{_encode(head)[:-1]}, "segments": [\n{lines}\n]}}\n'


def _segment(number: int, cue: Cue, *, interpolate: bool, voices: bool) -> dict[str, Any]:
    words = [
        _word(word, row, interpolate=interpolate, voices=voices)
        for row, line in enumerate(cue.lines)
        for word in line.words
    ]
    segment = {
        "id": number,
        "start": cue.start_ms / 1000,
        "end": cue.end_ms / 1000,
        "text": "".join(word["word"] for word in words).strip(" "),
        "lines": [line.text for line in cue.lines],
        "words": words,
    }
    if any(line.prefix for line in cue.lines):
        segment["prefixes"] = [line.prefix for line in cue.lines]
    return segment


def _word(word: Word, row: int, *, interpolate: bool, voices: bool) -> dict[str, Any]:
    timed: dict[str, Any] = {
        "word": f" {word.text}" if word.before else word.text,
        "start": word.start_ms / 1000,
        "end": word.end_ms / 1000,
        "line": row,
    }
    chars = word.chars
    if chars:
        timed["chars"] = [
            {"char": char, "start": start_ms / 1000, "end": end_ms / 1000}
            for char, start_ms, end_ms in zip(chars, word.char_starts_ms, word.char_ends_ms, strict=True)
        ]
    elif interpolate and (times := char_times(word)):
        timed["chars"] = [
            {"char": char, "start": start_ms / 1000, "end": end_ms / 1000}
            for char, (start_ms, end_ms) in zip(graphemes(word.text), times, strict=True)
        ]
        timed["char_times"] = "interpolated"
    if "\n" in word.before:
        timed["before"] = word.before
    if word.estimated:
        timed["estimated"] = True
    if voices and word.speaker:
        timed["speaker"] = word.speaker
    return timed


def __getattr__(name: str) -> Any:
    # Imported on demand: writing captions needs no `pathlib`.
    if name == "SCHEMA_PATH":
        from pathlib import Path

        return Path(__file__).with_name("captions.schema.json")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
