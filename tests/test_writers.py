"""The writers, read back by five third-party libraries."""

import html
import inspect
import json
import re
from collections.abc import Callable, Mapping

import pysubs2
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import captioner
from tests.clips import TIMINGS
from tests.hostile import HOSTILE, hostile_words
from tests.readback import SRT_READERS, VTT_READERS, read_ttconv_ttml

READERS = [("srt", name) for name in SRT_READERS] + [("vtt", name) for name in VTT_READERS]


def _with_entities(text: str) -> str:
    return html.escape(text, quote=False)


def _without_overrides(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", _with_entities(text))


# How a library changes the text of a cue if it does not return it unchanged, and why we accept that.
EXCEPTIONS: Mapping[tuple[str, str], Callable[[str], str]] = {
    # Players show `&amp;` literally, so SRT is written without entities; ttconv reads SRT as HTML and decodes them.
    ("srt", "ttconv"): html.unescape,
    # WebVTT requires entities (https://www.w3.org/TR/webvtt1/#cue-text); webvtt-py does not decode them.
    ("vtt", "webvtt-py"): _with_entities,
    # pysubs2 reads WebVTT as if it were SRT for libass: entities stay, `{x}` is removed. In WebVTT braces are plain
    # text, and players would show any escape that we wrote instead.
    ("vtt", "pysubs2"): _without_overrides,
}

# Reverts everything that writers may change in text; XML cannot hold the last two.
_UNDO = str.maketrans("＜＞｛｝", "<>{}", "\u2060\u202b\u202c\ufffe\uffff")


def assert_read_back(captions: captioner.Captions, form: str, name: str) -> None:
    read = (SRT_READERS if form == "srt" else VTT_READERS)[name](captioner.WRITERS[form](captions))
    seen = EXCEPTIONS.get((form, name), str)
    assert [(start_ms, end_ms, text.translate(_UNDO)) for start_ms, end_ms, text in read] == [
        (cue.start_ms, cue.end_ms, seen(cue.text.translate(_UNDO)).translate(_UNDO)) for cue in captions
    ]


@pytest.mark.parametrize(("form", "name"), READERS)
@pytest.mark.parametrize("clip", TIMINGS)
def test_every_library_reads_every_clip_back_unchanged(clip: str, form: str, name: str) -> None:
    for preset in captioner.PRESETS:
        captions = captioner.caption(TIMINGS[clip], preset)
        assert captions.cues
        assert_read_back(captions, form, name)


@pytest.mark.parametrize(("form", "name"), READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_every_library_reads_hostile_text_back_unchanged(text: str, form: str, name: str) -> None:
    # Alone, on its own line before, between and after other lines, and in the last cue, where numbers are easily lost.
    words = ["Said\n\n", f"{text}\n\n", f"{text}\n", "so\n", f"{text}\n", f"{text}\n\n", f"{text} is\n", text]
    timing = captioner.Timing.from_words([(word, 900 * at, 900 * at + 800) for at, word in enumerate(words)])
    captions = captioner.caption(timing, max_line_width=32, max_line_count=4, max_pause_ms=2000)
    assert "".join(captioner.to_text(captions).split()) == "".join("".join(words).split())
    assert_read_back(captions, form, name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=hostile_words(), preset=st.sampled_from(list(captioner.PRESETS)), width=st.sampled_from([8, 20, 42]))
def test_every_library_reads_any_captions_back_unchanged(
    words: list[tuple[str, int, int]], preset: str, width: int
) -> None:
    captions = captioner.caption(captioner.Timing.from_words(words, repair=None), preset, max_line_width=width)
    assume(captions.cues)
    # The only exception for a whole file: pycaption "repairs" text that looks like UTF-8 read as Windows-1252 ("Ã©").
    assume(not _could_be_mojibake(captioner.to_srt(captions)))
    assume(not _could_be_mojibake(captioner.to_vtt(captions)))
    for form, name in READERS:
        assert_read_back(captions, form, name)


def _could_be_mojibake(text: str) -> bool:
    try:
        return text.encode("cp1252").decode() != text
    except UnicodeError:
        return False


def test_every_writer_has_its_own_extension_and_both_tables_are_read_only() -> None:
    assert list(captioner.WRITERS) == ["srt", "vtt", "json", "txt", "ass", "ttml", "remotion"]
    with pytest.raises(TypeError):
        captioner.WRITERS["srt"] = captioner.to_vtt  # type: ignore[index]
    assert list(captioner.EXTENSIONS) == list(captioner.WRITERS)
    assert len({*captioner.EXTENSIONS.values()}) == len(captioner.EXTENSIONS)
    with pytest.raises(TypeError):
        captioner.EXTENSIONS["srt"] = ".sub"  # type: ignore[index]


@pytest.mark.parametrize("form", captioner.WRITERS)
def test_the_listed_options_are_the_arguments_of_the_writer(form: str) -> None:
    assert [*inspect.signature(captioner.WRITERS[form]).parameters] == ["captions", *captioner.WRITER_OPTIONS[form]]


Cues = list[tuple[int, int, str]]


def read_json(text: str) -> Cues:
    segments = json.loads(text)["segments"]
    return [(round(1000 * s["start"]), round(1000 * s["end"]), "\n".join(s["lines"])) for s in segments]


def read_remotion(text: str) -> Cues:
    cues: Cues = []
    begins = True
    for word in json.loads(text):
        assert set(word) - {"pageBreakAfter"} == {"text", "startMs", "endMs", "timestampMs", "confidence"}
        if begins:
            cues.append((word["startMs"], word["endMs"], word["text"].removeprefix(" ")))
        else:
            start_ms, _, said = cues[-1]
            cues[-1] = (start_ms, word["endMs"], said + word["text"])
        begins = word.get("pageBreakAfter", False)
    assert begins
    return cues


def read_ass(text: str) -> Cues:
    return [(event.start, event.end, event.plaintext) for event in pysubs2.SSAFile.from_string(text, "ass")]


# The parser of each format except plain text, which has no times, and the precision of its times in milliseconds.
ROWS: Mapping[str, tuple[Callable[[str], Cues], int]] = {
    "srt": (SRT_READERS["srt"], 1),
    "vtt": (lambda text: [(start, end, html.unescape(said)) for start, end, said in VTT_READERS["webvtt-py"](text)], 1),
    "json": (read_json, 1),
    "ass": (read_ass, 15),  # centiseconds, and no cue is shorter than one
    "ttml": (read_ttconv_ttml, 1),
    "remotion": (read_remotion, 1),
}


def assert_text_and_times_kept(form: str, captions: captioner.Captions) -> None:
    """Check the guarantees of every writer: all text in order, the times of each cue, and nothing else."""
    text = captioner.WRITERS[form](captions)
    if form == "txt":
        assert text == "\n".join(f"{cue.text}\n" for cue in captions)
        return
    read, precision_ms = ROWS[form]
    cues = read(text)
    assert len(cues) == len(captions)
    for (start_ms, end_ms, said), cue in zip(cues, captions, strict=True):
        shown = cue.text.translate(_UNDO)
        if form == "remotion":  # it has no line breaks, and only words have times
            shown = "".join((" " if at and word.before else "") + word.text for at, word in enumerate(cue.words))
            assert end_ms == cue.words[-1].end_ms
        else:
            assert abs(end_ms - cue.end_ms) < precision_ms
        assert abs(start_ms - cue.start_ms) < precision_ms
        assert said.translate(_UNDO) == shown.translate(_UNDO)


def test_every_writer_has_a_row() -> None:
    assert {*ROWS, "txt"} == {*captioner.WRITERS}


@pytest.mark.parametrize("form", captioner.WRITERS)
@pytest.mark.parametrize("clip", TIMINGS)
def test_every_writer_keeps_text_order_and_times(clip: str, form: str) -> None:
    for preset in captioner.PRESETS:
        assert_text_and_times_kept(form, captioner.caption(TIMINGS[clip], preset))


@settings(max_examples=60)
@given(words=hostile_words())
def test_every_writer_keeps_hostile_text(words: list[tuple[str, int, int]]) -> None:
    captions = captioner.caption(captioner.Timing.from_words(words, repair=None))
    for form in captioner.WRITERS:
        assert_text_and_times_kept(form, captions)


@pytest.mark.parametrize("form", captioner.WRITERS)
def test_writing_is_deterministic(form: str) -> None:
    write = captioner.WRITERS[form]
    assert write(captioner.caption(TIMINGS["v1"])) == write(captioner.caption(TIMINGS["v1"]))


def test_plain_text_has_a_blank_line_between_cues() -> None:
    assert captioner.to_text(captioner.caption(TIMINGS["v1"])) == (
        "Resemble increases productivity\nthrough an easy to use API.\n\nWhat do you think?\n"
    )


@pytest.mark.parametrize(("form", "text"), [("srt", ""), ("vtt", "WEBVTT\n\n"), ("txt", ""), ("remotion", "[]\n")])
def test_captions_without_cues_can_be_written(form: str, text: str) -> None:
    assert captioner.WRITERS[form](captioner.caption(captioner.Timing(()))) == text
