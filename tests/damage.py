"""Clips whose times are known, and damage to them, as aligners and streams do it."""

from dataclasses import dataclass, replace
from typing import Any

SENTENCES = (
    "The committee met on Thursday morning to discuss the new library. ",
    "Nobody expected the vote to take more than ten minutes. ",
    "In the end, it lasted until the evening, and three members left before the result was read.",
)
TEXT = "".join(SENTENCES)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Characters with their times in milliseconds, None where they have none, and the clip's duration."""

    chars: str
    starts: list[Any]
    ends: list[Any]
    duration_ms: int | None

    def with_times(self, first: int, last: int, start: Any, end: Any) -> "Spoken":
        """The characters from `first` up to `last`, itself out, at one time."""
        starts, ends = [*self.starts], [*self.ends]
        starts[first:last], ends[first:last] = [start] * (last - first), [end] * (last - first)
        return replace(self, starts=starts, ends=ends)

    def later(self, first: int, by_ms: int) -> "Spoken":
        """The characters from `first` on later."""
        moved = [time if at < first else time + by_ms for at, time in enumerate(self.starts)]
        ends = [time if at < first else time + by_ms for at, time in enumerate(self.ends)]
        return replace(self, starts=moved, ends=ends, duration_ms=self.duration_ms and self.duration_ms + by_ms)


def spoken(text: str = TEXT, char_ms: int = 60, pause_ms: int = 500) -> Spoken:
    """A text at an even pace, with a pause after each sentence; it begins at 100 ms and ends 400 ms before its clip."""
    starts, ends, at_ms = [], [], 100
    for index, char in enumerate(text):
        if char == " " and text[index - 1] in ".?!":
            at_ms += pause_ms
        starts.append(at_ms)
        at_ms += char_ms
        ends.append(at_ms)
    return Spoken(text, starts, ends, at_ms + 400)


def span_of(text: str, part: str) -> tuple[int, int]:
    """Where a part of a text begins and ends."""
    first = text.index(part)
    return first, first + len(part)
