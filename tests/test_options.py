"""The options that the commands share: limits, languages, formats, and what is said of them."""

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

import captioner
from tests.clips import TIMINGS
from tests.test_cli import V1, clip, refused, run, saved

TEXT = "One two three four five six seven eight nine ten, eleven twelve thirteen fourteen fifteen sixteen."
CAPTIONS = captioner.caption(TIMINGS["v1"])


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
        ("--fps", "25", {"fps": Fraction(25)}),
        ("--fps", "24000/1001", {"fps": Fraction(24000, 1001)}),
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
    refused(run("convert", "clip.json", "--max-cps", "nan"), "--max-cps must be a number from 0.1 to 10000")


def test_help_tells_the_defaults_that_hold() -> None:
    told = " ".join(run("convert", "--help").output.split())
    assert "[default: 42; ja 26, ko 32, th 35, zh 32, bbc 37, shorts 24]" in told
    assert "[default: 20; ar 23, hi 25, ja 7, ko 14, zh 11, netflix 17, bbc 15, ted 21, shorts 25]" in told
    assert "[default: 0; netflix 0.083]" in told
    assert "[default: 0.833; bbc 1.2, ted 1, shorts 0.7]" in told
    for limit in ("max_line_width", "max_cps"):
        value = getattr(captioner.Limits.preset("web", language="ja"), limit)
        assert f"ja {value:g}" in told


@pytest.mark.parametrize(
    ("told", "fps"),
    [
        ("23.976", Fraction(24000, 1001)),
        ("23.98", Fraction(24000, 1001)),
        ("24", Fraction(24)),
        ("24.0", Fraction(24)),
        ("25", Fraction(25)),
        ("29.97", Fraction(30000, 1001)),
        ("30", Fraction(30)),
        ("47.952", Fraction(48000, 1001)),
        ("50", Fraction(50)),
        ("59.94", Fraction(60000, 1001)),
        ("60", Fraction(60)),
        ("119.88", Fraction(120000, 1001)),
        ("30000/1001", Fraction(30000, 1001)),
        ("12.5", Fraction(25, 2)),
        ("1", Fraction(1)),
        ("500", Fraction(500)),
    ],
)
def test_a_frame_rate_is_the_one_that_people_call_so(told: str, fps: Fraction) -> None:
    timing = captioner.read_clip(Path("clip.json").read_bytes())
    result = run("convert", "clip.json", "--fps", told)
    assert (result.exit_code, result.stdout) == (0, captioner.to_srt(captioner.caption(timing, fps=fps)))


@pytest.mark.parametrize(
    "told", ["0", "0.5", "501", "-25", "25/0", "25/00", "1e3", "nan", "", "25fps", "٢٥", "1/2", "25 "]
)
def test_what_is_no_frame_rate_is_a_usage_error(told: str) -> None:
    result = run("convert", "clip.json", "--fps", told)
    assert result.exit_code == 2
    assert "is no frame rate" in result.stderr


def test_everything_is_shifted_words_and_characters_too() -> None:
    straight = json.loads(run("convert", "clip.json", "-f", "json").stdout)
    later = json.loads(run("convert", "clip.json", "-f", "json", "--shift", "1.5").stdout)
    for one, moved in zip(straight["segments"], later["segments"], strict=True):
        for timed, shifted in ((one, moved), *zip(one["words"], moved["words"], strict=True)):
            assert shifted["start"] == pytest.approx(timed["start"] + 1.5)
            assert shifted["end"] == pytest.approx(timed["end"] + 1.5)
        for timed, shifted in zip(one["words"][0]["chars"], moved["words"][0]["chars"], strict=True):
            assert shifted["start"] == pytest.approx(timed["start"] + 1.5)
    assert later["duration"] == pytest.approx(straight["duration"] + 1.5)


def test_a_shift_may_be_negative_down_to_the_first_word() -> None:
    saved(Path("late.json"), {"audio_timestamps": {"graph_chars": ["A", "."], "graph_times": [[2, 2.4], [2.4, 3]]}})
    assert run("convert", "late.json", "--shift", "-2").stdout.startswith("1\n00:00:00,000 --> ")
    refused(run("convert", "late.json", "--shift", "-2.5"), "late.json: a shift of -2.5 s would start cue 1", "-2 s")
    for told in ("soon", "nan", "inf", "360001"):
        assert run("convert", "late.json", "--shift", told).exit_code == 2


