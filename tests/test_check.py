"""`check`: the errors of our captions are their breaches, and findings do not depend on the file format."""

import pickle
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner.checking.finding import CODES
from captioner.frames import frame_ms
from tests.clips import TIMINGS
from tests.strategies import TimedChars, timed_chars, timestamps, words

CODE_OF = {
    "max_line_width": "line-width",
    "max_duration_ms": "max-duration",
    "min_duration_ms": "min-duration",
    "max_cps": "reading-speed",
    "min_gap_ms": "gap",
}
LANGUAGES = [None, "en", "fr", "de", "es", "it", "pt"]
# The clip with brackets and braces, which SRT cannot represent.
ODD = "hostile"


def errors_of(findings: tuple[captioner.Finding, ...]) -> set[tuple[int, str, float | str, float | str]]:
    """The errors, with only the widest of a cue's too wide lines, as in breaches."""
    widths: dict[int, captioner.Finding] = {}
    errors = set()
    for finding in findings:
        if finding.severity == "warning":
            continue
        if finding.code == "line-width":
            widths[finding.cue] = max(widths.get(finding.cue, finding), finding, key=lambda one: float(one.measured))
        else:
            errors.add((finding.cue, str(finding.code), finding.measured, finding.allowed))
    return errors | {(one.cue, str(one.code), one.measured, one.allowed) for one in widths.values()}


def breaches(captions: captioner.Captions) -> set[tuple[int, str, float, float]]:
    return {(one.cue, CODE_OF[one.limit], one.measured, one.allowed) for one in captions.breaches}


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_the_errors_of_our_captions_are_exactly_their_breaches(name: str, preset: str) -> None:
    for language in LANGUAGES:
        captions = captioner.caption(TIMINGS[name], preset, language=language)
        found = captioner.check(captions)
        assert errors_of(found) == breaches(captions), language
        # Its newlines part numbers and names.
        if name != ODD:
            assert [one for one in found if one.severity == "warning"] == [], language


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("name", sorted(TIMINGS))
@pytest.mark.parametrize("written", ["srt", "vtt", "json"])
def test_written_and_read_captions_have_the_same_findings(name: str, preset: str, written: str) -> None:
    captions = captioner.caption(TIMINGS[name], preset)
    text = captioner.WRITERS[written](captions)
    found = captioner.check(captioner.read_captions(text, captions.limits, language=captions.language))
    if name == ODD and written == "srt":
        # SRT has full-width brackets instead, which take two columns.
        assert {one.code for one in found} - {one.code for one in captioner.check(captions)} <= {"line-width"}
    else:
        assert found == captioner.check(captions)


_LANGUAGE = st.sampled_from([None, "en", "fr", "ja", "ko", "th", "ar"])
_FPS = st.sampled_from([None, Fraction(24000, 1001), Fraction(25), Fraction(60)])


@given(words(), st.sampled_from(list(captioner.PRESETS)), _LANGUAGE, _FPS)
def test_the_errors_of_any_words_are_their_breaches(
    spoken: list[tuple[str, int, int]], preset: str, language: str | None, fps: Fraction | None
) -> None:
    captions = captioner.caption(captioner.Timing.from_words(spoken, repair=None), preset, language=language, fps=fps)
    assert errors_of(captioner.check(captions)) == breaches(captions)


