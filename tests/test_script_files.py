"""Scripts from files: plain text, SRT and WebVTT; and the options of the command line and of batches."""

import codecs
import json
from pathlib import Path

import pytest

import captioner
from captioner import FormatError, read_script
from tests.clips import FIXTURES
from tests.test_cli import run

CLIP, SCRIPT, SRT = (
    str(FIXTURES / name) for name in ("vendors/deepgram.json", "script/harbour.txt", "script/harbour.srt")
)
CUES = ["The harbour wakes before the sun does.", "By 6, the 1st boats are back,", "and Nora's gulls know it."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_in_any_encoding_with_any_line_ends(encoding: str) -> None:
    assert read_script("Ünö\r\n\r\nzwei\rdrei".encode(encoding)) == "Ünö\n\nzwei\ndrei"
    assert codecs.BOM_UTF8.decode() not in read_script("\ufeffone")


@pytest.mark.parametrize("text", ["", " \n", "a", "1\nThe first\n", "Go --> there", '{"a": 1}'])
def test_what_is_no_caption_file_is_a_text(text: str) -> None:
    assert read_script(text) == (text if text.strip() else "")


def test_cues_of_srt_and_vtt_become_paragraphs_without_markup() -> None:
    text = read_script(Path(SRT))
    assert (
        text == "The harbour wakes before the sun does.\n\nBy 6, the 1st boats are back,\n\nand Nora's gulls know it."
    )
    dialogue = "1\n00:00:01,000 --> 00:00:02,000\n- One\ntwo\n- Three\n\n2\n00:00:02,000 --> 00:00:03,000\n日本\n語\n"
    assert read_script(dialogue) == "- One two\n- Three\n\n日本語"
    vtt = "WEBVTT\n\nintro\n00:01.000 --> 00:02.000\n<v Nora>A &amp; B\n\n00:02.000 --> 00:03.000\nC"
    assert read_script(vtt) == "A & B\n\nC"
    with pytest.raises(FormatError, match="line 5"):
        read_script("1\n00:00:01,000 --> 00:00:02,000\nA\n\n0:99:00 --> 1\nB\n")
    with pytest.raises(FormatError, match="is not text in UTF-8"):
        read_script(b"\xff\xfa\xff")


@pytest.mark.parametrize("command", ["convert", "explain", "preview"])
def test_a_script_is_shown_by_each_command(command: str) -> None:
    result = run(command, CLIP, "--script", SCRIPT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1st" in result.stdout


def test_cues_of_an_old_take_end_where_they_did() -> None:
    result = run("convert", CLIP, "--script", SRT, "-f", "json")
    assert [one["text"] for one in json.loads(result.stdout)["segments"]] == CUES


def test_what_differs_is_said_with_its_time_and_a_share(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("The harbour wakes before the sun does. By nine, the first boats are back.", "utf-8")
    result = run("convert", CLIP, "--script", str(script))
    assert result.exit_code == 0
    assert "the script has 'nine,', the speech 'six,'" in result.stderr
    assert "is in the speech, but not in the script" in result.stderr
    assert "% of the script is spoken" in result.stderr
    assert "gulls" in result.stdout
    dropped = run("convert", CLIP, "--script", str(script), "--unscripted", "drop")
    assert "left out" in dropped.stderr
    assert "gulls" not in dropped.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "the script has no words"), ("Nobody said this.", "is this the right script?"), ("a", "the right script?")],
)
def test_a_wrong_script_is_an_error_and_writes_nothing(tmp_path: Path, text: str, said: str) -> None:
    script, output = tmp_path / "script.txt", tmp_path / "clip.srt"
    script.write_text(text, "utf-8")
    result = run("convert", CLIP, "--script", str(script), "-o", str(output))
    assert (result.exit_code, output.exists()) == (1, False)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((CLIP, "--min-match", "50"), "--min-match applies to --script only"),
        ((CLIP, "--unscripted", "drop"), "--unscripted applies to --script only"),
        ((CLIP, "--script", SCRIPT, "--min-match", "101"), "not a number of per cent from 0 to 100"),
        ((CLIP, CLIP, "--script", SCRIPT, "-o", "out/"), "--script is for one clip, and there are 2"),
        ((str(FIXTURES / "vendors"), "--script", SCRIPT, "-o", "out/"), "in the column script of a manifest"),
        (("-", "--script", "-"), "can be read only once"),
    ],
)
def test_options_that_have_no_effect_are_refused(options: tuple[str, ...], said: str) -> None:
    result = run("convert", *options)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")


def test_a_missing_script_is_named() -> None:
    result = run("convert", CLIP, "--script", "nowhere.txt")
    assert (result.exit_code, result.stderr) == (1, "Error: nowhere.txt: no such file\n")


def test_each_row_of_a_manifest_has_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrong.txt").write_text("Nobody said this.", "utf-8")
    rows = [f"{CLIP},a,{SCRIPT}", f"{CLIP},b,wrong.txt", f"{CLIP},c,", f"{CLIP},d,nowhere.txt"]
    Path("m.csv").write_text("input,output,script\n" + "\n".join(rows) + "\n", "utf-8")
    result = run("convert", "--manifest", "m.csv", "-o", "out/", "--log", "log.jsonl")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.srt", "c.srt"]
    assert "1st boats" in Path("out/a.srt").read_text("utf-8").replace("\n", " ")
    lines = [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]
    assert lines[0]["script"]["share"] == 1
    assert "script" not in lines[2]
    assert "its script nowhere.txt" in lines[3]["error"]["message"]


def test_another_script_is_captioned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text(Path(SCRIPT).read_text("utf-8"), "utf-8")
    Path("m.csv").write_text(f"input,output,script\n{CLIP},a,s.txt\n", "utf-8")
    command = ("convert", "--manifest", "m.csv", "-o", "out/", "--log", "log.jsonl", "--resume")
    assert run(*command).exit_code == 0
    assert "made before" in run(*command).stderr
    Path("s.txt").write_text(Path(SCRIPT).read_text("utf-8").replace("1st", "first"), "utf-8")
    assert "made before" not in run(*command).stderr
    assert "first boats" in Path("out/a.srt").read_text("utf-8").replace("\n", " ")


def test_a_source_takes_a_script_as_text_or_path() -> None:
    for script in (Path(SCRIPT), read_script(Path(SCRIPT))):
        (result,) = captioner.caption_all([captioner.Source(Path(CLIP), script=script)])
        assert result.error is None
        assert result.script is not None
        assert result.script == captioner.ScriptMatch(result.script.letters, result.script.letters)
