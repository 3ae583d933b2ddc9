"""Where in a cue's text a finding is: the characters to mark."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captioner.checking.finding import Finding
from captioner.checking.white_space import unintended_space
from captioner.text.marks import NOT_AT_LINE_START
from captioner.text.measure import display_width, graphemes, has_no_spaces


class Place(NamedTuple):
    """A part of a cue's text: its line, from 1, and its start and end in that line, in code points from 0."""

    line: int
    start: int
    end: int


def places(finding: Finding, lines: Sequence[str], language: str) -> tuple[Place, ...]:
    """The parts of a cue's lines that a finding is about; none if it is about the whole cue or its times.

    A weak line end is the last word, a line that is too wide what exceeds the width, and white space itself. Any other
    finding about a line is about the words that it measured there, or else about all of the line.
    """
    return tuple(place for place in _places(finding, lines, language) if place.end > place.start)


def _places(finding: Finding, lines: Sequence[str], language: str) -> Iterator[Place]:
    row = finding.line
    if finding.code == "line-count" and not isinstance(finding.allowed, str):
        for extra, line in enumerate(lines, 1):
            if extra > finding.allowed:
                yield Place(extra, 0, len(line))
    if row is None or row > len(lines):
        return
    line = lines[row - 1]
    if finding.code == "line-width" and not isinstance(finding.allowed, str):
        yield Place(row, _first_beyond(line, finding.allowed), len(line))
    elif finding.code == "white-space" and (space := unintended_space(line)):
        yield Place(row, *space[1:])
    elif finding.code == "weak-line-end":
        yield _weak_end(row, lines, language)
    else:
        words = finding.measured if isinstance(finding.measured, str) else line
        at = line.rfind(words)
        yield Place(row, at, at + len(words)) if at >= 0 else Place(row, 0, len(line))


def _first_beyond(line: str, columns: float) -> int:
    """The first code point of the first grapheme cluster that does not fit into a number of columns."""
    at, used = 0, 0
    for cluster in graphemes(line):
        used += display_width(cluster)
        if used > columns:
            break
        at += len(cluster)
    return at


def _weak_end(row: int, lines: Sequence[str], language: str) -> Place:
    """The last word of a line; in languages without spaces its last character, or the first of the next line."""
    line = lines[row - 1].rstrip()
    if not has_no_spaces(language):
        return Place(row, line.rfind(" ") + 1, len(line))
    below = lines[row] if row < len(lines) else ""
    if below[:1] and below[0] in NOT_AT_LINE_START:
        return Place(row + 1, 0, len(graphemes(below)[0]))
    last = graphemes(line)[-1:]
    return Place(row, len(line) - len("".join(last)), len(line))
