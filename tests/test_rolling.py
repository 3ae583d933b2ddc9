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
