"""Invalid arguments: each raises one of our errors, or a TypeError that says what was expected."""

import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner.karaoke import Highlight
from tests.clips import FIXTURES
from tests.strategies import hostile_captions

HUGE = 10**5000
CLIP = {"graph_chars": ["H", "i"], "graph_times": [[0, 0.1], [0.1, 0.2]]}
TIMING = captioner.read_clip(CLIP)
CAPTIONS = captioner.caption(TIMING)
LATE = "1\n11:00:00,000 --> 11:00:02,000\nlate\n\n2\n00:00:01,000 --> 00:00:02,000\nsoon\n"
V1 = FIXTURES / "clips" / "v1.json"
SRT = FIXTURES / "check" / "clean_en.srt"


def nested(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "call",
    [
        lambda: captioner.read_clip({**CLIP, "duration": HUGE}),
        lambda: captioner.read_clip({"graph_chars": ["H"], "graph_times": [[0, HUGE]]}),
        lambda: captioner.read_clip({"graph_chars": ["H"], "graph_times": [[-HUGE, 0]]}),
        lambda: captioner.read_clip({"graph_chars": [HUGE], "graph_times": [[0, 1]]}),
        lambda: captioner.read_clip({"success": False, "message": [HUGE, nested(10**5)]}),
        lambda: captioner.read_clip(f'{{"graph_chars": ["H"], "graph_times": [[0, {"9" * 5000}]]}}'),
        lambda: captioner.read_clip(f'{{"uuid": "x", "more": {"[" * 10**5}{"]" * 10**5}}}'),
        lambda: captioner.read_clip(Path("no such file")),
        lambda: captioner.read_clip(FIXTURES),
        lambda: captioner.Timing.from_words([("a", 0, HUGE)]),
        lambda: captioner.Timing.from_words([("a", -HUGE, HUGE)]),
        lambda: captioner.Timing.from_words([("a", 0, 1)], duration_ms=HUGE),
        lambda: captioner.Timing.from_words([("a", 0, 1)], duration_ms=-1),
        lambda: captioner.caption(captioner.Timing((captioner.Word("", 0, 1),))),
        lambda: captioner.caption(captioner.Timing((captioner.Word("a", 5, 5),))),
        lambda: captioner.caption(captioner.Timing((captioner.Word("a", -5, 5),))),
        lambda: captioner.caption(captioner.Timing((captioner.Word("a", 5, 9), captioner.Word("b", 4, 12)))),
        lambda: captioner.caption(TIMING, language="english"),
        lambda: captioner.caption(TIMING, language=""),
        lambda: captioner.caption(captioner.Timing(TIMING.words, language="klingon")),
        lambda: captioner.read_captions("WEBVTT\n", language="english"),
        lambda: captioner.explain(TIMING, language="en US"),
        lambda: CAPTIONS.shift(HUGE),
        lambda: CAPTIONS.shift(-HUGE),
        lambda: TIMING.lasting(HUGE),
        lambda: TIMING.lasting(Fraction(HUGE, 3)),
        lambda: captioner.join([TIMING.lasting(500), TIMING], gap_ms=HUGE),
        lambda: captioner.join([TIMING.lasting(500), TIMING], gap_ms=-HUGE),
        lambda: captioner.to_ass(CAPTIONS, resolution=(0, HUGE)),
        lambda: captioner.to_ass(CAPTIONS, resolution=(HUGE, HUGE)),
        lambda: captioner.to_ass(captioner.read_captions(LATE)),
        lambda: captioner.audio_duration_ms("a\0b"),
        lambda: captioner.Timing((), 5, exact_duration_ms=Fraction(10**400)),
        lambda: captioner.ResembleClient("k" * 10_000),
        lambda: captioner.read_captions(f'{{"segments": [{{"start": 0, "end": {"9" * 4000}, "text": "x"}}]}}'),
        lambda: captioner.read_captions(f'{{"segments": [], "x": {"[" * 10**5}{"]" * 10**5}}}'),
    ],
)
def test_invalid_arguments_raise_one_of_our_errors(call: Callable[[], object]) -> None:
    with pytest.raises(captioner.CaptionerError) as caught:
        call()
    assert str(caught.value)
    assert "set_int_max_str_digits" not in str(caught.value)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: captioner.caption({}), "expected a Timing, not dict: read_clip"),  # type: ignore[arg-type]
        (lambda: captioner.explain(None), "expected a Timing, not NoneType"),  # type: ignore[arg-type]
        (lambda: captioner.caption(TIMING, 5), "a Limits object or the name of a preset"),  # type: ignore[arg-type]
        (lambda: captioner.check({}), "expected Captions, not dict: caption"),  # type: ignore[arg-type]
        (lambda: captioner.fix(TIMING), "expected Captions, not Timing"),  # type: ignore[arg-type]
        (lambda: captioner.fix(CAPTIONS, timing=5), "expected a Timing, not int"),  # type: ignore[arg-type]
        (lambda: captioner.to_preview({}), "expected Captions"),  # type: ignore[arg-type]
        (lambda: captioner.rewrite(b"", {}), "expected Captions"),  # type: ignore[arg-type]
        (lambda: captioner.read_captions(5), "expected a caption file, as text, bytes or a path"),  # type: ignore[arg-type]
        (lambda: captioner.Timing.from_words(5), "a sequence of (text, start_ms, end_ms)"),  # type: ignore[arg-type]
        (lambda: captioner.Timing.from_words([5]), "word 0: expected (text, start_ms, end_ms), not 5"),  # type: ignore[list-item]
        (lambda: captioner.Timing.from_words([("a", 0)]), "(text, start_ms, end_ms)"),  # type: ignore[list-item]
        (lambda: captioner.caption(captioner.Timing(("a",))), "expected a Word, not str"),  # type: ignore[arg-type]
        (lambda: captioner.Timing((), title=5), "text for language, title, uuid and source"),  # type: ignore[arg-type]
        (lambda: captioner.join([{}]), "expected a Timing, not dict"),  # type: ignore[list-item]
        (lambda: CAPTIONS.shift(1.5), "expected a whole number of milliseconds"),  # type: ignore[arg-type]
        (lambda: TIMING.lasting("5"), "a duration in milliseconds"),  # type: ignore[arg-type]
        (lambda: captioner.read_clip(5), "is a number, not a JSON object: a clip was expected"),  # type: ignore[arg-type]
        (lambda: captioner.read_clip(CLIP, time_unit=[]), "no time unit []"),  # type: ignore[arg-type]
        (lambda: captioner.to_preview(CAPTIONS, audio=5), "expected the URL of an audio file"),  # type: ignore[arg-type]
        (lambda: captioner.to_ass(CAPTIONS, resolution=5), "a width and a height in pixels"),  # type: ignore[arg-type]
        (lambda: captioner.check(CAPTIONS, "web"), "expected a Limits object"),  # type: ignore[arg-type]
        (lambda: captioner.fix(CAPTIONS, 5), "expected a Limits object"),  # type: ignore[arg-type]
        (lambda: captioner.ResembleClient(None), "expected an API key, as text"),  # type: ignore[arg-type]
        (lambda: captioner.ResembleClient("k", base_url=None), "a base URL, as text"),  # type: ignore[arg-type]
        (lambda: captioner.ResembleClient("k", timeout_s="5"), "a timeout in seconds"),  # type: ignore[arg-type]
        (lambda: captioner.Timing.from_chars(5, [], []), "a sequence of characters"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_type_raises_an_error_with_the_expected_one(call: Callable[[], object], told: str) -> None:
    with pytest.raises((TypeError, ValueError), match=re.escape(told)):
        call()


@pytest.mark.parametrize("writer", captioner.WRITERS.values())
def test_every_writer_refuses_anything_but_captions(writer: Callable[[object], str]) -> None:
    with pytest.raises(TypeError, match="expected Captions, not Timing: caption"):
        writer(TIMING)


def test_a_clip_and_captions_are_read_from_their_path() -> None:
    assert captioner.read_clip(V1) == captioner.read_clip(V1.read_bytes())
    assert captioner.read_captions(SRT) == captioner.read_captions(SRT.read_bytes())
    assert captioner.rewrite(SRT, captioner.read_captions(SRT)) == SRT.read_text("utf-8")


@pytest.mark.parametrize("path", [V1, SRT])
def test_a_path_given_as_text_is_recognised(path: Path) -> None:
    for read in (captioner.read_clip, captioner.read_captions):
        with pytest.raises(captioner.FormatError, match="is the path of a file, not its content: give Path"):
            read(str(path))


def test_a_clips_language_is_ignored_unless_it_is_a_tag() -> None:
    for said in ("English", "\x1b]0;x\x07", "e", "en US"):
        assert captioner.read_clip({**CLIP, "language": said}).language is None
        assert captioner.read_captions(json.dumps({"segments": [], "language": said})).language == "en"
    assert captioner.read_clip({**CLIP, "language": "pt-BR"}).language == "pt-BR"


@given(hostile_captions(), st.sampled_from(["word", "char", "off"]))
def test_any_captions_that_were_read_can_be_written_in_every_format(
    file: tuple[str, str], highlight: Highlight
) -> None:
    try:
        captions = captioner.read_captions(file[1])
    except captioner.FormatError:
        return
    for writer in captioner.WRITERS.values():
        assert isinstance(writer(captions), str)
    assert captioner.to_vtt(captions, highlight).startswith("WEBVTT")
    assert captioner.to_ass(captions, highlight).startswith("[Script Info]")
    assert captioner.to_preview(captions).startswith("<!doctype html>")
    assert [cue.text for cue in captions.shift(5000)] == [cue.text for cue in captions]
