"""The blocks of an SRT or WebVTT file: each cue with its name, its settings, and the notes before it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captioner.subtitles.raw_cues import RawCue


class Block(NamedTuple):
    """A cue in its file: `start` is where its name begins, or else its times; `text_end` where its text ends.

    `notes` are what stands between it and the cue before, and `behind` what follows its text, up to the end of the next
    cue's times.
    """

    raw: RawCue
    name: str
    notes: str
    start: int
    text_end: int
    behind: str


def blocks_of(text: str, cues: Sequence[RawCue]) -> list[Block]:
    """The blocks of a file, with LF line ends, whose cues were found."""
    return list(_blocks(text, cues))


def _blocks(text: str, cues: Sequence[RawCue]) -> Iterator[Block]:
    done = 0
    for at, raw in enumerate(cues):
        line_start = text.rfind("\n", 0, raw.times_span[0]) + 1
        between = text[done:line_start]
        name = _name(between, is_first=at == 0)
        start = line_start - len(name) - 1 if name else line_start
        text_end = raw.text_start + len(raw.text)
        next_end = cues[at + 1].times_span[1] if at + 1 < len(cues) else None
        yield Block(raw, name, text[done:start].strip("\n"), start, text_end, text[text_end:next_end])
        done = text_end


def _name(between: str, *, is_first: bool) -> str:
    """The name at the end of what stands between two cues: a line of its own."""
    before, _, name = between[:-1].rpartition("\n")
    # The first line of a WebVTT file is no name.
    return "" if not name.strip() or (is_first and name.startswith("WEBVTT") and not before.strip()) else name


def are_numbered(blocks: Sequence[Block]) -> bool:
    """Whether the names are numbers that follow one another."""
    if not all(block.name.isdecimal() for block in blocks):
        return False
    numbers = [int(block.name) for block in blocks]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
