"""Captions that roll from cue to cue."""

import pytest

import captioner

# As YouTube writes them: each new line is shown below the one before, and then alone for a hundredth of a second.
ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
{space}
the<00:00:00.500><c> harbour</c><00:00:01.000><c> wakes</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the harbour wakes
{space}

00:00:02.010 --> 00:00:04.000 align:start position:0%
the harbour wakes
before<00:00:02.500><c> the</c><00:00:03.000><c> sun</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
before the sun
{space}

00:00:04.010 --> 00:00:06.000 align:start position:0%
before the sun
does
""".replace("{space}", " ")


def test_lines_that_roll_are_read_once_when_they_are_new_and_that_is_said() -> None:
    timing = captioner.read_captions(ROLLING).timing()
    assert timing.text == "the harbour wakes before the sun does"
    assert [word.start_ms for word in timing.words if word.text in ("before", "does")] == [2010, 4010]
    (repair,) = timing.repairs
    assert str(repair).startswith("4 cues with lines of the one ahead of it, ")


def srt(*texts: str) -> str:
    return "\n".join(f"{at + 1}\n00:00:0{at},000 --> 00:00:0{at + 1},000\n{text}\n" for at, text in enumerate(texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("No.", "No.", "No."),
        ("la la\nla la", "la la\nla la", "la la\nla la"),
        ("one\ntwo", "two\nsix", "six"),
        ("Go on.", "Go on.", "I will.", "Will you?", "Yes."),
    ],
)
def test_words_that_are_said_again_stay(texts: tuple[str, ...]) -> None:
    timing = captioner.read_captions(srt(*texts)).timing()
    if texts[0] == "one\ntwo":
        assert timing.text == "one two six"
    else:
        assert timing.text == " ".join(texts).replace("\n", " ")


def test_our_own_json_never_rolls() -> None:
    said = ["one", "two", "two", "six", "six", "ten", "ten", "end"]
    words = [(word, 500 * at, 500 * at + 400) for at, word in enumerate(said)]
    captions = captioner.caption(captioner.Timing.from_words(words), max_line_width=3)
    assert captioner.read_clip(captioner.to_json(captions)).text == " ".join(said)
