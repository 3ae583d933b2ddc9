"""TTML, read back by ttconv and shown by imscJS in a real Chromium: the cues, lines, colours and directions of SRT."""

import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

import captioner
from captioner.karaoke import units
from tests.clips import TIMINGS
from tests.hostile import HOSTILE
from tests.node import MODULES
from tests.readback import read_ttconv_ttml

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMSC = MODULES / "imsc" / "dist" / "imsc.all.min.js"
# Text and errors as imscJS has them at a time, in pixels of a picture of the given size.
SHOWN = """
    ([xml, times, width, height]) => {
        const errors = [];
        const handler = {};
        for (const level of ["info", "warn", "error", "fatal"]) {
            handler[level] = (message) => { if (level !== "info") errors.push(`${level}: ${message}`); return false; };
        }
        const document_ = imsc.fromXML(xml, handler);
        const picture = document.getElementById("picture");
        picture.style.cssText = `position: absolute; left: 0; top: 0; width: ${width}px; height: ${height}px`;
        return [errors, times.map((time) => {
            picture.replaceChildren();
            imsc.renderHTML(imsc.generateISD(document_, time, handler), picture, null, height, width, false, handler);
            const texts = [...picture.querySelectorAll("span")].filter((span) => !span.querySelector("span, br"));
            const boxes = texts.map((span) => span.getBoundingClientRect()).filter((box) => box.width);
            return {
                text: [...picture.querySelectorAll("p")].map((one) => one.innerText).join("\\n\\n"),
                lit: texts.filter((span) => getComputedStyle(span).color === "rgb(255, 213, 74)")
                    .map((span) => span.textContent).join(""),
                direction: picture.querySelector("p") && getComputedStyle(picture.querySelector("p")).direction,
                left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
                bottom: Math.max(...boxes.map((box) => box.bottom)),
            };
        })];
    }
"""


@pytest.fixture(scope="module")
def page(browser: "Browser") -> "Page":
    if not IMSC.is_file():
        pytest.skip(f"needs the npm package imsc in {MODULES}")
    one = browser.new_page(viewport={"width": 1920, "height": 1920})
    one.set_content("<!doctype html><div id=picture></div>")
    one.add_script_tag(path=IMSC)
    return one


def shown(
    page: "Page",
    captions: captioner.Captions,
    times: list[float],
    resolution: tuple[int, int] = (1920, 1080),
    **options: Any,
) -> list[dict[str, Any]]:
    xml = captioner.to_ttml(captions, resolution=resolution, **options)
    errors, states = page.evaluate(SHOWN, [xml, times, *resolution])
    assert errors == []
    found: list[dict[str, Any]] = states
    return found


def middles(captions: captioner.Captions) -> list[float]:
    return [(cue.start_ms + cue.end_ms) / 2000 for cue in captions]


@pytest.mark.parametrize("clip", TIMINGS)
def test_a_browser_shows_the_cues_and_lines_of_every_clip(clip: str, page: "Page") -> None:
    captions = captioner.caption(TIMINGS[clip])
    assert [one["text"] for one in shown(page, captions, middles(captions))] == [cue.text for cue in captions]


@pytest.mark.parametrize(
    "preset", [pytest.param(name, marks=() if name == "web" else pytest.mark.slow) for name in captioner.PRESETS]
)
def test_ttconv_reads_the_cues_and_lines_of_every_clip(preset: str) -> None:
    for timing in TIMINGS.values():
        captions = captioner.caption(timing, preset)
        for highlight in ("off", "word", "char"):
            read = read_ttconv_ttml(captioner.to_ttml(captions, highlight))
            assert read == [(cue.start_ms, cue.end_ms, cue.text) for cue in captions]


def test_a_browser_shows_hostile_text_as_text(page: "Page") -> None:
    timing = captioner.Timing.from_words([(f"{text}\n\n", 900 * at, 900 * at + 800) for at, text in enumerate(HOSTILE)])
    captions = captioner.caption(timing)
    states = shown(page, captions, middles(captions))
    assert ["".join(one["text"].split()) for one in states] == ["".join(cue.text.split()) for cue in captions]


def test_what_xml_cannot_hold_is_left_out() -> None:
    captions = captioner.caption(
        captioner.Timing.from_words([("so\ufffe", 0, 500), ("it\uffff goes\U0001f600", 500, 900)])
    )
    assert read_ttconv_ttml(captioner.to_ttml(captions))[0][2] == "so it goes\U0001f600"


