"""What a batch captions: named files, files in folders and of patterns, and rows of a manifest, one after the other."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

import captioner
from captioner.cli.console import counted
from captioner.cli.paths import is_pattern, is_several, shown

_SUFFIXES = (".json", ".jsonl", ".ndjson")
_FILES = f"{', '.join(_SUFFIXES)} file"


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the sources in what was typed; `output` is the directory for the captions, whose files are no sources.

    `standard_input` is what was read from there. `skipped` counts the files that were passed over, by their reason; it
    is filled as sources are taken.
    """

    output: str
    standard_input: bytes | None = None
    skipped: Counter[str] = field(default_factory=Counter)

    def sources(self, paths: Sequence[str]) -> Iterator[captioner.Source]:
        """The sources of each path in turn: an existing path, or else a pattern."""
        for path in paths:
            if path == "-":
                yield captioner.Source(self.standard_input or b"", "stdin", shown(path))
            elif os.path.isdir(path):
                yield from self._in_folder(path)
            elif is_pattern(path):
                yield from self._matching(path)
            else:
                yield captioner.Source(Path(path), _stem(os.path.basename(path)), shown(path))

    def _in_folder(self, folder: str) -> Iterator[captioner.Source]:
        """The files below a folder, or why there are none."""
        nothing = True
        for source in self._below(folder, folder):
            nothing = False
            yield source
        if nothing:
            yield _fault(folder, f"holds no {_FILES} to caption: name other files themselves")

    def _below(self, folder: str, root: str) -> Iterator[captioner.Source]:
        """The files below a folder, named as below `root`, and the folders that cannot be read."""
        faults: list[OSError] = []
        for directory, folders, files in os.walk(folder, onerror=faults.append):
            folders[:] = sorted(name for name in folders if not self._is_passed_over(os.path.join(directory, name)))
            for name in sorted(files):
                path = os.path.join(directory, name)
                if _is_clip(path) and _is_file(path):
                    yield _found(path, root)
        for fault in faults:
            yield _fault(os.fspath(fault.filename), f"cannot be read: {(fault.strerror or str(fault)).lower()}")

    def _is_passed_over(self, path: str) -> bool:
        """Whether a folder in a folder is hidden, or is the output; the clips in the output are counted as skipped."""
        if os.path.basename(path).startswith("."):
            return True
        if not self.output or os.path.realpath(path) != os.path.realpath(self.output):
            return False
        files = (name for _, _, names in os.walk(path) for name in names)
        self.skipped[f"in {shown(self.output)}/, where captions go"] += sum(map(_is_clip, files))
        return True

    def _matching(self, pattern: str) -> Iterator[captioner.Source]:
        """The files that match a pattern, and those in folders that do, named as below its part without wildcards."""
        root, nothing = _root(pattern), True
        output = os.path.realpath(self.output) if self.output else None
        # With **, the files in folders that match do so themselves.
        folders_too = "**" not in pattern
        for path in dict.fromkeys(sorted(glob.glob(pattern, recursive=True))):
            real = os.path.realpath(path)
            if output and (real == output or real.startswith(output + os.sep)):
                self.skipped[f"in {shown(self.output)}/, where captions go"] += _is_clip(path)
            elif os.path.isdir(path) and not os.path.islink(path) and folders_too:
                for source in self._below(path, root):
                    nothing = False
                    yield source
            elif _is_clip(path) and _is_file(path):
                nothing = False
                yield _found(path, root)
        if nothing:
            yield _fault(pattern, f"matches no {_FILES}: name other files themselves")


def skipped_text(skipped: Counter[str]) -> str:
    """One line on the files that were passed over; empty where there are none."""
    return ", ".join(f"{counted(count, 'file')} {why}" for why, count in skipped.items() if count)


def _is_clip(name: str) -> bool:
    """Whether a path has the name of a clip's file."""
    return name.lower().removesuffix(".gz").endswith(_SUFFIXES) and not os.path.basename(name).startswith(".")


def _is_file(path: str) -> bool:
    """Whether a path is a file, or a link that leads nowhere; reading a pipe might never end."""
    return os.path.isfile(path) or not os.path.exists(path)


def _fault(path: str, message: str) -> captioner.Source:
    return captioner.Source(label=shown(path), fault=captioner.FormatError(message, path=shown(path)))


def _found(path: str, root: str) -> captioner.Source:
    name = _stem(os.path.relpath(path, root))
    return captioner.Source(Path(path), name, shown(path), optional=True)


def _stem(name: str) -> str:
    return os.path.splitext(name.removesuffix(".gz"))[0]


def _root(pattern: str) -> str:
    """The folders before the first wildcard of a pattern."""
    parts = pattern.split(os.sep)
    first = next(at for at, part in enumerate(parts) if glob.has_magic(part))
    return os.sep.join(parts[:first]) or (os.sep if pattern.startswith(os.sep) else os.curdir)


def paths_of(typed: Sequence[str]) -> tuple[str, ...]:
    """The files that were typed, and those in the folders and of the patterns among them, in order."""
    paths: list[str] = []
    for one in typed:
        sources = list(Finder("").sources([one])) if is_several(one) else []
        if sources and sources[0].fault is not None:
            raise click.ClickException(str(sources[0].fault))
        paths += [os.fspath(source.clip) for source in sources if isinstance(source.clip, Path)] or [one]
    return tuple(paths)
