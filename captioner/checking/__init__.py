"""`check(captions)`: the findings for captions from any source, by their limits and the rules of style guides.

An error breaks a limit, or keeps players from showing the cue as intended. A warning goes against a style guide's
advice, which there are sometimes good reasons to ignore.
"""

from collections.abc import Iterator
from itertools import chain

from captioner.breaches import breaches
from captioner.captions import Captions, require_captions
from captioner.checking.cue_text import text_findings
from captioner.checking.cue_times import time_findings
from captioner.checking.finding import CODES, Code, Finding, Severity, limit_error
from captioner.checking.sources import limit_sources
from captioner.cue import cue_sizes
from captioner.limits import Limits

__all__ = ["CODES", "Code", "Finding", "Severity", "check"]


def check(captions: Captions, limits: Limits | None = None) -> tuple[Finding, ...]:
    """Every finding, cue by cue in the file's order; `limits` defaults to the limits of the captions.

    Captions made by `caption` and captions read by `read_captions` are checked alike.
    """
    require_captions(captions, limits)
    limits = limits or captions.limits
    return tuple(_found(captions, limits))


def _found(captions: Captions, limits: Limits) -> Iterator[Finding]:
    about_cues = _about_cues(captions, limits)
    if captions.faults:
        from captioner.checking.players import with_faults

        about_cues = with_faults(captions, about_cues)
    return chain.from_iterable(about_cues)


def _about_cues(captions: Captions, limits: Limits) -> Iterator[list[Finding]]:
    """For each cue, the findings about its times and its text."""
    sources = limit_sources(limits, captions.language)
    cues, language = captions.cues, captions.language
    measured = breaches(cues, cue_sizes([cue.lines for cue in cues], language), limits)
    errors = [
        {breach.limit: limit_error(breach, cue.start_ms, sources) for breach in found}
        for cue, found in zip(cues, measured, strict=True)
    ]
    about_times = time_findings(cues, errors, language, limits, sources)
    about_text = text_findings(cues, errors, language, limits)
    for in_times, in_text in zip(about_times, about_text, strict=True):
        yield [*in_times, *in_text]
