"""What standard error says when all went well: what was made, and what had to be repaired for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import click

import captioner
from captioner.output import Target

MANY = 20
"""So many files have a line each; more of them have one line together."""


@dataclass(frozen=True, slots=True)
class Made:
    """A clip's captions as text, by format; `source` is what messages call the clip, `name` how its files are named."""

    source: str
    name: str
    texts: Mapping[str, str]
    timing: captioner.Timing
    captions: captioner.Captions
    guessed: bool


def results(made: Sequence[Made], targets: Sequence[Target]) -> Iterator[str]:
    """What was made, by file; `targets` are those of each clip's texts in turn."""
    if len(targets) > MANY:
        yield f"{len(targets)} files of {_count(len(made), 'clip')}: {_summary(made)}"
        return
    files = iter(targets)
    for one in made:
        for target in islice(files, len(one.texts)):
            where = f"{click.format_filename(target.path)}: " if target.path and target.derived else ""
            yield f"{where}{_summary([one])}"


def _summary(made: Sequence[Made]) -> str:
    cues = sum(len(one.captions) for one in made)
    over = sum(len({breach.cue for breach in one.captions.breaches}) for one in made)
    languages = sorted({f"{one.captions.language}{' (guessed)' if one.guessed else ''}" for one in made})
    return f"{_count(cues, 'cue')}, {over} over limits, language{'s' * (len(languages) > 1)} {', '.join(languages)}"


def repairs(made: Sequence[Made]) -> Iterator[str]:
    """What had to be mended: a line for each clip and kind, or for each kind where there are many."""
    nudged = [(one.source, one.timing.nudged) for one in made if one.timing.nudged]
    dropped = [(one.source, one.timing.dropped) for one in made if one.timing.dropped]
    for repaired, thing, what in (
        (nudged, "word", "moved by milliseconds because their times coincide"),
        (dropped, "control character", "left out"),
    ):
        if len(repaired) > MANY:
            repaired[:] = [(f"{len(repaired)} clips", sum(count for _, count in repaired))]
        for source, count in repaired:
            yield f"{source}: {_count(count, thing)} {what}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"
