"""Files that appear together or not at all, whatever fails, with the owner and the mode of what they replace."""

import os
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytest_httpserver import HTTPServer

from captioner.cli.output import flush
from tests.test_cli import KEY, clip, run, saved, spawn
from tests.test_output import SRT
from tests.test_signals import held_up, start, temporary, wait_for

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "c", "d"):
        saved(tmp_path / f"{name}.json")


def test_what_was_renamed_before_a_failure_is_put_back() -> None:
    process = held_up("d.json")
    before = os.stat("out/a.srt")
    os.makedirs("out/d.srt/full")
    assert Path("out/c.srt").read_text(encoding="utf-8") == SRT
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, b"")
    assert err.startswith(b"Error: out/d.srt: ")
    assert err.count(b"\n") == 1
    assert sorted(os.listdir("out")) == ["a.srt", "c.srt", "d.srt"]
    assert Path("out/a.srt").read_text(encoding="utf-8") == "old"
    after = os.stat("out/a.srt")
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)


def test_directories_that_were_made_for_nothing_are_removed() -> None:
    def no_more_than_some_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))

    done = spawn("convert", "a.json", "b.json", "-o", "new/deep/", preexec_fn=no_more_than_some_bytes)
    assert (done.returncode, done.stderr) == (1, b"Error: new/deep/a.srt: file too large\n")
    assert not os.path.exists("new")


def test_nothing_is_renamed_where_a_stream_fails(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip())
    asked = ("fetch", "p", "u", "--base-url", httpserver.url_for("/"), "--save-clip", "kept/")
    env = {**os.environ, "RESEMBLE_API_KEY": KEY}
    done = spawn(*asked, "-o", "/dev/full", "-f", "srt", env=env)
    assert (done.returncode, done.stderr) == (1, b"Error: /dev/full: no space left on device\n")
    assert not os.path.exists("kept")


def test_a_pipe_whose_reader_is_gone_is_named() -> None:
    saved(Path("long.json"), clip("Hello, world! " * 5000))
    os.mkfifo("pipe.srt")
    process = start("convert", "long.json", "-o", "pipe.srt")
    with open("pipe.srt", "rb", buffering=0) as pipe:
        assert pipe.read(1) == b"1"
    assert process.communicate(timeout=60) == (b"", b"Error: pipe.srt: broken pipe\n")
    assert process.returncode == 1


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o777, 0o4755, 0o2755])
@pytest.mark.parametrize("command", ["convert", "preview", "check", "fix"])
def test_a_replaced_file_keeps_its_mode(command: str, mode: int) -> None:
    Path("in.srt").write_text(SRT, encoding="utf-8")
    Path("out.srt").write_text("old", encoding="utf-8")
    os.chmod("out.srt", mode)
    asked = {"convert": ("a.json",), "preview": ("a.json",), "check": ("in.srt", "--fix"), "fix": ("in.srt",)}[command]
    assert run(command, *asked, "-o", "out.srt").exit_code == 0
    assert Path("out.srt").read_text(encoding="utf-8") != "old"
    assert stat.S_IMODE(os.stat("out.srt").st_mode) == mode


@pytest.mark.parametrize("umask", [0o077, 0o002, pytest.param(0o022, marks=pytest.mark.slow)])
def test_new_files_have_the_mode_that_the_umask_leaves(umask: int, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip(link=httpserver.url_for("/u.wav")))
    httpserver.expect_request("/u.wav").respond_with_data(b"RIFF", content_type="audio/wav")
    asked = ("fetch", "p", "u", "--base-url", httpserver.url_for("/"), "--save-audio", "out", "-o", "out/")
    done = spawn(*asked, env={**os.environ, "RESEMBLE_API_KEY": KEY}, umask=umask)
    assert done.returncode == 0
    assert {stat.S_IMODE(os.stat(f"out/{name}").st_mode) for name in os.listdir("out")} == {0o666 & ~umask}
    os.chmod("out/u.wav", 0o604)
    done = spawn(*asked, "--overwrite", env={**os.environ, "RESEMBLE_API_KEY": KEY}, umask=umask)
    assert stat.S_IMODE(os.stat("out/u.wav").st_mode) == 0o604


def test_a_temporary_file_is_never_open_to_more_than_its_target() -> None:
    os.mkdir("out")
    Path("out/a.srt").touch(0o600)
    os.mkfifo("out/c.srt")
    process = start("convert", "a.json", "c.json", "-o", "out/", "--overwrite", before=lambda: os.umask(0))
    wait_for(lambda: temporary("out") != [], process)
    (name,) = temporary("out")
    assert stat.S_IMODE(os.stat(f"out/{name}").st_mode) & 0o177 == 0
    assert Path("out/c.srt").read_text(encoding="utf-8") == SRT
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert stat.S_IMODE(os.stat("out/a.srt").st_mode) == 0o600


@as_root
def test_a_replaced_file_keeps_its_owner_and_group() -> None:
    Path("a.srt").write_text("old", encoding="utf-8")
    os.chown("a.srt", 1234, 2345)
    os.chmod("a.srt", 0o4750)
    assert run("convert", "a.json", "-o", "a.srt").exit_code == 0
    status = os.stat("a.srt")
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 2345, 0o4750)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A directory that every user can reach, unlike those that tests usually have, with a clip in it."""
    with TemporaryDirectory() as place:
        os.chmod(place, 0o777)
        monkeypatch.chdir(place)
        saved(Path("a.json"), [clip(uuid="1"), clip(uuid="2")])
        saved(Path("one.json"))
        yield


def as_nobody(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """A command of a user without rights, who may not even read Python's files: it is loaded before."""
    program = (
        "import os, shutil, sys; from captioner.__main__ import run; from captioner.cli import main\n"
        "main(['convert', 'one.json', '-o', '/dev/null', '-f', 'srt'], standalone_mode=False)\n"
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY}); run()"
    )
    return subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, check=False)


