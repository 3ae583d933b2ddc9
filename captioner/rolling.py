"""Captions that roll, as YouTube makes them: each cue shows the last line of the one before it once more."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from captioner.cue import Cue

# Of the cues with text, at least one in so many has new text below a line of the cue before, and half repeat a line.
_PARTLY, _REPEATING = 3, 2
_FEWEST = 3


def unrolled(cues: Sequence[Cue]) -> tuple[Sequence[Cue], list[Cue]]:
    """The cues without the lines that they repeat, and the cues that repeated some; as they are unless they roll."""
    shown = [cue for cue in cues if cue.text.strip()]
    if len(shown) < _FEWEST:
        return cues, []
    texts = [[line.text.strip() for line in cue.lines] for cue in shown]
    texts = [[text for text in lines if text] for lines in texts]
    repeated = [0, *(_shared(before, after) for before, after in pairwise(texts))]
    partly = sum(0 < count < len(lines) for count, lines in zip(repeated, texts, strict=True))
    if _PARTLY * partly < len(shown) or _REPEATING * sum(map(bool, repeated)) < len(shown):
        return cues, []
    rolling = [cue for cue, count in zip(shown, repeated, strict=True) if count]
    return [_without(cue, count) for cue, count in zip(shown, repeated, strict=True)], rolling


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines end one cue and begin the next."""
    most = min(len(before), len(after))
    return next((count for count in range(most, 0, -1) if before[-count:] == after[:count]), 0)


def _without(cue: Cue, count: int) -> Cue:
    """A cue without its first lines that have text."""
    lines = [line for line in cue.lines if line.text.strip()]
    return replace(cue, lines=tuple(lines[count:]))
