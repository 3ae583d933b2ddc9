"""Several clips as one: the options, how long each clip lasts, and what is made of all."""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

import captioner
from captioner.cli.console import say, told_of
from captioner.cli.delivery import make
from captioner.cli.inputs import Inputs, identity
from captioner.cli.kinds import SECONDS
from captioner.cli.options import Job
from captioner.cli.report import MANY, Made
from captioner.cli.targets import file_name

if TYPE_CHECKING:
    from fractions import Fraction

# What the ear hears as one moment; rounded durations differ by less, those of another recording by more.
_SAME_MS = 20


class Seams(NamedTuple):
    """How clips are to be joined: the pause between them, and the file that tells how long they are."""

    gap_ms: int
    durations: str | None


class Part(NamedTuple):
    """A clip that will be joined: what messages call it, the names that it has, and where its audio may be."""

    source: str
    names: tuple[str, ...]
    audio: tuple[str, ...]
    timing: captioner.Timing
    audio_name: str | None = None
    """What messages call the audio, where that is not its path yet."""


def with_join(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that join clips, and hand it its `seams`: None where clips stay apart."""

    @wraps(command)
    def taking_options(joined: bool, gap: float, durations: str | None, **others: Any) -> None:
        if not joined and (gap or durations is not None):
            raise click.UsageError(f"{'--gap' if gap else '--durations'} is of --join: add --join.")
        command(seams=Seams(round(gap * 1000), durations) if joined else None, **others)

    for option in (
        click.option(
            "--durations",
            metavar="FILE",
            help="How long the clips of --join are.  [default: as their audio, or they, say]",
        ),
        click.option("--gap", type=SECONDS, default=0, show_default=True, help="Pause between the clips of --join."),
        click.option("--join", "joined", is_flag=True, help="Make one of all clips, each after the one before it."),
    ):
        taking_options = option(taking_options)
    return taking_options


def part_of(source: str, path: str | None, timing: captioner.Timing, *, alone: bool) -> Part:
    """A clip of a file, None for standard input; `alone` if the file holds no other, so that its name is the clip's."""
    names = [timing.uuid] if timing.uuid else []
    # A uuid that could lead elsewhere names no file.
    stems = [uuid for uuid in names if file_name(uuid, 0) == uuid]
    if path is None:
        return Part(source, tuple(names), (), timing)
    folder, file = os.path.split(path)
    stem = os.path.splitext(file)[0]
    if alone:
        names += [path, file, stem]
        stems.insert(0, stem)
    suffixes = [suffix for one in captioner.AUDIO_SUFFIXES for suffix in (one, one.upper())]
    beside = [os.path.join(folder, stem + suffix) for stem in stems for suffix in suffixes]
    return Part(source, tuple(names), tuple(beside), timing)


def join_parts(job: Job, seams: Seams, parts: Sequence[Part], name: str, inputs: Inputs, *, remedy: str) -> Made:
    """One clip of all; `remedy` is what else there is to do for a clip of which nobody says how long it is."""
    with told_of():
        told: Sequence[Fraction | None] = [None] * len(parts)
        if seams.durations is not None:
            from captioner.cli.durations import read_durations

            told = read_durations(seams.durations, [part.names for part in parts], inputs)
        notes: list[str] = []
        timings = [
            _lasting(part, duration_ms, inputs, notes, "" if number == len(parts) else remedy)
            for number, (part, duration_ms) in enumerate(zip(parts, told, strict=True), 1)
        ]
        notes = list(dict.fromkeys(notes))
        for note in [*notes[:MANY], *([f"and so do {len(notes) - MANY} more clips"] if len(notes) > MANY else [])]:
            say(note)
        timing = captioner.join(timings, gap_ms=seams.gap_ms)
        source = f"{len(parts)} joined clips" if len(parts) > 1 else parts[0].source
        return make(job, source, name, timing)


def _lasting(
    part: Part, duration_ms: "Fraction | None", inputs: Inputs, notes: list[str], remedy: str
) -> captioner.Timing:
    """A clip with its duration: the one that was told, or that of its audio, or its own; without a remedy, or none."""
    timing = part.timing
    if duration_ms is not None:
        return timing.lasting(duration_ms)
    audio = next(filter(os.path.isfile, part.audio), None)
    if audio is None:
        if timing.duration_ms is None and remedy:
            raise click.ClickException(
                f"{part.source}: how long it lasts is not known, and the next clip starts where it ends: {remedy}"
            )
        return timing
    known = identity(audio)
    if known is not None:
        inputs[known] = audio
    try:
        exact_ms = captioner.audio_duration_ms(audio)
    except captioner.FormatError as error:
        error.path = part.audio_name or audio
        raise
    if timing.duration_ms is not None and abs(timing.duration_ms - exact_ms) > _SAME_MS:
        notes.append(
            f"{part.source}: says that it lasts {timing.duration_ms / 1000:.3f} s, but {part.audio_name or audio} "
            f"lasts {float(exact_ms) / 1000:.3f} s, which counts"
        )
    return timing.lasting(exact_ms)
