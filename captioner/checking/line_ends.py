"""Findings about line ends: weak line ends, and orphans, which are words left alone on a line."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from captioner.checking.finding import Finding
from captioner.checking.orphans import is_orphan, is_single_letter
from captioner.checking.sources import BREAKS, BREAKS_CJK, ORPHAN
from captioner.checking.unspaced_ends import forbidden_end, split_at_end
from captioner.checking.weak_ends import weak_cue_end, weak_line_end
from captioner.limits import Limits
from captioner.text.measure import has_no_spaces


def end_findings(
    number: int,
    start_ms: int,
    before: Sequence[str],
    lines: Sequence[str],
    after: Sequence[str],
    language: str,
    limits: Limits,
    turns: Collection[int] = (),
) -> Iterator[Finding]:
    """The orphans and weak line ends of a cue, except those that no other break within the limits could avoid.

    `before` and `after` are the lines of the previous and next cue, empty where the text does not run on. `turns` are
    the lines, from 1, after which somebody else speaks.
    """
    if has_no_spaces(language):
        yield from _end_findings_without_spaces(number, start_ms, lines, after, language, limits)
        return
    for row, line in enumerate(lines, 1):
        if " " not in line and is_orphan(row, lines, before, language, limits):
            yield Finding("orphan", "warning", number, start_ms, row, line, "two words or more", ORPHAN)
    for row, (line, below) in enumerate(pairwise(lines), 1):
        if row in turns:
            continue
        if torn := weak_line_end(line, below, language, limits):
            yield _weak(number, start_ms, row, torn, BREAKS)
    if after and (torn := weak_cue_end(lines, after, language, limits)):
        yield _weak(number, start_ms, len(lines), torn, BREAKS)


def _end_findings_without_spaces(
    number: int, start_ms: int, lines: Sequence[str], after: Sequence[str], language: str, limits: Limits
) -> Iterator[Finding]:
    """The same in languages without spaces, where a line of one character is an orphan."""
    for row, (above, line) in enumerate(pairwise(lines), 2):
        if is_single_letter(above, line):
            yield Finding("orphan", "warning", number, start_ms, row, line, "two characters or more", ORPHAN)
    for row, (line, below) in enumerate(pairwise((*lines, *after[:1])), 1):
        if forbidden := forbidden_end(line, below):
            yield _weak(number, start_ms, row, forbidden, BREAKS_CJK)
        elif torn := split_at_end(line, below, language, limits, of_cue=row == len(lines)):
            yield _weak(number, start_ms, row, torn, BREAKS)


def _weak(number: int, start_ms: int, row: int, measured: str, source: str) -> Finding:
    return Finding("weak-line-end", "warning", number, start_ms, row, measured, "the end of a phrase", source)
