"""The ASS writer: karaoke without drift, and text that players take for nothing but text."""

import re
from itertools import accumulate
from pathlib import Path
from typing import Literal

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import captioner
from captioner.cue import Cue
from captioner.karaoke import units
from captioner.timing.merge import words_from_chars
from tests import strategies
from tests.clips import TIMINGS
from tests.ffmpeg import Run
from tests.hostile import HOSTILE, hostile_words
from tests.node import RunInNode
from tests.test_srt import captions_of

Kind = Literal["word", "char"]

SYLLABLE = re.compile(r"\{\\(?:kf|ko|k)(\d+)\}([^{]*)")


def dialogues(text: str) -> list[tuple[int, int, str]]:
    """The start and end in centiseconds and the raw text of each dialogue line."""
    return [(event.start // 10, event.end // 10, event.text) for event in pysubs2.SSAFile.from_string(text, "ass")]


def shown(text: str) -> str:
    """The text that a player shows of a cue's raw text."""
    return re.sub(r"\{[^}]*\}", "", text).replace(r"\N", "\n")


def undone(text: str) -> str:
    """Text without the changes made by the writer."""
    return text.translate(str.maketrans("｛｝", "{}", "\u2060"))


def test_the_documented_clip_is_written_as_documented() -> None:
    made = captioner.to_ass(captioner.caption(TIMINGS["v1"]))
    assert made.splitlines()[:6] == [
        "[Script Info]",
        "ScriptType: v4.00+",
        "PlayResX: 1920",
        "PlayResY: 1080",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
    ]
    assert [line for line in made.splitlines() if line.startswith(("Style:", "Dialogue:"))] == [
        "Style: Karaoke,Arial,76,&H004AD5FF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,4,0,2,96,96,54,1",
        r"Dialogue: 0,0:00:00.02,0:00:04.11,Karaoke,,0,0,0,,{\kf43}Resemble {\kf5}{\kf55}increases {\kf4}"
        r"{\kf72}productivity\N{\kf7}{\kf18}through {\kf3}{\kf8}an {\kf4}{\kf30}easy {\kf6}{\kf8}to {\kf4}"
        r"{\kf22}use {\kf4}{\kf66}API.{\kf50}",
        r"Dialogue: 0,0:00:05.18,0:00:06.49,Karaoke,,0,0,0,,{\kf15}What {\kf2}{\kf11}do {\kf2}{\kf7}you {\kf5}"
        r"{\kf39}think?{\kf50}",
    ]


def check(cue: Cue, dialogue: tuple[int, int, str], kind: Kind, hold_ms: int) -> None:
    """Check that syllables add up to the cue, that each starts with its unit, and that no text is lost."""
    start_cs, end_cs, text = dialogue
    syllables = [(int(length_cs), said) for length_cs, said in SYLLABLE.findall(text)]
    starts_cs = [start_cs, *accumulate((length_cs for length_cs, _ in syllables), initial=start_cs)][1:-1]
    assert abs(start_cs - cue.start_ms / 10) <= 0.5
    assert abs(sum(length_cs for length_cs, _ in syllables) - cue.duration_ms / 10) <= 1
    assert start_cs + sum(length_cs for length_cs, _ in syllables) == end_cs
    said = [(at_cs, said) for at_cs, (_, said) in zip(starts_cs, syllables, strict=True) if said]
    lit = units(cue, kind, hold_ms)
    assert len(said) == len(lit)
    for unit, (at_cs, _) in zip(lit, said, strict=True):
        assert abs(at_cs - unit.start_ms / 10) <= 0.5
    # Each word that is spoken while its cue is shown starts when its syllable starts.
    words = {word.start_ms for word in cue.words if cue.start_ms <= word.start_ms < cue.end_ms}
    if kind == "word":
        assert words <= {unit.start_ms for unit in lit}
    assert undone(shown(text)) == undone(cue.text)


@pytest.mark.parametrize("preset", captioner.PRESETS)
@pytest.mark.parametrize("kind", ["word", "char"])
@pytest.mark.parametrize("clip", TIMINGS)
def test_syllables_add_up_to_their_cue_and_start_with_their_words(clip: str, kind: Kind, preset: str) -> None:
    captions = captioner.caption(TIMINGS[clip], preset)
    for cue, dialogue in zip(captions, dialogues(captioner.to_ass(captions, kind)), strict=True):
        check(cue, dialogue, kind, captions.limits.max_hold_ms)


@settings(max_examples=60)
@given(timed=strategies.timed_chars(), kind=st.sampled_from(["word", "char"]))
def test_syllables_add_up_to_their_cue_whatever_the_times(timed: strategies.TimedChars, kind: Kind) -> None:
    captions = captioner.caption(captioner.Timing(words_from_chars(*timed)[0]), "netflix")
    for cue, dialogue in zip(captions, dialogues(captioner.to_ass(captions, kind)), strict=True):
        check(cue, dialogue, kind, captions.limits.max_hold_ms)


@settings(max_examples=60)
@given(words=hostile_words(), highlight=st.sampled_from(["off", "word"]))
def test_ass_keeps_any_text(words: list[tuple[str, int, int]], highlight: Literal["off", "word"]) -> None:
    captions = captioner.caption(captioner.Timing.from_words(words, repair=None))
    read = pysubs2.SSAFile.from_string(captioner.to_ass(captions, highlight), "ass")
    assert [undone(event.plaintext) for event in read] == [undone(cue.text) for cue in captions]


def test_silences_are_empty_syllables() -> None:
    cue = Cue(captioner.caption(captioner.Timing.from_words([("One", 103, 300), ("two", 456, 700)]))[0].lines, 53, 1200)
    captions = captioner.Captions((cue,), captioner.Limits(), "en")
    assert dialogues(captioner.to_ass(captions)) == [(5, 120, r"{\kf5}{\kf20}One {\kf16}{\kf24}two{\kf50}")]


@pytest.mark.parametrize("tag", ["k", "kf", "ko"])
def test_the_karaoke_tag_can_be_chosen(tag: Literal["k", "kf", "ko"]) -> None:
    text = captioner.to_ass(captions_of("Now."), karaoke_tag=tag)
    assert set(re.findall(r"\{\\([a-z]+)\d+\}", text)) == {tag}


def test_without_karaoke_text_has_one_colour() -> None:
    made = captioner.to_ass(captioner.caption(TIMINGS["v1"]), "off")
    assert dialogues(made)[0][2] == r"Resemble increases productivity\Nthrough an easy to use API."
    assert made.count("\nStyle: ") == 1
    assert "Style: Default,Arial,76,&H00FFFFFF,&H00FFFFFF," in made


@pytest.mark.parametrize(
    ("resolution", "columns", "size"),
    [((1920, 1080), 42, 76), ((1080, 1920), 24, 81), ((1080, 1080), 42, 46), ((640, 360), 37, 25), ((16, 16), 42, 1)],
)
def test_text_is_as_large_as_the_line_width_allows(resolution: tuple[int, int], columns: int, size: int) -> None:
    captions = captioner.caption(TIMINGS["v1"], max_line_width=columns)
    read = pysubs2.SSAFile.from_string(captioner.to_ass(captions, resolution=resolution), "ass")
    assert (int(read.info["PlayResX"]), int(read.info["PlayResY"])) == resolution
    assert read.styles["Karaoke"].fontsize == size


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{x}", "｛x｝"),
        ("{", "｛"),
        (r"\N \n \h", "\\\u2060N \\\u2060n \\\u2060h"),
        (r"C:\New", "C:\\\u2060New"),
        (r"a\b", r"a\b"),
        ("a\\", "a\\\u2060"),
        ("\u00a0a\u00a0", "\u00a0a\u00a0"),
        ("<b> & 1,2;", "<b> & 1,2;"),
    ],
)
def test_only_braces_and_line_break_escapes_are_changed(text: str, written: str) -> None:
    assert shown(dialogues(captioner.to_ass(captions_of(*text.split(" "))))[0][2]) == written


