"""A clip's times for audio that was sped up or slowed."""

from dataclasses import replace
from fractions import Fraction
from math import isfinite

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.timing.merge import moved_apart
from captioner.timing.words import Timing


def stretched(timing: Timing, factor: Fraction | float) -> Timing:
    """What `Timing.stretched` describes: every time is multiplied exactly and rounded once."""
    if isinstance(factor, bool) or not isinstance(factor, int | float | Fraction):
        raise wrong_type(factor, "a factor, a Fraction or a number")
    if not (isfinite(factor) and factor > 0):
        raise TimingError(f"a clip cannot be stretched by {shown(factor)}: give a factor above 0, such as 0.8")
    exact = Fraction(factor)

    def moved(time_ms: int) -> int:
        return round(time_ms * exact)

    length_ms = timing.duration_ms if timing.exact_duration_ms is None else timing.exact_duration_ms
    last_ms = max(timing.words[-1].end_ms if timing.words else 0, length_ms or 0)
    if last_ms * exact >= MAX_TIME_MS - Fraction(1, 2):
        raise TimingError(
            f"stretched by {shown(factor)}, the clip would end beyond 100 hours, which subtitle clocks cannot show: "
            "give a smaller factor"
        )
    starts_ms, ends_ms, nudged = moved_apart(
        [moved(word.start_ms) for word in timing.words], [moved(word.end_ms) for word in timing.words]
    )
    words = tuple(
        replace(
            word,
            start_ms=start_ms,
            end_ms=end_ms,
            char_starts_ms=tuple(map(moved, word.char_starts_ms)),
            char_ends_ms=tuple(map(moved, word.char_ends_ms)),
        )
        for word, start_ms, end_ms in zip(timing.words, starts_ms, ends_ms, strict=True)
    )
    repairs = tuple(
        replace(repair, from_ms=moved(repair.from_ms), to_ms=moved(repair.to_ms)) for repair in timing.repairs
    )
    script = timing.script
    if script is not None:
        unmatched = (replace(one, start_ms=moved(one.start_ms), end_ms=moved(one.end_ms)) for one in script.unmatched)
        script = replace(script, unmatched=tuple(unmatched))
    exact_ms = None if length_ms is None else length_ms * exact
    return replace(
        timing,
        words=words,
        duration_ms=None if exact_ms is None else round(exact_ms),
        exact_duration_ms=exact_ms,
        repairs=repairs,
        tags=tuple(replace(tag, from_ms=moved(tag.from_ms), to_ms=moved(tag.to_ms)) for tag in timing.tags),
        replacements=tuple(
            replace(one, from_ms=moved(one.from_ms), to_ms=moved(one.to_ms)) for one in timing.replacements
        ),
        nudged=timing.nudged + nudged,
        script=script,
    )
