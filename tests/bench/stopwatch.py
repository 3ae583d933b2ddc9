"""Times measured in turn, in one run, and their ratios."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

Action = Callable[[], object]
Clock = Callable[[Action], float]


@dataclass(frozen=True, slots=True)
class Seconds:
    """The seconds that an action took in each round."""

    rounds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.rounds)

    @property
    def median(self) -> float:
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Figures:
    """A result: of the best round, and the median of all rounds."""

    best: float
    median: float


def cpu_seconds(action: Action) -> float:
    """The processor time of an action; waiting, and time taken by other processes, do not count."""
    start = process_time()
    action()
    return process_time() - start


def measured_in_turn(actions: Sequence[Action], rounds: int, clock: Clock = cpu_seconds) -> list[Seconds]:
    """The seconds of each action; they take turns in every round, so that a noisy minute affects all of them."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, seconds in zip(actions, taken, strict=True):
            seconds.append(clock(action))
        sys.stderr.write(".")
        sys.stderr.flush()
    return [Seconds(tuple(seconds)) for seconds in taken]


def summed(parts: Sequence[Seconds]) -> Seconds:
    """The seconds of all parts together in each round."""
    return Seconds(tuple(map(sum, zip(*(part.rounds for part in parts), strict=True))))


def ratio(one: Seconds, other: Seconds) -> Figures:
    """`one` divided by `other`: the ratio of their best rounds, and the median of the ratios of all rounds."""
    return Figures(
        one.best / other.best, median(ours / theirs for ours, theirs in zip(one.rounds, other.rounds, strict=True))
    )
