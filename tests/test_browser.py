"""The preview page in a real Chromium: it plays, seeks, highlights the right word, and makes no requests."""

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from pytest_httpserver import HTTPServer

import captioner
from captioner.karaoke import units
from tests.clips import TIMINGS
from tests.pages import Opened, data_url, silence

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# A minute of Chromium; `test_editing.py` opens the page in every run.
pytestmark = pytest.mark.slow

# `frame` waits until a frame has been drawn; `seen` returns what the page shows.
SEEN = """
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const seen = () => ({
        clock: document.getElementById("now").textContent,
        cue: document.querySelector("[aria-current]")?.querySelector(".number").textContent ?? "",
        lines: [...document.querySelectorAll("#caption .line")].map((line) => line.textContent),
        lit: [...document.querySelectorAll(".unit.lit")].map((unit) => unit.textContent).join("|"),
        boxes: [...document.querySelectorAll(".unit")].map((unit) => {
            const { x, y, width, height } = unit.getBoundingClientRect();
            return [x, y, width, height].join(" ");
        }),
    });
"""
SAMPLES = 50


def expected(captions: captioner.Captions, at_ms: int) -> dict[str, Any]:
    """What the page should show at a time."""
    started = [number for number, cue in enumerate(captions, 1) if cue.start_ms <= at_ms]
    cue = captions[started[-1] - 1] if started and at_ms < captions[started[-1] - 1].end_ms else None
    lit = [
        text
        for unit in (units(cue, "word", captions.limits.max_hold_ms) if cue else ())
        if unit.start_ms <= at_ms < unit.lit_end_ms
        for text in unit.text.split("\n")
    ]
    return {
        "cue": f"{started[-1]}" if started else "",
        "lines": [line.text for line in cue.lines] if cue else [],
        "lit": "|".join(lit),
    }


def clock_ms(clock: str) -> int:
    minutes, seconds, ms = re.split("[:.]", clock)
    return (60 * int(minutes) + int(seconds)) * 1000 + int(ms)


def sampled_ms(captions: captioner.Captions) -> list[int]:
    """Random times of a clip, and the first and last moments of words and cues."""
    chosen = random.Random(1)
    edges = [
        edge
        for cue in captions
        for unit in units(cue, "word", captions.limits.max_hold_ms)
        for edge in (unit.start_ms, unit.lit_end_ms - 1, unit.lit_end_ms)
    ]
    last_ms = captions[-1].end_ms - 1
    half = [chosen.randint(0, last_ms) for _ in range(SAMPLES // 2)]
    return half + [min(last_ms, chosen.choice(edges)) for _ in range(SAMPLES - len(half))]


@pytest.mark.parametrize(("clip", "audio"), [("v1", True), ("v1", False), ("arabic", False), ("japanese", False)])
def test_after_any_seek_the_right_word_is_highlighted_and_no_line_moves(opened: Opened, clip: str, audio: bool) -> None:
    captions = captioner.caption(TIMINGS[clip])
    page = opened(captions, data_url(silence(captions[-1].end_ms + 500)) if audio else None)
    times_ms = sampled_ms(captions)
    found = page.evaluate(
        f"""async (times) => {{
            {SEEN}
            const audio = document.getElementById("audio");
            while (audio && audio.readyState < 1) await frame();
            const found = [];
            for (const ms of times) {{
                location.hash = `#t=${{(ms / 1000).toFixed(3)}}`;
                await frame();
                while (audio?.seeking) await frame();
                await frame();
                found.push(seen());
            }}
            return found;
        }}""",
        times_ms,
    )
    boxes: dict[str, Any] = {}
    for at_ms, now in zip(times_ms, found, strict=True):
        assert clock_ms(now["clock"]) == at_ms
        assert {key: now[key] for key in ("cue", "lines", "lit")} == expected(captions, at_ms), at_ms
        assert boxes.setdefault("\n".join(now["lines"]), now["boxes"]) == now["boxes"]


@pytest.mark.parametrize("audio", [False, True], ids=["no audio", "audio"])
def test_during_playback_each_frame_shows_its_time_and_highlights_its_word(opened: Opened, audio: bool) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page = opened(captions, data_url(silence(captions[-1].end_ms)) if audio else None)
    for _ in range(4):
        page.get_by_role("button", name="Faster").click()
    assert page.locator("#rate").text_content() == "2×"
    page.keyboard.press(" ")
    page.get_by_role("button", name="Pause").wait_for()
    found = page.evaluate(
        f"""async (samples) => {{
            {SEEN}
            const audio = document.getElementById("audio");
            const found = [];
            let before = performance.now();
            for (let at = 0; at < samples; at += 1) {{
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                found.push({{ ...seen(), now, frame: now - before, sound: audio ? audio.currentTime * 1000 : null }});
                before = now;
                await new Promise((done) => setTimeout(done, 20));
            }}
            return found;
        }}""",
        SAMPLES,
    )
    first = found[0]
    for now in found:
        at_ms = clock_ms(now["clock"])
        assert {key: now[key] for key in ("cue", "lines", "lit")} == expected(captions, at_ms), at_ms
        # The page shows a time that is at most one frame old, at double speed.
        passed_ms = now["sound"] if audio else clock_ms(first["clock"]) + 2 * (now["now"] - first["now"])
        assert abs(min(passed_ms, captions[-1].end_ms) - at_ms) <= 2 * (now["frame"] + first["frame"] + 20)
    assert len({now["lit"] for now in found}) > 5
    page.keyboard.press(" ")
    page.get_by_role("button", name="Play").wait_for()


def test_playback_runs_to_the_end_of_the_audio(opened: Opened) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page = opened(captions, data_url(silence(captions[-1].end_ms + 4000)))
    page.wait_for_function("() => document.getElementById('timeline').ariaValueMax === '10493'")
    page.keyboard.press("End")
    page.wait_for_function("() => document.getElementById('now').textContent === '00:10.493'")


def test_audio_that_is_too_short_is_reported(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]), data_url(silence(2000)))
    page.get_by_text("The audio is shorter than the clip: it ends at 00:02.000.").wait_for()


