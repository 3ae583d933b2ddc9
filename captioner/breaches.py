"""`Breach`: a limit that a cue does not keep. `caption` and `check` both measure cues here, so they agree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice, zip_longest
from math import ceil

from captioner.cue import Cue
from captioner.limits import Limits


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a cue does not keep: the number of the cue, from 1, and the field of `Limits`.

    `measured` and `allowed` are in the unit of that field.

    The limit of phrases that are kept together is `KEEP`: `measured` counts the breaks inside them that are in this cue
    or at its end, none is allowed, and `phrase` is the first phrase that is broken.
    """

    cue: int
    limit: str
    measured: float
    allowed: float
    phrase: str | None = field(default=None, compare=False)


KEEP = "keep"
"""The `limit` of breaches by breaks inside kept phrases."""


def breaches(cues: Sequence[Cue], sizes: Sequence[tuple[int, float]], limits: Limits) -> Iterator[list[Breach]]:
    """The breaches of each cue; `sizes` comes from `cue_sizes`."""
    least_ms = max(limits.min_duration_ms, 1)  # a duration of 0 is too short whatever the minimum
    for number, (cue, after, (width, chars)) in enumerate(zip_longest(cues, cues[1:], sizes), 1):
        broken: list[tuple[str, float]] = []
        if len(cue.lines) > limits.max_line_count:
            broken.append(("max_line_count", len(cue.lines)))
        if width > limits.max_line_width:
            broken.append(("max_line_width", width))
        duration_ms = cue.end_ms - cue.start_ms
        if duration_ms > limits.max_duration_ms:
            broken.append(("max_duration_ms", duration_ms))
        if duration_ms < least_ms:
            broken.append(("min_duration_ms", duration_ms))
        if chars > limits.max_cps * duration_ms / 1000 and 0 < duration_ms < ceil(1000 * chars / limits.max_cps):
            broken.append(("max_cps", cps(chars, duration_ms)))
        if after and after.start_ms - cue.end_ms < limits.min_gap_ms:
            broken.append(("min_gap_ms", after.start_ms - cue.end_ms))
        yield [Breach(number, limit, measured, getattr(limits, limit)) for limit, measured in broken]


def keep_breaches(cues: Sequence[Cue], kept: Mapping[int, str]) -> Iterator[Breach]:
    """The breaches by breaks inside kept phrases; `kept` has the boundaries inside them, each with its phrase."""
    ends = accumulate(len(line.words) for cue in cues for line in cue.lines)
    for number, cue in enumerate(cues, 1):
        broken = [kept[end] for end in islice(ends, len(cue.lines)) if end in kept]
        if broken:
            yield Breach(number, KEEP, len(broken), 0, broken[0])


def cps(chars: float, duration_ms: int) -> float:
    """Characters per second, rounded up to a tenth, so that a speed above a limit never looks equal to it."""
    return ceil(10_000 * chars / duration_ms) / 10
