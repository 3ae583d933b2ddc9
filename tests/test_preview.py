"""The preview page as a file, and the command that makes it; `test_browser.py` tests its behaviour."""

import base64
import hashlib
import json
import os
import re
import stat
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import captioner
from tests.clips import TIMINGS
from tests.hostile import hostile_words
from tests.test_cli import V1, clip, refused, run, saved, spawn

SOUND = "data:audio/wav;base64,UklGRg=="


class Page(HTMLParser):
    """The elements of a page, and the contents of those that contain only text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style", "title")
        if self.inside:
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)

    @property
    def policy(self) -> dict[str, str]:
        (policy,) = (a["content"] for _, a in self.elements if a.get("http-equiv") == "Content-Security-Policy")
        return dict(rule.split(" ", 1) for rule in str(policy).split("; "))

    @property
    def clip(self) -> Any:
        return json.loads(self.texts[[tag for tag, _ in self.texts].index("script")][1])


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_page_contains_the_cues_with_the_times_of_their_words() -> None:
    captions = captioner.caption(TIMINGS["v1"], max_cps=14)
    held = Page(captioner.to_preview(captions)).clip
    assert [cue["startMs"] for cue in held["cues"]] == [23, 5180]
    assert held["cues"][1]["units"] == [
        ["What", 5180, 5331, 5354],
        [" do", 5354, 5459, 5482],
        [" you", 5482, 5552, 5598],
        [" think?", 5598, 5993, 6493],
    ]
    assert held["cues"][0]["findings"] == [{"severity": "error", "text": "reading-speed: 14.2, limit 14"}]
    assert (held["language"], held["maxCps"], held["maxLineWidth"], held["title"]) == ("en", 14, 42, "First Clip!")


@pytest.mark.parametrize("name", TIMINGS)
def test_every_cue_and_every_finding_is_on_the_page(name: str) -> None:
    strict: captioner.LimitOptions = {
        "max_cps": 3,
        "max_line_width": 5,
        "min_duration_ms": 3000,
        "max_duration_ms": 3000,
    }
    for preset in captioner.PRESETS:
        for overrides in (captioner.LimitOptions(), strict):
            captions = captioner.caption(TIMINGS[name], preset, **overrides)
            held = Page(captioner.to_preview(captions)).clip["cues"]
            assert ["".join(unit[0] for unit in cue["units"]) for cue in held] == [cue.text for cue in captions]
            assert sum(len(cue["findings"]) for cue in held) == len(captioner.check(captions))


@settings(max_examples=60)
@given(words=hostile_words())
def test_no_text_can_escape_from_its_element(words: list[tuple[str, int, int]]) -> None:
    text = "".join(word for word, _, _ in words)
    title = f"{text}</title></script><script>alert(1)</script><!--<script>\u2028"
    captions = captioner.caption(captioner.Timing.from_words(words, title=title))
    page = Page(captioner.to_preview(captions))
    plain = Page(captioner.to_preview(captioner.caption(TIMINGS["v1"])))
    assert page.elements[2:] == plain.elements[2:]
    assert page.policy == plain.policy
    assert ["".join(unit[0] for unit in cue["units"]) for cue in page.clip["cues"]] == [cue.text for cue in captions]
    assert page.clip["title"] == title


def test_the_policy_allows_only_the_style_and_script_of_the_page() -> None:
    page = Page(captioner.to_preview(captioner.caption(TIMINGS["v1"])))
    (style,) = (text for tag, text in page.texts if tag == "style")
    _, script = (text for tag, text in page.texts if tag == "script")
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)]
    assert page.policy == {
        "default-src": "'none'",
        "script-src": f"'sha256-{hashes[0]}'",
        "style-src": f"'sha256-{hashes[1]}'",
        "img-src": "data:",
        "media-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize(
    ("audio", "allowed"),
    [
        (SOUND, "data:"),
        ("https://example.com/a.mp3?b=1&c='\"<", "https://example.com"),
        ("HTTP://Example.com:8080/a", "http://example.com:8080"),
        ("https://user:secret@example.com/a", "https://example.com"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example"),
        ("http://127.0.0.1:80/", "http://127.0.0.1:80"),
    ],
)
def test_the_policy_allows_only_the_source_of_the_audio(audio: str, allowed: str) -> None:
    page = Page(captioner.to_preview(captioner.caption(TIMINGS["v1"]), audio=audio))
    assert page.policy["media-src"] == allowed
    assert [attributes["src"] for tag, attributes in page.elements if tag == "audio"] == [audio]


@pytest.mark.parametrize(
    "audio",
    [
        "",
        "clip.wav",
        "//example.com/a.mp3",
        "ftp://example.com/a.mp3",
        "javascript:alert(1)",
        "https:///a.mp3",
        "https://exa mple.com/",
        "https://example.com;script-src *",
        "https://example.com, default-src *",
        "https://*/a",
        "https://example.com:port/",
        "https://[::1",
        "data:text/html;base64,PHA+",
        "data:audio/wav,RIFF",
        "data:audio/wav;base64,' onerror='",
    ],
)
def test_anything_but_the_url_of_an_audio_file_is_refused(audio: str) -> None:
    with pytest.raises(captioner.FormatError, match="is not the URL of an audio file"):
        captioner.to_preview(captioner.caption(TIMINGS["v1"]), audio=audio)


def test_the_page_is_deterministic() -> None:
    assert captioner.to_preview(captioner.caption(TIMINGS["v1"])) == captioner.to_preview(
        captioner.caption(TIMINGS["v1"])
    )


def test_the_command_writes_the_same_page_as_the_library() -> None:
    page = captioner.to_preview(captioner.caption(TIMINGS["v1"], "bbc", max_cps=12.0))
    result = run("preview", V1, "--preset", "bbc", "--max-cps", "12")
    assert (result.exit_code, result.stdout) == (0, page)
    assert "over limits" in result.stderr
    assert run("preview", V1, "--preset", "bbc", "--max-cps", "12", "-o", "page.html").exit_code == 0
    assert Path("page.html").read_bytes() == page.encode()


def test_the_command_reads_standard_input() -> None:
    done = spawn("preview", "-", input=V1.read_bytes())
    assert done.stdout == captioner.to_preview(captioner.caption(TIMINGS["v1"])).encode()


def test_an_audio_file_is_embedded_in_the_page() -> None:
    Path("Clip.WAV").write_bytes(b"RIFF\x00\xff")
    result = run("preview", V1, "--audio", "Clip.WAV")
    assert result.exit_code == 0
    assert 'src="data:audio/wav;base64,UklGRgD/"' in result.stdout


def test_an_audio_url_is_linked_from_the_page() -> None:
    result = run("preview", V1, "--audio", "https://example.com/clip.mp3")
    assert 'src="https://example.com/clip.mp3"' in result.stdout


def test_problems_with_the_audio_are_reported() -> None:
    refused(run("preview", V1, "--audio", "none.wav"), "none.wav: no such file")
    refused(run("preview", V1, "--audio", "clip.txt"), "clip.txt: is not a sound that browsers play", ".mp3")
    refused(run("preview", V1, "--audio", "https://a b/"), "is not the URL of an audio file")
    with open("long.mp3", "wb") as file:
        file.truncate(100_000_001)
    refused(run("preview", V1, "--audio", "long.mp3"), "long.mp3: 100 MB are too much", "give its URL")
    assert os.listdir() == ["long.mp3"]


def test_a_page_never_replaces_its_input() -> None:
    saved(Path("clip.json"))
    Path("clip.wav").write_bytes(b"RIFF")
    refused(run("preview", "clip.json", "-o", "clip.json"), "this is the input")
    refused(run("preview", "clip.json", "--audio", "clip.wav", "-o", "clip.wav"), "this is the input")
    assert Path("clip.wav").read_bytes() == b"RIFF"


def test_a_page_shows_one_clip() -> None:
    saved(Path("clips.json"), [clip(), clip()])
    refused(run("preview", "clips.json", "-o", "page.html"), "clips.json: holds 2 clips")
    assert not Path("page.html").exists()


@pytest.mark.parametrize(
    ("arguments", "better"),
    [
        (["--open"], "--open needs a file: add -o and its path, such as -o clip.html"),
        (["--open", "-o", "-"], "--open needs a file: add -o and its path, such as -o clip.html"),
        (["-o", "pages/"], "-o needs a file: use -o pages/clip.html"),
        (["-o", ""], "-o needs a file: use -o clip.html"),
    ],
)
def test_a_page_without_its_own_file_is_refused_with_a_corrected_command(arguments: list[str], better: str) -> None:
    result = run("preview", V1, *arguments)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: {better}\n")
    assert os.listdir() == []


def test_the_page_is_opened_in_the_users_browser() -> None:
    browser = Path("browser")
    browser.write_text('#!/bin/sh\necho "$1" > opened\n', encoding="utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    done = spawn("preview", V1, "-o", "a page.html", "--open", env={**os.environ, "BROWSER": str(browser.resolve())})
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("opened").read_text(encoding="utf-8").strip() == Path("a page.html").resolve().as_uri()


def test_a_browser_that_does_not_open_is_reported() -> None:
    done = spawn("preview", V1, "-o", "page.html", "--open", env={**os.environ, "BROWSER": "false"})
    assert done.returncode == 1
    assert re.fullmatch(rb"Error: page.html: is written, but .*\n", done.stderr)
    assert Path("page.html").exists()
