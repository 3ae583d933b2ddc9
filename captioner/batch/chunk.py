"""`caption_chunk`: the results of some jobs, a function that any executor can call in any process.

The files of several jobs are flushed to the disk together, because it serves many in the time of one.
"""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from captioner.batch.captioning import caption_job, failed
from captioner.batch.disk import flush_directory
from captioner.batch.files import StagedFile, digest, discard, flush, place, put_back, release, stage
from captioner.batch.job import Job, Settings
from captioner.batch.names import twin
from captioner.batch.result import Result
from captioner.errors import OutputError
from captioner.readers import holds_clip

_AT_ONCE = 16
# Only so many files of a result stay open until they are placed: most systems allow a process 1024 or fewer.
_OPEN = 8


def caption_chunk(jobs: Sequence[Job], settings: Settings) -> list[Result]:
    """The result of each job; with a directory in the settings, their files are written."""
    results = [caption_job(job, settings) for job in jobs]
    if settings.directory is None:
        return results
    return written(jobs, results, settings)


def written(jobs: Sequence[Job], results: Sequence[Result], settings: Settings) -> list[Result]:
    """The results with files instead of texts."""
    with uninterrupted():
        return _written(jobs, results, settings)


def _written(jobs: Sequence[Job], results: Sequence[Result], settings: Settings) -> list[Result]:
    done = list(results)
    ready: dict[int, list[StagedFile]] = {}
    labels: dict[str, str] = {}
    for at, (job, result) in enumerate(zip(jobs, results, strict=True)):
        try:
            ready[at], done[at] = _staged(job, result, settings, labels)
        except OutputError as error:
            done[at] = failed(job, error)
    errors = _flushed([(at, file) for at, files in ready.items() for file in files])
    for at, files in ready.items():
        try:
            if at in errors:
                raise errors[at]
            _place(files)
        except OutputError as error:
            done[at] = failed(jobs[at], error)
        for file in files:
            discard(file)
    # A new file that a power cut takes away is made again; an old one that it brings back would not be.
    for folder in {os.path.dirname(file.target) for files in ready.values() for file in files if file.old is not None}:
        flush_directory(folder or os.curdir)
    return done


def _staged(job: Job, result: Result, settings: Settings, labels: dict[str, str]) -> tuple[list[StagedFile], Result]:
    """The temporary files of a result, and the result with the files that they will be.

    `labels` says for whom the files of this chunk are written.
    """
    staged: list[StagedFile] = []
    files: dict[str, str] = {}
    before = job.sources[0].before

    def may_replace(path: str, old: bytes) -> bool:
        if before is not None and before.files.get(path) == digest(old):
            return True
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
    except BaseException:
        for file in staged:
            discard(file)
        raise
    return staged, replace(result, texts={}, files=files or result.files)


def _flushed(files: Sequence[tuple[int, StagedFile]]) -> dict[int, OutputError]:
    """Flush temporary files to the disk; the errors, by the number of the job."""
    errors: dict[int, OutputError] = {}

    def flush_one(numbered: tuple[int, StagedFile]) -> None:
        at, file = numbered
        try:
            flush(file)
        except OutputError as error:
            errors[at] = error

    if len(files) <= 1:
        for one in files:
            flush_one(one)
        return errors
    with ThreadPoolExecutor(min(_AT_ONCE, len(files))) as pool:
        for _ in pool.map(flush_one, files):
            pass
    return errors


def _place(files: Sequence[StagedFile]) -> None:
    """Give all temporary files of a result their targets' names, or none."""
    placed: list[StagedFile] = []
    try:
        for file in files:
            place(file)
            placed.append(file)
    except OutputError:
        for file in reversed(placed):
            put_back(file)
        raise


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let signals that end the process wait until files are whole; not where the platform cannot hold them back."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    ending = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
