"""A batch on a cluster of two Dask workers, which are processes of their own on this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import synthetic_clips
from tests.test_cli import run, spawn
from tests.test_cli_batch import BAD, contents, errors, made, written

pytestmark = pytest.mark.slow

distributed = pytest.importorskip("distributed", reason="needs the dask extra")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, whose folder is not that of the tests."""
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    commands: list[list[str | Path]] = [
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file],
        [*dask, "worker", "--scheduler-file", file, "--nworkers", "2", "--nthreads", "1", "--no-dashboard"],
    ]
    log = open(folder / "log", "wb")  # noqa: SIM115 - closed below
    processes = []
    try:
        for command in commands:
            processes.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, start_new_session=True))
            deadline = time.monotonic() + 60
            while not file.exists():
                assert time.monotonic() < deadline, (folder / "log").read_text("utf-8")
                time.sleep(0.05)
        yield json.loads(file.read_text("utf-8"))["address"]
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(60)
        log.close()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def many(count: int) -> None:
    os.makedirs("clips/deep")
    for number in range(count):
        Path(f"clips/{'deep/' * (number % 2)}{number}.json").write_bytes(synthetic_clips.clip(60, number))


def test_the_bytes_are_those_of_this_machine(scheduler: str) -> None:
    many(30)
    made("clips/bad.json", content=BAD)
    made("clips/unknown.json", content={})
    Path("m").write_text("input,group,duration\nclips/0.json,book,100\nclips/2.json,book,\nclips/none,,\n", "utf-8")
    asked = ("convert", "clips", "--manifest", "m", "-f", "srt", "-f", "json")
    here = run(*asked, "-o", "here/", "--jobs", "1")
    for options in ([], ["--gather"]):
        directory = f"there{len(options)}"
        log = (*options, "--log", f"{directory}.jsonl", "--resume", "-o", f"{directory}/")
        done = spawn(*asked, *log, "--scheduler", scheduler)
        assert (done.returncode, errors_of(done)) == (1, errors(here))
        assert contents(directory) == contents("here")
        again = spawn(*asked, *log, "--scheduler", scheduler)
        assert b"31 inputs made before" in again.stderr
    assert len(written("here")) == 62


def errors_of(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    lines = done.stderr.decode().splitlines()
    return [line.removeprefix("Error: ") for line in lines if line.startswith("Error: ")]


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_worker_that_is_killed_costs_no_clip(scheduler: str) -> None:
    many(400)
    assert spawn("convert", "clips", "-o", "here/").returncode == 0
    with distributed.Client(scheduler, set_as_default=False) as client:
        workers = list(client.run(os.getpid).values())
    command = [sys.executable, "-m", "captioner", "convert", "clips", "-o", "there/", "--scheduler", scheduler]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not os.path.isdir("there"):
        time.sleep(0.01)
    os.kill(workers[0], signal.SIGKILL)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert contents("there") == contents("here")


def test_a_scheduler_that_does_not_answer_is_an_error() -> None:
    many(1)
    result = run("convert", "clips", "-o", "out/", "--scheduler", "nonsense")
    assert result.exit_code == 1
    assert "nonsense: no scheduler answers" in result.stderr
    assert not os.path.exists("out")


@pytest.mark.parametrize("options", [["--gather"], ["--scheduler", "x", "--jobs", "2"], ["--scheduler", "x", "--join"]])
def test_options_that_exclude_each_other_are_usage_errors(options: list[str]) -> None:
    many(1)
    assert run("convert", "clips", "-o", "out/", *options).exit_code == 2
