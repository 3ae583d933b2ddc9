"""The writers, which turn `Captions` into text: one module per format, and `WRITERS`, the table of all of them.

How to add a format:

1. Write `writers/FORMAT.py`: a docstring that names the standard or player it follows, and one function,
   `def to_FORMAT(captions: Captions) -> str`, which calls `require_captions` first. Its options are keyword arguments
   with defaults. Import a library that writes the format inside the function.
2. Add a row to `_FORMATS`: the module, the function, the file extension and the options. The command line then offers
   the format, with every option that another format already has. A new option needs a row in
   `captioner/cli/karaoke.py`.
3. Export the function from `captioner/__init__.py`, and describe the format in README.md.
4. Read its output and add it to `fixtures/golden`. Add a row to `tests/test_writers.py` with a third-party parser: the
   tests there check what every format must guarantee.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from captioner.captions import Captions


class _Format(NamedTuple):
    """A format: its module in this package, the function in it, the file extension, and the function's options."""

    module: str
    function: str
    extension: str
    options: tuple[str, ...] = ()


_FORMATS = {
    "srt": _Format("srt", "to_srt", ".srt", ("direction_marks",)),
    "vtt": _Format("vtt", "to_vtt", ".vtt", ("highlight", "direction_marks")),
    "json": _Format("json", "to_json", ".json", ("highlight",)),
    "txt": _Format("text", "to_text", ".txt"),
    "ass": _Format("ass", "to_ass", ".ass", ("highlight", "karaoke_tag", "resolution", "style")),
    "ttml": _Format("ttml", "to_ttml", ".ttml", ("highlight", "resolution")),
    "remotion": _Format("remotion", "to_remotion", ".remotion.json"),
}


class _Writers(Mapping[str, Callable[[Captions], str]]):
    """The writers, each imported on first use: most programs write a single format."""

    def __getitem__(self, name: str) -> Callable[[Captions], str]:
        form = _FORMATS[name]
        writer: Callable[[Captions], str] = getattr(import_module(f"captioner.writers.{form.module}"), form.function)
        return writer

    def __iter__(self) -> Iterator[str]:
        return iter(_FORMATS)

    def __len__(self) -> int:
        return len(_FORMATS)


WRITERS: Mapping[str, Callable[[Captions], str]] = _Writers()
"""The writer of each format, by the format's name."""

EXTENSIONS: Mapping[str, str] = MappingProxyType({name: row.extension for name, row in _FORMATS.items()})
"""The file extension of each format, by the format's name."""

WRITER_OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({name: row.options for name, row in _FORMATS.items()})
"""The keyword arguments of each format's writer, by the format's name."""