def test_a_shift_is_a_whole_number_of_frames_where_there_are_frames() -> None:
    saved(Path("late.json"), {"audio_timestamps": {"graph_chars": ["A", "."], "graph_times": [[2, 2.4], [2.4, 3]]}})
    result = run("convert", "late.json", "--shift", "-0.95", "--fps", "25")
    assert result.stdout.startswith("1\n00:00:01,040 --> ")


@pytest.mark.parametrize("flag", ["--max-line-width", "--max-line-count", "--max-words", "--max-cps"])
def test_a_limit_out_of_its_range_is_a_usage_error_that_tells_the_range(flag: str) -> None:
    least, most = captioner.LIMIT_RANGES[flag.removeprefix("--").replace("-", "_")]
    for told in (str(least - 0.01 if flag == "--max-cps" else least - 1), str(most + 1)):
        result = run("convert", "clip.json", flag, told)
        assert result.exit_code == 2
        assert f"is not in the range {least}<=x<={most}" in result.stderr


# Of formats


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["-f", "vtt"], captioner.to_vtt(CAPTIONS)),
        (["-f", "vtt", "--highlight", "off"], captioner.to_vtt(CAPTIONS)),
        (["-f", "vtt", "--highlight", "word"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight-words"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight_words", "--highlight", "word"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight", "char"], captioner.to_vtt(CAPTIONS, "char")),
        (["-f", "ass"], captioner.to_ass(CAPTIONS)),
        (["-f", "ass", "--highlight", "off"], captioner.to_ass(CAPTIONS, "off")),
        (
            ["-f", "ass", "--highlight", "char", "--karaoke-tag", "ko"],
            captioner.to_ass(CAPTIONS, "char", karaoke_tag="ko"),
        ),
        (["-f", "ass", "--resolution", "1080x1920"], captioner.to_ass(CAPTIONS, resolution=(1080, 1920))),
        (["-f", "remotion"], captioner.to_remotion(CAPTIONS)),
    ],
)
def test_the_command_writes_what_the_library_writes(arguments: list[str], text: str) -> None:
    result = run("convert", V1, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, text, "")


def test_an_option_is_for_the_formats_that_know_it() -> None:
    assert run("convert", V1, "-f", "srt", "-f", "vtt", "--highlight", "word", "-o", "out/").exit_code == 0
    assert Path("out/v1.srt").read_text(encoding="utf-8") == captioner.to_srt(CAPTIONS)
    assert Path("out/v1.vtt").read_text(encoding="utf-8") == captioner.to_vtt(CAPTIONS, "word")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--highlight", "word"], "--highlight applies to vtt, json, ass and ttml only: add -f vtt."),
        (["--highlight-words", "-f", "remotion"], "--highlight applies to vtt, json, ass and ttml only: add -f vtt."),
        (["--karaoke-tag", "k", "-f", "json"], "--karaoke-tag applies to ass only: add -f ass."),
        (["--karaoke-tag", "k", "-f", "vtt"], "--karaoke-tag applies to ass only: add -f ass."),
        (["--resolution", "640x360"], "--resolution applies to ass and ttml only: add -f ass."),
        (
            ["-f", "vtt", "--highlight", "char", "--highlight-words"],
            "leave out --highlight-words or --highlight char.",
        ),
        (["-f", "ass", "--highlight", "off", "--highlight-words"], "leave out --highlight-words or --highlight off."),
        (["-f", "ass", "--highlight", "off", "--karaoke-tag", "k"], "leave out --karaoke-tag or --highlight off."),
        (["-f", "ass", "--resolution", "1080p"], "'1080p' is not a width and a height in pixels, such as 1920x1080."),
        (["-f", "ass", "--resolution", "0x10"], "'0x10' is not a width and a height in pixels, such as 1920x1080."),
    ],
)
def test_what_would_have_no_effect_is_refused(arguments: list[str], told: str) -> None:
    result = run("convert", V1, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("path", "form"),
    [("clip.remotion.json", "remotion"), ("CLIP.REMOTION.JSON", "remotion"), ("clip.json", "json"), ("a.b.ass", "ass")],
)
def test_the_longest_extension_gives_the_format(path: str, form: str) -> None:
    assert run("convert", V1, "-o", path).exit_code == 0
    assert Path(path).read_text(encoding="utf-8") == captioner.WRITERS[form](CAPTIONS)


def test_files_in_a_directory_end_as_their_formats_do() -> None:
    assert run("convert", V1, "-f", "json", "-f", "remotion", "-f", "ass", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["v1.ass", "v1.json", "v1.remotion.json"]
