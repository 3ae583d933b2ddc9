"""`Place`: where a fault of a caption file begins."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captioner.faults import FaultKind

_MOST_CHARS = 40


class Place(NamedTuple):
    """A position in a file's text, the kind of the fault that begins there, and what is there."""

    at: int
    kind: FaultKind
    found: str


def first_of(places: Sequence[Place]) -> Iterator[Place]:
    """The first of places of one kind, with the number of the others; nothing if there are none."""
    if places:
        at, kind, found = places[0]
        yield Place(at, kind, f"{found}, and {len(places) - 1} more" if len(places) > 1 else found)


def shown(text: str) -> str:
    """A part of a line for a message."""
    text = text.strip()
    return f"{text[:_MOST_CHARS]}…" if len(text) > _MOST_CHARS else text