def test_a_time_that_ass_cannot_show_is_refused() -> None:
    assert captioner.to_ass(captions_of("Now.", at_ms=35_990_000))
    with pytest.raises(captioner.FormatError, match="10 hours"):
        captioner.to_ass(captions_of("Now.", at_ms=36_000_000))


def test_an_invalid_option_is_refused() -> None:
    captions = captioner.caption(TIMINGS["v1"])
    with pytest.raises(captioner.FormatError, match="highlight 'words' is none of off, word and char"):
        captioner.to_ass(captions, "words")  # type: ignore[arg-type]
    with pytest.raises(captioner.FormatError, match="karaoke_tag must be k, kf or ko, not 'K'"):
        captioner.to_ass(captions, karaoke_tag="K")  # type: ignore[arg-type]
    with pytest.raises(captioner.FormatError, match=r"of 1 to 99999 pixels, not \(0, 1080\)"):
        captioner.to_ass(captions, resolution=(0, 1080))


# All hostile texts in one clip, for the third-party readers below.
_SAID = [(f"{text}{' ' if at % 3 else chr(10)}", 900 * at, 900 * at + 13 * at) for at, text in enumerate(HOSTILE)]
READ = {**TIMINGS, "every hostile text": captioner.Timing.from_words(_SAID)}


