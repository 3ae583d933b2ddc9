"""`convert` for many inputs: what is found, what is skipped, and that each clip is written or reported."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import Result

import captioner
from tests.terminal import on_terminal
from tests.test_cli import clip, run, saved
from tests.test_output import SRT

BAD = {"uuid": "7ff", "finished": False}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(*paths: str, content: object = None) -> None:
    """Clips at these paths, with their folders."""
    for path in paths:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        saved(Path(path), content)


def written(directory: str = "out") -> list[str]:
    return sorted(path.relative_to(directory).as_posix() for path in Path(directory).rglob("*") if path.is_file())


def contents(directory: str = "out") -> dict[str, bytes]:
    return {name: Path(directory, name).read_bytes() for name in written(directory)}


def errors(result: Result) -> list[str]:
    return [line.removeprefix("Error: ") for line in result.stderr.splitlines() if line.startswith("Error: ")]


# What is found


def test_a_folder_is_captioned_with_its_folders() -> None:
    made("clips/a.json", "clips/deep/er/b.json", "clips/deep/lines.jsonl")
    result = run("convert", "clips", "-o", "out/", "-f", "srt", "-f", "vtt")
    assert (result.exit_code, result.stdout) == (0, "")
    names = ["a.srt", "a.vtt", "deep/er/b.srt", "deep/er/b.vtt", "deep/lines.srt", "deep/lines.vtt"]
    assert written() == names
    assert Path("out/deep/er/b.srt").read_text("utf-8") == SRT
    assert result.stderr == "6 files of 3 clips: 3 cues, 0 over limits, language en (guessed)\n"


def test_in_a_folder_output_and_unknown_json_are_skipped_and_counted() -> None:
    made("clips/a.json", "clips/.hidden/b.json", "clips/._a.json")
    made("clips/package.json", content={"name": "x"})
    Path("clips/a.wav").touch()
    for number in range(2):
        result = run("convert", "clips/", "-f", "json", "-o", "clips/out/", "--overwrite")
        assert result.exit_code == 0
        skipped = ["skipped 1 file in clips/out/, where captions go, 1 file that no reader is for"] if number else []
        assert result.stderr.splitlines()[: len(skipped)] == skipped
    assert written("clips/out") == ["a.json"]
    assert run("convert", "clips/", "-o", "clips").exit_code == 0, "captions may be beside the clips"
    assert Path("clips/a.srt").read_text("utf-8") == SRT


def test_where_it_is_named_a_file_that_no_reader_is_for_is_an_error() -> None:
    made("clips/a.json")
    made("package.json", content={"name": "x"})
    result = run("convert", "clips", "package.json", "-o", "out/")
    assert result.exit_code == 1
    assert errors(result)[0].startswith("package.json: is not a clip")
    assert written() == ["a.srt"]


def test_a_folder_may_hold_whatever_a_file_system_can(tmp_path: Path) -> None:
    made("clips/a/one.json")
    os.symlink("..", "clips/a/loop")
    os.symlink("one.json", "clips/a/link.json")
    os.symlink("nowhere", "clips/a/dangling.json")
    os.mkdir("clips/a/folder.json")
    os.mkfifo("clips/a/pipe.json")
    for typed in ("clips", "clips/a/*"):
        result = run("convert", typed, "-o", "out/", "--overwrite")
        assert result.exit_code == 1
        told = errors(result)
        assert told[0].startswith("clips/a/dangling.json: cannot be read: no such file or directory")
        assert told[1] == "1 of 3 inputs failed"
    assert {"a/link.srt", "a/one.srt", "link.srt", "one.srt"} <= {*written()}


def test_a_pattern_is_captioned_with_the_folders_below_its_wildcard() -> None:
    made("clips/a/1.json", "clips/b/2.json", "clips/b/note.txt", "clips/c/d/3.json")
    assert run("convert", "clips/*/*.json", "-o", "out/").exit_code == 0
    assert written() == ["a/1.srt", "b/2.srt"]
    assert run("convert", "clips/**/*.json", "-o", "all/").exit_code == 0
    assert written("all") == ["a/1.srt", "b/2.srt", "c/d/3.srt"]
    assert run("convert", "clips/[bc]*", "-o", "some/").exit_code == 0
    assert written("some") == ["b/2.srt", "c/d/3.srt"]


def test_an_existing_path_wins_over_a_pattern() -> None:
    made("a[12].json", "a1.json")
    assert run("convert", "a[12].json", "-f", "txt").stdout == "Hello, world!\n"


@pytest.mark.parametrize("typed", ["none/*.json", "empty", "empty/*", "b*"])
def test_what_holds_nothing_to_caption_is_an_error(typed: str) -> None:
    os.mkdir("empty")
    Path("b.txt").touch()
    made("clips/a.json")
    result = run("convert", "clips", typed, "-o", "out/")
    assert result.exit_code == 1
    assert errors(result)[0].startswith(f"{typed}: ")
    assert written() == ["a.srt"]


def test_many_clips_need_a_directory() -> None:
    made("clips/a.json")
    Path("file").touch()
    result = run("convert", "clips")
    assert result.exit_code == 2
    assert "use -o DIR/" in result.stderr
    assert errors(run("convert", "clips", "-o", "file/")) == ["file: is not a directory: choose another path"]
    assert run("convert").exit_code == 2
    assert "Missing argument" in run("convert").stderr


def test_a_folder_may_be_joined() -> None:
    made("clips/1.json", "clips/2.json", content=clip(duration=2))
    result = run("convert", "clips", "--join", "-f", "json")
    assert [cue["start"] for cue in json.loads(result.stdout)["segments"]] == [0, 2]
    os.mkdir("empty")
    assert "holds no .json" in run("convert", "empty", "--join").stderr


# One bad clip


def test_one_bad_clip_costs_no_other_and_is_named_with_its_reason() -> None:
    made(*(f"clips/{number % 5}/{number}.json" for number in range(60)))
    made("clips/3/bad.json", content=BAD)
    Path("clips/3/worse.json").write_text("{]", "utf-8")
    result = run("convert", "clips", "-o", "out/", "--jobs", "2")
    assert result.exit_code == 1
    assert len(written()) == 60
    told = errors(result)
    assert told[0].startswith("clips/3/bad.json: clip 7ff: still rendering")
    assert told[1].startswith("clips/3/worse.json: is not whole JSON")
    assert told[2] == "2 of 62 inputs failed"
    assert "60 files of 60 clips: 60 cues, 0 over limits, language en (guessed)" in result.stderr


def test_more_than_twenty_files_are_a_batch_too() -> None:
    made(*(f"{number}.json" for number in range(21)))
    made("4.json", content=BAD)
    assert run("convert", *(f"{number}.json" for number in range(21)), "-o", "out/").exit_code == 1
    assert len(written()) == 20


def test_failures_are_grouped_by_reason_with_a_few_names_each() -> None:
    for number in range(8):
        made(f"clips/{number}.json", content={"uuid": f"u{number}", "finished": False})
    made("clips/x.json", content=clip("\ud800"))
    lines = run("convert", "clips", "-o", "out/").stderr.splitlines()
    assert "Error: 9 of 9 inputs failed" in lines
    grouped = [line for line in lines if line.startswith("  ")]
    assert grouped[0].startswith("  8: clip u0: still rendering")
    assert grouped[0].endswith("(clips/0.json, clips/1.json, clips/2.json, clips/3.json, clips/4.json and 3 more)")
    assert grouped[1].startswith("  1: ")
    assert not os.path.exists("out")


def test_fail_fast_stops_at_the_first_failure() -> None:
    made(*(f"clips/{number:02}.json" for number in range(60)))
    made("clips/00.json", content=BAD)
    result = run("convert", "clips", "-o", "out/", "--fail-fast", "--jobs", "2")
    assert result.exit_code == 1
    assert "1 of 1 input failed" in result.stderr
    assert "stopped at the first failure" in result.stderr


def test_quiet_says_nothing_but_what_fails() -> None:
    made("clips/a.json", content=clip("Hello!"))
    asked = ("convert", "clips", "-o", "out/", "--overwrite", "--quiet", "--max-cps", "3")
    assert (run(*asked).exit_code, run(*asked).stderr) == (0, "")
    assert run("convert", "clips/a.json", "--quiet", "--max-cps", "3").stderr == ""
    made("clips/b.json", content=BAD)
    result = run(*asked)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 3)


def test_strict_writes_everything_and_fails() -> None:
    made("clips/a.json", content=clip("Hello!"))
    assert run("convert", "clips", "-o", "out/", "--max-cps", "3", "--strict").exit_code == 1
    assert written() == ["a.srt"]


def test_the_run_ends_with_the_five_worst_and_why() -> None:
    for number in range(9):
        made(f"clips/{number}.json", content=clip("One two three four. " * (number + 1)))
    made("clips/worst.json", content=clip("Extraordinarily!"))
    lines = run("convert", "clips", "-o", "out/", "--max-line-width", "14").stderr.splitlines()
    assert lines[-2] == "to be looked at:"
    assert lines[-1].startswith("  clips/worst.json: 1 of 1 cue over limits, max_line_width 16 of 14 (cue 1)")
    lines = run("convert", "clips", "-o", "out2/", "--max-cps", "4").stderr.splitlines()
    assert lines[-6] == "the worst, to be looked at first:"
    assert len({line for line in lines[-5:] if line.startswith("  clips/")}) == 5


def test_what_is_there_is_replaced_only_with_overwrite_or_if_it_is_the_same() -> None:
    made("clips/a.json", "clips/b.json")
    os.mkdir("out")
    Path("out/b.srt").write_text("mine", "utf-8")
    for _ in range(2):
        result = run("convert", "clips", "-o", "out/")
        assert errors(result)[0] == "clips/b.json: out/b.srt: already exists: add --overwrite to replace it"
        assert Path("out/a.srt").read_text("utf-8") == SRT
        assert Path("out/b.srt").read_text("utf-8") == "mine"
    assert run("convert", "clips", "-o", "out/", "--overwrite").exit_code == 0
    assert contents() == {"a.srt": SRT.encode(), "b.srt": SRT.encode()}


def test_names_from_outside_are_shown_escaped() -> None:
    made("clips/a\x1b[31m.json", content={"uuid": "\u202ex", "finished": False})
    result = run("convert", "clips", "-o", "out/")
    assert r"a\x1b[31m.json" in result.stderr
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


def test_a_terminal_shows_a_bar_with_the_rate_and_failures() -> None:
    made(*(f"clips/{number:02}.json" for number in range(30)))
    made("clips/07.json", content=BAD)
    status, shown = on_terminal("convert", "clips", "-o", "out/", stdout=subprocess.DEVNULL)
    assert status == 1
    assert "30/30" in shown
    assert "100%" in shown
    assert "a second, 1 failed" in shown
    assert "Error: clips/07.json: clip 7ff: still rendering" in shown
    status, shown = on_terminal("convert", "clips", "-o", "out/", "--quiet", stdout=subprocess.DEVNULL)
    assert "%" not in shown


def test_what_is_skipped_takes_no_name_from_a_clip() -> None:
    made("one/a.json", "two/a.json", "three/a.json")
    made("one/a.json", content={"text": "Hi", "segments": []})
    result = run("convert", "one", "two", "-o", "out/")
    assert (result.exit_code, written()) == (0, ["a.srt"])
    assert errors(run("convert", "two", "one", "three", "-o", "more/"))[0].startswith("three/a.json: a.srt would be")


def test_times_that_were_mended_are_counted_logged_and_fail_on_demand() -> None:
    sick = clip("One two three four five six seven eight nine ten.")
    for at in range(8, 13):
        sick["audio_timestamps"]["graph_times"][at] = None
    made("clips/a.json")
    made("clips/sick.json", content=sick)
    captions = captioner.caption(captioner.read_clip(sick))
    assert captions.repairs
    result = run("convert", "clips", "-o", "out/", "--log", "log.jsonl", "--fail-on", "repairs")
    assert (result.exit_code, len(written())) == (1, 2)
    assert "1 repair of times" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("  clips/sick.json: ")
    line = json.loads(Path("log.jsonl").read_text("utf-8").splitlines()[1])
    assert [repair["kind"] for repair in line["repairs"]] == [repair.kind for repair in captions.repairs]
    assert line["estimated"] == sum(word.estimated for cue in captions for word in cue.words) > 0
    assert run("convert", "clips", "-o", "out/", "--fail-on", "limits").exit_code == 0
    assert errors(run("convert", "clips", "-o", "out/", "--repair", "off"))[0].startswith("clips/sick.json: ")


def test_times_are_stretched_in_a_batch_too() -> None:
    made("clips/a.json")
    assert run("convert", "clips", "-o", "out/", "--stretch", "2").exit_code == 0
    assert Path("out/a.srt").read_text("utf-8") == run("convert", "clips/a.json", "--stretch", "2").stdout != SRT
