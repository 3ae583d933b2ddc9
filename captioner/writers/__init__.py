"""From `Captions` to text: one file a format, and `WRITERS`, the table of them all.

A writer is one function from captions to text and one row in the table.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from captioner.captions import Captions

# For each format, its module here, and in it its function.
_ROWS = {
    "srt": ("srt", "to_srt"),
    "vtt": ("vtt", "to_vtt"),
    "json": ("json", "to_json"),
    "txt": ("text", "to_text"),
    "ass": ("ass", "to_ass"),
    "remotion": ("remotion", "to_remotion"),
}


class _Writers(Mapping[str, Callable[[Captions], str]]):
    """The writers, each imported when it is asked for: most who write captions write one format."""

    def __getitem__(self, name: str) -> Callable[[Captions], str]:
        module, function = _ROWS[name]
        writer: Callable[[Captions], str] = getattr(import_module(f"captioner.writers.{module}"), function)
        return writer

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)


WRITERS: Mapping[str, Callable[[Captions], str]] = _Writers()
"""What writes each format, by its name."""

EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {name: ".remotion.json" if name == "remotion" else f".{name}" for name in _ROWS}
)
"""How each format's files end, by its name."""
