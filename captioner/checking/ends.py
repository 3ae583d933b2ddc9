"""Where lines end: words that belong to what follows, and words left alone.

The rules of languages with spaces ask what `captioner.checking.leading` says of a word. TED asks for lines of like
length.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from captioner.checking.finding import Finding
from captioner.checking.leading import weakness
from captioner.checking.sources import BREAKS, BREAKS_CJK, ORPHAN
from captioner.languages import load
from captioner.limits import Limits
from captioner.text.marks import CLOSERS, COLONS, DASHES, ELLIPSIS, NOT_AT_LINE_END, NOT_AT_LINE_START, SENTENCE_ENDS
from captioner.text.measure import display_width, graphemes, has_no_spaces

_SENTENCE_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS + COLONS)
_DASHES = tuple(DASHES)
_BEGINS_NO_LINE, _ENDS_NO_LINE = frozenset(NOT_AT_LINE_START), frozenset(NOT_AT_LINE_END)
# An orphan takes a quarter of the line at most: a long word has a line of its own with reason.
_SHORT = 4
# A line that gives a word away keeps two.
_MANY = 3
# In a language without spaces, characters of a line that has one to give away.
_LONG = 5


def end_findings(
    number: int,
    start_ms: int,
    before: Sequence[str],
    lines: Sequence[str],
    after: Sequence[str],
    language: str,
    limits: Limits,
) -> Iterator[Finding]:
    """The orphans and weak ends of a cue; `before` and `after` are the lines of the cues that it goes on from and to.

    What no other line ends within the limits could better is not found.
    """
    if has_no_spaces(language):
        yield from _spaceless_ends(number, start_ms, lines, after)
        return
    width = limits.max_line_width
    for row, line in enumerate(lines, 1):
        if " " not in line and _is_orphan(row, lines, before, language, limits):
            yield Finding("orphan", "warning", number, start_ms, row, line, _COMPANY, ORPHAN)
    for row, (line, below) in enumerate(pairwise(lines), 1):
        weak = weakness(line, below, language)
        if weak and _can_be_better(line, below, language, width):
            yield _weak(number, start_ms, row, weak, BREAKS)
    if after:
        weak = weakness(lines[-1], after[0], language)
        if weak and _can_move_on(" ".join(lines), " ".join(after), language, limits):
            yield _weak(number, start_ms, len(lines), weak, BREAKS)


_COMPANY = "two words or more"


def _weak(number: int, start_ms: int, row: int, what: str, source: str) -> Finding:
    return Finding("weak-line-end", "warning", number, start_ms, row, what, "the end of a phrase", source)


def _can_be_better(line: str, below: str, language: str, width: int) -> bool:
    """Whether two lines of a cue fit one, or can be parted so that both fit, none is an orphan and no end is weak."""
    words = [*line.split(), *below.split()]
    total = display_width(" ".join(words))
    if total <= width or total > 2 * width + 1:
        return total <= width
    for at in range(1, len(words)):
        upper, lower = " ".join(words[:at]), " ".join(words[at:])
        if (
            max(display_width(upper), display_width(lower)) <= width
            and not weakness(upper, lower, language)
            and not (_is_alone(upper, width) or _is_alone(lower, width))
        ):
            return True
    return False


def _can_move_on(text: str, following: str, language: str, limits: Limits) -> bool:
    """Whether the words that lead the next cue can stand in it, by their widths, and leave a phrase behind."""
    words = text.split()
    kept, below = len(words), following
    while kept and weakness(words[kept - 1], below, language):
        kept -= 1
        below = words[kept]
    return kept > 0 and _fit([*words[kept:], *following.split()], limits)


def _fit(words: Sequence[str], limits: Limits) -> bool:
    count, used = 1, 0
    for word in words:
        width = display_width(word)
        if used and used + 1 + width > limits.max_line_width:
            count, used = count + 1, 0
        used += width + (used > 0)
        if used > limits.max_line_width:
            return False
    return count <= limits.max_line_count


def _is_alone(line: str, width: int) -> bool:
    """Whether a line is one short word."""
    return " " not in line and 0 < display_width(line) <= width // _SHORT and not line.startswith(_DASHES)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def _is_orphan(row: int, lines: Sequence[str], before: Sequence[str], language: str, limits: Limits) -> bool:
    """Whether a line is a short word left alone though the line beside it has words to give.

    A cue's only line is one where it ends the sentence of the cue before it. A sentence of one word is not alone, nor
    is what a speaker says.
    """
    width, line = limits.max_line_width, lines[row - 1]
    if not _is_alone(line, width):
        return False
    if len(lines) > 1:
        # The word below ends what the line above it began; the word on top begins what is below.
        upper, lower = (lines[row - 2], line) if row > 1 else (line, lines[1])
        beside = upper if row > 1 else lower
        if _ends_sentence(upper) or beside.startswith(_DASHES):
            return False
        return _can_be_better(upper, lower, language, width)
    # Where captions leave out full stops, nobody knows whether the sentence of the cue before goes on.
    if not before or load(language).unpunctuated or _ends_sentence(before[-1]) or before[-1].startswith(_DASHES):
        return False
    words = " ".join(before).split()
    return len(words) >= _MANY and display_width(f"{words[-1]} {line}") <= width


def _spaceless_ends(number: int, start_ms: int, lines: Sequence[str], after: Sequence[str]) -> Iterator[Finding]:
    """Where a language has no spaces: characters that begin or end no line, and lines of one character."""
    for row, (above, line) in enumerate(pairwise(lines), 2):
        letters = sum(char.isalnum() for char in graphemes(line)) if len(line) <= _SHORT else _SHORT
        if letters == 1 and len(graphemes(above)) >= _LONG and not _ends_sentence(above):
            yield Finding("orphan", "warning", number, start_ms, row, line, "two characters or more", ORPHAN)
    for row, (line, below) in enumerate(pairwise((*lines, *after[:1])), 1):
        if below[:1] in _BEGINS_NO_LINE:
            yield _weak(number, start_ms, row, f"{below[0]} begins the next line", BREAKS_CJK)
        elif line[-1:] in _ENDS_NO_LINE:
            yield _weak(number, start_ms, row, f"{line[-1]} ends the line", BREAKS_CJK)
