"""`caption_job`: from a job to its result, in any process; an error is a part of the result, and nothing is written."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any

from captioner.batch.job import Job, Settings
from captioner.batch.joining import grouped_clips
from captioner.batch.reading import clips_of, content_of, digest_of, with_script_read
from captioner.batch.result import Result
from captioner.captions import Captions, caption
from captioner.clips import edited_captions, holds_source
from captioner.errors import CaptionerError, FormatError
from captioner.outputs import file_name
from captioner.readers import Clip
from captioner.timing.join import join
from captioner.timing.words import Timing
from captioner.writers import EXTENSIONS, WRITERS


def caption_job(job: Job, settings: Settings) -> Result:
    """The result of a job, with its captions as texts."""
    start = perf_counter()
    try:
        result = _result(job, settings)
    except CaptionerError as error:
        result = failed(job, error)
    except Exception as error:  # a fault of ours, or too little memory, costs this clip only
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        result = failed(job, CaptionerError(f"captioner itself failed ({what}): report it, with this clip"))
    return replace(result, milliseconds=round(1000 * (perf_counter() - start)))


def failed(job: Job, error: CaptionerError) -> Result:
    """The result of a job without captions."""
    return Result(job.label, job.number, job.name, "failed", error=error)


def _result(job: Job, settings: Settings) -> Result:
    job = replace(job, sources=tuple(with_script_read(source, settings) for source in job.sources))
    contents = [content_of(source, settings) for source in job.sources]
    # The audio beside the clips of a group counts, too.
    parts = grouped_clips(job, contents, settings) if job.grouped else []
    scripts = [source.script for source in job.sources if isinstance(source.script, str)]
    digest = digest_of([*contents, *scripts, *(f"{part.exact_duration_ms}" for part in parts)])
    if made := made_before(job, digest, settings):
        return made
    edited = _edited(job, contents, settings)
    if edited is not None:
        timing = Timing((), edited.duration_ms, edited.language)
        return _result_of(job, [timing], [edited.shift(settings.shift_ms)], digest, settings)
    if job.grouped:
        return _captioned(job, [join(parts, gap_ms=settings.gap_ms)], digest, settings)
    try:
        clips = clips_of(job.sources[0], contents[0], settings)
    except FormatError:
        if job.sources[0].optional and _holds_source(contents[0]) is False:
            return Result(job.label, job.number, job.name, "passed over", digest=digest)
        raise
    return _captioned(job, clips, digest, settings)


def made_before(job: Job, digest: str, settings: Settings) -> Result | None:
    """The result of a job whose files an earlier run made from the same content; None if they are to be made."""
    before = job.sources[0].before
    if before is None or not before.complete or before.digest != digest:
        return None
    if not all(os.path.isfile(os.path.join(settings.folder, path)) for path in before.files):
        return None
    return Result(job.label, job.number, job.name, "made before", files=before.files, digest=digest)


def _holds_source(content: Clip) -> bool | None:
    return holds_source(content) if isinstance(content, str | bytes | bytearray) else None


def _edited(job: Job, contents: Sequence[Clip], settings: Settings) -> Captions | None:
    """The captions of a job whose cues a person edited, which are kept; None for others."""
    if settings.vendor is not None or settings.mapping is not None:
        return None
    for content in contents:
        captions = edited_captions(content, settings.limits, _language(job, settings), settings.overrides)
        scripted = any(source.script is not None for source in job.sources)
        if captions is not None and (job.grouped or settings.stretch != 1 or settings.replace or scripted):
            what = "joined" if job.grouped else "stretched" if settings.stretch != 1 else "given other words"
            raise FormatError(
                f'holds cues that were edited and are kept, so they cannot be {what}: take "edited" out of the file to '
                "caption it again"
            )
        if captions is not None:
            return captions
    return None


def _captioned(job: Job, timings: Sequence[Timing], digest: str, settings: Settings) -> Result:
    """The captions of the clips of a job, as a result."""
    made = [
        caption(
            timing,
            settings.limits,
            language=_language(job, settings),
            keep=settings.keep,
            speakers=settings.speakers,
            label_format=settings.label_format,
            **settings.overrides,
        ).shift(settings.shift_ms)
        for timing in timings
    ]
    return _result_of(job, timings, made, digest, settings)


def _result_of(
    job: Job, timings: Sequence[Timing], made: Sequence[Captions], digest: str, settings: Settings
) -> Result:
    """The captions of a job's clips as texts, and what is to be said about them."""
    suffixes = [EXTENSIONS[name] for name in settings.formats]
    texts: dict[str, str] = {}
    for number, (timing, captions) in enumerate(zip(timings, made, strict=True), 1):
        name = _name(job, timing.uuid, number, suffixes, alone=len(timings) == 1)
        for suffix, text in zip(suffixes, _texts(captions, settings.formats), strict=True):
            if f"{name}{suffix}" in texts:
                raise FormatError(f"holds two clips that would both be {name}{suffix}: give them different uuids")
            texts[f"{name}{suffix}"] = text
    words = [word for captions in made for cue in captions for word in cue.words]
    return Result(
        job.label,
        job.number,
        job.name,
        texts=texts,
        digest=digest,
        clips=len(made),
        cues=sum(map(len, made)),
        over=sum(len({breach.cue for breach in captions.breaches}) for captions in made),
        words=len(words),
        estimated=sum(word.estimated for word in words),
        nudged=sum(timing.nudged for timing in timings),
        dropped=sum(timing.dropped for timing in timings),
        cut=sum(timing.cut for timing in timings),
        cost=sum(captions.cost or 0 for captions in made),
        languages=tuple(dict.fromkeys(captions.language for captions in made)),
        guessed=_language(job, settings) is None and any(timing.language is None for timing in timings),
        breaches=tuple(breach for captions in made for breach in captions.breaches),
        repairs=tuple(repair for captions in made for repair in captions.repairs),
        tags=tuple(tag for timing in timings for tag in timing.tags),
        script=timings[0].script if len(timings) == 1 else None,
    )


def _texts(captions: Captions, formats: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, options in formats.items():
        to_text: Callable[..., str] = WRITERS[name]
        yield to_text(captions, **options)


def _language(job: Job, settings: Settings) -> str | None:
    return next((source.language for source in job.sources if source.language), settings.language)


def _name(job: Job, uuid: str | None, number: int, suffixes: Sequence[str], *, alone: bool) -> str:
    """The name of a clip's files: that of the job, and the clip's uuid or number where there are several clips."""
    if job.name is None:
        return file_name(uuid, job.number if alone else number, suffixes=suffixes)
    if alone:
        return job.name
    prefix = f"{os.path.basename(job.name)}-"
    return f"{job.name}-{file_name(uuid, number, prefix=prefix, suffixes=suffixes)}"
