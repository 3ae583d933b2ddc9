"""The recipes of the manuals, run as printed, on a short black video."""

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser
from pytest_httpserver import HTTPServer

import captioner
from tests.chromium import needs_chromium
from tests.clips import FIXTURES, TIMINGS
from tests.manuals import blocks, only
from tests.readback import SRT_READERS
from tests.test_ass import needs_ffmpeg

WIDTH, HEIGHT, SECONDS = 320, 180, 7
PAGE = "captioner/writers/README.md"
MAKES_VIDEO = only("bash", PAGE, "ffmpeg -f lavfi")
BURNS = only("bash", PAGE, ".venv/bin/captioner convert fixtures/clips/v1.json -o clip.ass")
MAKES_TRACKS = only("bash", PAGE, ".venv/bin/captioner convert fixtures/clips/v1.json -f srt")
CUES = [(cue.start_ms, cue.end_ms, cue.text) for cue in captioner.caption(TIMINGS["v1"])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project root as the recipes expect it, with a small, black, silent video."""
    shutil.copytree(FIXTURES / "clips", tmp_path / "fixtures" / "clips")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    black, silence = f"color=black:s={WIDTH}x{HEIGHT}:r=10:d={SECONDS}", f"anullsrc=d={SECONDS}"
    made = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", black, "-f", "lavfi", "-i", silence, "clip.mp4"]
    subprocess.run(made, cwd=tmp_path, check=True, timeout=60)
    return tmp_path


def run(recipe: str, folder: Path) -> None:
    command = ["bash", "-euo", "pipefail", "-c", recipe]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()


def frame(video: Path, at_s: float) -> bytes:
    """The pixels of a frame, as red, green and blue bytes."""
    command = ["ffmpeg", "-v", "error", "-ss", f"{at_s}", "-i", f"{video}", "-frames:v", "1"]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    pixels = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60).stdout
    assert len(pixels) == 3 * WIDTH * HEIGHT
    return pixels


def whites(pixels: bytes) -> list[int]:
    """The indices of the white pixels."""
    return [at // 3 for at in range(0, len(pixels), 3) if min(pixels[at : at + 3]) > 180]


def yellows(pixels: bytes) -> list[int]:
    return [at // 3 for at in range(0, len(pixels), 3) if pixels[at] > 180 and pixels[at + 2] < 130]


def colours(video: Path, at_s: float) -> tuple[int, int]:
    """The numbers of white and of yellow pixels in a frame."""
    pixels = frame(video, at_s)
    return len(whites(pixels)), len(yellows(pixels))


def streams(video: Path, kind: str) -> list[dict[str, Any]]:
    command = ["ffprobe", "-v", "error", "-select_streams", kind, "-show_streams", "-of", "json", f"{video}"]
    found: list[dict[str, Any]] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)[
        "streams"
    ]
    return found


def subtitles(video: Path) -> list[tuple[str, str, str]]:
    """The codec, language and title of each subtitle stream."""
    return [(one["codec_name"], one["tags"]["language"], one["tags"].get("title", "")) for one in streams(video, "s")]


def read_back(video: Path) -> list[tuple[int, int, str]]:
    """The cues of the first subtitle stream, relative to the start of the video stream, which ffmpeg may shift."""
    command = ["ffmpeg", "-v", "error", "-i", f"{video}", "-map", "0:s:0", "-f", "srt", "-"]
    text = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()
    picture_ms = round(1000 * float(streams(video, "v")[0]["start_time"]))
    return [(start - picture_ms, end - picture_ms, said) for start, end, said in SRT_READERS["srt"](text)]


def test_there_are_recipes_in_every_format() -> None:
    assert [len(blocks(kind, PAGE)) for kind in ("bash", "html", "tsx", "py")] == [3, 1, 1, 1]
    assert all(len(block.code.splitlines()) <= 12 for kind in ("bash", "html", "tsx", "py") for block in blocks(kind))


@needs_ffmpeg
def test_the_test_video_is_as_long_as_the_clip(folder: Path) -> None:
    (folder / "clip.mp4").unlink()
    run(MAKES_VIDEO, folder)
    (picture,) = streams(folder / "clip.mp4", "v")
    assert (picture["width"], picture["height"]) == (1280, 720)
    assert abs(float(picture["duration"]) - SECONDS) < 0.1


@needs_ffmpeg
def test_readme_and_manual_have_the_same_recipe_for_burning_in(folder: Path) -> None:
    (folder / "clip.mp4").unlink()
    recipe = only("bash", "README.md", ".venv/bin/captioner")
    assert sorted(recipe.splitlines()) == sorted([*MAKES_VIDEO.splitlines(), *BURNS.splitlines()])
    run(recipe, folder)
    assert (folder / "burnt.mp4").stat().st_size


@needs_ffmpeg
def test_burnt_in_words_turn_yellow_as_they_are_sung(folder: Path) -> None:
    run(BURNS, folder)
    seen = {at_s: colours(folder / "burnt.mp4", at_s) for at_s in (0.1, 1.9, 3.9, 4.6)}
    (white, _), (_, yellow) = seen[0.1], seen[3.9]
    assert min(white, yellow) > 100
    assert seen[0.1][1] < seen[1.9][1] < yellow
    assert white > seen[1.9][0] > seen[3.9][0]
    assert seen[4.6] == (0, 0)


@needs_ffmpeg
@pytest.mark.parametrize(("clip", "at_s", "to_the_right"), [("one line", 0.9, False), ("arabic", 1.4, True)])
@pytest.mark.parametrize("highlight", ["word", "char"])
def test_sung_words_are_where_reading_begins(
    clip: str, at_s: float, to_the_right: bool, highlight: Literal["word", "char"], folder: Path
) -> None:
    words = [(text, 400 * at, 400 * at + 350) for at, text in enumerate(["This", "is", "of", "one", "line."])]
    timing = TIMINGS.get(clip) or captioner.Timing.from_words(words, language="en")
    captions = captioner.caption(timing)
    assert len(captions[0].lines) == 1
    made = captioner.to_ass(captions, highlight, resolution=(WIDTH, HEIGHT))
    (folder / "clip.ass").write_text(made, encoding="utf-8")
    run("ffmpeg -v error -i clip.mp4 -vf subtitles=clip.ass burnt.mp4", folder)
    pixels = frame(folder / "burnt.mp4", at_s)
    white, yellow = (fmean(at % WIDTH for at in found) for found in (whites(pixels), yellows(pixels)))
    assert (yellow > white) == to_the_right
    assert abs(yellow - white) > 30


@needs_ffmpeg
def test_captions_are_separate_tracks(folder: Path) -> None:
    run(MAKES_TRACKS, folder)
    assert subtitles(folder / "captioned.mkv") == [("subrip", "eng", ""), ("ass", "eng", "Karaoke")]
    assert subtitles(folder / "captioned.mp4") == [("mov_text", "eng", "")]
    assert read_back(folder / "captioned.mkv") == read_back(folder / "captioned.mp4") == CUES


@needs_ffmpeg
@pytest.mark.skipif(find_spec("moviepy") is None, reason="needs moviepy")
def test_moviepy_renders_the_captions(folder: Path) -> None:
    (folder / "clip.srt").write_text(captioner.to_srt(captioner.caption(TIMINGS["v1"])), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", only("py", PAGE)], cwd=folder, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert colours(folder / "captioned.mp4", 1.0)[0] > 100
    assert colours(folder / "captioned.mp4", 4.6) == (0, 0)


@needs_chromium
@needs_ffmpeg
def test_a_web_page_shows_the_track(browser: Browser, httpserver: HTTPServer, folder: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page_of = f'<link rel="icon" href="data:,">{only("html", PAGE)}'
    httpserver.expect_request("/").respond_with_data(page_of, content_type="text/html")
    httpserver.expect_request("/clip.mp4").respond_with_data(
        (folder / "clip.mp4").read_bytes(), content_type="video/mp4"
    )
    httpserver.expect_request("/clip.vtt").respond_with_data(
        captioner.to_vtt(captions, "word"), content_type="text/vtt; charset=utf-8"
    )
    logged: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: logged.append(message.text))
    page.goto(httpserver.url_for("/"))
    page.wait_for_function("() => document.querySelector('track').readyState > 1")
    page.wait_for_function("() => document.querySelector('video').readyState > 0")
    cues = page.evaluate(
        """() => [...document.querySelector("track").track.cues].map((cue) => [
            Math.round(1000 * cue.startTime), Math.round(1000 * cue.endTime), cue.getCueAsHTML().textContent])"""
    )
    assert [tuple(cue) for cue in cues] == CUES
    assert logged == []
    page.close()
