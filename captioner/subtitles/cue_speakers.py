"""Who speaks in captions, from the labels at the beginnings of their lines: ANA: Hello."""

from collections.abc import Sequence
from dataclasses import replace

from captioner.cue import Cue, Line
from captioner.timing.speaker_labels import labels_in
from captioner.timing.words import Word


def with_speakers(cues: Sequence[Cue], language: str | None) -> Sequence[Cue]:
    """The same cues without the labels of speakers, and with them as speakers of the words up to the next label."""
    lines = [list(line.words) for cue in cues for line in cue.lines]
    words = [replace(word, before="\n") if not at else word for line in lines for at, word in enumerate(line)]
    labels = labels_in(words, language)
    if not labels:
        return cues
    kept: list[Word | None] = list(words[: labels[0].first])
    for label, until in zip(labels, [*(each.first for each in labels[1:]), len(words)], strict=True):
        kept += [None] * (label.end - label.first)
        kept += [replace(word, speaker=label.name) for word in words[label.end : until]]
    rest = iter(kept)
    found = [[word for _ in line if (word := next(rest)) is not None] for line in lines]
    made = iter([Line(tuple(_first_without_break(line))) for line in found])
    return [replace(cue, lines=tuple(line for _ in cue.lines if (line := next(made)).words)) for cue in cues]


def _first_without_break(words: Sequence[Word]) -> Sequence[Word]:
    return [replace(words[0], before=" "), *words[1:]] if words else words
