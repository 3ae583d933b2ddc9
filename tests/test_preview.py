"""The preview page as a file, and the command that makes it; `test_browser.py` tests its behaviour."""

import base64
import gzip
import hashlib
import json
import os
import re
import stat
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import captioner
from tests.clips import FIXTURES, TIMINGS
from tests.hostile import hostile_words
from tests.sounds import make_wav
from tests.test_cli import V1, clip, refused, run, saved, spawn

DIALOGUES = [FIXTURES / "dialogues" / f"{name}.json" for name in ("deepgram", "whisperx", "named")]
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
    assert held["cues"][0]["findings"] == [
        {"code": "reading-speed", "severity": "error", "text": "14.2 characters a second, 14 allowed"}
    ]
    assert held["kinds"] == {"reading-speed": "too fast to read"}
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


def test_a_video_is_behind_the_caption_and_allowed_by_the_policy() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page = Page(captioner.to_preview(captions, audio=SOUND, video="https://example.com/a.mp4?x='\"<"))
    assert page.policy["media-src"] == "data: https://example.com"
    assert [attributes["src"] for tag, attributes in page.elements if tag == "video"] == [
        "https://example.com/a.mp4?x='\"<"
    ]
    assert Page(captioner.to_preview(captions, video="data:video/mp4;base64,AAAA")).policy["media-src"] == "data:"
    with pytest.raises(captioner.FormatError, match="is not the URL of a video file"):
        captioner.to_preview(captions, video="clip.mp4")


