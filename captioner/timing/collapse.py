"""Runs of words in one instant, or far too fast to be speech, spread over the free time beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from captioner.errors import TimingError
from captioner.timing import thresholds
from captioner.timing.repair import Level, Repair, placed
from captioner.timing.spread import Pace, estimated_words, spread, written_chars
from captioner.timing.words import Word

_NO_TIME = "there is no free time beside them"
_NO_END = "the clip has no duration that would leave time after them"


@dataclass(frozen=True, slots=True)
class Run:
    """Words from `first` up to `last`, itself in, without times of their own, and the free time on both sides of them.

    It is free from `free_ms` to `start_ms`, before their instant, and from there to `end_ms`. If `ends_there`, the last
    word is known to end at `end_ms`.
    """

    first: int
    last: int
    free_ms: int
    start_ms: int
    end_ms: int
    ends_there: bool = False


def without_collapse(words: list[Word], duration_ms: int | None, pace_of_clip: Callable[[], Pace]) -> list[Repair]:
    """Spread collapsed runs over the free time beside them, in place.

    Raises `TimingError` if all is one run, so that the clip has no times, and for a long run without free time.
    """
    spans = _spans(words)
    if not spans:
        return []
    pace = pace_of_clip()
    runs = _runs(words, spans, duration_ms, pace)
    if not runs:
        return []
    first, last = words[0], words[-1]
    if len(runs) == 1 and runs[0].last - runs[0].first + 2 >= len(words):
        raise TimingError(
            f"its {len(words)} words start between {first.start_ms / 1000:g} and {last.start_ms / 1000:g} s, which is "
            "no speech: the clip has no times; ask the service for the timings again",
            index=0,
            kind="collapsed",
            from_ms=first.start_ms,
            to_ms=last.end_ms,
        )
    texts = [[word.text for word in words[run.first : run.last + 1]] for run in runs]
    if not pace.is_measured and len(runs) > 1:
        # The distances between sentences that have a single instant each tell the pace.
        steps = [after.start_ms - run.start_ms for run, after in pairwise(runs)]
        most = thresholds.SLOWER_TO_END
        paces = [pace.filling(own, step_ms, most) for own, step_ms in zip(texts, steps, strict=False)]
        pace = min(paces, key=lambda one: one.char_ms)
    needs = [pace.need_ms(own) for own in texts]
    after = min((run.end_ms - run.start_ms) / need for run, need in zip(runs, needs, strict=True))
    before = min((run.start_ms - run.free_ms) / need for run, need in zip(runs, needs, strict=True))
    repairs = []
    for run, own, need_ms in zip(runs, texts, needs, strict=True):
        rooms = [run.end_ms - run.start_ms, run.start_ms - run.free_ms]
        is_after = after >= min(before, 1.0) if min(rooms) >= need_ms / 2 else rooms[0] >= min(rooms[1], need_ms)
        repairs.append(_spread_run(words, run, own, need_ms, pace, duration_ms, is_after=is_after))
    return [repair for repair in repairs if repair is not None]


def _spread_run(
    words: list[Word],
    run: Run,
    texts: Sequence[str],
    need_ms: float,
    pace: Pace,
    duration_ms: int | None,
    *,
    is_after: bool,
) -> Repair | None:
    free_ms = max(run.free_ms, words[run.first - 1].end_ms) if run.first else run.free_ms
    start_ms, end_ms = (run.start_ms, run.end_ms) if is_after else (free_ms, run.start_ms)
    if end_ms - start_ms < need_ms / 2:
        start_ms, end_ms = min(free_ms, run.start_ms), run.end_ms
    count = run.last - run.first + 1
    what = f"from {placed(words[run.first])} on, {count} words have no times of their own"
    if end_ms - start_ms < thresholds.LEAST_FREE * need_ms:
        if need_ms < thresholds.LEAST_IN_FAST_RUN_MS:
            return None
        nothing = _NO_END if duration_ms is None and run.last + 1 == len(words) else _NO_TIME
        raise TimingError(
            f"{what}, and {nothing} for {need_ms / 1000:.1f} s of speech: ask the service for the timings again, or "
            "for shorter clips",
            index=run.first,
            kind="collapsed",
            from_ms=run.start_ms,
            to_ms=words[run.last].end_ms,
        )
    before = words[run.first - 1].text if run.first and not is_after else ""
    ends_there = run.ends_there or not is_after
    if ends_there:
        room_ms = end_ms - start_ms + pace.pause_ms(texts[-1]) - pace.pause_ms(before)
        pace = pace.filling(texts, room_ms, thresholds.SLOWER_TO_END if run.ends_there else thresholds.SLOWER)
    elif run.last + 1 < len(words):
        pace = pace.filling(texts, end_ms - start_ms, thresholds.SLOWER)
    places = spread(
        texts, start_ms, end_ms, pace, "start" if is_after else "end", before=before, ends_there=run.ends_there
    )
    words[run.first : run.last + 1] = estimated_words(words[run.first : run.last + 1], places, end_ms)
    from_ms, to_ms = words[run.first].start_ms, words[run.last].end_ms
    level: Level = "auto" if to_ms - from_ms <= thresholds.SHORT_MS else "spread"
    return Repair("collapsed", run.first, count, from_ms, to_ms, what, level)


def _spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """First and last of each run of words that are too fast; the last one may have a time of its own."""
    spans: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and _is_fast(words[at - 1], words[at]):
            continue
        if at - first >= thresholds.COLLAPSED_WORDS:
            spans.append((first, at - 1))
        first = at
    return spans


def _runs(words: Sequence[Word], spans: Sequence[tuple[int, int]], duration_ms: int | None, pace: Pace) -> list[Run]:
    """The collapsed runs among those that are too fast."""
    found = []
    for number, (first, last) in enumerate(spans):
        before = spans[number - 1][1] if number else -1
        run = _run(words, first, last, before, duration_ms, pace)
        if run is not None and not any(word.estimated for word in words[run.first : run.last + 1]):
            found.append(run)
    return found


def _is_fast(word: Word, after: Word) -> bool:
    step_ms = after.start_ms - word.start_ms
    return step_ms <= thresholds.INSTANT_MS or 1000 * written_chars(word.text) > thresholds.FASTEST_PER_S * step_ms


def _run(words: Sequence[Word], first: int, last: int, before: int, duration_ms: int | None, pace: Pace) -> Run | None:
    """The run with its free time, or None if it does not lack enough to be sick.

    Its last word stays out of it if that has a time of its own.
    """
    start_ms, word = words[first].start_ms, words[last]
    step_ms, long_ms, need_ms = word.start_ms - words[last - 1].start_ms, _long_ms(word), pace.need_ms([word.text])
    ends_there = long_ms > need_ms + thresholds.EXCESS_MS and step_ms <= thresholds.INSTANT_MS
    if not ends_there and long_ms > max(need_ms / 3, thresholds.SOUND_WORD_MS):
        last -= 1
        if last - first + 1 < thresholds.COLLAPSED_WORDS:
            return None
    run = words[first : last + 1]
    lost = run[:-1] if ends_there else run
    had_ms = run[-1].start_ms - start_ms if ends_there else run[-1].end_ms - start_ms
    lacking_ms = pace.need_ms([one.text for one in lost]) - had_ms
    next_ms = words[last + 1].start_ms if last + 1 < len(words) else duration_ms
    end_ms = run[-1].end_ms if ends_there or next_ms is None else max(next_ms, run[-1].end_ms)
    is_instant = run[-1].start_ms - start_ms <= thresholds.INSTANT_MS * (last - first)
    least_ms = thresholds.LEAST_IN_FAST_RUN_MS
    if len(run) == len(words):
        least_ms = thresholds.LEAST_IN_CLIP_MS
    elif is_instant:
        least_ms = thresholds.LEAST_IN_INSTANT_MS
    elif end_ms - run[-1].end_ms >= lacking_ms / 2:
        least_ms = thresholds.LEAST_IN_SQUEEZED_RUN_MS
    if lacking_ms < least_ms:
        return None
    free_ms = words[first - 1].end_ms if first else 0
    if first and before == first - 1:
        free_ms = words[first - 1].start_ms
    return Run(first, last, free_ms, start_ms, end_ms, ends_there)


def _long_ms(word: Word) -> int:
    return word.end_ms - word.start_ms
