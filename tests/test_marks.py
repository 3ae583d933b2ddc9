"""Classes of characters, on which the layout and the checks agree."""

import pytest

import captioner
from captioner.layout.breaks import break_reasons
from captioner.text import marks
from captioner.timing.words import Word


@pytest.mark.parametrize("char", marks.NOT_AT_LINE_START)
def test_the_layout_avoids_forbidden_line_starts_and_the_check_finds_them(char: str) -> None:
    words = [Word("これ", 0, 300, ""), Word(char, 300, 600, "")]
    assert "before a character that begins no line" in next(break_reasons(words, "ja"))
    (finding,) = captioner.check(
        captioner.read_captions(f"1\n00:00:01,000 --> 00:00:03,000\nこれ\n{char}だよ\n\n", language="ja")
    )
    assert (finding.code, finding.measured) == ("weak-line-end", f"{char} begins the next line")


@pytest.mark.parametrize("dash", marks.DASHES)
def test_every_dash_ends_a_clause_and_begins_a_speakers_turn(dash: str) -> None:
    words = captioner.Timing.from_words([(f"Wait{dash}", 0, 300), (" no", 300, 600)]).words
    assert "dash" in next(break_reasons(words, "en"))
    spoken = captioner.read_captions(f"1\n00:00:01,000 --> 00:00:03,000\n{dash}Who is there, then?\n{dash}Me.\n\n")
    assert captioner.check(spoken) == ()
