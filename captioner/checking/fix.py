"""`fix(captions)`: what timing or line ends alone can cure. No word is touched, no cue is added, left out or moved."""

from collections.abc import Sequence
from dataclasses import replace

from captioner.captions import Captions, require_captions
from captioner.checking import check
from captioner.checking.cures import is_spoken, on_frames, relined, retimed, tidied
from captioner.cue import Cue
from captioner.limits import Limits


def fix(captions: Captions, limits: Limits | None = None) -> Captions:
    """The captions with everything cured that other ends of cues and of lines can cure; `check` tells what remains.

    A cue is held into the silence behind it for its reading speed and its minimum duration, by the rule by which our
    own cues are held; gaps are closed or opened; an overlap of up to a tenth of a second is taken off the earlier cue.
    Lines are broken anew where they are too wide or too many, end weakly or leave a word alone; white space is tidied.
    With `fps`, every time goes to its nearest frame. A cue without findings stays as it is, and so do lines that
    players could take for a time, a number or markup if they were broken elsewhere. Cues end before 100 hours, but for
    those that start too late for that: their times stay as they are.

    Fixing what was fixed changes nothing. A file of subtitles does not say where speech ends: a cue is taken to end
    with its speech, and is held only where that does away with a finding, or every run would hold it longer.
    """
    require_captions(captions, limits)
    limits = limits or captions.limits
    cues = [on_frames(cue, limits) for cue in captions.cues]
    # Each cure does away with a finding or lessens one, and none is undone by another: this ends.
    changed = True
    while changed:
        changed = False
        for at in _faulty(cues, captions.language, limits):
            changed |= _cure(cues, at, captions, limits)
    return replace(captions, cues=tuple(cues), limits=limits, breaches=())


def _faulty(cues: Sequence[Cue], language: str, limits: Limits) -> list[int]:
    """The cues with findings and those ahead of them: an overlap is found in the later of two, cured in the earlier."""
    found = {finding.cue for finding in check(Captions(tuple(cues), limits, language))}
    return sorted({number - step for number in found for step in (1, 2)} - {-1})


def _cure(cues: list[Cue], at: int, captions: Captions, limits: Limits) -> bool:
    """Cure a cue, in its place among `cues`, of what can be cured; whether that changed it."""
    before = cues[at]
    for cure in (tidied, relined, retimed):
        cured = cure(cues, at, captions, limits)
        if cured is not cues[at] and _is_better(cues, at, cured, captions.language, limits):
            cues[at] = cured
    return cues[at] is not before


def _is_better(cues: Sequence[Cue], at: int, cured: Cue, language: str, limits: Limits) -> bool:
    (count, off), (cured_count, cured_off) = (_faults(cues, at, cue, language, limits) for cue in (cues[at], cured))
    if cured_count != count:
        return cured_count < count
    # A hold that cures nothing would be given again by the next run, which takes its end for the end of speech.
    return cured_off < off and (cured.end_ms == cues[at].end_ms or is_spoken(cured))


def _faults(cues: Sequence[Cue], at: int, cue: Cue, language: str, limits: Limits) -> tuple[tuple[int, int], float]:
    """How many errors and warnings there are where a cue stands between its neighbours, and how far off they are."""
    around = (*cues[max(0, at - 1) : at], cue, *cues[at + 1 : at + 2])
    found = check(Captions(around, limits, language))
    errors = sum(one.severity == "error" for one in found)
    off = sum(
        abs(one.measured - one.allowed) / (one.allowed or 1)
        for one in found
        if not isinstance(one.measured, str) and not isinstance(one.allowed, str)
    )
    return (errors, len(found) - errors), off
