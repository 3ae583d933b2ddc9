"""What standard error says of what was made: how much it is, which limits it is over, and what had to be repaired."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import click

import captioner
from captioner.cli.targets import Target

MANY = 20
"""So many files have a line each; more of them have one line together."""


class Made(NamedTuple):
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
    languages = sorted({f"{one.captions.language}{' (guessed)' if one.guessed else ''}" for one in made})
    spoken = f"language{'s' * (len(languages) > 1)} {', '.join(languages)}"
    return f"{_count(_cues(made), 'cue')}, {_over(made)} over limits, {spoken}"


def over_limits(made: Sequence[Made]) -> str:
    """One line on the cues that are over limits, with the worst of each kind; empty where there are none."""
    found: dict[str, list[tuple[float, Made, captioner.Breach]]] = {}
    for one in made:
        for breach in one.captions.breaches:
            off = abs(breach.measured - breach.allowed) / breach.allowed
            found.setdefault(breach.limit, []).append((off, one, breach))
    if not found:
        return ""
    told = []
    for field in (field for field in captioner.LimitOptions.__annotations__ if field in found):
        _, one, breach = max(found[field], key=lambda entry: entry[0])
        where = f"cue {breach.cue}" if len(made) == 1 else f"{one.source}, cue {breach.cue}"
        more = f" and {len(found[field]) - 1} more" if len(found[field]) > 1 else ""
        measured, allowed = _amount(field, breach.measured), _amount(field, breach.allowed)
        told.append(f"{field.removesuffix('_ms')} {measured} of {allowed} ({where}{more})")
    source = made[0].source if len(made) == 1 else f"{len(made)} clips"
    return f"{source}: {_over(made)} of {_count(_cues(made), 'cue')} over limits: {', '.join(told)}"


def repairs(made: Sequence[Made]) -> Iterator[str]:
    """What had to be mended: a line for each clip and kind, or for each kind where there are many."""
    nudged = [(one.source, one.timing.nudged) for one in made if one.timing.nudged]
    dropped = [(one.source, one.timing.dropped) for one in made if one.timing.dropped]
    cut = [(one.source, one.timing.cut) for one in made if one.timing.cut]
    for repaired, thing, what in (
        (nudged, "word", "moved by milliseconds because their times coincide"),
        (dropped, "control character", "left out"),
        (cut, "word", "cut where their clip ends"),
    ):
        if len(repaired) > MANY:
            repaired[:] = [(f"{len(repaired)} clips", sum(count for _, count in repaired))]
        for source, count in repaired:
            yield f"{source}: {_count(count, thing)} {what}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _amount(field: str, value: float) -> str:
    return f"{value / 1000:g} s" if field.endswith("_ms") else f"{value:g}"


def _cues(made: Sequence[Made]) -> int:
    return sum(len(one.captions) for one in made)


def _over(made: Sequence[Made]) -> int:
    return sum(len({breach.cue for breach in one.captions.breaches}) for one in made)
