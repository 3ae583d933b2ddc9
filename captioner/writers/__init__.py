"""From `Captions` to text: one file a format, and `WRITERS`, the table of them all.

How to add a format:

1. Write `writers/FORMAT.py`: a docstring that says which standard or player it follows, and one function,
   `def to_FORMAT(captions: Captions) -> str`, which calls `require_captions` first. What it can be asked for beyond
   that are keyword arguments with defaults. A library that writes the format is imported in the function.
2. Add a row to `_ROWS`: the module, the function, how files end, and the options. The command line offers the format
   from then on, with those options that another format has, too. A new option is a row in `captioner/cli/karaoke.py`.
3. Show the function under its name in `captioner/__init__.py`, and describe the format in README.md.
4. Put its captions into `fixtures/golden` once somebody has read them, and into `tests/test_writers.py` a row with a
   parser that is not ours: the tests there demand of every format what all of them promise.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from captioner.captions import Captions


class _Row(NamedTuple):
    """A format: its module here, in it its function, how its files end, and what the function may be asked for."""

    module: str
    function: str
    extension: str
    options: tuple[str, ...] = ()


_ROWS = {
    "srt": _Row("srt", "to_srt", ".srt"),
    "vtt": _Row("vtt", "to_vtt", ".vtt", ("highlight",)),
    "json": _Row("json", "to_json", ".json"),
    "txt": _Row("text", "to_text", ".txt"),
    "ass": _Row("ass", "to_ass", ".ass", ("highlight", "karaoke_tag", "resolution")),
    "remotion": _Row("remotion", "to_remotion", ".remotion.json"),
}


class _Writers(Mapping[str, Callable[[Captions], str]]):
    """The writers, each imported when it is asked for: most who write captions write one format."""

    def __getitem__(self, name: str) -> Callable[[Captions], str]:
        row = _ROWS[name]
        writer: Callable[[Captions], str] = getattr(import_module(f"captioner.writers.{row.module}"), row.function)
        return writer

    def __iter__(self) -> Iterator[str]:
        return iter(_ROWS)

    def __len__(self) -> int:
        return len(_ROWS)


WRITERS: Mapping[str, Callable[[Captions], str]] = _Writers()
"""What writes each format, by its name."""

EXTENSIONS: Mapping[str, str] = MappingProxyType({name: row.extension for name, row in _ROWS.items()})
"""How each format's files end, by its name."""

WRITER_OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({name: row.options for name, row in _ROWS.items()})
"""The keyword arguments that each format's writer takes, by the format's name."""
