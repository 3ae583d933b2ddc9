"""ASS in frames that ffmpeg draws with libass: the active word, where text stands, and that no word moves."""

import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pysubs2
import pytest

import captioner
from captioner.karaoke import Unit, units
from captioner.picture import USUAL, VERTICAL, Picture
from tests.ffmpeg import Run

TEXTS = {
    "en": "People take captions for granted, and read them everywhere: on the train, at work, in bed.",
    "ja": "字幕は だれもが、 どこでも 読んでいます。 電車でも 仕事でも です。",
    "ar": "يقرأ الناس الترجمة في كل مكان، ولا ينتبه إليها أحد في القطار أو في العمل.",
}
SIZES = {"web": (640, 360), "shorts": (360, 640)}
RATE = 50  # frames a second
SAMPLES = 50
CASES = [(style, preset, language) for style in ("karaoke", "pop", "box") for preset in SIZES for language in TEXTS]

Frames = Any  # numpy array: frame, row, column, red-green-blue


def font_for(language: str) -> str:
    """The path of a font with the letters of a language, as fontconfig knows it."""
    if shutil.which("fc-list") is None:
        pytest.skip("needs fontconfig")
    listed = subprocess.run(["fc-list", f":lang={language}", "file"], capture_output=True, text=True, check=True).stdout
    paths = sorted(line.rstrip(": ") for line in listed.splitlines() if ".ttf" in line)
    upright = [path for path in paths if not re.search("Bold|Oblique|Italic|Mono|Condensed|Light", path)]
    if not upright:
        pytest.skip(f"needs a TrueType font for {language}")
    return next((path for path in upright if path.endswith("DejaVuSans.ttf")), upright[0])


def captions_for(preset: str, language: str) -> captioner.Captions:
    words = [(word, 300 + 330 * at + 7 * (at % 3), 600 + 330 * at) for at, word in enumerate(TEXTS[language].split())]
    if language == "ja":
        words = [(f"{word}\u200b", start_ms, end_ms) for word, start_ms, end_ms in words]
    return captioner.caption(captioner.Timing.from_words(words, repair=None), preset, language=language)


def frames_of(drawing: Run, folder: Path, ass: str, size: tuple[int, int], numbers: list[int]) -> Frames:
    """The frames with these numbers, at `RATE` a second, over blue."""
    (folder / "drawn.ass").write_text(ass, "utf-8")
    width, height = size
    chosen = "+".join(f"eq(n,{number})" for number in numbers)
    blue = ("-f", "lavfi", "-i", f"color=0x203060:s={width}x{height}:d={max(numbers) / RATE + 1}:r={RATE}")
    raw = drawing(
        folder, *blue, "-vf", f"subtitles=drawn.ass,select='{chosen}'", "-fps_mode", "passthrough",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    )  # fmt: skip
    return np.frombuffer(raw, np.uint8).reshape(-1, height, width, 3)


def ink(frames: Frames) -> Frames:
    """Where something is drawn."""
    return np.abs(frames.astype(int) - np.array([0x20, 0x30, 0x60])).max(axis=-1) > 40


def like(frames: Frames, colour: str) -> Frames:
    """Where the picture has a colour, about."""
    return np.abs(frames.astype(int) - np.array([*bytes.fromhex(colour[1:])])).max(axis=-1) < 60


def grown(mask: Frames) -> Frames:
    """What is set, and its neighbours: glyphs are placed by parts of a pixel."""
    return mask | np.roll(mask, 1, 0) | np.roll(mask, -1, 0) | np.roll(mask, 1, 1) | np.roll(mask, -1, 1)


def box_of(mask: Frames) -> tuple[int, int, int, int]:
    """The left, right, top and bottom of what is set."""
    rows, columns = np.nonzero(mask)
    return int(columns.min()), int(columns.max()), int(rows.min()), int(rows.max())


