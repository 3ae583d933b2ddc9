"""Orphans: short words that are alone on a line, although the line next to them has words to spare."""

from collections.abc import Sequence

from captioner.checking.weak_ends import has_good_break, is_alone
from captioner.languages import load
from captioner.layout.grammar import tokenizer
from captioner.limits import Limits
from captioner.text.marks import CLOSERS, COLONS, DASHES, ELLIPSIS, SENTENCE_ENDS
from captioner.text.measure import display_width, graphemes

_SENTENCE_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS + COLONS)
_DASHES = tuple(DASHES)
# A cue can give a word to the next cue only if two words remain.
_MIN_WORDS_TO_GIVE = 3
# In languages without spaces, a line can give characters to the next line only if it has this many.
_MIN_CHARS_TO_GIVE = 5
# In languages without spaces, a line of more code points than this is never an orphan.
_MAX_ORPHAN_CODE_POINTS = 4


def is_orphan(row: int, lines: Sequence[str], before: Sequence[str], language: str, limits: Limits) -> bool:
    """Whether a line is a single short word, although the line next to it has words to spare.

    `before` are the lines of the previous cue, if the text runs on. The only line of a cue is an orphan if it ends the
    previous cue's sentence. One-word sentences and one-word turns in a dialogue are not orphans.
    """
    width, line = limits.max_line_width, lines[row - 1]
    if not is_alone(line, width) or line.startswith(_SENTENCE_ENDS):
        return False
    if len(lines) > 1:
        # A word on the first line is compared with the line below, any other word with the line above.
        upper, lower = (lines[row - 2], line) if row > 1 else (line, lines[1])
        neighbour = upper if row > 1 else lower
        if ends_sentence(upper, language) or neighbour.startswith(_DASHES):
            return False
        return has_good_break(upper, lower, language, limits)
    # In languages whose captions omit full stops, whether the previous cue's sentence runs on is unknown.
    if (
        not before
        or load(language).unpunctuated
        or ends_sentence(before[-1], language)
        or before[-1].startswith(_DASHES)
    ):
        return False
    words = " ".join(before).split()
    return len(words) >= _MIN_WORDS_TO_GIVE and display_width(f"{words[-1]} {line}") <= width


def is_single_letter(above: str, line: str) -> bool:
    """Whether a line of a language without spaces has a single letter, although the line above has some to spare."""
    alone = len(line) <= _MAX_ORPHAN_CODE_POINTS and sum(char.isalnum() for char in graphemes(line)) == 1
    if not alone or line.startswith(_DASHES):
        return False
    return len(graphemes(above)) >= _MIN_CHARS_TO_GIVE and not above.rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def ends_sentence(line: str, language: str) -> bool:
    """Whether a line ends with the end of a sentence, or with a colon; without punctuation, an ending may show it."""
    # From right to left, some files begin a line with the mark that ends it.
    if line.rstrip(CLOSERS).endswith(_SENTENCE_ENDS) or line.startswith(_SENTENCE_ENDS):
        return True
    word = line[line.rfind(" ") + 1 :]
    return load(language).unpunctuated and bool(word) and tokenizer(language)(word).at_end == "sentence final"
