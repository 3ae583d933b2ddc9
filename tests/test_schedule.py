"""The rule for starts and ends of cues: examples and properties."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from captioner.frames import frame_at, frame_from, frame_ms, frame_until, least_frames, most_frames
from captioner.limits import PRESETS, LimitOptions, Limits
from captioner.schedule import (
    blinks,
    bridged_end_ms,
    can_end,
    cue_starts,
    last_end_ms,
    longest_span_ms,
    needed_ms,
    window,
)

WEB = Limits.preset("web")
NETFLIX = Limits.preset("netflix")


class Case(NamedTuple):
    """A cue to be timed, and its limits."""

    start_ms: int
    speech_end_ms: int
    next_start_ms: int | None
    clip_end_ms: int | None
    chars: float
    limits: Limits

    def end_ms(self) -> int:
        start_ms, end_ms = window(
            self.start_ms, self.speech_end_ms, self.next_start_ms, self.clip_end_ms, self.chars, self.limits
        )
        assert start_ms == self.start_ms
        return end_ms


@pytest.mark.parametrize(
    ("case", "end_ms"),
    [
        # The documented clip: 1.569 s of silence, then the end.
        (Case(23, 3611, 5180, None, 58, WEB), 4111),
        (Case(5180, 5993, None, None, 18, WEB), 6493),
        # A silence below a second is bridged; a longer one keeps a gap of a second, with a hold of up to half a second.
        (Case(0, 2000, 2000, None, 20, WEB), 2000),
        (Case(0, 2000, 2999, None, 20, WEB), 2999),
        (Case(0, 2000, 3000, None, 20, WEB), 2000),
        (Case(0, 2000, 3300, None, 20, WEB), 2300),
        (Case(0, 2000, 9000, None, 20, WEB), 2500),
        # Reading needs 1.5 s; the longest hold is half a second.
        (Case(0, 500, 9000, None, 30, WEB), 1000),
        # Reading needs a hold of 333 ms, more than rest_hold_ms of 200: the gap would be 867 ms, so the cue chains.
        (Case(0, 500, 1700, None, 5, WEB), 1700),
        # Netflix: two frames or half a second, and a hold only where reading or the minimum duration needs it.
        (Case(0, 1000, 1000, None, 10, NETFLIX), 917),
        (Case(0, 1000, 1050, None, 10, NETFLIX), 967),
        (Case(0, 1000, 1499, None, 10, NETFLIX), 1416),
        (Case(0, 1000, 1500, None, 10, NETFLIX), 1000),
        (Case(0, 500, 5000, None, 4, NETFLIX), 833),
        (Case(0, 500, 1333, None, 4, NETFLIX), 833),
        (Case(0, 500, 1332, None, 4, NETFLIX), 1249),
        # A chain may exceed the longest hold.
        (Case(0, 500, 1450, None, 20, NETFLIX), 1367),
        # Never past 7 s, whatever gap that leaves, unless the speech is longer.
        (Case(0, 6800, 7700, None, 80, WEB), 7000),
        (Case(0, 8000, 8500, None, 80, WEB), 8000),
        (Case(0, 8000, 8000, None, 80, NETFLIX), 7917),
        # Never shorter than 1 ms, even at the cost of the gap.
        (Case(0, 40, 40, None, 3, NETFLIX), 1),
        (Case(0, 1, 1, None, 3, NETFLIX), 1),
        (Case(0, 84, 84, None, 3, NETFLIX), 1),
        (Case(0, 85, 85, None, 3, NETFLIX), 2),
        # The last cue ends by the clip's end, or by its last word if that is later.
        (Case(3000, 4800, None, 5000, 20, WEB), 5000),
        (Case(3000, 4800, None, 9000, 20, WEB), 5300),
        (Case(3000, 4800, None, 4000, 20, WEB), 4800),
        (Case(3000, 4800, None, 5000, 20, NETFLIX), 4800),
        (Case(0, 100, None, None, 1, NETFLIX), 600),
        (Case(0, 500, None, None, 1, NETFLIX), 833),
    ],
)
def test_a_cue_ends_where_the_rule_says(case: Case, end_ms: int) -> None:
    assert case.end_ms() == end_ms


@pytest.mark.parametrize(
    ("chars", "options", "ms"),
    [
        (0, {}, 833),
        (16, {}, 833),
        (17, {}, 850),
        (58, {}, 2900),
        # Rounded up: a millisecond less would be too fast.
        (20, {"max_cps": 17.0}, 1177),
        (0.5, {"max_cps": 4.0, "min_duration_ms": 0}, 125),
        (13, {"max_cps": 4.0}, 3250),
    ],
)
def test_a_cue_needs_its_minimum_duration_and_its_reading_time(chars: float, options: LimitOptions, ms: int) -> None:
    assert needed_ms(chars, Limits(**options)) == ms


@st.composite
def limits(draw: st.DrawFn) -> Limits:
    max_duration_ms = draw(st.integers(1, 8000))
    chain_below_ms = draw(st.integers(0, 2000))
    return Limits(
        max_duration_ms=max_duration_ms,
        min_duration_ms=draw(st.integers(0, min(2000, max_duration_ms))),
        max_cps=draw(st.floats(1, 40)),
        chain_below_ms=chain_below_ms,
        min_gap_ms=draw(st.integers(0, min(300, chain_below_ms))),
        rest_hold_ms=draw(st.integers(0, 1000)),
        max_hold_ms=draw(st.integers(0, 1000)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    start_ms = draw(st.integers(0, 100_000))
    speech_end_ms = start_ms + draw(st.integers(1, 10_000))
    return Case(
        start_ms,
        speech_end_ms,
        draw(st.none() | st.integers(0, 5000).map(lambda silence_ms: speech_end_ms + silence_ms)),
        draw(st.none() | st.integers(0, 120_000)),
        draw(st.integers(0, 200)) / 2,
        draw(limits()),
    )


def longest_ms(case: Case) -> int:
    return max(case.start_ms + case.limits.max_duration_ms, case.speech_end_ms)


@given(cases())
def test_a_cue_ends_after_its_start_and_by_the_start_of_the_next(case: Case) -> None:
    assert case.end_ms() > case.start_ms
    if case.next_start_ms is not None:
        assert case.end_ms() <= case.next_start_ms


@given(cases())
def test_a_cue_lasts_no_longer_than_its_limit_or_its_speech(case: Case) -> None:
    assert case.end_ms() <= longest_ms(case)


@given(cases())
def test_a_gap_is_the_minimum_or_long_enough_not_to_blink(case: Case) -> None:
    if case.next_start_ms is None:
        return
    gap_ms = case.next_start_ms - case.end_ms()
    if gap_ms < case.limits.min_gap_ms:
        assert case.end_ms() == case.start_ms + 1
    elif case.limits.min_gap_ms < gap_ms < case.limits.chain_below_ms:
        assert case.next_start_ms - case.limits.min_gap_ms > longest_ms(case)


@given(cases())
def test_a_short_silence_is_bridged(case: Case) -> None:
    if case.next_start_ms is None or case.next_start_ms - case.speech_end_ms >= case.limits.chain_below_ms:
        return
    bridged_ms = max(case.next_start_ms - case.limits.min_gap_ms, case.start_ms + 1)
    assert case.end_ms() == min(bridged_ms, longest_ms(case))


@given(cases())
def test_a_cue_is_held_no_longer_than_the_limit_unless_it_chains(case: Case) -> None:
    if case.next_start_ms is not None and case.next_start_ms - case.end_ms() <= case.limits.min_gap_ms:
        return
    held_ms = case.end_ms() - case.speech_end_ms
    capped = case.next_start_ms is not None and case.end_ms() == longest_ms(case)
    assert held_ms <= max(case.limits.rest_hold_ms, case.limits.max_hold_ms) or capped


@given(cases())
def test_only_the_minimum_gap_cuts_into_speech(case: Case) -> None:
    cut_ms = case.speech_end_ms - case.end_ms()
    assert cut_ms <= 0 or (
        case.next_start_ms is not None and cut_ms <= case.limits.min_gap_ms - (case.next_start_ms - case.speech_end_ms)
    )


@given(cases())
def test_a_cue_is_held_as_long_as_reading_needs_within_the_limits(case: Case) -> None:
    wanted_ms = case.start_ms + needed_ms(case.chars, case.limits)
    reachable_ms = [case.speech_end_ms + case.limits.max_hold_ms, longest_ms(case)]
    if case.next_start_ms is not None:
        reachable_ms.append(max(case.next_start_ms - case.limits.min_gap_ms, case.start_ms + 1))
    elif case.clip_end_ms is not None:
        reachable_ms.append(max(case.clip_end_ms, case.speech_end_ms))
    assert case.end_ms() >= min(wanted_ms, *reachable_ms)


@given(cases(), st.integers(1, 50))
def test_more_to_read_never_shortens_a_cue(case: Case, more: int) -> None:
    assert case._replace(chars=case.chars + more).end_ms() >= case.end_ms()


@given(cases())
def test_the_last_cue_stays_within_the_clip(case: Case) -> None:
    case = case._replace(next_start_ms=None)
    if case.clip_end_ms is not None:
        assert case.end_ms() <= max(case.clip_end_ms, case.speech_end_ms)
    least_ms = case.speech_end_ms + case.limits.rest_hold_ms
    if case.clip_end_ms is None or case.clip_end_ms >= least_ms:
        assert case.end_ms() >= min(least_ms, longest_ms(case))


@given(cases(), st.integers(0, 100_000))
def test_a_shifted_cue_has_shifted_times(case: Case, by_ms: int) -> None:
    shifted = Case(
        case.start_ms + by_ms,
        case.speech_end_ms + by_ms,
        None if case.next_start_ms is None else case.next_start_ms + by_ms,
        None if case.clip_end_ms is None else case.clip_end_ms + by_ms,
        case.chars,
        case.limits,
    )
    assert shifted.end_ms() == case.end_ms() + by_ms


# On frames


RATES = [
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(30000, 1001),
    Fraction(30),
    Fraction(50),
    Fraction(60000, 1001),
    Fraction(60),
]
TEN_HOURS_MS = 36_000_000


class Shown(NamedTuple):
    """The start and end of a cue in frames."""

    start: int
    end: int


def shown(case: Case, fps: Fraction) -> Shown:
    start_ms, end_ms = window(
        case.start_ms, case.speech_end_ms, case.next_start_ms, case.clip_end_ms, case.chars, case.limits
    )
    frames = Shown(frame_at(start_ms, fps), frame_at(end_ms, fps))
    assert (start_ms, end_ms) == (frame_ms(frames.start, fps), frame_ms(frames.end, fps))
    return frames


@pytest.mark.parametrize("fps", RATES, ids=str)
@pytest.mark.parametrize(
    ("preset", "gap", "chain_s"),
    [("netflix", 2, Fraction(1, 2)), ("bbc", 0, 1), ("ted", 0, 1), ("web", 0, 1), ("shorts", 0, 1)],
)
def test_the_gap_of_a_preset_is_its_frames_or_its_milliseconds_at_every_rate(
    fps: Fraction, preset: str, gap: int, chain_s: Fraction
) -> None:
    limits = Limits.preset(preset, fps=fps)
    chain = -(-chain_s * fps // 1)
    for silence in range(2 * chain):
        # Speech of 72 frames, within the duration limits at every rate, with almost nothing to read.
        start_ms, speech_end_ms, next_start_ms = (frame_ms(at, fps) for at in (100, 172, 172 + silence))
        cue = shown(Case(start_ms, speech_end_ms, next_start_ms, None, 0, limits), fps)
        left = 172 + silence - cue.end
        assert left == gap if silence < chain else left >= chain


@pytest.mark.parametrize(
    ("fps", "gap", "chain"),
    [
        (RATES[0], 2, 12),
        (Fraction(24), 2, 12),
        (Fraction(25), 2, 13),
        (RATES[3], 2, 15),
        (Fraction(30), 2, 15),
        (Fraction(50), 2, 25),
        (RATES[6], 2, 30),
        (Fraction(60), 2, 30),
    ],
    ids=str,
)
def test_gaps_of_netflix_are_two_frames_or_half_a_second_at_every_rate(fps: Fraction, gap: int, chain: int) -> None:
    limits = Limits.preset("netflix", fps=fps)
    assert least_frames(limits.min_gap_ms, fps) == gap
    assert least_frames(limits.chain_below_ms, fps) == chain


def test_a_given_gap_wins_over_the_frames_of_the_preset() -> None:
    limits = Limits.preset("netflix", fps=Fraction(60), min_gap_ms=83)
    assert limits.min_gap_ms == 83
    assert Limits.preset("netflix", fps=Fraction(60)).min_gap_ms == 33
    assert shown(Case(0, 3000, 3000, None, 10, limits), Fraction(60)) == (0, 175)


@pytest.mark.parametrize(
    ("case", "fps", "frames"),
    [
        # The start moves to the nearest frame, the end to two frames before the next start.
        (Case(20, 1000, 1020, None, 3, Limits.preset("netflix", fps=Fraction(24))), 24, (0, 22)),
        (Case(21, 1000, 1021, None, 3, Limits.preset("netflix", fps=Fraction(24))), 24, (1, 23)),
        # Speech is not cut.
        (Case(0, 1001, 9000, None, 3, Limits(fps=Fraction(25), rest_hold_ms=0)), 25, (0, 26)),
        (Case(0, 1000, 9000, None, 3, Limits(fps=Fraction(25), rest_hold_ms=0)), 25, (0, 25)),
        # The last cue stays within the clip.
        (Case(0, 1000, None, 1099, 3, Limits(fps=Fraction(25))), 25, (0, 27)),
        (Case(0, 1098, None, 1099, 3, Limits(fps=Fraction(25))), 25, (0, 28)),
        # The next word is in the same frame: the cue lasts one frame, at the cost of the gap.
        (Case(0, 3, 3, None, 3, Limits.preset("netflix", fps=Fraction(24))), 24, (0, 1)),
        # 7 s are 167 frames of 24000/1001: the 168th would end at 7.007 s.
        (Case(0, 6900, 7200, None, 3, Limits(fps=RATES[0])), RATES[0], (0, 167)),
    ],
)
def test_a_cue_on_frames_ends_where_the_rule_says(case: Case, fps: Fraction, frames: tuple[int, int]) -> None:
    assert shown(case, Fraction(fps)) == frames


def test_a_cue_of_one_frame_chains_rather_than_leave_a_gap_that_blinks() -> None:
    # At 23.976 frames per second the minimum gap is 4 frames, and one of 5 blinks. The first word
    # ends before its own frame begins, so the cue needs frame 1 whole; the next starts on frame 7.
    limits = Limits(min_duration_ms=0, max_duration_ms=84, min_gap_ms=126, chain_below_ms=209, fps=RATES[0])
    limits = replace(limits, rest_hold_ms=0, max_hold_ms=0)
    assert shown(Case(42, 2, 292, None, 0, limits), RATES[0]) == (1, 3)


@st.composite
def framed(draw: st.DrawFn) -> tuple[list[Case], Fraction]:
    """The cues of a clip up to ten hours long, under a preset or any limits, at any rate."""
    fps = draw(st.sampled_from(RATES) | st.fractions(4, 500, max_denominator=1001))
    presets = st.sampled_from(sorted(PRESETS)).map(lambda name: Limits.preset(name, fps=fps))
    under = draw(presets | limits().map(lambda drawn: replace(drawn, fps=fps)))
    starts_ms = [draw(st.integers(0, TEN_HOURS_MS))]
    ends_ms = []
    for _ in range(draw(st.integers(1, 6))):
        ends_ms.append(starts_ms[-1] + draw(st.integers(1, 60) | st.integers(1, 9000)))
        starts_ms.append(ends_ms[-1] + draw(st.integers(0, 60) | st.integers(0, 3000)))
    shown_ms = list(cue_starts(starts_ms, under))
    chars = draw(st.integers(0, 200))
    cases = [
        Case(start_ms, speech_end_ms, next_start_ms, None, chars / 2, under)
        for (start_ms, next_start_ms), speech_end_ms in zip(pairwise(shown_ms), ends_ms, strict=True)
    ]
    last_ms = starts_ms[-1] + draw(st.integers(1, 9000))
    clip_end_ms = draw(st.none() | st.integers(0, 2 * TEN_HOURS_MS))
    return [*cases, Case(shown_ms[-1], last_ms, None, clip_end_ms, chars / 2, under)], fps


@given(framed())
def test_every_cue_on_frames_lasts_at_least_one_frame_and_none_overlap(made: tuple[list[Case], Fraction]) -> None:
    cases, fps = made
    cues = [shown(case, fps) for case in cases]
    assert all(cue.end > cue.start for cue in cues)
    assert all(cue.end <= after.start for cue, after in pairwise(cues))
    for (cue, case), after in zip(zip(cues, cases, strict=True), cues[1:], strict=False):
        assert frame_at(case.next_start_ms or 0, fps) == after.start, cue


@given(framed())
def test_gaps_on_frames_are_the_minimum_or_long_enough_not_to_blink(made: tuple[list[Case], Fraction]) -> None:
    cases, fps = made
    for case in cases[:-1]:
        cue = shown(case, fps)
        gap = frame_at(case.next_start_ms or 0, fps) - cue.end
        least, chain = (least_frames(ms, fps) for ms in (case.limits.min_gap_ms, case.limits.chain_below_ms))
        longest = max(cue.start + most_frames(case.limits.max_duration_ms, fps), frame_from(case.speech_end_ms, fps))
        if gap < least:
            assert cue.end == cue.start + 1
        elif least < gap < chain:
            assert cue.end + gap - least > longest


@given(framed())
def test_limits_on_frames_hold_for_the_rounded_times(made: tuple[list[Case], Fraction]) -> None:
    cases, fps = made
    for case in cases:
        limits = case.limits
        start_ms, end_ms = window(*case)
        if frame_from(case.speech_end_ms, fps) - frame_at(start_ms, fps) <= most_frames(limits.max_duration_ms, fps):
            assert end_ms - start_ms <= max(limits.max_duration_ms, frame_ms(1, fps) + 1)
        # Rounding to milliseconds never shortens a gap below its frames.
        if case.next_start_ms is not None:
            gap = frame_at(case.next_start_ms, fps) - frame_at(end_ms, fps)
            if gap >= least_frames(limits.min_gap_ms, fps):
                assert case.next_start_ms - end_ms >= limits.min_gap_ms


@given(framed())
def test_only_the_minimum_gap_and_the_next_start_cut_into_speech_on_frames(made: tuple[list[Case], Fraction]) -> None:
    cases, fps = made
    for case in cases:
        cue = shown(case, fps)
        cut = frame_from(case.speech_end_ms, fps) - cue.end
        if case.next_start_ms is None:
            assert cut <= 0
        else:
            silence = frame_at(case.next_start_ms, fps) - frame_from(case.speech_end_ms, fps)
            assert cut <= max(0, least_frames(case.limits.min_gap_ms, fps) - silence)


@given(framed())
def test_the_last_cue_on_frames_stays_within_the_clip(made: tuple[list[Case], Fraction]) -> None:
    cases, fps = made
    last = cases[-1]
    if last.clip_end_ms is not None:
        end = max(
            frame_until(last.clip_end_ms, fps), frame_from(last.speech_end_ms, fps), frame_at(last.start_ms, fps) + 1
        )
        assert shown(last, fps).end <= end


@given(st.lists(st.integers(0, 60), min_size=1, max_size=50), st.sampled_from(RATES))
@example([0, 1, 1, 1, 1], Fraction(24))
def test_starts_are_the_nearest_frames_but_no_two_share_one(steps: list[int], fps: Fraction) -> None:
    first_words_ms = [sum(steps[: at + 1]) for at in range(len(steps))]
    frames = [frame_at(start_ms, fps) for start_ms in cue_starts(first_words_ms, Limits(fps=fps))]
    assert all(frame < after for frame, after in pairwise(frames))
    for at, (first_ms, frame) in enumerate(zip(first_words_ms, frames, strict=True)):
        assert frame == max(frame_at(first_ms, fps), frames[at - 1] + 1 if at else 0)


def test_without_frames_a_cue_starts_with_its_first_word() -> None:
    assert list(cue_starts([3, 4, 500], Limits())) == [3, 4, 500]


@given(st.sampled_from(RATES), st.integers(0, TEN_HOURS_MS), st.integers(1, 7000))
def test_the_longest_span_of_speech_fits_on_frames(fps: Fraction, start_ms: int, max_duration_ms: int) -> None:
    limits = Limits(fps=fps, max_duration_ms=max_duration_ms, min_duration_ms=0)
    speech_ms = longest_span_ms(limits)
    assert longest_span_ms(Limits(max_duration_ms=max_duration_ms, min_duration_ms=0)) == max_duration_ms
    if speech_ms > 0:
        length = frame_from(start_ms + speech_ms, fps) - frame_at(start_ms, fps)
        assert length <= most_frames(max_duration_ms, fps)


@given(cases())
def test_a_chained_cue_lasts_as_long_as_the_search_assumes(case: Case) -> None:
    if case.next_start_ms is None:
        return
    bridged_ms = bridged_end_ms(case.speech_end_ms, case.next_start_ms, case.limits)
    if bridged_ms is not None:
        assert case.end_ms() == max(min(bridged_ms, longest_ms(case)), case.start_ms + 1)


@pytest.mark.parametrize(
    ("gap_ms", "fps", "told"),
    [
        (0, None, False),
        (83, None, False),
        (84, None, True),
        (499, None, True),
        (500, None, False),
        # Two frames of 24 may be rounded to 84 ms, and three to 125.
        (84, Fraction(24), False),
        (125, Fraction(24), True),
        (458, Fraction(24), True),
        (500, Fraction(24), False),
    ],
)
def test_a_gap_between_the_minimum_and_the_chaining_limit_blinks(gap_ms: int, fps: Fraction | None, told: bool) -> None:
    limits = Limits.preset("netflix") if fps is None else Limits.preset("netflix", fps=fps)
    assert blinks(1000, 1000 + gap_ms, limits) == told


HUNDRED_HOURS_MS = 360_000_000
CLOCKS = [None, *RATES]


@pytest.mark.parametrize(
    ("fps", "last_ms"),
    [
        (None, 359_999_999),
        (Fraction(25), 359_999_960),
        (Fraction(24000, 1001), 359_999_973),
        (Fraction(30000, 1001), 359_999_973),
    ],
)
def test_the_last_end_is_the_last_millisecond_or_frame_before_100_hours(fps: Fraction | None, last_ms: int) -> None:
    assert last_end_ms(Limits(fps=fps)) == last_ms


@pytest.mark.parametrize("fps", CLOCKS)
def test_no_cue_is_held_up_to_100_hours(fps: Fraction | None) -> None:
    for limits in (Limits(fps=fps), Limits(fps=fps, min_duration_ms=5000, max_hold_ms=5000)):
        start_ms = next(cue_starts([HUNDRED_HOURS_MS - 1000], limits))
        for clip_end_ms in (None, HUNDRED_HOURS_MS - 1):
            assert window(start_ms, HUNDRED_HOURS_MS - 100, None, clip_end_ms, 3, limits)[1] == last_end_ms(limits)


@given(st.sampled_from(CLOCKS), st.integers(1, 2000), st.integers(0, 2000), st.integers(0, 100))
def test_a_cue_ends_before_100_hours_and_after_its_start_if_its_speech_can(
    fps: Fraction | None, before_ms: int, spoken_ms: int, chars: int
) -> None:
    limits = Limits(fps=fps)
    first_ms = HUNDRED_HOURS_MS - before_ms
    start_ms = next(cue_starts([first_ms], limits))
    speech_end_ms = first_ms + spoken_ms
    shown_from_ms, end_ms = window(start_ms, speech_end_ms, None, None, chars, limits)
    assert end_ms <= last_end_ms(limits) < HUNDRED_HOURS_MS
    if can_end(start_ms, speech_end_ms, limits):
        assert shown_from_ms < end_ms
        frame = 1 if fps is None else ceil(1000 / fps)
        assert speech_end_ms - end_ms <= frame
    else:
        assert start_ms >= last_end_ms(limits) or speech_end_ms >= HUNDRED_HOURS_MS
