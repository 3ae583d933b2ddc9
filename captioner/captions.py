"""`caption(timing)`: the one call that makes captions of timings."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from typing import Unpack, overload

from captioner.errors import LimitsError
from captioner.grouping import Cue, group
from captioner.languages.guess import guess_language
from captioner.limits import LimitOptions, Limits
from captioner.schedule import needed_ms
from captioner.text import reading_chars
from captioner.timing import Timing


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a cue could not keep: `cue` counts from 1, `limit` is the field of `Limits`.

    `measured` and `allowed` are in that field's unit.
    """

    cue: int
    limit: str
    measured: float
    allowed: float


@dataclass(frozen=True, slots=True)
class Captions:
    """A clip's cues, the limits they were made under, and what could not be kept; iterates and indexes as its cues."""

    cues: tuple[Cue, ...]
    limits: Limits
    language: str
    duration_ms: int | None = None
    title: str | None = None
    uuid: str | None = None
    breaches: tuple[Breach, ...] = ()

    def __iter__(self) -> Iterator[Cue]:
        return iter(self.cues)

    def __len__(self) -> int:
        return len(self.cues)

    @overload
    def __getitem__(self, at: int) -> Cue: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Cue, ...]: ...
    def __getitem__(self, at: int | slice) -> Cue | tuple[Cue, ...]:
        return self.cues[at]


def caption(
    timing: Timing,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """Captions of a clip, under a preset's limits for its language (with overrides) or under `Limits` of your own.

    `language` is a BCP 47 tag; without it the clip's own is taken, and without that one it is guessed from the text.

    Raises `LimitsError` for an unknown preset, impossible numbers, or overrides beside a `Limits` object.
    """
    language, limits = resolved(timing, limits, language, overrides)
    cues = group(timing.words, language, limits, timing.duration_ms)
    return Captions(
        cues, limits, language, timing.duration_ms, timing.title, timing.uuid, tuple(_breaches(cues, limits, language))
    )


def resolved(timing: Timing, limits: Limits | str, language: str | None, overrides: LimitOptions) -> tuple[str, Limits]:
    """The language and the limits that hold for a clip: a preset's name is resolved after the language is known."""
    language = language or timing.language or guess_language(timing.text)
    if isinstance(limits, str):
        return language, Limits.preset(limits, language=language, **overrides)
    if overrides:
        raise LimitsError(f"{', '.join(overrides)} beside a Limits object: put it into the object, or name a preset")
    return language, limits


def _breaches(cues: tuple[Cue, ...], limits: Limits, language: str) -> Iterator[Breach]:
    for number, (cue, after) in enumerate(zip_longest(cues, cues[1:]), 1):
        width = max(line.width for line in cue.lines)
        if width > limits.max_line_width:
            yield Breach(number, "max_line_width", width, limits.max_line_width)
        if cue.duration_ms > limits.max_duration_ms:
            yield Breach(number, "max_duration_ms", cue.duration_ms, limits.max_duration_ms)
        if cue.duration_ms < limits.min_duration_ms:
            yield Breach(number, "min_duration_ms", cue.duration_ms, limits.min_duration_ms)
        chars = sum(reading_chars(line.text, language) for line in cue.lines)
        if cue.duration_ms < needed_ms(chars, limits) and chars > limits.max_cps * cue.duration_ms / 1000:
            # Rounded up, so that what is above the limit is not shown as equal to it.
            yield Breach(number, "max_cps", ceil(10_000 * chars / cue.duration_ms) / 10, limits.max_cps)
        if after and after.start_ms - cue.end_ms < limits.min_gap_ms:
            yield Breach(number, "min_gap_ms", after.start_ms - cue.end_ms, limits.min_gap_ms)
