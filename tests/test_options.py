"""The options that the commands share: limits, languages, and what is said of them."""

import json
from pathlib import Path

import pytest

import captioner
from tests.test_cli import V1, clip, refused, run, saved

TEXT = "One two three four five six seven eight nine ten, eleven twelve thirteen fourteen fifteen sixteen."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "clip.json", clip(TEXT))


@pytest.mark.parametrize(
    ("option", "value", "limits"),
    [
        ("--max-line-width", "30", {"max_line_width": 30}),
        ("--max-line-count", "1", {"max_line_count": 1}),
        ("--max-words", "3", {"max_words": 3}),
        ("--max-duration", "1.5", {"max_duration_ms": 1500}),
        ("--min-duration", "2", {"min_duration_ms": 2000}),
        ("--max-cps", "9.5", {"max_cps": 9.5}),
        ("--min-gap", "0.0834", {"min_gap_ms": 83}),
        ("--max-pause", "0.01", {"max_pause_ms": 10}),
    ],
)
def test_a_limit_is_what_the_option_says_in_both_spellings(
    option: str, value: str, limits: captioner.LimitOptions
) -> None:
    timing = captioner.read_clip(Path("clip.json").read_bytes())
    expected = captioner.to_srt(captioner.caption(timing, **limits))
    for spelling in (option, option[:2] + option[2:].replace("-", "_")):
        result = run("convert", "clip.json", spelling, value)
        assert (result.exit_code, result.stdout) == (0, expected)


def test_the_underscores_are_not_shown() -> None:
    assert "max_line_width" not in run("convert", "--help").output


def test_a_preset_is_followed() -> None:
    timing = captioner.read_clip(Path("clip.json").read_bytes())
    expected = captioner.to_srt(captioner.caption(timing, "netflix", language="pl"))
    assert run("convert", "clip.json", "--preset", "netflix", "--language", "pl").stdout == expected
    assert expected != captioner.to_srt(captioner.caption(timing))


def test_the_language_is_what_the_person_says() -> None:
    said = run("convert", V1, "-f", "json", "--language", "pt-BR").stdout
    assert json.loads(said)["language"] == "pt-BR"


def test_the_unit_of_the_times_is_what_the_person_says() -> None:
    stamps = {"graph_chars": list("Hello"), "graph_times": [[at * 100, at * 100 + 100] for at in range(5)]}
    saved(Path("ms.json"), {"audio_timestamps": stamps})
    refused(run("convert", "ms.json"), "ms.json: ", "--time-unit ms")
    assert "00:00:00,000 --> 00:00:01,000" in run("convert", "ms.json", "--time-unit", "ms").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--max-line-width", "0"],
        ["--max-words", "2.5"],
        ["--max-duration", "nan"],
        ["--max-duration", "inf"],
        ["--max-duration", "0"],
        ["--min-duration", "-1"],
        ["--min-gap", "1e300"],
        ["--max-cps", "0"],
        ["--language", "english"],
        ["--language", "../en"],
        ["--language", ""],
        ["--preset", "nosuch"],
        ["--format", "docx"],
    ],
)
def test_a_value_that_makes_no_sense_is_a_usage_error(arguments: list[str]) -> None:
    result = run("convert", "clip.json", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert arguments[0] in result.stderr


def test_limits_that_contradict_are_told_as_they_were_typed() -> None:
    told = "Error: --min-duration 9 is above --max-duration 7: "
    refused(run("convert", "clip.json", "--min-duration", "9"), told)
    refused(run("convert", "nosuch.json", "--min-duration", "9"), told)
    refused(run("convert", "clip.json", "--min-gap", "2"), "--min-gap 2 is above")
    refused(run("convert", "clip.json", "--max-cps", "nan"), "--max-cps must be a number above 0")


def test_help_tells_the_defaults_that_hold() -> None:
    told = " ".join(run("convert", "--help").output.split())
    assert "[default: 42; ja 26, ko 32, th 35, zh 32, bbc 37, shorts 24]" in told
    assert "[default: 17; ar 20, en 20, hi 22, ja 4, ko 12, zh 9, bbc 15, ted 21, shorts 25]" in told
    assert "[default: 0; netflix 0.083]" in told
    assert "[default: 0.833; bbc 1.2, ted 1, shorts 0.7]" in told
    for limit in ("max_line_width", "max_cps"):
        value = getattr(captioner.Limits.preset("web", language="ja"), limit)
        assert f"ja {value:g}" in told


def test_a_correction_of_many_files_stays_short() -> None:
    result = run("convert", *[f"{number}.json" for number in range(200)])
    assert result.exit_code == 2
    assert result.stderr.endswith(" 5.json ...\n")


def test_a_correction_is_quoted_for_the_shell() -> None:
    saved(Path("-a b.json"))
    result = run("convert", "-f", "srt", "-f", "txt", "--overwrite", "--", "-a b.json")
    assert result.stderr.endswith("captioner convert -f srt -f txt -o captions/ --overwrite -- '-a b.json'\n")
