"""What ffmpeg and Chromium show of the files of `fixtures/check/players_*`, and what `check` finds in them."""

import subprocess
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
import srt

from captioner.checking.players import RULES
from tests.clips import FIXTURES
from tests.ffmpeg import Run
from tests.test_check_files import EXPECTED, read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = FIXTURES / "check"
NAMES = sorted(path.name for path in FOLDER.glob("players_*"))
# Files that a player shows otherwise than they are meant; every other one it shows as we read it.
FFMPEG_FAILS = {
    "players_two_marks.srt",
    "players_mark_inside.srt",
    "players_space_line.srt",
    "players_time_lines.srt",
    "players_no_milliseconds.srt",
    "players_text_before.srt",
    "players_cp1252.srt",
    "players_utf16_no_mark.srt",
    "players_shift_jis.srt",
    "players_lower_case.vtt",
    "players_header_end.vtt",
    "players_two_marks.vtt",
    "players_late_style.vtt",
    "players_blank_line.vtt",
    "players_times.vtt",
    "players_markup.vtt",
    "players_utf16.vtt",
}
CHROMIUM_FAILS = {
    "players_srt.vtt",
    "players_lower_case.vtt",
    "players_blank_before_header.vtt",
    "players_two_marks.vtt",
    "players_blank_line.vtt",
    "players_times.vtt",
    "players_markup.vtt",
}
Shown = list[tuple[int, int, str]]

_CUES = """encoded => new Promise(resolve => {
    const bytes = Uint8Array.from(atob(encoded), char => char.charCodeAt(0));
    const video = document.createElement("video"), track = document.createElement("track");
    track.src = URL.createObjectURL(new Blob([bytes], {type: "text/vtt"}));
    track.onload = () => resolve([...track.track.cues].map(
        cue => [Math.round(cue.startTime * 1000), Math.round(cue.endTime * 1000), cue.getCueAsHTML().textContent]));
    track.onerror = () => resolve([]);
    video.append(track);
    document.body.append(video);
    track.track.mode = "hidden";
})"""


def meant(name: str) -> Shown:
    return [(cue.start_ms, cue.end_ms, _words(cue.text)) for cue in read(name)]


def _words(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


def test_there_are_files_of_both_formats() -> None:
    assert set(NAMES) >= FFMPEG_FAILS | CHROMIUM_FAILS
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_ffmpeg_fails_at_the_files_that_are_said_to(name: str, ffmpeg: Run) -> None:
    try:
        text = ffmpeg(FOLDER, "-i", name, "-f", "srt", "-").decode("utf-8", "replace")
    except subprocess.CalledProcessError:
        text = ""
    shown = [
        (round(cue.start.total_seconds() * 1000), round(cue.end.total_seconds() * 1000), _words(cue.content))
        for cue in srt.parse(text.replace("\r\n", "\n"), ignore_errors=True)
    ]
    assert (shown != meant(name)) == (name in FFMPEG_FAILS)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".vtt")])
@pytest.mark.slow
def test_chromium_fails_at_the_files_that_are_said_to(name: str, browser: "Browser") -> None:
    page = browser.new_page()
    found = page.evaluate(_CUES, b64encode((FOLDER / name).read_bytes()).decode())
    page.close()
    shown = [(start_ms, end_ms, _words(text)) for start_ms, end_ms, text in found]
    assert (shown != meant(name)) == (name in CHROMIUM_FAILS)


@pytest.mark.parametrize("name", NAMES)
def test_what_two_players_fail_at_is_an_error(name: str) -> None:
    severities = {finding.split()[0] for finding in EXPECTED[name]["findings"]}
    if name in FFMPEG_FAILS | CHROMIUM_FAILS:
        assert "error" in severities


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_names_who_fails(kind: str) -> None:
    rule = RULES[kind]  # type: ignore[index]
    assert any(one in rule.source for one in ("ffmpeg", "browsers", "VLC", "WebVTT", "players", "webvtt-py"))


def test_every_kind_of_fault_has_a_rule_and_is_found_in_some_file() -> None:
    found = {fault.kind for name in EXPECTED for fault in read(name).faults}
    assert found == set(RULES)
