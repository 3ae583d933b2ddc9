"""Runs of words without times of their own, and words with silence in them: found, and mended by a rule for each kind.

The pass is `with_runs_mended`; it is imported only where a cheap check finds something odd. Each kind has a function
that takes words and gives words and repairs.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from captioner.errors import TimingError
from captioner.timing import thresholds
from captioner.timing.collapse import without_collapse
from captioner.timing.holes import before_holes_spread
from captioner.timing.repair import Level, Repair, placed
from captioner.timing.spread import Pace, pace_of
from captioner.timing.words import Timing, Word


def with_runs_mended(timing: Timing) -> Timing:
    """A clip without sick runs; repairs that not every level covers are listed with the one that does.

    Raises `TimingError` for what no level mends.
    """
    words = list(timing.words)
    # Measured only where it is needed: most clips that look odd are sound.
    pace = cache(lambda: pace_of(timing.words))
    repairs = list(timing.repairs)
    repairs += before_holes_spread(words, timing.duration_ms, pace)
    repairs += without_collapse(words, timing.duration_ms, pace)
    check_not_past(words, timing.duration_ms)
    repairs += held_letters_cut(words, pace)
    repairs += end_cut(words, timing.duration_ms)
    if len(repairs) == len(timing.repairs):
        return timing
    moved = sum(repair.words for repair in repairs if repair.kind in ("collapsed", "hole"))
    repairs.sort(key=lambda repair: repair.first_word)
    return replace(timing, words=tuple(words), repairs=tuple(repairs), nudged=max(timing.nudged - moved, 0))


def check_not_past(words: list[Word], duration_ms: int | None) -> None:
    """Raises `TimingError` if words are spoken after the end of their clip."""
    if duration_ms is None:
        return
    late = [word for word in words if word.start_ms >= duration_ms + thresholds.OVERRUN_MS]
    if late:
        last_ms = words[-1].end_ms
        raise TimingError(
            f"its times end at {last_ms / 1000:g} s, but the clip lasts {duration_ms / 1000:g} s: from "
            f"{placed(late[0])} on, {len(late)} of {len(words)} words are spoken after its end; the times or the "
            "duration are those of another recording, or one was sped up: ask the service for both again",
            index=len(words) - len(late),
            kind="end",
            from_ms=late[0].start_ms,
            to_ms=last_ms,
        )


def held_letters_cut(words: list[Word], pace_of_clip: Callable[[], Pace]) -> list[Repair]:
    """Cut words of which one letter or mark holds a silence, in place; the rest is a pause."""
    if len(words) < 2:
        return []
    repairs = []
    for at, word in enumerate(words):
        if word.end_ms - word.start_ms < thresholds.HELD_MS or not word.char_starts_ms:
            continue
        next_ms = words[at + 1].start_ms if at + 1 < len(words) else word.end_ms
        ends = [min(end_ms, next_ms) for end_ms in word.char_ends_ms]
        long = [end_ms - start_ms for start_ms, end_ms in zip(word.char_starts_ms, ends, strict=True)]
        held = max(range(len(long)), key=long.__getitem__)
        if long[held] < thresholds.HELD_MS:
            continue
        words[at] = cut = _cut(word, held, ends, pace_of_clip())
        what = f"a character of {placed(word)} lasts {long[held] / 1000:g} s"
        repairs.append(Repair("held-letter", at, 1, cut.start_ms, cut.end_ms, what))
    return repairs


def _cut(word: Word, held: int, ends: list[int], pace: Pace) -> Word:
    """A word whose character at `held` holds a silence, without it: the smaller side of the word is moved."""
    starts = list(word.char_starts_ms)
    # Characters that share the interval are spoken together.
    together = [at for at in range(len(starts)) if starts[at] == starts[held] and ends[at] == ends[held]]
    first, last = together[0], together[-1]
    rest_ms = max(thresholds.HELD_REST_MS, round(pace.char_ms * len(together)))
    spoken_after = sum(map(str.isalnum, word.chars[last + 1 :]))
    if spoken_after > first:
        moved_ms = ends[last] - rest_ms - starts[first]
        starts = [start_ms + moved_ms if at <= last else start_ms for at, start_ms in enumerate(starts)]
        ends = [end_ms + moved_ms if at < first else end_ms for at, end_ms in enumerate(ends)]
    else:
        moved_ms = ends[last] - rest_ms - starts[first]
        starts = [start_ms - moved_ms if at > last else start_ms for at, start_ms in enumerate(starts)]
        ends = [end_ms - moved_ms if at >= first else end_ms for at, end_ms in enumerate(ends)]
    return replace(word, start_ms=starts[0], end_ms=max(ends), char_starts_ms=tuple(starts), char_ends_ms=tuple(ends))


def end_cut(words: list[Word], duration_ms: int | None) -> list[Repair]:
    """Cut the last word at the end of its clip, in place; a clip that ends long after its text is listed, too."""
    if duration_ms is None or not words:
        return []
    last, at = words[-1], len(words) - 1
    free_ms = duration_ms - last.end_ms
    if free_ms >= thresholds.TAIL_MS:
        what = (
            f"the text ends at {last.end_ms / 1000:g} s, {free_ms / 1000:g} s before the end of its clip: "
            "if that is no music or silence, words are missing"
        )
        return [Repair("end", at, 0, last.end_ms, duration_ms, what, "off")]
    if free_ms >= -thresholds.NUDGE_MS:
        return []
    end_ms = max(duration_ms, last.start_ms + 1)
    words[-1] = replace(
        last,
        end_ms=end_ms,
        char_starts_ms=tuple(min(time_ms, end_ms) for time_ms in last.char_starts_ms),
        char_ends_ms=tuple(min(time_ms, end_ms) for time_ms in last.char_ends_ms),
    )
    what = f"{placed(last)} ends at {last.end_ms / 1000:g} s, {-free_ms / 1000:g} s after its clip: cut there"
    level: Level = "nudge" if -free_ms <= thresholds.JITTER_MS else "auto"
    return [Repair("end", at, 1, last.start_ms, end_ms, what, level)]
