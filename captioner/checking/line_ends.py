"""Findings about line ends: weak line ends, and orphans, which are words left alone on a line.

In languages with spaces, `captioner.checking.weak_words` decides which words make a line end weak. TED asks for lines
of similar length.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from captioner.checking.finding import Finding
from captioner.checking.sources import BREAKS, BREAKS_CJK, ORPHAN
from captioner.checking.weak_words import weak_last_word
from captioner.languages import load
from captioner.limits import Limits
from captioner.text.marks import CLOSERS, COLONS, DASHES, ELLIPSIS, NOT_AT_LINE_END, NOT_AT_LINE_START, SENTENCE_ENDS
from captioner.text.measure import display_width, graphemes, has_no_spaces

_SENTENCE_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS + COLONS)
_DASHES = tuple(DASHES)
_BEGINS_NO_LINE, _ENDS_NO_LINE = frozenset(NOT_AT_LINE_START), frozenset(NOT_AT_LINE_END)
# An orphan takes at most a quarter of the line: a longer word may need its own line.
_ORPHAN_SHARE = 4
# A cue can give a word to the next cue only if two words remain.
_MIN_WORDS_TO_GIVE = 3
# In languages without spaces, a line can give characters to the next line only if it has this many.
_MIN_CHARS_TO_GIVE = 5
# In languages without spaces, a line of more code points than this is never an orphan.
_MAX_ORPHAN_CODE_POINTS = 4


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
        yield from _end_findings_without_spaces(number, start_ms, lines, after)
        return
    width = limits.max_line_width
    for row, line in enumerate(lines, 1):
        if " " not in line and _is_orphan(row, lines, before, language, limits):
            yield Finding("orphan", "warning", number, start_ms, row, line, "two words or more", ORPHAN)
    for row, (line, below) in enumerate(pairwise(lines), 1):
        if row in turns or below.startswith(_DASHES):
            continue
        weak_word = weak_last_word(line, below, language)
        if weak_word and _has_better_break(line, below, language, width):
            yield _weak_line_end(number, start_ms, row, weak_word, BREAKS)
    if after:
        weak_word = weak_last_word(lines[-1], after[0], language)
        if weak_word and _next_cue_can_take_weak_words(" ".join(lines), " ".join(after), language, limits):
            yield _weak_line_end(number, start_ms, len(lines), weak_word, BREAKS)


def _weak_line_end(number: int, start_ms: int, row: int, measured: str, source: str) -> Finding:
    return Finding("weak-line-end", "warning", number, start_ms, row, measured, "the end of a phrase", source)


def _has_better_break(line: str, below: str, language: str, width: int) -> bool:
    """Whether two lines fit on one, or have a break with which both fit, neither is an orphan and no end is weak."""
    words = [*line.split(), *below.split()]
    total = display_width(" ".join(words))
    if total <= width or total > 2 * width + 1:
        return total <= width
    for at in range(1, len(words)):
        upper, lower = " ".join(words[:at]), " ".join(words[at:])
        if (
            max(display_width(upper), display_width(lower)) <= width
            and not weak_last_word(upper, lower, language)
            and not (_is_alone(upper, width) or _is_alone(lower, width))
        ):
            return True
    return False


def _next_cue_can_take_weak_words(text: str, following: str, language: str, limits: Limits) -> bool:
    """Whether the weak words at the end of a cue would fit into the next cue, and other words would remain."""
    words = text.split()
    kept, below = len(words), following
    while kept and weak_last_word(words[kept - 1], below, language):
        kept -= 1
        below = words[kept]
    return kept > 0 and _fit(words[kept:] + following.split(), limits)


def _fit(words: Sequence[str], limits: Limits) -> bool:
    """Whether words fit on the lines of one cue, by their widths."""
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
    """Whether a line is a single short word."""
    return " " not in line and 0 < display_width(line) <= width // _ORPHAN_SHARE and not line.startswith(_DASHES)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def _is_orphan(row: int, lines: Sequence[str], before: Sequence[str], language: str, limits: Limits) -> bool:
    """Whether a line is a single short word, although the line next to it has words to spare.

    The only line of a cue is an orphan if it ends the previous cue's sentence. One-word sentences and one-word turns in
    a dialogue are not orphans.
    """
    width, line = limits.max_line_width, lines[row - 1]
    if not _is_alone(line, width):
        return False
    if len(lines) > 1:
        # A word on the first line is compared with the line below, any other word with the line above.
        upper, lower = (lines[row - 2], line) if row > 1 else (line, lines[1])
        neighbour = upper if row > 1 else lower
        if _ends_sentence(upper) or neighbour.startswith(_DASHES):
            return False
        return _has_better_break(upper, lower, language, width)
    # In languages whose captions omit full stops, whether the previous cue's sentence runs on is unknown.
    if not before or load(language).unpunctuated or _ends_sentence(before[-1]) or before[-1].startswith(_DASHES):
        return False
    words = " ".join(before).split()
    return len(words) >= _MIN_WORDS_TO_GIVE and display_width(f"{words[-1]} {line}") <= width


def _end_findings_without_spaces(
    number: int, start_ms: int, lines: Sequence[str], after: Sequence[str]
) -> Iterator[Finding]:
    """In languages without spaces: lines of one character, and characters that must not begin or end a line."""
    for row, (above, line) in enumerate(pairwise(lines), 2):
        is_one_letter = len(line) <= _MAX_ORPHAN_CODE_POINTS and sum(char.isalnum() for char in graphemes(line)) == 1
        if (
            is_one_letter
            and not line.startswith(_DASHES)
            and len(graphemes(above)) >= _MIN_CHARS_TO_GIVE
            and not _ends_sentence(above)
        ):
            yield Finding("orphan", "warning", number, start_ms, row, line, "two characters or more", ORPHAN)
    for row, (line, below) in enumerate(pairwise((*lines, *after[:1])), 1):
        if below[:1] in _BEGINS_NO_LINE:
            yield _weak_line_end(number, start_ms, row, f"{below[0]} begins the next line", BREAKS_CJK)
        elif line[-1:] in _ENDS_NO_LINE:
            yield _weak_line_end(number, start_ms, row, f"{line[-1]} ends the line", BREAKS_CJK)
