"""Findings in plain words."""

from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest

import captioner
from captioner.checking.finding import CODES, Code, Finding
from captioner.checking.wording import WORDS, in_words, title
from tests.clips import FIXTURES


def found_in(text: str, **limits: Any) -> list[str]:
    """What is found in a file, in words."""
    return [in_words(one) for one in captioner.check(captioner.read_captions(text, **limits))]


def srt(*cues: tuple[str, str, str]) -> str:
    return "\n".join(f"{number}\n{start} --> {end}\n{text}\n" for number, (start, end, text) in enumerate(cues, 1))


def test_every_code_of_the_package_has_words() -> None:
    assert set(CODES) == set(get_args(Code))
    missing = set(CODES) - set(WORDS)
    assert not missing, f"add words for {missing} to captioner/checking/wording.py"


def test_words_are_a_line_that_could_stand_in_a_sentence() -> None:
    for words in WORDS.values():
        assert words.title.isprintable()
        assert not words.title.endswith(".")
        assert words.title[0].islower()


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [
        ([("00:00:02,000", "00:00:03,000", "We")], {"max_cps": 1}, "2 characters a second, 1 allowed"),
        ([("00:00:02,000", "00:00:03,000", "We will")], {"max_line_width": 4}, "7 columns, 4 allowed"),
        ([("00:00:02,000", "00:00:03,000", "a\nb\nc\nd")], {}, "4 lines, 2 allowed"),
        ([("00:00:02,000", "00:00:02,500", "Stop.")], {}, "shown for 0.5 s, at least 0.833 s needed"),
        ([("00:00:02,000", "00:00:02,000", "Stop.")], {}, "shown for 0 s, at least 0.833 s needed"),
        ([("00:00:02,000", "00:00:12,000", "Stop.")], {}, "shown for 10 s, 7 s allowed"),
        ([("00:00:02,000", "00:00:01,500", "Stop.")], {}, "ends at 00:00:01.500, before it starts"),
        ([("00:00:02,000", "00:00:03,000", " ")], {}, "no text"),
        ([("00:00:02,000", "00:00:03,000", "two  spaces")], {}, "repeated white space"),
        (
            [("00:00:02,000", "00:00:03,000", "Later."), ("00:00:01,000", "00:00:02,000", "Earlier.")],
            {},
            "starts before an earlier cue, which starts at 00:00:02.000",
        ),
        (
            [("00:00:02,000", "00:00:03,000", "One."), ("00:00:02,900", "00:00:04,000", "Two.")],
            {},
            "starts 0.1 s before an earlier cue ends",
        ),
        (
            [("00:00:02,000", "00:00:03,000", "One."), ("00:00:03,200", "00:00:05,000", "Two.")],
            {},
            "0.2 s until the next cue looks like a flicker: close the gap, or leave 0.5 s",
        ),
        (
            [("00:00:02,000", "00:00:03,000", "One."), ("00:00:03,020", "00:00:05,000", "Two.")],
            {"limits": "netflix"},
            "0.02 s until the next cue, at least 0.083 s needed",
        ),
        (
            [("00:00:02,011", "00:00:03,000", "One.")],
            {"fps": Fraction(25)},
            "00:00:02.011 is between two frames, the nearest is at 00:00:02.000",
        ),
    ],
)
def test_a_finding_says_what_is_wrong(text: list[tuple[str, str, str]], limits: dict[str, Any], said: str) -> None:
    assert said in found_in(srt(*text), **limits)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("weak_article.srt", 'ends on "the" (article)'),
        ("weak_ja.srt", "begins the next line"),
        ("orphan_below.srt", "is alone on its line"),
        ("space_tab.srt", "U+0009 instead of a space"),
    ],
)
def test_a_finding_about_a_line_names_the_word(file: str, said: str) -> None:
    assert any(said in one for one in found_in((FIXTURES / "check" / file).read_text("utf-8")))


def test_every_finding_of_every_fixture_is_one_line_without_units_of_the_program() -> None:
    for path in sorted((FIXTURES / "check").iterdir()):
        if path.suffix == ".toml":
            continue
        for finding in captioner.check(captioner.read_captions(Path(path), "netflix", lenient=True)):
            said = in_words(finding)
            assert said
            assert "\n" not in said
            assert "_ms" not in said
            assert not said.endswith(".")


def test_a_code_without_words_is_worded_by_its_name_and_its_numbers() -> None:
    unknown: Any = "too-loud"
    assert title(unknown) == "too loud"
    assert in_words(Finding(unknown, "error", 1, 0, None, 12.5, 9, "here")) == "12.5, 9 allowed"
    assert in_words(Finding(unknown, "error", 1, 0, None, "loud", "quiet", "here")) == "loud; expected: quiet"


@pytest.mark.parametrize(
    ("code", "measured", "allowed", "said"),
    [
        ("weak-line-end", "the (article)", "the end of a phrase", 'ends on "the" (article)'),
        ("weak-line-end", "(the (article)", "the end of a phrase", 'ends on "(the" (article)'),
        ("weak-line-end", "12 | kg (number and unit)", "the end of a phrase", 'parts "12" from "kg" (number and unit)'),
        ("weak-line-end", "odd", "the end of a phrase", 'ends on "odd"'),
        ("fits-one", 2, 1, "2 lines that fit on one"),
        ("dialogue", "- Yes!", "a line for each speaker", 'a second speaker begins on the line: "- Yes!"'),
        ("rolling", "the same text", "each text once", "repeats the cue before it: the same text"),
        (
            "header",
            "WEBVTT1 (line 1)",
            "WEBVTT in the first line",
            "WEBVTT1 (line 1); expected: WEBVTT in the first line",
        ),
    ],
)
def test_words_of_a_finding_are_put_into_a_sentence(
    code: Any, measured: float | str, allowed: float | str, said: str
) -> None:
    assert in_words(Finding(code, "warning", 1, 0, None, measured, allowed, "here")) == said
