"""Many changes of cues, all measured by two checks of the whole file: a check for each of them takes far longer."""

from collections.abc import Callable, Mapping, Sequence, Set
from itertools import chain
from operator import attrgetter

from captioner.captions import Captions
from captioner.checking import check
from captioner.checking.cue_fixes import retimed, spanned
from captioner.checking.finding import Finding
from captioner.checking.measuring import Badness, counted
from captioner.checking.recut import Proposal, proposals
from captioner.checking.runs import runs
from captioner.checking.speech import LetterTimes
from captioner.checking.turns import is_dialogue
from captioner.cue import Cue
from captioner.limits import Limits

Findings = Mapping[int, Sequence[Finding]]
"""The findings of each cue by its index."""
ABOUT_TIMES: Set[str] = frozenset({"order", "overlap", "gap", "min-duration", "max-duration", "frame", "reading-speed"})
"""The codes of findings that another end of the cue, or of the cue before, may fix."""
# One proposal for so many cues, or fewer, takes longer at once.
_FEW = 20
# Found in the cue after the one that causes them.
_OF_THE_CUE_BEFORE = ("overlap", "order")


def findings_of(cues: Sequence[Cue], language: str, limits: Limits) -> Findings:
    """The findings of each cue by its index, for cues that have any."""
    found: dict[int, list[Finding]] = {}
    for one in check(Captions(tuple(cues), limits, language)):
        found.setdefault(one.cue - 1, []).append(one)
    return found


def fixed_at_once(
    cues: list[Cue], found: Findings, captions: Captions, limits: Limits, times: LetterTimes | None
) -> tuple[list[Cue], Findings, bool]:
    """Cues whose ends, and then whose runs, were fixed all at once; their findings; and whether any was fixed."""
    language = captions.language
    retimings = [
        Proposal(at, at + 1, [spanned(cue)])
        for at in sorted({number - step for number in found for step in (0, 1)} - {-1})
        if not ABOUT_TIMES.isdisjoint({one.code for place in (at, at + 1) for one in found.get(place, ())})
        and (cue := retimed(cues, at, captions, limits)) is not cues[at]
    ]
    timed, found = _better(cues, found, retimings, attrgetter("of_times"), language, limits)
    # What other lines and more cues can fix needs no other ends.
    cut = timed
    for ends_stay in (True, False):
        recuts = [
            one
            for run in runs(cut, found, limits, times, ends_stay=ends_stay)
            # The turns of a dialogue may fit other lines.
            if not is_dialogue(run.cues[0])
            for one in proposals(run, language, limits)
        ]
        cut, found = _better(cut, found, recuts, attrgetter("of_cues"), language, limits)
    return cut, found, cut is not cues


def _better(
    cues: list[Cue],
    found: Findings,
    proposed: Sequence[Proposal],
    rank: Callable[[Badness], tuple[int, ...]],
    language: str,
    limits: Limits,
) -> tuple[list[Cue], Findings]:
    """The cues with the proposals that are better by `rank`, and their findings; the same objects if none is.

    Few proposals are left to be measured one by one. `found` are the findings of the cues. Proposals are in order and
    do not share cues.
    """
    if len(proposed) <= len(cues) // _FEW:
        return cues, found
    made, places = _with(cues, proposed)
    found_then = findings_of(made, language, limits)
    better = [
        one
        for one, place in zip(proposed, places, strict=True)
        if rank(_about(found_then, made, place, place + len(one.cues))) < rank(_about(found, cues, one.first, one.end))
    ]
    if not better:
        return cues, found
    if len(better) < len(proposed):
        made, _ = _with(cues, better)
        found_then = findings_of(made, language, limits)
    # Neighbours that were measured together may be worse with only one of them.
    before, after = (
        rank(counted(chain.from_iterable(about.values()), each)) for about, each in ((found, cues), (found_then, made))
    )
    return (made, found_then) if after < before else (cues, found)


def _with(cues: Sequence[Cue], proposals: Sequence[Proposal]) -> tuple[list[Cue], list[int]]:
    """The cues with all proposals, and the index at which each begins."""
    made: list[Cue] = []
    places: list[int] = []
    done = 0
    for first, end, new in proposals:
        made += cues[done:first]
        places.append(len(made))
        made += new
        done = end
    return [*made, *cues[done:]], places


def _about(found: Findings, cues: Sequence[Cue], first: int, end: int) -> Badness:
    """How bad some of the cues are, with what they cause in the cue after them."""
    findings = [one for at in range(first, end) for one in found.get(at, ())]
    findings += [one for one in found.get(end, ()) if one.code in _OF_THE_CUE_BEFORE]
    return counted(findings, cues)
