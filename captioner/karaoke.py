"""Karaoke: what of a cue is lit at once, and for how long. Nothing here moves text: a cue's lines stay as they are.

A word stays lit until the next one comes, so that nothing flickers; where the pause before that, or before the cue's
end, is longer than `max_hold_ms` of `Limits`, it goes out at its own end. That is the limit of cues, too: nothing is
held longer past its speech.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from captioner.cue import Cue
from captioner.errors import FormatError, shown

Highlight = Literal["off", "word", "char"]
"""What is lit at a time: nothing, words, or characters (whole words where characters have no times)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is lit at once: a word, or characters that are spoken at once.

    `before` is what stands between it and the unit ahead of it: "", " " or, on the next line, "\\n". It is spoken from
    `start_ms` to `end_ms`, and lit until `lit_end_ms`: its end, or the next unit's start. All three lie within the cue.
    """

    text: str
    before: str
    start_ms: int
    end_ms: int
    lit_end_ms: int


def units(cue: Cue, highlight: Literal["word", "char"], max_hold_ms: int) -> tuple[Unit, ...]:
    """The units of a cue; `before` and `text` of all of them are the cue's text.

    Starts strictly increase. What starts together is one unit, as is the last of a cue with all that is spoken after
    the cue's end (which the minimum gap may put into its last words).

    Raises `FormatError` for any other `highlight`.
    """
    if highlight not in ("word", "char"):
        raise FormatError(f"highlight {shown(highlight)} is none of off, word and char")
    found: list[list[Unit]] = []
    for unit in _chars(cue) if highlight == "char" else _words(cue):
        start_ms = min(max(unit.start_ms, cue.start_ms), cue.end_ms - 1)
        if found and (start_ms <= found[-1][0].start_ms or unit.start_ms >= cue.end_ms):
            found[-1].append(unit)
        else:
            found.append([replace(unit, start_ms=start_ms)])
    return tuple(
        _held(_merged(together), after[0].start_ms if after else cue.end_ms, max_hold_ms)
        for together, after in zip_longest(found, found[1:])
    )


def _merged(together: Sequence[Unit]) -> Unit:
    """One unit of several, from the first one's start."""
    first, *others = together
    if not others:
        return first
    text = "".join([first.text, *(unit.before + unit.text for unit in others)])
    return replace(first, text=text, end_ms=max(unit.end_ms for unit in together))


def _words(cue: Cue) -> Iterator[Unit]:
    for row, line in enumerate(cue.lines):
        for at, word in enumerate(line.words):
            before = (" " if word.before else "") if at else "\n" if row else ""
            yield Unit(word.text, before, word.start_ms, word.end_ms, word.end_ms)


def _chars(cue: Cue) -> Iterator[Unit]:
    for unit, word in zip(_words(cue), cue.words, strict=True):
        chars = word.chars
        if not chars:
            yield unit
            continue
        before = unit.before
        for char, start_ms, end_ms in zip(chars, word.char_starts_ms, word.char_ends_ms, strict=True):
            yield Unit(char, before, max(start_ms, word.start_ms), end_ms, end_ms)
            before = ""


def _held(unit: Unit, next_ms: int, max_hold_ms: int) -> Unit:
    end_ms = max(min(unit.end_ms, next_ms), unit.start_ms + 1)
    return replace(unit, end_ms=end_ms, lit_end_ms=next_ms if next_ms - end_ms <= max_hold_ms else end_ms)
