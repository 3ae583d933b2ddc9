"""Runs of words without times of their own, words with silence in them, and the end of a clip."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import Timing, TimingError
from captioner.timing.repair import LEVELS, Level, repaired
from tests.clips import TIMINGS
from tests.damage import SENTENCES, TEXT, Spoken, span_of, spoken
from tests.test_single_times import SOUND, kinds, read


def collapsed(part: str, *, on_end: bool = False) -> Spoken:
    clip = spoken()
    first, last = span_of(TEXT, part)
    time = clip.ends[last - 1] if on_end else clip.starts[first]
    return clip.with_times(first, last, time, time)


@pytest.mark.parametrize("on_end", [False, True])
@pytest.mark.parametrize(
    "part", ["The committee met on Thursday", "Nobody expected the vote to", "before the result was read."]
)
def test_a_short_run_in_one_instant_is_spread_over_the_free_time_beside_it(part: str, on_end: bool) -> None:
    timing = read(collapsed(part, on_end=on_end))
    run = [at for at, word in enumerate(timing.words) if word.estimated]

    assert kinds(timing) == ["collapsed"]
    assert " ".join(timing.words[at].text for at in run) == part
    assert f"{len(run)} words have no times of their own" in str(timing.repairs[0])
    for at, word in enumerate(timing.words):
        assert abs(word.start_ms - SOUND.words[at].start_ms) <= (250 if at in run else 0)


def test_a_long_run_is_spread_only_on_request_and_the_error_says_so() -> None:
    clip = collapsed("expected the vote to take more than ten minutes. " + SENTENCES[2])
    with pytest.raises(
        TimingError, match=r'from "expected" \(\S+ s\) on, 26 words have no times of their own; '
    ) as caught:
        read(clip)
    timing = read(clip, "spread")

    assert "--repair spread" in str(caught.value)
    assert (caught.value.kind, caught.value.level) == ("collapsed", "spread")
    assert sum(word.estimated for word in timing.words) == 26
    assert timing.words[-1].end_ms <= (clip.duration_ms or 0)


@pytest.mark.parametrize("on_end", [False, True])
def test_sentences_that_each_stand_in_one_instant_are_spread_up_to_the_next(on_end: bool) -> None:
    clip = spoken()
    for sentence in SENTENCES:
        first, last = span_of(TEXT, sentence.strip())
        time = clip.ends[last - 1] if on_end else clip.starts[first]
        clip = clip.with_times(first, last, time, time)
    timing = read(clip, "spread")

    assert kinds(timing) == ["collapsed"] * 3
    assert (
        max(abs(word.start_ms - sound.start_ms) for word, sound in zip(timing.words, SOUND.words, strict=True)) < 1000
    )


def test_a_clip_in_one_instant_is_refused_at_every_level() -> None:
    for level in LEVELS:
        with pytest.raises(TimingError, match="38 words start between 0.1 and .*: the clip has no times"):
            read(spoken().with_times(0, len(TEXT), 100, 100), level)


def test_a_run_at_the_end_of_a_clip_without_a_duration_is_refused() -> None:
    with pytest.raises(TimingError, match="the clip has no duration that would leave time after them"):
        read(replace(collapsed(SENTENCES[2]), duration_ms=None), "spread")


def test_nothing_is_spread_over_music_that_follows() -> None:
    clip = collapsed("before the result was read.")
    timing = read(replace(clip, duration_ms=(clip.duration_ms or 0) + 20_000))

    assert timing.words[-1].end_ms < SOUND.words[-1].end_ms + 300


@pytest.mark.parametrize("number", ["4/7/1999", "1,250,000", "21-9-1866"])
def test_a_number_that_is_timed_too_short_is_spread_into_the_silence_after_it(number: str) -> None:
    text = f"It opened on {number} at noon and closed later."
    clip = spoken(text)
    first, last = span_of(text, number)
    clip = clip.with_times(first, last, clip.starts[first], clip.starts[first] + 5).later(last, 2500)
    timing = read(clip, "spread")
    word, after = timing.words[3:5]

    assert kinds(timing) == ["hole"]
    assert word.estimated
    assert word.start_ms + 1000 < word.end_ms <= after.start_ms


@pytest.mark.parametrize("held_ms", [4000, 30_000])
@pytest.mark.parametrize("word", ["library.", "members", "read."])
def test_a_letter_that_holds_a_silence_ends_when_speech_would(word: str, held_ms: int) -> None:
    clip = spoken()
    _, last = span_of(TEXT, word)
    ends = [*clip.ends]
    ends[last - 1] += held_ms
    timing = read(replace(clip, ends=ends).later(last, held_ms))
    cut = next(one for one in timing.words if one.text == word)
    sound = next(one for one in SOUND.words if one.text == word)

    assert "held-letter" in kinds(timing)
    assert sound.end_ms <= cut.end_ms <= sound.end_ms + 250
    assert cut.char_ends_ms[-1] == cut.end_ms


def test_a_first_letter_that_holds_a_silence_starts_when_the_rest_is_spoken() -> None:
    first, _ = span_of(TEXT, "Nobody")
    clip = spoken().later(first, 6000)
    starts = [*clip.starts]
    starts[first] -= 6000
    timing = read(replace(clip, starts=starts))

    assert kinds(timing) == ["held-letter"]
    assert timing.words[11].end_ms - timing.words[11].start_ms < 700


@pytest.mark.parametrize("text", ["No", "Noooo.", "4/7/1999"])
def test_a_clip_of_one_word_is_left_alone_however_long(text: str) -> None:
    timing = Timing.from_chars(text, [0] * len(text), [60_000] * len(text), duration_ms=61_000)

    assert (timing.words[0].end_ms, timing.repairs) == (60_000, ())


def test_words_that_are_timed_as_words_are_left_alone_however_long() -> None:
    timing = Timing.from_words([("La", 0, 20_000), ("la", 20_000, 55_000)])

    assert [word.end_ms for word in timing.words] == [20_000, 55_000]
    assert timing.repairs == ()


def test_speech_of_80_characters_a_second_is_left_alone() -> None:
    clip = spoken(char_ms=12, pause_ms=30)

    assert read(clip).repairs == ()


def test_a_word_that_ends_after_its_clip_is_cut_and_one_that_starts_there_is_refused() -> None:
    clip = spoken()
    last_ms = SOUND.words[-1].end_ms
    timing = read(replace(clip, duration_ms=last_ms - 200))

    assert (kinds(timing), timing.words[-1].end_ms) == (["end"], last_ms - 200)
    with pytest.raises(
        TimingError, match=r'from "result" \(\S+ s\) on, 3 of 38 words are spoken after its end'
    ) as caught:
        read(replace(clip, duration_ms=SOUND.words[-3].start_ms - 200))
    assert (caught.value.kind, caught.value.index) == ("end", 35)


def test_a_clip_that_lasts_long_after_its_text_is_said_so() -> None:
    clip = spoken()
    timing = read(replace(clip, duration_ms=SOUND.words[-1].end_ms + 9700), "off")

    assert timing.words == SOUND.words
    assert "9.7 s before the end of its clip" in str(timing.repairs[0])


def test_ends_that_are_all_the_end_of_the_clip_are_not_used() -> None:
    clip = spoken()
    timing = read(replace(clip, ends=[clip.ends[-1]] * len(TEXT)))

    assert kinds(timing) == ["end"]
    assert [word.start_ms for word in timing.words] == [word.start_ms for word in SOUND.words]


@pytest.mark.parametrize("level", LEVELS)
def test_sound_clips_are_not_repaired(level: Level) -> None:
    for name, timing in TIMINGS.items():
        again = repaired(timing, level)
        assert (again, again.repairs) == (timing, ()), name


@given(st.data())
def test_captions_of_any_collapsed_run_are_in_order_and_the_run_is_listed(data: st.DataObject) -> None:
    clip = spoken()
    firsts = [0, *(at + 1 for at, char in enumerate(TEXT) if char == " ")]
    first = data.draw(st.sampled_from(firsts[:-5]))
    last = data.draw(st.sampled_from([at - 1 for at in firsts if at > first + 20] + [len(TEXT)]))
    time = data.draw(st.sampled_from([clip.starts[first], clip.ends[last - 1]]))
    try:
        timing = read(clip.with_times(first, last, time, time), "spread")
    except TimingError as error:
        assert error.kind == "collapsed"
        return
    captions = captioner.caption(timing)
    assert captions.repairs == timing.repairs
    assert timing.repairs or timing.nudged
    for cue, after in zip(captions, captions[1:], strict=False):
        assert cue.start_ms < cue.end_ms <= after.start_ms
