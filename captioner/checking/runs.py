"""The runs of cues that may be split and joined: those around findings, up to where text must stay apart."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from captioner.checking.cue_fixes import STRUCTURE
from captioner.checking.finding import Finding
from captioner.checking.speech import LetterTimes
from captioner.checking.turns import begins_apart, ends_apart
from captioner.cue import Cue
from captioner.layout.prices import Price
from captioner.limits import Limits
from captioner.rolling import letters_of

# Findings that no other split of the text can fix.
_NOT_BY_SPLITS: Set[str] = frozenset({"order", "overlap", "frame", "empty", "gap", "white-space"})
# Text moves by one cue at most; the cue beyond may give some to that one.
_REACH = 2
# Cues that overlap by more than this are shown together.
_MAX_OVERLAP_MS = 100
# What is added to the price of the end of a cue: if it should stay, and if a finding is about it. A break inside a
# clause costs about 300.
_KEPT, _FREE = -300, 0


class Run(NamedTuple):
    """Cues between which text may move, from the index `first` of the file on.

    `before` and `after` are the cues beside them, None at the ends of the file. `added` has for each cue what is added
    to the price of its end, `times` when the letters are spoken, if that is known from elsewhere.
    """

    first: int
    cues: Sequence[Cue]
    before: Cue | None
    after: Cue | None
    added: Sequence[Price]
    times: LetterTimes | None = None


def runs(
    cues: Sequence[Cue],
    found: Mapping[int, Sequence[Finding]],
    limits: Limits,
    times: LetterTimes | None = None,
    *,
    ends_stay: bool = False,
) -> Iterator[Run]:
    """The runs around cues with findings, in order and apart; `found` has the findings of each cue by its index.

    `times` says when the letters of all cues are spoken. With `ends_stay`, each run is one cue, which may be split.
    """
    reach = 0 if ends_stay else _REACH
    letters = [0, *accumulate(len(letters_of(cue.text)) for cue in cues)] if times is not None else []
    for first, end in _spans(cues, found, limits, reach):
        yield Run(
            first,
            cues[first:end],
            cues[first - 1] if first else None,
            cues[end] if end < len(cues) else None,
            [_KEPT] if ends_stay else _added(cues, found, first, end),
            None if times is None else times[letters[first] : letters[end]],
        )


def _spans(
    cues: Sequence[Cue], found: Mapping[int, Sequence[Finding]], limits: Limits, reach: int
) -> list[tuple[int, int]]:
    """The indices of the first cue of each run, and of the cue after its last one."""
    spans: list[tuple[int, int]] = []
    for at in sorted(found):
        if {one.code for one in found[at]} <= _NOT_BY_SPLITS or not _is_sound(cues[at]):
            continue
        first, last = at, at
        while first > max(0, at - reach) and _may_share(cues, first, limits):
            first -= 1
        while last < min(len(cues) - 1, at + reach) and _may_share(cues, last + 1, limits):
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
        and _speakers(before)[-1:] == _speakers(cue)[:1]
        and -_MAX_OVERLAP_MS <= cue.start_ms - before.end_ms < limits.max_pause_ms
        and _is_sound(before)
        and _is_sound(cue)
        and not ends_apart(before)
        and not begins_apart(cue)
    )


def _speakers(cue: Cue) -> list[str | None]:
    return [line.speaker for line in cue.lines]


def _is_sound(cue: Cue) -> bool:
    """Whether a cue lasts, and has text that nobody could take for something else."""
    return cue.start_ms < cue.end_ms and not STRUCTURE.search(cue.text) and bool(cue.text.strip())


def _added(cues: Sequence[Cue], found: Mapping[int, Sequence[Finding]], first: int, end: int) -> list[Price]:
    """What is added to the price of the end of each cue of a run: it should stay, unless a finding is about it."""
    # The first is that of the cue before the run.
    added = [_KEPT] * (end - first + 1)
    for at in range(first, end):
        before, own = at - first, at - first + 1
        for one in found.get(at, ()):
            is_warning = one.severity == "warning"
            if one.code == "min-duration" or (is_warning and one.line == 1):
                added[before] = _FREE
            if one.code == "min-duration" or (is_warning and one.line == len(cues[at].lines)):
                added[own] = _FREE
    return added[1:]
