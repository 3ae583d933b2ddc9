"""Text that rolls or grows from cue to cue: what each cue repeats."""

import pytest

import captioner
from captioner.cue import Cue
from captioner.rolling import repeated_letters, unrolled


def cues(*rows: tuple[int, int, str]) -> tuple[Cue, ...]:
    said = "".join(f"00:00:{a:02}.000 --> 00:00:{b:02}.000\n{text}\n\n" for a, b, text in rows)
    return captioner.read_captions(f"WEBVTT\n\n{said}", language="en").cues


def once(read: tuple[Cue, ...]) -> list[tuple[int, int, str]]:
    return [(cue.start_ms // 1000, cue.end_ms // 1000, cue.text) for cue in unrolled(read, repeated_letters(read))]


def test_lines_that_roll_are_there_once() -> None:
    read = cues((1, 2, "one two"), (2, 3, "one two\nthree four"), (3, 4, "three four\nfive six"))
    assert repeated_letters(read) == [0, 6, 9]
    assert once(read) == [(1, 2, "one two"), (2, 3, "three four"), (3, 4, "five six")]


def test_text_that_grows_is_there_once() -> None:
    read = cues((1, 2, "Hello"), (2, 3, "Hello my"), (3, 5, "Hello my\nfriends"))
    assert once(read) == [(1, 2, "Hello"), (2, 3, "my"), (3, 5, "friends")]


def test_a_cue_that_only_repeats_is_left_out_and_the_one_before_lasts_as_long() -> None:
    read = cues((1, 2, "one two"), (2, 3, "one two"), (3, 4, "one two\nthree"))
    assert once(read) == [(1, 3, "one two"), (3, 4, "three")]


@pytest.mark.parametrize(
    "rows",
    [
        ((1, 2, "No."), (2, 3, "No."), (3, 4, "No.")),  # said three times
        ((1, 2, "Let it be."), (2, 3, "Let it be.\nYes.")),  # once: a refrain
        ((1, 2, "one two"), (3, 4, "one two\nthree"), (5, 6, "three\nfour")),  # apart in time
        ((1, 2, ""), (2, 3, ""), (3, 4, "one")),
    ],
)
def test_what_may_be_said_again_stays(rows: tuple[tuple[int, int, str], ...]) -> None:
    read = cues(*rows)
    assert repeated_letters(read) == [0] * len(rows)
    assert once(read) == list(rows)


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


@pytest.mark.parametrize(
    "rows",
    [
        ((1, 2, "the fields"), (2, 3, "the fieldsman"), (3, 4, "the fieldsman says")),  # grows inside a word
        ((1, 2, "- one two"), (2, 3, "- one two"), (3, 4, "- one two")),
    ],
)
def test_only_whole_words_and_other_texts_grow(rows: tuple[tuple[int, int, str], ...]) -> None:
    assert repeated_letters(cues(*rows))[1] == 0


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
