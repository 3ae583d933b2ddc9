"""The recipes of README, run as they stand, on a short video of one colour."""

import json
import os
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
from tests.test_readme import blocks

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Letters of this size have strokes of a whole pixel in every font.
WIDTH, HEIGHT, SECONDS = 640, 360, 7
MS = timedelta(milliseconds=1)
CUES = [(cue.start_ms, cue.end_ms, cue.text) for cue in captioner.caption(TIMINGS["v1"])]


@pytest.fixture
def folder(tmp_path: Path, ffmpeg: Run) -> Path:
    """A folder with a clip and its video, black and silent."""
    shutil.copy(FIXTURES / "clips" / "v1.json", tmp_path / "clip.json")
    black, silence = f"color=black:s={WIDTH}x{HEIGHT}:r=10:d={SECONDS}", f"anullsrc=d={SECONDS}"
    ffmpeg(tmp_path, "-f", "lavfi", "-i", black, "-f", "lavfi", "-i", silence, "clip.mp4")
    return tmp_path


def run(recipe: str, folder: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash in the PATH")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [bash, "-euo", "pipefail", "-c", recipe]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def frame(ffmpeg: Run, video: Path, at_s: float) -> bytes:
    """The pixels of a frame, red, green and blue of each."""
    picture = ("-frames:v", 1, "-f", "rawvideo", "-pix_fmt", "rgb24", "-")
    pixels = ffmpeg(video.parent, "-ss", at_s, "-i", video, *picture)
    assert len(pixels) == 3 * WIDTH * HEIGHT
    return pixels


def whites(pixels: bytes) -> list[int]:
    """Where white pixels are, counted from the first."""
    return [at // 3 for at in range(0, len(pixels), 3) if min(pixels[at : at + 3]) > 180]


def yellows(pixels: bytes) -> list[int]:
    return [at // 3 for at in range(0, len(pixels), 3) if pixels[at] > 180 and pixels[at + 2] < 130]


def colours(ffmpeg: Run, video: Path, at_s: float) -> tuple[int, int]:
    """How many pixels of a frame are white, and how many are yellow."""
    pixels = frame(ffmpeg, video, at_s)
    return len(whites(pixels)), len(yellows(pixels))


def streams(video: Path, kind: str) -> list[dict[str, Any]]:
    command = ["ffprobe", "-v", "error", "-select_streams", kind, "-show_streams", "-of", "json", f"{video}"]
    found: list[dict[str, Any]] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)[
        "streams"
    ]
    return found


def subtitles(video: Path) -> list[tuple[str, str, str]]:
    """Codec, language and title of each subtitle stream."""
    return [(one["codec_name"], one["tags"]["language"], one["tags"].get("title", "")) for one in streams(video, "s")]


def read_back(ffmpeg: Run, video: Path) -> list[tuple[int, int, str]]:
    """The cues of the first subtitle stream, by the clock of the picture: ffmpeg may move all streams together."""
    text = ffmpeg(video.parent, "-i", video, "-map", "0:s:0", "-f", "srt", "-").decode()
    picture_ms = round(1000 * float(streams(video, "v")[0]["start_time"]))
    return [
        (round(cue.start / MS) - picture_ms, round(cue.end / MS) - picture_ms, cue.content) for cue in srt.parse(text)
    ]


def test_there_is_a_recipe_for_each() -> None:
    assert [len(blocks(kind)) for kind in ("bash", "html", "tsx", "py")] == [2, 1, 1, 1]
    assert all(len(block.splitlines()) <= 12 for kind in ("bash", "html", "tsx", "py") for block in blocks(kind))


def test_words_are_burnt_in_and_turn_yellow_as_they_are_sung(folder: Path, drawing: Run) -> None:
    run(blocks("bash")[0], folder)
    seen = [colours(drawing, folder / "burnt.mp4", at_s) for at_s in (0.1, 1.9, 3.9, 4.6)]
    # How large letters are depends on the font, but white ones become fewer, and yellow ones more.
    whites, yellows = zip(*seen[:3], strict=True)
    assert whites[0] > whites[1] > whites[2]
    assert yellows[0] < yellows[1] < yellows[2]
    assert seen[3] == (0, 0)


@pytest.mark.parametrize(("clip", "at_s", "to_the_right"), [("one line", 0.9, False), ("arabic", 1.4, True)])
@pytest.mark.parametrize("highlight", ["word", "char"])
def test_what_is_sung_stands_where_reading_begins(
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


def test_captions_lie_beside_the_picture(folder: Path, ffmpeg: Run) -> None:
    run(blocks("bash")[1], folder)
    assert subtitles(folder / "captioned.mkv") == [("subrip", "eng", ""), ("ass", "eng", "Karaoke")]
    assert subtitles(folder / "captioned.mp4") == [("mov_text", "eng", "")]
    assert read_back(ffmpeg, folder / "captioned.mkv") == read_back(ffmpeg, folder / "captioned.mp4") == CUES


def test_moviepy_draws_the_captions(folder: Path, ffmpeg: Run) -> None:
    if find_spec("moviepy") is None:
        pytest.skip("needs the package moviepy")
    (folder / "clip.srt").write_text(captioner.to_srt(captioner.caption(TIMINGS["v1"])), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", blocks("py")[0]], cwd=folder, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert colours(ffmpeg, folder / "captioned.mp4", 1.0)[0] > 0
    assert colours(ffmpeg, folder / "captioned.mp4", 4.6) == (0, 0)


def test_a_page_shows_the_track(browser: "Browser", httpserver: HTTPServer, folder: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page_of = f'<link rel="icon" href="data:,">{blocks("html")[0]}'
    httpserver.expect_request("/").respond_with_data(page_of, content_type="text/html")
    httpserver.expect_request("/clip.mp4").respond_with_data(
        (folder / "clip.mp4").read_bytes(), content_type="video/mp4"
    )
    httpserver.expect_request("/clip.vtt").respond_with_data(
        captioner.to_vtt(captions, "word"), content_type="text/vtt; charset=utf-8"
    )
    told: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.goto(httpserver.url_for("/"))
    page.wait_for_function("() => document.querySelector('track').readyState > 1")
    page.wait_for_function("() => document.querySelector('video').readyState > 0")
    cues = page.evaluate(
        """() => [...document.querySelector("track").track.cues].map((cue) => [
            Math.round(1000 * cue.startTime), Math.round(1000 * cue.endTime), cue.getCueAsHTML().textContent])"""
    )
    assert [tuple(cue) for cue in cues] == CUES
    assert told == []
    page.close()
