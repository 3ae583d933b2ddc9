"""Single bad times among sound ones, in the times of characters or words: white space, jitter, missing times.

This is imported only where times break the rules that sound ones keep.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown
from captioner.text.marks import WORD_JOINER, ZERO_WIDTH_SPACE
from captioner.timing import thresholds
from captioner.timing.missing import Edges, fill
from captioner.timing.validation import Time, is_missing


@dataclass(slots=True)
class Mended:
    """Times that are whole, in order and complete, and what was done for it, by the indices of the entries.

    `blank` are white space without a usable time; `moved` are entries by how much their times were moved, `missing`
    those that had none; `made_up` are those of them that are spoken, so that words rest on them. `late` are entries that
    ended long after the next one starts, where most do.
    """

    starts_ms: list[int]
    ends_ms: list[int]
    blank: list[int] = field(default_factory=list)
    moved: dict[int, float] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)
    made_up: set[int] = field(default_factory=set)
    late: list[int] = field(default_factory=list)


def mended(kind: str, texts: Sequence[str], starts: Sequence[Time], ends: Sequence[Time]) -> Mended:
    """The times of entries, mended; `kind` is "character" or "word".

    Raises `TimingError` for the first entry whose times cannot be mended, with its index, and if no entry has a time.
    """
    found = Mended([], [])
    spoken = [at for at, text in enumerate(texts) if not _is_blank(text)]
    edges = _in_order(kind, texts, starts, ends, spoken, found)
    if spoken and not any(edges[at][0] is not None for at in spoken):
        raise TimingError(f"none of its {kind}s has a time: ask the service for the timings again")
    found.missing = [at for at in spoken if None in edges[at]]
    if found.missing:
        found.made_up = fill(kind, texts, edges, spoken)
    found.late = _late(edges, spoken)
    for at, after in itertools.pairwise(spoken):
        if found.late:
            edges[at] = (edges[at][0], min(edges[at][1] or 0.0, edges[after][0] or 0.0))
    at_ms = 0.0
    beside = {at + by for at in found.missing for by in (-1, 1)}
    for at, text in enumerate(texts):
        start, end = edges.get(at, (at_ms, at_ms))
        if at not in edges and at not in beside and _is_off(starts[at], ends[at], at_ms):
            found.blank.append(at)
        at_ms = max(at_ms, start or 0.0)
        found.starts_ms.append(round(at_ms))
        found.ends_ms.append(max(round(end or 0.0), found.starts_ms[-1]))
        if found.ends_ms[-1] >= MAX_TIME_MS:
            raise TimingError(
                f"{shown(text)} ends beyond 100 hours, which subtitle clocks cannot show ({kind} {at})", index=at
            )
    return found


def _is_blank(text: str) -> bool:
    return not text or text.isspace() or not text.strip(f"{_CONTROLS}{ZERO_WIDTH_SPACE}{WORD_JOINER}").strip()


_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0xFEFF]))


def _late(edges: dict[int, Edges], spoken: Sequence[int]) -> list[int]:
    """The entries that end long after the next one starts, if they are most: their ends are those of the clip."""
    late = [
        at
        for at, after in itertools.pairwise(spoken)
        if (edges[at][1] or 0.0) > (edges[after][0] or 0.0) + thresholds.LATE_MS and edges[at] != edges[after]
    ]
    long_ms = sum((edges[at][1] or 0.0) - (edges[at][0] or 0.0) for at in spoken)
    return late if 2 * len(late) >= len(spoken) and long_ms > thresholds.LATE_ON_AVERAGE_MS * len(spoken) else []


def _is_off(start: Time, end: Time, at_ms: float) -> bool:
    """Whether white space has no time, or one that runs back by more than a nudge."""
    if is_missing(start) or is_missing(end):
        return True
    return min(start, end) < at_ms - thresholds.NUDGE_MS  # type: ignore[type-var, operator]  # both are numbers


def _in_order(
    kind: str, texts: Sequence[str], starts: Sequence[Time], ends: Sequence[Time], spoken: Sequence[int], found: Mended
) -> dict[int, Edges]:
    """The start and end of each spoken entry, None where it has none: starts do not decrease, ends follow them."""
    edges: dict[int, Edges] = {}
    latest = 0.0
    for at in spoken:
        start, end = (None if is_missing(time) else time for time in (starts[at], ends[at]))
        for time in (start, end):
            if time is not None and not abs(time) < MAX_TIME_MS - 0.5:
                raise TimingError(f"{shown(texts[at])} has a time beyond 100 hours ({kind} {at})", index=at)
        if latest > thresholds.JITTER_MS and not start and not end:
            start = end = None  # 0 is what some write where they have no time
        elif end == 0 and start and start > thresholds.JITTER_MS:
            end = None
        behind = max(latest - start, 0.0) if start is not None else 0.0
        if behind > thresholds.JITTER_MS and _is_mark(texts[at]):
            start, end, behind = latest, max(end or 0.0, latest), 0.0
        early = max(start - end, 0.0) if start is not None and end is not None else 0.0
        if max(behind, early) > thresholds.JITTER_MS:
            what = (
                f"starts at {start / 1000:g} s, before the previous {kind} ({latest / 1000:g} s)"  # type: ignore[operator]
                if behind > thresholds.JITTER_MS
                else f"has the impossible time {start / 1000:g}..{end / 1000:g} s"  # type: ignore[operator]
            )
            raise TimingError(
                f"{shown(texts[at])} {what}; only up to {thresholds.JITTER_MS} ms are mended: ask the service for the "
                f"timings again ({kind} {at})",
                index=at,
                kind="jitter",
                from_ms=round(start or 0),
                to_ms=round(max(end or 0, 0)),
            )
        if behind or early:
            found.moved[at] = max(behind, early)
        if start is not None:
            start = latest = max(start, latest)
            end = None if end is None else max(end, start)
        elif end is not None and end < latest:
            end = None
        edges[at] = (start, end)
    return edges


def _is_mark(text: str) -> bool:
    """Whether an entry belongs to the one before it: a combining mark, a joiner, a variation selector."""
    return all(category(char)[0] == "M" or category(char) in ("Cf", "Sk") for char in text)
