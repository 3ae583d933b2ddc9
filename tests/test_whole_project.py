"""`captioner fetch PROJECT` writes every clip that is ready, and names every other one with the reason."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import captioner
from captioner.cli import main
from tests.project_service import KEY, Project, Trouble, clip_of, project_of, serving
from tests.sounds import make_wav
from tests.terminal import on_terminal
from tests.test_console import HOSTILE, SHOWN, assert_shown

pytestmark = pytest.mark.usefixtures("quick_retries")

LATE: dict[str, Any] = {"uuid": "1a7e-late", "title": "Late", "finished": False}
SILENT: dict[str, Any] = {"uuid": "5113-silent", "title": "Silent", "finished": True}
BROKEN = {**clip_of(1), "uuid": "bad0-broken", "title": "Broken", "audio_timestamps": {"graph_chars": ["a"]}}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], env={"RESEMBLE_API_KEY": KEY}, catch_exceptions=False)


def fetch(project: Project, *arguments: object, name: str = "p") -> Result:
    """The command, at a rate that does not hold up tests."""
    rate = () if "--rate" in arguments else ("--rate", 500)
    return run("fetch", name, *arguments, *rate, "--base-url", project.url)


def with_clips(count: int, *others: dict[str, Any], **options: Any) -> Project:
    project = project_of(count, **options)
    project.clips |= {clip["uuid"]: clip for clip in others}
    return project


def srt_of(clip: dict[str, Any]) -> str:
    return captioner.to_srt(captioner.caption(captioner.read_clip(clip)))


def assert_right(project: Project, folder: str = "out", *, without: tuple[str, ...] = ()) -> None:
    """The folder has the captions of every clip but those `without`, and nothing else."""
    expected = {f"{uuid}.srt": srt_of(clip) for uuid, clip in project.clips.items() if uuid not in without}
    assert {path.name: path.read_text("utf-8") for path in Path(folder).iterdir()} == expected


def refused(result: Result, *parts: str, code: int = 1) -> None:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    for part in parts:
        assert part in result.stderr


# What is written


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_every_clip_is_captioned_as_if_it_were_fetched_alone(api: str) -> None:
    with serving(with_clips(23, page_size=10)) as project:
        result = fetch(project, "-o", "out/", "--api", api)
        assert (result.exit_code, result.stdout) == (0, "")
        assert_right(project)
        assert run("fetch", "p", next(iter(project.clips)), "--base-url", project.url).stdout.startswith("1\n")


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_clips_that_are_not_ready_or_broken_are_named_with_the_reason_and_cost_no_other(api: str) -> None:
    with serving(with_clips(5, LATE, SILENT, BROKEN, {"title": "Nameless", "uuid": ""})) as project:
        result = fetch(project, "-o", "out/", "--api", api)
        refused(result, "made without timestamps", "5113-silent  Silent", "bad0-broken  Broken", "1a7e-late  Late")
        assert ("still rendering" if api == "v1" else "a draft whose audio was never made") in result.stderr
        assert "1 characters but 0 times" in result.stderr
        assert "number 9  Nameless" in result.stderr
        assert result.stderr.endswith("Error: 4 of 9 clips not captioned: see above\n")
        assert_right(project, without=("1a7e-late", "5113-silent", "bad0-broken", ""))


def test_clips_that_fail_for_one_reason_are_listed_together() -> None:
    late = [{**LATE, "uuid": f"1a7e-{number}"} for number in range(3)]
    gone = [{"uuid": f"gone-{number}", "title": "G"} for number in range(2)]
    with serving(with_clips(1, *late)) as project:
        project.pages = {1: {"pods": [*project.clips.values(), *gone]}, 2: {"pods": []}}
        lines = fetch(project, "-o", "out/").stderr.splitlines()
    at = lines.index("3 clips: still rendering: fetch it again in a moment, or with --wait SECONDS")
    assert lines[at + 1 : at + 4] == ["  1a7e-0  Late", "  1a7e-1  Late", "  1a7e-2  Late"]
    assert re.match(r"2 clips: http://.*/clips/CLIP_UUID: 404, no such project or clip", lines[at + 4])
    assert lines[-1] == "Error: 5 of 6 clips not captioned: see above"


@pytest.mark.slow
def test_one_clip_is_written_while_others_are_waited_for() -> None:
    with serving(with_clips(2, LATE)) as project:
        process = start(project, "-o", "out/", "--wait", "60")
        wait_for(lambda: project.asked(LATE["uuid"]) > 1 and len(os.listdir("out")) == 2, process)
        project.clips[LATE["uuid"]] = {**clip_of(3), "uuid": LATE["uuid"]}
        process.communicate(timeout=60)
        assert process.returncode == 0
        assert_right(project)


def test_waiting_ends() -> None:
    with serving(with_clips(2, LATE, {**LATE, "uuid": "1a7e-2"})) as project:
        refused(fetch(project, "-o", "out/", "--wait", "0.2"), "2 clips: still rendering")
        assert project.asked("1a7e-2") == 2
        assert_right(project, without=("1a7e-late", "1a7e-2"))


@pytest.mark.parametrize(("glob", "count"), [("Clip 1*", 4), ("*", 13), ("clip*", 0), ("0000000c-*", 1), ("* [02]", 2)])
def test_a_glob_chooses_clips_by_title_or_uuid(glob: str, count: int) -> None:
    with serving(with_clips(13)) as project:
        result = fetch(project, "-o", "out/", "--match", glob)
        if count:
            assert result.exit_code == 0
            assert len(os.listdir("out")) == count
        else:
            refused(result, f"project p has no clip whose title or UUID is like {glob}")
            assert not os.path.exists("out")


def test_titles_name_no_files() -> None:
    titles = ["../../x", "a/b", "", ".", "CON", HOSTILE, "same", "same", "x" * 5000]
    clips = [{**clip_of(number), "title": title} for number, title in enumerate(titles)]
    with serving(with_clips(0, *clips)) as project:
        assert fetch(project, "-o", "out/").exit_code == 0
        assert_right(project)


def test_uuids_that_cannot_name_files_are_replaced_by_numbers_and_no_two_clips_share_a_file() -> None:
    uuids = ["../x", "2", "ab", "AB", "n" * 300]
    with serving(with_clips(0, *({**clip_of(number), "uuid": uuid} for number, uuid in enumerate(uuids)))) as project:
        assert fetch(project, "-o", "out/", "--save-clip", "kept/").exit_code == 0
    assert sorted(os.listdir("out")) == ["1.srt", "2.srt", "4-2.srt", "5.srt", "ab.srt"]
    assert json.loads(Path("kept/1.json").read_text("utf-8"))["uuid"] == "../x"


def test_a_terminal_gets_no_command_from_titles_and_uuids() -> None:
    with serving(with_clips(1, {**LATE, "title": HOSTILE}, {**SILENT, "uuid": HOSTILE})) as project:
        address = ("--base-url", project.url, "--rate", "500")
        status, shown = on_terminal("fetch", "p", "-o", "out/", *address, env={"RESEMBLE_API_KEY": KEY})
        assert status == 1
        assert f"1a7e-late  {SHOWN}" in shown
        assert_shown(re.sub(r"\r(?!\n)|\x1b\[\?25[lh]|\x1b\[K", "", shown))
        assert "Fetching" in shown
        status, shown = on_terminal("clips", "p", *address, env={"RESEMBLE_API_KEY": KEY})
        assert status == 0
        assert_shown(re.sub(r"\r(?!\n)|\x1b\[\?25[lh]|\x1b\[K", "", shown))


def test_progress_and_results_are_shown_on_a_terminal_unless_they_are_not_wanted() -> None:
    with serving(with_clips(3)) as project:
        address = ("--base-url", project.url, "-o", "out/", "--save-clip", "kept/", "--overwrite", "--rate", "500")
        status, shown = on_terminal("fetch", "p", *address, env={"RESEMBLE_API_KEY": KEY})
        assert status == 0
        assert "3 of 3 clips saved to kept" in shown
        assert "3/3" in shown
        assert on_terminal("fetch", "p", *address, "--quiet", env={"RESEMBLE_API_KEY": KEY}) == (0, "")


# The mirror


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_mirror_is_converted_to_the_same_captions_without_the_service(api: str, tmp_path: Path) -> None:
    sound = make_wav(tmp_path / "sound.wav", 80000, 8000).read_bytes()
    with serving(with_clips(4, LATE, audio=sound)) as project:
        mirror = ("--save-clip", "mirror/", "--save-audio", "mirror/")
        refused(fetch(project, "-o", "out/", *mirror, "--api", api), "1 of 5 clips not captioned")
        assert_right(project, without=("1a7e-late",))
    files = sorted(Path("mirror").iterdir())
    assert [path.suffix for path in files] == [".json", ".wav"] * 4
    assert {path.read_bytes() for path in files if path.suffix == ".wav"} == {sound}
    assert run("convert", *(path for path in files if path.suffix == ".json"), "-o", "again/").exit_code == 0
    assert_right(project, "again", without=("1a7e-late",))
    assert run("convert", *(path for path in files if path.suffix == ".json"), "--join", "-o", "all.srt").exit_code == 0


def test_a_mirror_can_be_made_without_captions() -> None:
    with serving(with_clips(2)) as project:
        assert fetch(project, "--save-clip", "mirror/").exit_code == 0
    assert sorted(os.listdir()) == ["mirror"]
    assert sorted(os.listdir("mirror")) == [f"{uuid}.json" for uuid in project.clips]


def test_a_clip_whose_audio_cannot_be_fetched_is_not_written_at_all(tmp_path: Path) -> None:
    sound = make_wav(tmp_path / "sound.wav", 80000, 8000).read_bytes()
    elsewhere = {**clip_of(2), "link": "http://example.test/x?signature=hunter2"}
    with serving(with_clips(2, elsewhere, audio=sound)) as project:
        project.clips["0-no-link"] = {**clip_of(3), "uuid": "0-no-link"}
        project.mute = ("0-no-link",)
        result = fetch(project, "-o", "out/", "--save-audio", "audio", "--save-clip", "kept/")
    refused(result, "0-no-link", "has no link and no audio_src")
    assert "hunter2" not in result.stderr
    assert len(os.listdir("out")) == len(os.listdir("audio")) == len(os.listdir("kept")) == 2


def test_many_clips_without_audio_cost_no_clip_that_has_some(tmp_path: Path) -> None:
    sound = make_wav(tmp_path / "sound.wav", 80000, 8000).read_bytes()
    bad = [{**clip_of(number), "uuid": f"bad-{number}", "link": "http://example.test/x"} for number in range(40)]
    with serving(with_clips(0, *bad, clip_of(1), audio=sound)) as project:
        result = fetch(project, "-o", "out/", "--save-audio", "audio")
    refused(result, "40 clips: http://example.test/x: not https: check the clip's link", "40 of 41 clips")
    assert os.listdir("out") == [f"{clip_of(1)['uuid']}.srt"]


def test_with_strict_everything_is_said_and_limits_are_said_last() -> None:
    with serving(with_clips(2, LATE)) as project:
        result = fetch(project, "-o", "out/", "--strict", "--max-line-width", "5")
        refused(result, "1 clip: still rendering", "  1a7e-late  Late")
        assert result.stderr.splitlines()[-1].startswith("Error: 2 clips: ")
        assert len(os.listdir("out")) == 2


def test_quiet_leaves_what_fails() -> None:
    narrow = ("-o", "out/", "--max-line-width", "5", "--overwrite", "--quiet")
    with serving(with_clips(2)) as project:
        assert (fetch(project, *narrow).exit_code, fetch(project, *narrow).stderr) == (0, "")
        assert fetch(project, *narrow, "--strict").stderr.startswith("Error: 2 clips: ")
        project.clips[LATE["uuid"]] = LATE
        lines = fetch(project, *narrow).stderr.splitlines()
        assert [line.partition(":")[0] for line in lines] == ["1 clip", "  1a7e-late  Late", "Error"]


# What is refused before anything is written


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        ([], "use -o DIR/"),
        (["-o", "-"], "use -o DIR/"),
        (["-o", "x.srt"], "use -o DIR/"),
        (["-f", "srt", "--save-clip", "x/"], "use -o DIR/"),
        (["-o", "out/", "--save-clip", "kept"], "use --save-clip kept/"),
        (["-o", "out/", "--save-clip", "-"], "use --save-clip clips/"),
        (["-o", "out/", "--save-audio", "x.wav"], "use --save-audio audio/"),
        (["-o", "out/", "--join"], "captioner clips PROJECT_UUID"),
        (["-o", "out/", "--rate", "0"], "--rate"),
    ],
)
def test_a_command_that_makes_no_sense_is_corrected_before_any_request(arguments: list[str], remedy: str) -> None:
    with serving(with_clips(1)) as project:
        refused(fetch(project, *arguments), remedy, code=2)
        assert project.paths == []


@pytest.mark.parametrize("option", [["--match", "x"], ["--rate", "3"], ["--quiet"]])
def test_options_for_whole_projects_are_refused_for_clips(option: list[str]) -> None:
    refused(run("fetch", "p", "u", *option), f"{option[0]} applies to a whole project only", code=2)


def test_a_project_that_does_not_exist_or_is_empty_leaves_nothing() -> None:
    with serving(with_clips(0)) as project:
        refused(fetch(project, "-o", "out/", name="none"), "no such project: check its UUID")
        refused(fetch(project, "-o", "out/", "--save-audio", "audio"), "project p has no clips: check the UUID")
    assert os.listdir() == []


def test_a_project_with_no_clip_that_is_ready_leaves_nothing() -> None:
    with serving(with_clips(0, LATE, SILENT)) as project:
        refused(fetch(project, "-o", "out/", "--save-audio", "audio"), "2 of 2 clips not captioned")
    assert os.listdir() == []


def test_files_that_exist_are_replaced_only_if_that_is_asked_for() -> None:
    with serving(with_clips(2)) as project:
        os.mkdir("out")
        Path(f"out/{next(iter(project.clips))}.srt").write_text("old", "utf-8")
        refused(fetch(project, "-o", "out/"), "already exists: add --overwrite")
        assert len(os.listdir("out")) == 1
        assert not any("/clips/" in path for path in project.paths)
        assert fetch(project, "-o", "out/", "--overwrite").exit_code == 0
        assert_right(project)


# Lists that break off


def test_a_list_that_repeats_itself_is_told_and_its_clips_are_captioned() -> None:
    with serving(with_clips(4)) as project:
        first = {"success": True, "page": 1, "num_pages": 3, "items": [{"uuid": uuid} for uuid in project.clips]}
        project.pages = {1: first, 2: first, 3: first}
        result = fetch(project, "-o", "out/", "--api", "v2")
        refused(result, "the list of clips is incomplete: ", "?page=2", "repeats earlier ones")
        assert_right(project)


def test_a_list_without_end_is_told_and_its_clips_are_captioned() -> None:
    with serving(with_clips(20)) as project:
        pages = enumerate(project.clips, 1)
        project.pages = {page: {"items": [{"uuid": uuid}], "num_pages": page + 1} for page, uuid in pages}
        result = fetch(project, "-o", "out/", "--api", "v2")
        refused(result, "the list ends here, with 12 entries")
        assert len(os.listdir("out")) == 12


# Trouble


def test_with_much_trouble_every_ready_clip_is_right_and_the_rate_is_kept() -> None:
    trouble = Trouble(refused=0.03, refused_for_s=(None, "0"), dropped=0.05, slow=0.05, slow_s=0.3)
    with serving(with_clips(40, LATE, page_size=10, trouble=trouble)) as project:
        result = fetch(project, "-o", "out/", "--rate", "40")
        refused(result, "1 of 41 clips not captioned", "1a7e-late")
        assert KEY not in result.output
        assert_right(project, without=("1a7e-late",))
        assert project.most_in_a_second() <= 40


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize(("api", "rate"), [("v1", None), ("v1", 40), ("v2", 30)])
def test_a_project_of_300_clips_in_much_trouble(api: str, rate: int | None, tmp_path: Path) -> None:
    trouble = Trouble(refused=0.04, refused_for_s=(None, "1", None), dropped=0.05, slow=0.1, slow_s=1)
    sound = make_wav(tmp_path / "sound.wav", 80000, 8000).read_bytes()
    late = [{**LATE, "uuid": f"1a7e-{number}"} for number in range(15)]
    options = {"total_results": True} if rate == 30 else {}
    with serving(with_clips(300, *late, trouble=trouble, audio=sound if rate == 40 else b"", **options)) as project:
        mirror = ("--save-clip", "mirror/", *(("--save-audio", "mirror/") if rate == 40 else ()))
        asked = ("fetch", "p", "-o", "out/", *mirror, "--api", api, "--base-url", project.url)
        result = run(*asked, *(() if rate is None else ("--rate", rate)))
        refused(result, "15 clips: ", "15 of 315 clips not captioned", *(clip["uuid"] for clip in late))
        assert_right(project, without=tuple(clip["uuid"] for clip in late))
        assert project.most_in_a_second() <= (rate or 20)
    assert len(os.listdir("mirror")) == (600 if rate == 40 else 300)
    kept = "".join(path.read_text("utf-8") for path in Path("mirror").glob("*.json"))
    assert KEY not in result.output + kept
    assert run("convert", *Path("mirror").glob("*.json"), "-o", "again/").exit_code == 0
    assert_right(project, "again", without=tuple(clip["uuid"] for clip in late))


def test_a_service_that_answers_no_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(with_clips(60)) as project:
        pages = {"pods": [{"uuid": uuid} for uuid in project.clips]}
        project.pages, project.trouble.drops_clips = {1: pages, 2: {"pods": []}}, True
        result = fetch(project, "-o", "out/")
        refused(result, "the response was cut off", "not fetched, because 16 clips", "60 of 60 clips not captioned")
        assert len(project.arrivals) < 40 * 9
    assert os.listdir() == []


def test_the_key_is_shown_nowhere() -> None:
    hostile = {**clip_of(8), "title": f"{KEY} is the title", "voice": {KEY: [KEY]}}
    broken = {**BROKEN, "title": KEY, "audio_timestamps": {"graph_chars": [KEY], "graph_times": [KEY]}}
    trouble = Trouble(refused=0.2)
    with serving(with_clips(5, hostile, broken, {**LATE, "uuid": f"u-{KEY}"}, trouble=trouble)) as project:
        result = fetch(project, "-o", "out/", "-f", "json", "--save-clip", "kept/")
        listed = run("clips", "p", "--json", "--base-url", project.url)
        table = run("clips", "p", "--base-url", project.url)
    refused(result, "2 of 8 clips not captioned", "u-[key]")
    texts = [result.output, listed.output, table.output, *os.listdir("out"), *os.listdir("kept")]
    texts += [path.read_text("utf-8") for folder in ("out", "kept") for path in Path(folder).iterdir()]
    assert KEY not in "\n".join(texts)


# Signals


def start(project: Project, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "captioner", "fetch", "p", *arguments, "--base-url", project.url]
    env = {**os.environ, "RESEMBLE_API_KEY": KEY}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)


def wait_for(found: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not found():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_whole_files_and_no_others(number: signal.Signals, tmp_path: Path) -> None:
    sound = make_wav(tmp_path / "sound.wav", 80000, 8000).read_bytes()
    (tmp_path / "here").mkdir()
    os.chdir(tmp_path / "here")
    with serving(with_clips(200, LATE, audio=sound, trouble=Trouble(slow=0.2, slow_s=1))) as project:
        process = start(project, "-o", "out/", "--save-clip", "kept/", "--save-audio", "audio", "--rate", "100")
        wait_for(lambda: os.path.isdir("out") and len(os.listdir("out")) > 10, process)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == (1 if number == signal.SIGINT else -number)
    assert errors == (b"\nAborted!\n" if number == signal.SIGINT else b"")
    names = {folder: {path.stem for path in Path(folder).iterdir()} for folder in ("out", "kept", "audio")}
    assert all(name in project.clips for found in names.values() for name in found)  # no temporary files
    for path in Path("out").iterdir():
        assert path.read_text("utf-8") == srt_of(project.clips[path.stem])
    assert len(names["out"]) < 200


def test_a_signal_before_the_first_clip_leaves_nothing() -> None:
    with serving(with_clips(30, trouble=Trouble(slow=1, slow_s=0.5))) as project:
        process = start(project, "-o", "out/", "--save-audio", "audio")
        wait_for(lambda: len(project.paths) > 3, process)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert os.listdir() == []
