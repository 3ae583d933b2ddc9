"""What a batch captions: named files, files in folders and of patterns, and rows of a manifest, one after the other.

Of files in folders and of patterns, clips come first; captions that are called like one of them are passed over, as
what was made of it, and so is the sound beside a clip.
"""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

import captioner
from captioner.cli.console import counted
from captioner.cli.file_kinds import SUFFIXES, is_captions, is_clip, is_sound, is_source, may_have_timings
from captioner.cli.paths import is_pattern, is_several, shown

_FILES = f"{', '.join(SUFFIXES)} file"


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
        """The sources below a folder, or why there are none."""
        nothing = True
        for source in self._chosen(self._below(folder), folder):
            nothing = False
            yield source
        if nothing:
            yield _fault(folder, f"holds no {_FILES} to caption: name other files themselves")

    def _chosen(self, found: Iterable[str | captioner.Source], root: str) -> Iterator[captioner.Source]:
        """The sources among files, named as below `root`, and the faults among them: clips first, then captions."""
        clips: set[str] = set()
        taken: set[str] = set()
        captions: list[str] = []
        for path in found:
            if isinstance(path, captioner.Source):
                yield path
            elif is_captions(path):
                captions.append(path)
            elif is_sound(path) and (_stem(path) in taken or not may_have_timings(path)):
                self.skipped["of sound without timings"] += _stem(path) not in taken
            else:
                taken.add(_stem(path))
                clips.add(os.path.basename(_stem(path)))
                yield _found(path, root)
        for path in captions:
            if _stem(path) in taken or os.path.basename(_stem(path)) in clips:
                self.skipped["of captions that are called like another source"] += 1
                continue
            taken.add(_stem(path))
            yield _found(path, root)

    def _below(self, folder: str) -> Iterator[str | captioner.Source]:
        """The paths of files below a folder, and as faults the folders that cannot be read."""
        faults: list[OSError] = []
        for directory, folders, files in os.walk(folder, onerror=faults.append):
            folders[:] = sorted(name for name in folders if not self._is_passed_over(os.path.join(directory, name)))
            for name in sorted(files):
                path = os.path.join(directory, name)
                if is_source(path) and _is_file(path):
                    yield path
        for fault in faults:
            yield _fault(os.fspath(fault.filename), f"cannot be read: {(fault.strerror or str(fault)).lower()}")

    def _is_passed_over(self, path: str) -> bool:
        """Whether a folder in a folder is hidden, or is the output; the clips in the output are counted as skipped."""
        if os.path.basename(path).startswith("."):
            return True
        if not self.output or os.path.realpath(path) != os.path.realpath(self.output):
            return False
        files = (name for _, _, names in os.walk(path) for name in names)
        self.skipped[f"in {shown(self.output)}/, where captions go"] += sum(map(is_clip, files))
        return True

    def _matching(self, pattern: str) -> Iterator[captioner.Source]:
        """The sources that match a pattern, and those in folders that do, named as below its part without wildcards."""
        nothing = True
        for source in self._chosen(self._paths_matching(pattern), _root(pattern)):
            nothing = False
            yield source
        if nothing:
            yield _fault(pattern, f"matches no {_FILES}: name other files themselves")

    def _paths_matching(self, pattern: str) -> Iterator[str | captioner.Source]:
        output = os.path.realpath(self.output) if self.output else None
        # With **, the files in folders that match do so themselves.
        folders_too = "**" not in pattern
        for path in dict.fromkeys(sorted(glob.glob(pattern, recursive=True))):
            real = os.path.realpath(path)
            if output and (real == output or real.startswith(output + os.sep)):
                self.skipped[f"in {shown(self.output)}/, where captions go"] += is_clip(path)
            elif os.path.isdir(path) and not os.path.islink(path) and folders_too:
                yield from self._below(path)
            elif is_source(path) and _is_file(path):
                yield path


def skipped_text(skipped: Counter[str]) -> str:
    """One line on the files that were passed over; empty where there are none."""
    return ", ".join(f"{counted(count, 'file')} {why}" for why, count in skipped.items() if count)


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
