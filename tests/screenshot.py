"""The program that makes `fixtures/preview.png`, the picture in README: `python -m tests.screenshot`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import captioner
from tests.chromium import launched

PICTURE = Path(__file__).parents[1] / "fixtures" / "preview.png"

# The pace in milliseconds per character, and the sentence spoken at that pace.
_SENTENCES = [
    (62, "The lighthouse stood at the end of a road that nobody used any more."),
    (62, "Its keeper wrote every evening what the sea had brought him."),
    (41, "Two planks, one barrel without a lid, and a boot that did not match the one of last week."),
    (66, "Then, on the first of March, there was a letter in a bottle."),
    (62, "He read it twice before he lit the lamp."),
    (40, "“If anyone finds this, tell my brother that I was right about the tide.”"),
    (64, "There was no name under it, and there was no date."),
    (62, "He put on his coat, and went down to the water."),
]


def timing() -> captioner.Timing:
    words: list[tuple[str, int, int]] = []
    at_ms = 400
    for pace_ms, sentence in _SENTENCES:
        for text in sentence.split():
            end_ms = at_ms + pace_ms * len(text)
            words.append((text, at_ms, end_ms))
            at_ms = end_ms + (320 if text[-1] in ",." else 55)
        at_ms += 500
    return captioner.Timing.from_words(words, title="The lighthouse", language="en")


def main() -> None:
    with TemporaryDirectory() as folder, launched() as browser:
        path = Path(folder) / "page.html"
        captions, breaks = captioner.caption(timing(), "bbc"), captioner.explain(timing(), "bbc")
        path.write_text(captioner.to_preview(captions, breaks=breaks), encoding="utf-8")
        page = browser.new_page(viewport={"width": 1200, "height": 750}, color_scheme="light")
        page.goto(f"{path.as_uri()}#t=8.4")
        page.get_by_role("slider").wait_for()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
