"""Ratios of times that were measured in turn, in one run."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

Action = Callable[[], object]
Clock = Callable[[Action], float]


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long one thing took in each round."""

    rounds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.rounds)

    @property
    def median(self) -> float:
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Figures:
    """What came out of all rounds."""

    best: float
    median: float


def cpu_seconds(action: Action) -> float:
    """What an action takes of the processor: a neighbour who takes the core away does not count, waiting neither."""
    start = process_time()
    action()
    return process_time() - start


def in_turn(actions: Sequence[Action], rounds: int, clock: Clock = cpu_seconds) -> list[Seconds]:
    """The seconds of each action; in every round they take turns, so that a noisy minute hits them all."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, seconds in zip(actions, taken, strict=True):
            seconds.append(clock(action))
        sys.stderr.write(".")
        sys.stderr.flush()
    return [Seconds(tuple(seconds)) for seconds in taken]


def together(parts: Sequence[Seconds]) -> Seconds:
    """How long all parts took in each round."""
    return Seconds(tuple(map(sum, zip(*(part.rounds for part in parts), strict=True))))


def ratio(one: Seconds, other: Seconds) -> Figures:
    """How many times as long as the other the one took: the best of each, and the median of the rounds."""
    return Figures(
        one.best / other.best, median(ours / theirs for ours, theirs in zip(one.rounds, other.rounds, strict=True))
    )
