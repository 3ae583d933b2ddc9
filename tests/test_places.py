"""Which characters of a cue a finding is about."""

import pytest
from hypothesis import given

import captioner
from captioner.checking.places import Place, places
from tests.strategies import hostile_captions


def marked(text: str, code: str, language: str = "en", seconds: int = 6) -> list[str]:
    """What is marked for the findings of a code in the first of two cues."""
    srt = f"1\n00:00:01,000 --> 00:00:0{seconds + 1},000\n{text}\n"
    captions = captioner.read_captions(srt, language=language)
    lines = text.split("\n")
    found = [one for one in captioner.check(captions) if one.code == code]
    assert found, "nothing is found"
    return [lines[row - 1][start:end] for one in found for row, start, end in places(one, lines, language)]


@pytest.mark.parametrize(
    ("text", "code", "language", "said"),
    [
        ("We bought the\ntickets for the evening.", "weak-line-end", "en", ["the"]),
        ("She paid 15\ndollars for the bag.", "weak-line-end", "en", ["15"]),
        ("今日はとても天気がいいです\n、そうですね", "weak-line-end", "ja", ["、"]),
        ("そうですねと彼は言った（\n本当に）", "weak-line-end", "ja", ["（"]),
        ("We have a line of exactly forty-two columns and more", "line-width", "en", ["s and more"]),
        ("彼はここにいますがここは広いです", "line-width", "ja", ["いです"]),
        ("one\ntwo\nthree", "line-count", "en", ["three"]),
        ("We went all the way home\nnow", "orphan", "en", ["now"]),
        (" led", "white-space", "en", [" "]),
        ("trailing\t ", "white-space", "en", ["\t "]),
        ("two   spaces", "white-space", "en", ["   "]),
        ("a\ttab", "white-space", "en", ["\t"]),
    ],
)
def test_the_part_that_is_wrong_is_marked(text: str, code: str, language: str, said: list[str]) -> None:
    assert marked(text, code, language) == said


def test_what_is_wrong_with_the_whole_cue_marks_nothing() -> None:
    assert marked("Too much text for one second, I fear.", "reading-speed", seconds=1) == []
    assert marked("Stop.", "min-duration", seconds=0) == []


def test_a_finding_of_an_unknown_code_marks_the_words_that_it_measured_or_its_line() -> None:
    finding = captioner.Finding("unknown", "error", 1, 0, 2, "- Yes", "y", "here")  # type: ignore[arg-type]
    assert places(finding, ["one", "two"], "en") == (Place(2, 0, 3),)
    assert places(finding, ["one", "No. - Yes."], "en") == (Place(2, 4, 9),)
    assert places(finding, ["one"], "en") == ()


@given(hostile_captions())
def test_places_are_inside_their_lines(file: tuple[str, str]) -> None:
    try:
        captions = captioner.read_captions(file[1])
    except captioner.FormatError:
        return
    for finding in captioner.check(captions):
        lines = captions[finding.cue - 1].text.split("\n")
        for row, start, end in places(finding, lines, captions.language):
            assert 0 <= start < end <= len(lines[row - 1])
