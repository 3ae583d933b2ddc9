"""`caption(timing)`: captions from a timing, in one call."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Unpack, overload

from captioner.breaches import KEEP, Breach, breaches, keep_breaches
from captioner.clock import MAX_TIME_MS
from captioner.cue import Cue, cue_sizes
from captioner.errors import LimitsError, TimingError, shown, wrong_type
from captioner.faults import Fault
from captioner.frames import frame_at, frame_ms, frame_until
from captioner.languages.guess import guess_language
from captioner.layout.grouping import group
from captioner.layout.speakers import Speakers, turns_in
from captioner.limits import PRESETS, LimitOptions, Limits
from captioner.picture import USUAL, Picture
from captioner.schedule import can_end, last_end_ms
from captioner.text.measure import checked_tag
from captioner.timing.repair import Repair
from captioner.timing.validation import check_words
from captioner.timing.words import Timing

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Captions:
    """A clip's cues with their limits, breaches and the repairs of its times; a sequence of the cues.

    `cost` is what the layout costs in all, in the unit of `Explained.cost`; None if others chose the cues. `preset`
    is the name of the preset that the limits come from; None if they were given as `Limits`. `faults` are those of the
    file that the captions were read from. With `voices`, formats that can name speakers do. `edited` is True if a
    person edited the cues, as on the review page, so that they are to be kept.
    """

    cues: tuple[Cue, ...]
    limits: Limits
    language: str
    duration_ms: int | None = None
    title: str | None = None
    uuid: str | None = None
    breaches: tuple[Breach, ...] = ()
    repairs: tuple[Repair, ...] = ()
    cost: int | None = field(default=None, compare=False)
    preset: str | None = field(default=None, compare=False)
    faults: tuple[Fault, ...] = field(default=(), compare=False)
    voices: bool = False
    edited: bool = False

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

    def measured(self) -> "Captions":
        """The same captions with the breaches of their limits, which captions that were read do not have."""
        return replace(
            self,
            breaches=_breaches(self.cues, cue_sizes([cue.lines for cue in self.cues], self.language), self.limits, ()),
        )

    def timing(self) -> Timing:
        """The words of the cues in spoken order, to be captioned again: cue ends are no forced breaks.

        Words that have times of their own, as in our JSON, keep them. Others share the time of their cue by their
        characters, and are `estimated`. Cues that overlap, run back or last no time are listed in `repairs`.
        """
        from captioner.cue_words import spoken_words

        words, found = spoken_words(self.cues)
        repairs = (*self.repairs, *found)
        return Timing(words, self.duration_ms, self.language, self.title, self.uuid, repairs=repairs)

    def shift(self, by_ms: int) -> "Captions":
        """The same captions `by_ms` later, or earlier if negative: cues, words and characters.

        With `fps` in the limits, they move by the number of whole frames nearest to `by_ms`, so that every cue stays on
        a frame.

        A cue whose hold would reach 100 hours is cut before that. Raises `TimingError` if a cue would start before 0,
        with the largest possible shift, or if its speech would end at 100 hours or later.
        """
        if isinstance(by_ms, bool) or not isinstance(by_ms, int):
            raise wrong_type(by_ms, "a whole number of milliseconds")
        if abs(by_ms) >= MAX_TIME_MS:
            raise TimingError(f"a shift of {shown(by_ms)} ms is beyond 100 hours, which subtitle clocks cannot show")
        if by_ms == 0 or not self.cues:
            return self
        fps = self.limits.fps
        moved_ms = by_ms if fps is None else _frames_ms(frame_at(by_ms, fps), fps)
        # On frames, a cue may start after its first word.
        first_ms = min([self.cues[0].start_ms, *(word.start_ms for word in self.cues[0].words)])
        if first_ms + moved_ms < 0:
            most_ms = first_ms if fps is None else frame_ms(frame_until(first_ms, fps), fps)
            raise TimingError(
                f"a shift of {by_ms / 1000:g} s would start cue 1 at {(first_ms + moved_ms) / 1000:g} s, before 0: "
                f"the largest possible shift is {-most_ms / 1000:g} s"
            )
        cues = tuple(_shifted(cue, moved_ms, self.limits) for cue in self.cues)
        late = next((number for number, cue in enumerate(cues, 1) if not _can_end(cue, self.limits)), None)
        if late is not None:
            raise TimingError(
                f"a shift of {by_ms / 1000:g} s would end cue {late} beyond 100 hours, which subtitle clocks cannot "
                "show: shift by less"
            )
        duration_ms = None if self.duration_ms is None else max(0, self.duration_ms + moved_ms)
        repairs = tuple(repair.moved(moved_ms, 0) for repair in self.repairs)
        moved = replace(self, cues=cues, duration_ms=duration_ms, repairs=repairs)
        if fps is None and all(cue.end_ms < last_end_ms(self.limits) for cue in cues):
            return moved
        # A cue that was cut, or is a millisecond shorter on its new frames, may now breach a limit.
        sizes = cue_sizes([cue.lines for cue in cues], self.language)
        parted = [breach for breach in self.breaches if breach.limit == KEEP]
        return replace(moved, breaches=_breaches(cues, sizes, self.limits, parted))


def _breaches(
    cues: Sequence[Cue], sizes: Sequence[tuple[int, float]], limits: Limits, parted: Sequence[Breach]
) -> tuple[Breach, ...]:
    """All breaches, cue by cue; `parted` are those by breaks inside kept phrases."""
    measured = chain.from_iterable(breaches(cues, sizes, limits))
    return tuple(sorted([*measured, *parted], key=attrgetter("cue")))


def _frames_ms(frames: int, fps: "Fraction") -> int:
    """How long a number of frames lasts, rounded towards 0, so that a shift back to 0 is one."""
    return frame_ms(frames, fps) if frames >= 0 else -frame_ms(-frames, fps)


def _can_end(cue: Cue, limits: Limits) -> bool:
    return can_end(cue.start_ms, max((word.end_ms for word in cue.words), default=0), limits)


def _shifted(cue: Cue, by_ms: int, limits: Limits) -> Cue:
    fps = limits.fps

    def moved(time_ms: int) -> int:
        if fps is None:
            return time_ms + by_ms
        return frame_ms(frame_at(time_ms, fps) + frame_at(by_ms, fps), fps)

    lines = tuple(line.shifted(by_ms) for line in cue.lines)
    end_ms = min(moved(cue.end_ms), last_end_ms(limits))
    return Cue(lines, moved(cue.start_ms), end_ms, cue.place)


def caption(
    timing: Timing,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    keep: Sequence[str] = (),
    speakers: Speakers = "dash",
    label_format: str = "[{name}]",
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """The captions of a clip, within a preset's limits for its language (with overrides), or your own `Limits`.

    `language` is a BCP 47 tag; the default is the clip's own, or else a guess from the text.

    Phrases of `keep`, such as names of products, are broken only where a limit, a long pause or a forced break leaves
    no choice, and the breaches then list that. They are found as whole words (in Japanese, Chinese and Thai anywhere),
    whatever their case and punctuation. One without a letter, a digit or a symbol is ignored.

    Where words have speakers, a line has words of one, and a cue of at most two, on a line each. `speakers` says how
    they are shown: "dash" writes the dashes of the language's custom before two speakers in a cue; "voice" does, too,
    and names them in JSON, Remotion and WebVTT; "label" writes `label_format`, which holds {name}, where the speaker
    changes, and a dash for an id that is no name, such as SPEAKER_00; "off" ignores them.

    Raises `LimitsError` for an unknown preset, impossible numbers, or overrides together with a `Limits` object;
    `FormatError` for a language that is not a BCP 47 tag, and for other `speakers` or a format without {name}; and
    `TimingError` for words that break the rules of `Word`, or if the last cue could not end before 100 hours.
    """
    preset = limits if isinstance(limits, str) else None
    language, limits = language_and_limits(timing, limits, language, overrides)
    kept = kept_in(timing, keep)
    timing, turns = turns_in(timing, language, limits, speakers, label_format)
    cues, sizes, cost = group(timing.words, language, limits, timing.duration_ms, kept, turns)
    found = _breaches(cues, sizes, limits, list(keep_breaches(cues, kept)))
    return Captions(
        cues,
        limits,
        language,
        timing.duration_ms,
        timing.title,
        timing.uuid,
        found,
        timing.repairs,
        cost,
        preset,
        voices=speakers == "voice",
    )


def kept_in(timing: Timing, keep: Sequence[str]) -> Mapping[int, str]:
    """The words of a clip that no break may come before, each with the kept phrase around it."""
    if keep == ():
        # Most calls: importing what finds phrases takes 3 % of a short command.
        return {}
    from captioner.layout.kept import kept_boundaries

    return kept_boundaries(timing.words, keep)


def picture_for(captions: Captions, resolution: tuple[int, int] | None = None) -> Picture:
    """The picture that captions are for: that of their preset, in a resolution of its own if one is given."""
    preset = PRESETS.get(captions.preset or "")
    picture = preset.picture if preset is not None else USUAL
    return picture if resolution is None else picture.resized(resolution)


def require_captions(captions: object, limits: object = None) -> None:
    """Raises `TypeError` unless `captions` are `Captions` and `limits` are `Limits` or None."""
    if limits is not None and not isinstance(limits, Limits):
        raise wrong_type(limits, "a Limits object", "Limits.preset() makes one from a preset's name")
    if not isinstance(captions, Captions):
        raise wrong_type(captions, "Captions", "caption() makes them from a Timing, read_captions() from a file")


def language_and_limits(
    timing: Timing, limits: Limits | str, language: str | None, overrides: LimitOptions
) -> tuple[str, Limits]:
    """The language and the limits of a clip's captions; a preset's limits depend on the language."""
    if not isinstance(timing, Timing):
        raise wrong_type(
            timing,
            "a Timing",
            "read_clip() makes one from a clip, Captions.timing() from captions, Timing.from_words() from words",
        )
    check_words(timing.words)
    language = timing.language if language is None else language
    language = guess_language(timing.text) if language is None else checked_tag(language)
    return language, resolved_limits(language, limits, overrides)


def resolved_limits(language: str, limits: Limits | str, overrides: LimitOptions) -> Limits:
    """The limits of a preset, by name, for a language and with overrides; a `Limits` object is returned as it is."""
    if isinstance(limits, str):
        return Limits.preset(limits, language=language, **overrides)
    if not isinstance(limits, Limits):
        raise wrong_type(limits, "a Limits object or the name of a preset")
    if overrides:
        raise LimitsError(
            f"{', '.join(overrides)} given with a Limits object: set it in the object, or give a preset's name"
        )
    return limits
