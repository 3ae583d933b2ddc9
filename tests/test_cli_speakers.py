"""--speakers, --label-format and --speakers-from-text."""

import json
from pathlib import Path

import pytest

import captioner
from tests.clips import FIXTURES
from tests.dialogues import MAPPING
from tests.test_cli import clip, run, saved

NAMED = FIXTURES / "dialogues" / "named.json"
NAMED_OPTIONS = (NAMED, "--map", MAPPING, "--language", "fr")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("how", ["dash", "label", "off"])
def test_speakers_are_shown_as_the_option_says(how: str) -> None:
    timing = captioner.read_clip(NAMED, mapping=MAPPING)
    expected = captioner.to_srt(captioner.caption(timing, language="fr", speakers=how))  # type: ignore[arg-type]
    result = run("convert", *NAMED_OPTIONS, "--speakers", how)
    assert (result.exit_code, result.stdout) == (0, expected)


def test_dashes_are_the_default() -> None:
    assert run("convert", *NAMED_OPTIONS).stdout == run("convert", *NAMED_OPTIONS, "--speakers", "dash").stdout


def test_voices_are_named_in_the_formats_that_can() -> None:
    result = run("convert", *NAMED_OPTIONS, "--speakers", "voice", "-f", "vtt", "-f", "json", "-f", "srt", "-o", "out/")
    assert result.exit_code == 0
    assert "<v Noé>- Non.</v>" in Path("out/named.vtt").read_text("utf-8")
    words = json.loads(Path("out/named.json").read_text("utf-8"))["segments"][0]["words"]
    assert {word["speaker"] for word in words} == {"Léa"}
    assert Path("out/named.srt").read_text("utf-8") == run("convert", *NAMED_OPTIONS).stdout


def test_a_label_is_as_the_option_says() -> None:
    result = run("convert", *NAMED_OPTIONS, "--speakers", "label", "--label-format", "{name} :")
    assert "Noé : Non.\n" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--speakers", "names"], "'names' is not one of 'dash', 'voice', 'label', 'off'"),
        (["--speakers", "voice"], "--speakers voice names speakers in json, remotion, vtt only: add -f json or"),
        (["--label-format", "{name}:"], "--label-format applies to --speakers label only: add --speakers label."),
        (["--speakers", "label", "--label-format", "name"], "has no {name}: write [{name}] or {name}:"),
        (["--speakers", "label", "--label-format", ""], "has no {name}"),
    ],
)
def test_what_would_have_no_effect_is_refused(arguments: list[str], told: str) -> None:
    result = run("convert", *NAMED_OPTIONS, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def test_speakers_are_taken_from_the_text_only_if_asked_for() -> None:
    saved(Path("clip.json"), clip("ANA: Hello, who is it? BEN: Me. WARNING: hot."))
    assert "ANA:" in run("convert", "clip.json").stdout
    result = run("convert", "clip.json", "--speakers-from-text", "-f", "vtt", "--speakers", "voice")
    assert "ANA:" not in result.stdout
    assert "<v ANA>" in result.stdout
    assert "WARNING:" in result.stdout


def test_a_batch_shows_speakers_in_the_same_way() -> None:
    saved(Path("clip.json"), clip("ANA: Hello, who is it? BEN: Me."))
    options = ("--speakers-from-text", "--speakers", "label", "--label-format", "{name}:")
    alone = run("convert", "clip.json", *options)
    result = run("convert", "clip.json", *options, "--jobs", "1", "-o", "out/", "--log", "log.jsonl")
    assert result.exit_code == 0
    assert Path("out/clip.srt").read_text("utf-8") == alone.stdout
    logged = json.loads(Path("log.jsonl").read_text("utf-8"))["options"]
    assert logged["speakers"] == "label"
    assert (logged["label_format"], logged["speakers_from_text"]) == ("{name}:", True)


def test_other_speakers_are_another_run_for_resume() -> None:
    saved(Path("clip.json"), clip("ANA: Hello, who is it? BEN: Me."))
    common = ("convert", "clip.json", "--jobs", "1", "-o", "out/", "--log", "log.jsonl", "--resume", "--overwrite")
    assert run(*common).exit_code == 0
    before = Path("out/clip.srt").read_text("utf-8")
    assert run(*common, "--speakers-from-text").exit_code == 0
    assert Path("out/clip.srt").read_text("utf-8") != before


def test_explain_and_preview_know_of_speakers() -> None:
    path = FIXTURES / "dialogues" / "deepgram.json"
    assert "change of speaker" in run("explain", path).stdout
    assert "change of speaker" not in run("explain", path, "--speakers", "off").stdout
    assert run("preview", path, "--speakers", "voice", "-o", "page.html").exit_code == 0
    assert '"-Me?"' in Path("page.html").read_text("utf-8")


def test_a_library_call_for_many_clips_takes_the_same_arguments() -> None:
    (result,) = captioner.caption_all([NAMED], mapping=MAPPING, language="fr", speakers="label", jobs=1)
    assert "[Noé] Non." in next(iter(result.texts.values()))
    with pytest.raises(captioner.FormatError, match="there is no way"):
        captioner.caption_all([NAMED], speakers="no")  # type: ignore[arg-type]
