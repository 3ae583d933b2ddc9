"""Times for words and characters that have none, from those beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from captioner.errors import TimingError, shown
from captioner.text.code_points import timed_code_points
from captioner.timing.repair import Repair
from captioner.timing.words import Word

# Speech of about 15 characters a second, where a clip has too few times to show its own pace.
_USUAL_MS = 65.0
_ENOUGH_TIMES = 3
# A word without an end lasts at most as long as that many of its characters: what follows is a pause.
_LONGEST = 2

_Times = Sequence[int | None]
_END, _TIMES, _PUNCTUATION, _SOME = "end", "times", "punctuation", "some characters"
# What words lack, for one and for several.
_LACKS = {
    _END: ("no end of its own", "no ends of their own"),
    _TIMES: ("no times of its own", "no times of their own"),
    _PUNCTUATION: ("punctuation without times", "punctuation without times"),
    _SOME: ("characters without times", "characters without times"),
}


class Filled(NamedTuple):
    """The starts and ends of all words, the indices of those whose starts were made up, and the repairs."""

    starts_ms: list[int]
    ends_ms: list[int]
    estimated: frozenset[int]
    repairs: tuple[Repair, ...]


def fill_words(
    texts: Sequence[str],
    starts_ms: _Times,
    ends_ms: _Times,
    duration_ms: int | None = None,
    *,
    borrowed: Collection[int] = (),
) -> Filled:
    """The times of words, with those that are missing interpolated by characters between the words beside them.

    A word lasts as long as its characters do elsewhere in the clip, at most, so that a pause stays one. One without an
    end ends where the next one starts, or sooner. `borrowed` are words whose punctuation has the times of the word.

    Raises `TimingError` if no word has a time.
    """
    if texts and all(time_ms is None for time_ms in [*starts_ms, *ends_ms]):
        raise TimingError("no word has a time: create the clip with timestamps, or align its text", index=0)
    starts, ends = _interpolated([max(1, len(text)) for text in texts], starts_ms, ends_ms, duration_ms)
    lacking = dict.fromkeys(borrowed, _PUNCTUATION)
    for at, (start_ms, end_ms) in enumerate(zip(starts_ms, ends_ms, strict=True)):
        if start_ms is None or end_ms is None:
            lacking[at] = _TIMES if start_ms is None else _END
    estimated = frozenset(at for at, what in lacking.items() if what == _TIMES)
    return Filled(starts, ends, estimated, _repairs(texts, starts, ends, lacking))


def fill_chars(
    chars: Sequence[str], starts_ms: _Times, ends_ms: _Times, duration_ms: int | None = None
) -> tuple[list[int], list[int], list[int]]:
    """Starts and ends of characters, interpolated where missing, and 1 for each letter or digit that had no times.

    Punctuation without a time ends with the character before it. The times of white space are not used.

    Raises `TimingError` if no character has a time.
    """
    sizes = [int(any(map(str.isalnum, char))) for char in chars]
    blank = [char.isspace() for char in chars]
    starts = [None if is_blank else start_ms for is_blank, start_ms in zip(blank, starts_ms, strict=True)]
    ends = [None if is_blank else end_ms for is_blank, end_ms in zip(blank, ends_ms, strict=True)]
    if all(time_ms is None for time_ms in [*starts, *ends]):
        raise TimingError("no character has a time: create the clip with timestamps, or align its text", index=0)
    flags = [int(size > 0 and None in times) for size, times in zip(sizes, zip(starts, ends, strict=True), strict=True)]
    return *_interpolated(sizes, starts, ends, duration_ms), flags


def estimated_words(
    words: Sequence[Word], chars: Sequence[str], flags: Sequence[int]
) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    """The words of `chars`, estimated where no letter or digit had a time, and the repairs; `flags` as `fill_chars`."""
    text, is_missing, _, _ = timed_code_points(chars, flags, flags)
    found: list[Word] = []
    lacking: dict[int, str] = {}
    at = 0
    for number, word in enumerate(words):
        at = text.find(word.text, at)
        letters = zip(word.text, is_missing[at : at + len(word.text)], strict=True)
        known = [flag for char, flag in letters if char.isalnum()]
        at += len(word.text)
        if any(known):
            lacking[number] = _TIMES if all(known) else _SOME
        found.append(replace(word, estimated=True) if lacking.get(number) == _TIMES else word)
    starts_ms, ends_ms = [word.start_ms for word in words], [word.end_ms for word in words]
    return tuple(found), _repairs([word.text for word in words], starts_ms, ends_ms, lacking)


def _repairs(
    texts: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int], lacking: Mapping[int, str]
) -> tuple[Repair, ...]:
    """One repair for each run of words that lack the same."""
    found = []
    for (what, _), pairs in groupby(enumerate(sorted(lacking)), key=lambda pair: (lacking[pair[1]], pair[1] - pair[0])):
        run = [number for _, number in pairs]
        first, count, from_ms, to_ms = run[0], len(run), starts_ms[run[0]], ends_ms[run[-1]]
        words = f"1 word has {_LACKS[what][0]}" if count == 1 else f"{count} words have {_LACKS[what][1]}"
        detail = f"from {shown(texts[first])} ({from_ms / 1000:g} s) on, {words}"
        found.append(Repair("missing", first, count, from_ms, to_ms, detail))
    return tuple(found)


def _interpolated(
    sizes: Sequence[int], starts_ms: _Times, ends_ms: _Times, duration_ms: int | None
) -> tuple[list[int], list[int]]:
    """Times without gaps, by `sizes`, the characters of each word, or 0 for what takes no time."""
    starts, ends = list(starts_ms), list(ends_ms)
    if None in starts or None in ends:
        pace_ms = _pace_ms(sizes, starts, ends)
        _complete(sizes, starts, ends, pace_ms)
        for is_missing, run in groupby(range(len(sizes)), key=lambda at: starts[at] is None):
            if is_missing:
                _spread(list(run), sizes, starts, ends, pace_ms, duration_ms)
    return [start or 0 for start in starts], [end or 0 for end in ends]


def _complete(sizes: Sequence[int], starts: list[int | None], ends: list[int | None], pace_ms: float) -> None:
    """Set, in place, the missing time of what has one."""
    next_ms: int | None = None
    for at in reversed(range(len(starts))):
        start, end = starts[at], ends[at]
        if start is not None and end is None:
            longest_ms = start + round(_LONGEST * pace_ms * sizes[at])
            ends[at] = longest_ms if next_ms is None else max(start, min(longest_ms, next_ms))
        next_ms = next_ms if start is None else start
    previous_ms = 0
    for at in range(len(starts)):
        start, end = starts[at], ends[at]
        if start is None and end is not None:
            starts[at] = min(end, max(previous_ms, end - round(pace_ms * sizes[at])))
        previous_ms = previous_ms if end is None else end


def _spread(
    run: Sequence[int],
    sizes: Sequence[int],
    starts: list[int | None],
    ends: list[int | None],
    pace_ms: float,
    duration_ms: int | None,
) -> None:
    """Set, in place, the times of a run that has none."""
    size = sum(sizes[at] for at in run)
    need_ms = round(pace_ms * size)
    to_ms = starts[run[-1] + 1] if run[-1] + 1 < len(starts) else duration_ms
    if run[0] == 0:
        from_ms = max(0, (to_ms or 0) - need_ms)
    else:
        before = run[0] - 1
        before_ms, from_ms = starts[before] or 0, ends[before] or 0
        if to_ms is not None and to_ms <= from_ms and size:
            # Without a silence to put them in, they share the time of the word before.
            share = sizes[before] / (sizes[before] + size)
            ends[before] = from_ms = before_ms + round(share * max(0, to_ms - before_ms))
    span_ms = need_ms if to_ms is None else min(need_ms, max(0, to_ms - from_ms))
    done = 0
    for at in run:
        starts[at] = from_ms + round(span_ms * done / max(1, size))
        done += sizes[at]
        ends[at] = from_ms + round(span_ms * done / max(1, size))


def _pace_ms(sizes: Sequence[int], starts_ms: _Times, ends_ms: _Times) -> float:
    """The milliseconds of speech for each character: where times are known, or from one start to the next."""
    for stops in (ends_ms, [*starts_ms[1:], None]):
        paces = [
            (stop - start) / size
            for size, start, stop in zip(sizes, starts_ms, stops, strict=True)
            if size and start is not None and stop is not None and stop > start
        ]
        if len(paces) >= _ENOUGH_TIMES:
            return median(paces)
    return _USUAL_MS
