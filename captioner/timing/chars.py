"""Words from timed characters of any source, whose times may be of any type of number, or missing."""

from collections.abc import Sequence
from typing import Any

from captioner.errors import wrong_type
from captioner.timing.merge import words_from_chars
from captioner.timing.missing import estimated_words, fill_chars
from captioner.timing.numbers import TimeUnit, all_whole_ms, ms_per
from captioner.timing.texts import Repaired
from captioner.timing.validation import check_chars


def words_from_timed_chars(
    chars: Sequence[str], starts: Sequence[Any], ends: Sequence[Any], unit: TimeUnit, duration_ms: int | None
) -> Repaired:
    """The words in timed characters; `Timing.from_chars` describes the times and the errors."""
    if not isinstance(chars, Sequence):
        raise wrong_type(chars, "a sequence of characters, or of their times")
    starts_ms, ends_ms = (all_whole_ms(times, ms_per(unit), chars, "character") for times in (starts, ends))
    flags: list[int] = []
    if _has_gaps(chars, starts_ms, ends_ms):
        starts_ms, ends_ms, flags = fill_chars(chars, starts_ms, ends_ms, duration_ms)
    check_chars(chars, starts_ms, ends_ms)  # type: ignore[arg-type]  # it has just been filled
    words, nudged, dropped = words_from_chars(chars, starts_ms, ends_ms)  # type: ignore[arg-type]
    if not any(flags):
        return words, nudged, dropped, ()
    words, found = estimated_words(words, chars, flags)
    return words, nudged, dropped, found


def _has_gaps(chars: Sequence[Any], starts_ms: Sequence[Any], ends_ms: Sequence[Any]) -> bool:
    """Whether there is a time for each character, but some are None."""
    if not all(isinstance(times, Sequence) and len(times) == len(chars) for times in (starts_ms, ends_ms)):
        return False
    return (None in starts_ms or None in ends_ms) and {str}.issuperset(map(type, chars))
