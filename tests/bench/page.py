"""Part page: how long the preview page of 2000 cues is busy at a time while a person types, drags and scrolls.

Needs Chromium. Tasks of less than 50 ms are not reported by a browser, and count as 50. Durations are divided by how
much slower constant work ran meanwhile than at its best, because other programs share the processor.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import captioner
from tests.bench.stopwatch import Figures
from tests.bench.table import Row
from tests.chromium import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_LEAST_MS = 50
_WATCH = """() => {
    window.longest = 0;
    window.spent = [];
    const note = (tasks) => { for (const task of tasks) longest = Math.max(longest, task.duration); };
    window.observer = new PerformanceObserver((seen) => note(seen.getEntries()));
    observer.observe({ type: "longtask" });
    window.work = () => {
        const start = performance.now();
        for (let at = 0, sum = 0; at < 2e6; at += 1) sum += at % 7;
        spent.push(performance.now() - start);
    };
    window.working = setInterval(work, 100);
}"""
_RESULT = """() => {
    clearInterval(working);
    work();
    for (const task of observer.takeRecords()) longest = Math.max(longest, task.duration);
    observer.disconnect();
    return longest / (spent.reduce((sum, one) => sum + one) / spent.length / Math.min(...spent));
}"""


def rows(cues: int = 2_000, rounds: int = 3, browser: "Browser | None" = None) -> Iterator[Row]:
    """The longest task of the page, in milliseconds, during each kind of work."""
    with tempfile.TemporaryDirectory() as folder, nullcontext(browser) if browser else launched() as one:
        path = Path(folder) / "page.html"
        path.write_text(_page(cues), encoding="utf-8")
        for name, act in _ACTS.items():
            found = [_longest_ms(one, path, cues, act) for _ in range(rounds)]
            yield Row(f"{name}, {cues} cues", "ms of the longest task", Figures(min(found), median(found)), "≤ 100")


def _page(cues: int) -> str:
    words = []
    for at in range(cues):
        words += [(f"Cue {at}", 3000 * at, 3000 * at + 300), (" of the list\n\n", 3000 * at + 400, 3000 * at + 600)]
    timing = captioner.Timing.from_words(words, language="en")
    return captioner.to_preview(captioner.caption(timing), breaks=captioner.explain(timing))


def _longest_ms(browser: "Browser", path: Path, cues: int, act: "Callable[[Page], None]") -> float:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_function("count => document.querySelectorAll('.row').length === count", arg=cues)
    page.evaluate(_WATCH)
    act(page)
    page.wait_for_timeout(300)
    longest: float = page.evaluate(_RESULT)
    page.close()
    return max(_LEAST_MS, longest)


def _type(page: "Page") -> None:
    page.keyboard.press("/")
    page.keyboard.type("of the list", delay=80)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("cue 19", delay=80)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def _choose(page: "Page") -> None:
    for key in "10101":
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def _drag(selector: str) -> "Callable[[Page], None]":
    def drag(page: "Page") -> None:
        box = page.locator(selector).bounding_box()
        assert box
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + 5, middle)
        page.mouse.down()
        for step in (*range(5, 1400, 23), *range(1400, 5, -31)):
            page.mouse.move(box["x"] + step * box["width"] / 1405, middle)
        page.mouse.up()

    return drag


def _correct(page: "Page") -> None:
    """Type in the texts of three cues."""
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("e")
        page.keyboard.type("Corrected ", delay=60)
        page.keyboard.press("Escape")


def _split_and_join(page: "Page") -> None:
    """Edits near the start, which renumber all other cues, and undo of all of them."""
    page.keyboard.press("ArrowDown")
    for key in ("s", "j", "w", "s", *["Control+z"] * 4):
        page.keyboard.press(key)
        page.wait_for_timeout(100)


def _drag_end(page: "Page") -> None:
    """The end of the first cue dragged to and fro."""
    box = page.locator("#timeline").bounding_box()
    assert box
    # The cue ends at 1.1 s, and a pixel of the window is 6 ms at first.
    x, y = box["x"] + box["width"] * 1100 / (6 * 1440), box["y"] + 45
    page.mouse.move(x, y)
    page.mouse.down()
    for step in (*range(0, 200, 4), *range(200, 50, -4)):
        page.mouse.move(x + step, y)
    page.mouse.up()
    page.get_by_text("not saved").wait_for()


_ACTS = {
    "type in the text of a cue": _correct,
    "split, join, undo": _split_and_join,
    "drag the end of a cue": _drag_end,
    "search": _type,
    "choose findings": _choose,
    "drag over the timeline": _drag("#timeline"),
    "drag over the overview": _drag("#overview"),
}
