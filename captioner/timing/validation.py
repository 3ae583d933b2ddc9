"""Checks of timed words and characters: whole milliseconds, in order, below 100 hours."""

from collections.abc import Sequence
from math import isnan
from operator import le, lt

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED
from captioner.timing.words import Word, is_whole

Time = int | float | None
"""A time as a source has it, rounded or not; None, NaN and -1 say that it has none."""


def is_missing(time: Time) -> bool:
    """Whether a source says that it has no time: by null, NaN, or -1, in whatever unit."""
    return time is None or time == -1 or (isinstance(time, float) and isnan(time))


def duration_is_thousandfold(duration_ms: float, last_ms: float) -> bool:
    """Whether a clip lasts a thousand times as long as its words, give or take the silence at its end."""
    is_long = duration_ms >= 100_000 and duration_ms > 200 * last_ms
    return is_long and last_ms <= duration_ms / 1000 + 100 and duration_ms / 1000 <= last_ms + 5000


def are_times(*times: Sequence[object]) -> bool:
    """Whether every value is a whole number or says that there is no time."""
    return all(
        value is None or is_whole(value) or (isinstance(value, float) and isnan(value))
        for one in times
        for value in one
    )


def check_words(words: Sequence[Word]) -> None:
    """Raises `TimingError` for the first word that breaks the rules of `Word`, `TypeError` for what is not a word."""
    if not {Word}.issuperset(map(type, words)):
        raise wrong_type(
            next(word for word in words if type(word) is not Word), "a Word", "Timing.from_words() makes them"
        )
    if not {str, type(None)}.issuperset({type(word.speaker) for word in words}):
        for index, word in enumerate(words):
            checked_speaker(word.speaker, f"word {index} ({shown(word.text)})", index)
    # Checking word by word would take 6 % of all captioning.
    texts = [word.text for word in words]
    starts_ms, ends_ms = [word.start_ms for word in words], [word.end_ms for word in words]
    valid = (
        {str}.issuperset(map(type, texts))
        and "" not in texts
        and {int}.issuperset(map(type, starts_ms))
        and {int}.issuperset(map(type, ends_ms))
        and all(map(lt, starts_ms, ends_ms))
        and all(map(le, ends_ms, starts_ms[1:]))
        and (not words or (starts_ms[0] >= 0 and ends_ms[-1] < MAX_TIME_MS))
    )
    if valid:
        return
    previous_ms = 0
    for index, word in enumerate(words):
        check_times("word", index, word.text, word.start_ms, word.end_ms, previous_ms)
        if not word.text or word.start_ms == word.end_ms:
            raise TimingError(f"word {index} ({shown(word.text)}): has no text or no duration", index=index)
        previous_ms = word.end_ms


def check_chars(chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]) -> None:
    """Raises `TimingError` if characters and times differ in length, or for the first invalid character."""
    for values in (chars, starts_ms, ends_ms):
        if not isinstance(values, Sequence):
            raise wrong_type(values, "a sequence of characters, or of their times")
    if not len(chars) == len(starts_ms) == len(ends_ms):
        raise TimingError(
            f"{len(chars)} characters, {len(starts_ms)} starts and {len(ends_ms)} ends: give one of each",
            index=min(len(chars), len(starts_ms), len(ends_ms)),
        )
    previous_ms = 0
    for index, (char, start_ms, end_ms) in enumerate(zip(chars, starts_ms, ends_ms, strict=True)):
        check_times("character", index, char, start_ms, end_ms, previous_ms)
        previous_ms = start_ms


def check_times(kind: str, index: int, text: object, start_ms: object, end_ms: object, previous_ms: int) -> None:
    """Raises `TimingError` for a word or character whose text or times are invalid, or that starts too early."""

    def fault(what: str) -> TimingError:
        return TimingError(f"{kind} {index} ({shown(text)}): {what}", index=index)

    if not isinstance(text, str):
        raise fault("the text is not a string")
    for value in (start_ms, end_ms):
        if not is_whole(value):
            raise fault(f"{shown(value)} is not a whole number of milliseconds")
        if value >= MAX_TIME_MS:  # type: ignore[operator]  # it is an int
            raise fault(f"{shown(value)} ms is beyond 100 hours, which subtitle clocks cannot show")
    if not 0 <= start_ms <= end_ms:  # type: ignore[operator]
        raise fault(f"impossible time {shown(start_ms)}..{shown(end_ms)} ms")
    if start_ms < previous_ms:  # type: ignore[operator]
        raise fault(f"starts at {start_ms} ms, before the previous {kind} ({previous_ms} ms)")


def checked_speaker(speaker: object, where: str, index: int) -> str | None:
    """A speaker on one line, or None if that is blank; raises `TimingError` for what is neither text nor None."""
    if not isinstance(speaker, str | None):
        raise TimingError(f"{where}: its speaker {shown(speaker)} is no text", index=index)
    return one_line(speaker) or None if speaker else None


def one_line(speaker: str) -> str:
    """The name of a speaker without control characters, white space around it, and line ends."""
    import re

    return " ".join(re.sub(DROPPED, "", speaker).encode("utf-8", "replace").decode().split())
