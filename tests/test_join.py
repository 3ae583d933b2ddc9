"""Several clips on one timeline."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import Timing, TimingError, join
from tests.clips import TIMINGS
from tests.ffmpeg import Encode
from tests.sounds import make_wav
from tests.strategies import words

RATES = (44_100, 48_000)


def spoken(*texts: str, duration_ms: int | None = None, **about: Any) -> Timing:
    """Words of 400 ms that start at 100 ms and every 500 ms after that."""
    timed = [(text, 100 + 500 * at, 500 + 500 * at) for at, text in enumerate(texts)]
    return Timing.from_words(timed, duration_ms=duration_ms, repair=None, **about)


@st.composite
def clips(draw: st.DrawFn) -> list[Timing]:
    made = []
    for _ in range(draw(st.integers(1, 5))):
        timing = Timing.from_words(draw(words(max_size=10)), repair=None)
        after = draw(st.fractions(1, 5000, max_denominator=48_000))
        made.append(timing.lasting(after + (timing.words[-1].end_ms if timing.words else 1)))
    return made


def test_a_clip_starts_after_the_duration_of_the_previous_one_not_after_its_last_word() -> None:
    joined = join([spoken("One.", duration_ms=2000), spoken("Two.", "three.", duration_ms=1500)])
    assert [(word.text, word.before, word.start_ms, word.end_ms) for word in joined.words] == [
        ("One.", "", 100, 500),
        ("Two.", "\n\n", 2100, 2500),
        ("three.", " ", 2600, 3000),
    ]
    assert joined.duration_ms == 3500


def test_a_word_that_rounding_leaves_without_a_duration_is_refused() -> None:
    one = Timing.from_words([("a", 0, 1)])
    with pytest.raises(
        TimingError, match=r"clip 2: its last word is spoken from 0 to 0.001 s, but the clip lasts 0.001 s"
    ):
        join([one.lasting(Fraction(3, 2)), one.lasting(1), one])


def test_the_gap_is_between_clips_only() -> None:
    joined = join([spoken("a", duration_ms=1000)] * 3, gap_ms=250)
    assert [word.start_ms for word in joined.words] == [100, 1350, 2600]
    assert joined.duration_ms == 3500


@pytest.mark.parametrize("gap_ms", [-1, 0.5, True, None])
def test_an_invalid_gap_is_refused(gap_ms: int) -> None:
    with pytest.raises(TimingError, match="the gap between clips cannot be"):
        join([spoken("a")], gap_ms=gap_ms)


@pytest.mark.parametrize("extension", [".wav", ".mp3"])
def test_thirty_clips_of_real_audio_do_not_drift_by_a_millisecond(
    tmp_path: Path, extension: str, request: pytest.FixtureRequest
) -> None:
    encode: Encode | None = None if extension == ".wav" else request.getfixturevalue("encode")
    lengths, parts = [], []
    for number, (samples, rate) in enumerate(((99_991, RATES[0]), (70_003, RATES[1]), (123_457, RATES[0]))):
        wav = make_wav(tmp_path / f"{number}.wav", samples, rate)
        audio = encode(wav, tmp_path / f"{number}{extension}") if encode else wav
        lengths.append(Fraction(1000 * samples, rate))
        parts.append(spoken("One", "two.").lasting(captioner.audio_duration_ms(audio)))
    joined = join(parts * 10)
    assert len(joined.words) == 60
    for clip in range(30):
        real_ms = sum((lengths[at % 3] for at in range(clip)), Fraction(0))
        for word, own in zip(joined.words[2 * clip : 2 * clip + 2], parts[0].words, strict=True):
            assert abs(word.start_ms - (real_ms + own.start_ms)) <= Fraction(1, 2)
            assert abs(word.end_ms - (real_ms + own.end_ms)) <= Fraction(1, 2)
    assert joined.exact_duration_ms == 10 * sum(lengths)


@given(clips(), st.integers(0, 3000))
def test_times_between_words_are_kept_and_sums_do_not_drift(made: list[Timing], gap_ms: int) -> None:
    joined = join(made, gap_ms=gap_ms)
    found = iter(joined.words)
    start_ms = Fraction(0)
    for clip in made:
        offset_ms = round(start_ms)
        for word in clip.words:
            there = next(found)
            assert there == replace(word.shifted(offset_ms), before=there.before, end_ms=there.end_ms)
            # Rounding may cost half a millisecond between clips.
            assert 0 <= word.end_ms + offset_ms - there.end_ms <= 1
        start_ms += (clip.exact_duration_ms or 0) + gap_ms
    assert next(found, None) is None
    assert joined.exact_duration_ms == start_ms - gap_ms
    assert all(one.start_ms < one.end_ms <= after.start_ms for one, after in pairwise(joined.words))


@given(clips(), st.sampled_from(sorted(captioner.PRESETS)))
def test_no_cue_holds_words_of_two_clips(made: list[Timing], preset: str) -> None:
    firsts, start = set(), 0
    for clip in made:
        firsts.add(start)
        start += len(clip.words)
    ends, end = set(), 0
    for cue in captioner.caption(join(made), preset):
        ends.add(end)
        end += len(cue.words)
    assert firsts <= {*ends, end}


def test_joined_clips_may_be_joined_again() -> None:
    one, two = spoken("a").lasting(Fraction(100_001, 48)), spoken("b").lasting(Fraction(70_000, 44))
    assert join([join([one, two]), one]) == join([one, join([two, one])]) == join([one, two, one])


def test_joining_one_clip_changes_nothing() -> None:
    assert join([TIMINGS["v1"]]) == TIMINGS["v1"]
    timing = spoken("a", duration_ms=700, language="en", title="A", uuid="a1")
    assert join([timing]) == timing.lasting(700)


def test_the_duration_in_a_clip_is_used_exactly_as_written() -> None:
    clip = {"duration": 2.4306, "audio_timestamps": {"graph_chars": ["a"], "graph_times": [[0, 0.5]]}}
    timing = captioner.read_clip(clip)
    assert (timing.duration_ms, timing.exact_duration_ms) == (2431, Fraction("2430.6"))
    assert join([timing] * 101).words[-1].start_ms == 243_060


def test_a_clip_without_a_duration_is_refused_with_name_and_remedy_unless_it_is_the_last() -> None:
    known, unknown = spoken("a", duration_ms=1000), spoken("b", uuid="b2")
    with pytest.raises(TimingError, match=r"^clip 2 \(b2\): its duration is not known, .* --durations FILE, .*lasting"):
        join([known, unknown, known])
    joined = join([known, unknown])
    assert (joined.duration_ms, joined.exact_duration_ms, joined.words[-1].end_ms) == (None, None, 1500)


def test_a_word_that_ends_after_its_clip_is_cut_and_counted_except_in_the_last_clip() -> None:
    joined = join([spoken("a", duration_ms=450)] * 3)
    assert [(word.start_ms, word.end_ms) for word in joined.words] == [(100, 450), (550, 900), (1000, 1400)]
    assert joined.cut == 2
    assert join([joined, spoken("b")]).cut == 3


@pytest.mark.parametrize("last", [False, True])
def test_a_duration_that_is_too_short_for_the_words_is_refused(last: bool) -> None:
    whole = spoken("a", duration_ms=1000)
    for short in (spoken(*"abcd", duration_ms=950, title="Intro"), spoken("a", "b", duration_ms=600, title="Intro")):
        with pytest.raises(TimingError, match=r"^clip \d \(Intro\): its last word is spoken from .*real duration$"):
            join([whole, short] if last else [short, whole])


def test_metadata_on_which_clips_agree_is_kept() -> None:
    one = spoken("a", duration_ms=1000, language="en", title="A", uuid="a1")
    two = spoken("b", duration_ms=1000, language="en", title="B", uuid="b2")
    joined = join([replace(one, nudged=1, dropped=2, source="azure"), replace(two, nudged=3, source="azure")])
    assert (joined.language, joined.title, joined.uuid, joined.source) == ("en", None, None, "azure")
    assert (joined.nudged, joined.dropped) == (4, 2)
    assert join([one, replace(two, language="de")]).language is None


def test_a_clip_without_words_is_silence() -> None:
    silence = Timing(()).lasting(3000)
    joined = join([silence, spoken("a", duration_ms=1000), silence, spoken("b")])
    assert [(word.before, word.start_ms) for word in joined.words] == [("", 3100), ("\n\n", 7100)]
    assert join([silence, silence]) == Timing(()).lasting(6000)


def test_joining_no_clips_or_too_many_is_refused() -> None:
    with pytest.raises(TimingError, match="there are no clips to join"):
        join([])
    with pytest.raises(TimingError, match="clip 2 would end beyond 100 hours"):
        join([spoken("a", duration_ms=359_999_000)] * 2)


@pytest.mark.parametrize("duration_ms", [0, -1, 360_000_000, Fraction(719_999_999, 2)])
def test_a_clip_cannot_last_forever_or_not_at_all(duration_ms: Fraction | int) -> None:
    with pytest.raises(TimingError, match="a clip cannot last"):
        spoken("a").lasting(duration_ms)


def test_an_exact_duration_that_contradicts_the_duration_is_refused() -> None:
    with pytest.raises(TimingError, match=r"lasting\(\) sets both"):
        replace(spoken("a").lasting(1000), duration_ms=900)
