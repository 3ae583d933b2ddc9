"""`captioner convert`: saved clips to captions."""

import os
from collections.abc import Iterator, Sequence

import click

import captioner
from captioner.cli.console import progress, told_of
from captioner.cli.delivery import deliver, demand_directory, make, targets_of
from captioner.cli.inputs import Inputs, read
from captioner.cli.joining import Part, Seams, join_parts, part_of, with_join
from captioner.cli.options import Job, with_job
from captioner.cli.report import MANY, Made
from captioner.cli.targets import file_name

_REMEDY = "keep its audio beside it under the same name (WAV, FLAC, Ogg or MP3), or give --durations FILE"


@click.command()
@click.argument("clips", metavar="CLIP.json...", nargs=-1, required=True)
@with_join
@with_job
def convert(clips: tuple[str, ...], job: Job, seams: Seams | None) -> None:
    """Caption clips from saved JSON files; - is standard input.

    A file holds one clip as the Resemble API answers it, a list of clips, or a clip on every line. Widths are columns:
    a full-width character takes 2. Durations are seconds. Files in DIR/ are named after the clip's file.

    With --join, clips are one after the other on one timeline. How long each lasts is read from --durations, else from
    the audio file beside it, else from its own duration.

    \b
    Examples:
      captioner convert clip.json
      captioner convert clip.json -o clip.vtt --max-line-width 37
      captioner convert *.json -f srt -f vtt -o captions/
      captioner convert intro.json talk.json --join -o all.srt
      curl ... | captioner convert - --preset netflix > clip.srt
    """
    if [*clips, seams and seams.durations].count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    demand_directory(job, 1 if seams else len(clips))
    inputs: Inputs = {}
    made: list[Made] = []
    parts: list[Part] = []
    with progress(clips, "Captioning", MANY) as paths:
        for path in paths:
            source = "standard input" if path == "-" else click.format_filename(path)
            with told_of(source):
                timings = captioner.read_clips(read(path, inputs), time_unit=job.wish.time_unit)
                if seams:
                    parts += _parts(path, source, timings)
                else:
                    demand_directory(job, len(timings), f"{source}: ")
                    made += _made(path, source, timings, job)
    if seams:
        name = _stem(clips[0]) if len(clips) == 1 else "joined"
        made.append(join_parts(job, seams, parts, name, inputs, remedy=_REMEDY))
    deliver(job, made, targets_of(job, [(one.source, one.name) for one in made]), inputs)


def _parts(path: str, source: str, timings: Sequence[captioner.Timing]) -> Iterator[Part]:
    """The clips of a file, to be joined."""
    for named, timing in _named(source, timings):
        yield part_of(named, None if path == "-" else path, timing, alone=len(timings) == 1)


def _made(path: str, source: str, timings: Sequence[captioner.Timing], job: Job) -> Iterator[Made]:
    """The captions of each clip of a file; several are told apart by their uuids, or numbers, in the names of files."""
    stem, suffixes = _stem(path), [captioner.EXTENSIONS[format_] for format_ in job.formats]
    for number, (named, timing) in enumerate(_named(source, timings), 1):
        own = file_name(timing.uuid, number, prefix=f"{stem}-", suffixes=suffixes)
        yield make(job, named, f"{stem}-{own}" if len(timings) > 1 else stem, timing)


def _named(source: str, timings: Sequence[captioner.Timing]) -> Iterator[tuple[str, captioner.Timing]]:
    """The clips of a file, each with what messages call it."""
    for number, timing in enumerate(timings, 1):
        yield f"{source}, clip {timing.uuid or number}" if len(timings) > 1 else source, timing


def _stem(path: str) -> str:
    return "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
