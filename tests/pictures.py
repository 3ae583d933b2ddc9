"""The pictures of the styles of ASS, drawn by ffmpeg and libass: `python -m tests.pictures` writes them anew.

`fixtures/pictures/` has one for each style, in the preset `shorts`, and `styles.png` with all of them side by side.
Needs ffmpeg with libass and the font DejaVu Sans.
"""

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import captioner
from tests.test_ass_frames import font_for

FOLDER = Path(__file__).parents[1] / "fixtures" / "pictures"
_SIZE = (360, 640)
_AT_S = 1.5
# An evening sky, so that captions are seen over light and dark.
_SKY = "nullsrc=s=360x640,geq=r='30+Y/8':g='60+Y/8':b='100+Y/20'"
# What is left of a picture after its edges were cut off: where the captions are.
_CROP = "crop=360:200:0:270"


def captions() -> captioner.Captions:
    """A line of a story, spoken evenly."""
    words = ["The", "harbour", "wakes", "before", "the", "sun,", "and", "so", "do", "we."]
    timed = [(word, 380 * at, 380 * at + 360) for at, word in enumerate(words)]
    return captioner.caption(captioner.Timing.from_words(timed), "shorts")


def draw(name: str, path: Path) -> None:
    """The picture of a style."""
    style = captioner.STYLES[name]
    font = font_for("en")
    bold = font.replace("Sans.ttf", "Sans-Bold.ttf")
    style = replace(style, font_file=bold if style.bold and Path(bold).is_file() else font)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "style.ass").write_text(captioner.to_ass(captions(), style=style, resolution=_SIZE), "utf-8")
        command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", _SKY]
        filters = f"setpts=PTS+{_AT_S}/TB,subtitles=style.ass,{_CROP}"
        subprocess.run([*command, "-vf", filters, "-frames:v", "1", path], cwd=folder, check=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    paths = [FOLDER / f"{name}.png" for name in captioner.STYLES]
    for name, path in zip(captioner.STYLES, paths, strict=True):
        draw(name, path)
    inputs = [part for path in paths for part in ("-i", str(path))]
    row = ["-filter_complex", f"hstack=inputs={len(paths)}", "-frames:v", "1", str(FOLDER / "styles.png")]
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *inputs, *row], check=True)


if __name__ == "__main__":
    main()
