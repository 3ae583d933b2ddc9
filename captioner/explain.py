"""`explain(timing)`: why each break of a clip's captions is where it is, and what going without it would have cost.

Nothing that makes captions needs it. It asks the search of `grouping` again, once a break, for the part of the clip
that the break stands in: parts are solved each by itself, so what happens in one costs nothing in another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Unpack

from captioner.breaks import Breaks, break_reasons, cost_table
from captioner.captions import resolved
from captioner.grouping import Line, cuts, measured
from captioner.limits import LimitOptions, Limits
from captioner.search import cheapest_part
from captioner.timing import Timing, Word

# More than any layout costs.
_BARRED = 10**12


@dataclass(frozen=True, slots=True)
class Explained:
    """A break, between the lines `before` and `after`; costs in hundredths of a log-odds, negative ones invite a break.

    `cost` is the sum of `reasons`, the named reasons that have a price. `without` is how much more the cheapest whole
    layout costs that has no break there, neither of lines nor of cues: None where there is no such layout.

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
    breaks, table = columns.breaks, cost_table(language)
    reasons = list(break_reasons(words, language))
    lines: list[tuple[int, int, Literal["line", "cue"], int | None]] = []
    for low, high in pairwise(cuts(words, limits)):
        total, layouts = cheapest_part(columns, low, high)
        for layout in layouts:
            for first, end in pairwise(layout):
                without = None
                if end < high:
                    columns.breaks = _barring(breaks, end)
                    more = cheapest_part(columns, low, high)[0] - total
                    columns.breaks = breaks
                    without = more if more < _BARRED // 2 else None
                lines.append((first, end, "cue" if end == layout[-1] else "line", without))
    forced = set(cuts(words, limits))
    for at, (first, end, kind, without) in enumerate(lines):
        before = Line(words[first:end]).text
        if end == len(words):
            yield Explained(before, "", kind, "end", (), 0, None)
            return
        priced = tuple(
            (name, table[name].cue if kind == "cue" else table[name].line) for name in reasons[end - 1] if name in table
        )
        yield Explained(
            before,
            Line(words[end : lines[at + 1][1]]).text,
            kind,
            _force(words[end]) if end in forced else None,
            priced,
            sum(cost for _, cost in priced),
            without,
        )


def _force(after: Word) -> Literal["pause", "forced break"]:
    return "forced break" if after.before == "\n\n" else "pause"


def _barring(breaks: Breaks, end: int) -> Breaks:
    """The same prices, but for a break before words[end] that no layout would pay."""
    line, cue = list(breaks.line), list(breaks.cue)
    line[end - 1] += _BARRED
    cue[end - 1] += _BARRED
    return Breaks(line, cue, breaks.sentence_end)
