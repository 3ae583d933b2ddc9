"""Weak ends of lines and cues in languages written with spaces: breaks that tear apart words which belong together.

`captioner.layout.tears` says what a break tears apart, from the knowledge by which the layout chooses breaks. An end is
weak only where another break within the limits would tear apart much less.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import bidirectional

from captioner.languages import load
from captioner.layout.tears import Tear, may_tear, tear
from captioner.limits import Limits
from captioner.text.marks import DASHES, STOPS
from captioner.text.measure import display_width

# In hundredths of a log-odds, as all prices of breaks: the least price of a tear after a word that leans on the next,
# and of another tear. Nine in ten breaks in human captions that cost as much part what the guides keep together.
_LEANING, _WEAK = 300, 350
# What a better break costs at most, and how much less.
_GOOD, _MUCH = 280, 150
# The words between a cue's end and a better one, at most.
_NEAR = 4
# The shorter of two better lines has at least this share of the longer one's width.
_SHORTER_SHARE = 1 / 3
# A line of a single word is as good as one of several if it takes more than this share of the width.
_ALONE_SHARE = 4
_DASHES = tuple(DASHES)
# What begins something else: another speaker, a sentence that was broken off. A mark that begins a word of Arabic is
# that of the text before, in files for players that do not know its direction.
_BEGINS_ANEW = (*DASHES, "...", "…")


def words_of(text: str) -> list[str]:
    """The words of a text; in small letters if all its letters are capitals, which then mark no names."""
    return (text.lower() if text.isupper() else text).split()


def weak_line_end(above: str, below: str, language: str, limits: Limits) -> str:
    """What the break between two lines tears apart, in words, if they fit on one or could break better; else ""."""
    if not _may_be_weak(above, below, language):
        return ""
    before, after = words_of(above), words_of(below)
    found = weak_tear(before, after, language)
    if found is None or not _can_break_at([*before, *after], len(before), found, language, limits):
        return ""
    return _shown(found, above, below)


def _may_be_weak(above: str, below: str, language: str) -> bool:
    """Whether a break between two lines may tear much apart, as far as their words beside it show."""
    last, first = above[above.rfind(" ") + 1 :], below.partition(" ")[0]
    return bool(last and first) and may_tear(last, first, language)


def has_good_break(above: str, below: str, language: str, limits: Limits) -> bool:
    """Whether two lines fit on one, or could break where little is torn apart and no short word is left alone."""
    before, after = words_of(above), words_of(below)
    return _can_break_at([*before, *after], len(before), Tear(_WEAK + _MUCH, ""), language, limits)


def weak_cue_end(lines: Sequence[str], after: Sequence[str], language: str, limits: Limits) -> str:
    """What the break between two cues tears apart, in words, if one could take words from the other; else ""."""
    if not _may_be_weak(lines[-1], after[0], language):
        return ""
    return _weak_cue_end(tuple(lines), tuple(after), language, limits)


# `fix` asks again about cues that it leaves as they are.
@lru_cache(maxsize=1 << 14)
def _weak_cue_end(lines: tuple[str, ...], after: tuple[str, ...], language: str, limits: Limits) -> str:
    before, following = words_of(" ".join(lines)), words_of(" ".join(after))
    if len(following) == 1:
        # An orphan.
        return ""
    found, words = weak_tear(before, following, language), [*before, *following]
    if found is None or (_may_begin_sentence(following[0], language) and not found.reason.startswith("after ")):
        return ""
    if not _has_better(words, len(before), found, language, _in_two_cues(words, len(before), limits)):
        return ""
    return _shown(found, lines[-1], after[0])


def _may_begin_sentence(word: str, language: str) -> bool:
    """Whether the capital of a cue's first word may mark a sentence, where the cue before ends without punctuation."""
    return word[:1].isupper() and not load(language).capital_nouns


def weak_tear(before: Sequence[str], after: Sequence[str], language: str) -> Tear | None:
    """What a break between these words tears apart, or None if it is little, or another speaker begins there."""
    if not before or not after or not may_tear(before[-1], after[0], language):
        return None
    if after[0].startswith(_BEGINS_ANEW) or (after[0][0] in STOPS and len(after[0]) > 1):
        return None
    found = tear(before, after, language)
    least = _LEANING if found.reason.startswith("after ") else _WEAK
    if found.price < least or (found.reason == "before closing mark" and _runs_left("".join(before))):
        return None
    return found


def _runs_left(text: str) -> bool:
    """Whether a text is written from right to left, where some files begin a line with the mark that ends it."""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def _shown(found: Tear, above: str, below: str) -> str:
    """Such as "the (article)" and "12 | kg (number and unit)"."""
    last, kind = above.split()[-1], found.reason.removeprefix("after ")
    return f"{last} ({kind})" if kind != found.reason else f"{last} | {below.split()[0]} ({kind or 'one phrase'})"


def _can_break_at(words: Sequence[str], end: int, found: Tear, language: str, limits: Limits) -> bool:
    """Whether words fit on one line, or on two with a better break than the one before words[end]."""
    width = limits.max_line_width
    total = display_width(" ".join(words))
    if total <= width:
        return True
    return total <= 2 * width + 1 and _has_better(words, end, found, language, _on_two_lines(words, width))


def _has_better(words: Sequence[str], end: int, found: Tear, language: str, fits: Callable[[int], bool]) -> bool:
    """Whether a break at another place that `fits` would tear apart much less than the one before words[end]."""
    doubtful = []
    for place in range(1, len(words)):
        if place == end:
            continue
        if may_tear(words[place - 1], words[place], language):
            doubtful.append(place)
        elif fits(place):
            return True
    most = min(_GOOD, found.price - _MUCH)
    return any(fits(place) and tear(words[:place], words[place:], language).price <= most for place in doubtful)


def _on_two_lines(words: Sequence[str], width: int) -> Callable[[int], bool]:
    """Whether both lines fit if they break before a word, and neither is far shorter or a short word alone."""

    def fits(place: int) -> bool:
        upper, lower = display_width(" ".join(words[:place])), display_width(" ".join(words[place:]))
        if max(upper, lower) > width or min(upper, lower) < _SHORTER_SHARE * max(upper, lower):
            return False
        alone = upper if place == 1 else lower if place == len(words) - 1 else width
        return alone > width // _ALONE_SHARE

    return fits


def _in_two_cues(words: Sequence[str], end: int, limits: Limits) -> Callable[[int], bool]:
    """Whether the words fit two cues if these break before a word near the end of the first, each with two or more."""

    def fits(place: int) -> bool:
        near = abs(place - end) <= _NEAR and 2 <= place <= len(words) - 2
        return near and fit(words[:place], limits) and fit(words[place:], limits)

    return fits


def is_alone(line: str, width: int) -> bool:
    """Whether a line is a single short word."""
    return " " not in line and 0 < display_width(line) <= width // _ALONE_SHARE and not line.startswith(_DASHES)


def fit(words: Sequence[str], limits: Limits) -> bool:
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
