"""What keeps a target from being written is found before anything is written."""

import os
from pathlib import Path

import pytest

from captioner.cli.paths import file_name
from tests.test_cli import KEY, clip, refused, run, saved


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "clip.json")


def unwritten(*named: str) -> None:
    """Nothing but the clip, and what else the test put there."""
    assert sorted(os.listdir()) == sorted(["clip.json", *named])


@pytest.mark.parametrize("format_", ["srt", "remotion"])
@pytest.mark.usefixtures("unicode_names")
def test_a_uuid_that_would_make_a_name_too_long_is_replaced_by_the_clip_s_number(format_: str) -> None:
    extension = {"srt": ".srt", "remotion": ".remotion.json"}[format_]
    longest = 255 - len(f"ö{extension}".encode()) - 1
    clips = [clip(uuid="a" * longest), clip(uuid="b" * (longest + 1)), clip(uuid="c" * 300)]
    saved(Path("ö.json"), clips)
    assert run("convert", "ö.json", "-f", format_, "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == sorted(f"ö-{name}{extension}" for name in ("a" * longest, "2", "3"))


def test_all_formats_of_a_clip_have_one_name() -> None:
    saved(Path("two.json"), [clip(), clip(uuid="a" * 245)])
    assert run("convert", "two.json", "-f", "srt", "-f", "remotion", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["two-1.remotion.json", "two-1.srt", "two-2.remotion.json", "two-2.srt"]


@pytest.mark.usefixtures("unicode_names")
def test_a_name_has_room_for_what_it_is_part_of() -> None:
    assert file_name("a" * 251, 7, suffixes=[".srt"]) == "a" * 251
    assert file_name("a" * 252, 7, suffixes=[".srt", ".vt"]) == "7"
    assert file_name("a" * 248, 7, prefix="é-", suffixes=[".srt"]) == "a" * 248
    assert file_name("a" * 249, 7, prefix="é-", suffixes=[".srt"]) == "7"


def test_an_input_whose_name_has_no_room_for_an_extension_is_refused() -> None:
    name = f"{'x' * 250}.json"
    saved(Path(name), [clip(), clip()])
    for place in ("out/", "new/deep/"):
        refused(run("convert", name, "-f", "srt", "-f", "remotion", "-o", place), "-1.", "file name too long")
    unwritten(name)


def test_a_directory_whose_name_is_too_long_is_refused() -> None:
    refused(run("convert", "clip.json", "-o", f"new/{'d' * 256}/"), "/clip.srt: file name too long")
    unwritten()


def test_a_link_that_leads_nowhere_is_written_through_if_its_directory_exists() -> None:
    os.mkdir("out")
    os.symlink("../missing/clip.srt", "out/clip.srt")
    asked = ("convert", "clip.json", "-o", "out/", "--overwrite")
    refused(run(*asked), "out/clip.srt: there is no directory", "missing")
    os.mkdir("missing")
    assert run(*asked).exit_code == 0
    assert os.path.islink("out/clip.srt")
    assert os.listdir("missing") == ["clip.srt"]


@pytest.mark.parametrize("output", ["loop.srt", "one/clip.srt", "one/"])
def test_links_that_lead_to_each_other_are_refused(output: str) -> None:
    os.symlink("loop.srt", "loop.srt")
    os.symlink("two", "one")
    os.symlink("one", "two")
    refused(run("convert", "clip.json", "-o", output), f"Error: {output}")
    assert os.path.islink("loop.srt")
    unwritten("loop.srt", "one", "two")


def test_a_path_that_would_be_a_file_and_a_directory_is_refused() -> None:
    asked = ("fetch", "p", "u", "--base-url", "http://127.0.0.1:9")
    for places in (("-o", "x.srt", "--save-clip", "X.srt/"), ("-o", "x.srt", "--save-audio", "x.srt/deep")):
        refused(run(*asked, *places, key=KEY), "x.srt would be both a file, for clip u, and the directory of ")
    unwritten()


@pytest.mark.parametrize("names", [("ǰ.json", "J\u030c.json"), ("ß.json", "SS.json"), ("ᾳ.json", "α\u0345.json")])
@pytest.mark.usefixtures("unicode_names")
def test_names_that_some_file_system_takes_for_one_are_refused(names: tuple[str, str]) -> None:
    for name in names:
        saved(Path(name))
    refused(run("convert", *names, "-o", "out/"), "which can be one file")
    unwritten(*names)


def test_where_audio_cannot_go_is_known_before_the_service_is_asked() -> None:
    Path("file").touch()
    for place, told in (("file/audio", "file is not a directory"), (f"new/{'d' * 256}", "file name too long")):
        asked = ("fetch", "p", "u", "--save-audio", place, "--base-url", "http://127.0.0.1:9")
        refused(run(*asked, key=KEY), told)
    unwritten("file")