def test_audio_that_cannot_be_played_is_reported_and_the_page_plays_silently(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]), data_url(b"no sound"))
    page.get_by_text("The audio cannot be played here").wait_for()
    page.keyboard.press(" ")
    page.get_by_role("button", name="Pause").wait_for()


def test_the_audio_url_is_the_only_thing_that_is_requested(
    context: "BrowserContext", httpserver: HTTPServer, tmp_path: Path
) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    httpserver.expect_request("/clip.wav").respond_with_data(silence(captions[-1].end_ms), content_type="audio/wav")
    (tmp_path / "page.html").write_text(captioner.to_preview(captions, audio=httpserver.url_for("/clip.wav")), "utf-8")
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_function("() => document.getElementById('audio').readyState > 0")
    page.keyboard.press(" ")
    page.wait_for_function("() => document.getElementById('audio').currentTime > 0.2")
    # The page's policy also applies to injected scripts.
    asked = page.evaluate(
        """async (other) => {
            const refused = [];
            document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            await fetch(other).catch(() => 0);
            const image = new Image();
            await new Promise((done) => { image.onerror = done; image.src = other; });
            try { document.body.innerHTML = "<p>"; } catch { refused.push("innerHTML"); }
            return refused;
        }""",
        httpserver.url_for("/other"),
    )
    assert {"connect-src", "img-src", "innerHTML"} <= {*asked}
    assert {request.path for request, _ in httpserver.log} == {"/clip.wav"}


ATTACKS = [
    "<img/src=x/onerror=alert(1)>",
    "</script><script>window.ran=1</script>",
    "<!--<script>",
    "-->",
    "]]>",
    "</style></title></textarea>",
    "\u2028alert(1)\u2029",
    "${window.ran=1}`",
    "{{script}}",
    "javascript:alert(1)",
    "\\u003cscript>",
    "&lt;b&gt;&amp;",
    "\u202egnp\u202c",
    "'\"><svg/onload=alert(1)>",
]


