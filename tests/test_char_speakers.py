"""The voices of a dialogue that is timed by character."""

from typing import Any

import pytest

from captioner import read_clip, read_clips
from tests.dialogues import said


def answer(*turns: tuple[str, str], start: float = 0.0, between: str = " ") -> dict[str, Any]:
    """An answer of ElevenLabs to a dialogue: each turn is a voice and its text."""
    chars: list[str] = []
    segments = []
    for number, (voice, text) in enumerate(turns):
        chars += between if number else ""
        first = len(chars)
        chars += text
        times = [start + 0.06 * first, start + 0.06 * len(chars)]
        segments.append(
            {
                "voice_id": voice,
                "start_time_seconds": times[0],
                "end_time_seconds": times[1],
                "character_start_index": first,
                "character_end_index": len(chars),
                "dialogue_input_index": number,
            }
        )
    alignment = {
        "characters": chars,
        "character_start_times_seconds": [start + 0.06 * at for at in range(len(chars))],
        "character_end_times_seconds": [start + 0.06 * at + 0.06 for at in range(len(chars))],
    }
    return {"audio_base64": "UklGRg==", "alignment": alignment, "voice_segments": segments}


@pytest.mark.parametrize("between", [" ", "", "\n"])
def test_each_word_has_the_voice_of_its_segment(between: str) -> None:
    timing = read_clip(answer(("Ana", "Who is it?"), ("Ben", "Me."), ("Ana", "Ah."), between=between))
    assert said(timing) == [("Ana", "Who is it?"), ("Ben", "Me."), ("Ana", "Ah.")]


def test_pieces_of_a_stream_are_parted_by_time() -> None:
    pieces = [answer(("Ana", "Who is it? ")), answer(("Ben", "Me. "), ("Ana", "Ah."), start=0.66)]
    assert said(read_clips(pieces)[0]) == [("Ana", "Who is it?"), ("Ben", "Me."), ("Ana", "Ah.")]


def test_a_stream_that_repeats_a_piece_is_read_without_speakers() -> None:
    piece = answer(("Ana", "Who is it? "))
    assert {word.speaker for word in read_clips([piece, piece, answer(("Ben", "Me."), start=0.66)])[0].words} <= {
        None,
        "Ana",
    }


@pytest.mark.parametrize(
    "segments",
    [
        *(None, [], {}, "x", [None, 3], [{}], [{"voice_id": 3}], [{"voice_id": "Ana"}]),
        [{"voice_id": "Ana", "character_start_index": 5, "character_end_index": 2}],
        [{"voice_id": "Ana", "character_start_index": True, "character_end_index": "2"}],
        [{"voice_id": "Ana", "start_time_seconds": "0", "end_time_seconds": None}],
        [{"voice_id": " \n", "character_start_index": 0, "character_end_index": 99}],
    ],
)
def test_segments_that_say_nothing_are_left_out(segments: Any) -> None:
    found = read_clip({**answer(("Ana", "Who is it?")), "voice_segments": segments})
    assert said(found) == [(None, "Who is it?")]


def test_a_segment_may_reach_beyond_the_text() -> None:
    segments = [{"voice_id": "Ana", "character_start_index": 4, "character_end_index": 10**9}]
    found = read_clip({**answer(("x", "Who is it?")), "voice_segments": segments})
    assert said(found) == [(None, "Who"), ("Ana", "is it?")]
