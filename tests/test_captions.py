"""`caption` and `Captions`: language, limits, breaches, shifts."""

import gc
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import Breach, Captions, Limits, LimitsError, Timing, TimingError, caption
from captioner.frames import frame_at, frame_ms
from captioner.timing.words import Word
from tests.clips import TIMINGS
from tests.readback import read_pysubs2_srt, read_pysubs2_vtt, read_srt, read_webvtt_srt, read_webvtt_vtt
from tests.strategies import words

ENGLISH = Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
JAPANESE = Timing.from_words([("東京", 0, 400), ("です。", 450, 900)])


def test_the_limits_of_a_preset_depend_on_the_language() -> None:
    assert caption(JAPANESE).language == "ja"
    assert caption(JAPANESE).limits == Limits.preset("web", language="ja")
    assert caption(JAPANESE, "netflix", max_cps=9).limits == Limits.preset("netflix", language="ja", max_cps=9)
    assert caption(ENGLISH, "netflix").limits == Limits.preset("netflix", language="en")


def test_a_given_language_wins_over_the_clips_and_the_clips_over_a_guess() -> None:
    french = Timing(ENGLISH.words, language="fr-FR")
    assert caption(ENGLISH).language == "en"
    assert caption(french).language == "fr-FR"
    assert caption(french).limits.target_cps == 17
    assert caption(french, language="de").language == "de"
    assert caption(JAPANESE, language="zh").limits.max_line_width == 32


def test_a_limits_object_is_used_as_it_is() -> None:
    limits = Limits(max_line_width=20)
    captions = caption(JAPANESE, limits)
    assert captions.limits is limits
    assert captions.language == "ja"


def test_overrides_with_a_limits_object_are_an_error_that_names_them() -> None:
    with pytest.raises(LimitsError, match=r"^max_words, min_gap_ms given with a Limits object: "):
        caption(ENGLISH, Limits(), max_words=3, min_gap_ms=9)


def test_an_unknown_preset_or_override_is_an_error() -> None:
    with pytest.raises(LimitsError, match="there is no preset 'nettflix'"):
        caption(ENGLISH, "nettflix")
    with pytest.raises(LimitsError, match="there is no limit 'max_width'"):
        caption(ENGLISH, max_width=3)  # type: ignore[call-arg]


def test_captions_are_a_sequence_of_their_cues() -> None:
    captions = caption(TIMINGS["v1"])
    assert len(captions) == len(captions.cues) == 2
    assert tuple(captions) == captions.cues
    assert captions[0] is captions.cues[0]
    assert captions[-1].text == "What do you think?"
    assert captions[:1] == captions.cues[:1]
    with pytest.raises(IndexError):
        captions[2]


def test_the_documented_clip_is_two_cues() -> None:
    captions = caption(TIMINGS["v1"])
    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in captions] == [
        (23, 4111, "Resemble increases productivity\nthrough an easy to use API."),
        (5180, 6493, "What do you think?"),
    ]
    assert [line.width for line in captions[0].lines] == [31, 27]
    assert captions[0].duration_ms == 4088
    assert captions.breaches == ()


def test_captions_keep_the_title_uuid_and_duration_of_the_clip() -> None:
    captions = caption(Timing(ENGLISH.words, duration_ms=1000, title="Hello", uuid="7ff0ffa"))
    assert (captions.duration_ms, captions.title, captions.uuid) == (1000, "Hello", "7ff0ffa")
    assert captions[-1].end_ms == 1000


def test_no_words_make_no_cues() -> None:
    captions = caption(Timing(()))
    assert captions.cues == ()
    assert captions.breaches == ()
    assert (captions.language, len(captions)) == ("en", 0)


def breaches(*words: tuple[str, int, int], preset: str = "web") -> tuple[Breach, ...]:
    return caption(Timing.from_words(words, repair=None), preset).breaches


def test_a_word_wider_than_the_line_is_a_breach() -> None:
    assert breaches(("a" * 60, 0, 4000)) == (Breach(1, "max_line_width", 60, 42),)
    assert breaches(("a" * 42, 0, 4000)) == ()
    # Next to other words, it gets a line of its own.
    (breach,) = breaches(("Say", 0, 900), ("a" * 60, 900, 4900), ("now.", 4900, 6000))
    assert (breach.limit, breach.measured) == ("max_line_width", 60)


