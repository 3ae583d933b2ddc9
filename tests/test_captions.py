"""The one call: which language, which limits, and what could not be kept."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import captioner
from captioner import Breach, Captions, Limits, LimitsError, Timing, caption
from tests.clips import TIMINGS

ENGLISH = Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
JAPANESE = Timing.from_words([("東京", 0, 400), ("です。", 450, 900)])


def test_a_preset_is_resolved_after_the_language_is_known() -> None:
    assert caption(JAPANESE).language == "ja"
    assert caption(JAPANESE).limits == Limits.preset("web", language="ja")
    assert caption(JAPANESE, "netflix", max_cps=9).limits == Limits.preset("netflix", language="ja", max_cps=9)
    assert caption(ENGLISH, "netflix").limits == Limits.preset("netflix", language="en")


def test_a_given_language_comes_before_the_clips_and_the_clips_before_a_guess() -> None:
    french = Timing(ENGLISH.words, language="fr-FR")
    assert caption(ENGLISH).language == "en"
    assert caption(french).language == "fr-FR"
    assert caption(french).limits.max_cps == 17
    assert caption(french, language="de").language == "de"
    assert caption(JAPANESE, language="zh").limits.max_line_width == 32


def test_limits_of_your_own_are_taken_as_they_are() -> None:
    limits = Limits(max_line_width=20)
    captions = caption(JAPANESE, limits)
    assert captions.limits is limits
    assert captions.language == "ja"


def test_overrides_beside_limits_of_your_own_are_an_error_that_names_them() -> None:
    with pytest.raises(LimitsError, match=r"^max_words, min_gap_ms beside a Limits object: "):
        caption(ENGLISH, Limits(), max_words=3, min_gap_ms=9)


def test_an_unknown_preset_or_override_is_an_error() -> None:
    with pytest.raises(LimitsError, match="there is no preset 'nettflix'"):
        caption(ENGLISH, "nettflix")
    with pytest.raises(LimitsError, match="there is no limit 'max_width'"):
        caption(ENGLISH, max_width=3)  # type: ignore[call-arg]


def test_captions_iterate_and_index_as_their_cues() -> None:
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


def test_captions_carry_what_the_clip_says_of_itself() -> None:
    captions = caption(Timing(ENGLISH.words, duration_ms=1000, title="Hello", uuid="7ff0ffa"))
    assert (captions.duration_ms, captions.title, captions.uuid) == (1000, "Hello", "7ff0ffa")
    assert captions[-1].end_ms == 1000


def test_no_words_make_no_cues() -> None:
    captions = caption(Timing(()))
    assert captions.cues == ()
    assert captions.breaches == ()
    assert (captions.language, len(captions)) == ("en", 0)


def breaches(*words: tuple[str, int, int], preset: str = "web") -> tuple[Breach, ...]:
    return caption(Timing.from_words(words), preset).breaches


def test_a_word_wider_than_the_line_is_a_breach() -> None:
    assert breaches(("a" * 60, 0, 4000)) == (Breach(1, "max_line_width", 60, 42),)
    assert breaches(("a" * 42, 0, 4000)) == ()
    # Beside other words it has a line of its own.
    (breach,) = breaches(("Say", 0, 900), ("a" * 60, 900, 4900), ("now.", 4900, 6000))
    assert (breach.limit, breach.measured) == ("max_line_width", 60)


def test_a_word_longer_than_the_longest_cue_is_a_breach() -> None:
    assert breaches(("Mmmmmm.", 0, 9000)) == (Breach(1, "max_duration_ms", 9000, 7000),)
    assert breaches(("Mmmmmm.", 0, 7000)) == ()


def test_speech_faster_than_reading_is_a_breach_once_it_cannot_be_held_longer() -> None:
    # 39 characters, 1.3 s with all the time that it may be held: 30 a second.
    fast = [(" word", 100 * at, 100 * at + 100) for at in range(8)]
    assert breaches(*fast) == (Breach(1, "max_cps", 30.0, 20.0),)
    # 26 characters in 1.3 s are 20 a second and no breach; 27 are 20.77, which is never shown as less.
    assert breaches(("a" * 26, 0, 800)) == ()
    assert breaches(("a" * 27, 0, 800)) == (Breach(1, "max_cps", 20.8, 20.0),)
    # 63 characters in 45 s are 1.4 a second, though 1.4 * 45 is a little less than 63 in binary.
    slow = Timing.from_words([("a" * 63, 0, 45_000)])
    assert caption(slow, max_cps=1.4, max_line_width=63, max_duration_ms=45_000).breaches == ()


def test_words_a_millisecond_apart_breach_what_a_millisecond_cannot_keep() -> None:
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
    # Pipelines caption in process pools.
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
    # Every process hashes strings anew, so that the order of sets changes.
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
