"""`caption_chunk`: the results of some jobs, a function that any executor can call in any process."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from captioner.batch.captioning import caption_job, failed
from captioner.batch.disk import flush_directory
from captioner.batch.files import StagedFile, digest, discard, flush, place, put_back, release, stage
from captioner.batch.job import Job, Settings
from captioner.batch.names import twin
from captioner.batch.result import Result
from captioner.errors import OutputError
from captioner.outputs import uninterrupted
from captioner.readers import holds_clip

_AT_ONCE = 16
# Only so many files of a result stay open until they are placed: most systems allow a process 1024 or fewer.
_OPEN = 8


def caption_chunk(jobs: Sequence[Job], settings: Settings) -> list[Result]:
    """The result of each job; with a directory in the settings, their files are written."""
    results = (caption_job(job, settings) for job in jobs)
    return list(results) if settings.directory is None else written(jobs, results, settings)


def written(jobs: Sequence[Job], results: Iterable[Result], settings: Settings) -> list[Result]:
    """The results with files instead of texts; one is flushed to the disk while the next is made."""
    done: list[Result] = []
    ready: list[tuple[list[StagedFile], list[Future[None]]]] = []
    labels: dict[str, str] = {}
    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for job, result in zip(jobs, results, strict=True):
                with uninterrupted():
                    files, one = _staged(job, result, settings, labels)
                    # Threads of the pool hold back the same signals as this one.
                    ready.append((files, [pool.submit(flush, file) for file in files]))
                    done.append(one)
    except BaseException:
        with uninterrupted():
            for files, _ in ready:
                _discard(files)
        raise
    with uninterrupted():
        for at, (files, flushes) in enumerate(ready):
            try:
                _place(files, flushes)
            except OutputError as error:
                done[at] = failed(jobs[at], error)
            _discard(files)
        # A new file that a power cut takes away is made again; an old one that it brings back would not be.
        for folder in {os.path.dirname(file.target) for files, _ in ready for file in files if file.old is not None}:
            flush_directory(folder or os.curdir)
    return done


def _staged(job: Job, result: Result, settings: Settings, labels: dict[str, str]) -> tuple[list[StagedFile], Result]:
    """The temporary files of a result, and the result with the files that they will be, or with what is wrong.

    `labels` says for whom the files of this chunk are written.
    """
    staged: list[StagedFile] = []
    files: dict[str, str] = {}
    before = job.sources[0].before
    inputs = [os.path.join(settings.folder, one.clip) for one in job.sources if isinstance(one.clip, os.PathLike)]

    def may_replace(path: str, old: bytes) -> bool:
        if before is not None and before.files.get(path) == digest(old):
            return True
        place = os.path.realpath(os.path.join(settings.folder, path))
        if any(os.path.realpath(one) == place for one in inputs):
            raise OutputError("is the input, which an output never replaces: choose another directory", path=path)
        if holds_clip(old):
            raise OutputError("holds clips, which an output never replaces: choose another directory", path=path)
        return settings.overwrite

    try:
        for name, text in result.texts.items():
            path, content = os.path.join(settings.directory or "", name), text.encode()
            if (other := labels.setdefault(os.path.normpath(path), job.label)) != job.label:
                raise twin(path, other)
            files[path] = digest(content)
            file = stage(path, content, settings.folder, lambda old, path=path: may_replace(path, old))  # type: ignore[misc]
            if file is not None:
                staged.append(file)
                if len(staged) > _OPEN:
                    release(file)
    except OutputError as error:
        _discard(staged)
        return [], failed(job, error)
    except BaseException:
        _discard(staged)
        raise
    return staged, replace(result, texts={}, files=files or result.files)


def _place(files: Sequence[StagedFile], flushes: Sequence["Future[None]"]) -> None:
    """Give all temporary files of a result their targets' names, or none; raises what flushing them did."""
    for one in flushes:
        one.result()
    placed: list[StagedFile] = []
    try:
        for file in files:
            place(file)
            placed.append(file)
    except OutputError:
        for file in reversed(placed):
            put_back(file)
        raise


def _discard(files: Sequence[StagedFile]) -> None:
    for file in files:
        discard(file)
