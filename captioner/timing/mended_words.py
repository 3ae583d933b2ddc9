"""Words from characters or texts with single bad times, and the repairs of those.

This is imported only where times break the rules that sound ones keep.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from captioner.text.code_points import timed_code_points
from captioner.timing import thresholds
from captioner.timing.merge import Merged, spans_of_words, words_from_chars
from captioner.timing.repair import Kind, Level, Repair, placed
from captioner.timing.single_times import Mended, mended
from captioner.timing.texts import words_from_texts
from captioner.timing.validation import Time, are_times
from captioner.timing.words import Word


def words_from_bad_chars(
    chars: Sequence[str], starts: Sequence[Time], ends: Sequence[Time]
) -> tuple[Merged, tuple[Repair, ...]]:
    """What `words_from_chars` makes of timed characters once their single bad times are mended, and the repairs.

    Raises `TimingError` for a character whose times cannot be mended, with its index.
    """
    found = mended("character", chars, starts, ends)
    words, nudged, dropped = words_from_chars(chars, found.starts_ms, found.ends_ms)
    indices = range(len(chars))
    text, entries, _, _ = timed_code_points(chars, indices, indices)
    spans = spans_of_words(text)
    firsts = [entries[first] for first, _ in spans]
    spoken = [
        [entries[at] for at in range(first, last) if text[at].isalnum()] or [entries[first]] for first, last in spans
    ]
    estimated = {at for at, own in enumerate(spoken) if own[0] in found.made_up or own[-1] in found.made_up}
    return _with_repairs(words, nudged, dropped, found, firsts, estimated)


def words_from_bad_texts(
    given: Sequence[tuple[str, Time, Time]], speakers: Sequence[str | None] = ()
) -> tuple[Merged, tuple[Repair, ...]] | None:
    """The same for `words_from_texts`, or None if it is not single bad times that are wrong."""
    try:
        texts, starts_ms, ends_ms = zip(*given, strict=True)
    except (TypeError, ValueError):
        return None
    if not (are_times(starts_ms, ends_ms) and all(isinstance(text, str) for text in texts)):
        return None
    found = mended("word", texts, starts_ms, ends_ms)
    words, nudged, dropped = words_from_texts(zip(texts, found.starts_ms, found.ends_ms, strict=True), speakers)
    starts = [word.start_ms for word in words]
    word_of = [max(bisect_right(starts, start_ms) - 1, 0) for start_ms in found.starts_ms]
    firsts = [bisect_right(word_of, at - 1) for at in range(len(words))]
    return _with_repairs(words, nudged, dropped, found, firsts, {word_of[at] for at in found.made_up})


def _with_repairs(
    words: tuple[Word, ...], nudged: int, dropped: int, found: Mended, firsts: Sequence[int], estimated: set[int]
) -> tuple[Merged, tuple[Repair, ...]]:
    """`firsts` are the entries with which the words begin."""

    def word_of(entry: int) -> int:
        return max(bisect_right(firsts, entry) - 1, 0)

    words = tuple(
        replace(word, estimated=True, char_starts_ms=(), char_ends_ms=()) if at in estimated else word
        for at, word in enumerate(words)
    )
    repairs: list[Repair] = []
    if not words:
        return (words, nudged, dropped), ()
    if found.blank:
        near = sorted({word_of(entry) for entry in found.blank})
        what = f"{_counted(len(found.blank), 'space')} without a usable time, the first after {placed(words[near[0]])}"
        repairs.append(_repair("white-space", words, near, what, "nudge", len(found.blank)))
    jumps = {entry: by_ms for entry, by_ms in found.moved.items() if by_ms > thresholds.NUDGE_MS}
    if jumps:
        worst = max(jumps, key=lambda entry: jumps[entry])
        near = sorted({word_of(entry) for entry in jumps})
        what = (
            f"{_counted(len(near), 'word')} with times that run back, the worst by {jumps[worst]:.3g} ms at "
            f"{placed(words[word_of(worst)])}"
        )
        repairs.append(_repair("jitter", words, near, what, "nudge"))
    nudged += len({word_of(entry) for entry in found.moved.keys() - jumps.keys()})
    parts = [entry for entry in found.missing if word_of(entry) not in estimated]
    if parts:
        near = sorted({word_of(entry) for entry in parts})
        what = f"{_counted(len(parts), 'character')} in a word without a time, the first in {placed(words[near[0]])}"
        repairs.append(_repair("missing", words, near, what, "auto"))
    if found.late:
        near = sorted({word_of(entry) for entry in found.late})
        what = (
            f"{_counted(len(found.late), 'character')} that end long after the next one starts, the first in "
            f"{placed(words[near[0]])}: each ends there"
        )
        repairs.append(_repair("end", words, near, what, "auto"))
    repairs += [_missing(words, run) for run in _runs(estimated)]
    return (words, nudged, dropped), tuple(repairs)


def _missing(words: Sequence[Word], run: Sequence[int]) -> Repair:
    first, last = words[run[0]], words[run[-1]]
    long_ms = last.end_ms - first.start_ms
    what = f"{placed(first)} has no time"
    if len(run) > 1:
        what = f"from {placed(first)} on, {len(run)} words have no times"
    return _repair("missing", words, run, what, "auto" if long_ms <= thresholds.SHORT_MS else "spread")


def _repair(
    kind: Kind, words: Sequence[Word], near: Sequence[int], detail: str, level: Level, count: int | None = None
) -> Repair:
    first, last = words[near[0]], words[near[-1]]
    return Repair(kind, near[0], count or len(near), first.start_ms, last.end_ms, detail, level)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _runs(numbers: set[int]) -> list[list[int]]:
    """Consecutive numbers together."""
    pairs = ((number, number - at) for at, number in enumerate(sorted(numbers)))
    return [[number for number, _ in group] for _, group in groupby(pairs, key=lambda pair: pair[1])]
