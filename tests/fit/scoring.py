"""How close layouts come to what people chose: `scored`, and `figures` for people to read."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tests.fit.knots import Knots
from tests.fit.margin import Example, Weights, either, kinds_of, laid_out

Array = Any


def scored(examples: Sequence[Example], weights: Weights, knots: Knots) -> Array:
    """Of some scripts: breaks found, ours, theirs; the same for cues; cues alike, theirs; the same for lines."""
    total = np.zeros(11)
    for example in examples:
        script = example.script
        ours = kinds_of(laid_out(example, weights, knots))
        theirs = {at: kind for at, kind in enumerate(script.chosen) if kind}
        theirs[len(script.words) - 1] = "eob"
        for at in ours:
            if at in theirs and at < len(script.chosen) and either(script, at):
                ours[at] = theirs[at]
        for at in range(len(script.chosen)):
            got, kind = ours.get(at, ""), theirs.get(at, "")
            total[0:3] += bool(got and kind), bool(got), bool(kind)
            total[3:6] += got == kind == "eob", got == "eob", kind == "eob"
            total[8:11] += got == kind == "eol", got == "eol", kind == "eol"
        spans = _spans(theirs)
        total[6:8] += len(spans & _spans(ours)), len(spans)
    return total


def _spans(kinds: Mapping[int, str]) -> set[tuple[int, ...]]:
    found: set[tuple[int, ...]] = set()
    first, lines = 0, tuple[int, ...]()
    for at in sorted(kinds):
        if kinds[at] == "eob":
            found.add((first, *lines, at))
            first, lines = at + 1, ()
        else:
            lines += (at,)
    return found


def figures(total: Array) -> str:
    """any, same, eob and eol, in percent."""
    any_, eob, eol = (200 * total[k] / max(total[k + 1] + total[k + 2], 1) for k in (0, 3, 8))
    return f"any {any_:.1f} same {100 * total[6] / max(total[7], 1):.1f} eob {eob:.1f} eol {eol:.1f}"
