"""The letters of a cue's text with its markup, so that the text can be written as other cues.

Tags that are open where a cue is split are closed there and opened again in the next cue.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from captioner.subtitles.displayed_text import (
    SRT_ESCAPE,
    SRT_TAG,
    VTT_TAG,
    displayed_text,
    srt_white_space,
    unescaped,
)
from captioner.text.direction import EMBEDDING, POP
from captioner.text.marks import NO_BREAK_SPACES, WORD_JOINER

VTT_PIECE = re.compile(rf"(?P<mark>{VTT_TAG.pattern}|{WORD_JOINER})|(?P<text>&#?[A-Za-z0-9]+;?|.)", re.DOTALL)
SRT_PIECE = re.compile(rf"(?P<mark>{SRT_TAG.pattern}|{WORD_JOINER})|(?P<text>{SRT_ESCAPE.pattern}|.)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z]+)[^>]*>")
_OVERRIDE = re.compile(r"\{\\([0-9]?[A-Za-z]+)([^{}]*)\}")


class Tag(NamedTuple):
    """A tag that is open: as written, and how many with the same text were opened before it in its cue."""

    written: str
    number: int


class Letter(NamedTuple):
    """A letter of a cue: as written and as seen, its unpaired marks, and the tags around it."""

    written: str
    seen: str
    marks: str
    tags: tuple[Tag, ...]

    @property
    def voices(self) -> tuple[str, ...]:
        """Who speaks, by the voices of WebVTT around it."""
        return tuple(tag.written for tag in self.tags if _name(tag) == "v")


def letters(raw: str, *, vtt: bool) -> list[Letter]:
    """The letters of a cue's text, without white space; marks after the last letter stay with that letter."""
    found: list[Letter] = []
    tags: list[Tag] = []
    opened: Counter[str] = Counter()
    marks = ""
    for piece in (VTT_PIECE if vtt else SRT_PIECE).finditer(raw):
        written = piece.group()
        if piece["mark"] is not None:
            if not _opened_or_closed(written, tags, opened):
                marks += written
            continue
        seen = seen_of(written, vtt=vtt)
        if not is_space(seen):
            found.append(Letter(written, seen, marks, tuple(tags)))
            marks = ""
    if found and marks:
        found[-1] = found[-1]._replace(written=found[-1].written + marks)
    return found


def _opened_or_closed(mark: str, tags: list[Tag], opened: Counter[str]) -> bool:
    """Whether a mark opens or closes a tag; `tags`, which are open, are changed in place, as is what was opened."""
    if override := _OVERRIDE.fullmatch(mark):
        # An override has no end: it holds until another of its name, or to the end of the cue.
        name, value = override.groups()
        tags[:] = [tag for tag in tags if not ((other := _OVERRIDE.fullmatch(tag.written)) and other[1] == name)]
        if value == "0":
            return False
        tags.append(Tag(mark, 0))
        return True
    tag = _TAG.fullmatch(mark)
    if not tag:
        return False
    closes, name = tag.groups()
    if not closes:
        tags.append(Tag(mark, opened[mark]))
        opened[mark] += 1
        return True
    last = next((at for at in range(len(tags) - 1, -1, -1) if _name(tags[at]) == name.lower()), None)
    if last is None:
        return False
    del tags[last]
    return True


def _name(tag: Tag) -> str:
    found = _TAG.fullmatch(tag.written)
    return found[2].lower() if found else ""


def written_text(wanted: str, source: Iterable[Letter]) -> str:
    """A cue's text with the white space of `wanted`, the letters of `source`, and their markup."""
    return "".join(_pieces(wanted, iter(source)))


def _pieces(wanted: str, source: Iterator[Letter]) -> Iterator[str]:
    tags: Sequence[Tag] = ()
    space, skipped = "", 0
    for char in wanted:
        if is_space(char):
            space += char
            continue
        if skipped:
            # An entity can stand for two characters.
            skipped -= 1
            continue
        letter = next(source)
        skipped = len(letter.seen) - 1
        shared = _shared(tags, letter.tags)
        yield from map(_closer, reversed(tags[shared:]))
        yield space + letter.marks
        yield from [tag.written for tag in letter.tags[shared:]]
        yield letter.written
        tags, space = letter.tags, ""
    yield from map(_closer, reversed(tags))


def _shared(left: Sequence[Tag], right: Sequence[Tag]) -> int:
    """How many tags are open in both, from the outermost one on."""
    count = 0
    while count < min(len(left), len(right)) and left[count] == right[count]:
        count += 1
    return count


def _closer(tag: Tag) -> str:
    found = _TAG.fullmatch(tag.written)
    return f"</{found[2]}>" if found else ""


def unmarked(raw: str, *, vtt: bool) -> tuple[str, bool]:
    """A cue's text without the direction marks around its lines, and whether it had any."""
    if EMBEDDING not in raw:
        return raw, False
    lines = raw.split("\n")
    bare = [line.replace(EMBEDDING, "").replace(POP, "") for line in lines]
    # Marks inside a line are part of its text.
    kept = [
        one if displayed_text(one, vtt=vtt) == displayed_text(line, vtt=vtt) else line
        for one, line in zip(bare, lines, strict=True)
    ]
    return "\n".join(kept), kept != lines


def seen_of(written: str, *, vtt: bool) -> str:
    """What a viewer sees of a piece of text, without marks."""
    if vtt:
        return unescaped(written)
    return srt_white_space(written) if len(written) > 1 else written


def is_space(text: str) -> bool:
    """Whether a character is white space that a line break may replace."""
    return text.isspace() and text not in NO_BREAK_SPACES
