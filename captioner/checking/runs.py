"""The runs of cues that may be split and joined: those around findings, up to where text must stay apart."""

from collections.abc import Mapping, Sequence, Set

from captioner.checking.cue_fixes import STRUCTURE
from captioner.checking.turns import begins_apart, ends_apart
from captioner.cue import Cue
from captioner.limits import Limits

Span = tuple[int, int]
"""The index of the first cue of a run, and of the cue after its last one."""

# Findings that no other split of the text can fix.
NOT_BY_SPLITS: Set[str] = frozenset({"order", "overlap", "frame", "empty", "gap", "white-space"})
# Text moves by one cue at most; the cue beyond may give some to that one.
_REACH = 2
# Cues that overlap by more than this are shown together.
_MAX_OVERLAP_MS = 100


def runs(cues: Sequence[Cue], found: Mapping[int, Set[str]], limits: Limits) -> list[Span]:
    """The runs around cues with findings, in order and apart; `found` has the codes of each cue by its index."""
    spans: list[Span] = []
    for at in sorted(found):
        if found[at] <= NOT_BY_SPLITS or not _is_sound(cues[at]):
            continue
        first, last = at, at
        while first > max(0, at - _REACH) and _may_share(cues, first, limits):
            first -= 1
        while last < min(len(cues) - 1, at + _REACH) and _may_share(cues, last + 1, limits):
            last += 1
        if spans and first < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last + 1))
        else:
            spans.append((first, last + 1))
    return spans


def _may_share(cues: Sequence[Cue], at: int, limits: Limits) -> bool:
    """Whether text may move between a cue and the one before it, or both be joined."""
    before, cue = cues[at - 1], cues[at]
    return (
        before.place == cue.place
        and before.start_ms < cue.start_ms
        and -_MAX_OVERLAP_MS <= cue.start_ms - before.end_ms < limits.max_pause_ms
        and _is_sound(before)
        and _is_sound(cue)
        and not ends_apart(before)
        and not begins_apart(cue)
    )


def _is_sound(cue: Cue) -> bool:
    """Whether a cue lasts, and has text that nobody could take for something else."""
    return cue.start_ms < cue.end_ms and not STRUCTURE.search(cue.text) and bool(cue.text.strip())
