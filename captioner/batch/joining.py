"""The clips of a group, each as long as it really is, to be joined on one timeline."""

import os
from collections.abc import Iterator, Sequence
from copy import copy
from fractions import Fraction

from captioner.audio import AUDIO_SUFFIXES, audio_duration_ms
from captioner.batch.job import Job, Settings
from captioner.batch.reading import clips_of
from captioner.batch.source import Source
from captioner.errors import CaptionerError, FormatError, OutputError, TimingError
from captioner.outputs import file_name
from captioner.readers import Clip
from captioner.timing.words import Timing


def grouped_clips(job: Job, contents: Sequence[Clip], settings: Settings) -> list[Timing]:
    """The clips of a group; an error names the source that it is about."""
    found: list[Timing] = []
    for source, content in zip(job.sources, contents, strict=True):
        try:
            found += _lasting(source, clips_of(source, content, settings), settings.folder)
        except CaptionerError as error:
            raise about(error, source.label or "a clip of the group") from None
        if source is not job.sources[-1] and any(clip.duration_ms is None for clip in found):
            raise TimingError(
                f"{source.label}: how long it lasts is not known, and the next clip starts where it ends: give its "
                "duration, or keep its audio beside it"
            )
    return found


def about(error: CaptionerError, label: str) -> CaptionerError:
    """The same error, with the name of what it is about before its message."""
    if str(error).startswith(f"{label}:"):
        return error
    named = copy(error)
    named.args = (f"{label}: {error}",)
    if isinstance(named, FormatError | OutputError):
        named.path = None
    return named


def _lasting(source: Source, clips: Sequence[Timing], root: str) -> Iterator[Timing]:
    """The clips, as long as the source says, or their audio beside the file, or they themselves."""
    for clip in clips:
        audio = None if source.duration_ms is not None else _audio(source, clip.uuid, root, alone=len(clips) == 1)
        yield clip if audio is None else clip.lasting(_duration_ms(audio))


def _audio(source: Source, uuid: str | None, root: str, *, alone: bool) -> str | None:
    """The audio file beside a clip's, called as that file or as the clip's uuid; None where there is none."""
    if not isinstance(source.clip, os.PathLike):
        return None
    folder, file = os.path.split(os.path.join(root, source.clip))
    stems = [os.path.splitext(file)[0]] if alone else []
    stems += [uuid] if uuid and file_name(uuid, 0) == uuid else []
    suffixes = [suffix for one in AUDIO_SUFFIXES for suffix in (one, one.upper())]
    paths = (os.path.join(folder, stem + suffix) for stem in stems for suffix in suffixes)
    return next(filter(os.path.isfile, paths), None)


def _duration_ms(audio: str) -> Fraction:
    try:
        return audio_duration_ms(audio)
    except OSError as error:
        raise FormatError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=audio) from error
