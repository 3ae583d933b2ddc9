"""`explain(timing)`: why each break of a clip's captions is where it is, and what going without it would have cost.

Nothing that makes captions needs it. It takes the parts of a clip one by one, as the search of `grouping` does: what
happens in one part costs nothing in another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Unpack

from captioner.captions import resolved
from captioner.cue import Line
from captioner.layout.alternatives import Alternatives
from captioner.layout.breaks import break_reasons, cost_table
from captioner.layout.cue_faults import FLAWS, flaws
from captioner.layout.grouping import cuts, measured
from captioner.layout.problem import PARTS_SENTENCE
from captioner.layout.search import cheapest_part
from captioner.limits import LimitOptions, Limits
from captioner.timing.words import Timing, Word


@dataclass(frozen=True, slots=True)
class Explained:
    """A break, between the lines `before` and `after`; costs in hundredths of a log-odds, negative ones invite a break.

    `cost` is the sum of `reasons`: the named reasons that are not free, and what is wrong with the cue that ends there.
    `without` is how much more the cheapest whole layout costs that has no break there, neither of lines nor of cues:
    None where there is no such layout.

    `forced` says what leaves no choice, a "pause", a "forced break" (a blank line in the text) or the "end", or is
    None; a forced break is not paid for.
    """

    before: str
    after: str
    kind: Literal["line", "cue"]
    forced: Literal["pause", "forced break", "end"] | None
    reasons: tuple[tuple[str, int], ...]
    cost: int
    without: int | None


def explain(
    timing: Timing,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> tuple[Explained, ...]:
    """Why the captions that `caption` makes of the same arguments break where they do: every break, in order.

    Raises `LimitsError` for an unknown preset, impossible numbers, or overrides beside a `Limits` object.
    """
    language, limits = resolved(timing, limits, language, overrides)
    return tuple(_explained(timing, language, limits)) if timing.words else ()


def _explained(timing: Timing, language: str, limits: Limits) -> Iterator[Explained]:
    words = timing.words
    columns = measured(words, language, limits, timing.duration_ms)
    table, reasons = cost_table(language), list(break_reasons(words, language))
    edges = cuts(words, columns)
    forced = frozenset(edges)
    ends: list[tuple[int, Literal["line", "cue"], tuple[tuple[str, int], ...], int | None]] = []
    for low, high in pairwise(edges):
        total, layouts = cheapest_part(columns, low, high)
        alternatives = Alternatives(columns, low, high)
        for layout in layouts:
            for end in layout[1:]:
                is_cue = end == layout[-1]
                names = reasons[end - 1] if end < len(words) else ()
                priced = [
                    (name, table[name].cue if is_cue else table[name].line) for name in names if table[name].listed
                ]
                if is_cue and end < high and columns.partings[end - 1]:
                    priced.append((PARTS_SENTENCE, columns.partings[end - 1]))
                if is_cue and end < len(words):
                    wrong = zip(FLAWS, flaws(columns, layout[0], end, high), strict=True)
                    priced += [(name, cost) for name, cost in wrong if cost]
                without = alternatives.cost_without(end) if end < high else None
                more = None if without is None else without - total
                ends.append((end, "cue" if is_cue else "line", tuple(priced), more))
    lines = [Line(words[first:end]).text for first, end in pairwise([0, *(end for end, *_ in ends)])]
    for (end, kind, priced_, without), before, after in zip(ends, lines, [*lines[1:], ""], strict=True):
        force = _force(words, end) if end in forced else None
        yield Explained(before, after, kind, force, priced_, sum(cost for _, cost in priced_), without)


def _force(words: Sequence[Word], end: int) -> Literal["pause", "forced break", "end"]:
    if end == len(words):
        return "end"
    return "forced break" if words[end].before == "\n\n" else "pause"
