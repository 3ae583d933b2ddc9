"""The recipes of the manuals, run as printed, on a short black video."""

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Literal

import pytest
import srt
from pytest_httpserver import HTTPServer

import captioner
from tests.clips import FIXTURES, TIMINGS
from tests.ffmpeg import Run
from tests.manuals import blocks, only

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Letters of this size have strokes of a whole pixel in every font.
WIDTH, HEIGHT, SECONDS = 640, 360, 7
MS = timedelta(milliseconds=1)
PAGE = "captioner/writers/README.md"
MAKES_VIDEO = only("bash", PAGE, "ffmpeg -f lavfi")
BURNS = only("bash", PAGE, ".venv/bin/captioner convert fixtures/clips/v1.json -o clip.ass")
MAKES_TRACKS = only("bash", PAGE, ".venv/bin/captioner convert fixtures/clips/v1.json -f srt")
README_BURNS = only("bash", "README.md", ".venv/bin/captioner")
CUES = [(cue.start_ms, cue.end_ms, cue.text) for cue in captioner.caption(TIMINGS["v1"])]


@pytest.fixture
def folder(tmp_path: Path, ffmpeg: Run) -> Path:
    """A project root as the recipes expect it, with a small, black, silent video."""
    shutil.copytree(FIXTURES / "clips", tmp_path / "fixtures" / "clips")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    black, silence = f"color=black:s={WIDTH}x{HEIGHT}:r=10:d={SECONDS}", f"anullsrc=d={SECONDS}"
    ffmpeg(tmp_path, "-f", "lavfi", "-i", black, "-f", "lavfi", "-i", silence, "clip.mp4")
    return tmp_path


def run(bash: str, recipe: str, folder: Path) -> None:
    command = [bash, "-euo", "pipefail", "-c", recipe]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()


def frame(ffmpeg: Run, video: Path, at_s: float) -> bytes:
    """The pixels of a frame, as red, green and blue bytes."""
    picture = ("-frames:v", 1, "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    pixels = ffmpeg(video.parent, "-ss", at_s, "-i", video, *picture)
    assert len(pixels) == 3 * WIDTH * HEIGHT
    return pixels


def whites(pixels: bytes) -> list[int]:
    """The indices of the white pixels."""
    return [at // 3 for at in range(0, len(pixels), 3) if min(pixels[at : at + 3]) > 180]


def yellows(pixels: bytes) -> list[int]:
    return [at // 3 for at in range(0, len(pixels), 3) if pixels[at] > 180 and pixels[at + 2] < 130]


def colours(ffmpeg: Run, video: Path, at_s: float) -> tuple[int, int]:
    """The numbers of white and of yellow pixels in a frame."""
    pixels = frame(ffmpeg, video, at_s)
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


def read_back(ffmpeg: Run, video: Path) -> list[tuple[int, int, str]]:
    """The cues of the first subtitle stream, relative to the start of the video stream, which ffmpeg may shift."""
    text = ffmpeg(video.parent, "-i", video, "-map", "0:s:0", "-f", "srt", "-").decode()
    picture_ms = round(1000 * float(streams(video, "v")[0]["start_time"]))
    return [
        (round(cue.start / MS) - picture_ms, round(cue.end / MS) - picture_ms, cue.content) for cue in srt.parse(text)
    ]


def test_there_are_recipes_in_every_format() -> None:
    assert [len(blocks(kind, PAGE)) for kind in ("bash", "html", "tsx", "py")] == [3, 1, 1, 1]
    assert all(len(block.code.splitlines()) <= 12 for kind in ("bash", "html", "tsx", "py") for block in blocks(kind))


def test_the_test_video_is_as_long_as_the_clip(folder: Path, bash: str) -> None:
    (folder / "clip.mp4").unlink()
    run(bash, MAKES_VIDEO, folder)
    (picture,) = streams(folder / "clip.mp4", "v")
    assert (picture["width"], picture["height"]) == (1280, 720)
    assert abs(float(picture["duration"]) - SECONDS) < 0.1


def test_readme_and_manual_have_the_same_recipe_for_burning_in() -> None:
    assert sorted(README_BURNS.splitlines()) == sorted([*MAKES_VIDEO.splitlines(), *BURNS.splitlines()])


@pytest.mark.slow
def test_the_recipe_in_readme_makes_its_video_before_it_burns_in(folder: Path, drawing: Run, bash: str) -> None:
    (folder / "clip.mp4").unlink()
    run(bash, README_BURNS, folder)
    assert (folder / "burnt.mp4").stat().st_size


def test_burnt_in_words_turn_yellow_as_they_are_sung(folder: Path, drawing: Run, bash: str) -> None:
    run(bash, BURNS, folder)
    seen = [colours(drawing, folder / "burnt.mp4", at_s) for at_s in (0.1, 1.9, 3.9, 4.6)]
    # The size of letters depends on the font, but in any font white pixels become fewer, and yellow ones more.
    whites, yellows = zip(*seen[:3], strict=True)
    assert whites[0] > whites[1] > whites[2]
    assert yellows[0] < yellows[1] < yellows[2]
    assert seen[3] == (0, 0)


@pytest.mark.parametrize(("clip", "at_s", "to_the_right"), [("one line", 0.9, False), ("arabic", 1.4, True)])
@pytest.mark.parametrize("highlight", ["word", "char"])
def test_sung_words_are_where_reading_begins(
    clip: str, at_s: float, to_the_right: bool, highlight: Literal["word", "char"], folder: Path, drawing: Run
) -> None:
    words = [(text, 400 * at, 400 * at + 350) for at, text in enumerate(["This", "is", "of", "one", "line."])]
    timing = TIMINGS.get(clip) or captioner.Timing.from_words(words, language="en")
    captions = captioner.caption(timing)
    assert len(captions[0].lines) == 1
    made = captioner.to_ass(captions, highlight, resolution=(WIDTH, HEIGHT))
    (folder / "clip.ass").write_text(made, encoding="utf-8")
    drawing(folder, "-i", "clip.mp4", "-vf", "subtitles=clip.ass", "burnt.mp4")
    pixels = frame(drawing, folder / "burnt.mp4", at_s)
    white, yellow = (fmean(at % WIDTH for at in found) for found in (whites(pixels), yellows(pixels)))
    assert (yellow > white) == to_the_right
    assert abs(yellow - white) > 60


def test_captions_are_separate_tracks(folder: Path, ffmpeg: Run, bash: str) -> None:
    run(bash, MAKES_TRACKS, folder)
    assert subtitles(folder / "captioned.mkv") == [("subrip", "eng", ""), ("ass", "eng", "Karaoke")]
    assert subtitles(folder / "captioned.mp4") == [("mov_text", "eng", "")]
    assert read_back(ffmpeg, folder / "captioned.mkv") == read_back(ffmpeg, folder / "captioned.mp4") == CUES


@pytest.mark.slow
def test_moviepy_renders_the_captions(folder: Path, ffmpeg: Run) -> None:
    if find_spec("moviepy") is None:
        pytest.skip("needs the package moviepy")
    (folder / "clip.srt").write_text(captioner.to_srt(captioner.caption(TIMINGS["v1"])), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", only("py", PAGE)], cwd=folder, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert colours(ffmpeg, folder / "captioned.mp4", 1.0)[0] > 0
    assert colours(ffmpeg, folder / "captioned.mp4", 4.6) == (0, 0)


def test_a_web_page_shows_the_track(browser: "Browser", httpserver: HTTPServer, folder: Path) -> None:
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