def test_the_page_has_the_waveform_of_a_wav(tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    sound = make_wav(tmp_path / "clip.wav", 8000, 8000).read_bytes()
    url = f"data:audio/wav;base64,{base64.b64encode(sound).decode()}"
    assert len(base64.b64decode(Page(captioner.to_preview(captions, audio=url)).clip["levels"])) == 100
    assert Page(captioner.to_preview(captions, audio=SOUND)).clip["levels"] is None


@pytest.mark.parametrize("name", TIMINGS)
def test_the_page_has_the_reasons_of_each_break(name: str) -> None:
    timing = TIMINGS[name]
    captions, breaks = captioner.caption(timing), captioner.explain(timing)
    held = Page(captioner.to_preview(captions, breaks=breaks)).clip
    names = held["reasons"]
    found = [one for cue in held["cues"] for one in cue["breaks"]]
    assert [(forced, without) for forced, without, *_ in found] == [(one.forced, one.without) for one in breaks]
    assert [tuple(zip([names[at] for at in one[2::2]], one[3::2], strict=True)) for one in found] == [
        one.reasons for one in breaks
    ]
    assert [len(cue["breaks"]) for cue in held["cues"]] == [len(cue.lines) for cue in captions]


@pytest.mark.parametrize("speakers", ["dash", "label", "off"])
@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_lines_of_speakers_have_their_breaks_too(path: Path, speakers: str) -> None:
    mapping = "words=said[*], text=w, start=a, end=b, speaker=who" if path.stem == "named" else None
    timing = captioner.read_clip(path, mapping=mapping)
    options = ["--map", mapping] if mapping else []
    captions = captioner.caption(timing, speakers=speakers)  # type: ignore[arg-type]
    breaks = captioner.explain(timing, speakers=speakers)  # type: ignore[arg-type]
    result = run("preview", path, "--speakers", speakers, *options)
    assert (result.exit_code, result.stdout) == (0, captioner.to_preview(captions, breaks=breaks))
    held = Page(result.stdout).clip["cues"]
    assert ["".join(unit[0] for unit in cue["units"]) for cue in held] == [cue.text for cue in captions]


def test_breaks_of_other_captions_are_refused() -> None:
    with pytest.raises(captioner.FormatError, match="breaks do not fit captions of 3 lines: explain the same timing"):
        captioner.to_preview(captioner.caption(TIMINGS["v1"]), breaks=captioner.explain(TIMINGS["arabic"])[:1])


def test_reasons_make_the_page_of_a_long_clip_less_than_half_as_large_again() -> None:
    words = [(f"word{'.' if at % 13 == 12 else ''}", 400 * at, 400 * at + 350) for at in range(2000)]
    timing = captioner.Timing.from_words(words, language="en")
    captions = captioner.caption(timing)
    empty = len(captioner.to_preview(captioner.caption(captioner.Timing(()))))
    without = len(captioner.to_preview(captions)) - empty
    assert len(captioner.to_preview(captions, breaks=captioner.explain(timing))) - empty < 1.5 * without


def test_captions_are_shown_as_they_are_with_the_findings_of_check() -> None:
    for path in (FIXTURES / "check" / "combined.srt", FIXTURES / "check" / "combined.vtt"):
        captions = replace(captioner.read_captions(path, "bbc", lenient=True), title=path.name)
        result = run("preview", path, "--preset", "bbc")
        assert (result.exit_code, result.stdout) == (0, captioner.to_preview(captions))
        held = Page(result.stdout).clip["cues"]
        assert ["".join(unit[0] for unit in cue["units"]) for cue in held] == [cue.text for cue in captions]
        assert [(cue["startMs"], cue["endMs"]) for cue in held] == [(cue.start_ms, cue.end_ms) for cue in captions]
        assert sum(len(cue["findings"]) for cue in held) == len(captioner.check(captions)) > 0
        # No word has a time of its own, so none is lit.
        assert all(start == lit_end for cue in held for _, start, _, lit_end in cue["units"])


def test_our_json_keeps_its_cues_and_the_times_of_its_words() -> None:
    captions = captioner.caption(TIMINGS["v1"], "shorts")
    Path("made.json").write_text(captioner.to_json(captions), encoding="utf-8")
    held = Page(run("preview", "made.json", "--preset", "shorts").stdout).clip
    assert held["cues"] == Page(captioner.to_preview(captions)).clip["cues"]
    assert "breaks" not in held["cues"][0]


def test_options_that_caption_are_refused_for_captions() -> None:
    result = run("preview", FIXTURES / "check" / "combined.srt", "--max-words", "3")
    assert result.exit_code == 2
    assert "holds captions, which are shown as they are: leave out --max-words" in result.stderr


def test_what_is_wrong_with_the_file_itself_is_on_the_page() -> None:
    Path("old.srt").write_bytes("1\n00:00:01,000 --> 00:00:03,000\nCaf\xe9\n".encode("latin-1"))
    held = Page(run("preview", "old.srt").stdout).clip
    (finding,) = held["cues"][0]["findings"]
    assert (finding["code"], finding["fileLine"]) == ("encoding", 1)
    held = Page(run("preview", "old.srt", "--encoding", "latin-1").stdout).clip
    assert held["cues"][0]["units"][0][0] == "Café"
    Path("empty.vtt").write_text("\ufeff\ufeffWEBVTT\n", "utf-8")
    held = Page(run("preview", "empty.vtt").stdout).clip
    assert held["cues"] == []
    assert held["findings"]
    assert all(finding["code"] in held["kinds"] for finding in held["findings"])


def test_packed_captions_and_captions_without_cues_have_pages() -> None:
    packed = gzip.compress((FIXTURES / "check" / "combined.srt").read_bytes())
    page = spawn("preview", "-", input=packed).stdout
    captions = captioner.read_captions(FIXTURES / "check" / "combined.srt", lenient=True)
    assert page == captioner.to_preview(captions).encode()
    assert Page(spawn("preview", "-", input=b"WEBVTT\n").stdout.decode()).clip["cues"] == []
    assert b"is empty" in spawn("preview", "-", input=b"").stderr


def test_the_page_has_the_picture_of_the_preset() -> None:
    for preset, ratio in (("web", 16 / 9), ("shorts", 9 / 16)):
        made = Page(captioner.to_preview(captioner.caption(TIMINGS["v1"], preset))).clip
        read = Page(run("preview", FIXTURES / "check" / "combined.srt", "--preset", preset).stdout).clip
        assert made["picture"] == read["picture"]
        assert made["picture"]["ratio"] == ratio
        assert made["picture"]["bottom"] == captioner.PRESETS[preset].picture.bottom


def test_lines_run_from_right_to_left_in_cues_of_such_languages() -> None:
    held = Page(captioner.to_preview(captioner.caption(TIMINGS["arabic"]))).clip["cues"]
    assert all(cue["rightToLeft"] for cue in held)
    held = Page(captioner.to_preview(captioner.caption(TIMINGS["v1"]))).clip["cues"]
    assert not any("rightToLeft" in cue for cue in held)


def test_the_page_is_deterministic() -> None:
    assert captioner.to_preview(captioner.caption(TIMINGS["v1"])) == captioner.to_preview(
        captioner.caption(TIMINGS["v1"])
    )


def test_the_command_writes_the_same_page_as_the_library() -> None:
    timing = TIMINGS["v1"]
    breaks = captioner.explain(timing, "bbc", max_cps=12.0)
    page = captioner.to_preview(captioner.caption(timing, "bbc", max_cps=12.0), breaks=breaks)
    result = run("preview", V1, "--preset", "bbc", "--max-cps", "12")
    assert (result.exit_code, result.stdout) == (0, page)
    assert "over limits" in result.stderr
    assert run("preview", V1, "--preset", "bbc", "--max-cps", "12", "-o", "page.html").exit_code == 0
    assert Path("page.html").read_bytes() == page.encode()


def test_the_command_reads_standard_input() -> None:
    done = spawn("preview", "-", input=V1.read_bytes())
    timing = TIMINGS["v1"]
    assert done.stdout == captioner.to_preview(captioner.caption(timing), breaks=captioner.explain(timing)).encode()


def test_an_audio_file_is_embedded_in_the_page() -> None:
    Path("Clip.WAV").write_bytes(b"RIFF\x00\xff")
    result = run("preview", V1, "--audio", "Clip.WAV")
    assert result.exit_code == 0
    assert 'src="data:audio/wav;base64,UklGRgD/"' in result.stdout


def test_an_audio_url_is_linked_from_the_page() -> None:
    result = run("preview", V1, "--audio", "https://example.com/clip.mp3")
    assert 'src="https://example.com/clip.mp3"' in result.stdout


def test_a_video_file_is_embedded_in_the_page() -> None:
    Path("Clip.MP4").write_bytes(b"\x00\xff")
    result = run("preview", V1, "--video", "Clip.MP4")
    assert result.exit_code == 0
    assert 'src="data:video/mp4;base64,AP8="' in result.stdout
    refused(run("preview", V1, "--video", "clip.wav"), "clip.wav: is not a video that browsers play", ".webm")
    Path("empty.mp4").touch()
    refused(run("preview", V1, "--video", "empty.mp4"), "empty.mp4: is empty")
    Path("empty.mp3").touch()
    refused(run("preview", V1, "--audio", "empty.mp3"), "empty.mp3: is empty")


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
