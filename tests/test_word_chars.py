"""The times of characters beside those of words, as WhisperX writes them."""

import json
from typing import Any

import pytest

import captioner
from tests.clips import FIXTURES

PATH = FIXTURES / "vendors" / "whisperx-chars.json"


def test_the_words_of_whisperx_have_the_times_of_its_characters() -> None:
    timing = captioner.read_clip(PATH)
    plain = captioner.read_clip(FIXTURES / "vendors" / "whisperx.json")
    assert [(word.text, word.start_ms, word.end_ms) for word in timing.words] == [
        (word.text, word.start_ms, word.end_ms) for word in plain.words
    ]
    assert timing.words[0].char_starts_ms == (100, 160, 220)
    # A full stop has no time, and that of the letter before it.
    does = next(word for word in timing.words if word.text == "does.")
    assert (does.char_starts_ms[-2:], does.char_ends_ms[-2:]) == ((2140, 2140), (2200, 2200))
    assert all(word.char_starts_ms for word in timing.words)
    assert '"char_times"' not in captioner.to_json(captioner.caption(timing), "char")


def segment(**changes: Any) -> dict[str, Any]:
    words = [{"word": "It", "start": 0.1, "end": 0.2}, {"word": "is", "start": 0.3, "end": 0.5}]
    chars = [{"char": "I", "start": 0.1, "end": 0.15}, {"char": "t", "start": 0.15, "end": 0.2}, {"char": " "}]
    chars += [{"char": "i", "start": 0.3, "end": 0.4}, {"char": "s", "start": 0.4, "end": 0.5}]
    return {"start": 0.1, "end": 0.5, "text": "It is", "words": words, "chars": chars, **changes}


def chars_of(one: dict[str, Any]) -> list[tuple[int, ...]]:
    timing = captioner.read_clip(json.dumps({"segments": [one], "word_segments": []}))
    assert timing.text == "It is"
    return [word.char_starts_ms for word in timing.words]


@pytest.mark.parametrize(
    ("place", "changes", "expected"),
    [
        (0, {}, [(100, 150), (300, 400)]),
        (1, {"start": None, "end": None}, [(), (300, 400)]),
        (1, {"start": 0.05}, [(), (300, 400)]),
        (4, {"end": 0.9}, [(100, 150), (300, 400)]),
        (0, {"char": "X"}, [(), ()]),
    ],
)
def test_characters_that_do_not_fit_their_word_are_left_out(
    place: int, changes: dict[str, Any], expected: list[tuple[int, ...]]
) -> None:
    one = segment()
    one["chars"][place].update(changes)
    assert chars_of(one) == expected


def test_without_characters_and_with_characters_of_another_form_the_words_are_read() -> None:
    assert chars_of(segment(chars=[])) == [(), ()]
    assert chars_of(segment(chars=None)) == [(), ()]