def test_a_word_longer_than_the_longest_cue_is_a_breach() -> None:
    assert breaches(("Mmmmmm.", 0, 9000)) == (Breach(1, "max_duration_ms", 9000, 7000),)
    assert breaches(("Mmmmmm.", 0, 7000)) == ()


def test_speech_faster_than_reading_is_a_breach_if_its_cue_cannot_be_held_longer() -> None:
    # 39 characters in 1.3 s, including the longest hold: 30 per second.
    fast = [(" word", 100 * at, 100 * at + 100) for at in range(8)]
    assert breaches(*fast) == (Breach(1, "max_cps", 30.0, 20.0),)
    # 26 characters in 1.3 s are 20 per second and no breach; 27 are 20.77, which is rounded up.
    assert breaches(("a" * 26, 0, 800)) == ()
    assert breaches(("a" * 27, 0, 800)) == (Breach(1, "max_cps", 20.8, 20.0),)
    # 63 characters in 45 s are 1.4 per second, though 1.4 * 45 is slightly below 63 in floating point.
    slow = Timing.from_words([("a" * 63, 0, 45_000)])
    assert caption(slow, max_cps=1.4, max_line_width=63, max_duration_ms=45_000).breaches == ()


def test_words_a_millisecond_apart_breach_the_limits_of_duration_and_speed() -> None:
    assert breaches(("a\n\n", 0, 1), ("b", 1, 900), preset="netflix") == (
        Breach(1, "min_duration_ms", 1, 833),
        Breach(1, "max_cps", 1000.0, 20.0),
        Breach(1, "min_gap_ms", 0, 83),
    )


def test_a_clip_that_ends_too_soon_is_a_breach() -> None:
    timing = Timing.from_words([("No.", 0, 300)], duration_ms=500)
    assert caption(timing).breaches == (Breach(1, "min_duration_ms", 500, 833),)


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("clip", TIMINGS)
def test_a_cue_either_keeps_its_limits_or_is_listed(clip: str, preset: str) -> None:
    captions = caption(TIMINGS[clip], preset)
    limits = captions.limits
    listed = {(breach.cue, breach.limit) for breach in captions.breaches}
    for number, cue in enumerate(captions, 1):
        assert len(cue.lines) <= limits.max_line_count
        assert ((number, "max_line_width") in listed) == any(line.width > limits.max_line_width for line in cue.lines)
        assert ((number, "max_duration_ms") in listed) == (cue.duration_ms > limits.max_duration_ms)
        assert ((number, "min_duration_ms") in listed) == (cue.duration_ms < limits.min_duration_ms)
        if number < len(captions):
            gap_ms = captions[number].start_ms - cue.end_ms
            assert ((number, "min_gap_ms") in listed) == (gap_ms < limits.min_gap_ms)
    assert all(breach.measured != breach.allowed for breach in captions.breaches)


def test_captions_pickle() -> None:
    # As in process pools.
    captions = caption(TIMINGS["japanese"], "netflix")
    copied = pickle.loads(pickle.dumps(captions))
    assert isinstance(copied, Captions)
    assert copied == captions


_WRITE_ALL = """
import captioner
from tests.clips import TIMINGS
for timing in TIMINGS.values():
    for preset in captioner.PRESETS:
        captions = captioner.caption(timing, preset)
        print(captions.breaches, *(write(captions) for write in captioner.WRITERS.values()))
"""


