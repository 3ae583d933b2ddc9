"""From clips to files: what is made of each, where it goes, and what is said of it."""

import os
from collections.abc import Sequence

import click

import captioner
from captioner.cli.console import Corrected, on_terminal, say
from captioner.cli.inputs import Inputs
from captioner.cli.options import Job, corrected
from captioner.cli.output import write
from captioner.cli.report import Made, over_limits, repairs, results
from captioner.cli.staging import Staged
from captioner.cli.targets import Target


def demand_directory(job: Job, clips: int, holder: str = "") -> None:
    """Refuse, with the command that does it, to write several outputs to one place."""
    if job.directory is not None or clips * len(job.formats) == 1:
        return
    what = f"{clips} clips" if clips > 1 else f"{len(job.formats)} formats"
    stem = os.path.splitext(job.file or "")[0]
    directory = f"{stem}/" if stem and not os.path.exists(stem) else "captions/"
    better = corrected(output=directory, formats=job.formats)
    raise Corrected(f"{holder}{what} need a directory to be written to", better)


def targets_of(job: Job, names: Sequence[tuple[str, str]]) -> list[Target]:
    """Where each clip goes, in each format; `names` are what messages call the clips, and how their files are named."""
    if job.directory is None:
        return [Target(job.file, names[0][0])]
    return [
        Target(os.path.join(job.directory, f"{name}{captioner.EXTENSIONS[format_]}"), source, derived=True)
        for source, name in names
        for format_ in job.formats
    ]


def make(job: Job, source: str, name: str, timing: captioner.Timing) -> Made:
    """A clip's captions, in every format that is asked for."""
    wish = job.wish
    captions = captioner.caption(timing, wish.preset, language=wish.language, **wish.limits).shift(job.shift_ms)
    texts = {format_: to_text(captions) for format_, to_text in job.writers.items()}
    return Made(source, name, texts, timing, captions, guessed=not (wish.language or timing.language))


def deliver(
    job: Job,
    made: Sequence[Made],
    targets: Sequence[Target],
    inputs: Inputs,
    saved: Sequence[tuple[Target, bytes | Staged]] = (),
) -> None:
    """Write everything, then tell of it."""
    texts = [text.encode() for one in made for text in one.texts.values()]
    write([*saved, *zip(targets, texts, strict=True)], inputs, overwrite=job.overwrite)
    tell(made, targets, strict=job.strict)


def tell(made: Sequence[Made], targets: Sequence[Target], *, strict: bool) -> None:
    """Say what was made, what was repaired, and what is over limits; with `strict`, that ends the program."""
    # Repairs are told to whoever keeps a log, too; that all went well is news to a person only.
    for line in (*repairs(made), *(results(made, targets) if on_terminal() else ())):
        say(line)
    over = over_limits(made)
    if over and strict:
        raise click.ClickException(over)
    if over:
        say(over)
