"""Numbers and dates that are timed for their first piece only, before a silence in which the rest is spoken."""

from collections.abc import Callable
from dataclasses import replace

from captioner.timing import thresholds
from captioner.timing.repair import Repair, placed
from captioner.timing.spread import Pace, estimated_words, spoken_chars, spread
from captioner.timing.words import Word


def before_holes_spread(words: list[Word], duration_ms: int | None, pace_of_clip: Callable[[], Pace]) -> list[Repair]:
    """Spread numbers and dates that are timed for their first piece into the silence after them, in place."""
    repairs = []
    for last, word in enumerate(words):
        hole_end_ms = words[last + 1].start_ms if last + 1 < len(words) else duration_ms
        if hole_end_ms is None or hole_end_ms - word.end_ms < thresholds.HOLE_MS:
            continue
        first = last + 1
        while first and not words[first - 1].estimated and _is_too_fast(words[first - 1]):
            first -= 1
        run = words[first : last + 1]
        if not run or len(run) == len(words):
            continue
        if len(run) >= thresholds.COLLAPSED_WORDS and not _is_of_digits(run):
            continue
        pace = pace_of_clip()
        texts, start_ms = [one.text for one in run], run[0].start_ms
        had_ms, need_ms = word.end_ms - start_ms, pace.need_ms(texts)
        if need_ms - had_ms < _least_before_hole_ms(run, had_ms):
            continue
        slower = replace(pace, char_ms=pace.char_ms * thresholds.HOLE_STRETCH, clause_ms=0, sentence_ms=0)
        words[first : last + 1] = estimated_words(
            run, spread(texts, start_ms, hole_end_ms, slower, "start"), round(hole_end_ms)
        )
        what = f"{placed(run[0])} lasts {had_ms / 1000:g} s"
        if len(run) > 1:
            what = f"from {placed(run[0])} on, {len(run)} words last {had_ms / 1000:g} s in all"
        what += f", too short to be spoken, before {(hole_end_ms - word.end_ms) / 1000:g} s without speech"
        is_short = min(need_ms, words[last].end_ms - start_ms) <= thresholds.SHORT_MS
        repairs.append(
            Repair("hole", first, len(run), start_ms, words[last].end_ms, what, "auto" if is_short else "spread")
        )
    return repairs


def _is_too_fast(word: Word) -> bool:
    long_ms = max(word.end_ms - word.start_ms, 1)
    return 1000 * max(spoken_chars(word.text), 1) > thresholds.HOLE_PER_S * long_ms


def _is_of_digits(run: list[Word]) -> bool:
    """Whether digits are a good part of what is spoken."""
    texts = [word.text for word in run]
    digits = sum(spoken_chars(char) for text in texts for char in text if char.isdigit())
    return 3 * digits >= sum(map(spoken_chars, texts))


def _least_before_hole_ms(run: list[Word], had_ms: int) -> int:
    if had_ms <= thresholds.INSTANT_MS * len(run):
        return thresholds.LEAST_IN_INSTANT_MS
    if any(char.isdigit() for word in run for char in word.text):
        return thresholds.LEAST_BEFORE_HOLE_MS
    return thresholds.LEAST_OF_LETTERS_BEFORE_HOLE_MS