def foreign(path: str, mode: int) -> None:
    Path(path).write_text("old", encoding="utf-8")
    os.chown(path, 1234, 2345)
    os.chmod(path, mode)


@as_root
@pytest.mark.parametrize(("mode", "kept"), [(0o6777, 0o777), (0o666, 0o666), (0o676, 0o666), (0o646, 0o646)])
def test_rights_that_another_owner_or_group_had_are_not_passed_on(mode: int, kept: int, shared: None) -> None:
    foreign("a.srt", mode)
    assert as_nobody("convert", "one.json", "-o", "a.srt").returncode == 0
    status = os.stat("a.srt")
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (NOBODY, NOBODY, kept)


@as_root
def test_what_nobody_but_its_owner_may_rename_ends_the_run_and_the_others_are_put_back(shared: None) -> None:
    os.mkdir("out")
    os.chmod("out", 0o1777)
    foreign("out/a-2.srt", 0o666)
    done = as_nobody("convert", "a.json", "-o", "out/", "--overwrite")
    assert (done.returncode, done.stderr) == (1, b"Error: out/a-2.srt: operation not permitted\n")
    assert os.listdir("out") == ["a-2.srt"]
    assert Path("out/a-2.srt").read_text(encoding="utf-8") == "old"


@as_root
def test_what_is_write_protected_is_refused(shared: None) -> None:
    os.mkdir("locked", 0o755)
    foreign("locked.srt", 0o644)
    for path in ("locked/a.srt", "locked/", "locked/new/", "locked.srt"):
        done = as_nobody("convert", "one.json", "-o", path)
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
        assert done.stderr.startswith(f"Error: {path}".encode())
        assert b"write-protected" in done.stderr
    assert Path("locked.srt").read_text(encoding="utf-8") == "old"


@as_root
def test_a_full_disk_leaves_the_old_files(tmp_path: Path) -> None:
    os.mkdir("disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "none", "disk"], check=False).returncode:
        pytest.skip("this system mounts no file system for a test")
    try:
        saved(Path("long.json"), clip("Hello, world! " * 5000))
        Path("disk/a.srt").write_text("old", encoding="utf-8")
        for place in ("disk/", "disk/new/"):
            done = spawn("convert", "a.json", "long.json", "-o", place, "--overwrite")
            assert (done.returncode, done.stderr) == (1, f"Error: {place}long.srt: no space left on device\n".encode())
            assert os.listdir("disk") == ["a.srt"]
            assert Path("disk/a.srt").read_text(encoding="utf-8") == "old"
    finally:
        subprocess.run(["umount", "disk"], check=True)


def test_a_link_for_audio_is_kept_and_its_pipe_is_written_to(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip(link=httpserver.url_for("/u.wav")))
    httpserver.expect_request("/u.wav").respond_with_data(b"RIFF", content_type="audio/wav")
    os.mkdir("audio")
    os.mkdir("other")
    os.symlink("../other/real.wav", "audio/u.wav")
    asked = ("fetch", "p", "u", "--save-audio", "audio", "--overwrite", "-o", "u.srt")
    result = run(*asked, "--base-url", httpserver.url_for("/"), key=KEY)
    assert (result.exit_code, os.listdir("audio"), os.path.islink("audio/u.wav")) == (0, ["u.wav"], True)
    assert Path("other/real.wav").read_bytes() == b"RIFF"
    os.unlink("audio/u.wav")
    os.mkfifo("audio/u.wav")
    process = start(*asked, "--base-url", httpserver.url_for("/"))
    assert Path("audio/u.wav").read_bytes() == b"RIFF"
    process.communicate(timeout=60)
    assert (process.returncode, os.listdir("audio")) == (0, ["u.wav"])


def test_hard_links_part_and_the_other_name_keeps_the_old_file() -> None:
    Path("a.srt").write_text("old", encoding="utf-8")
    os.link("a.srt", "b.srt")
    assert run("convert", "a.json", "-o", "a.srt").exit_code == 0
    assert (Path("a.srt").read_text(encoding="utf-8"), Path("b.srt").read_text(encoding="utf-8")) == (SRT, "old")


@pytest.mark.parametrize("count", [3, 40])
def test_many_files_and_few_are_flushed_or_the_one_that_is_missing_is_named(count: int) -> None:
    paths = [(f"{number}", f"file {number}") for number in range(count)]
    for path, _ in paths:
        Path(path).touch()
    flush([*paths, (".", "here")])
    os.unlink("1")
    with pytest.raises(FileNotFoundError):
        flush(paths)


def test_what_cannot_be_flushed_is_no_error() -> None:
    flush([("/dev/null", "nothing")])


def test_a_run_that_replaces_many_files_leaves_nothing_else() -> None:
    saved(Path("many.json"), [clip("Hi!", uuid=f"{number}") for number in range(40)])
    for _ in range(2):
        assert run("convert", "many.json", "-f", "srt", "-f", "vtt", "-o", "out/", "--overwrite").exit_code == 0
        assert len(os.listdir("out")) == 80


def test_runs_that_make_one_directory_at_once_do_not_fail_each_other() -> None:
    for _ in range(3):
        processes = [start("convert", f"{name}.json", "-o", "new/deep/", "-f", "srt") for name in "abcd"]
        assert [process.communicate(timeout=60)[1] for process in processes] == [b""] * 4
        assert sorted(os.listdir("new/deep")) == ["a.srt", "b.srt", "c.srt", "d.srt"]
        shutil.rmtree("new")
