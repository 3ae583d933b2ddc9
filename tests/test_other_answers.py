"""What is said of JSON that is no clip of the service."""

from typing import Any

import pytest

from captioner import CaptionerError, read_clip

CLIP = {"uuid": "u", "timestamps": {"graph_chars": ["H"], "graph_times": [[0, 1]]}}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            {"audio_base64": "", "alignment": {"characters": []}},
            "an answer of elevenlabs .* without timings: use the endpoint",
        ),
        ({"alignment": {"letters": []}}, "has an alignment, but in no form that is read"),
        ({"timestamps": {"characters": ["H"]}}, "have the keys characters, not graph_chars and graph_times"),
        ({"audio": "", "timestamps": None}, "no answer of the Resemble API"),
        ({"payload": {"success": True, "item": CLIP}}, "has its clip under payload: save"),
        ({"result": {"answer": {"item": CLIP}}}, "has its clip under result.answer: save"),
        ({"item": {"uuid": "x", "words": [{"text": "Hi", "start_time": 0}]}}, "it is a transcript"),
        ({"uuid": "x"}, "create the clip again with include_timestamps: true"),
        ({"anything": 1}, "is not a clip of the Resemble API"),
    ],
)
def test_the_error_says_what_it_is_and_what_to_do(answer: Any, told: str) -> None:
    with pytest.raises(CaptionerError, match=told):
        read_clip(answer)
