"""How bad cues are, as numbers to compare: fewer are better."""

from collections.abc import Sequence
from typing import NamedTuple

from captioner.captions import Captions
from captioner.checking import check
from captioner.cue import Cue
from captioner.limits import Limits


class Badness(NamedTuple):
    """What `check` finds in cues, counted."""

    broken: int
    """Errors other than a reading speed: they can always be fixed where there are words to split."""
    lacking: int
    """The time that reading lacks, in tenths of a second: in two halves of a fast cue it is as much as in the whole."""
    errors: int
    warnings: int
    excess: float
    """By how much the limits are exceeded: a sum of shares of them."""


def badness(cues: Sequence[Cue], language: str, limits: Limits) -> Badness:
    """How bad these cues are, by what `check` finds in them."""
    errors = warnings = fast = 0
    lacking_ms = excess = 0.0
    for one in check(Captions(tuple(cues), limits, language)):
        warnings += one.severity == "warning"
        errors += one.severity == "error"
        if isinstance(one.measured, str) or isinstance(one.allowed, str):
            continue
        excess += abs(one.measured - one.allowed) / (one.allowed or 1)
        if one.code == "reading-speed":
            fast += one.severity == "error"
            lacking_ms += cues[one.cue - 1].duration_ms * (one.measured / one.allowed - 1)
    return Badness(errors - fast, round(lacking_ms / 100), errors, warnings, excess)
