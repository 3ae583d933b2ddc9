"""`captioner fetch` shows its key nowhere, though the service echoes it, or a UUID holds it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from captioner.cli import main
from tests.serving import CLIP
from tests.sounds import make_wav

KEY = "k3y-of-the-test"  # as it could name a file
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "upper case": str.upper,
    "percent-encoded": lambda key: quote(key).replace("-", "%2D"),
    "percent-encoded in lower case": lambda key: quote(key).replace("-", "%2d"),
    "escaped": lambda key: "".join(f"\\u{ord(char):04x}" for char in key),
}

pytestmark = pytest.mark.usefixtures("quick_retries")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, key: str = KEY) -> Result:
    return CliRunner().invoke(main, arguments, env={"RESEMBLE_API_KEY": key}, catch_exceptions=False)


def fetch(service: HTTPServer, *arguments: str, key: str = KEY) -> Result:
    return run("fetch", *arguments, "--base-url", service.url_for("/"), key=key)


def shown(result: Result) -> str:
    """Everything that a command has printed or written, names of files too, in lower case and without escapes."""
    texts = [result.stdout, result.stderr]
    for folder, folders, files in os.walk("."):
        texts += [*folders, *files, *(Path(folder, file).read_bytes().decode("latin-1") for file in files)]
    return "\n".join(texts).lower().replace("%2d", "-")


def echoing(key: str) -> dict[str, Any]:
    return {
        **CLIP,
        "uuid": key,
        "title": f"{key} is the title",
        "voice": {key: [key]},
        "duration": 0.5,
    }


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_an_echo_is_in_no_output_and_in_no_file(spelling: Callable[[str], str], httpserver: HTTPServer) -> None:
    echo = spelling(KEY)
    clip = {**echoing(echo), "link": httpserver.url_for("/a.wav")}
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_json(clip, headers={"X-Echo": KEY})
    sound = make_wav(Path("sound.wav"), 4000, 8000).read_bytes()
    httpserver.expect_request("/a.wav").respond_with_data(sound, content_type="audio/wav", headers={"X-Echo": KEY})
    formats = [part for name in ("srt", "vtt", "json", "txt", "ass", "remotion") for part in ("-f", name)]
    result = fetch(httpserver, "p", "u", *formats, "-o", "out/", "--save-clip", "kept/", "--save-audio", "kept/")
    assert result.exit_code == 0
    assert json.loads(Path("kept/u.json").read_text("utf-8"))["title"] == "[key] is the title"
    page = run("preview", "kept/u.json", "-o", "page.html")
    assert page.exit_code == 0
    for text in (shown(result), shown(page)):
        assert KEY not in text
        assert echo.lower() not in text
    assert "[key] is the title" in Path("page.html").read_text("utf-8")


@pytest.mark.parametrize("answer", [{}, {"audio_timestamps": {}}, {"audio_timestamps": {"graph_chars": [KEY]}}])
def test_an_echo_is_in_no_error_about_a_clip(answer: dict[str, Any], httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_json({"uuid": KEY, "title": KEY, **answer})
    result = fetch(httpserver, "p", "u")
    assert result.exit_code == 1
    assert KEY not in result.stderr


@pytest.mark.parametrize("place", [f"/{KEY}", f"/x?key={KEY}", f"//localhost:1/{KEY}", f"https://{KEY}.invalid/{KEY}"])
def test_an_echo_in_a_redirect_is_in_no_error(place: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/u").respond_with_data(status=302, headers={"Location": place})
    result = fetch(httpserver, "p", "u")
    assert result.exit_code == 1
    assert KEY not in result.stderr


@pytest.mark.parametrize("uuid", [KEY, f"{KEY}-2", KEY.upper()])
def test_a_uuid_that_holds_the_key_is_not_shown(uuid: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_json(echoing(uuid))
    result = fetch(httpserver, uuid, "u", uuid, "-o", "out/", "--save-clip", "kept/")
    assert result.exit_code == 0
    assert sorted(os.listdir("out")) == ["2.srt", "u.srt"]
    assert sorted(os.listdir("kept")) == ["2.json", "u.json"]
    assert KEY not in shown(result)


def test_nor_is_a_short_one_that_is_the_key(httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_json({**CLIP, "uuid": None, "audio_timestamps": {}})
    result = fetch(httpserver, "sesame", "sesame", key="sesame")
    assert result.exit_code == 1
    assert "Error: clip [key]: " in result.stderr
    assert "sesame" not in result.stderr


@pytest.mark.parametrize(
    "options",
    [["-f", "srt"], ["--save-clip", "clip.json"], ["--save-audio", "a.wav"], ["-o", "x.docx"], ["--gap", "1"]],
)
def test_a_corrected_command_does_not_show_the_key(options: list[str], httpserver: HTTPServer) -> None:
    result = fetch(httpserver, KEY, KEY, KEY, *options)
    assert result.exit_code == 2
    assert "captioner fetch" in result.stderr
    assert KEY not in result.stderr
    assert httpserver.log == []


@pytest.mark.parametrize("options", [["-o", "out/"], ["--join", "-o", "missing/x.srt"], ["--save-clip", "kept/"]])
def test_a_path_that_cannot_be_written_does_not_show_the_key(options: list[str], httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_json(CLIP)
    for folder in ("out", "kept"):
        os.mkdir(folder)
        for suffix in ("srt", "json"):
            Path(folder, f"1.{suffix}").touch()
    result = fetch(httpserver, "p", KEY, *options)
    assert result.exit_code == 1
    assert KEY not in result.stderr


def test_a_command_that_is_wrong_is_told_before_the_lack_of_a_key(httpserver: HTTPServer) -> None:
    for options in (["-f", "srt"], ["--api-key-file", "missing"], ["--save-clip", "-", "-o", "out/"]):
        assert fetch(httpserver, "p", "a", "b", *options, key="").exit_code == 2