def word_boxes(
    drawing: Run, folder: Path, ass: str, size: tuple[int, int], cue: captioner.Cue
) -> list[tuple[int, ...]]:
    """Where each unit of a cue stands, drawn with all others invisible."""
    file = pysubs2.SSAFile.from_string(ass, "ass")
    style = next(iter(file.styles))
    found = units(cue, "word", 500)
    file.events = []
    for shown in range(len(found)):
        pieces = [
            unit.before.replace("\n", r"\N") + (rf"{{\r}}{unit.text}{{\alpha&HFF&}}" if at == shown else unit.text)
            for at, unit in enumerate(found)
        ]
        text = r"{\alpha&HFF&}" + "".join(pieces)
        file.append(pysubs2.SSAEvent(start=1000 * shown, end=1000 * shown + 1000, text=text, style=style))
    drawn = frames_of(drawing, folder, file.to_string("ass"), size, [RATE * at + RATE // 2 for at in range(len(found))])
    return [box_of(mask) for mask in ink(drawn)]


def unit_at(found: tuple[Unit, ...], time_ms: float) -> int | None:
    return next((at for at, unit in enumerate(found) if unit.start_ms + 20 <= time_ms < unit.lit_end_ms - 20), None)


@pytest.mark.parametrize(
    ("name", "preset", "language"),
    [pytest.param(*case, marks=() if case == ("pop", "web", "en") else pytest.mark.slow) for case in CASES],
)
def test_the_word_that_is_spoken_is_lit_and_no_word_moves(
    name: str, preset: str, language: str, tmp_path: Path, drawing: Run
) -> None:
    size = SIZES[preset]
    style = replace(captioner.STYLES[name], font_file=font_for(language))
    captions = captions_for(preset, language)
    lit = captioner.to_ass(captions, style=style, resolution=size)
    drawn_size = round(
        pysubs2.SSAFile.from_string(lit, "ass").styles["Karaoke" if name == "karaoke" else "Default"].fontsize
    )
    plain_style = replace(style, lighting="none", box=None, font_size=drawn_size)
    plain = captioner.to_ass(captions, style=plain_style, resolution=size)
    rng, seen = random.Random(f"{name} {preset} {language}"), 0
    for cue in captions:
        found = units(cue, "word", captions.limits.max_hold_ms)
        boxes = word_boxes(drawing, tmp_path, plain, size, cue)
        numbers = range(cue.start_ms * RATE // 1000 + 2, cue.end_ms * RATE // 1000 - 1)
        chosen = sorted(rng.sample(numbers, min(len(numbers), SAMPLES // len(captions) + 1)))
        drawn, still = (frames_of(drawing, tmp_path, ass, size, chosen) for ass in (lit, plain))
        for frame, bare, number in zip(drawn, still, chosen, strict=True):
            active = unit_at(found, 1000 * number / RATE)
            others = ink(bare)
            if active is None:
                continue
            left, right, top, bottom = boxes[active]
            slack = round(0.05 * size[1]) if name != "karaoke" else 1
            others[max(0, top - slack) : bottom + slack + 1, max(0, left - slack) : right + slack + 1] = False
            # Every other word has all its ink, where it has it without karaoke.
            assert (others & ~grown(ink(frame))).sum() <= 0.02 * others.sum() + 8
            colour = captioner.STYLES[name].box if name == "box" else style.highlight
            assert colour is not None
            marked = like(frame, colour)
            if name == "karaoke":  # without what is sung in other lines, whose letters reach into this one
                edge = (bottom - top) // 3
                marked[: top + edge] = marked[bottom - edge :] = False
                if not marked.any():
                    continue
            if name == "karaoke" and not marked.any():
                continue  # the first word, hardly begun
            first, last, above, below = box_of(marked)
            if name == "karaoke":
                assert left - 2 <= (first if language == "ar" else last) <= right + 2
            else:
                if name == "pop":
                    assert abs((first + last) - (left + right)) <= 8
                assert left - slack <= first <= left + 6
                assert right - 6 <= last <= right + slack
                assert top - slack <= above <= top + 7
                assert bottom - 6 <= below <= bottom + slack
            seen += 1
    assert seen >= 30


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "pop" else pytest.mark.slow) for name in captioner.STYLES]
)
@pytest.mark.parametrize(("preset", "picture"), [("web", USUAL), ("shorts", VERTICAL)])
@pytest.mark.parametrize("upper", [False, True])
def test_text_stands_inside_the_edges_of_the_picture(
    name: str, preset: str, picture: Picture, upper: bool, tmp_path: Path, drawing: Run
) -> None:
    size = SIZES[preset]
    captions = captions_for(preset, "en")
    style = replace(captioner.STYLES[name], font_file=font_for("en"), upper=upper)
    middles = [round((cue.start_ms + cue.end_ms) * RATE / 2000) for cue in captions]
    mask = ink(frames_of(drawing, tmp_path, captioner.to_ass(captions, style=style, resolution=size), size, middles))
    assert mask.any(axis=(1, 2)).all()
    left, right, top, bottom = box_of(mask.any(axis=0))
    assert left >= picture.left * size[0] - 1
    assert right <= (1 - picture.right) * size[0] + 1
    assert top >= picture.top * size[1] - 1
    # The outline, or the box, of the last line reaches below it.
    assert bottom <= (1 - picture.bottom) * size[1] + 0.012 * size[1]


@pytest.mark.parametrize(("position", "low", "high"), [("top", 0.04, 0.3), ("middle", 0.3, 0.7), ("70%", 0.4, 0.71)])
def test_text_stands_where_it_is_put(position: str, low: float, high: float, tmp_path: Path, drawing: Run) -> None:
    captions = captions_for("web", "en")
    style = replace(captioner.STYLES["plain"], position=position)
    _, _, top, bottom = box_of(
        ink(frames_of(drawing, tmp_path, captioner.to_ass(captions, style=style), (640, 360), [50]))[0]
    )
    assert low * 360 <= top < bottom <= high * 360


def test_a_line_that_is_wider_than_the_picture_is_not_wrapped(tmp_path: Path, drawing: Run) -> None:
    captions = captions_for("web", "en")
    style = captioner.Style("none", font_size=200)
    (mask,) = ink(frames_of(drawing, tmp_path, captioner.to_ass(captions, style=style), (640, 360), [50]))
    lines = len(captions.cues[0].lines)
    # A wrapped text would be higher than its lines.
    _, _, top, bottom = box_of(mask)
    assert bottom - top <= lines * 200 / 3
