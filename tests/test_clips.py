"""`captioner clips` and `captioner projects` list what there is, and say what is ready or why it is not."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from captioner.cli import main
from tests.project_service import KEY, Project, Trouble, clip_of, project_of, serving

pytestmark = pytest.mark.usefixtures("quick_retries")

EMPTY: dict[str, Any] = {"graph_chars": [], "graph_times": []}
OTHERS: list[dict[str, Any]] = [
    {"uuid": "late", "title": "Late", "finished": False},
    {"uuid": "silent", "title": "Silent", "finished": True},
    {"uuid": "empty", "title": "Empty", "finished": True, "audio_timestamps": EMPTY},
    {**clip_of(7), "uuid": "broken", "title": "Broken", "audio_timestamps": {"graph_chars": ["a"]}},
]


def run(project: Project, *arguments: str, key: str = KEY) -> Result:
    rate = () if "projects" in arguments else ("--rate", "500")
    asked = [*arguments, *rate, "--base-url", project.url]
    return CliRunner().invoke(main, asked, env={"RESEMBLE_API_KEY": key}, catch_exceptions=False)


def clips_of(result: Result) -> list[dict[str, Any]]:
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)["clips"]
    return found


def with_clips(count: int, *others: dict[str, Any], **options: Any) -> Project:
    project = project_of(count, **options)
    project.clips |= {clip["uuid"]: clip for clip in others}
    return project


@pytest.mark.parametrize("with_timestamps", [False, True])
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_clip_is_ready_or_has_the_reason_whether_or_not_lists_have_timestamps(
    api: str, with_timestamps: bool
) -> None:
    with serving(with_clips(3, *OTHERS, page_size=2, with_timestamps=with_timestamps)) as project:
        found = clips_of(run(project, "clips", "p", "--json", "--api", api))
    assert [clip["uuid"] for clip in found] == list(project.clips)
    assert [clip["ready"] for clip in found] == [True] * 3 + [False] * 4
    reasons = ["still rendering" if api == "v1" else "a draft", "made without", "are empty", "1 characters but 0 times"]
    for clip, reason in zip(found[3:], reasons, strict=True):
        assert reason in clip["reason"]
    assert all(clip["reason"] is None for clip in found[:3])


def test_durations_are_seconds_and_version_1_has_none() -> None:
    with serving(with_clips(1, {"uuid": "late", "title": "Late", "finished": False})) as project:
        assert [clip["duration"] for clip in clips_of(run(project, "clips", "p", "--json"))] == [None, None]
        (ready, late) = clips_of(run(project, "clips", "p", "--json", "--api", "v2"))
        assert ready["duration"] == project.clips[ready["uuid"]]["audio_timestamps"]["graph_times"][-1][1] + 1
        assert late["duration"] is None


def test_a_clip_whose_list_says_enough_is_not_asked_for() -> None:
    with serving(with_clips(3, OTHERS[0], with_timestamps=True)) as project:
        run(project, "clips", "p")
        assert not any("/clips/" in path for path in project.paths)


def test_the_table_has_a_row_for_each_clip_with_its_title_cut_and_escaped() -> None:
    hostile = {**clip_of(1), "uuid": "hostile", "title": "\x1b[31m\n" + "x" * 5000}
    with serving(with_clips(1, hostile, OTHERS[0])) as project:
        lines = run(project, "clips", "p").stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].split() == [next(iter(project.clips)), "-", "Clip", "0", "ready"]
    assert lines[1].startswith("hostile")
    assert r"\x1b[31m\x0ax" in lines[1].replace(r"\n", r"\x0a")
    assert len(lines[1]) < 150
    assert "Late" in lines[2]
    assert "still rendering" in lines[2]


def test_two_clips_with_one_title_are_two_rows_and_a_glob_chooses_both() -> None:
    clips = [{**clip_of(number), "title": "Same"} for number in (11, 12)]
    with serving(with_clips(3, *clips)) as project:
        found = clips_of(run(project, "clips", "p", "--json", "--match", "S?me"))
    assert [clip["uuid"] for clip in found] == [clip["uuid"] for clip in clips]


def test_a_project_without_clips_is_an_empty_list() -> None:
    with serving(with_clips(0)) as project:
        assert clips_of(run(project, "clips", "p", "--json")) == []
        result = run(project, "clips", "p")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no clips\n")


def test_a_project_that_does_not_exist_and_a_key_that_is_wrong_or_missing_are_errors() -> None:
    with serving(with_clips(1)) as project:
        for arguments, key, message in (
            (("clips", "none"), KEY, "no such project: check its UUID"),
            (("clips", "p"), "wrong-key", "the key was refused"),
            (("clips", "p"), "", "there is no API key"),
            (("projects",), "wrong-key", "the key was refused"),
            (("projects",), "", "there is no API key"),
        ):
            result = run(project, *arguments, key=key)
            assert (result.exit_code, result.stdout) == (1, "")
            assert message in result.stderr


def test_a_list_that_is_incomplete_is_shown_and_is_an_error() -> None:
    with serving(with_clips(2, with_timestamps=True)) as project:
        project.pages = {1: {"items": [clip_of(1)], "num_pages": 2}, 2: {"items": [clip_of(1)], "num_pages": 2}}
        result = run(project, "clips", "p", "--json", "--api", "v2")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["clips"]) == 1
    assert "the list of clips is incomplete: " in result.stderr


def test_a_clip_that_the_service_does_not_give_is_shown_and_is_an_error() -> None:
    with serving(with_clips(1)) as project:
        project.pages = {1: {"pods": [*project.clips.values(), {"uuid": "gone", "title": "G"}, {"title": "N"}]}}
        project.pages |= {2: {"pods": []}}
        result = run(project, "clips", "p", "--json")
    assert result.exit_code == 1
    ready, gone, nameless = json.loads(result.stdout)["clips"]
    assert (ready["ready"], gone["ready"], nameless["ready"]) == (True, False, False)
    assert "404" in gone["reason"]
    assert nameless["uuid"] is None
    assert result.stderr == "Error: 1 clip could not be asked for: see above\n"


@pytest.mark.slow
def test_a_list_comes_through_refusals_and_dropped_connections() -> None:
    with serving(with_clips(40, page_size=5, trouble=Trouble(refused=0.1, dropped=0.1))) as project:
        assert all(clip["ready"] for clip in clips_of(run(project, "clips", "p", "--json")))


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_projects_are_listed_with_their_names(api: str) -> None:
    with serving(with_clips(0)) as project:
        assert run(project, "projects", "--api", api).stdout == "p  Spoken\nq  \\x1b[31m Other\n"
        document = json.loads(run(project, "projects", "--api", api, "--json").stdout)
    assert document == {"projects": [{"uuid": "p", "name": "Spoken"}, {"uuid": "q", "name": "\x1b[31m Other"}]}
