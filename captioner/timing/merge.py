"""From timed characters, and from timed tokens, to words.

A word ends at its last character that is not white space, and starts at its first: the time of a space moves nothing,
since aligners put it anywhere in the pause it stands for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import lt

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates, timed_code_points
from captioner.text.marks import IDEOGRAPHIC, NO_BREAK_SPACES, THAI
from captioner.text.measure import graphemes, is_plain
from captioner.timing.validation import check_times
from captioner.timing.words import Word

_RUN = re.compile(rf"[\S{NO_BREAK_SPACES}]+")
# Patterns that few texts need are compiled when one does.
_NEWLINE = r"\r\n|[\n\r\v\f\x85\u2028]|\u2029"

Merged = tuple[tuple[Word, ...], int, int]
"""Words, how many of them were moved, and how many control characters were left out."""


def words_from_chars(chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]) -> Merged:
    """The words of timed characters.

    The three sequences are of one length; starts do not decrease. White space ends a word, and so do, in Japanese,
    Chinese and Thai, every grapheme cluster and the edges of Latin runs and numbers; punctuation stays with its
    neighbour.
    """
    text, starts_ms, ends_ms, dropped = timed_code_points(chars, starts_ms, ends_ms)
    spans = _run_spans(text)
    if _may_be_unspaced(text):
        from captioner.text.unspaced import word_spans

        spans = [piece for start, end in spans for piece in word_spans(text[start:end], start)]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    befores = ["", *(gap if gap == " " else _before(gap) for gap in gaps)]
    texts = [text[start:end] for start, end in spans]
    # A slice of a tuple is a tuple, as words hold them.
    starts_ms, ends_ms = tuple(starts_ms), tuple(ends_ms)
    char_starts_ms = [starts_ms[start:end] for start, end in spans]
    char_ends_ms = [ends_ms[start:end] for start, end in spans]
    word_starts_ms, word_ends_ms, nudged = _apart(
        [starts_ms[start] for start, _ in spans], list(map(max, char_ends_ms))
    )
    # For plain text, looking at each word would take 7 % of all captioning.
    if not is_plain(text):
        for at, word in enumerate(texts):
            sizes = list(map(len, graphemes(word)))
            if len(sizes) < len(word):
                edges = list(accumulate(sizes, initial=0))
                char_starts_ms[at] = tuple(char_starts_ms[at][edge] for edge in edges[:-1])
                char_ends_ms[at] = tuple(max(char_ends_ms[at][a:b]) for a, b in pairwise(edges))
    words = map(Word, texts, word_starts_ms, word_ends_ms, befores, char_starts_ms, char_ends_ms)
    return tuple(words), nudged, dropped


def words_from_texts(tokens: Iterable[tuple[str, int, int]]) -> Merged:
    """The words of timed tokens, (text, start_ms, end_ms): one each, but for tokens of white space alone.

    For how they join, and for the errors, see `Timing.from_words`.
    """
    texts: list[str] = []
    gaps: list[str] = []
    starts_ms: list[int] = []
    ends_ms: list[int] = []
    dropped, gap = 0, ""
    for index, (raw, start_ms, end_ms) in enumerate(_triples(tokens)):
        check_times("word", index, raw, start_ms, end_ms, starts_ms[-1] if starts_ms else 0)
        text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
        dropped += count
        spans = _run_spans(text)
        if not spans:
            gap += text.strip(NO_BREAK_SPACES)
            continue
        texts.append(" ".join(text[start:end] for start, end in spans))
        gaps.append(gap + text[: spans[0][0]])
        gap = text[spans[-1][1] :]
        starts_ms.append(start_ms)
        ends_ms.append(end_ms)
    if any(gaps):
        befores = [_before(gap) for gap in gaps[1:]]
    else:
        befores = ["" if _joins_directly(left, right) else " " for left, right in pairwise(texts)]
    starts_ms, ends_ms, nudged = _apart(starts_ms, ends_ms)
    return tuple(map(Word, texts, starts_ms, ends_ms, ["", *befores])), nudged, dropped


def _triples(words: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The words one by one; raises `TimingError` for one that is not three values."""
    if not isinstance(words, Iterable):
        raise wrong_type(words, "a sequence of (text, start_ms, end_ms)")
    for index, word in enumerate(words):
        try:
            text, start_ms, end_ms = word
        except (TypeError, ValueError):
            raise TimingError(
                f"word {index} is {shown(word)}: (text, start_ms, end_ms) was expected", index=index
            ) from None
        yield text, start_ms, end_ms


def _run_spans(text: str) -> list[tuple[int, int]]:
    """Where each run of text without white space starts and ends; no-break spaces alone are no such run."""
    spans = [match.span() for match in _RUN.finditer(text)]
    if text.isascii() or not any(space in text for space in NO_BREAK_SPACES):
        return spans
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def _before(gap: str) -> str:
    if gap in ("", " "):
        return gap
    newlines = re.findall(_NEWLINE, gap)
    if len(newlines) > 1 or "\u2029" in newlines:
        return "\n\n"
    return "\n" if newlines else " "


def _joins_directly(left: str, right: str) -> bool:
    if not _may_be_unspaced(left + right):
        return False
    from captioner.text.unspaced import joins_directly

    return joins_directly(left, right)


def _may_be_unspaced(text: str) -> bool:
    """Whether `text` may hold characters that are written without spaces; False for most languages.

    Their patterns take longer to compile than a short clip takes to read.
    """
    return not text.isascii() and (max(text) >= IDEOGRAPHIC[0] or re.search(f"[{THAI}]", text) is not None)


def _apart(starts_ms: Sequence[int], ends_ms: Sequence[int]) -> tuple[list[int], list[int], int]:
    """Starts that increase by at least 1 ms, ends after them, up to the next start; and how many words were moved.

    Raises `TimingError` where the last word would have to end beyond 100 hours for that.
    """
    # This, the quick way of `_run_spans` and the constructor of `Word` take a tenth off captioning together.
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
