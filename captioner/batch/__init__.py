"""`caption_all`: many clips at once, on all cores or any `concurrent.futures.Executor`; no clip costs another.

How to read it: `planning` makes jobs of the sources, `running` keeps an executor busy with them, `captioning` is the
pure function from one job to its `Result`, `files` writes what it made, each result's files whole or not at all.
"""

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Unpack

from captioner.batch.chunk import caption_chunk
from captioner.batch.gathering import Gathering
from captioner.batch.job import Job, Settings
from captioner.batch.names import Names, twin
from captioner.batch.planning import formats_of, jobs_of
from captioner.batch.pool import Workers, usable_cores
from captioner.batch.result import Result
from captioner.batch.running import Chunk, chunks_of, run, unfinished
from captioner.batch.source import Source
from captioner.captions import resolved_limits
from captioner.layout.speakers import Speakers, check_speakers
from captioner.limits import LimitOptions, Limits
from captioner.readers import Clip, check_vendor
from captioner.timing.numbers import TimeUnit
from captioner.timing.repair import Level, check_level
from captioner.timing.words import TagMode, check_tag_mode

if TYPE_CHECKING:
    from captioner.timing.script import Unscripted

# So many chunks are captioned in this process, because others take as long to start.
_FEW = 3
# So many chunks are submitted at a time for each process, so that none waits where the first results take long.
_AHEAD = 8
# With someone else's executor, how many processes it has is not known.
_AHEAD_ELSEWHERE = 64


def caption_all(
    sources: Iterable[Source | Clip],
    *,
    limits: Limits | str = "web",
    formats: Sequence[str] | Mapping[str, Mapping[str, Any]] = ("srt",),
    executor: Executor | None = None,
    ordered: bool = True,
    jobs: int | None = None,
    gather: bool = False,
    directory: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    language: str | None = None,
    keep: Sequence[str] = (),
    shift_ms: int = 0,
    gap_ms: int = 0,
    time_unit: TimeUnit = "s",
    repair: Level = "auto",
    tags: TagMode = "auto",
    replace: Iterable[tuple[str, str]] = (),
    vendor: str | None = None,
    mapping: str | None = None,
    encoding: str | None = None,
    stretch: Fraction | int = 1,
    speakers: Speakers = "dash",
    label_format: str = "[{name}]",
    speakers_from_text: bool = False,
    min_match: float = 0.9,
    unscripted: "Unscripted" = "keep",
    **overrides: Unpack[LimitOptions],
) -> Generator[Result, None, None]:
    """The result of each source, or of each group of sources; what is wrong with one is its result's `error`.

    A source is a path, whatever else `read_clips` takes, or a `Source`. They are read one by one, as they are needed,
    and results come in their order, or else, without `ordered`, as they are made.

    `formats` may give options to a format's writer: `{"vtt": {"highlight": "word"}}`. Without `directory`, a result has
    its captions as texts. With it, they are written there, the files of each result all or none; what is there already
    is replaced only with `overwrite`, or if it is the same.

    Without `executor`, `jobs` processes caption, by default as many as there are cores to use; with 1, this one does.
    When one of them dies, what they had is tried once more, each source alone. With an executor, which may be any, what
    it did not finish is a failed result. With `gather`, this process reads the sources and writes the files, for
    machines that share no folder; groups are then captioned here. Closing the iterator stops the processes.

    `replace` are pairs for `Timing.replaced`. The other arguments are those of `caption`, `Captions.shift`, `join`,
    `read_clip`, `Timing.stretched` and `Timing.with_script`; with `speakers_from_text`,
    `Timing.with_speakers_from_text` is called. Raises
    `LimitsError` and `FormatError` for arguments that no source could be captioned with.
    """
    pairs: tuple[tuple[str, str], ...] = ()
    if replace != ():
        from captioner.timing.replacement_pairs import checked_pairs

        pairs = checked_pairs(replace)
    resolved_limits(language or "und", limits, overrides)
    check_speakers(speakers, label_format)
    check_level(repair)
    check_tag_mode(tags)
    check_vendor(vendor, mapping)
    settings = Settings(
        limits,
        formats_of(formats),
        language,
        tuple(keep),
        shift_ms,
        gap_ms,
        time_unit,
        repair,
        tags,
        pairs,
        vendor,
        mapping,
        encoding,
        stretch,
        speakers,
        label_format,
        speakers_from_text,
        min_match,
        unscripted,
        None if directory is None else os.fspath(directory),
        overwrite,
        "" if executor is None else os.getcwd(),
        overrides,
    )
    return _results(sources, settings, executor, jobs, ordered, gather)


def _results(
    sources: Iterable[Source | Clip],
    settings: Settings,
    executor: Executor | None,
    count: int | None,
    ordered: bool,
    gather: bool,
) -> Generator[Result, None, None]:
    """The results, none of them with a file of another."""
    names = Names()
    try:
        chunks = chunks_of(jobs_of(sources, settings, names))
        if executor is None:
            found = _made(chunks, settings, count, ordered)
        else:
            found = _made_by(executor, chunks, settings, gather, ordered)
        for result in found:
            files = [os.path.relpath(path, settings.directory) for path in result.files if settings.directory]
            taken = ((path, names.taken(os.path.normpath(path), result.number, result.input)) for path in files)
            fault = next((twin(path, other) for path, other in taken if other is not None), None)
            yield result if fault is None else replace(result, outcome="failed", error=fault)
    finally:
        names.close()


def _made(
    chunks: Iterator[Chunk], settings: Settings, count: int | None, ordered: bool
) -> Generator[Result, None, None]:
    """The results of processes of our own, or of this one."""
    if count is None:
        first = list(islice(chunks, _FEW))
        count, chunks = (1 if len(first) < _FEW else usable_cores()), chain(first, chunks)
    if count == 1:
        for chunk in chunks:
            yield from caption_chunk(chunk, settings)
        return
    workers = Workers(count, settings)
    try:
        yield from run(chunks, workers.submit, workers.alone, in_flight=_AHEAD * count, ordered=ordered)
    finally:
        workers.stop()


def _made_by(
    executor: Executor, chunks: Iterator[Chunk], settings: Settings, gather: bool, ordered: bool
) -> Generator[Result, None, None]:
    """The results of someone else's executor."""

    def submitted(jobs: Sequence[Job], settings: Settings) -> "Future[list[Result]]":
        try:
            return executor.submit(caption_chunk, jobs, settings)
        except RuntimeError as error:  # it is broken, or was shut down
            refused: Future[list[Result]] = Future()
            refused.set_exception(error)
            return refused

    if gather:
        at_home = Gathering(submitted, settings)
        yield from run(
            chunks, at_home.submit, _died, in_flight=_AHEAD_ELSEWHERE, ordered=ordered, finish=at_home.finish
        )
        return
    yield from run(chunks, lambda chunk: submitted(chunk, settings), _died, in_flight=_AHEAD_ELSEWHERE, ordered=ordered)


def _died(chunk: Chunk) -> list[Result]:
    return unfinished(chunk, BrokenExecutor("a process died"))