@pytest.mark.parametrize("highlight", ["word", "char"])
def test_each_unit_is_yellow_while_it_is_lit_and_at_no_other_time(highlight: Any, page: "Page") -> None:
    captions = captioner.caption(TIMINGS["v1"])
    lit = [unit for cue in captions for unit in units(cue, highlight, captions.limits.max_hold_ms)]
    times = [(unit.start_ms + unit.lit_end_ms) / 2000 for unit in lit]
    states = shown(page, captions, times, highlight=highlight)
    assert [one["lit"] for one in states] == [unit.text for unit in lit]
    (before,) = shown(
        page, captions, [(captions.cues[0].end_ms + captions.cues[1].start_ms) / 2000], highlight=highlight
    )
    assert before["text"] == ""


@pytest.mark.parametrize("resolution", [(1920, 1080), (1080, 1920), (1080, 1080)])
@pytest.mark.parametrize("preset", ["web", "shorts"])
def test_no_line_is_wider_than_the_picture_or_below_it(preset: str, resolution: tuple[int, int], page: "Page") -> None:
    words = ["Wherever", "people", "are", "listening,", "somebody", "is", "reading", "along."] * 20
    timing = captioner.Timing.from_words([(word, 300 * at, 300 * at + 290) for at, word in enumerate(words)])
    captions = captioner.caption(timing, preset)
    for one, cue in zip(shown(page, captions, middles(captions), resolution), captions, strict=True):
        assert one["text"] == cue.text
        assert one["left"] >= 0.04 * resolution[0]
        assert one["right"] <= 0.96 * resolution[0]
        assert 0.6 * resolution[1] < one["bottom"] <= 0.96 * resolution[1]


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("مرحبا بكم في العرض.", "ar", "rtl"),
        ("OpenAI تعلن اليوم 3 نماذج.", "ar", "rtl"),
        ("שלום לכולם!", "he", "rtl"),
        ("Say مرحبا to them.", "en", "ltr"),
        ("Only Latin here.", "ar", "ltr"),
        ("やっと終わりました。", "ja", "ltr"),
    ],
)
def test_a_cue_has_the_direction_of_its_script(text: str, language: str, direction: str, page: "Page") -> None:
    words = [(word, 400 * at, 400 * at + 390) for at, word in enumerate(text.split())]
    captions = captioner.caption(captioner.Timing.from_words(words), language=language)
    (state,) = shown(page, captions, [0.2])
    assert (state["direction"], state["text"]) == (direction, captions.cues[0].text)


def test_the_file_names_its_profile_language_and_shape() -> None:
    captions = captioner.caption(TIMINGS["v1"], language="pt_BR")
    root = ElementTree.fromstring(captioner.to_ttml(captions, resolution=(1080, 1920)))
    assert root.tag == "{http://www.w3.org/ns/ttml}tt"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-BR"
    assert root.get("{http://www.w3.org/ns/ttml#parameter}displayAspectRatio") == "9 16"
    assert root.get("{http://www.w3.org/ns/ttml#parameter}contentProfiles") == (
        "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    )


def test_animations_stand_before_the_text_of_their_span() -> None:
    root = ElementTree.fromstring(captioner.to_ttml(captioner.caption(TIMINGS["v1"]), "word"))
    spans = [span for span in root.iter("{http://www.w3.org/ns/ttml}span") if len(span)]
    assert spans
    for span in spans:
        assert not span.text
        assert span[0].tag.partition("}")[2] in ("set", "br")


@pytest.mark.parametrize("resolution", [(0, 1080), (1920, 100_000), (1920.0, 1080), "1920x1080"])
def test_a_resolution_that_is_none_is_refused(resolution: Any) -> None:
    with pytest.raises((captioner.FormatError, TypeError), match="width and a height"):
        captioner.to_ttml(captioner.caption(TIMINGS["v1"]), resolution=resolution)


def test_without_ttconv_the_error_names_the_extra() -> None:
    program = """
import sys
sys.modules["ttconv"] = None
import captioner
try:
    captioner.to_ttml(captioner.caption(captioner.Timing.from_words([("so", 0, 500)])))
except captioner.FormatError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == 'TTML is written by ttconv: pip install "captioner[ttml]"\n'
