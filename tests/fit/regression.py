"""`learn`: what the words around a boundary tell of the syntax that crosses it, from the sentences of a treebank."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from captioner.languages.ties import TieTable
from captioner.layout.cohesion import PARTED, Ties
from tests.fit.surface import Sentence, boundary_patterns, lexicon

Array = Any
_RIDGE = 3.0
# A pattern that is rarer tells nothing: seen twice, or once in so many boundaries.
_LEAST, _ONCE_IN = 2, 27_000


class Vocabulary(NamedTuple):
    """The numbers of names that are frequent enough."""

    numbers: dict[str, int]

    @classmethod
    def of(cls, found: Iterable[Iterable[str]], least: int) -> "Vocabulary":
        counts = Counter(name for each in found for name in set(each))
        return cls({name: at for at, name in enumerate(sorted(n for n, c in counts.items() if c >= least))})

    def matrix(self, found: Sequence[Iterable[str]]) -> Any:
        """A row each, 1 where it has the name."""
        rows, columns = [], []
        for row, names in enumerate(found):
            for name in set(names):
                at = self.numbers.get(name)
                if at is not None:
                    rows.append(row)
                    columns.append(at)
        return csr_matrix(
            (np.ones(len(rows), np.float32), (rows, columns)), shape=(len(found), len(self.numbers)), dtype=np.float32
        )


class Learned(NamedTuple):
    """What a treebank teaches: the classes of words, the patterns, and what each adds to each relation."""

    table: TieTable
    patterns: Vocabulary
    relations: Array
    seen: Any
    """The patterns of each boundary of the treebank."""
    names: dict[str, str]
    """Of two classes, the relation that most often binds them."""


def learn(sentences: Sequence[Sentence], language: str, relations: Vocabulary) -> Learned:
    """What the patterns of a treebank tell of the relations that cross its boundaries."""
    table = lexicon(sentences, language)
    ties = Ties(table)
    patterns = [each for one in sentences for each in boundary_patterns(ties, one.texts, one.tails)]
    crossed = [each for one in sentences for each in crossed_by(one)]
    known = [at for at, each in enumerate(patterns) if each]
    patterns, crossed = [patterns[at] for at in known], [crossed[at] for at in known]
    vocabulary = Vocabulary.of(patterns, max(_LEAST, len(patterns) // _ONCE_IN))
    seen, targets = vocabulary.matrix(patterns), relations.matrix(crossed).toarray()
    weights = regressed(seen, targets - targets.mean(axis=0), _RIDGE)
    return Learned(table, vocabulary, weights, seen, _names(patterns, crossed))


def crossed_by(sentence: Sentence) -> list[list[str]]:
    """The relations at each boundary, apart for those after a comma, none after other punctuation."""
    return [
        [f"{',' if tail == 'comma' else ''}{name}" for name in names] if tail in ("", "comma") else []
        for names, tail in zip(sentence.crossings, sentence.tails, strict=False)
    ]


def _names(patterns: Sequence[Sequence[str]], crossed: Sequence[Sequence[str]]) -> dict[str, str]:
    """For each pair of classes, the shortest relation that crosses it, if it is the same in half of the cases."""
    counts: dict[str, Counter[str]] = {}
    for found, names in zip(patterns, crossed, strict=True):
        near = next((name.split()[1].rstrip("<>") for name in names if name.startswith("near ")), "")
        for name in found:
            left, _, right = name.partition(" | ")
            if all(side and " " not in side and side.upper() == side for side in (left, right)):
                counts.setdefault(name, Counter())[near] += 1
    most = {name: each.most_common(1)[0] for name, each in counts.items()}
    return {name: near for name, (near, count) in most.items() if near in PARTED and 2 * count > counts[name].total()}


def regressed(seen: Any, targets: Any, ridge: float, rounds: int = 25) -> Array:
    """What to add up for each pattern, so that the sums come close to the targets: ridge regression, all at once."""
    weights = np.zeros((seen.shape[1], targets.shape[1]), np.float32)
    residual = np.asarray(seen.T @ targets, np.float32)
    direction = residual.copy()
    norm = (residual**2).sum(axis=0)
    for _ in range(rounds):
        moved = seen.T @ (seen @ direction) + ridge * direction
        share = norm / np.maximum((direction * moved).sum(axis=0), 1e-9)
        weights += share * direction
        residual -= share * moved
        after = (residual**2).sum(axis=0)
        direction = residual + after / np.maximum(norm, 1e-9) * direction
        norm = after
    return weights
