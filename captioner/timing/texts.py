"""Words from timed texts: words as engines give them, or tokens that are only parts of words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates
from captioner.text.marks import NO_BREAK_SPACES
from captioner.timing.letters import Token, refuse_letters
from captioner.timing.merge import moved_apart, run_spans
from captioner.timing.missing import fill_words
from captioner.timing.numbers import TimeUnit, ms_per, whole_ms
from captioner.timing.repair import Repair
from captioner.timing.tokens import CONTINUES, befores
from captioner.timing.validation import check_times
from captioner.timing.words import Word

Repaired = tuple[tuple[Word, ...], int, int, tuple[Repair, ...]]
"""Words, the number of them that were nudged, the number of control characters dropped, and the repairs."""


def words_from_texts(
    texts: Iterable[tuple[str, Any, Any]], unit: TimeUnit = "ms", duration_ms: int | None = None
) -> Repaired:
    """The words in timed texts, (text, start, end); those that are only white space separate words.

    `Timing.from_words` describes how texts are joined, which times may be missing, and the errors.
    """
    tokens, spaces, dropped = _tokens(texts, ms_per(unit))
    refuse_letters(tokens)
    grouped: list[list[Token]] = []
    words_befores: list[str] = []
    for token, before in zip(tokens, befores(tokens, spaces), strict=True):
        if before is CONTINUES:
            grouped[-1].append(token)
        else:
            grouped.append([token])
            words_befores.append(before)
    word_texts = ["".join([token.text for token in word]) for word in grouped]
    starts_ms = [_edge(min, [token.start_ms for token in word]) for word in grouped]
    ends_ms = [_edge(max, [token.end_ms for token in word]) for word in grouped]
    borrowed = [at for at, word in enumerate(grouped) if len(word) > 1 and any(None in token for token in word)]
    filled = fill_words(word_texts, starts_ms, ends_ms, duration_ms, borrowed=borrowed)
    starts, ends, nudged = moved_apart(filled.starts_ms, filled.ends_ms)
    words = list(map(Word, word_texts, starts, ends, words_befores))
    for at in filled.estimated:
        words[at] = Word(word_texts[at], starts[at], ends[at], words_befores[at], estimated=True)
    return tuple(words), nudged, dropped, filled.repairs


def _edge(outer: Callable[[list[int]], int], times_ms: list[int | None]) -> int | None:
    """The first start or last end of a word's tokens: punctuation without a time takes that of its word."""
    known = [time_ms for time_ms in times_ms if time_ms is not None]
    return outer(known) if known else None


def _tokens(texts: Iterable[tuple[str, Any, Any]], ms_per_unit: int) -> tuple[list[Token], list[str], int]:
    """The texts without white space around them, the white space before each, and the control characters dropped."""
    tokens: list[Token] = []
    spaces = [""]
    previous_ms = dropped = 0
    for index, raw, start_ms, end_ms in _whole(_triples(texts), ms_per_unit):
        first_ms, last_ms = (end_ms if start_ms is None else start_ms), (start_ms if end_ms is None else end_ms)
        if first_ms is None or last_ms is None:
            first_ms = last_ms = previous_ms
        check_times("word", index, raw, first_ms, last_ms, previous_ms)
        previous_ms = first_ms
        text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
        dropped += count
        spans = run_spans(text)
        if not spans:
            spaces[-1] += text.strip(NO_BREAK_SPACES)
            continue
        spaces[-1] += text[: spans[0][0]]
        spaces.append(text[spans[-1][1] :])
        tokens.append(Token(" ".join(text[start:end] for start, end in spans), start_ms, end_ms))
    return tokens, spaces[:-1], dropped


def _whole(
    texts: Iterable[tuple[Any, Any, Any]], ms_per_unit: int
) -> Iterator[tuple[int, Any, int | None, int | None]]:
    """The texts with their index and whole milliseconds; the two halves of a character, split as UTF-16, as one."""
    held: tuple[int, Any, int | None, int | None] | None = None
    for index, (text, start, end) in enumerate(texts):
        start_ms, end_ms = _whole_pair(index, text, start, end, ms_per_unit)
        if held and _are_halves(held[1], text):
            held = held[0], held[1] + text, start_ms if held[2] is None else held[2], end_ms
            continue
        if held:
            yield held
        held = index, text, start_ms, end_ms
    if held:
        yield held


def _are_halves(left: object, right: object) -> bool:
    if not isinstance(left, str) or not isinstance(right, str):
        return False
    return "\ud800" <= left[-1:] <= "\udbff" and "\udc00" <= right[:1] <= "\udfff"


def _whole_pair(index: int, text: object, start: Any, end: Any, ms_per_unit: int) -> tuple[int | None, int | None]:
    if type(start) is type(end) is int and ms_per_unit == 1 and start >= 0:
        return start, end
    try:
        start_ms, end_ms = whole_ms(start, ms_per_unit), whole_ms(end, ms_per_unit)
    except TimingError as error:
        raise TimingError(f"word {index} ({shown(text)}): {error}", index=index) from None
    # Some engines write -1 for no time.
    return (None, None) if start_ms == end_ms == -ms_per_unit else (start_ms, end_ms)


def _triples(words: Iterable[tuple[str, Any, Any]]) -> Iterator[tuple[str, Any, Any]]:
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
