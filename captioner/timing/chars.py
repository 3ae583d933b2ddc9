"""Words from timed characters of any source, whose times may be of any type of number, or missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from captioner.errors import TimingError, wrong_type
from captioner.timing.merge import Merged, words_from_chars
from captioner.timing.numbers import TimeUnit, all_whole_ms, ms_per
from captioner.timing.thresholds import LATE_ON_AVERAGE_MS
from captioner.timing.validation import are_times, check_chars

if TYPE_CHECKING:
    from captioner.timing.repair import Repair


def words_from_any_chars(
    chars: Sequence[str], starts: Sequence[Any], ends: Sequence[Any], unit: TimeUnit
) -> "tuple[Merged, tuple[Repair, ...]]":
    """The words in timed characters and the repairs; `Timing.from_chars` describes the times and the errors."""
    if not isinstance(chars, Sequence):
        raise wrong_type(chars, "a sequence of characters, or of their times")
    starts_ms: Sequence[Any] = all_whole_ms(starts, ms_per(unit), chars, "character")
    ends_ms: Sequence[Any] = all_whole_ms(ends, ms_per(unit), chars, "character")
    try:
        check_chars(chars, starts_ms, ends_ms)
        if sum(ends_ms) - sum(starts_ms) <= LATE_ON_AVERAGE_MS * len(chars):
            return words_from_chars(chars, starts_ms, ends_ms), ()
    except TimingError:
        if not are_times(starts_ms, ends_ms) or not len(chars) == len(starts_ms) == len(ends_ms):
            raise
    from captioner.timing.mended_words import words_from_bad_chars

    return words_from_bad_chars(chars, starts_ms, ends_ms)
