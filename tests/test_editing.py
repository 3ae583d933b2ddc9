"""Editing on the review page in a real Chromium: by keyboard alone and by mouse, and what is saved."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import captioner
from tests.clips import TIMINGS
from tests.pages import Opened
from tests.test_cli import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIXTURES = Path(__file__).parents[1] / "fixtures"
SHOWN = """() => [...document.querySelectorAll("#list > li")].map((item) => ({
    number: item.querySelector(".number").textContent,
    times: item.querySelector(".times").textContent,
    lines: [...item.querySelectorAll(".words")].map((line) => line.textContent),
}))"""


@pytest.fixture
def saved(tmp_path: Path) -> "Callable[[Page], Path]":
    """A function that saves what is edited, by keyboard, and gives the file."""

    def save(page: "Page") -> Path:
        with page.expect_download() as download:
            page.keyboard.press("ControlOrMeta+s")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    return save


def clock(ms: int) -> str:
    return f"{ms // 60_000:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def as_shown(captions: captioner.Captions) -> list[dict[str, Any]]:
    """What the list of the page should show."""
    return [
        {
            "number": str(number),
            "times": f"{clock(cue.start_ms)} – {clock(cue.end_ms)}",
            "lines": [line.text for line in cue.lines],
        }
        for number, cue in enumerate(captions, 1)
    ]


def retype(page: "Page", text: str) -> None:
    """Type another text for the current cue."""
    page.keyboard.press("e")
    page.get_by_role("textbox", name="Text of cue").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Escape")


def test_five_faults_are_mended_by_keyboard_alone_and_every_format_gets_what_the_page_shows(
    opened: Opened, saved: "Callable[[Page], Path]", tmp_path: Path
) -> None:
    page = opened(captioner.read_captions(FIXTURES / "edit" / "five_faults.srt"))
    # Split the first cue before "Nobody", at the caret.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    for _ in range(len("The ferry left at six. ")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    # Join "The captain counted" and "the lifeboats twice."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    # Move "the" to its noun in the next cue.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("w")
    # End "Then the fog lifted." later, into the silence.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    for _ in range(8):
        page.keyboard.press(".")
    # Correct a typo.
    page.keyboard.press("ArrowDown")
    retype(page, "The harbour was empty.")

    assert page.title().startswith("● ")
    read = captioner.read_captions(saved(page))
    assert not page.title().startswith("● ")
    assert as_shown(read) == page.evaluate(SHOWN)
    assert [cue.text for cue in read] == [
        "The ferry left at six.",
        "Nobody was on deck.",
        "The captain counted the lifeboats twice.",
        "He wrote the number in",
        "the log, and signed it.",
        "Then the fog lifted.",
        "The harbour was empty.",
    ]
    assert (read[5].start_ms, read[5].end_ms) == (13_000, 14_300)

    edited = next(tmp_path.glob("*.edited.json"))
    for name in ("srt", "vtt"):
        result = run("convert", edited, "-f", name)
        assert result.exit_code == 0
        again = captioner.read_captions(result.stdout)
        assert [(cue.text, cue.start_ms, cue.end_ms) for cue in again] == [
            (cue.text, cue.start_ms, cue.end_ms) for cue in read
        ]
    assert as_shown(captioner.read_captions(edited)) == opened(captioner.read_captions(edited)).evaluate(SHOWN)


@pytest.mark.slow
def test_fifty_edits_are_undone_to_what_was_there_and_redone(opened: Opened) -> None:
    captions = captioner.caption(TIMINGS["v2"])
    page = opened(captions)
    before = page.evaluate(SHOWN)
    page.keyboard.press("ArrowDown")
    for at in range(25):
        retype(page, f"Number {at}\nand more of it")
        page.keyboard.press(("s", "j")[at % 2])
    after = page.evaluate(SHOWN)
    for _ in range(50):
        page.keyboard.press("Control+z")
    assert page.evaluate(SHOWN) == before == as_shown(captions)
    assert not page.title().startswith("● ")
    page.keyboard.press("Control+z")
    page.get_by_text("There is nothing to undo.").wait_for()
    for _ in range(50):
        page.keyboard.press("Control+Shift+z")
    assert page.evaluate(SHOWN) == after


@pytest.mark.parametrize(
    ("clip", "text"),
    [
        ("japanese", "港は日の出の前に\n目を覚ます。"),
        ("arabic", "ينتظر الميناء السفن"),
        ("emoji", "Tea 👩‍🚀 and 🇩🇪 at 6"),
        ("v1", '<img src=x onerror="alert(1)"> --> {\\b1}&amp;'),
        ("v1", "x"),
    ],
)
@pytest.mark.slow
def test_any_text_is_saved_as_it_was_typed(
    opened: Opened, saved: "Callable[[Page], Path]", clip: str, text: str
) -> None:
    captions = captioner.caption(TIMINGS[clip])
    page = opened(captions)
    page.keyboard.press("ArrowDown")
    retype(page, text)
    assert page.evaluate(SHOWN)[0]["lines"] == text.split("\n")
    path = saved(page)
    read = captioner.read_captions(path)
    assert read[0].text == text
    assert [cue.words for cue in read[1:]] == [cue.words for cue in captions[1:]]
    assert json.loads(path.read_text("utf-8"))["edited"] is True
    assert page.locator("#list img, #caption img").count() == 0
    page.wait_for_function(
        "text => [...document.querySelectorAll('#caption .line')].map(e => e.textContent).join('\\n') === text",
        arg=text,
    )


def test_pasted_markup_is_text(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    page.keyboard.press("ControlOrMeta+a")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<b onclick=alert(1)>bold</b>");
            data.setData("text/plain", "bold <i>");
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
            document.execCommand("insertText", false, "bold <i>");
        }"""
    )
    page.keyboard.press("Escape")
    assert page.evaluate(SHOWN)[0]["lines"] == ["bold <i>"]
    assert page.locator("#list b:not(.speed b, .kind b)").count() == 0


