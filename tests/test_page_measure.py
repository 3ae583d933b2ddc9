"""The review page's two formulas against the library's, on real text in every script that the fixtures have."""

import json
import random
from pathlib import Path

import pytest

import captioner
from captioner.checking.wording import in_words
from captioner.text.measure import display_width, reading_chars
from tests.clips import TIMINGS
from tests.node import RunInNode
from tests.widths import WIDTHS

MEASURE = WIDTHS.read_text("utf-8") + WIDTHS.with_name("measure.js").read_text("utf-8")
FIXTURES = Path(__file__).parents[1] / "fixtures"

# Full-width and half-width, combining, conjuncts, presentation, skin tones, joined emoji, flags, direction marks.
_PARTS = [
    *"aZ é字ｱ가ก",
    "e\u0301",
    "กำ",
    "क्षि",
    "த்",
    "ক্ক",
    "နို",
    "👍🏽",
    "👨‍👩‍👧",
    "🇩🇪",
    "🇩",
    "❤️",
    "☎︎",
    "⌚︎",
    "1️⃣",
    "☝🏿",
    "\u200b",
    "\u200d",
    "\u202a",
    "\u200fشَمس",
    "－－＞",
]


def fixture_lines() -> list[str]:
    texts = {line.text for name in TIMINGS for cue in captioner.caption(TIMINGS[name]) for line in cue.lines}
    for path in [*FIXTURES.glob("captions/*.*"), *FIXTURES.glob("check/*.srt")]:
        texts.update(line.text for cue in captioner.read_captions(path, lenient=True) for line in cue.lines)
    return sorted(texts)


def mixed_lines() -> list[str]:
    chosen = random.Random(12)
    return ["".join(chosen.choices(_PARTS, k=chosen.randint(1, 9))) for _ in range(1000)]


def test_a_line_is_as_wide_on_the_page_as_in_the_library(run_in_node: RunInNode) -> None:
    texts = [*fixture_lines(), *mixed_lines()]
    assert any(ord(char) > 0x3000 for text in texts for char in text)
    assert run_in_node(f"{MEASURE} return displayWidth(text);", texts) == list(map(display_width, texts))


@pytest.mark.parametrize("language", ["en", "ar", "hi", "th", "ja", "ko", "zh-Hant"])
def test_a_line_has_as_many_reading_characters_on_the_page_as_in_the_library(
    run_in_node: RunInNode, language: str
) -> None:
    texts = fixture_lines()
    script = f"{MEASURE} return readingChars(text, {json.dumps(language)});"
    assert run_in_node(script, texts) == [reading_chars(text, language) for text in texts]


@pytest.mark.parametrize("name", TIMINGS)
@pytest.mark.slow
def test_what_breaks_a_limit_is_found_and_said_as_the_library_does(run_in_node: RunInNode, name: str) -> None:
    captions = captioner.caption(TIMINGS[name], max_cps=9.5, max_line_width=12, max_line_count=1)
    limits = {
        "language": captions.language,
        "maxCps": captions.limits.max_cps,
        "maxLineWidth": captions.limits.max_line_width,
        "maxLineCount": captions.limits.max_line_count,
    }
    script = f"""{MEASURE}
        const {{ texts, durationMs }} = JSON.parse(text);
        return measuredFindings(texts, durationMs, {json.dumps(limits)}).map(({{ code, text }}) => [code, text]);"""
    cues = [{"texts": [line.text for line in cue.lines], "durationMs": cue.duration_ms} for cue in captions]
    found = run_in_node(script, list(map(json.dumps, cues)))
    expected: list[list[list[str]]] = [[] for _ in captions]
    for finding in captioner.check(captions):
        if finding.code in ("reading-speed", "line-count", "line-width"):
            expected[finding.cue - 1].append([finding.code, in_words(finding)])
    assert found == expected
