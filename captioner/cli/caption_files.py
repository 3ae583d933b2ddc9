"""The caption files that `check` reads: those that were named, and those in the folders that were named."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import captioner
from captioner.cli.console import counted, say
from captioner.cli.paths import shown

_SUFFIXES = (".srt", ".vtt", ".json")


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """A file to check, or why there is none; `name` is that of what is made of it below `-o DIR/`."""

    path: str
    name: str
    fault: captioner.FormatError | None = None


def caption_files(paths: Sequence[str], output: str | None) -> list[CaptionFile]:
    """The files of all paths in turn, those of a folder in the order of their names.

    A folder is searched for SRT, WebVTT and captions in our JSON. What is hidden and what lies in `output`, where files
    are made, is passed over; so are links to folders.
    """
    return [file for path in paths for file in (_in_folder(path, output) if os.path.isdir(path) else [_named(path)])]


def _named(path: str) -> CaptionFile:
    return CaptionFile(path, os.path.basename(path))


def _in_folder(path: str, output: str | None) -> Iterator[CaptionFile]:
    faults: list[OSError] = []
    found: list[str] = []
    for folder, folders, names in os.walk(path, onerror=faults.append):
        folders[:] = [name for name in folders if _is_searched(os.path.join(folder, name), output)]
        visible = [name for name in names if name.lower().endswith(_SUFFIXES) and not name.startswith(".")]
        found += [os.path.join(folder, name) for name in visible]
    found = [file for file in found if not os.path.exists(file) or os.path.isfile(file)]
    captions = [file for file in found if not _is_other_json(file)]
    if len(captions) < len(found):
        say(f"{shown(path)}: passed over {counted(len(found) - len(captions), 'JSON file')} without captions")
    for file in sorted(captions):
        yield CaptionFile(file, os.path.relpath(file, path))
    for error in faults:
        reason = (error.strerror or str(error)).lower()
        yield _fault(os.fspath(error.filename), f"cannot be read: {reason}")
    if not captions and not faults:
        yield _fault(path, f"holds no captions in {', '.join(_SUFFIXES)} files: name other files themselves")


def _fault(path: str, message: str) -> CaptionFile:
    return CaptionFile(path, "", captioner.FormatError(message, path=shown(path)))


def _is_searched(folder: str, output: str | None) -> bool:
    hidden = os.path.basename(folder).startswith(".")
    return not hidden and (output is None or os.path.realpath(folder) != os.path.realpath(output))


def _is_other_json(path: str) -> bool:
    """Whether a file is whole JSON of another kind, such as a clip; broken JSON may have been captions."""
    if not path.lower().endswith(".json"):
        return False
    try:
        with open(path, "rb") as file:
            document = json.load(file)
    except (OSError, ValueError, RecursionError):
        return False
    return not isinstance(document, dict) or not isinstance(document.get("segments"), list)
