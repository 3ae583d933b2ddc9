"""Repairs: their levels, where they are listed, and what the formats and the command line make of them."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

import captioner
from captioner import Timing, TimingError
from captioner.timing.repair import LEVELS, Level
from tests.damage import TEXT, Spoken, span_of, spoken
from tests.test_single_times import SOUND, read


def with_fault(kind: str) -> Spoken:
    """A clip that needs this level: nudge, auto or spread; off is sound."""
    clip = spoken()
    first, last = span_of(TEXT, {"spread": "expected the vote to take more than ten minutes."}.get(kind, "expected"))
    if kind == "nudge":
        return clip.with_times(first, first + 1, clip.starts[first - 2] - 50, clip.ends[first])
    return clip if kind == "off" else clip.with_times(first, last, None, None)


def saved(clip: Spoken, path: Path) -> Path:
    times = [[time and time / 1000 for time in pair] for pair in zip(clip.starts, clip.ends, strict=True)]
    held = {"graph_chars": [*clip.chars], "graph_times": times}
    path.write_text(json.dumps({"uuid": "u1", "audio_timestamps": held}), encoding="utf-8")
    return path


@pytest.mark.parametrize("needed", LEVELS)
@pytest.mark.parametrize("level", LEVELS)
def test_a_level_mends_what_it_covers_and_else_names_the_level_that_does(needed: Level, level: Level) -> None:
    if LEVELS.index(needed) <= LEVELS.index(level):
        assert [repair.level for repair in read(with_fault(needed), level).repairs] == [needed] * (needed != "off")
        return
    with pytest.raises(TimingError, match=f'--repair {needed}, or repair="{needed}"') as caught:
        read(with_fault(needed), level)
    assert caught.value.level == needed
    assert caught.value.from_ms is not None


def test_a_level_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TimingError, match="no level of repair 'full': choose off, nudge, auto or spread"):
        Timing.from_words([("a", 0, 1)], repair="full")  # type: ignore[arg-type]


def test_repairs_go_with_their_words_into_joined_and_shifted_captions() -> None:
    clip = read(with_fault("auto"))
    joined = captioner.join([SOUND, clip], gap_ms=500)
    start_ms = (SOUND.duration_ms or 0) + 500
    captions = captioner.caption(joined).shift(1000)

    assert joined.repairs == (clip.repairs[0].moved(start_ms, len(SOUND.words)),)
    assert joined.words[joined.repairs[0].first_word].estimated
    assert captions.repairs[0].from_ms == joined.repairs[0].from_ms + 1000


def test_json_marks_estimated_words_and_reads_them_back() -> None:
    captions = captioner.caption(read(with_fault("spread"), "spread"))
    written = captioner.to_json(captions)
    words = [word for segment in json.loads(written)["segments"] for word in segment["words"]]

    assert [word["word"].strip() for word in words if word.get("estimated")] == TEXT.split()[12:21]
    assert not any("chars" in word for word in words if "estimated" in word)
    back = [word.estimated for cue in captioner.read_captions(written) for word in cue.words]
    assert back == [word.estimated for cue in captions for word in cue.words]


def test_karaoke_lights_an_estimated_run_as_one() -> None:
    captions = captioner.caption(read(with_fault("spread"), "spread"), max_line_count=1, max_line_width=80)
    lines = [line for line in captioner.to_vtt(captions, highlight="word").splitlines() if "expected" in line]
    objects = [one["text"] for one in json.loads(captioner.to_remotion(captions)) if "expected" in one["text"]]

    assert [
        line.partition("</c>")[0].endswith("<c> expected the vote to take more than ten minutes.") for line in lines
    ]
    assert objects == [" expected the vote to take more than ten minutes."]


@pytest.mark.parametrize(("factor", "expected"), [(Fraction(4, 5), 800), (0.5, 500), (2, 2000)])
def test_stretching_multiplies_all_times_and_rounds_once(factor: Fraction | float, expected: int) -> None:
    timing = Timing.from_chars("a b", [0, 500, 1000], [500, 1000, 1500], duration_ms=2000).stretched(factor)

    assert timing.words[1].start_ms == timing.words[1].char_starts_ms[0] == expected
    assert timing.duration_ms == timing.exact_duration_ms == 2 * expected


def test_words_stay_in_order_when_they_are_stretched_to_nothing() -> None:
    timing = SOUND.stretched(Fraction(1, 10_000))

    assert [word.start_ms for word in timing.words] == sorted({word.start_ms for word in timing.words})
    assert timing.nudged > 0


@pytest.mark.parametrize("factor", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_factor_that_leaves_no_clip_is_refused(factor: float) -> None:
    with pytest.raises(TimingError, match="give a"):
        SOUND.stretched(factor)
