"""`captioner convert`: saved clips to captions."""

import os

import click

import captioner
from captioner.cli.console import printable, progress, told_of
from captioner.cli.delivery import deliver, demand_directory, make, targets_of
from captioner.cli.inputs import Inputs, read
from captioner.cli.options import Job, with_job
from captioner.cli.output import file_name
from captioner.cli.report import MANY, Made


@click.command()
@click.argument("clips", metavar="CLIP.json...", nargs=-1, required=True)
@with_job
def convert(clips: tuple[str, ...], job: Job) -> None:
    """Caption clips from saved JSON files; - is standard input.

    A file holds one clip as the Resemble API answers it, a list of clips, or a clip on every line. Widths are columns:
    a full-width character takes 2. Durations are seconds. Files in DIR/ are named after the clip's file.

    \b
    Examples:
      captioner convert clip.json
      captioner convert clip.json -o clip.vtt --max-line-width 37
      captioner convert *.json -f srt -f vtt -o captions/
      curl ... | captioner convert - --preset netflix > clip.srt
    """
    if clips.count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    demand_directory(job, len(clips))
    inputs: Inputs = {}
    made: list[Made] = []
    with progress(clips, "Captioning", MANY) as paths:
        for path in paths:
            source = "standard input" if path == "-" else click.format_filename(path)
            with told_of(source):
                timings = captioner.read_clips(read(path, inputs), time_unit=job.time_unit)
                demand_directory(job, len(timings), f"{source}: ")
                stem = "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
                for number, timing in enumerate(timings, 1):
                    several = len(timings) > 1
                    name = f"{stem}-{file_name(timing.uuid, number)}" if several else stem
                    named = printable(f"{source}, clip {timing.uuid or number}") if several else source
                    made.append(make(job, named, name, timing))
    deliver(job, made, targets_of(job, [(one.source, one.name) for one in made]), inputs)
