"""The commands as people use them: what is read, what is said, and how they end."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

import captioner
from captioner.cli import main
from tests.terminal import on_terminal

V1 = Path(__file__).parents[1] / "fixtures" / "clips" / "v1.json"
V1_SRT = """\
1
00:00:00,023 --> 00:00:04,111
Resemble increases productivity
through an easy to use API.

2
00:00:05,180 --> 00:00:06,493
What do you think?

"""
KEY = "k3y-of-the-test"


def clip(text: str = "Hello, world!", **others: object) -> dict[str, Any]:
    """A clip in which every character takes 60 ms."""
    times = [[round(0.06 * at, 2), round(0.06 * at + 0.06, 2)] for at in range(len(text))]
    return {"audio_timestamps": {"graph_chars": list(text), "graph_times": times}, **others}


def saved(path: Path, content: object = None) -> Path:
    """A file with `content` as JSON, by default a clip."""
    path.write_text(json.dumps(clip() if content is None else content), "utf-8")
    return path


def run(*arguments: object, input: bytes | None = None, key: str | None = None) -> Result:
    """A command in this process; what it raises, other than an exit, fails the test."""
    env = {"RESEMBLE_API_KEY": key}
    return CliRunner().invoke(main, [str(one) for one in arguments], input=input, env=env, catch_exceptions=False)


def spawn(*arguments: object, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """A command in a process of its own."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([sys.executable, "-m", "captioner", *map(str, arguments)], check=False, **options)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(result: Result, *told: str) -> None:
    """One line on standard error that tells all of `told`, nothing on standard output, exit 1."""
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    for one in told:
        assert one in result.stderr


def test_a_clip_becomes_srt_on_standard_output() -> None:
    result = run("convert", V1)
    assert (result.exit_code, result.stdout, result.stderr) == (0, V1_SRT, "")


def test_the_module_runs_as_the_command_does() -> None:
    done = spawn("convert", V1)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, V1_SRT, b"")


def test_the_version_is_told() -> None:
    assert run("--version").output == f"captioner, version {version('captioner')}\n"


@pytest.mark.parametrize("command", [["convert"], ["fetch"], ["explain"], []])
def test_help_has_examples_and_says_what_a_column_is(command: list[str]) -> None:
    told = " ".join(run(*command, "--help").output.split())
    assert "Examples: captioner" in told
    assert "a full-width character takes 2" in told
    assert "42" in told


