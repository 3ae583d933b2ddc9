"""`fix(captions)`: captions with new cue ends and line breaks. No word changes, no cue is added, removed or moved."""

from collections.abc import Sequence
from dataclasses import replace

from captioner.captions import Captions, require_captions
from captioner.checking import check
from captioner.checking.cue_fixes import is_spoken, on_frames, relined, retimed, tidied
from captioner.cue import Cue
from captioner.limits import Limits


def fix(captions: Captions, limits: Limits | None = None) -> Captions:
    """The captions with every finding fixed that other cue ends and line breaks can fix; `check` reports the rest.

    A cue is held into the silence after it for its reading speed and minimum duration, by the same rule as the cues of
    `caption`. Gaps are closed or opened. An overlap of up to a tenth of a second is taken off the earlier cue. Lines
    are broken again if they are too wide or too many, end weakly or leave a word alone; white space is tidied. With
    `fps`, every time moves to its nearest frame. Cues without findings stay as they are, and so do lines that players
    could take for a time, a number or markup if they were broken elsewhere. Cues end before 100 hours, except those
    that start too late for that, whose times stay as they are.

    The result has no `faults`: reading the file that `rewrite` makes of it lists those that remain.

    Fixing the result again changes nothing. Subtitle files do not say where speech ends, so a cue's speech is assumed
    to last until its end, and a cue is held only if that removes a finding; otherwise every run would hold it longer.
    """
    require_captions(captions, limits)
    limits = limits or captions.limits
    cues = [on_frames(cue, limits) for cue in captions.cues]
    # This ends, because every fix removes or reduces a finding and none undoes another.
    changed = True
    while changed:
        changed = False
        for at in _fixable(cues, captions.language, limits):
            changed |= _fix_cue(cues, at, captions, limits)
    return replace(captions, cues=tuple(cues), limits=limits, breaches=(), cost=None, faults=())


def _fixable(cues: Sequence[Cue], language: str, limits: Limits) -> list[int]:
    """The indices of cues with findings and of the cues before them: an overlap is found in a cue, fixed before it."""
    found = {finding.cue for finding in check(Captions(tuple(cues), limits, language))}
    return sorted({number - step for number in found for step in (1, 2)} - {-1})


def _fix_cue(cues: list[Cue], at: int, captions: Captions, limits: Limits) -> bool:
    """Whether `cues[at]` could be improved; it is replaced in place."""
    before = cues[at]
    for apply in (tidied, relined, retimed):
        fixed = apply(cues, at, captions, limits)
        if fixed is not cues[at] and _is_better(cues, at, fixed, captions.language, limits):
            cues[at] = fixed
    return cues[at] is not before


def _is_better(cues: Sequence[Cue], at: int, fixed: Cue, language: str, limits: Limits) -> bool:
    (count, excess), (fixed_count, fixed_excess) = (
        _badness(cues, at, cue, language, limits) for cue in (cues[at], fixed)
    )
    if fixed_count != count:
        return fixed_count < count
    # The next run would take the end of a hold for the end of speech, and would extend a hold that removes no finding.
    return fixed_excess < excess and (fixed.end_ms == cues[at].end_ms or is_spoken(fixed))


def _badness(cues: Sequence[Cue], at: int, cue: Cue, language: str, limits: Limits) -> tuple[tuple[int, int], float]:
    """The numbers of errors and warnings with `cue` in place of `cues[at]`, and by how much they exceed the limits.

    Only the cue and its two neighbours are checked. The excess is a sum of shares of the limits.
    """
    around = (*cues[max(0, at - 1) : at], cue, *cues[at + 1 : at + 2])
    found = check(Captions(around, limits, language))
    errors = sum(one.severity == "error" for one in found)
    excess = sum(
        abs(one.measured - one.allowed) / (one.allowed or 1)
        for one in found
        if not isinstance(one.measured, str) and not isinstance(one.allowed, str)
    )
    return (errors, len(found) - errors), excess
