"""The one rule of timing, by hand and by law."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.limits import LimitOptions, Limits
from captioner.schedule import needed_ms, window

WEB = Limits.preset("web")
NETFLIX = Limits.preset("netflix")


class Case(NamedTuple):
    """A cue to be timed, and the limits to time it under."""

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
        # A silence below a second is bridged; a longer one keeps at least a second, and half a second is held at most.
        (Case(0, 2000, 2000, None, 20, WEB), 2000),
        (Case(0, 2000, 2999, None, 20, WEB), 2999),
        (Case(0, 2000, 3000, None, 20, WEB), 2000),
        (Case(0, 2000, 3300, None, 20, WEB), 2300),
        (Case(0, 2000, 9000, None, 20, WEB), 2500),
        # Reading asks for 1.5 s: the half second that it gets is the most that it can get.
        (Case(0, 500, 9000, None, 30, WEB), 1000),
        # Reading asks for 333 ms past speech where resting would get 200: the gap would be 867 ms, so it chains.
        (Case(0, 500, 1700, None, 5, WEB), 1700),
        # Netflix: two frames or half a second, and held only where reading or the minimum duration asks.
        (Case(0, 1000, 1000, None, 10, NETFLIX), 917),
        (Case(0, 1000, 1050, None, 10, NETFLIX), 967),
        (Case(0, 1000, 1499, None, 10, NETFLIX), 1416),
        (Case(0, 1000, 1500, None, 10, NETFLIX), 1000),
        (Case(0, 500, 5000, None, 4, NETFLIX), 833),
        (Case(0, 500, 1333, None, 4, NETFLIX), 833),
        (Case(0, 500, 1332, None, 4, NETFLIX), 1249),
        # It chains past what it may be held for.
        (Case(0, 500, 1450, None, 20, NETFLIX), 1367),
        # Never past 7 s, and the gap is then what it is; unless the speech is longer.
        (Case(0, 6800, 7700, None, 80, WEB), 7000),
        (Case(0, 8000, 8500, None, 80, WEB), 8000),
        (Case(0, 8000, 8000, None, 80, NETFLIX), 7917),
        # Never shorter than 1 ms: there the gap gives way.
        (Case(0, 40, 40, None, 3, NETFLIX), 1),
        (Case(0, 1, 1, None, 3, NETFLIX), 1),
        (Case(0, 84, 84, None, 3, NETFLIX), 1),
        (Case(0, 85, 85, None, 3, NETFLIX), 2),
        # The last cue: to the clip's end at the latest, which is never before its last word.
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
def test_a_cue_lasts_and_is_gone_before_the_next_begins(case: Case) -> None:
    assert case.end_ms() > case.start_ms
    if case.next_start_ms is not None:
        assert case.end_ms() <= case.next_start_ms


@given(cases())
def test_a_cue_lasts_no_longer_than_its_limit_or_its_speech(case: Case) -> None:
    assert case.end_ms() <= longest_ms(case)


@given(cases())
def test_a_gap_is_the_least_or_long_enough_to_be_seen(case: Case) -> None:
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
def test_a_cue_is_held_no_longer_than_it_may_unless_it_chains(case: Case) -> None:
    if case.next_start_ms is not None and case.next_start_ms - case.end_ms() <= case.limits.min_gap_ms:
        return
    held_ms = case.end_ms() - case.speech_end_ms
    capped = case.next_start_ms is not None and case.end_ms() == longest_ms(case)
    assert held_ms <= max(case.limits.rest_hold_ms, case.limits.max_hold_ms) or capped


@given(cases())
def test_only_the_least_gap_cuts_into_speech(case: Case) -> None:
    cut_ms = case.speech_end_ms - case.end_ms()
    assert cut_ms <= 0 or (
        case.next_start_ms is not None and cut_ms <= case.limits.min_gap_ms - (case.next_start_ms - case.speech_end_ms)
    )


@given(cases())
def test_a_cue_is_held_for_as_long_as_reading_asks_where_it_may_be(case: Case) -> None:
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
def test_a_shifted_cue_is_timed_alike(case: Case, by_ms: int) -> None:
    shifted = Case(
        case.start_ms + by_ms,
        case.speech_end_ms + by_ms,
        None if case.next_start_ms is None else case.next_start_ms + by_ms,
        None if case.clip_end_ms is None else case.clip_end_ms + by_ms,
        case.chars,
        case.limits,
    )
    assert shifted.end_ms() == case.end_ms() + by_ms
