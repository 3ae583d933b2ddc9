"""`tie_table`: a table for `captioner/languages/ties`, from what a treebank teaches and what its relations cost."""

from typing import Any

import numpy as np

from captioner.languages.ties import Rows, TieTable
from tests.fit.regression import Learned, regressed

Array = Any
_BYTES = 290_000
_RIDGE = 1.0


def tie_table(learned: Learned, prices: Array, size: int = _BYTES) -> TieTable:
    """The rows that matter most, as many as fit in so many bytes, fitted to say what all rows would."""
    whole = learned.relations @ prices
    counts = np.asarray(learned.seen.sum(axis=0)).ravel()
    weight = np.abs(whole).sum(axis=1) * np.sqrt(counts)
    names = list(learned.patterns.numbers)
    room = size - sum(len(f"{line}\n".encode()) for line in learned.table.words.lines)
    chosen = []
    for at in np.argsort(-weight, kind="stable"):
        room -= len(f"{names[at]}\t-10\t-10\t\n".encode())
        if room < 0:
            break
        chosen.append(int(at))
    seen = learned.seen[:, chosen]
    fitted = np.rint(regressed(seen, learned.seen @ whole, _RIDGE, 40)).astype(int)
    rows = {
        names[at]: (f"{line}", f"{cue}", learned.names.get(names[at], ""))
        for at, (line, cue) in zip(chosen, fitted, strict=True)
        if line or cue
    }
    return learned.table._replace(patterns=Rows.of(rows))
