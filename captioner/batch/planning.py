"""From sources to jobs: groups are put together, files are named, and no name is used twice."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from captioner.batch.job import Job, Settings
from captioner.batch.names import Names, twin
from captioner.batch.source import Source
from captioner.clips import holds_source
from captioner.errors import CaptionerError, FormatError, OutputError, wrong_type
from captioner.readers import Clip
from captioner.readers.files import read_path
from captioner.writers import EXTENSIONS


def jobs_of(sources: Iterable[Source | Clip], settings: Settings, names: Names) -> Iterator[Job]:
    """The jobs of a batch, in order; what is wrong with a source becomes its fault."""
    numbered = enumerate(map(_source, sources), 1)
    for group, rows in groupby(numbered, key=lambda row: (row[1].group, 0 if row[1].group is not None else row[0])):
        members = list(rows)
        number, first = members[0]
        label = f"group {group[0]}" if first.group is not None else _label(first, number)
        labelled = tuple(replace(one, label=_label(one, at)) for at, one in members)
        job = Job(number, label, _name(first), labelled)
        yield _without_twins(job, settings, names)


def _source(one: Source | Clip) -> Source:
    if isinstance(one, Source):
        return one
    if isinstance(one, os.PathLike | Mapping | Sequence):
        return Source(one)
    raise wrong_type(one, "a path, a clip or a Source")


def _label(source: Source, number: int) -> str:
    if source.label is not None:
        return source.label
    return os.fspath(source.clip) if isinstance(source.clip, os.PathLike) else f"source {number}"


def _name(source: Source) -> str | None:
    """The path of a source's files in the directory, without an extension."""
    if source.name is not None or source.group is not None:
        return source.name if source.name is not None else source.group
    if isinstance(source.clip, os.PathLike):
        return os.path.splitext(os.path.basename(source.clip))[0]
    return None


def _without_twins(job: Job, settings: Settings, names: Names) -> Job:
    """The job, with a fault if its name is wrong, or if its group or one of its files comes a second time."""
    if any(source.fault is not None for source in job.sources):
        return job
    fault = _fault(job, settings, names)
    return job if fault is None else replace(job, sources=(replace(job.sources[0], fault=fault), *job.sources[1:]))


def _fault(job: Job, settings: Settings, names: Names) -> CaptionerError | None:
    if job.grouped:
        if names.taken(f"group\0{job.sources[0].group}", job.number, job.label):
            return FormatError("its rows do not stand together: sort the manifest by group")
        if len({source.language for source in job.sources if source.language}) > 1:
            return FormatError("its rows have different languages: give one")
    if settings.directory is None or job.name is None:
        return None
    if not _is_inside(job.name):
        return OutputError(f"the output name {job.name!r} leads outside the directory: give one below it")
    for suffix in (EXTENSIONS[name] for name in settings.formats):
        path = f"{job.name}{suffix}"
        other = names.taken(os.path.normpath(path), job.number, job.label)
        if other is None or _is_passed_over(job.sources[0].optional, job.label):
            continue
        if not _is_passed_over(True, other):
            return twin(path, other)
        names.give(os.path.normpath(path), job.number, job.label)
    return None


def _is_passed_over(optional: bool, label: str) -> bool:
    """Whether a source, whose label is its path, holds JSON that no reader is for."""
    try:
        return optional and holds_source(read_path(Path(label))) is False
    except FormatError:
        return False


def _is_inside(name: str) -> bool:
    parts = os.path.normpath(name).split(os.sep)
    return bool(name) and "\0" not in name and not os.path.isabs(name) and ".." not in parts and parts[-1] != "."


def formats_of(formats: object) -> Mapping[str, Mapping[str, Any]]:
    """The formats of a call, each with the options of its writer."""
    if isinstance(formats, str):
        formats = (formats,)
    if not isinstance(formats, Mapping):
        if not isinstance(formats, Iterable):
            raise wrong_type(formats, "names of formats")
        formats = {name: {} for name in formats}
    for name in formats:
        if name not in EXTENSIONS:
            raise FormatError(f"there is no format {name!r}: choose from {', '.join(EXTENSIONS)}")
    return {name: dict(options) for name, options in formats.items()}
