"""`captioner check` on folders, on files in any encoding, and on files with unreadable times."""

import json
import os
from pathlib import Path

import pytest

from tests.test_cli_check import GOOD, SHORT, WEAK, documented, run


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.srt").write_text(GOOD, "utf-8")
    for name, text in {
        "in/b.srt": GOOD,
        "in/a/z.SRT": SHORT,
        "in/a/y.vtt": "WEBVTT\n\n00:01.000 --> 00:03.000\nOne cue.\n",
        "in/ours.json": '{"segments": [{"start": 1, "end": 3, "text": "One cue."}]}',
        "in/clip.json": '{"uuid": "x", "audio_timestamps": {}}',
        "in/notes.txt": "nothing",
        "in/.hidden.srt": SHORT,
        "in/.git/x.srt": SHORT,
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def test_a_folder_is_checked_in_order_with_one_summary() -> None:
    result = run("in/")
    assert (result.exit_code, result.stderr) == (1, "in/: passed over 1 JSON file without captions\n")
    lines = result.stdout.splitlines()
    told = [line.partition(":")[0] for line in lines if ": " in line and not line.startswith(" ")]
    assert told == ["in/a/y.vtt", "in/a/z.SRT", "in/b.srt", "in/ours.json", "4 files, 3 clean"]
    assert lines[-1] == "4 files, 3 clean: 5 cues, 1 error, 0 warnings; language en"
    document = documented(run("in", "--json"))
    assert (len(document["files"]), document["clean"], document["codes"]) == (4, 3, {"min-duration": 1})


def test_a_bad_file_in_a_folder_is_named_and_the_others_are_checked() -> None:
    Path("in/a/z.SRT").unlink()
    for name, text in {"bad.srt": "nothing like captions\n", "broken.json": '{"segments": [', "empty.vtt": ""}.items():
        Path("in", name).write_text(text, "utf-8")
    os.symlink("nowhere", "in/link.srt")
    result = run("in")
    assert result.exit_code == 1
    assert [line.split(": ")[1] for line in result.stderr.splitlines()[1:]] == [
        "in/bad.srt",
        "in/broken.json",
        "in/empty.vtt",
        "in/link.srt",
    ]
    assert result.stdout.splitlines()[-1].endswith("language en, 4 unreadable")
    assert result.stdout.splitlines()[-1].startswith("7 files, 3 clean: 4 cues, 0 errors")


def test_a_folder_without_captions_is_an_error() -> None:
    for name in ("empty", "clips", "none"):
        Path(name).mkdir()
    Path("clips/a.json").write_text("[]", "utf-8")
    Path("none/a.txt").write_text(SHORT, "utf-8")
    for name in ("empty", "clips", "none"):
        result = run(name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"Error: {name}: holds no captions in .srt, .vtt, .json files: name other files" in result.stderr


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_named() -> None:
    os.chmod("in/a", 0)
    result = run("in")
    os.chmod("in/a", 0o700)
    assert (result.exit_code, "in/a: cannot be read: permission denied" in result.stderr) == (1, True)


def test_fix_keeps_the_folders_of_a_folder_and_does_not_read_its_own_output() -> None:
    for _ in range(2):
        result = run("in", "--fix", "-o", "in/fixed/", "--overwrite")
        assert (result.exit_code, "4 files" in result.stdout) == (0, True)
        made = sorted(str(path.relative_to("in/fixed")) for path in Path("in/fixed").rglob("*.*"))
        assert made == ["a/y.vtt", "a/z.SRT", "b.srt", "ours.json"]
    assert "01,833" in Path("in/fixed/a/z.SRT").read_text("utf-8")
    assert run("in", "--fix", "-o", "one.srt").exit_code == 2


def test_a_file_named_vtt_must_be_webvtt() -> None:
    Path("film.vtt").write_text(GOOD, "utf-8")
    result = run("film.vtt")
    assert (result.exit_code, "browsers refuse the file" in result.stdout) == (1, True)
    again = run("film.vtt", "--fix", "-o", "out/")
    assert (again.exit_code, "header" in again.stdout) == (1, True)
    assert run("-", input=GOOD).exit_code == 0


def test_bad_time_lines_are_told_with_their_lines_and_the_rest_is_checked() -> None:
    Path("bad.srt").write_text(
        f"{GOOD}3\n00:00:0x,000 --> 00:00:09,000\nBad.\n\n4\n00:00:09 -> 00:00:10\nBad.\n\n", "utf-8"
    )
    result = run("bad.srt", "--json")
    (file,) = documented(result)["files"]
    assert [(one["code"], one["severity"], one["file_line"]) for one in file["findings"]] == [
        ("time-line", "error", 10),
        ("time-line", "error", 14),
    ]
    assert file["cues"] == 2
    assert "(line 10)" in run("bad.srt").stdout


def test_an_encoding_is_guessed_for_a_check_and_needed_for_a_fix() -> None:
    data = GOOD.replace("First", "Café").encode("cp1252")
    Path("old.srt").write_bytes(data)
    assert "cp1252, guessed" in run("old.srt").stdout
    result = run("old.srt", "good.srt", "--fix", "-o", "fixed/")
    assert result.exit_code == 1
    assert "Error: old.srt: is not in UTF-8, but perhaps in cp1252: to fix it, say which, as in --enc" in result.stderr
    result = run("old.srt", "--fix", "-o", "fixed/", "--encoding", "cp1252")
    assert (result.exit_code, result.stderr) == (0, "old.srt: was in cp1252, and is written in UTF-8\n")
    assert result.stdout == "old.srt: 2 cues, 0 errors, 0 warnings, 1 cured; language en\n"
    assert Path("fixed/old.srt").read_text("utf-8") == GOOD.replace("First", "Café")
    assert run("old.srt", "--encoding", "shift_jis").exit_code == 1


def test_a_file_in_utf16_becomes_utf8_and_says_so() -> None:
    Path("a.srt").write_bytes(SHORT.encode("utf-16"))
    result = run("a.srt", "--fix", "-o", "b.srt")
    assert result.stderr == "a.srt: was in utf-16, and is written in UTF-8\n"
    assert Path("b.srt").read_bytes() == SHORT.replace("01,500", "01,833").encode()
    Path("a.srt").write_bytes(b"\xef\xbb\xbf" + SHORT.encode())
    assert run("a.srt", "--fix", "-o", "b.srt").stderr == ""
    assert Path("b.srt").read_bytes().startswith(b"\xef\xbb\xbf1\n")


@pytest.mark.parametrize("name", ["klingon", "hex", ""])
def test_an_unknown_encoding_is_refused_by_its_option(name: str) -> None:
    result = run("in/b.srt", "--encoding", name)
    assert (result.exit_code, "Invalid value for '--encoding'" in result.stderr) == (2, True)


def test_line_breaks_of_srt_are_fixed_as_line_breaks() -> None:
    said = "We bought the<br>tickets for the evening show."
    Path("br.srt").write_text(WEAK.replace("We bought the\ntickets for the evening show.", said), "utf-8")
    assert "weak-line-end" in run("br.srt").stdout
    result = run("br.srt", "--fix", "-o", "-")
    assert result.stdout.split("\n")[2:4] == ["We bought the tickets", "for the evening show."]
    for escape in ("<BR/>", "\\N"):
        Path("br.srt").write_text(WEAK.replace("the\n", f"the{escape}"), "utf-8")
        assert run("br.srt", "--fix", "-o", "-").stdout == result.stdout


def test_foreign_formats_are_named() -> None:
    Path("a.ass").write_text("[Script Info]\nScriptType: v4.00+\n", "utf-8")
    result = run("a.ass", "good.srt")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: a.ass: is an ASS or SSA file: save it as SRT or WebVTT")
    assert json.loads(run("a.ass", "--json").stdout)["unreadable"] == 1