def test_hostile_text_stays_text(opened: Opened) -> None:
    words = [(f"{text}\n\n", 900 * at, 900 * at + 800) for at, text in enumerate(ATTACKS)]
    timing = captioner.Timing.from_words(words, title="".join(ATTACKS), language="en")
    captions = captioner.caption(timing)
    page = opened(captions)
    assert page.title() == "".join(ATTACKS)
    assert page.evaluate("window.ran") is None
    assert page.locator("#title").text_content() == "".join(ATTACKS)
    rows = page.locator("#list .text").evaluate_all(
        "texts => texts.map(text => [...text.querySelectorAll('.words')].map(line => line.textContent))"
    )
    assert rows == [[line.text for line in cue.lines] for cue in captions]
    for cue in captions:
        page.evaluate("ms => { location.hash = `#t=${ms / 1000}` }", cue.start_ms)
        page.wait_for_function(
            "text => [...document.querySelectorAll('#caption .line')].map(e => e.textContent).join('\\n') === text",
            arg=cue.text,
        )
    assert page.locator("h1 *, #caption :not(div, span), .text :not(div, span), img, textarea").count() == 0
    assert page.locator("script").count() == 2


def test_keys_and_clicks_seek_to_the_right_time(opened: Opened) -> None:
    texts = ["Not long.", "This one is a good deal too fast to read.", "Slow.", "Again.", "And again.", "Done."]
    words = [(f"{text}\n\n", 100 + 3000 * at, 1100 + 3000 * at) for at, text in enumerate(texts)]
    captions = captioner.caption(captioner.Timing.from_words(words, duration_ms=20_000, language="en"), max_cps=15.0)
    assert {breach.cue for breach in captions.breaches} == {2}
    page = opened(captions)

    def now() -> int:
        return clock_ms(str(page.locator("#now").text_content()))

    def at(ms: int) -> None:
        page.wait_for_function("ms => Number(document.getElementById('timeline').ariaValueNow) === ms", arg=ms)
        assert now() == ms

    page.keyboard.press("ArrowDown")
    at(100)
    page.locator(".row").nth(2).click()
    at(6100)
    page.keyboard.press("ArrowDown")
    at(9100)
    page.keyboard.press("ArrowUp")
    at(6100)
    page.keyboard.press("ArrowRight")
    at(7100)
    page.keyboard.press("Shift+ArrowLeft")
    at(7000)
    page.keyboard.press("ArrowUp")
    at(6100)
    page.keyboard.press("n")
    at(3100)
    page.get_by_role("button", name="Next cue").click()
    at(6100)
    page.keyboard.press("Home")
    at(0)
    page.keyboard.press("ArrowLeft")
    at(0)
    page.keyboard.press("End")
    at(20_000)
    page.locator("#timeline").focus()
    page.keyboard.press("ArrowLeft")
    at(19_000)
    whole = page.locator("#overview").bounding_box()
    assert whole
    page.mouse.click(whole["x"] + whole["width"] / 4, whole["y"] + 5)
    page.wait_for_function("() => Number(document.getElementById('timeline').ariaValueNow) < 19000")
    assert now() == pytest.approx(5000, abs=50)
    page.get_by_role("button", name="too fast to read 1").click()
    page.wait_for_function("() => document.querySelectorAll('#list > li:not([hidden])').length === 1")


def test_the_frame_and_the_theme_can_be_chosen(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]))
    for frame, ratio in (("9:16", 9 / 16), ("1:1", 1.0), ("16:9", 16 / 9)):
        page.get_by_text(frame, exact=True).click()
        box = page.locator("#frame").bounding_box()
        assert box
        assert box["width"] / box["height"] == pytest.approx(ratio, rel=0.01)
    shade = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(shade)
    page.get_by_text("Dark", exact=True).click()
    dark = page.evaluate(shade)
    page.emulate_media(color_scheme="dark")
    page.get_by_text("Auto", exact=True).click()
    assert page.evaluate(shade) == dark != light
    page.get_by_text("Light", exact=True).click()
    assert page.evaluate(shade) == light


def test_the_page_of_a_clip_without_cues_says_so(opened: Opened) -> None:
    page = opened(captioner.caption(captioner.Timing(())))
    page.get_by_text("There are no cues in this clip.").wait_for()
    for key in (" ", "ArrowDown", "n", "End"):
        page.keyboard.press(key)