@given(timed_chars(), st.sampled_from(list(captioner.PRESETS)), _LANGUAGE, _FPS)
def test_the_errors_of_any_clip_are_its_breaches(
    timed: TimedChars, preset: str, language: str | None, fps: Fraction | None
) -> None:
    captions = captioner.caption(captioner.read_clip(timestamps(timed)), preset, language=language, fps=fps)
    assert errors_of(captioner.check(captions)) == breaches(captions)


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f"])
def test_no_break_spaces_alone_are_not_words(space: str) -> None:
    spaces = captioner.Timing.from_words([(space, 0, 500), (space * 3, 500, 900)])
    captions = captioner.caption(spaces)
    assert (captions.cues, captions.breaches, captioner.check(captions)) == ((), (), ())
    beside = captioner.Timing.from_words([("12", 0, 500), (f" {space} ", 500, 900), (f"5{space}km.", 900, 1400)])
    assert [word.text for word in beside.words] == ["12", f"5{space}km."]
    between = captioner.Timing.from_words([("a", 0, 500), (space, 500, 600), ("b", 600, 900), ("c", 900, 1400)])
    assert between.text == "a b c"
    with pytest.raises(captioner.TimingError, match="nothing to caption"):
        captioner.read_clip({"graph_chars": [space, " "], "graph_times": [[0, 0.1], [0.1, 0.2]]})


def test_captions_can_be_checked_against_other_limits() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    assert captioner.check(captions) == ()
    assert {one.code for one in captioner.check(captions, captioner.Limits.preset("shorts"))} == {"line-width"}
    assert {one.code for one in captioner.check(captions, replace(captions.limits, max_line_count=1))} == {"line-count"}


def test_a_finding_names_its_source() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    (one, *_) = captioner.check(captions, captioner.Limits.preset("bbc", max_line_width=20))
    assert (one.code, one.source) == ("line-width", "as given")
    (one, *_) = captioner.check(captions, captioner.Limits.preset("shorts"))
    assert one.source.startswith("shorts: Subtitle Edit's profile for 9:16")
    bbc = captioner.Limits.preset("bbc")
    (one, *_) = captioner.check(captioner.read_captions("1\n00:00:01,000 --> 00:00:02,000\nShort.\n\n", bbc))
    assert (one.code, one.source) == ("min-duration", f"bbc: {captioner.PRESETS['bbc'].source}")


def test_numbers_have_a_unit_and_words_have_none() -> None:
    text = "1\n00:00:01,000 --> 00:00:01,100\nFar too wide a line for anyone to read in this time, and the\nend.\n"
    for finding in captioner.check(captioner.read_captions(text)):
        assert isinstance(finding.measured, str) == (finding.unit is None)


def test_findings_are_in_the_order_of_cues() -> None:
    text = "".join(f"{n}\n00:00:0{9 - n},000 --> 00:00:01,000\n  the\nb  \n\n" for n in range(1, 9))
    found = captioner.check(captioner.read_captions(text))
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    assert {one.code for one in found} <= set(CODES)


def test_a_file_without_cues_has_no_findings() -> None:
    assert captioner.check(captioner.read_captions("WEBVTT\n")) == ()


def test_findings_pickle() -> None:
    found = captioner.check(captioner.read_captions("1\n00:00:01,000 --> 00:00:01,000\nA\n"))
    assert pickle.loads(pickle.dumps(found)) == found != ()


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8, unique=True).map(sorted))
def test_only_times_off_the_frames_have_a_frame_finding(frames: list[int]) -> None:
    fps = Fraction(24000, 1001)
    times = [frame_ms(frame, fps) for frame in frames]
    cues = tuple(
        captioner.Cue((captioner.Line((captioner.Word("A", start_ms, end_ms),)),), start_ms, end_ms)
        for start_ms, end_ms in pairwise(times)
    )
    limits = captioner.Limits(fps=fps)
    codes = {one.code for one in captioner.check(captioner.Captions(cues, limits, "en"))}
    assert "frame" not in codes
    rounded_up = tuple(
        replace(cue, end_ms=ceil(frame * 1000 / fps)) for cue, frame in zip(cues, frames[1:], strict=True)
    )
    assert "frame" not in {one.code for one in captioner.check(captioner.Captions(rounded_up, limits, "en"))}
    late = replace(cues[0], end_ms=cues[0].end_ms + 2)
    assert "frame" in {one.code for one in captioner.check(captioner.Captions((late,), limits, "en"))}