def test_a_mistyped_command_is_met_with_a_guess() -> None:
    result = run("convrt", V1)
    assert result.exit_code == 2
    assert "Did you mean 'convert'?" in result.stderr


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("clip.json", "To caption it: captioner convert clip.json"),
        ("-", "To caption it: captioner convert -"),
        ("my clips/a b.json", "To caption it: captioner convert 'my clips/a b.json'"),
        ("clips/one", "To caption it: captioner convert clips/one"),
        ("there", "To caption it: captioner convert there"),
        ("convert.json", "To caption it: captioner convert convert.json"),
        ("film.srt", "To check it: captioner check film.srt"),
        ("FILM.VTT", "To check it: captioner check FILM.VTT"),
    ],
)
def test_a_path_in_place_of_a_command_is_met_with_the_command_on_it(path: str, better: str) -> None:
    Path("there").touch()
    result = run(path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: No such command {path!r}. {better}\n")


@pytest.mark.parametrize("word", ["something", "https://example.com/clip.json"])
def test_what_is_like_no_command_and_no_path_is_met_with_no_guess(word: str) -> None:
    result = run(word, "-o", "clip.srt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: No such command {word!r}.\n")


def test_a_path_behind_dashes_is_not_taken_for_an_option() -> None:
    assert run("--", "-a.json").stderr.endswith("To caption it: captioner convert ./-a.json\n")


@pytest.mark.parametrize("told", ["-", "/dev/stdin"])
def test_standard_input_is_read(told: str) -> None:
    done = spawn("convert", told, "-f", "txt", input=json.dumps(clip()).encode())
    assert (done.returncode, done.stdout) == (0, b"Hello, world!\n")


def test_standard_input_is_named_stdin_in_a_directory(tmp_path: Path) -> None:
    assert run("convert", "-", "-o", "out/", input=V1.read_bytes()).exit_code == 0
    assert os.listdir(tmp_path / "out") == ["stdin.srt"]


def test_standard_input_is_read_only_once() -> None:
    result = run("convert", "-", "-", "-o", "out/", input=b"")
    assert result.exit_code == 2
    assert "only once" in result.stderr


def test_lines_and_lists_of_clips_are_read(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text(f"{json.dumps(clip(uuid='a'))}\n{json.dumps(clip(uuid='b'))}\n", "utf-8")
    saved(tmp_path / "list.json", [clip(uuid="c"), clip()])
    assert run("convert", "two.jsonl", "list.json", "-o", "out").exit_code == 2
    assert run("convert", "two.jsonl", "list.json", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["list-2.srt", "list-c.srt", "two-a.srt", "two-b.srt"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00", "is an image (PNG)"),
        (b"\x80\x81", "is not text"),
        (b"{]", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[" * 900 + b"]" * 900, "clip was expected"),
        (b"{}", "is not a clip"),
        (json.dumps({"uuid": "7ff0ffa", "finished": False}).encode(), "clip 7ff0ffa: still rendering"),
        (json.dumps({**clip(), "title": "a\nb\x1b[31m", "duration": "soon"}).encode(), r"clip a\nb\x1b[31m: "),
        (json.dumps(clip("\ud800")).encode(), "surrogate"),
    ],
)
def test_a_file_that_is_no_clip_is_told_by_its_path_and_fault(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    refused(run("convert", "bad.json"), "Error: bad.json: ", told)


def test_a_path_that_cannot_be_read_is_told_by_its_fault(tmp_path: Path) -> None:
    saved(tmp_path / "clip.json")
    refused(run("convert", "nope.json"), "nope.json: no such file")
    refused(run("convert", "clip.json/x.json"), "clip.json/x.json: not a directory")
    refused(run("convert", "x" * 300), "file name too long")


def test_one_bad_clip_among_many_and_nothing_is_written(tmp_path: Path) -> None:
    saved(tmp_path / "good.json")
    saved(tmp_path / "bad.json", {"uuid": "1", "finished": False})
    refused(run("convert", "good.json", "bad.json", "-o", "out/"), "bad.json: clip 1: still rendering")
    assert not (tmp_path / "out").exists()


def test_repairs_are_told_though_nobody_watches(tmp_path: Path) -> None:
    mended = clip("One two\x07")
    mended["audio_timestamps"]["graph_times"] = [[0, 0.0001]] * 8
    saved(tmp_path / "mended.json", mended)
    assert run("convert", "mended.json", "-f", "txt").stderr.splitlines() == [
        "mended.json: 2 words moved by milliseconds because their times coincide",
        "mended.json: 1 control character left out",
        "mended.json: 1 of 1 cue over limits: min_duration 0.502 s of 0.833 s (cue 1)",
    ]


def test_what_is_over_limits_is_told_though_nobody_watches_with_the_worst_of_each_kind(tmp_path: Path) -> None:
    saved(tmp_path / "clip.json", clip("One two three. Four five six seven."))
    result = run("convert", "clip.json", "--max-line-width", "4")
    assert result.exit_code == 0
    assert "clip.json: " in result.stderr
    assert " cues over limits: max_line_width 6 of 4 (cue " in result.stderr
    assert result.stderr.count("\n") == 1


def test_several_clips_over_limits_are_told_in_one_line_that_names_the_worst(tmp_path: Path) -> None:
    saved(tmp_path / "a.json", clip("Hello!"))
    saved(tmp_path / "b.json", clip("Hello, extraordinarily!"))
    result = run("convert", "a.json", "b.json", "-o", "out/", "--max-line-width", "5", "--min-duration", "0")
    assert result.exit_code == 0
    told = "2 clips: 3 of 3 cues over limits: max_line_width 16 of 5 (b.json, cue 2 and 2 more)"
    assert result.stderr.splitlines()[-1].startswith(told)


def test_strict_writes_everything_and_fails_on_what_is_over_limits(tmp_path: Path) -> None:
    saved(tmp_path / "clip.json", clip("Hello!"))
    lax = run("convert", "clip.json", "--max-cps", "3")
    strict = run("convert", "clip.json", "--max-cps", "3", "--strict")
    assert (lax.exit_code, strict.exit_code) == (0, 1)
    assert strict.stdout == lax.stdout != ""
    assert strict.stderr == f"Error: {lax.stderr}"
    assert run("convert", "clip.json", "--max-cps", "3", "--strict", "-o", "clip.srt").exit_code == 1
    assert (tmp_path / "clip.srt").read_text("utf-8") == lax.stdout


def test_strict_is_content_where_every_limit_is_kept() -> None:
    result = run("convert", V1, "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (0, V1_SRT, "")


def test_the_presets_are_shown_with_their_numbers_and_sources() -> None:
    result = run("presets")
    rows = {line[:16].strip(): line[16:].split() for line in result.stdout.splitlines() if line}
    assert (result.exit_code, result.stderr) == (0, "")
    assert rows["language en"] == ["web", "netflix", "bbc", "ted", "shorts"]
    assert rows["--max-line-width"] == ["42", "42", "37", "42", "24"]
    assert rows["--min-duration"] == ["0.833", "0.833", "1.2", "1", "0.7"]
    assert rows["chain below"] == ["1", "0.5", "1", "1", "1"]
    for preset in captioner.PRESETS.values():
        assert preset.source in result.stdout


def test_the_presets_are_shown_for_a_language() -> None:
    assert "--max-line-width     26       26   26   26      24\n" in run("presets", "--language", "ja").stdout
    assert run("presets", "--language", "japanese").exit_code == 2


def test_each_break_is_explained_by_its_costs_and_by_what_going_without_it_would_cost() -> None:
    result = run("explain", V1)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0] == "1. line break: Resemble increases productivity | through an easy to use API."
    assert lines[1].startswith("   cost ")
    assert "no punctuation +" in lines[1]
    assert lines[2].startswith("   without it: ")
    assert lines[2].endswith(" more for the whole layout")
    assert lines[3:5] == [
        "2. cue break: through an easy to use API. | What do you think?",
        "   forced: a pause that no cue spans",
    ]
    assert lines[-2:] == ["3. cue break: What do you think? |", "   the end"]


def test_an_explanation_follows_the_preset_and_its_options() -> None:
    wide = run("explain", V1, "--preset", "bbc", "--max-line-width", "60").stdout
    assert wide.startswith("1. cue break: Resemble increases productivity through an easy to use API. |")


def test_clips_of_one_file_are_explained_each_under_its_name(tmp_path: Path) -> None:
    saved(tmp_path / "list.json", [clip(uuid="c"), clip()])
    lines = run("explain", "list.json").stdout.splitlines()
    assert [line for line in lines if line.startswith("list.json")] == ["list.json, clip c", "list.json, clip 2"]


def test_what_cannot_be_explained_is_refused(tmp_path: Path) -> None:
    refused(run("explain", "nosuch.json"), "nosuch.json: no such file")
    refused(run("explain", V1, "--min-duration", "9"), "--min-duration 9 is above --max-duration 7")


def watched(*arguments: object) -> list[str]:
    """What a command says on standard error where that is a terminal."""
    status, shown = on_terminal(*arguments, stdout=subprocess.DEVNULL)
    assert status == 0
    return shown.splitlines()


def test_a_terminal_is_told_in_a_line_what_was_made() -> None:
    assert watched("convert", V1) == ["2 cues, 0 over limits, language en (guessed)"]


def test_a_terminal_is_told_the_files_that_were_named_for_the_person() -> None:
    assert watched("convert", V1, "-o", "out/", "-f", "srt", "-f", "vtt", "--language", "en") == [
        "out/v1.srt: 2 cues, 0 over limits, language en",
        "out/v1.vtt: 2 cues, 0 over limits, language en",
    ]


def test_a_terminal_is_told_of_many_files_in_one_line_behind_a_bar(tmp_path: Path) -> None:
    for number in range(21):
        saved(tmp_path / f"{number}.json")
    lines = watched("convert", *sorted(tmp_path.glob("*.json")), "-o", "out/")
    assert lines[-1] == "21 files of 21 clips: 21 cues, 0 over limits, language en (guessed)"
    assert "100%" in lines[-2]


@pytest.mark.usefixtures("unicode_names")
def test_the_bytes_are_the_same_in_every_locale(tmp_path: Path) -> None:
    saved(tmp_path / "clip.json", clip("東京の朝は早い。"))
    told = b"clip.json: 1 of 1 cue over limits: max_cps 8.2 of 7 (cue 1)\n"
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    done = spawn("convert", "clip.json", "-f", "txt", env=env)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "東京の朝は早い。\n", told)
    done = spawn("convert", "東京.json", env=env)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.endswith(b".json: no such file\n")


def test_who_reads_no_further_is_left_in_peace(tmp_path: Path) -> None:
    saved(tmp_path / "long.json", clip("Hello, world! " * 3000))
    reader, writer = os.pipe()
    os.close(reader)
    done = spawn("convert", "long.json", stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_is_told_once() -> None:
    with open("/dev/full", "wb") as full:
        done = spawn("convert", V1, stdout=full)
    assert (done.returncode, done.stderr) == (1, b"Error: standard output: no space left on device\n")


def test_only_what_a_command_uses_is_imported() -> None:
    program = (
        "import sys; from captioner.cli import main\n"
        f"main(['convert', {str(V1)!r}, '-o', 'clip.srt'], standalone_mode=False)\n"
        "unused = {'requests', 'urllib3', 'webvtt', 'wcwidth', 'importlib.metadata', 'budoux', 'shlex', 'statistics', "
        "'captioner.audio', 'pysubs2', 'captioner.client', 'captioner.text.unspaced', 'captioner.cli.fetch', "
        "'captioner.cli.explain', 'captioner.preview', 'fractions', 'captioner.karaoke', 'captioner.writers.json', "
        "'captioner.cli.joining', 'pathlib', 'shutil', 'concurrent.futures', 'captioner.batch', 'captioner.cli.batch', "
        "'captioner.cli.sources', 'captioner.cli.manifest', 'glob', 'sqlite3', 'multiprocessing', 'distributed', "
        "'tomllib', 'captioner.cli.profile_file'}\n"
        "print(*sorted(unused & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == []


@pytest.fixture
def service(httpserver: HTTPServer) -> HTTPServer:
    """A service that has the clips `one` and `two` of the project `p`."""

    def answer(request: Request) -> Response:
        if request.headers.get("Authorization") not in (f"Token token={KEY}", f"Bearer {KEY}"):
            return Response('{"success": false, "message": "Unauthorized"}', 401)
        uuid = request.path.rpartition("/")[2]
        text = {"one": "Hello, world!", "two": "Grüße!", "three": "three"}.get(uuid)
        if text is None:
            return Response('{"success": false, "message": "Clip not found"}', 404)
        body = {"rendering": False, **clip(text, uuid=uuid, body="\ud83d <speak>é</speak>")}
        return Response(json.dumps({"success": True, "item": body} if "/v2/" in request.path else body))

    for api in ("v1", "v2"):
        for uuid in ("one", "two", "none"):
            httpserver.expect_request(f"/api/{api}/projects/p/clips/{uuid}", method="GET").respond_with_handler(answer)
    return httpserver


def fetch(service: HTTPServer, *arguments: object, key: str | None = KEY) -> Result:
    return run("fetch", "p", *arguments, "--base-url", service.url_for("/"), key=key)


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_clip_is_fetched_and_captioned(service: HTTPServer, api: str) -> None:
    result = fetch(service, "one", "--api", api, "-f", "txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Hello, world!\n", "")


def test_clips_that_are_fetched_are_named_by_their_uuids(service: HTTPServer) -> None:
    assert fetch(service, "one", "two", "-f", "srt", "-f", "txt", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["one.srt", "one.txt", "two.srt", "two.txt"]
    assert Path("out/two.txt").read_text("utf-8") == "Grüße!\n"


def test_the_clip_is_kept_as_it_was_answered(service: HTTPServer) -> None:
    assert fetch(service, "two", "--save-clip", "clip.json", "--api", "v2").exit_code == 0
    kept = Path("clip.json").read_text("utf-8")
    assert "é" in kept
    assert json.loads(kept) == {
        "success": True,
        "item": {"rendering": False, **clip("Grüße!", uuid="two", body="\ud83d <speak>é</speak>")},
    }
    assert run("convert", "clip.json", "-f", "txt").stdout == "Grüße!\n"


def test_several_clips_are_kept_in_a_directory(service: HTTPServer) -> None:
    asked = ("one", "two", "-o", "out/", "--save-clip")
    result = fetch(service, *asked, "kept")
    assert result.exit_code == 2
    assert "use --save-clip kept/" in result.stderr
    assert fetch(service, *asked, "kept/").exit_code == 0
    assert sorted(os.listdir("kept")) == ["one.json", "two.json"]
    refused(fetch(service, *asked, "kept/", "--overwrite", "-f", "json", "-o", "kept/"), "kept/one.json", "clip one")
    refused(fetch(service, *asked, "kept/"), "kept/one.json", "--overwrite")
    assert fetch(service, *asked, "kept", "--overwrite").exit_code == 0


def test_a_clip_is_not_kept_on_standard_output(service: HTTPServer) -> None:
    result = fetch(service, "one", "--save-clip", "-")
    assert result.exit_code == 2
    assert "--save-clip needs a path" in result.stderr


def test_without_a_key_one_is_told_where_to_put_it(service: HTTPServer) -> None:
    for key in (None, "", " \n"):
        refused(fetch(service, "one", key=key), "RESEMBLE_API_KEY", "--api-key-file", "app.resemble.ai")
    assert service.log == []


def test_the_key_is_read_from_the_first_line_of_a_file(service: HTTPServer, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xef\xbb\xbf " + KEY.encode() + b" \r\nsomething else\n")
    assert fetch(service, "one", "--api-key-file", "key", key="wrong").exit_code == 0
    (tmp_path / "key").write_text("\n", "utf-8")
    refused(fetch(service, "one", "--api-key-file", "key"), "key: its first line is empty")
    refused(fetch(service, "one", "--api-key-file", "nokey"), "nokey: no such file")
    (tmp_path / "key").write_bytes(os.urandom(64).replace(b"\n", b"") + b"\xff")
    refused(fetch(service, "one", "--api-key-file", "key"), "key")


def test_the_key_s_file_is_never_replaced(service: HTTPServer, tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(KEY, "utf-8")
    refused(fetch(service, "one", "--api-key-file", "key.txt", "-o", "key.txt"), "key.txt: this is the input")
    assert (tmp_path / "key.txt").read_text("utf-8") == KEY


def test_a_wrong_key_is_told_and_not_shown(service: HTTPServer) -> None:
    result = fetch(service, "one", key="sesame")
    refused(result, "/api/v1/projects/p/clips/one", "RESEMBLE_API_KEY")
    assert "sesame" not in result.stderr


def test_a_clip_that_does_not_exist_is_told_by_its_url(service: HTTPServer) -> None:
    refused(fetch(service, "none"), "/api/v1/projects/p/clips/none", "no such project or clip")


def test_a_clip_that_is_rendering_is_told_by_its_uuid_and_waited_for(httpserver: HTTPServer) -> None:
    answer = httpserver.expect_request("/api/v1/projects/p/clips/u")
    answer.respond_with_json({"uuid": "u", "finished": False})
    refused(fetch(httpserver, "u"), "Error: clip u: still rendering", "--wait")
    httpserver.clear()
    httpserver.expect_oneshot_request("/api/v1/projects/p/clips/u").respond_with_json({"uuid": "u", "finished": False})
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip(uuid="u"))
    assert fetch(httpserver, "u", "--wait", "9", "-f", "txt").stdout == "Hello, world!\n"


def test_an_answer_that_is_no_clip_is_told_by_the_clip_that_was_asked_for(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json({"hello": "world"})
    refused(fetch(httpserver, "u"), "Error: clip u: is not a clip")


def test_nothing_is_fetched_that_could_not_be_written(service: HTTPServer) -> None:
    os.mkdir("out")
    Path("out/one.srt").touch()
    refused(fetch(service, "one", "-o", "out"), "out/one.srt", "--overwrite")
    refused(fetch(service, "one", "-o", "missing/one.srt"), "there is no directory missing")
    refused(fetch(service, "one", "one", "-o", "two/"), "two/one.srt", "clip one")
    assert service.log == []


def test_a_uuid_that_leads_elsewhere_is_replaced_by_the_clip_s_number(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/..%2F..%2Fx").respond_with_json(clip())
    httpserver.expect_request("/api/v1/projects/p/clips/../../x").respond_with_json(clip())
    assert fetch(httpserver, "../../x", "-o", "out/").exit_code == 0
    assert os.listdir("out") == ["1.srt"]


@pytest.mark.parametrize("arguments", [["--api-key", KEY], ["--timeout", "0"], ["--wait", "-1"], ["--api", "v3"]])
def test_options_that_make_no_sense_are_usage_errors(arguments: Sequence[str]) -> None:
    assert run("fetch", "p", "u", *arguments).exit_code == 2
