"""Tricky sentences come out as a subtitler wrote them by hand, by the rule named: `fixtures/tricky.json`."""

import json
import re
from typing import Any

import pytest

import captioner
from captioner.text.measure import display_width
from tests.clips import FIXTURES

TRICKY: list[dict[str, Any]] = json.loads((FIXTURES / "tricky.json").read_text("utf-8"))

# Which of them come out otherwise than written: whoever changes a cost sees here what it did.
DIFFERENT = {
    "en: a list breaks after a comma",
    "en: a cue ends at a clause's comma",
    "en: bottom-heavy",
    "en: a word too short to see joins its neighbour",
    "es: no break after an article, in a question",
}

_MS_A_COLUMN = 67
_SENTENCE_PAUSE_MS = 350
_COMMA_PAUSE_MS = 150
_ABBREVIATIONS = {"Dr.", "Prof.", "M.", "J.", "R.", "p.m.", "e.g."}
# Japanese and Chinese are timed by character, punctuation with the one before it.
_CHARACTER = re.compile("[^、。，][、。，]*")


def spoken(cues: list[list[str]], language: str) -> captioner.Timing:
    """The sentences at 15 columns a second, with a pause after each and after commas."""
    spaced = language not in ("ja", "zh")
    lines = [line for cue in cues for line in cue]
    words = []
    start_ms = 0
    for text in " ".join(lines).split() if spaced else _CHARACTER.findall("".join(lines)):
        end_ms = start_ms + (display_width(text) + spaced) * _MS_A_COLUMN
        words.append((text, start_ms, end_ms))
        start_ms = end_ms
        if text[-1] in ",、，":
            start_ms += _COMMA_PAUSE_MS
        elif text[-1] in ".?!…。" and text not in _ABBREVIATIONS:
            start_ms += _SENTENCE_PAUSE_MS
    return captioner.Timing.from_words(words)


def captioned(example: dict[str, Any]) -> list[list[str]]:
    timing = spoken(example["cues"], example["language"])
    captions = captioner.caption(timing, language=example["language"], max_line_width=42, max_line_count=2)
    return [[line.text for line in cue.lines] for cue in captions]


def name(example: dict[str, Any]) -> str:
    return f"{example['language']}: {example['rule']}"


def test_there_are_enough_examples_each_with_a_name_of_its_own() -> None:
    assert len(TRICKY) == len({name(example) for example in TRICKY}) >= 40
    assert sum(example["language"] == "en" for example in TRICKY) >= 30


@pytest.mark.parametrize("example", TRICKY, ids=name)
def test_what_is_written_by_hand_keeps_the_limits(example: dict[str, Any]) -> None:
    space = "" if example["language"] in ("ja", "zh") else " "
    for cue in example["cues"]:
        assert len(cue) in (1, 2)
        assert all(display_width(line) <= 42 for line in cue)
        assert len(cue) == 1 or display_width(space.join(cue)) > 42


def test_what_comes_out_otherwise_than_written_is_known() -> None:
    assert {name(example) for example in TRICKY if captioned(example) != example["cues"]} == DIFFERENT


def test_nine_of_ten_come_out_as_written() -> None:
    assert sum(captioned(example) == example["cues"] for example in TRICKY) >= 0.9 * len(TRICKY)
