"""What standard error says of many clips."""

from pathlib import Path

import captioner
from captioner.cli.delivery import Captioned, Clip, over_limits, repairs, results
from captioner.cli.paths import Target


def made(source: str, *, nudged: int = 0, dropped: int = 0, cut: int = 0, language: str | None = None) -> Captioned:
    """A clip whose one cue is wider than its line may be."""
    words = captioner.Timing.from_words([("Hello!", 0, 1000)], language=language).words
    timing = captioner.Timing(words, nudged=nudged, dropped=dropped, cut=cut, language=language)
    captions = captioner.caption(timing, max_line_width=3, min_duration_ms=5000)
    return Clip(source, Path(source).stem, timing), captions


def test_a_cue_over_several_limits_counts_once() -> None:
    one = made("a.json")
    assert len(one[1].breaches) > 1
    assert list(results([one], [Target(None, "a.json")], None)) == ["1 cue, 1 over limits, language en (guessed)"]


def test_a_language_that_was_typed_is_not_guessed() -> None:
    assert list(results([made("a.json")], [Target(None, "a.json")], "en")) == ["1 cue, 1 over limits, language en"]


def test_each_file_of_each_clip_has_a_line() -> None:
    targets = [Target(f"{name}.{format_}", "", derived=True) for name in "ab" for format_ in ("srt", "vtt")]
    assert list(results([made("a.json", language="fr"), made("b.json")], targets, None)) == [
        "a.srt: 1 cue, 1 over limits, language fr",
        "a.vtt: 1 cue, 1 over limits, language fr",
        "b.srt: 1 cue, 1 over limits, language en (guessed)",
        "b.vtt: 1 cue, 1 over limits, language en (guessed)",
    ]


def test_many_files_are_told_in_one_line_with_all_their_languages() -> None:
    clips = [made(f"{number}.json", language="fr" if number % 2 else None) for number in range(21)]
    targets = [Target(f"out/{number}.srt", "", derived=True) for number in range(21)]
    assert list(results(clips, targets, None)) == [
        "21 files of 21 clips: 21 cues, 21 over limits, languages en (guessed), fr",
    ]


def test_repairs_of_many_clips_are_added_up() -> None:
    clips = [made(f"{number}.json", nudged=2, dropped=1 if number == 0 else 0) for number in range(21)]
    assert list(repairs(clips)) == [
        "21 clips: 42 words moved by milliseconds because their times coincide",
        "0.json: 1 control character left out",
    ]


def test_words_that_were_cut_are_told() -> None:
    assert list(repairs([made("a.json", cut=2)])) == ["a.json: 2 words cut where their clip ends"]


def test_limits_that_are_kept_are_not_told() -> None:
    timing = captioner.Timing.from_words([("Hello!", 0, 1000)], language="en")
    assert over_limits([(Clip("a", "a", timing), captioner.caption(timing))]) == ""
    assert over_limits([]) == ""


def test_the_worst_of_each_kind_is_told_in_the_unit_of_its_option() -> None:
    assert over_limits([made("a.json")]) == (
        "a.json: 1 of 1 cue over limits: max_line_width 6 of 3 (cue 1), min_duration 1.5 s of 5 s (cue 1)"
    )


def test_clips_over_limits_are_added_up() -> None:
    assert over_limits([made("a.json"), made("b.json")]) == (
        "2 clips: 2 of 2 cues over limits: max_line_width 6 of 3 (a.json, cue 1 and 1 more), "
        "min_duration 1.5 s of 5 s (a.json, cue 1 and 1 more)"
    )
