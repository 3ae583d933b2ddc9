"""Karaoke: which parts of a cue are lit together, and when. The lines of the cue do not change.

A word stays lit until the next one starts, so that nothing flickers. If the pause before that, or before the cue's
end, is longer than `max_hold_ms` of `Limits`, the word is lit only until its own end. The same limit applies to cues:
nothing is held longer past its speech.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from captioner.cue import Cue
from captioner.errors import FormatError, shown
from captioner.text.measure import graphemes
from captioner.timing.interpolation import char_times

Highlight = Literal["off", "word", "char"]
"""The unit of karaoke: none, words, or characters.

Characters without times share that of their word; words with estimated times are not parted.
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """Text that is lit together: a word, or characters that start together.

    `before` is the white space after the previous unit: "", " " or, on the next line, "\\n". The unit is spoken from
    `start_ms` to `end_ms` and lit until `lit_end_ms`: its end or the next unit's start. All are within the cue.
    """

    text: str
    before: str
    start_ms: int
    end_ms: int
    lit_end_ms: int


def units(cue: Cue, highlight: Literal["word", "char"], max_hold_ms: int) -> tuple[Unit, ...]:
    """The units of a cue, whose `before` and `text`, joined, are the cue's text.

    Starts strictly increase: what starts together is one unit. Words or characters that start after the cue's end,
    which the minimum gap can cause, are part of the last unit. Neighbouring words with estimated times are one unit.

    Raises `FormatError` for any other `highlight`.
    """
    if highlight not in ("word", "char"):
        raise FormatError(f"highlight {shown(highlight)} is none of off, word and char")
    found: list[list[Unit]] = []
    in_run = False
    for unit, estimated in _chars(cue) if highlight == "char" else _words(cue):
        start_ms = min(max(unit.start_ms, cue.start_ms), cue.end_ms - 1)
        is_later = not (in_run and estimated) and unit.start_ms < cue.end_ms
        in_run = estimated
        if found and not (is_later and start_ms > found[-1][0].start_ms):
            found[-1].append(unit)
        else:
            found.append([replace(unit, start_ms=start_ms)])
    return tuple(
        _held(_merged(together), after[0].start_ms if after else cue.end_ms, max_hold_ms)
        for together, after in zip_longest(found, found[1:])
    )


def _merged(together: Sequence[Unit]) -> Unit:
    """One unit made of several, from the start of the first."""
    first, *others = together
    if not others:
        return first
    text = "".join([first.text, *(unit.before + unit.text for unit in others)])
    return replace(first, text=text, end_ms=max(unit.end_ms for unit in together))


def _words(cue: Cue) -> Iterator[tuple[Unit, bool]]:
    """The words as units, each with whether its times are estimated."""
    for row, line in enumerate(cue.lines):
        for at, word in enumerate(line.words):
            before = (" " if word.before else "") if at else "\n" if row else ""
            # A dash or a label is lit with the first word of its line.
            text = word.text if at else line.prefix + word.text
            yield Unit(text, before, word.start_ms, word.end_ms, word.end_ms), word.estimated


def _chars(cue: Cue) -> Iterator[tuple[Unit, bool]]:
    for (unit, estimated), word in zip(_words(cue), cue.words, strict=True):
        times = tuple(zip(word.char_starts_ms, word.char_ends_ms, strict=True)) or char_times(word)
        if not times:
            yield unit, estimated
            continue
        before, prefix = unit.before, unit.text.removesuffix(word.text)
        for char, (start_ms, end_ms) in zip(graphemes(word.text), times, strict=True):
            yield Unit(prefix + char, before, max(start_ms, word.start_ms), end_ms, end_ms), False
            before = prefix = ""


def _held(unit: Unit, next_ms: int, max_hold_ms: int) -> Unit:
    end_ms = max(min(unit.end_ms, next_ms), unit.start_ms + 1)
    return replace(unit, end_ms=end_ms, lit_end_ms=next_ms if next_ms - end_ms <= max_hold_ms else end_ms)
