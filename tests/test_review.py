"""Work on the preview page in a real Chromium: keys and focus, search and findings, reasons, small screens, readers."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import captioner
from tests.clips import FIXTURES, TIMINGS
from tests.ffmpeg import Run
from tests.node import MODULES
from tests.pages import Opened, data_url, silence
from tests.sounds import make_wav

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A minute of Chromium; `test_editing.py` opens the page in every run.
pytestmark = pytest.mark.slow

TEXTS = [
    "Not long.",
    "This one is a good deal too fast to read.",
    "Slow: ß, İ, cafe\u0301.",
    "Again, in two lines.",
    "<b> --> &amp; 😀",
]


def captions_with_findings() -> captioner.Captions:
    words = [(f"{text}\n\n", 100 + 3000 * at, 1100 + 3000 * at) for at, text in enumerate(TEXTS)]
    return captioner.caption(captioner.Timing.from_words(words, duration_ms=20_000, language="en"), max_cps=15.0)


def explained(name: str) -> tuple[captioner.Captions, tuple[captioner.Explained, ...]]:
    return captioner.caption(TIMINGS[name]), captioner.explain(TIMINGS[name])


def shown_cues(page: "Page", *numbers: int) -> None:
    """Waits until the list shows the cues with these numbers and no others."""
    page.wait_for_function(
        """numbers => [...document.querySelectorAll("#list > li:not([hidden]) .number")]
            .map((number) => number.textContent).join() === numbers""",
        arg=",".join(map(str, numbers)),
    )


def at_cue(page: "Page", number: int) -> None:
    page.wait_for_function(
        "number => document.querySelector('[aria-current] .number')?.textContent === number", arg=str(number)
    )


def boxes_of(page: "Page", selector: str) -> list[dict[str, float]]:
    """Where the elements of a selector are on the screen."""
    boxes: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    )
    return boxes


def is_playing(page: "Page", playing: bool = True) -> None:
    page.get_by_role("button", name="Pause" if playing else "Play", exact=True).wait_for()


CONTROLS = ["9:16", "Dark", "Next cue", "Faster", "Zoom in", "too fast to read 1"]


@pytest.mark.parametrize("name", CONTROLS)
def test_after_a_click_on_any_control_every_key_does_what_it_did_before(opened: Opened, name: str) -> None:
    page = opened(captions_with_findings())
    page.get_by_role("button", name=name, exact=True).click()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    at_cue(page, 1)
    page.keyboard.press("ArrowDown")
    at_cue(page, 2)
    page.keyboard.press(" ")
    is_playing(page)


def test_space_presses_the_button_that_has_the_focus(opened: Opened) -> None:
    page = opened(captions_with_findings())
    page.get_by_role("button", name="Faster").focus()
    page.keyboard.press(" ")
    assert page.locator("#rate").text_content() == "1.25×"
    is_playing(page, False)


def test_each_key_of_the_list_does_what_it_says(opened: Opened) -> None:
    page = opened(captions_with_findings())
    for key, script, expected in (
        (">", "document.getElementById('rate').textContent", "1.25×"),
        ("<", "document.getElementById('rate').textContent", "1×"),
        ("f", "document.querySelector('#frames [aria-pressed=true]').value", "9:16"),
        ("t", "document.documentElement.dataset.theme", "light"),
        ("T", "document.documentElement.dataset.theme", "dark"),
        ("1", "document.querySelector('.kind').getAttribute('aria-pressed')", "true"),
        ("0", "document.querySelector('.kind').getAttribute('aria-pressed')", "false"),
        ("/", "document.activeElement.id", "search"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(script) == expected, key
    # In the field, keys are text.
    page.keyboard.type("n? 1f")
    assert page.locator("#search").input_value() == "n? 1f"
    assert page.locator("#help").is_hidden()
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert page.evaluate("document.activeElement.className") == "row"
    page.keyboard.press("n")
    at_cue(page, 2)


def test_a_dialog_lists_the_keys_keeps_the_focus_and_gives_it_back(opened: Opened) -> None:
    page = opened(captions_with_findings())
    page.locator("#timeline").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.wait_for()
    assert dialog.locator("dt").count() == dialog.locator("dd").count() > 10
    for _ in range(5):
        page.keyboard.press("Tab")
        # Chromium's own controls may have the focus in between, and the page behind the dialog never has it.
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "timeline"
    assert page.locator("[aria-current]").count() == 0
    page.keyboard.press("?")
    dialog.wait_for()
    page.keyboard.press("?")
    dialog.wait_for(state="hidden")


def test_everything_can_be_reached_by_tab(opened: Opened) -> None:
    captions, breaks = explained("v1")
    page = opened(captions, breaks=breaks)
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    wanted = "open-help previous play next slower faster search row break timeline zoom-out zoom-in"
    assert {*wanted.split()} <= reached


@pytest.mark.parametrize(
    ("wanted", "numbers", "marks"),
    [
        ("AGAIN, IN", [4], ["Again, in"]),
        ("  in   two ", [4], ["in two"]),
        ("ss", [], []),
        ("caf\u00e9", [3], ["cafe\u0301"]),
        ("<b>", [5], ["<b>"]),
        ("&amp;", [5], ["&amp;"]),
        ("😀", [5], ["😀"]),
        (".*", [], []),
        ("o", [1, 2, 3, 4], None),
        ("", [1, 2, 3, 4, 5], []),
    ],
)
def test_the_search_finds_text_as_it_is_written_across_breaks(
    opened: Opened, wanted: str, numbers: list[int], marks: list[str] | None
) -> None:
    page = opened(captions_with_findings())
    page.keyboard.press("/")
    page.keyboard.type(wanted)
    shown_cues(page, *numbers)
    if wanted.strip():
        page.get_by_text(f"{len(numbers)} of 5 cues").wait_for()
    if marks is not None:
        assert page.locator("mark").all_text_contents() == marks
    assert page.locator("#list b, #list img").count() == page.locator(".speed b").count()
    assert page.locator("#no-cues").is_visible() == (not numbers)


@pytest.mark.parametrize(("clip", "space"), [("v1", " "), ("japanese", "")])
def test_text_is_found_across_the_end_of_a_line(opened: Opened, clip: str, space: str) -> None:
    captions = captioner.caption(TIMINGS[clip])
    number, cue = next((number, cue) for number, cue in enumerate(captions, 1) if len(cue.lines) > 1)
    page = opened(captions)
    page.keyboard.press("/")
    page.keyboard.type(cue.lines[0].text[-2:] + space + cue.lines[1].text[:2])
    shown_cues(page, number)
    assert page.locator("mark").all_text_contents() == [cue.lines[0].text[-2:], cue.lines[1].text[:2]]


def test_enter_goes_from_one_found_cue_to_the_next(opened: Opened) -> None:
    page = opened(captions_with_findings())
    page.keyboard.press("/")
    page.keyboard.type("slow")
    page.keyboard.press("Enter")
    at_cue(page, 3)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("o")
    for number in (4, 1, 2):
        page.keyboard.press("Enter")
        at_cue(page, number)
    page.keyboard.press("Shift+Enter")
    at_cue(page, 1)
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    shown_cues(page, 1, 2, 3, 4, 5)


def test_findings_are_in_plain_words_and_can_be_chosen_by_kind(opened: Opened) -> None:
    captions = captioner.read_captions(FIXTURES / "check" / "combined.srt")
    page = opened(captions)
    kinds = page.locator(".kind").all_text_contents()
    assert "too fast to read 1" in kinds
    page.get_by_text("102 characters a second, 20 allowed").wait_for()
    page.get_by_text('line 1: ends on "the" (article)').wait_for()
    page.get_by_role("button", name="too fast to read 1").click()
    shown_cues(page, 1)
    page.get_by_role("button", name="no text 1").click()
    shown_cues(page, 1, 3)
    page.keyboard.press("n")
    at_cue(page, 1)
    page.keyboard.press("n")
    at_cue(page, 3)
    page.keyboard.press("p")
    at_cue(page, 1)
    page.keyboard.press("0")
    shown_cues(page, 1, 2, 3)


def test_each_break_shows_its_reasons(opened: Opened) -> None:
    captions, breaks = explained("v1")
    page = opened(captions, breaks=breaks)
    page.keyboard.press("b")
    panel = page.locator(".reasons")
    assert panel.locator("bdi").all_text_contents() == [breaks[0].before, breaks[0].after]
    assert panel.locator("tr:not(.sum)").evaluate_all(
        "rows => rows.map(row => [row.cells[0].textContent, Number(row.cells[1].textContent.replace('−', '-'))])"
    ) == [[name, cost] for name, cost in breaks[0].reasons]
    assert panel.locator(".sum td").text_content() == f"+{breaks[0].cost}"
    panel.get_by_text(f"The best layout without this break costs {breaks[0].without} more.").wait_for()
    page.keyboard.press("b")
    panel.get_by_text("Forced by a pause that no cue spans.").wait_for()
    page.keyboard.press("b")
    panel.wait_for(state="detached")
    button = page.get_by_role("button", name="Why cue 2 ends here")
    button.click()
    panel.get_by_text("The text ends here.").wait_for()
    assert button.get_attribute("aria-expanded") == "true"
    # A click on a break is none on its cue.
    assert page.locator("[aria-current]").count() == 0
    button.click()
    panel.wait_for(state="detached")


def test_captions_of_others_have_no_reasons_and_the_key_says_so(opened: Opened) -> None:
    page = opened(captioner.read_captions(FIXTURES / "check" / "combined.srt"))
    assert page.locator(".break").count() == 0
    page.keyboard.press("b")
    page.get_by_text("There are no reasons").wait_for()


def test_cues_that_overlap_or_run_back_are_shown_when_players_show_them(opened: Opened, tmp_path: Path) -> None:
    text = """1
