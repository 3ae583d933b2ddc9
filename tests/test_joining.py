"""Clips joined on the command line: where durations come from, and what is said where there are none."""

import json
import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result
from pytest_httpserver import HTTPServer

from captioner.cli.joining import read_durations
from tests.readback import read_srt
from tests.sounds import make_wav
from tests.test_cli import KEY, clip, refused, run, saved


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def clips() -> Sequence[Path]:
    """Three clips of one second and less, without a duration."""
    return [saved(Path(f"{name}.json"), clip(f"{name}!", uuid=f"{name}-1")) for name in ("one", "two", "three")]


def starts_of(result: Result) -> list[int]:
    assert result.exit_code == 0, result.stderr
    return [start_ms for start_ms, _, _ in read_srt(result.stdout)]


def test_clips_are_joined_by_their_own_durations_in_the_order_in_which_they_are_given() -> None:
    saved(Path("a.json"), clip("One!", duration=2.5))
    saved(Path("b.json"), [clip("Two!", duration=1.5), clip("Three!", duration=1.25)])
    Path("c.jsonl").write_text(f"{json.dumps(clip('Four!', duration=3))}\n{json.dumps(clip('Five!'))}\n", "utf-8")
    result = run("convert", "a.json", "b.json", "c.jsonl", "--join", "--min-duration", "0")
    assert [text for _, _, text in read_srt(result.stdout)] == ["One!", "Two!", "Three!", "Four!", "Five!"]
    assert starts_of(result) == [0, 2500, 4000, 5250, 8250]
    assert result.stderr == ""


def test_a_gap_stands_between_joined_clips() -> None:
    saved(Path("a.json"), clip("One!", duration=2.5))
    assert starts_of(run("convert", "a.json", "a.json", "--join", "--gap", "0.25")) == [0, 2750]


def test_the_audio_beside_a_clip_tells_its_duration(clips: Sequence[Path]) -> None:
    make_wav(Path("one.wav"), 99_225, 44_100)  # 2.25 s, under the clip's file's name
    make_wav(Path("two-1.WAV"), 72_000, 48_000)  # 1.5 s, under its uuid
    assert starts_of(run("convert", *clips, "--join")) == [0, 2250, 3750]


def test_clips_of_one_file_have_their_audio_under_their_uuids() -> None:
    saved(Path("list.json"), [clip("One!", uuid="u1"), clip("Two!", uuid="../u2"), clip("Three!")])
    make_wav(Path("u1.wav"), 88_200, 44_100)
    make_wav(Path("list.wav"), 44_100, 44_100)
    refused(run("convert", "list.json", "--join"), "list.json, clip ../u2: how long it lasts is not known")


def test_the_durations_of_a_file_come_before_the_audio_and_the_audio_before_the_clip_s_own(
    clips: Sequence[Path],
) -> None:
    for path in clips:
        saved(path, clip("Word!", duration=2))
    make_wav(Path("one.wav"), 44_100 * 3, 44_100)
    make_wav(Path("two.wav"), 44_100 * 3, 44_100)
    saved(Path("durations.json"), {"one": 4.5})
    result = run("convert", *clips, clips[2], "--join", "--durations", "durations.json", "--min-duration", "0")
    assert starts_of(result) == [0, 4500, 7500, 9500]
    assert result.stderr == "two.json: says that it lasts 2.000 s, but two.wav lasts 3.000 s, which is used\n"


def test_audio_that_lasts_as_the_clip_says_is_not_told_of() -> None:
    saved(Path("a.json"), clip("Word!", duration=2))
    make_wav(Path("a.wav"), 44_100 * 2 - 800, 44_100)
    result = run("convert", "a.json", "a.json", "--join", "--min-duration", "0")
    assert starts_of(result) == [0, 1982]
    assert result.stderr == ""


def test_a_clip_of_which_nobody_says_how_long_it_is_is_told_with_the_remedy(clips: Sequence[Path]) -> None:
    refused(run("convert", *clips, "--join"), "one.json: how long it lasts", "keep its audio beside", "--durations")
    make_wav(Path("one.wav"), 99_225, 44_100)
    refused(run("convert", *clips, "--join"), "two.json: how long it lasts")
    assert starts_of(run("convert", clips[0], clips[1], "--join")) == [0, 2250]


