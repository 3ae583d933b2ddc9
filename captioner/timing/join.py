"""`join(timings)`: several clips on one timeline, each where the one before it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import escaped
from captioner.timing.words import Timing, Word

# An aligner may end a word a little after the sound; more than this, and the duration is another clip's.
_MAX_OVERRUN_MS = 1000


def join(timings: Iterable[Timing], *, gap_ms: int = 0) -> Timing:
    """One timing of several clips: each starts where the one before it ended, `gap_ms` later.

    A clip ends after its real duration, not after its last word: every clip but the last must know its own, and
    `Timing.lasting` says it. Exact durations are added up and each sum is rounded once: however many clips there are,
    none is off by more than half a millisecond, and all the words of a clip keep their distances.

    No cue holds words of two clips: the first word of each further clip has a forced break before it. A word that
    outlasts its clip is ended where the clip ends, unless it is in the last one; `cut` counts such words.

    The duration is known if that of the last clip is. Language, title and uuid are those on which all clips agree, or
    None. Of no words at all, or of clips without a word, a timing without words is made.

    Raises `TimingError` that names the clip where its duration is not known, or is too short for its words by more than
    a second or by a whole word, where all would take more than 100 hours, and where there is no clip.
    """
    clips = _checked_clips(timings)
    if isinstance(gap_ms, bool) or not isinstance(gap_ms, int) or gap_ms < 0:
        raise TimingError(f"the gap between clips cannot be {shown(gap_ms)} ms: give a whole number of at least 0")
    words: list[Word] = []
    start_ms, cut = Fraction(0), 0
    for number, clip in enumerate(clips, 1):
        is_last = number == len(clips)
        name = f"clip {number}" + (f" ({escaped(clip.uuid or clip.title or '')})" if clip.uuid or clip.title else "")
        length_ms = _length_ms(clip, name, is_last)
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
        language=_agreed([clip.language for clip in clips]),
        title=_agreed([clip.title for clip in clips]),
        uuid=_agreed([clip.uuid for clip in clips]),
        nudged=sum(clip.nudged for clip in clips),
        dropped=sum(clip.dropped for clip in clips),
        cut=cut + sum(clip.cut for clip in clips),
    )
    return whole if length_ms is None else whole.lasting(start_ms)


def _checked_clips(timings: Iterable[Timing]) -> tuple[Timing, ...]:
    if not isinstance(timings, Iterable):
        raise wrong_type(timings, "a sequence of Timing")
    clips = tuple(timings)
    for clip in clips:
        if not isinstance(clip, Timing):
            raise wrong_type(clip, "a Timing", "read_clips() makes them of clips")
    if not clips:
        raise TimingError("there is no clip to join")
    return clips


def _length_ms(clip: Timing, name: str, is_last: bool) -> Fraction | int | None:
    """How long a clip lasts; raises `TimingError` where that is not known, unless it is the last one."""
    length_ms = clip.duration_ms if clip.exact_duration_ms is None else clip.exact_duration_ms
    if length_ms is None and not is_last:
        raise TimingError(
            f"{name}: its duration is not known, and the next clip starts where it ends: keep its audio beside it, "
            "or give --durations FILE, or in Python clip.lasting(duration_ms)"
        )
    return length_ms


def _check_length(name: str, clip: Timing, length_ms: Fraction | int, placed: Sequence[Word], end_ms: int) -> None:
    """Raise `TimingError` where a clip ends long before its last word does, or where that word would last nothing."""
    if not clip.words:
        return
    last = clip.words[-1]
    if last.end_ms > length_ms + _MAX_OVERRUN_MS or placed[-1].start_ms >= end_ms:
        raise TimingError(
            f"{name}: its last word is spoken from {last.start_ms / 1000:g} to {last.end_ms / 1000:g} s, but it lasts "
            f"{float(length_ms) / 1000:g} s: give its real duration"
        )


def _cut(words: list[Word], end_ms: int) -> int:
    """End the words where their clip ends, and say how many had to be."""
    late = [at for at, word in enumerate(words) if word.end_ms > end_ms]
    for at in late:
        words[at] = replace(words[at], end_ms=end_ms)
    return len(late)


def _agreed(said: Sequence[str | None]) -> str | None:
    return said[0] if len(set(said)) == 1 else None
