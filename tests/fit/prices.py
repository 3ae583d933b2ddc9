"""`fit_prices`: what relations, reasons and shapes cost, fitted together on the captions of several languages.

Relations are the same in all languages of Universal Dependencies, so one list of prices serves all: `RELATIONS`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from captioner.layout.cohesion import Ties
from captioner.layout.costs import COSTS, Cost
from captioner.layout.shapes import Shape
from tests.fit.gold import Script, with_costs
from tests.fit.knots import Knots
from tests.fit.margin import Example, Settings, Weights, fit, gold_layouts
from tests.fit.regression import Learned, Vocabulary
from tests.fit.surface import boundary_patterns

Array = Any
RELATIONS = Path(__file__).with_name("relations.tsv")
REASONS = {name: at for at, name in enumerate(sorted(COSTS))}
SETTINGS = Settings(rounds=8, step=1.0, decay=0.001, shape_step=3.0, shape_pull=0.002)
_RELATION_SCALE = 2.0
# A change that is smaller is left out.
_WORTH = 8
# What the guides forbid costs this or more at a line's end, and gets no cheaper.
_WEAK = 350


class Prices(NamedTuple):
    """What each relation adds at a line's end and at a cue's."""

    relations: Vocabulary
    costs: Array


def examples(scripts: Sequence[Script], learned: Learned, weight: float = 1.0) -> list[Example]:
    """Scripts with how much of each reason and of each relation a break after each word has."""
    ties, found = Ties(learned.table), []
    for script in scripts:
        patterns: list[list[str]] = [[] for _ in script.chosen]
        for first, each in zip(script.firsts[1:], boundary_patterns(ties, script.phrases, script.tails), strict=True):
            patterns[first - 1] = each
        relations = learned.patterns.matrix(patterns) @ learned.relations
        reasons = np.zeros((len(script.chosen), len(REASONS)))
        for at, names in enumerate(script.reasons):
            reasons[at, [REASONS[name] for name in names]] = 1
        features = np.hstack([reasons, _RELATION_SCALE * relations])
        found.append(Example(script, features, gold_layouts(script, script.problem), weight))
    return found


def tied(example: Example, prices: Prices) -> Example:
    """The example with what its relations cost as part of its breaks, so that only reasons are left to fit."""
    added = example.features[:, len(REASONS) :] / _RELATION_SCALE @ prices.costs
    breaks = example.script.problem.breaks
    line, cue = np.rint(np.array([breaks.line, breaks.cue]).T + added).astype(int).T.tolist()
    script = example.script._replace(problem=with_costs(example.script.problem, line, cue))
    return example._replace(script=script, features=example.features[:, : len(REASONS)])


def start(relations: Vocabulary, shape: Shape) -> Weights:
    """Nothing added yet, and today's shape."""
    return Weights(np.zeros((len(REASONS) + len(relations.numbers), 2)), Knots(shape).start)


def fit_prices(found: Sequence[Example], relations: Vocabulary, shape: Shape) -> Weights:
    """The weights of reasons, relations and shape."""
    return fit(found, start(relations, shape), Knots(shape), SETTINGS)


def relation_prices(weights: Weights, relations: Vocabulary) -> Prices:
    return Prices(relations, _RELATION_SCALE * weights.breaks[len(REASONS) :])


def rows_for_costs(weights: Weights, base: Mapping[str, Cost], shape: Shape) -> str:
    """What to write into a table and its shape in `captioner/layout/costs.py`, rounded."""
    rows = []
    for name, cost in base.items():
        added = weights.breaks[REASONS[name]]
        line, cue = (
            int(round(old + more, -1)) if abs(more) >= _WORTH else old
            for old, more in zip(cost[:2], added, strict=True)
        )
        if cost.line >= _WEAK:
            line, cue = max(line, cost.line), max(cue, cost.cue)
        if (line, cue) != cost[:2]:
            rows.append(f'        "{name}": Cost({line}, {cue}),  # fit with ties')
    return "\n".join([*rows, repr(Knots(shape).made(np.round(weights.shape, -1)))])


def write_relations(prices: Prices, head: Sequence[str], path: Path = RELATIONS) -> None:
    lines = [f"# {line}" for line in head]
    for name, at in prices.relations.numbers.items():
        line, cue = prices.costs[at]
        lines.append(f"{name}\t{line:.1f}\t{cue:.1f}")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_relations(path: Path = RELATIONS) -> Prices:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("# ")]
    costs = np.array([[float(line), float(cue)] for _, line, cue in rows])
    return Prices(Vocabulary({name: at for at, (name, *_) in enumerate(rows)}), costs)


def common_relations(crossed: Mapping[str, Sequence[Sequence[str]]], count: int = 350) -> Vocabulary:
    """The relations that are frequent in all these treebanks together, each counting the same."""
    shares: dict[str, float] = {}
    for boundaries in crossed.values():
        total = sum(map(len, boundaries))
        for names in boundaries:
            for name in set(names):
                shares[name] = shares.get(name, 0.0) + 1 / total
    most = sorted(shares, key=lambda name: (-shares[name], name))[:count]
    return Vocabulary({name: at for at, name in enumerate(sorted(most))})
