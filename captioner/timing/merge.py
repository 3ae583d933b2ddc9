"""Words from timed characters, or from timed texts.

A word starts with its first character that is not white space and ends with its last. The times of white space are not
used: aligners put a space anywhere in its pause.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import lt

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates, timed_code_points
from captioner.text.marks import IDEOGRAPHIC, NO_BREAK_SPACES, SOUTH_EAST_ASIAN, ZERO_WIDTH_SPACE
from captioner.text.measure import graphemes, is_plain
from captioner.timing.validation import check_times
from captioner.timing.words import Word

_RUN = re.compile(rf"[\S{NO_BREAK_SPACES}]+")
# Compiled only when a text needs it; few do.
_NEWLINE = r"\r\n|[\n\r\v\f\x85\u2028]|\u2029"

Merged = tuple[tuple[Word, ...], int, int]
"""Words, the number of them whose times were moved, and the number of control characters dropped."""


def words_from_chars(chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]) -> Merged:
    """The words in timed characters.

    The three sequences have the same length; starts do not decrease. White space ends a word. In scripts without
    spaces, each grapheme cluster is a word, or each syllable where its marks leave no doubt, as is a run of Latin
    letters or digits; punctuation joins its neighbour. A zero-width space stays at the end of the word that it ends.
    """
    text, starts_ms, ends_ms, dropped = timed_code_points(chars, starts_ms, ends_ms)
    spans = spans_of_words(text)
    spaces = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    befores = ["", *(space if space == " " else _before(space) for space in spaces)]
    texts = [text[start:end] for start, end in spans]
    # A slice of a tuple is a tuple, as words hold them.
    starts_ms, ends_ms = tuple(starts_ms), tuple(ends_ms)
    char_starts_ms = [starts_ms[start:end] for start, end in spans]
    char_ends_ms = [ends_ms[start:end] for start, end in spans]
    word_starts_ms, word_ends_ms, nudged = moved_apart(
        [starts_ms[start] for start, _ in spans], list(map(max, char_ends_ms))
    )
    # Skipped for plain text, where it would take 7 % of all captioning.
    if not is_plain(text):
        for at, word in enumerate(texts):
            sizes = list(map(len, graphemes(word)))
            if len(sizes) < len(word):
                edges = list(accumulate(sizes, initial=0))
                char_starts_ms[at] = tuple(char_starts_ms[at][edge] for edge in edges[:-1])
                char_ends_ms[at] = tuple(max(char_ends_ms[at][a:b]) for a, b in pairwise(edges))
    words = map(Word, texts, word_starts_ms, word_ends_ms, befores, char_starts_ms, char_ends_ms)
    return tuple(words), nudged, dropped


def spans_of_words(text: str) -> list[tuple[int, int]]:
    """Start and end of each word."""
    spans = _run_spans(text)
    if _may_be_unspaced(text):
        from captioner.text.unspaced import word_spans

        spans = [piece for start, end in spans for piece in word_spans(text[start:end], start)]
    return spans


def words_from_texts(texts: Iterable[tuple[str, int, int]]) -> Merged:
    """One word for each timed text, (text, start_ms, end_ms), except those that are only white space.

    `Timing.from_words` describes how words are joined, and the errors.
    """
    word_texts: list[str] = []
    spaces: list[str] = []
    starts_ms: list[int] = []
    ends_ms: list[int] = []
    dropped, space = 0, ""
    for index, (raw, start_ms, end_ms) in enumerate(_triples(texts)):
        check_times("word", index, raw, start_ms, end_ms, starts_ms[-1] if starts_ms else 0)
        text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
        dropped += count
        spans = _run_spans(text)
        if not spans:
            space += text.strip(NO_BREAK_SPACES)
            continue
        word_texts.append(" ".join(text[start:end] for start, end in spans))
        spaces.append(space + text[: spans[0][0]])
        space = text[spans[-1][1] :]
        starts_ms.append(start_ms)
        ends_ms.append(end_ms)
    if any(spaces):
        befores = [_before(space) for space in spaces[1:]]
    else:
        befores = ["" if _joins_directly(left, right) else " " for left, right in pairwise(word_texts)]
    starts_ms, ends_ms, nudged = moved_apart(starts_ms, ends_ms)
    return tuple(map(Word, word_texts, starts_ms, ends_ms, ["", *befores])), nudged, dropped


def _triples(words: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The words one by one; raises `TimingError` for one that does not have three values."""
    if not isinstance(words, Iterable):
        raise wrong_type(words, "a sequence of (text, start_ms, end_ms)")
    for index, word in enumerate(words):
        try:
            text, start_ms, end_ms = word
        except (TypeError, ValueError):
            raise TimingError(
                f"word {index}: expected (text, start_ms, end_ms), not {shown(word)}", index=index
            ) from None
        yield text, start_ms, end_ms


def _run_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each run without white space; a run of only no-break spaces does not count."""
    spans = [match.span() for match in _RUN.finditer(text)]
    if text.isascii() or not any(space in text for space in NO_BREAK_SPACES):
        return spans
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def _before(space: str) -> str:
    if space in ("", " "):
        return space
    newlines = re.findall(_NEWLINE, space)
    if len(newlines) > 1 or "\u2029" in newlines:
        return "\n\n"
    return "\n" if newlines else " "


def _joins_directly(left: str, right: str) -> bool:
    if not _may_be_unspaced(left + right):
        return False
    from captioner.text.unspaced import joins_directly

    return joins_directly(left, right)


def _may_be_unspaced(text: str) -> bool:
    """Whether `text` may contain a script written without spaces; False for most languages.

    Avoids importing `unspaced`, whose patterns take longer to compile than a short clip takes to read.
    """
    if text.isascii():
        return False
    return max(text) >= IDEOGRAPHIC[0] or re.search(f"[{SOUTH_EAST_ASIAN}{ZERO_WIDTH_SPACE}]", text) is not None


def moved_apart(starts_ms: Sequence[int], ends_ms: Sequence[int]) -> tuple[list[int], list[int], int]:
    """Starts at least 1 ms apart, ends after them and by the next start, and the number of words moved for that.

    Raises `TimingError` if the last word would have to end at 100 hours or later.
    """
    # This shortcut, the one in `_run_spans` and the constructor of `Word` together save a tenth of captioning.
    if all(map(lt, starts_ms, starts_ms[1:])) and all(map(lt, starts_ms, ends_ms)):
        return list(starts_ms), [*map(min, ends_ms, starts_ms[1:]), *ends_ms[-1:]], 0
    starts: list[int] = []
    ends: list[int] = []
    nudged = least = 0
    for start_ms, end_ms in zip(starts_ms, ends_ms, strict=True):
        start = max(start_ms, least)
        least = start + 1
        nudged += start != start_ms or end_ms < least
        starts.append(start)
        ends.append(max(end_ms, least))
    if ends[-1] >= MAX_TIME_MS:
        raise TimingError("its last word would end beyond 100 hours, which subtitle clocks cannot show")
    for at, next_start in enumerate(starts[1:]):
        ends[at] = min(ends[at], next_start)
    return starts, ends, nudged
