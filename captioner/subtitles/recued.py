"""`recued`: cues of an SRT or WebVTT file, written as other cues with the same words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from captioner.cue import Cue
from captioner.rolling import letters_of
from captioner.subtitles.blocks import Block
from captioner.subtitles.displayed_text import displayed_text, is_plain
from captioner.subtitles.markup import Letter, letters, unmarked, written_text
from captioner.subtitles.raw_cues import scanned
from captioner.subtitles.regrouped import wrong_file
from captioner.text.direction import with_marked_lines


class Recued(NamedTuple):
    """A cue to be written: its text with markup, and the index of the old block that its first letter comes from."""

    cue: Cue
    text: str
    block: int


def recued(blocks: Sequence[Block], repeated: Sequence[int], cues: Sequence[Cue], *, vtt: bool) -> list[Recued] | None:
    """The words of old blocks as new cues; `repeated` has the number of letters to leave out at the start of each.

    None if a new cue would have words of two settings or voices, or would not be read back as the same text. Raises
    `FormatError` if they have other words.
    """
    if all(is_plain(block.raw.text) for block in blocks):
        return _recued_plain(blocks, repeated, cues, vtt=vtt)
    source: list[tuple[int, Letter]] = []
    has_marks: list[bool] = []
    for at, (block, count) in enumerate(zip(blocks, repeated, strict=True)):
        bare, marked = unmarked(block.raw.text, vtt=vtt)
        has_marks.append(marked)
        source += [(at, letter) for letter in _after(letters(bare, vtt=vtt), count)]
    if "".join([letter.seen for _, letter in source]) != "".join([letters_of(cue.text) for cue in cues]):
        raise wrong_file("they have other words")
    found: list[Recued] = []
    done = 0
    for number, cue in enumerate(cues, 1):
        first, missing = done, len(letters_of(cue.text))
        while missing > 0:
            missing -= len(source[done][1].seen)
            done += 1
        own = source[first:done]
        text = written_text(cue.text, [letter for _, letter in own])
        if any(has_marks[at] for at, _ in own):
            text = with_marked_lines(text)
        behind = _behind(blocks, is_last=number == len(cues))
        if not own or missing or _mixes(blocks, own) or not reads_back(text, behind, cue.text, vtt=vtt):
            return None
        found.append(Recued(cue, text, own[0][0]))
    return found


def _recued_plain(
    blocks: Sequence[Block], repeated: Sequence[int], cues: Sequence[Cue], *, vtt: bool
) -> list[Recued] | None:
    """The same for text without markup, in a fraction of the time."""
    own = [letters_of(block.raw.text)[count:] for block, count in zip(blocks, repeated, strict=True)]
    texts = [letters_of(cue.text) for cue in cues]
    if "".join(own) != "".join(texts):
        raise wrong_file("they have other words")
    ends = [*accumulate(map(len, own))]
    found: list[Recued] = []
    for number, (cue, end) in enumerate(zip(cues, accumulate(map(len, texts)), strict=True), 1):
        first, last = bisect_right(ends, end - len(texts[number - 1])), bisect_left(ends, end)
        behind = _behind(blocks, is_last=number == len(cues))
        settings = {block.raw.settings for block in blocks[first : last + 1]}
        if not texts[number - 1] or len(settings) > 1 or not reads_back(cue.text, behind, cue.text, vtt=vtt):
            return None
        found.append(Recued(cue, cue.text, first))
    return found


def _behind(blocks: Sequence[Block], *, is_last: bool) -> str:
    """What follows a new cue: a blank line between two, or what followed the old cues."""
    return blocks[-1].behind if is_last else "\n\n"


def _mixes(blocks: Sequence[Block], source: Sequence[tuple[int, Letter]]) -> bool:
    """Whether letters come from blocks with other settings, or have other voices in other blocks."""
    (first, letter), *_ = source
    return any(
        blocks[at].raw.settings != blocks[first].raw.settings or (at != first and other.voices != letter.voices)
        for at, other in source
    )


def _after(found: list[Letter], count: int) -> list[Letter]:
    """The letters of a cue after the first `count` characters."""
    at = 0
    while count > 0:
        count -= len(found[at].seen)
        at += 1
    return found[at:]


def written_blocks(
    blocks: Sequence[Block], made: Sequence[Recued], names: Sequence[str], clocks: Sequence[str]
) -> Iterator[str]:
    """New cues as text, each after the notes that stood before the old cue that it begins in."""
    notes = [(at, block.notes) for at, block in enumerate(blocks) if at and block.notes]
    for number, (one, name, times) in enumerate(zip(made, names, clocks, strict=True)):
        if number:
            yield "\n\n"
        while notes and notes[0][0] <= one.block:
            yield f"{notes.pop(0)[1]}\n\n"
        yield f"{name}\n" if name else ""
        yield f"{times}{blocks[one.block].raw.settings}\n{one.text}"
    for _, note in notes:
        yield f"\n\n{note}"


def reads_back(raw: str, behind: str, wanted: str, *, vtt: bool) -> bool:
    """Whether a cue written as `raw` is read back as `wanted`; `behind` is what follows, up to the next times."""
    if vtt and raw.rfind("<") > raw.rfind(">"):
        return False  # Parsers disagree on where an unclosed tag ends.
    times = "00:00:00.000 --> 00:00:01.000" if vtt else "00:00:00,000 --> 00:00:01,000"
    first, *_ = scanned(f"{times}\n{raw}{behind}", vtt=vtt)
    return displayed_text(first.text, vtt=vtt) == wanted
