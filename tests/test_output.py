"""Where output goes: names, what is replaced, and that a failed run leaves everything as it was."""

import os
import resource
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from captioner.outputs import file_name
from tests.test_cli import V1, clip, refused, run, saved, spawn

SRT = "1\n00:00:00,000 --> 00:00:01,280\nHello, world!\n\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "clip.json")


def written(directory: str = ".") -> list[str]:
    """What lies in a directory beside the clips that the tests put there."""
    return sorted(name for name in os.listdir(directory) if not name.endswith(".json"))


@pytest.mark.parametrize("name", ["clip.vtt", "CLIP.VTT", "two.dots.vtt"])
def test_the_extension_gives_the_format(name: str) -> None:
    assert run("convert", "clip.json", "-o", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith("WEBVTT\n")


def test_a_format_that_was_asked_for_outweighs_the_extension() -> None:
    assert run("convert", "clip.json", "-o", "clip.vtt", "-f", "txt").exit_code == 0
    assert Path("clip.vtt").read_text(encoding="utf-8") == "Hello, world!\n"


def test_an_extension_that_names_no_format_is_met_with_the_option_that_does() -> None:
    result = run("convert", "clip.json", "-o", "clip.sub", "--max-words", "3")
    assert result.exit_code == 2
    assert "Error: The extension of 'clip.sub' is none of .srt, " in result.stderr
    assert result.stderr.endswith(": add -f and a format, such as -f srt, or end it with / for a directory.\n")
    assert written() == []


def test_a_hyphen_is_standard_output() -> None:
    assert run("convert", "clip.json", "-o", "-", "-f", "txt").stdout == "Hello, world!\n"
    assert written() == []


def test_a_format_given_twice_is_written_once() -> None:
    assert run("convert", "clip.json", "-f", "txt", "-f", "txt").stdout == "Hello, world!\n"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["clip.json", V1], "2 clips"),
        (["clip.json", "-f", "srt", "-f", "vtt"], "2 formats"),
        (["clip.json", "-o", "out.srt", "-f", "srt", "-f", "vtt"], "2 formats"),
        (["clip.json", V1, "-o", "out.vtt"], "2 clips"),
        (["clip.json", V1, "-o", "-", "--max_duration", "6.50"], "2 clips"),
        (["two.json"], "two.json: 2 clips"),
    ],
)
def test_several_outputs_without_a_directory_are_met_with_the_option_that_names_one(
    arguments: list[object], what: str
) -> None:
    saved(Path("two.json"), [clip(), clip()])
    result = run("convert", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    told = f"Error: {what} need a directory to be written to: use -o DIR/, such as -o captions/\n"
    assert result.stderr.endswith(told)
    assert written() == []


def test_several_outputs_go_into_a_directory_that_is_made() -> None:
    assert run("convert", "clip.json", V1, "-f", "srt", "-f", "vtt", "-o", "a/b/").exit_code == 0
    assert written("a/b") == ["clip.srt", "clip.vtt", "v1.srt", "v1.vtt"]
    assert Path("a/b/clip.srt").read_text(encoding="utf-8") == SRT


def test_one_output_goes_into_a_directory_too() -> None:
    os.mkdir("there")
    assert run("convert", "clip.json", "-o", "there").exit_code == 0
    assert run("convert", "clip.json", "-o", "new/", "-f", "vtt").exit_code == 0
    assert (written("there"), written("new")) == (["clip.srt"], ["clip.vtt"])


@pytest.mark.parametrize("uuid", [None, "", "../../x", "a/b", "a.b", "ä", "a\n", "x y", "a\0b"])
def test_a_uuid_that_could_lead_elsewhere_is_no_file_name(uuid: str | None) -> None:
    assert file_name(uuid, 7) == "7"


def test_a_uuid_is_a_file_name_and_a_title_never_is() -> None:
    assert file_name("7ff-0_Fa", 7) == "7ff-0_Fa"
    saved(Path("two.json"), [clip(uuid="../evil", title="Title"), clip(uuid="ab-1", title="Title")])
    assert run("convert", "two.json", "-o", "out/").exit_code == 0
    assert written("out") == ["two-1.srt", "two-ab-1.srt"]


def test_two_clips_that_would_be_one_file_are_both_named() -> None:
    os.mkdir("other")
    saved(Path("other/clip.json"))
    refused(
        run("convert", "clip.json", "other/clip.json", "-o", "out/"), "out/clip.srt", " clip.json", "other/clip.json"
    )
    saved(Path("other/CLIP.json"))
    refused(run("convert", "clip.json", "other/CLIP.json", "-o", "out/"), "out/clip.srt", "out/CLIP.srt")
    refused(run("convert", "clip.json", "clip.json", "-o", "out/", "--overwrite"), "written twice for clip.json")
    saved(Path("two.json"), [clip(uuid="2"), clip()])
    refused(run("convert", "two.json", "-o", "out/"), "out/two-2.srt")
    assert not os.path.exists("out")


@pytest.mark.usefixtures("unicode_names")
def test_names_that_differ_in_composition_only_would_be_one_file() -> None:
    saved(Path("\u00e9.json"))
    saved(Path("e\u0301.json"))
    refused(run("convert", "\u00e9.json", "e\u0301.json", "-o", "out/"), "one file")


def test_a_path_that_was_typed_is_replaced_and_keeps_its_mode() -> None:
    Path("clip.srt").write_text("old", encoding="utf-8")
    os.chmod("clip.srt", 0o640)
    assert run("convert", "clip.json", "-o", "clip.srt").exit_code == 0
    assert Path("clip.srt").read_text(encoding="utf-8") == SRT
    assert stat.S_IMODE(os.stat("clip.srt").st_mode) == 0o640


def test_a_new_file_has_the_mode_that_new_files_have() -> None:
    Path("other").touch()
    assert run("convert", "clip.json", "-o", "clip.srt").exit_code == 0
    assert os.stat("clip.srt").st_mode == os.stat("other").st_mode


def test_a_derived_path_is_replaced_only_with_overwrite() -> None:
    os.mkdir("out")
    Path("out/clip.vtt").write_text("old", encoding="utf-8")
    asked = ("convert", "clip.json", "-f", "srt", "-f", "vtt", "-o", "out/")
    refused(run(*asked), "out/clip.vtt: already exists: add --overwrite")
    assert written("out") == ["clip.vtt"]
    assert Path("out/clip.vtt").read_text(encoding="utf-8") == "old"
    assert run(*asked, "--overwrite").exit_code == 0
    assert Path("out/clip.vtt").read_text(encoding="utf-8").startswith("WEBVTT")


def test_many_derived_paths_that_exist_are_listed_in_one_line() -> None:
    names = [f"{number}.json" for number in range(9)]
    for name in names:
        saved(Path(name))
    assert run("convert", *names, "-o", "out").exit_code == 2
    assert run("convert", *names, "-o", "out/").exit_code == 0
    refused(
        run("convert", *names, "-o", "out/"),
        "out/0.srt, out/1.srt",
        "and 4 more: already exist: add --",
    )


def test_an_output_never_replaces_an_input() -> None:
    before = Path("clip.json").read_bytes()
    os.symlink("clip.json", "link.srt")
    os.link("clip.json", "hard.srt")
    os.mkdir("d")
    told = "an output never replaces"
    refused(run("convert", "clip.json", "-o", "clip.json"), "clip.json: this is the input, ", told)
    refused(run("convert", "clip.json", "-o", "d/../clip.json"), "this is the input clip.json", told)
    refused(run("convert", "clip.json", "-o", "link.srt"), "link.srt", told)
    refused(run("convert", "clip.json", "-o", "hard.srt"), "hard.srt", told)
    refused(run("convert", "link.srt", "-o", "clip.json"), "clip.json: this is the input link.srt", told)
    refused(run("convert", "clip.json", "-f", "json", "-o", ".", "--overwrite"), "./clip.json", told)
    with open("clip.json", "rb") as file:
        done = spawn("convert", "-", "-o", "clip.json", stdin=file)
    assert done.returncode == 1
    assert b"the input standard input" in done.stderr
    assert Path("clip.json").read_bytes() == before


def test_a_symbolic_link_is_kept_and_what_it_leads_to_is_replaced() -> None:
    os.mkdir("d")
    os.symlink("d/real.srt", "link.srt")
    for _ in range(2):  # it leads nowhere at first
        assert run("convert", "clip.json", "-o", "link.srt").exit_code == 0
        assert os.path.islink("link.srt")
        assert Path("d/real.srt").read_text(encoding="utf-8") == SRT


def test_an_output_that_cannot_be_a_file_is_told_by_its_path() -> None:
    os.makedirs("out/clip.srt")
    Path("file").touch()
    refused(run("convert", "clip.json", "-o", "out/", "--overwrite"), "out/clip.srt: is a directory")
    refused(run("convert", "clip.json", "-o", "missing/deep/clip.srt"), "there is no directory missing/deep")
    refused(run("convert", "clip.json", "-o", "file/clip.srt"), "file/clip.srt: file is not a directory")
    refused(run("convert", "clip.json", "-o", "file/"), "file is not a directory")
    refused(run("convert", "clip.json", "-o", "file/d/"), "file/d/clip.srt: ")
    refused(run("convert", "clip.json", "-o", f"{'x' * 300}.srt"), "file name too long")
    assert not os.path.exists("missing")
    result = run("convert", "clip.json", "-o", "")
    assert result.exit_code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_what_is_write_protected_is_left_alone() -> None:
    os.mkdir("locked", 0o500)
    Path("locked.srt").write_text("old", encoding="utf-8")
    os.chmod("locked.srt", 0o400)
    refused(run("convert", "clip.json", "-o", "locked/clip.srt"), "locked/clip.srt: its directory is write-protected")
    refused(run("convert", "clip.json", "-o", "locked/new/"), "locked/new/clip.srt: its directory is write-protected")
    refused(run("convert", "clip.json", "-o", "locked.srt"), "locked.srt: is write-protected")
    assert Path("locked.srt").read_text(encoding="utf-8") == "old"


def test_a_run_that_fails_leaves_the_old_files_and_no_others() -> None:
    os.mkdir("out")
    Path("out/clip.srt").write_text("old", encoding="utf-8")
    saved(Path("long.json"), clip("Hello, world! " * 2000))

    def no_more_than_a_block() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = spawn("convert", "clip.json", "long.json", "-o", "out/", "--overwrite", preexec_fn=no_more_than_a_block)
    assert (done.returncode, done.stderr) == (1, b"Error: out/long.srt: file too large\n")
    assert os.listdir("out") == ["clip.srt"]
    assert Path("out/clip.srt").read_text(encoding="utf-8") == "old"


def test_what_is_no_regular_file_is_written_to_and_not_replaced() -> None:
    os.mkfifo("pipe.srt")
    with subprocess.Popen(["cat", "pipe.srt"], stdout=subprocess.PIPE) as reader:
        assert spawn("convert", "clip.json", "-o", "pipe.srt").returncode == 0
        assert reader.communicate()[0].decode() == SRT
    assert stat.S_ISFIFO(os.stat("pipe.srt").st_mode)
    assert spawn("convert", "clip.json", "-o", "/dev/null", "-f", "srt").returncode == 0
    assert not stat.S_ISREG(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="this system has no /dev/stdout")
def test_dev_stdout_is_standard_output_also_where_that_is_a_file() -> None:
    with open("all.txt", "ab") as file:
        for _ in range(2):
            assert spawn("convert", "clip.json", "-f", "txt", "-o", "/dev/stdout", stdout=file).returncode == 0
    assert Path("all.txt").read_text(encoding="utf-8") == "Hello, world!\n" * 2


def test_line_ends_are_the_same_everywhere() -> None:
    run("convert", "clip.json", "-o", "clip.srt")
    assert Path("clip.srt").read_bytes() == spawn("convert", "clip.json").stdout == SRT.encode()


def test_the_shell_knows_what_a_closed_standard_output_is() -> None:
    closed = f"{shlex.quote(sys.executable)} -m captioner convert clip.json >&-"
    done = subprocess.run(closed, shell=True, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"Error: standard output: is closed\n")
