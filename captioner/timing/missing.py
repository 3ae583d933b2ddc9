"""Times for entries that have none, from those of their neighbours.

Punctuation takes the edge of the neighbour that it is written at; what is spoken is spread between its neighbours.
"""

import itertools
from collections.abc import Sequence
from statistics import median

from captioner.text.marks import UNAMBIGUOUS_OPENERS
from captioner.timing import thresholds
from captioner.timing.spread import Anchor, Pace, spoken_chars, spread

Edges = tuple[float | None, float | None]
"""Start and end of an entry, None where it has none."""

_OPENERS = frozenset(f"{UNAMBIGUOUS_OPENERS}“‘{{[$€£")


def fill(kind: str, texts: Sequence[str], edges: dict[int, Edges], spoken: Sequence[int]) -> set[int]:
    """Complete the `edges` of the `spoken` entries; the entries among them whose times are made up altogether."""
    pace = _pace(texts, edges)
    made_up: set[int] = set()
    run: list[int] = []
    previous: int | None = None
    for place, at in enumerate(spoken):
        if edges[at] == (None, None):
            run.append(at)
            continue
        if None in edges[at]:
            after = next((edges[other][0] for other in spoken[place + 1 :] if edges[other][0] is not None), None)
            before = 0.0 if previous is None else edges[previous][1] or 0.0
            edges[at] = _completed(edges[at], 2 * pace.need_ms([texts[at]]), before, after)
        if run:
            made_up |= _fill_run(kind, texts, edges, run, previous, at, pace)
            run = []
        previous = at
    if run:
        made_up |= _fill_run(kind, texts, edges, run, previous, None, pace)
    return made_up


def _pace(texts: Sequence[str], edges: dict[int, Edges]) -> Pace:
    paces = [
        (end - start) / chars
        for at, (start, end) in edges.items()
        if start is not None and end is not None and (chars := spoken_chars(texts[at]))
    ]
    least, most = thresholds.PACES_MS
    paces = [pace for pace in paces if least < pace < most]
    return Pace(median(paces)) if paces else Pace()


def _completed(edge: Edges, longest_ms: float, before: float, after: float | None) -> Edges:
    """An entry that has one of its two times, with the other: up to `longest_ms` away, and by its neighbours."""
    start, end = edge
    if start is None:
        return min(max(before, (end or 0.0) - longest_ms), end or 0.0), end
    end = start + longest_ms
    return start, end if after is None else max(min(end, after), start)


def _fill_run(
    kind: str,
    texts: Sequence[str],
    edges: dict[int, Edges],
    run: Sequence[int],
    previous: int | None,
    after: int | None,
    pace: Pace,
) -> set[int]:
    """Give times to neighbouring entries that have none, between two that do; those of them that are spoken."""
    pieces = _pieces(kind, texts, run)
    written = ["".join(texts[at] for at in piece) for piece in pieces]
    opening = previous is not None and _joined(kind, texts, previous, run[0])
    closing = after is not None and _joined(kind, texts, run[-1], after)
    start_ms = 0.0 if previous is None else edges[previous][1] or 0.0
    wanted_ms = pace.need_ms(written) + sum(map(pace.pause_ms, written))
    end_ms = start_ms + wanted_ms if after is None else edges[after][0] or 0.0
    start_ms = min(start_ms, end_ms)
    before = "" if previous is None or opening else texts[previous]
    anchor: Anchor = "middle"
    if previous is None or (closing and not opening):
        anchor = "end"
    elif after is None or (opening and not closing):
        anchor = "start"
    elif bool(pace.pause_ms(before)) != bool(pace.pause_ms(written[-1])):
        anchor = "end" if pace.pause_ms(before) else "start"
    places = spread(written, start_ms, end_ms, pace, anchor, before=before)
    if closing and not spoken_chars(written[-1]) and not (opening and len(pieces) == 1):
        places[-1] = (end_ms, end_ms)
    made_up = set()
    for piece, text, (from_ms, to_ms) in zip(pieces, written, places, strict=True):
        total, done = max(spoken_chars(text), 1), 0
        for at in piece:
            begun, done = done, done + spoken_chars(texts[at])
            edges[at] = (from_ms + (to_ms - from_ms) * begun / total, from_ms + (to_ms - from_ms) * done / total)
            if done > begun:
                made_up.add(at)
    return made_up


def _pieces(kind: str, texts: Sequence[str], run: Sequence[int]) -> list[list[int]]:
    """The entries of a run, parted into words."""
    pieces = [[run[0]]]
    for before, at in itertools.pairwise(run):
        if _joined(kind, texts, before, at):
            pieces[-1].append(at)
        else:
            pieces.append([at])
    return pieces


def _joined(kind: str, texts: Sequence[str], left: int, right: int) -> bool:
    """Whether two entries are of one word."""
    if right != left + 1:
        return False
    if kind == "character":
        return True
    if texts[right][:1].isspace() or texts[left][-1:].isspace():
        return False
    return texts[left] in _OPENERS or not (spoken_chars(texts[right]) or texts[right] in _OPENERS)
