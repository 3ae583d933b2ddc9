"""From `Captions` to text: one file a format, and `WRITERS`, the table of them all.

A writer is one function from captions to text and one row in the table.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from captioner.captions import Captions
from captioner.writers.ass import to_ass
from captioner.writers.json import to_json
from captioner.writers.remotion import to_remotion
from captioner.writers.srt import to_srt, to_subtitles
from captioner.writers.text import to_text
from captioner.writers.vtt import to_vtt, to_webvtt

WRITERS: Mapping[str, Callable[[Captions], str]] = MappingProxyType(
    {"srt": to_srt, "vtt": to_vtt, "json": to_json, "txt": to_text, "ass": to_ass, "remotion": to_remotion}
)
"""What writes each format, by its name."""

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {name: ".remotion.json" if name == "remotion" else f".{name}" for name in WRITERS}
)
"""How each format's files end, by its name."""

__all__ = [
    "EXTENSIONS",
    "WRITERS",
    "to_ass",
    "to_json",
    "to_remotion",
    "to_srt",
    "to_subtitles",
    "to_text",
    "to_vtt",
    "to_webvtt",
]
