"""Text that rolls or grows: cues that touch, each of which repeats text of the cue before it.

Live captions roll, two lines at a time: the lower line of a cue is the upper line of the next. Others grow, word by
word. `repeated_letters` says what each cue repeats, and `unrolled` leaves that out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from captioner.cue import Cue, Line
from captioner.text.marks import NO_BREAK_SPACES

# Cues that touch follow each other within this time: one or two frames.
_TOUCH_MS = 100
# One repetition may be what is said, such as a refrain.
_MIN_STEPS = 2


class _Step(NamedTuple):
    """What a cue repeats of the cue before it: so many letters; and whether other text follows or was dropped."""

    letters: int
    moves: bool


def letters_of(text: str) -> str:
    """A text without the white space that a line break may replace; no-break spaces stay."""
    if text.isascii():
        return "".join(text.split())
    return "".join([char for char in text if not char.isspace() or char in NO_BREAK_SPACES])


def repeated_letters(cues: Sequence[Cue]) -> list[int]:
    """For each cue, how many of its first letters, white space aside, the cue before it has shown already.

    It is 0 unless text rolls or grows from cue to cue, at least twice in a row: a single repetition may be spoken.
    """
    found = [0] * len(cues)
    run: list[tuple[int, _Step]] = []
    lines = [[letters for line in cue.lines if (letters := letters_of(line.text))] for cue in cues]
    for at in range(1, len(cues) + 1):
        step = _step(cues[at - 1], cues[at], lines[at - 1], lines[at]) if at < len(cues) else None
        if step:
            run.append((at, step))
            continue
        if len(run) >= _MIN_STEPS and any(one.moves for _, one in run):
            for place, one in run:
                found[place] = one.letters
        run = []
    return found


def _step(before: Cue, cue: Cue, above: list[str], lines: list[str]) -> _Step | None:
    """What a cue repeats of the one before it, if it follows at once."""
    if not above or not lines or before.place != cue.place:
        return None
    if abs(cue.start_ms - before.end_ms) > _TOUCH_MS or cue.start_ms < before.start_ms:
        return None
    shown, text = "".join(above), "".join(lines)
    if text.startswith(shown):
        return _Step(len(shown), moves=len(text) > len(shown))
    for count in range(len(above) - 1, 0, -1):
        if above[-count:] == lines[:count]:
            return _Step(len("".join(lines[:count])), moves=True)
    return None


def unrolled(cues: Sequence[Cue], repeated: Sequence[int]) -> Iterator[Cue]:
    """The cues without what they repeat; a cue with nothing else is left out, and the one before it shown as long."""
    kept: Cue | None = None
    for cue, count in zip(cues, repeated, strict=True):
        lines = list(_without(cue.lines, count))
        if count and not lines and kept:
            kept = replace(kept, end_ms=max(kept.end_ms, cue.end_ms))
            continue
        if kept:
            yield kept
        kept = replace(cue, lines=tuple(lines)) if count else cue
    if kept:
        yield kept


def _without(lines: Sequence[Line], count: int) -> Iterator[Line]:
    """Lines without their first letters."""
    for line in lines:
        letters = len(letters_of(line.text))
        if count >= letters:
            count -= letters
        elif count:
            words = list(line.words)
            while words and count >= len(words[0].text) > 0:
                count -= len(words.pop(0).text)
            yield line.with_words(tuple(words))
            count = 0
        else:
            yield line
