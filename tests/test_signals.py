"""Signals that end the program, sent to real processes while temporary files exist."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from captioner.cli.signals import undoing
from tests.test_cli import KEY, clip, saved
from tests.test_output import SRT

ENDING = [signal.SIGTERM, signal.SIGHUP]
Process = subprocess.Popen[bytes]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c"):
        saved(tmp_path / f"{name}.json")


def start(*arguments: object, before: Callable[[], object] | None = None) -> Process:
    command = [sys.executable, "-m", "captioner", *map(str, arguments)]
    env = {**os.environ, "RESEMBLE_API_KEY": KEY}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, preexec_fn=before)


def wait_for(found: Callable[[], bool], process: Process) -> None:
    deadline = time.monotonic() + 60
    while not found():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def temporary(directory: str) -> list[str]:
    return [name for name in os.listdir(directory) if name.startswith(".captioner-")]


def held_up(*arguments: str, before: Callable[[], object] | None = None) -> Process:
    """A process that has staged its files, and waits for someone to read the pipe that is one of its targets."""
    os.mkdir("out")
    os.mkfifo("out/c.srt")
    Path("out/a.srt").write_text("old", encoding="utf-8")
    process = start("convert", "a.json", "b.json", "c.json", "-o", "out/", "--overwrite", *arguments, before=before)
    wait_for(lambda: len(temporary("out")) >= 2, process)
    return process


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_leaves_the_old_files_and_no_others(number: signal.Signals) -> None:
    process = held_up()
    process.send_signal(number)
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == -number
    assert sorted(os.listdir("out")) == ["a.srt", "c.srt"]
    assert Path("out/a.srt").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("numbers", [ENDING, ENDING[::-1], [signal.SIGINT, *ENDING]])
def test_several_signals_at_once_clean_up_too(numbers: list[signal.Signals]) -> None:
    process = held_up()
    for number in numbers:
        process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode in (1, *(-number for number in numbers))
    assert sorted(os.listdir("out")) == ["a.srt", "c.srt"]


def test_what_cannot_clean_up_leaves_whole_files_and_temporary_ones() -> None:
    process = held_up()
    process.kill()
    process.communicate(timeout=60)
    assert sorted(set(os.listdir("out")) - {*temporary("out")}) == ["a.srt", "c.srt"]
    assert Path("out/a.srt").read_text(encoding="utf-8") == "old"


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    process = held_up(before=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    process.send_signal(signal.SIGHUP)
    assert Path("out/c.srt").read_text(encoding="utf-8") == SRT
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert (Path("out/a.srt").read_text(encoding="utf-8"), Path("out/b.srt").read_text(encoding="utf-8")) == (SRT, SRT)


@pytest.mark.parametrize("number", ENDING)
def test_a_reader_that_no_longer_reads_does_not_keep_a_signal_from_ending_the_program(number: signal.Signals) -> None:
    saved(Path("long.json"), clip("Hello, world! " * 5000))
    os.mkfifo("pipe.srt")
    process = start("convert", "long.json", "-o", "pipe.srt")
    with open("pipe.srt", "rb", buffering=0) as pipe:
        assert pipe.read(1) == b"1"
        process.send_signal(number)
        assert process.wait(60) == -number
        process.communicate()


@pytest.fixture
def slow(httpserver: HTTPServer) -> Iterator[HTTPServer]:
    """A service with a clip whose audio starts to come, and does not end before the test does."""
    over = threading.Event()

    def audio(_request: Request) -> Response:
        def pieces() -> Iterator[bytes]:
            yield b"RIFF" * 1_000_000
            over.wait(60)

        return Response(pieces(), content_type="audio/wav")

    httpserver.expect_request("/u.wav").respond_with_handler(audio)
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip(link=httpserver.url_for("/u.wav")))
    yield httpserver
    over.set()


@pytest.mark.parametrize("number", [*ENDING, signal.SIGINT])
def test_audio_that_did_not_all_come_is_removed_with_its_directories(slow: HTTPServer, number: signal.Signals) -> None:
    process = start("fetch", "p", "u", "--save-audio", "new/audio", "--base-url", slow.url_for("/"))
    wait_for(lambda: os.path.isdir("new/audio") and temporary("new/audio") != [], process)
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode == (1 if number == signal.SIGINT else -number)
    assert not os.path.exists("new")


@pytest.mark.parametrize(
    "moment", [0, 3, 9, *(pytest.param(moment, marks=pytest.mark.slow) for moment in (1, 2, 4, 5, 6, 7, 8))]
)
def test_a_batch_is_all_there_or_not_at_all_whenever_the_signal_comes(moment: int) -> None:
    names = [f"{number}.srt" for number in range(300)]
    saved(Path("many.json"), [clip("Hi!", uuid=f"{number}") for number in range(300)])
    os.mkdir("out")
    for name in names:
        Path(f"out/many-{name}").write_text("old", encoding="utf-8")
    process = start("convert", "many.json", "-o", "out/", "--overwrite")
    wait_for(lambda: len(temporary("out")) > moment * 30, process)
    process.send_signal(ENDING[moment % 2])
    process.communicate(timeout=60)
    assert temporary("out") == []
    assert len({Path(f"out/many-{name}").read_text(encoding="utf-8") for name in names}) == 1
    assert len(os.listdir("out")) == 300


def test_a_signal_is_handled_only_while_the_program_runs() -> None:
    look = (
        "import signal, captioner, captioner.cli, captioner.cli.convert, captioner.cli.output\n"
        "captioner.cli.main(['convert', 'a.json', '-o', 'a.srt'], standalone_mode=False)\n"
        "print({signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP)} == {signal.SIG_DFL})"
    )
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, check=True).stdout == b"True\n"


def test_what_is_undone_is_undone_once_it_ends_and_when_it_fails() -> None:
    undone: list[int] = []
    with undoing(lambda: undone.append(1)):
        assert undone == []
    with pytest.raises(ZeroDivisionError), undoing(lambda: undone.append(2)):
        raise ZeroDivisionError
    assert undone == [1, 2]
