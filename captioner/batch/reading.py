"""What the sources of a job hold: their content, its hash, and the clips in it."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from captioner.batch.job import Settings
from captioner.batch.source import Source
from captioner.clips import read_clips
from captioner.errors import FormatError, TimingError
from captioner.readers import Clip
from captioner.readers.files import read_clip_path
from captioner.timing.words import Timing


def content_of(source: Source, settings: Settings) -> Clip:
    """What a source holds, read if it is a path, of a WAV the clip in its header; raises its fault."""
    if source.fault is not None:
        raise source.fault
    if not isinstance(source.clip, os.PathLike):
        return source.clip
    try:
        return read_clip_path(Path(settings.folder, source.clip))
    except FormatError as error:
        error.path = os.fspath(source.clip)
        raise


def clips_of(source: Source, content: Clip, settings: Settings) -> list[Timing]:
    """The clips in a source's content, with the duration that the source gives."""
    timings = read_clips(
        content,
        time_unit=settings.time_unit,
        repair=settings.repair,
        tags=settings.tags,
        vendor=settings.vendor,
        mapping=settings.mapping,
        encoding=settings.encoding,
        speakers_from_text=settings.speakers_from_text,
    )
    if settings.stretch != 1:
        timings = tuple(timing.stretched(settings.stretch) for timing in timings)
    for what, given in (("duration", source.duration_ms), ("script", source.script)):
        if given is not None and len(timings) > 1:
            raise TimingError(f"holds {len(timings)} clips, but one {what} is given: give each clip a file of its own")
    if source.duration_ms is not None:
        timings = (timings[0].lasting(source.duration_ms),)
    if isinstance(source.script, str):
        language = source.language or settings.language
        scripted = timings[0].with_script(
            source.script, language=language, min_match=settings.min_match, unscripted=settings.unscripted
        )
        timings = (scripted.without_tags(settings.tags),)
    if settings.replace:
        timings = tuple(timing.replaced(settings.replace) for timing in timings)
    return list(timings)


def with_script_read(source: Source, settings: Settings) -> Source:
    """The source with the text of its script, if that is in a file; raises `FormatError`, which names the file."""
    if not isinstance(source.script, os.PathLike):
        return source
    from captioner.subtitles.script import read_script

    try:
        return replace(source, script=read_script(Path(settings.folder, source.script)))
    except FormatError as error:
        raise FormatError(f"its script {os.fspath(source.script)}: {error}") from None


def digest_of(contents: Iterable[Clip]) -> str:
    """The SHA-256 of a content; of several, that of theirs."""
    digests = [sha256(_as_bytes(content)).hexdigest() for content in contents]
    return digests[0] if len(digests) == 1 else sha256("\n".join(digests).encode()).hexdigest()


def _as_bytes(content: Clip) -> bytes | bytearray:
    if isinstance(content, bytes | bytearray):
        return content
    text = content if isinstance(content, str) else json.dumps(content, sort_keys=True, default=repr)
    return text.encode("utf-8", "surrogatepass")
