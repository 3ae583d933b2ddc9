"""The log of a batch, and the runs that go on from it after whatever ended the one before."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

import captioner
from captioner.layout import LAYOUT_VERSION
from tests.bench import synthetic_clips
from tests.test_cli import clip, run
from tests.test_cli_batch import BAD, contents, errors, made
from tests.test_output import SRT
from tests.test_signals import temporary

LOGGED = ("-o", "out/", "--log", "log.jsonl", "--resume")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]


def test_a_line_says_of_each_input_what_a_person_may_want_to_know() -> None:
    made("clips/a.json", content=clip("Extraordinarily!"))
    made("clips/b.json", content=BAD)
    made("clips/package.json", content={})
    assert run("convert", "clips", "-o", "out/", "--log", "log.jsonl", "--max-line-width", "14").exit_code == 1
    good, bad = lines()
    assert good.pop("milliseconds") >= 0
    assert good.pop("cost_per_word") > 0
    assert len(good.pop("sha256")) == 64
    assert list(good.pop("outputs")) == ["out/a.srt"]
    assert good == {
        "input": "clips/a.json",
        "name": "a",
        "options": {"preset": "web", "formats": {"srt": {}}, "max_line_width": 14, "time_unit": "s"},
        "version": captioner.__version__,
        "layout": LAYOUT_VERSION,
        "clips": 1,
        "cues": 1,
        "over": 1,
        "breaches": [{"cue": 1, "limit": "max_line_width", "measured": 16, "allowed": 14, "phrase": None}],
        "repairs": [],
        "words": 1,
        "estimated": 0,
        "languages": ["en"],
        "error": None,
    }
    assert bad["error"]["kind"] == "ClipNotReadyError"
    assert bad["error"]["message"].startswith("clip 7ff: still rendering")
    assert bad["outputs"] == {}


def test_what_the_log_says_was_made_is_left_and_the_rest_is_done() -> None:
    made("clips/a.json", "clips/b.json")
    made("clips/c.json", content=BAD)
    assert run("convert", "clips", *LOGGED).exit_code == 1
    before = os.stat("out/a.srt").st_mtime_ns
    os.unlink("out/b.srt")
    made("clips/c.json")
    result = run("convert", "clips", *LOGGED)
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == "1 input made before: left as they are"
    assert contents() == {f"{name}.srt": SRT.encode() for name in "abc"}
    assert os.stat("out/a.srt").st_mtime_ns == before
    assert [line["name"] for line in lines()] == ["a", "b", "c", "b", "c"]


def test_a_clip_that_changed_or_other_options_are_done_again() -> None:
    made("clips/a.json", "clips/b.json")
    assert run("convert", "clips", *LOGGED).exit_code == 0
    touched = os.stat("clips/a.json")
    made("clips/a.json", content=clip("Hello, worlds!"))
    os.utime("clips/a.json", ns=(touched.st_atime_ns, touched.st_mtime_ns))
    assert run("convert", "clips", *LOGGED).exit_code == 0
    assert b"worlds" in contents()["a.srt"]
    assert run("convert", "clips", *LOGGED, "--max-line-width", "8").exit_code == 0
    assert contents()["b.srt"].count(b"\n") == 5
    assert "2 inputs made before" in run("convert", "clips", *LOGGED, "--max-line-width", "8").stderr


def test_what_a_person_changed_by_hand_is_not_lost() -> None:
    made("clips/a.json")
    assert run("convert", "clips", *LOGGED).exit_code == 0
    Path("out/a.srt").write_text("by hand", "utf-8")
    assert run("convert", "clips", *LOGGED).exit_code == 0
    assert contents() == {"a.srt": b"by hand"}
    made("clips/a.json", content=clip("New."))
    assert "out/a.srt: already exists" in errors(run("convert", "clips", *LOGGED))[0]
    assert contents() == {"a.srt": b"by hand"}


def test_the_options_of_a_row_count_too() -> None:
    made("a.json")
    manifest = Path("m.jsonl")
    for language, again in (("en", False), ("en", True), ("de", False), ("de", True)):
        manifest.write_text(json.dumps({"input": "a.json", "language": language}), "utf-8")
        result = run("convert", "--manifest", "m.jsonl", *LOGGED, "-f", "json")
        assert result.exit_code == 0
        assert ("made before" in result.stderr) == again


def test_a_group_is_made_before_only_if_all_of_it_is_the_same() -> None:
    made("a.json", "b.json", content=clip(duration=2))
    Path("m").write_text("input,group\na.json,x\nb.json,x\n", "utf-8")
    for again in (False, True):
        assert ("made before" in run("convert", "--manifest", "m", *LOGGED).stderr) == again
    made("b.json", content=clip("Bye.", duration=2))
    assert "made before" not in run("convert", "--manifest", "m", *LOGGED).stderr
    assert b"Bye." in contents()["x.srt"]


def test_a_torn_last_line_is_ignored_and_ended() -> None:
    made("clips/a.json", "clips/b.json")
    assert run("convert", "clips", *LOGGED).exit_code == 0
    log = Path("log.jsonl").read_bytes()
    for cut in range(1, len(log.splitlines()[1]) + 1, 97):
        Path("log.jsonl").write_bytes(log[:-cut])
        result = run("convert", "clips", *LOGGED)
        assert result.exit_code == 0
        assert "1 input made before" in result.stderr or cut == 1
        assert json.loads(Path("log.jsonl").read_text("utf-8").splitlines()[-1])["error"] is None


def test_a_file_that_is_no_log_is_not_written_to() -> None:
    made("clips/a.json")
    Path("notes").write_text("my notes\n", "utf-8")
    result = run("convert", "clips", "-o", "out/", "--log", "notes")
    assert result.exit_code == 1
    assert "notes: is no log of captioner" in result.stderr
    assert Path("notes").read_text("utf-8") == "my notes\n"
    assert "clips/none/log" in run("convert", "clips", "-o", "out/", "--log", "clips/none/log").stderr
    assert run("convert", "clips", "-o", "out/", "--resume").exit_code == 2
    assert run("convert", "clips", "-o", "out/", "--log", "/dev/null").exit_code == 0


# After whatever ended the run before


def many(count: int) -> None:
    os.makedirs("clips")
    for number in range(count):
        Path(f"clips/{number:03}.json").write_bytes(synthetic_clips.clip(80, number))


def start(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "captioner", "convert", "clips", "-f", "srt", "-f", "vtt", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def wait_for_files(process: "subprocess.Popen[bytes]", count: int) -> None:
    while process.poll() is None and (not os.path.isdir("out") or len(os.listdir("out")) < count):
        time.sleep(0.005)


def finished(process: "subprocess.Popen[bytes]") -> int:
    process.communicate(timeout=120)
    return process.returncode


def group_is_gone(process: "subprocess.Popen[bytes]") -> bool:
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize(
    ("number", "jobs"),
    [
        (signal.SIGINT, "2"),
        (signal.SIGTERM, "1"),
        (signal.SIGTERM, "2"),
        (signal.SIGKILL, "2"),
        pytest.param(signal.SIGINT, "1", marks=pytest.mark.slow),
        pytest.param(signal.SIGKILL, "1", marks=pytest.mark.slow),
    ],
)
def test_the_same_command_does_the_rest_after_a_signal(number: signal.Signals, jobs: str) -> None:
    many(60)
    process = start(*LOGGED, "--jobs", jobs)
    wait_for_files(process, 20)
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode == (1 if number == signal.SIGINT else -number)
    deadline = time.monotonic() + 10
    while not group_is_gone(process):
        assert time.monotonic() < deadline, "its processes end with it"
        time.sleep(0.01)
    if number != signal.SIGKILL:
        assert temporary("out") == []
    assert finished(start(*LOGGED)) == 0
    assert finished(start("-o", "undisturbed/")) == 0
    assert contents() == contents("undisturbed")


@pytest.mark.long
@pytest.mark.slow
def test_it_does_so_whenever_it_is_killed() -> None:
    many(300)
    assert finished(start("-o", "undisturbed/", "--jobs", "2")) == 0
    random = Random(1)
    for moment in range(20):
        process = start("-o", f"out{moment}/", "--log", f"log{moment}.jsonl", "--resume", "--jobs", "2")
        time.sleep(random.uniform(0.1, 4))
        process.kill()
        process.communicate(timeout=60)
        again = start("-o", f"out{moment}/", "--log", f"log{moment}.jsonl", "--resume", "--jobs", "2")
        assert finished(again) == 0
        assert contents(f"out{moment}") == contents("undisturbed")
