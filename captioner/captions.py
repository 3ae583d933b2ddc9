"""`caption(timing)`: the one call that makes captions of timings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Unpack, overload

from captioner.breaches import Breach, breaches
from captioner.clock import MAX_TIME_MS
from captioner.cue import Cue, cue_sizes
from captioner.errors import LimitsError, TimingError, shown, wrong_type
from captioner.frames import frame_at, frame_ms, frame_until
from captioner.languages.guess import guess_language
from captioner.layout.grouping import group
from captioner.limits import LimitOptions, Limits
from captioner.schedule import can_end, last_end_ms
from captioner.text.measure import checked_tag
from captioner.timing.validation import check_words
from captioner.timing.words import Timing


@dataclass(frozen=True, slots=True)
class Captions:
    """A clip's cues, the limits they were made under, and what could not be kept; iterates and indexes as its cues."""

    cues: tuple[Cue, ...]
    limits: Limits
    language: str
    duration_ms: int | None = None
    title: str | None = None
    uuid: str | None = None
    breaches: tuple[Breach, ...] = ()

    def __iter__(self) -> Iterator[Cue]:
        return iter(self.cues)

    def __len__(self) -> int:
        return len(self.cues)

    @overload
    def __getitem__(self, at: int) -> Cue: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Cue, ...]: ...
    def __getitem__(self, at: int | slice) -> Cue | tuple[Cue, ...]:
        return self.cues[at]

    def shift(self, by_ms: int) -> "Captions":
        """The same captions so much later, or earlier where `by_ms` is negative: cues, words and characters.

        With `fps` in the limits they move by whole frames, the number nearest to `by_ms`, so that every cue is on a
        frame as it was.

        A cue that would be held up to 100 hours or longer ends before. Raises `TimingError` where one would start
        before 0, with the most that is possible, or where its speech would end beyond 100 hours.
        """
        if isinstance(by_ms, bool) or not isinstance(by_ms, int):
            raise wrong_type(by_ms, "a whole number of milliseconds")
        if abs(by_ms) >= MAX_TIME_MS:
            raise TimingError(f"a shift of {shown(by_ms)} ms is beyond 100 hours, which subtitle clocks cannot show")
        if by_ms == 0 or not self.cues:
            return self
        fps = self.limits.fps
        moved_ms = by_ms if fps is None else frame_ms(frame_at(by_ms, fps), fps)
        # A cue that went to the frame after its first word's start does not lead.
        first_ms = min([self.cues[0].start_ms, *(word.start_ms for word in self.cues[0].words)])
        if first_ms + moved_ms < 0:
            most_ms = first_ms if fps is None else frame_ms(frame_until(first_ms, fps), fps)
            raise TimingError(
                f"a shift of {by_ms / 1000:g} s would start cue 1 at {(first_ms + moved_ms) / 1000:g} s, before 0: "
                f"the most that is possible is {-most_ms / 1000:g} s"
            )
        cues = tuple(_shifted(cue, moved_ms, self.limits) for cue in self.cues)
        late = next((number for number, cue in enumerate(cues, 1) if not _can_end(cue, self.limits)), None)
        if late is not None:
            raise TimingError(
                f"a shift of {by_ms / 1000:g} s would end cue {late} beyond 100 hours, which subtitle clocks cannot "
                "show: shift by less"
            )
        duration_ms = None if self.duration_ms is None else max(0, self.duration_ms + moved_ms)
        moved = replace(self, cues=cues, duration_ms=duration_ms)
        if fps is None and all(cue.end_ms < last_end_ms(self.limits) for cue in cues):
            return moved
        # What was cut short, or is written a millisecond shorter on other frames, may be over a limit by that.
        sizes = cue_sizes([cue.lines for cue in cues], self.language)
        return replace(moved, breaches=tuple(chain.from_iterable(breaches(cues, sizes, self.limits))))


def _can_end(cue: Cue, limits: Limits) -> bool:
    return can_end(cue.start_ms, max((word.end_ms for word in cue.words), default=0), limits)


def _shifted(cue: Cue, by_ms: int, limits: Limits) -> Cue:
    fps = limits.fps

    def moved(time_ms: int) -> int:
        if fps is None:
            return time_ms + by_ms
        return frame_ms(frame_at(time_ms, fps) + frame_at(by_ms, fps), fps)

    lines = tuple(line.shifted(by_ms) for line in cue.lines)
    return Cue(lines, moved(cue.start_ms), min(moved(cue.end_ms), last_end_ms(limits)))


def caption(
    timing: Timing,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """Captions of a clip, under a preset's limits for its language (with overrides) or under `Limits` of your own.

    `language` is a BCP 47 tag; without it the clip's own is taken, and without that one it is guessed from the text.

    Raises `LimitsError` for an unknown preset, impossible numbers, or overrides beside a `Limits` object, `FormatError`
    for a language that is no BCP 47 tag, and `TimingError` for words whose times are not as `Word` promises, or where
    the last cue could not end before 100 hours.
    """
    language, limits = language_and_limits(timing, limits, language, overrides)
    cues, sizes = group(timing.words, language, limits, timing.duration_ms)
    found = tuple(chain.from_iterable(breaches(cues, sizes, limits)))
    return Captions(cues, limits, language, timing.duration_ms, timing.title, timing.uuid, found)


def require_captions(captions: object, limits: object = None) -> None:
    """Raise `TypeError` where something else than captions is to be written, or checked or fixed by limits."""
    if limits is not None and not isinstance(limits, Limits):
        raise wrong_type(limits, "a Limits object", "Limits.preset() makes one of a preset's name")
    if not isinstance(captions, Captions):
        raise wrong_type(captions, "Captions", "caption() makes them of a Timing, read_captions() of a file")


def language_and_limits(
    timing: Timing, limits: Limits | str, language: str | None, overrides: LimitOptions
) -> tuple[str, Limits]:
    """The language and the limits that hold for a clip: a preset's name is language_and_limits after the language is known."""
    if not isinstance(timing, Timing):
        raise wrong_type(timing, "a Timing", "read_clip() makes one of a clip, Timing.from_words() of words")
    check_words(timing.words)
    told = timing.language if language is None else language
    return resolved_limits(guess_language(timing.text) if told is None else checked_tag(told), limits, overrides)


def resolved_limits(language: str, limits: Limits | str, overrides: LimitOptions) -> tuple[str, Limits]:
    """The language and the limits that a preset's name and overrides mean in it."""
    if isinstance(limits, str):
        return language, Limits.preset(limits, language=language, **overrides)
    if not isinstance(limits, Limits):
        raise wrong_type(limits, "a Limits object or the name of a preset")
    if overrides:
        raise LimitsError(f"{', '.join(overrides)} beside a Limits object: put it into the object, or name a preset")
    return language, limits
