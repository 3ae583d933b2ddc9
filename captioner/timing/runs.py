"""Runs of words without times of their own, and words with silence in them: found, and mended by a rule for each kind.

The pass is `with_runs_mended`; it is imported only where a cheap check finds something odd. Each kind has a function
that takes words and gives words and repairs.
"""

from dataclasses import replace

from captioner.errors import TimingError
from captioner.timing import thresholds
from captioner.timing.collapse import without_collapse
from captioner.timing.repair import Level, Repair, placed
from captioner.timing.spread import Pace, pace_of, spoken_chars, spread
from captioner.timing.words import Timing, Word


def with_runs_mended(timing: Timing) -> Timing:
    """A clip without sick runs; repairs that not every level covers are listed with the one that does.

    Raises `TimingError` for what no level mends.
    """
    words, pace = list(timing.words), pace_of(timing.words)
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
            f"{placed(late[0])} on, {len(late)} of {len(words)} words are spoken after its end; the times or the duration "
            "are those of another recording, or one was sped up: ask the service for both again",
            index=len(words) - len(late),
            kind="end",
            from_ms=late[0].start_ms,
            to_ms=last_ms,
        )


def before_holes_spread(words: list[Word], duration_ms: int | None, pace: Pace) -> list[Repair]:
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
        texts, start_ms = [one.text for one in run], run[0].start_ms
        had_ms, need_ms = word.end_ms - start_ms, pace.need_ms(texts)
        if need_ms - had_ms < _least_before_hole_ms(run, had_ms):
            continue
        slower = replace(pace, char_ms=pace.char_ms * thresholds.HOLE_STRETCH, clause_ms=0, sentence_ms=0)
        words[first : last + 1] = made_up(
            run, spread(texts, start_ms, hole_end_ms, slower, "start"), round(hole_end_ms)
        )
        what = f"{placed(run[0])} lasts {had_ms / 1000:g} s"
        if len(run) > 1:
            what = f"from {placed(run[0])} on, {len(run)} words last {had_ms / 1000:g} s in all"
        what += f", too short to be spoken, before {(hole_end_ms - word.end_ms) / 1000:g} s without speech"
        is_short = need_ms <= thresholds.SHORT_MS
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


def made_up(words: list[Word], places: list[tuple[float, float]], until_ms: int) -> list[Word]:
    """The words at other places, as estimated: each lasts 1 ms or more, none overlaps the next, all end in time."""
    found: list[Word] = []
    for word, (start, end) in zip(words, places, strict=True):
        start_ms = max(round(start), found[-1].end_ms if found else 0)
        end_ms = max(round(end), start_ms + 1)
        found.append(Word(word.text, start_ms, end_ms, word.before, estimated=True))
    for at in range(len(found) - 1, -1, -1):
        word = found[at]
        if word.end_ms > until_ms:
            found[at] = word = replace(word, start_ms=min(word.start_ms, until_ms - 1), end_ms=until_ms)
        until_ms = word.start_ms
    return found


def held_letters_cut(words: list[Word], pace: Pace) -> list[Repair]:
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
        words[at] = cut = _cut(word, held, ends, pace)
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