@pytest.mark.parametrize("highlight", ["off", "word", "char"])
def test_ass_compiler_reads_what_pysubs2_reads(
    highlight: Literal["off", "word", "char"], run_in_node: RunInNode
) -> None:
    texts = [captioner.to_ass(captioner.caption(timing), highlight) for timing in READ.values()]
    script = """
        return load("ass-compiler").parse(text).events.dialogue.map((line) => [
            Math.round(100 * line.Start),
            Math.round(100 * line.End),
            line.Text.parsed.flatMap((part) => part.tags.map((tag) => tag.kf ?? tag.k)),
            line.Text.parsed.map((part) => part.text).join(""),
        ]);
    """
    for text, answer in zip(texts, run_in_node(script, texts), strict=True):
        assert [tuple(line) for line in answer] == [
            (start_cs, end_cs, [int(length_cs) for length_cs, _ in SYLLABLE.findall(raw)], re.sub(r"\{.*?\}", "", raw))
            for start_cs, end_cs, raw in dialogues(text)
        ]


@pytest.mark.parametrize("style", ["pop", "box"])
def test_ass_compiler_and_pysubs2_read_the_same_events_of_an_active_word(style: str, run_in_node: RunInNode) -> None:
    texts = [captioner.to_ass(captioner.caption(timing), style=style) for timing in READ.values()]
    script = """
        return load("ass-compiler").parse(text).events.dialogue.map((line) => [
            line.Layer, Math.round(100 * line.Start), Math.round(100 * line.End),
            line.Text.parsed.map((part) => part.text).join(""),
        ]);
    """
    for text, answer in zip(texts, run_in_node(script, texts), strict=True):
        assert [tuple(line) for line in answer] == [
            (event.layer, event.start // 10, event.end // 10, re.sub(r"\{.*?\}", "", event.text))
            for event in pysubs2.SSAFile.from_string(text, "ass")
        ]


@pytest.mark.parametrize("clip", ["v1", "hostile", "arabic", "japanese", "every hostile text"])
def test_ffmpeg_reads_what_pysubs2_reads(clip: str, tmp_path: Path, ffmpeg: Run) -> None:
    captions = captioner.caption(READ[clip])
    (tmp_path / "clip.ass").write_text(captioner.to_ass(captions), encoding="utf-8")
    blocks = ffmpeg(tmp_path, "-i", "clip.ass", "-f", "webvtt", "-").decode().strip("\n").split("\n\n")[1:]
    assert [block.partition("\n")[2] for block in blocks] == [
        shown(text) for _, _, text in dialogues(captioner.to_ass(captions))
    ]
