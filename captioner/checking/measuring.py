"""How bad cues are, as numbers to compare: fewer are better."""

from collections.abc import Sequence

from captioner.captions import Captions
from captioner.checking import check
from captioner.cue import Cue
from captioner.limits import Limits

Measure = tuple[int, int, int]
"""Errors other than the reading speed; the time that reading lacks, in tenths of a second; warnings."""


def measure(cues: Sequence[Cue], language: str, limits: Limits) -> Measure:
    """How bad these cues are, by what `check` finds.

    Cues that are too fast are not counted: split in two, a fast cue lacks the same time as before.
    """
    errors = warnings = 0
    lacking_ms = 0.0
    for one in check(Captions(tuple(cues), limits, language)):
        if one.severity == "warning":
            warnings += 1
        elif one.code == "reading-speed" and not isinstance(one.measured, str) and not isinstance(one.allowed, str):
            lacking_ms += cues[one.cue - 1].duration_ms * (one.measured / one.allowed - 1)
        else:
            errors += 1
    return errors, round(lacking_ms / 100), warnings
