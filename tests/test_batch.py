"""Many clips at once: the same captions as one by one, whatever executes them, and no clip costs another."""

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import Result, Source, caption_all
from captioner.batch.files import stage
from captioner.batch.pool import usable_cores
from tests.test_cli import clip, saved

TEXTS = ["Hello, world!", "One two three. Four five six seven.", "Grüße!", "東京の朝は早い。", "What do you think?"]
BAD: Mapping[str, Any] = {"uuid": "7ff", "finished": False}


class Deadly(dict[str, Any]):
    """A clip that ends every process that it is sent to."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def sources(count: int) -> Iterator[Source]:
    return (Source(clip(TEXTS[number % len(TEXTS)]), name=f"{number % 3}/{number}") for number in range(count))


def executors() -> dict[str, Any]:
    return {
        "one process": {"jobs": 1},
        "two processes": {"jobs": 2},
        "threads": {"executor": ThreadPoolExecutor(3)},
        "processes of the caller": {"executor": ProcessPoolExecutor(2, get_context("forkserver"))},
    }


@pytest.mark.parametrize("how", executors())
@pytest.mark.parametrize("ordered", [True, False])
def test_the_captions_are_those_of_each_clip_whatever_executes(how: str, ordered: bool) -> None:
    arguments = executors()[how]
    executor: Executor | None = arguments.get("executor")
    with executor or nullcontext():
        results = list(caption_all(sources(40), formats={"srt": {}, "vtt": {}}, ordered=ordered, **arguments))
    if ordered:
        assert [result.number for result in results] == list(range(1, 41))
    for result in sorted(results, key=lambda result: result.number):
        number = result.number - 1
        captions = captioner.caption(captioner.read_clip(clip(TEXTS[number % len(TEXTS)])))
        expected = {".srt": captioner.to_srt(captions), ".vtt": captioner.to_vtt(captions)}
        assert result.texts == {f"{number % 3}/{number}{suffix}": text for suffix, text in expected.items()}
        assert (result.cues, result.breaches) == (len(captions), captions.breaches)


@given(st.lists(st.sampled_from([*TEXTS, ""]), max_size=40))
def test_every_source_has_a_result_in_its_place_be_it_good_or_bad(texts: list[str]) -> None:
    results = list(caption_all([clip(text) if text else BAD for text in texts], jobs=1))
    assert [result.outcome for result in results] == ["made" if text else "failed" for text in texts]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result
        if result.error is not None:
            copy = pickle.loads(pickle.dumps(result)).error
            assert (type(copy), str(copy)) == (type(result.error), str(result.error))


def test_a_result_says_what_a_person_has_to_look_at() -> None:
    source = clip("One two\x07")
    source["audio_timestamps"]["graph_times"] = [[0, 0.0001]] * 8
    (result,) = caption_all([source])
    assert (result.input, result.number, result.clips, result.words) == ("source 1", 1, 1, 2)
    assert (result.cues, result.over, result.nudged, result.dropped) == (1, 1, 2, 1)
    assert [breach.limit for breach in result.breaches] == ["min_duration_ms"]
    assert (result.languages, result.guessed) == (("en",), True)
    captions = captioner.caption(captioner.read_clip(source))
    assert result.cost == captions.cost


def test_a_source_may_be_a_path_json_or_a_clip_and_hold_several_clips(tmp_path: Path) -> None:
    path = saved(tmp_path / "list.json", [clip(uuid="c"), clip()])
    given: list[Any] = [path, path.read_text("utf-8"), path.read_bytes(), clip(uuid="u"), clip()]
    names = [[*result.texts] for result in caption_all(given, formats=["txt"])]
    assert names == [["list-c.txt", "list-2.txt"], ["c.txt", "2.txt"], ["c.txt", "2.txt"], ["u.txt"], ["5.txt"]]


def test_the_arguments_are_those_of_a_single_call() -> None:
    timing = captioner.read_clip(clip(TEXTS[1]))
    expected = captioner.caption(timing, "netflix", language="pl", keep=["two three"], max_line_width=12).shift(500)
    (result,) = caption_all(
        [Source(clip(TEXTS[1]), language="pl")],
        limits="netflix",
        keep=["two three"],
        shift_ms=500,
        language="de",
        formats={"vtt": {"highlight": "word"}},
        max_line_width=12,
    )
    assert list(result.texts.values()) == [captioner.to_vtt(expected, highlight="word")]


def test_arguments_that_no_clip_could_be_captioned_with_are_refused_at_once() -> None:
    with pytest.raises(captioner.FormatError, match="no format 'doc'"):
        caption_all([], formats="doc")
    with pytest.raises(captioner.LimitsError):
        caption_all([], limits="cinema")
    with pytest.raises(TypeError, match="a path, a clip or a Source"):
        list(caption_all([3]))  # type: ignore[list-item]


def test_sources_are_read_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Source]:
        nonlocal taken
        while True:
            taken += 1
            yield Source(clip())

    for jobs in (1, 2):
        results = caption_all(endless(), jobs=jobs)
        assert next(results).outcome == "made"
        assert taken < 600
        results.close()
    assert active_children() == []


def test_a_process_that_dies_costs_no_clip() -> None:
    results = caption_all(sources(200), jobs=2)
    first = next(results)
    active_children()[0].kill()
    rest = list(results)
    assert [result.number for result in (first, *rest)] == list(range(1, 201))
    assert {result.outcome for result in rest} == {"made"}
    assert active_children() == []


def test_a_clip_that_ends_its_process_twice_is_the_only_one_that_fails() -> None:
    given = [*sources(30), Source(Deadly(), label="deadly"), *sources(30)]
    results = list(caption_all(given, jobs=2))
    failed = [result for result in results if result.outcome == "failed"]
    assert [result.input for result in failed] == ["deadly"]
    assert "died twice" in str(failed[0].error)
    assert len(results) == 61


def test_what_an_executor_of_the_caller_does_not_finish_is_a_failed_result() -> None:
    given = [*sources(30), Source(Deadly(), label="deadly"), *sources(30)]
    with ProcessPoolExecutor(2, get_context("forkserver")) as executor:
        results = list(caption_all(given, executor=executor))
    assert [result.number for result in results] == list(range(1, 62))
    assert results[30].outcome == "failed"
    assert "the executor did not finish it" in str(results[30].error)
    closed = list(caption_all(given[:3], executor=executor))
    assert {result.outcome for result in closed} == {"failed"}


def test_there_are_as_many_processes_as_cores_that_may_be_used() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


# Files


def written(directory: Path) -> dict[str, str]:
    return {
        path.relative_to(directory).as_posix(): path.read_text("utf-8")
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def failures(results: Iterable[Result]) -> list[str]:
    return [f"{result.input}: {result.error}" for result in results if result.error is not None]


def test_files_are_what_the_texts_would_be(tmp_path: Path) -> None:
    texts = {name: text for result in caption_all(sources(40)) for name, text in result.texts.items()}
    for jobs in (1, 2):
        out = tmp_path / f"{jobs}"
        results = list(caption_all(sources(40), directory=out, jobs=jobs))
        assert written(out) == texts
        assert [path for result in results for path in result.files] == [str(out / name) for name in texts]
        assert all(not result.texts for result in results)


def test_what_is_there_is_replaced_only_with_overwrite_or_if_it_is_the_same(tmp_path: Path) -> None:
    one = [Source(clip(), name="a")]
    assert failures(caption_all(one, directory=tmp_path)) == []
    before = os.stat(tmp_path / "a.srt")
    assert failures(caption_all(one, directory=tmp_path)) == []
    assert os.stat(tmp_path / "a.srt").st_ino == before.st_ino
    (tmp_path / "a.srt").write_text("old", "utf-8")
    os.chmod(tmp_path / "a.srt", 0o640)
    assert failures(caption_all(one, directory=tmp_path)) == [
        f"source 1: {tmp_path}/a.srt: already exists: add --overwrite to replace it"
    ]
    assert written(tmp_path) == {"a.srt": "old"}
    assert failures(caption_all(one, directory=tmp_path, overwrite=True)) == []
    assert written(tmp_path)["a.srt"].startswith("1\n")
    assert os.stat(tmp_path / "a.srt").st_mode & 0o777 == 0o640


def test_the_files_of_a_clip_appear_all_or_none(tmp_path: Path) -> None:
    os.makedirs(tmp_path / "a.vtt")
    (tmp_path / "b.srt").write_text("old", "utf-8")
    given = [Source(clip(), name="a"), Source(clip(), name="b"), Source(clip(), name="new/c")]
    found = failures(caption_all(given, directory=tmp_path, formats=["srt", "vtt"]))
    assert [line.split(": ")[0] for line in found] == ["source 1", "source 2"]
    assert "a.vtt: is a directory" in found[0]
    assert sorted(written(tmp_path)) == ["b.srt", "new/c.srt", "new/c.vtt"]
    assert written(tmp_path)["b.srt"] == "old"


def test_clips_are_never_replaced_by_captions(tmp_path: Path) -> None:
    paths = [saved(tmp_path / f"{name}.json") for name in "ab"]
    before = written(tmp_path)
    given = [Source(paths[0]), Source(clip(), name="b")]
    found = failures(caption_all(given, directory=tmp_path, formats=["json"], overwrite=True))
    assert len(found) == 2
    assert all("an output never replaces" in line for line in found)
    assert written(tmp_path) == before


@pytest.mark.parametrize("name", ["../a", "/a", "", ".", "a/../../b", "a\0b"])
def test_a_name_that_leads_outside_the_directory_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = failures(caption_all([Source(clip(), name=name)], directory=tmp_path / "out"))
    assert "leads outside the directory" in found
    assert list(tmp_path.iterdir()) == []


def test_two_sources_are_never_written_to_one_file(tmp_path: Path) -> None:
    two = saved(tmp_path / "a.json", [clip(uuid="1"), clip(uuid="2")])
    given = [
        Source(clip(), name="x", label="one"),
        Source(clip("Hi!"), name="X", label="two"),
        Source(clip(), name="y/../x", label="three"),
        Source(two, label="four"),
        Source(clip("Hi!"), name="a-2", label="five"),
    ]
    found = failures(caption_all(given, directory=tmp_path / "out", overwrite=True))
    assert found[0].startswith("two: X.srt would be written for one, too")
    assert found[1].startswith("three: ")
    assert found[2].startswith("four: a-2.srt would be written for five, too")
    assert "a-2.srt would be written for four, too" in found[3]


def test_what_a_killed_run_left_behind_is_cleaned_up(tmp_path: Path) -> None:
    one = [Source(clip(), name="a")]
    left = stage(str(tmp_path / "a.srt"), b"half", "", lambda _: True)
    assert left is not None
    os.close(left.file)  # as its death closes the files of a process
    assert [path.name for path in tmp_path.iterdir()] == [os.path.basename(left.temporary)]
    assert failures(caption_all(one, directory=tmp_path)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.srt"]


def test_a_source_that_was_made_before_is_left_alone(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.json")
    (made,) = caption_all([path], directory=tmp_path / "out")
    before = captioner.Before(made.digest or "", made.files)
    (again,) = caption_all([Source(path, before=before)], directory=tmp_path / "out")
    assert (again.outcome, again.files) == ("made before", made.files)
    saved(path, clip("Something else."))
    (again,) = caption_all([Source(path, before=before)], directory=tmp_path / "out")
    assert again.outcome == "made", "its content has changed, and its file is still as it was written"
    (tmp_path / "out/a.srt").write_text("by hand", "utf-8")
    (again,) = caption_all([Source(path, before=before)], directory=tmp_path / "out")
    assert "already exists" in str(again.error)
    saved(path)
    (again,) = caption_all([Source(path, before=before)], directory=tmp_path / "out")
    assert again.outcome == "made before", "what a person made of it is kept"
    os.unlink(tmp_path / "out/a.srt")
    (again,) = caption_all([Source(path, before=before)], directory=tmp_path / "out")
    assert again.outcome == "made"


def test_json_that_no_reader_is_for_is_passed_over_where_it_was_not_named(tmp_path: Path) -> None:
    known = [{"uuid": "1", "finished": False}, {"success": False, "message": "no"}, {"audio_timestamps": 3}]
    unknown = [{}, {"text": "Hi", "segments": []}, [1, 2], 3, [{"input": "a"}]]
    paths = [saved(tmp_path / f"{number}.json", value) for number, value in enumerate([*known, *unknown])]
    broken = tmp_path / "broken.json"
    broken.write_text('{"audio_timestamps": ', "utf-8")
    outcomes = [result.outcome for result in caption_all(Source(path, optional=True) for path in [*paths, broken])]
    assert outcomes == ["failed"] * 3 + ["passed over"] * 5 + ["failed"]
    assert {result.outcome for result in caption_all([*paths, broken])} == {"failed"}


# Groups


def test_a_group_is_joined_on_one_timeline() -> None:
    clips = [clip("One.", duration=2.5), clip("Two."), clip("Three.")]
    given = [Source(clips[0], group="book", name="all"), Source(clips[1], group="book", duration_ms=1000)]
    given += [Source(clips[2], group="book"), Source(clips[2], name="alone")]
    first, second = caption_all(given, gap_ms=500)
    timings = [
        captioner.read_clip(clips[0]),
        captioner.read_clip(clips[1]).lasting(1000),
        captioner.read_clip(clips[2]),
    ]
    joined = captioner.caption(captioner.join(timings, gap_ms=500))
    assert first.texts == {"all.srt": captioner.to_srt(joined)}
    assert (first.input, first.number, [*second.texts]) == ("group book", 1, ["alone.srt"])


def test_a_group_that_cannot_be_joined_says_which_clip_is_at_fault(tmp_path: Path) -> None:
    path = saved(tmp_path / "one.json", clip("One."))
    given = [Source(path, group="a"), Source(clip("Two."), group="a"), Source(BAD, group="b", label="two")]
    given += [Source(clip("x"), group="c"), Source(clip("x"), group="a")]
    found = failures(caption_all(given))
    assert found[0].startswith(f"group a: {path}: how long it lasts is not known")
    assert found[1].startswith("group b: two: clip 7ff: still rendering")
    assert found[2].startswith("group a: its rows do not stand together")
    assert len(found) == 3
