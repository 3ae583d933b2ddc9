"""What the page shows as found in a cue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from captioner.captions import Captions


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on a cue, which counts from 1, in words."""

    cue: int
    severity: Literal["warning", "error"]
    text: str


# The fields of `Limits`: what a breach of it is called, its unit, and how bad it is. Where it is bad, text cannot be
# seen whole or not at all; a warning is for a subtitler to judge.
_LIMITS: dict[str, tuple[str, str, Literal["warning", "error"]]] = {
    "max_line_width": ("line width {} of {} columns", "", "error"),
    "max_duration_ms": ("stays {} of {}", "s", "warning"),
    "min_duration_ms": ("stays {}, less than {}", "s", "warning"),
    "max_cps": ("reading speed {} of {} cps", "", "warning"),
    "min_gap_ms": ("gap {}, less than {}", "s", "error"),
}


def findings(captions: Captions) -> Iterator[Finding]:
    """The breaches of the captions, in words."""
    for breach in captions.breaches:
        told, unit, severity = _LIMITS[breach.limit]
        amounts = (f"{value / 1000:g} s" if unit else f"{value:g}" for value in (breach.measured, breach.allowed))
        yield Finding(breach.cue, severity, told.format(*amounts))
