"""Words from timed texts: words as engines give them, or tokens that are only parts of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates
from captioner.text.marks import NO_BREAK_SPACES
from captioner.timing.letters import Token, refuse_letters
from captioner.timing.merge import Merged, moved_apart, run_spans
from captioner.timing.numbers import TimeUnit, ms_per, whole_ms
from captioner.timing.tokens import CONTINUES, befores
from captioner.timing.validation import check_times
from captioner.timing.words import Word

if TYPE_CHECKING:
    from captioner.timing.repair import Repair

TimedText = tuple[Any, int | None, int | None]
"""A text with its start and end, None where it has none."""


def words_from_any_texts(words: Iterable[tuple[str, Any, Any]], unit: TimeUnit) -> "tuple[Merged, tuple[Repair, ...]]":
    """The words in timed texts and the repairs; `Timing.from_words` describes the times and the errors."""
    texts: list[TimedText] = list(_triples(words))
    if unit != "ms" or not _are_whole(texts):
        texts = list(_whole(texts, ms_per(unit)))
    try:
        return words_from_texts(texts), ()
    except TimingError:
        from captioner.timing.mended_words import words_from_bad_texts

        mended = words_from_bad_texts(texts)
        if mended is None:
            raise
        return mended


def words_from_texts(texts: Iterable[TimedText]) -> Merged:
    """The words in timed texts, (text, start_ms, end_ms); those that are only white space separate words.

    Raises `TimingError` for the first text whose times are missing or impossible.
    """
    tokens, spaces, dropped = _tokens(texts)
    refuse_letters(tokens, spaces)
    grouped: list[list[Token]] = []
    words_befores: list[str] = []
    for token, before in zip(tokens, befores(tokens, spaces), strict=True):
        if before is CONTINUES:
            grouped[-1].append(token)
        else:
            grouped.append([token])
            words_befores.append(before)
    word_texts = ["".join([token.text for token in word]) for word in grouped]
    starts_ms = [word[0].start_ms for word in grouped]
    ends_ms = [max([token.end_ms for token in word]) for word in grouped]
    starts_ms, ends_ms, nudged = moved_apart(starts_ms, ends_ms)
    return tuple(map(Word, word_texts, starts_ms, ends_ms, words_befores)), nudged, dropped


def _tokens(texts: Iterable[TimedText]) -> tuple[list[Token], list[str], int]:
    """The texts without white space around them, the white space before each, and the control characters dropped."""
    tokens: list[Token] = []
    spaces = [""]
    dropped = previous_ms = 0
    for index, (raw, start_ms, end_ms) in enumerate(texts):
        check_times("word", index, raw, start_ms, end_ms, previous_ms)
        text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
        dropped += count
        spans = run_spans(text)
        if not spans:
            spaces[-1] += text.strip(NO_BREAK_SPACES)
            continue
        spaces[-1] += text[: spans[0][0]]
        spaces.append(text[spans[-1][1] :])
        # `check_times` has found whole numbers.
        tokens.append(Token(" ".join(text[start:end] for start, end in spans), start_ms or 0, end_ms or 0))
        previous_ms = tokens[-1].start_ms
    return tokens, spaces[:-1], dropped


def _are_whole(texts: Sequence[tuple[Any, Any, Any]]) -> bool:
    """Whether all times are whole milliseconds and no text is half a character, which spares most clips `_whole`."""
    if not ({int}.issuperset(type(time) for text in texts for time in text[1:])):
        return False
    return all(isinstance(text, str) for text, _, _ in texts) and "".join([text for text, _, _ in texts]).isprintable()


def _whole(texts: Iterable[tuple[Any, Any, Any]], ms_per_unit: int) -> Iterator[TimedText]:
    """The texts with whole milliseconds; the two halves of a character, split as UTF-16, in one."""
    held: TimedText | None = None
    for index, (text, start, end) in enumerate(texts):
        start_ms, end_ms = _whole_pair(index, text, start, end, ms_per_unit)
        if held and _are_halves(held[0], text):
            held = held[0] + text, start_ms if held[1] is None else held[1], held[2] if end_ms is None else end_ms
            continue
        if held:
            yield held
        held = text, start_ms, end_ms
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