def test_width_and_speed_follow_as_one_types_and_match_the_findings(opened: Opened) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    page = opened(captions)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    text = "全角 and half 👍🏽 " * 8
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
    width = captioner.Line((captioner.Word(text.strip(), 0, 1),)).width
    measures = page.locator(".measures").inner_text()
    assert f"{width} of 42 columns" in measures
    assert page.locator(".measures .over").count() == 2
    page.keyboard.press("Escape")
    page.get_by_text(f"{width} columns, 42 allowed", exact=True).wait_for()
    page.get_by_role("button", name="a line that is too wide").wait_for()


def test_an_emptied_cue_is_deleted_with_a_word_about_it_and_can_be_brought_back(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]))
    before = page.evaluate(SHOWN)
    page.keyboard.press("ArrowDown")
    retype(page, " \n ")
    page.get_by_text("Cue 1 is deleted").wait_for()
    assert [cue["number"] for cue in page.evaluate(SHOWN)] == ["1"]
    page.keyboard.press("Control+z")
    assert page.evaluate(SHOWN) == before


def test_the_times_of_a_cue_are_set_at_the_playhead(opened: Opened) -> None:
    words = [("One two.\n\n", 1000, 2000), ("Three four.\n\n", 6000, 7000)]
    captions = captioner.caption(captioner.Timing.from_words(words, duration_ms=9000, language="en"))
    page = opened(captions)
    for seconds, key, times in (
        ("3", "o", "00:01.000 – 00:03.000"),
        ("1.2", "i", "00:01.200 – 00:03.000"),
        ("7.9", "o", "00:06.000 – 00:07.900"),
        ("5", "i", "00:05.000 – 00:07.900"),
    ):
        page.evaluate("seconds => { location.hash = `#t=${seconds}` }", seconds)
        page.wait_for_timeout(100)
        page.keyboard.press(key)
        assert times in [cue["times"] for cue in page.evaluate(SHOWN)]


def test_the_end_of_a_cue_is_dragged_into_the_silence_and_not_over_the_next_cue(opened: Opened) -> None:
    captions = captioner.caption(TIMINGS["v1"])
    first, second = captions
    page = opened(captions)
    box = page.locator("#timeline").bounding_box()
    assert box
    per_ms = box["width"] / 6493

    def drag(from_ms: int, to_ms: int) -> None:
        page.mouse.move(box["x"] + from_ms * per_ms, box["y"] + 45)
        page.mouse.down()
        page.mouse.move(box["x"] + to_ms * per_ms, box["y"] + 45, steps=5)
        page.mouse.up()

    drag(first.end_ms - 5, 4600)
    ended = page.evaluate(SHOWN)[0]["times"].split(" – ")
    assert ended[0] == clock(first.start_ms)
    assert abs(4600 - int(ended[1][3:5] + ended[1][6:])) < 20
    drag(4598, 6000)
    assert page.evaluate(SHOWN)[0]["times"].endswith(clock(second.start_ms))
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert page.evaluate(SHOWN) == as_shown(captions)


def test_unsaved_work_is_asked_about_on_leaving(opened: Opened, saved: "Callable[[Page], Path]") -> None:
    page = opened(captioner.caption(TIMINGS["v1"]))
    asked = """() => {
        const event = new Event("beforeunload", { cancelable: true });
        dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    assert not page.evaluate(asked)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    page.keyboard.type("typed")
    assert page.evaluate(asked)
    page.keyboard.press("Escape")
    assert page.evaluate(asked)
    saved(page)
    assert not page.evaluate(asked)
    page.keyboard.press("Control+z")
    assert page.evaluate(asked)


def test_all_of_editing_has_a_key_and_a_named_control(opened: Opened) -> None:
    page = opened(captioner.caption(TIMINGS["v1"]))
    page.keyboard.press("?")
    for text in ("correct the text", "split before the word", "join with the next cue", "undo", "save as JSON"):
        page.get_by_role("dialog").get_by_text(text).first.wait_for()
    page.keyboard.press("Escape")
    bar = page.get_by_role("toolbar", name="Edit")
    for name in (
        "Text",
        "Split",
        "Join",
        "Word to next",
        "Word from next",
        "Word down",
        "Word up",
        "Undo",
        "Redo",
        "Save",
    ):
        assert bar.get_by_role("button", name=name, exact=True).count() == 1
    page.keyboard.press("ArrowDown")
    bar.get_by_role("button", name="Split").click()
    page.wait_for_function("() => document.getElementById('spoken').textContent === 'Cue 1 is split'")
    bar.get_by_role("button", name="Text", exact=True).click()
    field = page.get_by_role("textbox", name="Text of cue 1")
    assert field.evaluate("field => document.activeElement === field")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "row"


def test_a_page_without_cues_has_nothing_to_edit(opened: Opened, saved: "Callable[[Page], Path]") -> None:
    page = opened(captioner.caption(captioner.Timing(())))
    for key in ("e", "s", "j", "w", "l", "i", "o", ".", "Control+z", "Control+y"):
        page.keyboard.press(key)
    assert captioner.read_captions(saved(page)).cues == ()