00:00:05,000 --> 00:00:06,000
Last.

2
00:00:01,000 --> 00:00:04,000
Long.

3
00:00:02,000 --> 00:00:03,000
Inside.

4
00:00:04,500 --> 00:00:04,200
Ends first.
"""
    page = opened(captioner.read_captions(text))
    for ms, lines in ((500, []), (1500, ["Long."]), (2500, ["Long.", "Inside."]), (3500, ["Long."]), (5500, ["Last."])):
        page.evaluate("ms => { location.hash = `#t=${ms / 1000}` }", ms)
        page.wait_for_function(
            "lines => [...document.querySelectorAll('#caption .line')].map(e => e.textContent).join('|') === lines",
            arg="|".join(lines),
        )
    page.keyboard.press("Home")
    for number in (2, 3, 4, 1):
        page.keyboard.press("ArrowDown")
        at_cue(page, number)
    assert page.locator(".unit.lit").count() == 0


HEARD = "text => document.getElementById('spoken').textContent === text"


def test_a_screen_reader_hears_the_cue_its_findings_and_the_state(opened: Opened) -> None:
    page = opened(captions_with_findings())
    page.keyboard.press("n")
    page.wait_for_function(HEARD, arg=f"Cue 2 of 5. {TEXTS[1]}. 27.4 characters a second, 15 allowed")
    page.keyboard.press("t")
    page.wait_for_function(HEARD, arg="Theme light")
    row = page.get_by_role("button", name="00:03.100")
    assert row.evaluate(
        "row => row.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).innerText)"
    ) == [
        TEXTS[1],
        "27.4 characters a second, 15 allowed",
    ]
    for name, role in (("message", "status"), ("spoken", "status"), ("found", "status")):
        assert page.locator(f"#{name}").get_attribute("role") == role
    assert page.get_by_role("slider", name="Time").get_attribute("aria-valuetext") == "00:03.100, cue 2"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = MODULES / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip(f"needs the npm package axe-core in {MODULES}")
    return path.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_axe_finds_no_violation(opened: Opened, axe: str, size: tuple[int, int], scheme: str) -> None:
    found = []
    captions, breaks = explained("arabic")
    for page in (
        opened(captions_with_findings()),
        opened(captions, breaks=breaks),
        opened(captioner.read_captions(FIXTURES / "check" / "combined.srt"), data_url(silence(9000))),
        opened(captioner.caption(captioner.Timing(()))),
    ):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.get_by_role("button", name=scheme.title(), exact=True).click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("b")
        page.evaluate(axe)
        run = (
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
        )
        for step in ("page", "dialog"):
            for one in page.evaluate(run)["violations"]:
                found += [(step, one["id"], node["html"]) for node in one["nodes"]]
            page.keyboard.press("?")
        page.close()
    assert found == []


@pytest.mark.parametrize("frame", ["16:9", "9:16"])
@pytest.mark.parametrize("clip", ["v1", "arabic", "japanese", "very_long_word"])
def test_a_phone_shows_frame_list_and_strip_one_below_the_other(opened: Opened, clip: str, frame: str) -> None:
    captions, breaks = explained(clip)
    page = opened(captions, data_url(silence(9000)), breaks=breaks)
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name=frame, exact=True).click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("b")
    boxes = [boxes_of(page, one)[0] for one in ("#frame", ".transport", "#list", ".timeline")]
    for box, after in pairwise(boxes):
        assert box["bottom"] <= after["top"] + 1
    assert all(box["left"] >= 0 and box["right"] <= 390 for box in boxes)
    assert boxes[2]["height"] > 110
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("frame", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("clip", ["v1", "arabic", "hindi", "thai", "japanese"])
def test_the_boxes_of_two_lines_do_not_overlap_and_stay_in_the_frame(opened: Opened, clip: str, frame: str) -> None:
    captions = captioner.caption(TIMINGS[clip], max_line_width=16)
    page = opened(captions)
    page.get_by_role("button", name=frame, exact=True).click()
    cue = next(cue for cue in captions if len(cue.lines) == 2)
    page.evaluate("ms => { location.hash = `#t=${ms / 1000}` }", cue.start_ms)
    page.wait_for_function("() => document.querySelectorAll('#caption .line').length === 2")
    (first, second), (outer,) = boxes_of(page, "#caption .line"), boxes_of(page, "#frame")
    assert first["bottom"] <= second["top"] + 0.01
    for box in (first, second):
        assert outer["left"] <= box["left"]
        assert box["right"] <= outer["right"]


def test_captions_for_vertical_video_start_in_its_shape_and_inside_its_edges(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"], "shorts"))
    page.keyboard.press("ArrowDown")
    page.locator("#caption .line").first.wait_for()
    (frame,) = boxes_of(page, "#frame")
    assert frame["width"] / frame["height"] == pytest.approx(9 / 16, rel=0.01)
    picture = captioner.PRESETS["shorts"].picture
    for line in boxes_of(page, "#caption .line"):
        assert line["bottom"] <= frame["bottom"] - picture.bottom * frame["height"] + 1
        assert line["left"] >= frame["left"] + picture.left * frame["width"] - 1
        assert line["right"] <= frame["right"] - picture.right * frame["width"] + 1
    before = boxes_of(page, "#caption")[0]["bottom"] - frame["bottom"]
    page.get_by_role("button", name="16:9", exact=True).click()
    (frame,) = boxes_of(page, "#frame")
    assert boxes_of(page, "#caption")[0]["bottom"] - frame["bottom"] > before


def test_arabic_runs_from_right_to_left_in_the_caption_and_the_list(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["arabic"]))
    page.keyboard.press("ArrowDown")
    page.locator("#caption .line").first.wait_for()
    for selector in ("#caption .line", ".text-line"):
        assert page.locator(selector).first.evaluate("line => getComputedStyle(line).direction") == "rtl"
    text, words = (page.locator(one).first.bounding_box() for one in (".text", ".words"))
    assert text
    assert words
    assert text["x"] + text["width"] == pytest.approx(words["x"] + words["width"], abs=1)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_message_covers_no_control(opened: Opened, size: tuple[int, int]) -> None:
    page = opened(captioner.read_captions(FIXTURES / "check" / "combined.srt"))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.keyboard.press("b")
    page.get_by_text("There are no reasons").wait_for()
    (message,) = boxes_of(page, "#message")
    for other in boxes_of(page, "button:visible, input, canvas, #frame, #list"):
        assert (
            message["bottom"] <= other["top"]
            or other["bottom"] <= message["top"]
            or (message["right"] <= other["left"] or other["right"] <= message["left"])
        )


HEIGHT = "() => document.getElementById('timeline').clientHeight"


def test_the_waveform_of_a_wav_is_drawn_below_the_words(opened: Opened, tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    without = opened(captions)
    before = without.evaluate(HEIGHT)
    page = opened(captions, data_url(make_wav(tmp_path / "a.wav", 60_000, 8000).read_bytes()))
    page.wait_for_function(f"before => ({HEIGHT})() > before + 30", arg=before)


@pytest.mark.parametrize("suffix", [".mp3", ".ogg", ".flac"])
def test_the_browser_makes_the_waveform_of_any_other_sound(
    opened: Opened, encode: Callable[..., Path], tmp_path: Path, suffix: str
) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    path = encode(make_wav(tmp_path / "a.wav", 60_000, 8000), tmp_path / f"a{suffix}")
    type_ = {".mp3": "mpeg", ".ogg": "ogg", ".flac": "flac"}[suffix]
    url = data_url(path.read_bytes()).replace("audio/wav", f"audio/{type_}")
    before = opened(captions).evaluate(HEIGHT)
    page = opened(captions, url)
    page.wait_for_function(f"before => ({HEIGHT})() > before + 30", arg=before)


@pytest.mark.slow
def test_a_video_plays_in_the_frame_in_step_with_the_sound(opened: Opened, ffmpeg: Run, tmp_path: Path) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    picture = ("-f", "lavfi", "-i", "testsrc=size=90x160:rate=10:duration=8")
    ffmpeg(tmp_path, *picture, "-c:v", "libvpx", "-b:v", "50k", "a.webm")
    video = data_url((tmp_path / "a.webm").read_bytes()).replace("audio/wav", "video/webm")
    page = opened(captions, data_url(silence(8000)), video=video)
    # The frame takes the shape of the video.
    page.wait_for_function("() => document.querySelector('#frames [aria-pressed=true]').value === '9:16'")
    assert page.evaluate("document.getElementById('video').muted")
    off = "Math.abs(document.getElementById('video').currentTime - document.getElementById('audio').currentTime)"
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => document.getElementById('audio').currentTime > 0.9 && {off} < 0.01")
    page.keyboard.press(" ")
    page.wait_for_function(f"() => document.getElementById('audio').currentTime > 2 && {off} < 0.2")
    page.keyboard.press(" ")
    is_playing(page, False)
    page.wait_for_function(f"() => document.getElementById('video').paused && {off} < 0.01")


def test_a_video_alone_is_the_clock(opened: Opened, ffmpeg: Run, tmp_path: Path) -> None:
    picture = ("-f", "lavfi", "-i", "testsrc=size=160x90:rate=10:duration=9")
    ffmpeg(tmp_path, *picture, "-c:v", "libvpx", "-b:v", "50k", "a.webm")
    video = data_url((tmp_path / "a.webm").read_bytes()).replace("audio/wav", "video/webm")
    page = opened(captioner.caption(TIMINGS["v1"]), video=video)
    page.wait_for_function("() => document.getElementById('timeline').ariaValueMax === '9000'")
    page.keyboard.press(" ")
    page.wait_for_function("() => document.getElementById('video').currentTime > 0.5")
    page.keyboard.press(" ")
    is_playing(page, False)
