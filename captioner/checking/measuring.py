"""How bad cues are, as numbers to compare: fewer are better."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from captioner.captions import Captions
from captioner.checking import check
from captioner.checking.finding import Finding
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

    @property
    def of_cues(self) -> tuple[int, int, int]:
        """What is compared where cues are split and joined."""
        return self.broken, self.lacking, self.warnings

    @property
    def of_times(self) -> tuple[int, int, int]:
        """What is compared where a cue ends at another time, and cues may be split and joined as well."""
        return self.broken, self.errors, self.warnings


def badness(cues: Sequence[Cue], language: str, limits: Limits) -> Badness:
    """How bad these cues are, by what `check` finds in them."""
    return counted(check(Captions(tuple(cues), limits, language)), cues)


def counted(findings: Iterable[Finding], cues: Sequence[Cue]) -> Badness:
    """How bad cues are by these findings about some of them."""
    errors = warnings = fast = 0
    lacking_ms = excess = 0.0
    for one in findings:
        if one.severity == "warning":
            warnings += 1
        else:
            errors += 1
        if isinstance(one.measured, str) or isinstance(one.allowed, str):
            continue
        excess += abs(one.measured - one.allowed) / (one.allowed or 1)
        if one.code == "reading-speed":
            fast += one.severity == "error"
            lacking_ms += cues[one.cue - 1].duration_ms * (one.measured / one.allowed - 1)
    return Badness(errors - fast, round(lacking_ms / 100), errors, warnings, excess)
