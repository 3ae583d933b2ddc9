"""Many changes of cues, all measured by two checks of the whole file: a check for each of them takes far longer."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from captioner.captions import Captions
from captioner.checking import check
from captioner.checking.finding import Finding
from captioner.checking.measuring import Badness, counted
from captioner.checking.recut import Proposal
from captioner.cue import Cue
from captioner.limits import Limits

Findings = Mapping[int, Sequence[Finding]]
"""The findings of each cue by its index."""
# Found in the cue after the one that causes them.
_OF_THE_CUE_BEFORE = ("overlap", "order")


def findings_of(cues: Sequence[Cue], language: str, limits: Limits) -> Findings:
    """The findings of each cue by its index, for cues that have any."""
    found: dict[int, list[Finding]] = {}
    for one in check(Captions(tuple(cues), limits, language)):
        found.setdefault(one.cue - 1, []).append(one)
    return found


class AtOnce:
    """Makes those of many changes by which cues get better."""

    def __init__(self, language: str, limits: Limits) -> None:
        self.language, self.limits = language, limits

    def better(
        self,
        cues: list[Cue],
        found: Findings,
        proposals: Sequence[Proposal],
        rank: Callable[[Badness], tuple[int, ...]],
    ) -> tuple[list[Cue], Findings]:
        """The cues with the proposals that are better by `rank`, and their findings; the same objects if none is.

        `found` are the findings of the cues. Proposals are in order and do not share cues.
        """
        if not proposals:
            return cues, found
        made, places = _with(cues, proposals)
        found_then = findings_of(made, self.language, self.limits)
        better = [
            one
            for one, place in zip(proposals, places, strict=True)
            if rank(_about(found_then, made, place, place + len(one.cues)))
            < rank(_about(found, cues, one.first, one.end))
        ]
        if not better:
            return cues, found
        if len(better) < len(proposals):
            made, _ = _with(cues, better)
            found_then = findings_of(made, self.language, self.limits)
        # Neighbours that were measured together may be worse with only one of them.
        before, after = (
            rank(counted(chain.from_iterable(about.values()), each))
            for about, each in ((found, cues), (found_then, made))
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
