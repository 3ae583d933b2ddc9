"""`check(captions)`: cues, by anyone, against limits and the rules of the style guides; what is wrong is a finding.

An error breaks a limit, or keeps a player from showing what was meant. A warning is against a style guide's advice,
which people break now and then with reason.
"""

from collections.abc import Iterator

from captioner.breaches import breaches
from captioner.captions import Captions, require_captions
from captioner.checking.finding import CODES, Code, Finding, Severity, limit_error
from captioner.checking.layout import layout_findings
from captioner.checking.sources import limit_sources
from captioner.checking.times import time_findings
from captioner.cue import cue_sizes
from captioner.limits import Limits

__all__ = ["CODES", "Code", "Finding", "Severity", "check"]


def check(captions: Captions, limits: Limits | None = None) -> tuple[Finding, ...]:
    """Every finding, cue by cue in the file's order; `limits` are those of the captions where none are given.

    Works alike on captions that were made here and on those that `read_captions` read.
    """
    require_captions(captions, limits)
    limits = limits or captions.limits
    return tuple(_found(captions, limits))


def _found(captions: Captions, limits: Limits) -> Iterator[Finding]:
    sources = limit_sources(limits, captions.language)
    cues, language = captions.cues, captions.language
    measured = breaches(cues, cue_sizes([cue.lines for cue in cues], language), limits)
    errors = [
        {breach.limit: limit_error(breach, cue.start_ms, sources) for breach in found}
        for cue, found in zip(cues, measured, strict=True)
    ]
    timing = time_findings(cues, errors, limits, sources)
    layout = layout_findings(cues, errors, language, limits)
    for of_times, of_layout in zip(timing, layout, strict=True):
        if of_times:
            yield from of_times
        if of_layout:
            yield from of_layout
