"""`join(timings)`: several clips on one timeline, one after another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import escaped
from captioner.timing.repair import Repair
from captioner.timing.validation import duration_is_thousandfold
from captioner.timing.words import Timing, Word

if TYPE_CHECKING:
    from captioner.timing.replacing import Replacement
    from captioner.timing.script.match import ScriptMatch
    from captioner.timing.tags import Tag

# Aligners may end a word slightly after the sound; beyond this, the duration must belong to another clip.
_MAX_OVERRUN_MS = 1000


def join(timings: Iterable[Timing], *, gap_ms: int = 0) -> Timing:
    """The timing of several clips on one timeline: each starts `gap_ms` after the end of the previous one.

    A clip ends after its real duration, not after its last word: every clip but the last needs a duration, which
    `Timing.lasting` sets. Exact durations are added and each sum is rounded once, so no clip is off by more than half
    a millisecond, however many there are, and the times between the words of a clip do not change.

    No cue holds words of two clips: the first word of each clip but the first has a forced break before it. Words that
    end after their clip are cut at its end, except in the last clip; `cut` counts them.

    The duration is known if that of the last clip is. Language, title, uuid and source are kept where all clips agree,
    else None. Clips without words make silence; if none has words, the result has none.

    Raises `TimingError`, naming the clip, if its duration is unknown, or too short for its words by more than a second
    or by a whole word, or if it would end at 100 hours or later; and if there are no clips.
    """
    clips = _checked_clips(timings)
    if isinstance(gap_ms, bool) or not isinstance(gap_ms, int) or gap_ms < 0:
        raise TimingError(f"the gap between clips cannot be {shown(gap_ms)} ms: give a whole number, 0 or more")
    words: list[Word] = []
    repairs: list[Repair] = []
    tags: list[Tag] = []
    replacements: list[Replacement] = []
    scripts: list[tuple[ScriptMatch, int]] = []
    start_ms, cut = Fraction(0), 0
    for number, clip in enumerate(clips, 1):
        is_last = number == len(clips)
        name = f"clip {number}" + (f" ({escaped(clip.uuid or clip.title or '')})" if clip.uuid or clip.title else "")
        length_ms = _length_ms(clip, name, is_last)
        repairs += [repair.moved(round(start_ms), len(words)) for repair in clip.repairs]
        tags += [tag.moved(round(start_ms), len(words)) for tag in clip.tags]
        replacements += [one.moved(round(start_ms), len(words)) for one in clip.replacements]
        scripts += [(clip.script, round(start_ms))] if clip.script is not None else []
        placed = [word.shifted(round(start_ms)) for word in clip.words]
        if length_ms is not None:
            start_ms += length_ms
            _check_length(name, clip, length_ms, placed, round(start_ms))
        if not is_last:
            cut += _cut(placed, round(start_ms))
            start_ms += gap_ms
        if words and placed:
            placed[0] = replace(placed[0], before="\n\n")
        words += placed
        if max(round(start_ms), words[-1].end_ms if words else 0) >= MAX_TIME_MS:
            raise TimingError(f"{name} would end beyond 100 hours, which subtitle clocks cannot show: join fewer clips")
    whole = Timing(
        tuple(words),
        language=_common_value([clip.language for clip in clips]),
        title=_common_value([clip.title for clip in clips]),
        uuid=_common_value([clip.uuid for clip in clips]),
        nudged=sum(clip.nudged for clip in clips),
        dropped=sum(clip.dropped for clip in clips),
        cut=cut + sum(clip.cut for clip in clips),
        repairs=tuple(repairs),
        tags=tuple(tags),
        replacements=tuple(replacements),
        source=_common_value([clip.source for clip in clips]),
        script=_joined_match(scripts),
    )
    return whole if length_ms is None else whole.lasting(start_ms)


def _checked_clips(timings: Iterable[Timing]) -> tuple[Timing, ...]:
    if not isinstance(timings, Iterable):
        raise wrong_type(timings, "a sequence of Timing")
    clips = tuple(timings)
    for clip in clips:
        if not isinstance(clip, Timing):
            raise wrong_type(clip, "a Timing", "read_clips() makes them from clips")
    if not clips:
        raise TimingError("there are no clips to join")
    return clips


def _length_ms(clip: Timing, name: str, is_last: bool) -> Fraction | int | None:
    """A clip's duration, or None if it is the last and has none; any other without one raises `TimingError`."""
    length_ms = clip.duration_ms if clip.exact_duration_ms is None else clip.exact_duration_ms
    if length_ms is None and not is_last:
        raise TimingError(
            f"{name}: its duration is not known, but the next clip starts where it ends: keep its audio beside it, "
            "give --durations FILE, or in Python call clip.lasting(duration_ms)"
        )
    return length_ms


def _check_length(name: str, clip: Timing, length_ms: Fraction | int, placed: Sequence[Word], end_ms: int) -> None:
    """Raises `TimingError` if a clip ends long before its last word does, or before that word starts."""
    if not clip.words:
        return
    last = clip.words[-1]
    if duration_is_thousandfold(float(length_ms), last.end_ms):
        raise TimingError(
            f"{name}: it lasts {float(length_ms) / 1000:g} s, but its last word ends at {last.end_ms / 1000:g} s: "
            "durations are in seconds (in Python, in milliseconds), and this one seems to be a thousandfold"
        )
    if last.end_ms > length_ms + _MAX_OVERRUN_MS or placed[-1].start_ms >= end_ms:
        raise TimingError(
            f"{name}: its last word is spoken from {last.start_ms / 1000:g} to {last.end_ms / 1000:g} s, but the clip "
            f"lasts {float(length_ms) / 1000:g} s: give its real duration"
        )


def _cut(words: list[Word], end_ms: int) -> int:
    """The number of words that end after their clip; cuts them, in place, at its end."""
    late = [at for at, word in enumerate(words) if word.end_ms > end_ms]
    for at in late:
        words[at] = replace(words[at], end_ms=end_ms)
    return len(late)


def _joined_match(scripts: "Sequence[tuple[ScriptMatch, int]]") -> "ScriptMatch | None":
    if not scripts:
        return None
    from captioner.timing.script.match import joined_match

    return joined_match(scripts)


def _common_value(values: Sequence[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None
