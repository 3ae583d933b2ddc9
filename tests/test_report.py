"""What standard error says of many clips."""

from pathlib import Path

import captioner
from captioner.cli.report import Made, over_limits, repairs, results
from captioner.cli.targets import Target


def made(source: str, *, nudged: int = 0, dropped: int = 0, cut: int = 0, language: str | None = None) -> Made:
    """A clip whose one cue is wider than its line may be."""
    words = captioner.Timing.from_words([("Hello!", 0, 1000)], language=language).words
    timing = captioner.Timing(words, nudged=nudged, dropped=dropped, cut=cut, language=language)
    captions = captioner.caption(timing, max_line_width=3, min_duration_ms=5000)
    return Made(source, Path(source).stem, {"srt": ""}, timing, captions, guessed=language is None)


def test_a_cue_over_several_limits_counts_once() -> None:
    one = made("a.json")
    assert len(one.captions.breaches) > 1
    assert list(results([one], [Target(None, "a.json")])) == ["1 cue, 1 over limits, language en (guessed)"]


def test_many_files_are_told_in_one_line_with_all_their_languages() -> None:
    clips = [made(f"{number}.json", language="fr" if number % 2 else None) for number in range(21)]
    targets = [Target(f"out/{number}.srt", "", derived=True) for number in range(21)]
    assert list(results(clips, targets)) == [
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
    assert over_limits([Made("a", "a", {}, timing, captioner.caption(timing), guessed=False)]) == ""
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