def test_the_same_clips_make_the_same_bytes_in_every_process() -> None:
    # Each process hashes strings differently, which changes the order of sets.
    written = {
        subprocess.run(
            [sys.executable, "-c", _WRITE_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(written) == 1
    assert "Resemble increases productivity\n" in written.pop().decode()


RATES = [Fraction(rate, 1001) for rate in (24000, 30000, 60000)] + [Fraction(rate) for rate in (24, 25, 30, 50, 60)]
PRESETS = st.sampled_from(sorted(captioner.PRESETS))


@given(words(), st.sampled_from(RATES), PRESETS, st.integers(0, 36_000_000))
def test_what_is_written_reads_back_to_the_same_frames_even_after_ten_hours(
    spoken: list[tuple[str, int, int]], fps: Fraction, preset: str, late_ms: int
) -> None:
    timing = Timing.from_words(
        [(text, start_ms + late_ms, end_ms + late_ms) for text, start_ms, end_ms in spoken], repair=None
    )
    captions = caption(timing, preset, fps=fps)
    frames = [(frame_at(cue.start_ms, fps), frame_at(cue.end_ms, fps)) for cue in captions]
    assert [(cue.start_ms, cue.end_ms) for cue in captions] == [
        (frame_ms(start, fps), frame_ms(end, fps)) for start, end in frames
    ]
    assert all(start < end for start, end in frames)
    assert all(end <= start for (_, end), (start, _) in pairwise(frames))
    for read in (read_srt(captioner.to_srt(captions)), read_webvtt_vtt(captioner.to_vtt(captions))):
        assert [(frame_at(start_ms, fps), frame_at(end_ms, fps)) for start_ms, end_ms, _ in read] == frames


@given(words(), st.sampled_from(RATES), PRESETS)
def test_breaches_on_frames_are_exact(spoken: list[tuple[str, int, int]], fps: Fraction, preset: str) -> None:
    captions = caption(Timing.from_words(spoken, repair=None), preset, fps=fps)
    frame = 1000 / fps
    listed = {(breach.cue, breach.limit) for breach in captions.breaches}
    limits = captions.limits
    for number, cue in enumerate(captions, 1):
        length = (frame_at(cue.end_ms, fps) - frame_at(cue.start_ms, fps)) * frame
        for limit, kept in (
            ("min_duration_ms", length >= limits.min_duration_ms),
            ("max_duration_ms", length <= limits.max_duration_ms),
        ):
            # Rounding to milliseconds may hide a breach of less than a millisecond, but never causes one.
            off = abs(length - getattr(limits, limit)) >= 1
            assert not kept or (number, limit) not in listed
            assert kept or not off or (number, limit) in listed
        if number < len(captions):
            gap = frame_at(captions[number].start_ms, fps) - frame_at(cue.end_ms, fps)
            least = captioner.PRESETS[preset].gap_frames
            assert ((number, "min_gap_ms") in listed) == (gap < least)


def test_a_gap_of_two_frames_is_no_breach_however_it_is_rounded() -> None:
    # 2 frames of 24 are 83.3 ms, rounded to 83 or 84.
    spoken = [("a\n\n", 1013 * at, 1013 * at + 1013) for at in range(20)]
    captions = caption(Timing.from_words(spoken, repair=None), "netflix", fps=Fraction(24))
    gaps_ms = {after.start_ms - cue.end_ms for cue, after in pairwise(captions)}
    assert gaps_ms == {83, 84}
    assert captions.breaches == ()


def test_a_shift_moves_every_time() -> None:
    captions = caption(TIMINGS["v2"])
    later = captions.shift(1500)
    assert later.shift(-1500) == captions
    assert captions.shift(0) is captions
    for cue, moved in zip(captions, later, strict=True):
        assert (moved.start_ms, moved.end_ms, moved.text) == (cue.start_ms + 1500, cue.end_ms + 1500, cue.text)
        for word, moved_word in zip(cue.words, moved.words, strict=True):
            assert (moved_word.start_ms, moved_word.end_ms) == (word.start_ms + 1500, word.end_ms + 1500)
            assert moved_word.char_starts_ms == tuple(time_ms + 1500 for time_ms in word.char_starts_ms)
            assert moved_word.char_ends_ms == tuple(time_ms + 1500 for time_ms in word.char_ends_ms)
    assert (later.duration_ms or 0) == (captions.duration_ms or 0) + 1500
    assert (later.limits, later.breaches) == (captions.limits, captions.breaches)


def test_a_shift_before_zero_is_refused_with_the_cue_and_the_largest_possible_shift() -> None:
    captions = caption(TIMINGS["v1"])
    with pytest.raises(TimingError, match=r"^a shift of -1 s would start cue 1 at -0\.977 s, .* is -0\.023 s$"):
        captions.shift(-1000)
    assert captions.shift(-23)[0].start_ms == 0
    with pytest.raises(TimingError, match="beyond 100 hours"):
        captions.shift(360_000_000)
    assert caption(Timing(())).shift(-5).cues == ()


@given(words(), st.sampled_from(RATES), st.integers(-5000, 5000))
def test_a_shift_keeps_every_cue_on_a_frame(spoken: list[tuple[str, int, int]], fps: Fraction, by_ms: int) -> None:
    timing = Timing.from_words(
        [(text, start_ms + 6000, end_ms + 6000) for text, start_ms, end_ms in spoken], repair=None
    )
    captions = caption(timing, fps=fps)
    by = frame_at(by_ms, fps)
    for cue, moved in zip(captions, captions.shift(by_ms), strict=True):
        assert frame_at(moved.start_ms, fps) == frame_at(cue.start_ms, fps) + by
        assert frame_at(moved.end_ms, fps) == frame_at(cue.end_ms, fps) + by
        assert moved.start_ms == frame_ms(frame_at(moved.start_ms, fps), fps)
        assert moved.words[0].start_ms - cue.words[0].start_ms == (
            frame_ms(by, fps) if by >= 0 else -frame_ms(-by, fps)
        )


@given(st.integers(0, 100), st.sampled_from(RATES))
def test_the_largest_possible_shift_on_frames_is_possible(start_ms: int, fps: Fraction) -> None:
    captions = caption(Timing.from_words([("Hello!", start_ms, 1000)]), fps=fps)
    with pytest.raises(TimingError) as caught:
        captions.shift(-5000)
    most_ms = round(float(str(caught.value).split()[-2]) * 1000)
    assert captions.shift(most_ms)[0].words[0].start_ms == start_ms + most_ms >= 0


def test_the_garbage_collector_is_not_reconfigured(monkeypatch: pytest.MonkeyPatch) -> None:
    def touched(*_: object) -> None:
        raise AssertionError("the collector belongs to the whole process, and other threads rely on it")

    for name in ("disable", "enable", "freeze", "set_threshold"):
        monkeypatch.setattr(gc, name, touched)
    timing = captioner.read_clip({"graph_chars": ["H", "i"], "graph_times": [[0, 0.1], [0.1, 0.2]]})
    assert captioner.to_srt(captioner.caption(timing))


@pytest.mark.slow
def test_captions_hold_no_cycle() -> None:
    gc.collect()
    captioner.to_srt(captioner.caption(TIMINGS["v1"]))
    assert gc.collect() == 0


HUNDRED_HOURS_MS = 360_000_000
# Parsers that are not ours.
READERS = [
    (captioner.to_srt, read_srt),
    (captioner.to_srt, read_pysubs2_srt),
    (captioner.to_srt, read_webvtt_srt),
    (captioner.to_vtt, read_webvtt_vtt),
    (captioner.to_vtt, read_pysubs2_vtt),
]


@given(words(), st.none() | st.sampled_from(RATES), PRESETS, st.integers(1, 100) | st.integers(1, 3000))
def test_captions_that_end_just_before_100_hours_are_read_back_unchanged_or_refused(
    spoken: list[tuple[str, int, int]], fps: Fraction | None, preset: str, before_ms: int
) -> None:
    # Words with the same times are moved by a millisecond each.
    late_ms = HUNDRED_HOURS_MS - before_ms - max(end_ms for _, _, end_ms in spoken) - len(spoken)
    moved = [(text, start_ms + late_ms, end_ms + late_ms) for text, start_ms, end_ms in spoken]
    timing = Timing.from_words(moved, repair=None)
    if not timing.words:  # only no-break spaces
        return
    if fps is not None and timing.words[-1].start_ms >= HUNDRED_HOURS_MS - 1000 * (len(spoken) + 1) / fps:
        with suppress(TimingError):  # some word has no frame of its own
            caption(timing, preset, fps=fps)
        return
    captions = caption(timing, preset, fps=fps)
    times = [(cue.start_ms, cue.end_ms) for cue in captions]
    assert all(start_ms < end_ms < HUNDRED_HOURS_MS for start_ms, end_ms in times)
    for write, read in READERS:
        assert [(start_ms, end_ms) for start_ms, end_ms, _ in read(write(captions))] == times


@pytest.mark.parametrize("fps", [None, *RATES])
def test_a_cue_that_is_cut_short_at_100_hours_is_listed(fps: Fraction | None) -> None:
    captions = caption(Timing.from_words([("Hello!", HUNDRED_HOURS_MS - 300, HUNDRED_HOURS_MS - 200)]), fps=fps)
    assert "min_duration_ms" in {breach.limit for breach in captions.breaches}


@pytest.mark.parametrize(
    ("word", "fps"),
    [
        (Word("a", HUNDRED_HOURS_MS - 5, HUNDRED_HOURS_MS), None),
        (Word("a", HUNDRED_HOURS_MS, HUNDRED_HOURS_MS + 5), None),
        (Word("a", HUNDRED_HOURS_MS - 1, HUNDRED_HOURS_MS), None),
        # Words nearest to the frame at 100 hours, and to the one before, whose minimum of one frame ends there.
        (Word("a", HUNDRED_HOURS_MS - 5, HUNDRED_HOURS_MS - 1), Fraction(25)),
        (Word("a", HUNDRED_HOURS_MS - 40, HUNDRED_HOURS_MS - 1), Fraction(25)),
    ],
)
def test_speech_at_100_hours_is_refused(word: Word, fps: Fraction | None) -> None:
    with pytest.raises(TimingError, match="beyond 100 hours"):
        caption(Timing((Word("Before.", 0, 1000), word)), fps=fps)


def test_a_word_without_a_frame_before_100_hours_joins_the_previous_cue() -> None:
    spoken = [("Hello", HUNDRED_HOURS_MS - 900, HUNDRED_HOURS_MS - 10), ("you!", HUNDRED_HOURS_MS - 5, 359_999_999)]
    captions = caption(Timing.from_words(spoken, repair=None), fps=Fraction(25), min_duration_ms=0)
    assert [(cue.text, cue.end_ms) for cue in captions] == [("Hello you!", HUNDRED_HOURS_MS - 40)]


@pytest.mark.parametrize("fps", [None, *RATES])
def test_a_shift_cuts_a_hold_at_100_hours_and_refuses_speech(fps: Fraction | None) -> None:
    captions = caption(ENGLISH, fps=fps)
    speech_end_ms = captions[0].words[-1].end_ms
    assert captions[0].end_ms > speech_end_ms + 400
    by_ms = HUNDRED_HOURS_MS - speech_end_ms - 100
    moved = captions.shift(by_ms)
    assert moved[0].start_ms < HUNDRED_HOURS_MS - 900
    assert HUNDRED_HOURS_MS - 50 < moved[0].end_ms < HUNDRED_HOURS_MS
    assert captions.breaches == ()
    slow = caption(ENGLISH, fps=fps, min_duration_ms=1200)
    assert (slow.breaches, [one.limit for one in slow.shift(by_ms).breaches]) == ((), ["min_duration_ms"])
    with pytest.raises(TimingError, match="would end cue 1 beyond 100 hours"):
        captions.shift(by_ms + 200)


@given(st.sampled_from(RATES), st.integers(1, 4000))
def test_a_shift_on_frames_is_not_rounded_up_to_100_hours(fps: Fraction, before_ms: int) -> None:
    captions = caption(ENGLISH, fps=fps)
    try:
        moved = captions.shift(HUNDRED_HOURS_MS - before_ms)
    except TimingError:
        assert before_ms < 1000
    else:
        assert moved[0].start_ms < moved[0].end_ms < HUNDRED_HOURS_MS


@given(words(), st.sampled_from(RATES), st.integers(1, 2000))
def test_a_shift_on_frames_lists_the_cues_it_makes_too_short(
    spoken: list[tuple[str, int, int]], fps: Fraction, by_ms: int
) -> None:
    moved = caption(Timing.from_words(spoken, repair=None), fps=fps).shift(by_ms)
    limits = {breach.limit for breach in moved.breaches}
    assert ("min-duration" in {one.code for one in captioner.check(moved)}) == ("min_duration_ms" in limits)