def test_audio_that_cannot_be_read_is_no_silent_reason_to_take_another_duration() -> None:
    saved(Path("a.json"), clip("Word!", duration=2))
    Path("a.wav").write_bytes(b"RIFF")
    refused(run("convert", "a.json", "a.json", "--join"), "a.wav: is not audio")


def test_a_duration_that_is_too_short_for_the_words_is_refused() -> None:
    saved(Path("a.json"), clip("One two three.", uuid="u1"))
    saved(Path("d.json"), [0.3, 3])
    refused(run("convert", "a.json", "a.json", "--join", "--durations", "d.json"), "clip 1 (u1): its last word")


def test_words_that_outlast_their_clip_are_told_of() -> None:
    saved(Path("a.json"), clip("Word!", duration=0.25))
    result = run("convert", "a.json", "a.json", "--join")
    assert (
        '2 joined clips: "Word!" (0 s) ends at 0.3 s, 0.05 s after its clip: cut there, and 1 more'
        in result.stderr.splitlines()
    )


def test_joined_clips_are_one_output(clips: Sequence[Path]) -> None:
    make_wav(Path("one.wav"), 99_225, 44_100)
    make_wav(Path("two.wav"), 99_225, 44_100)
    assert run("convert", *clips, "--join", "-o", "all.vtt").exit_code == 0
    assert Path("all.vtt").read_text("utf-8").startswith("WEBVTT\n")
    result = run("convert", *clips, "--join", "-f", "srt", "-f", "vtt")
    assert result.exit_code == 2
    assert "2 formats need a directory" in result.stderr
    assert run("convert", *clips, "--join", "-f", "srt", "-f", "vtt", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["joined.srt", "joined.vtt"]


def test_joined_clips_of_one_file_have_its_name() -> None:
    saved(Path("list.json"), [clip("One!", duration=1), clip("Two!")])
    assert run("convert", "list.json", "--join", "-o", "out/").exit_code == 0
    assert run("convert", "-", "--join", "-o", "out/", input=Path("list.json").read_bytes()).exit_code == 0
    assert sorted(os.listdir("out")) == ["list.srt", "stdin.srt"]


def test_neither_audio_nor_durations_are_replaced(clips: Sequence[Path]) -> None:
    make_wav(Path("one.wav"), 99_225, 44_100)
    refused(run("convert", *clips[:2], "--join", "-f", "srt", "-o", "one.wav"), "one.wav: this is the input")
    saved(Path("d.srt"), {"one": 9})
    refused(run("convert", *clips[:2], "--join", "--durations", "d.srt", "-o", "d.srt"), "d.srt: this is the input")


@pytest.mark.parametrize("arguments", [["--gap", "1"], ["--durations", "d.json"], ["--join", "--gap", "-1"]])
def test_options_of_joining_make_no_sense_without_it(arguments: Sequence[str], clips: Sequence[Path]) -> None:
    assert run("convert", clips[0], *arguments).exit_code == 2


def test_standard_input_is_a_clip_or_durations_but_not_both(clips: Sequence[Path]) -> None:
    durations = b'{"one": 2, "two": 3}'
    assert starts_of(run("convert", *clips, "--join", "--durations", "-", input=durations)) == [0, 2000, 5000]
    assert run("convert", "-", "--join", "--durations", "-", input=durations).exit_code == 2


# Of the service


@pytest.fixture
def service(httpserver: HTTPServer, tmp_path: Path) -> HTTPServer:
    """A service with the clips `one` and `two`, and their audio: 2.25 and 1.5 s."""
    for name, samples, rate, kind in (("one", 99_225, 44_100, "audio/wav"), ("two", 72_000, 48_000, "")):
        sound = make_wav(tmp_path / "sound", samples, rate).read_bytes()
        os.unlink(tmp_path / "sound")
        # The second tells its kind by its name only.
        path = f"/sounds/{name}" if kind else f"/sounds/{name}.wav"
        httpserver.expect_request(path).respond_with_data(sound, content_type=kind or "binary/octet-stream")
        body = clip(f"{name}!", uuid=name, link=httpserver.url_for(f"{path}?signature=s3cret"))
        httpserver.expect_request(f"/api/v1/projects/p/clips/{name}").respond_with_json(body)
        item = {**body, "audio_src": body["link"], "link": None}
        httpserver.expect_request(f"/api/v2/projects/p/clips/{name}").respond_with_json({"success": True, "item": item})
    return httpserver


def fetch(service: HTTPServer, *arguments: object, **options: Any) -> Result:
    return run("fetch", "p", *arguments, "--base-url", service.url_for("/"), key=KEY, **options)


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_audio_is_kept_and_tells_the_durations(service: HTTPServer, api: str) -> None:
    result = fetch(service, "one", "two", "--api", api, "--join", "--save-audio", "audio")
    assert starts_of(result) == [0, 2250]
    assert sorted(os.listdir("audio")) == ["one.wav", "two.wav"]
    assert Path("audio/one.wav").stat().st_size == 99_225 * 2 + 44
    for request, _ in service.log:
        assert ("Authorization" in request.headers) == request.path.startswith("/api/")


def test_audio_is_kept_without_joining_beside_the_clips_that_are_kept(service: HTTPServer) -> None:
    asked = ("one", "two", "--save-audio", "kept/", "--save-clip", "kept/", "-f", "txt", "-o", "kept/")
    assert fetch(service, *asked).exit_code == 0
    assert sorted(os.listdir("kept")) == ["one.json", "one.txt", "one.wav", "two.json", "two.txt", "two.wav"]
    assert starts_of(run("convert", "kept/one.json", "kept/two.json", "--join")) == [0, 2250]


def test_audio_that_stands_already_is_replaced_only_on_demand(service: HTTPServer) -> None:
    os.mkdir("audio")
    Path("audio/two.wav").write_text("mine", encoding="utf-8")
    refused(
        fetch(service, "one", "two", "--join", "--save-audio", "audio"),
        "audio/two.wav: already exists: add --overwrite",
    )
    assert service.log == []
    assert Path("audio/two.wav").read_text(encoding="utf-8") == "mine"
    assert fetch(service, "one", "two", "--join", "--save-audio", "audio", "--overwrite").exit_code == 0
    assert sorted(os.listdir("audio")) == ["one.wav", "two.wav"]
    assert Path("audio/two.wav").stat().st_size == 72_000 * 2 + 44


def test_a_failed_run_leaves_no_audio(service: HTTPServer) -> None:
    service.expect_request("/api/v1/projects/p/clips/bad").respond_with_json(
        clip(link=service.url_for("/sounds/gone.wav?signature=s3cret"))
    )
    service.expect_request("/sounds/gone.wav").respond_with_data("<html>", status=403)
    result = fetch(service, "one", "bad", "--join", "--save-audio", "audio/")
    refused(result, "/sounds/gone.wav: 403", "links expire")
    assert "s3cret" not in result.stderr
    assert not os.path.exists("audio")
    os.mkdir("audio")
    assert fetch(service, "one", "bad", "--join", "--save-audio", "audio/").exit_code == 1
    assert os.listdir("audio") == []


def test_a_clip_without_audio_is_told_by_its_uuid(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip())
    refused(fetch(httpserver, "u", "--save-audio", "audio"), "clip u: has no link and no audio_src")


def test_audio_that_tells_no_length_is_called_by_the_name_that_it_would_have(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip(link=httpserver.url_for("/u.wav")))
    httpserver.expect_request("/u.wav").respond_with_data(b"RIFF", content_type="audio/wav")
    refused(fetch(httpserver, "u", "--join", "--save-audio", "audio"), "audio/u.wav: is not audio")
    assert fetch(httpserver, "u", "--save-audio", "audio").exit_code == 0


def test_fetched_clips_are_joined_by_durations_that_are_told(service: HTTPServer) -> None:
    refused(fetch(service, "one", "two", "--join"), "clip one: how long it lasts is not known", "--save-audio DIR/")
    saved(Path("d.json"), {"one": 3})
    assert starts_of(fetch(service, "one", "two", "--join", "--durations", "d.json")) == [0, 3000]
    assert fetch(service, "one", "two", "--join", "--durations", "d.json", "-o", "out/").exit_code == 0
    assert os.listdir("out") == ["joined.srt"]


@pytest.mark.parametrize("path", ["talk.wav", "-", ""])
def test_audio_is_kept_in_a_directory_only(path: str, service: HTTPServer) -> None:
    result = fetch(service, "one", "--save-audio", path)
    assert result.exit_code == 2
    assert "use --save-audio audio/" in result.stderr
    assert service.log == []


def test_audio_goes_into_no_file(service: HTTPServer) -> None:
    Path("talk").touch()
    refused(fetch(service, "one", "--save-audio", "talk"), "talk is not a directory")


# Of files of durations

# A clip's uuid, and its file's path, name and stem.
NAMES = [("a1", "in/intro.json", "intro.json", "intro"), ("b2", "in/My talk.json", "My talk.json", "My talk")]


def told(path: Path, content: str | bytes, clips: Sequence[tuple[str, ...]] = NAMES) -> list[Fraction | None]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_durations(str(path), clips, {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "durations"


@pytest.mark.parametrize(
    "content",
    [
        '{"intro": 12.5, "My talk": 3.25}',
        '{"a1": 12.5, "b2": 3.25, "another": 1}',
        '{"in/intro.json": "12.5", "in/My talk.json": "3.25"}',
        '{"/sound/intro.wav": 12.5, "sound/My talk.mp3": 3.25}',
        "[12.5, 3.25]",
        '["12.50", "3.250"]',
        "intro 12.5\nMy talk 3.25\n",
        "\ufeffMy talk.wav\t3.25\r\n\r\n  intro.wav    12.5  \r\n",
        "intro,12.5\nMy talk,3.25",
        "intro: 12.5\nMy talk: 3.25",
        "12.5\n3.25\n",
    ],
)
def test_clips_are_named_by_their_file_or_their_uuid_or_told_in_turn(content: str, file: Path) -> None:
    assert told(file, content) == [12500, 3250]


def test_a_duration_is_as_exact_as_it_is_written(file: Path) -> None:
    assert told(file, '{"intro": 0.1, "b2": 3.000022675736961451}') == [100, Fraction("3000.022675736961451")]


def test_what_a_file_does_not_name_it_does_not_tell(file: Path) -> None:
    assert told(file, '{"My talk": 3.25}') == [None, 3250]


def test_a_name_of_two_clips_is_neither_s(file: Path) -> None:
    clips = [("a/x.json", "x.json", "x"), ("b/x.json", "x.json", "x")]
    assert told(file, "x 3\nb/x.json 4", clips) == [None, 4000]
    with pytest.raises(click.ClickException, match="names none of the clips"):
        told(file, "x 3", clips)


def test_clips_without_names_are_told_in_turn_only(file: Path) -> None:
    assert told(file, "[1, 2]", [(), ()]) == [1000, 2000]
    with pytest.raises(click.ClickException, match="names none of the clips: give one duration for each clip in turn"):
        told(file, "x 3", [(), ()])


def test_a_clip_may_come_again_and_again(file: Path) -> None:
    assert told(file, "intro 3\nMy talk 4", [*NAMES, NAMES[0]]) == [3000, 4000, 3000]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "holds no duration"),
        (" \n", "holds no duration"),
        ("[]", "holds no duration"),
        ("{}", "holds no duration"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        ("{", "is not whole JSON"),
        ("[" * 100_000, "is not whole JSON"),
        ("[12.5]", "1 duration for 2 clips"),
        ("1\n2\n3\n", "3 durations for 2 clips"),
        ("1\nintro 2\n", "not all of them with a name"),
        ('{"outro": 1}', "names none of the clips: the first is called intro"),
        ("intro 1\nintro 2", "intro has 2 durations"),
        ('{"intro": 1, "intro": 2}', "intro has 2 durations"),
        ("intro.wav 1\nintro.mp3 2", "intro has 2 durations"),
        ("intro soon", "intro lasts 'soon'"),
        ("intro 0", "intro lasts '0'"),
        ("intro -1", "intro lasts '-1'"),
        ("intro 360000", "intro lasts '360000'"),
        ("intro 1e999999999", "intro lasts '1e999999999'"),
        ("intro 00:12.5", "intro lasts '00:12.5'"),
        ('{"intro": null}', "intro lasts 'None'"),
        ('{"intro": true}', "intro lasts 'True'"),
        ('{"intro": NaN}', "intro lasts 'nan'"),
        ('{"intro": {"duration": 1}}', "intro lasts"),
        ("[[1], 2]", "there is"),
    ],
)
def test_what_cannot_be_durations_is_told_by_its_fault(content: str | bytes, fault: str, file: Path) -> None:
    with pytest.raises(click.ClickException) as caught:
        told(file, content)
    assert caught.value.message.startswith(f"{file}: ")
    assert fault in caught.value.message
    assert "\n" not in caught.value.message