# The longest task at each step of a scroll: jumps through the list, each followed by steps as fast as a hand scrolls.
# Durations are corrected for other load on the machine, which is measured by the time of constant work.
SCROLL = """async (steps) => {
    while (document.querySelectorAll(".row").length < 2000) await new Promise((done) => setTimeout(done, 20));
    const list = document.getElementById("list");
    const longest = [];
    const spent = [];
    const work = () => {
        const start = performance.now();
        for (let at = 0, sum = 0; at < 2e6; at += 1) sum += at % 7;
        spent.push(performance.now() - start);
    };
    const note = (tasks) => {
        for (const task of tasks) longest.push(Math.max(longest.pop() ?? 0, task.duration));
    };
    const observer = new PerformanceObserver((seen) => note(seen.getEntries()));
    observer.observe({ type: "longtask" });
    for (let step = 0; step < steps; step += 1) {
        longest.push(0);
        list.scrollTop = step % 4 ? list.scrollTop + 400 : (list.scrollHeight / steps) * step;
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done));
        note(observer.takeRecords());
        work();
    }
    const slower = spent.reduce((sum, one) => sum + one) / spent.length / Math.min(...spent);
    return longest.map((duration) => duration / slower);
}"""


@pytest.mark.slow
def test_two_thousand_cues_scroll_without_a_long_task(opened: Opened) -> None:
    words = []
    for at in range(2000):
        words += [(f"Cue {at}", 3000 * at, 3000 * at + 400), (" is here.\n\n", 3000 * at + 500, 3000 * at + 900)]
    captions = captioner.caption(captioner.Timing.from_words(words, language="en"))
    assert len(captions) == 2000
    rounds = []
    for _ in range(3):
        page = opened(captions)
        rounds.append(page.evaluate(SCROLL, 40))
    # A long task of the page itself would occur at the same step in every round.
    assert max(map(min, zip(*rounds, strict=True))) <= 100
    page.evaluate("location.hash = '#t=5997.2'")
    row = page.locator(".row").nth(1999)
    page.wait_for_function("() => document.querySelector('[aria-current] .number').textContent === '2000'")
    page.wait_for_timeout(100)
    box, outer = row.bounding_box(), page.locator("#list").bounding_box()
    assert box
    assert outer
    assert outer["y"] <= box["y"] <= box["y"] + box["height"] <= outer["y"] + outer["height"] + 1


@pytest.mark.parametrize("highlight", ["off", "word"])
@pytest.mark.parametrize("clip", ["v1", "hostile"])
def test_chromium_shows_the_same_cues_from_a_text_track(
    context: "BrowserContext", httpserver: HTTPServer, clip: str, highlight: Literal["off", "word"]
) -> None:
    captions = captioner.caption(TIMINGS[clip])
    sound = data_url(silence(captions[-1].end_ms + 500))
    player = f'<video src="{sound}"><track src="/clip.vtt" kind="captions" srclang="en" default></video>'
    player = f'<link rel="icon" href="data:,">{player}'
    httpserver.expect_request("/").respond_with_data(player, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/clip.vtt").respond_with_data(
        captioner.to_vtt(captions, highlight), content_type="text/vtt; charset=utf-8"
    )
    chosen = random.Random(2)
    times_ms = [chosen.randrange(captions[-1].end_ms + 400) for _ in range(SAMPLES)]
    page = context.new_page()
    page.goto(httpserver.url_for("/"))
    found = page.evaluate(
        """async (times) => {
            const video = document.querySelector("video");
            const track = document.querySelector("track");
            if (track.readyState < 2) await new Promise((done) => track.addEventListener("load", done));
            if (video.readyState < 1) await new Promise((done) => video.addEventListener("loadedmetadata", done));
            const found = [];
            for (const ms of times) {
                const there = new Promise((done) => video.addEventListener("seeked", done, { once: true }));
                video.currentTime = (ms + 0.5) / 1000;
                await there;
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                const active = [...track.track.activeCues];
                found.push(active.map((cue) => [Number(cue.id), cue.getCueAsHTML().textContent]));
            }
            return found;
        }""",
        times_ms,
    )
    plain = str.maketrans("", "", "\u2060")
    for at_ms, active in zip(times_ms, found, strict=True):
        assert [(number, text.translate(plain)) for number, text in active] == [
            (number, cue.text.translate(plain))
            for number, cue in enumerate(captions, 1)
            if cue.start_ms <= at_ms < cue.end_ms
        ], at_ms
