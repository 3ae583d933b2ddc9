"""JSON of any form, by a mapping."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import captioner
from captioner import FormatError, Timing, TimingError, read_clip, read_clips
from tests.clips import FIXTURES
from tests.test_cli import run

FILE = FIXTURES / "mapped.json"
MAPPING = "words=results[*].items[*], text=t, start=b, end=e, unit=ms"
WORDS = [("It", 100, 200), ("rained", 240, 600), ("all", 640, 800), ("night.", 840, 1300)]


def test_a_mapping_finds_words_in_any_form() -> None:
    assert read_clips(FILE, mapping=MAPPING) == (Timing.from_words(WORDS),)


@pytest.mark.parametrize(
    ("value", "mapping"),
    [
        ([list(word) for word in WORDS], "words=[*], text=[0], start=[1], end=[2], unit=ms"),
        ([{"w": w, "s": s / 1000, "d": (e - s) / 1000} for w, s, e in WORDS], "words=@,text=w,start=s,duration=d"),
        ([{"w": w, "s": s * 10**4, "e": e * 10**4} for w, s, e in WORDS], "words=@,text=w,start=s,end=e,unit=ticks"),
        (
            {"a,b": [{"w": w, "t": {"s": s, "e": e}} for w, s, e in WORDS]},
            'words="a,b",text=w,start=t.s,end=t.e,unit=ms',
        ),
        (
            [{"k": "w", "t": w, "s": s, "e": e} for w, s, e in WORDS] + [{"k": "p", "t": "x", "s": 0, "e": 0}],
            "words=[?k=='w'], text=join('', [t, '']), start=s, end=e, unit=ms",
        ),
    ],
)
def test_expressions_may_be_any_jmespath(value: Any, mapping: str) -> None:
    assert read_clip(json.dumps(value), mapping=mapping) == Timing.from_words(WORDS)
    assert read_clip(value, mapping=mapping) == Timing.from_words(WORDS)


def test_a_mapping_finds_characters() -> None:
    chars = [{"c": char, "s": at * 60, "e": at * 60 + 60} for at, char in enumerate("It rained.")]
    timing = read_clip({"list": chars}, mapping="chars=list, text=c, start=s, end=e, unit=ms")
    assert (timing.text, timing.words[1].chars[0], timing.words[1].char_starts_ms[0]) == ("It rained.", "r", 180)


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("", "the mapping has ''"),
        ("word=a", "the mapping has 'word=a', not one each of words, chars"),
        ("words=a, words=b", "the mapping has 'words=b', not one each"),
        ("words=a, text=t, start=s", "the mapping needs end or duration once each: write words="),
        ("words=a, chars=b, text=t, start=s, end=e", "the mapping needs words or chars once each"),
        ("words=a[, text=t, start=s, end=e", "the mapping's words is no JMESPath"),
        ("words=a], text=t, start=s, end=e", "the mapping's words is no JMESPath"),
        ("words=a, text=t, start=s, end=e, unit=min", "unit is 'min': choose s or ms or ticks"),
        ("chars=a, text=t, start=s, end=e, unit=ticks", "unit is 'ticks': choose s or ms"),
    ],
)
def test_a_mapping_that_is_none_is_refused_with_an_example(mapping: str, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_clip(FILE, mapping=mapping)
    assert told in str(caught.value)
    assert run("convert", f"{FILE}", "--map", mapping).exit_code == 2


@pytest.mark.parametrize(
    ("mapping", "error", "told"),
    [
        ("words=none, text=t, start=b, end=e", FormatError, "there is None; the JSON has the keys results"),
        ("words=results, text=t, start=b, end=e", FormatError, "has no text where the mapping has it: the first of"),
        ("words=results[0].items, text=t, start=b, end=t, unit=ms", TimingError, "word 0 .'It'.: 'It' is not a whole"),
        ("words=results[0].items, text=t, start=b, end=e", TimingError, "if they are milliseconds, give --time-unit"),
        ("words=results[0].items, text=sum(t), start=b, end=e", FormatError, "the mapping's text: "),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_is_there(mapping: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        read_clip(FILE, mapping=mapping)


def test_the_command_line_and_a_batch_take_a_mapping(tmp_path: Path) -> None:
    expected = captioner.to_srt(captioner.caption(Timing.from_words(WORDS)))
    assert run("convert", f"{FILE}", "--map", MAPPING).stdout == expected
    assert run("convert", f"{FILE}", "--map", MAPPING, "--jobs", "1", "-o", f"{tmp_path}/").exit_code == 0
    assert (tmp_path / "mapped.srt").read_text("utf-8") == expected
    assert "--from does not apply to --map" in run("convert", f"{FILE}", "--map", MAPPING, "--from", "openai").stderr
    with pytest.raises(FormatError, match="leave out the vendor"):
        read_clip(FILE, mapping=MAPPING, vendor="openai")


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jmespath", None)
    with pytest.raises(FormatError, match=r'pip install "captioner\[map\]"'):
        read_clip(FILE, mapping=MAPPING)


@pytest.mark.parametrize(("first", "second"), [("Ana", "Ben"), (0, 1)])
def test_a_mapping_finds_speakers(first: object, second: object) -> None:
    rows = [
        {"w": word, "s": start, "e": end, "who": first if at < 2 else second}
        for at, (word, start, end) in enumerate(WORDS)
    ]
    timing = read_clip(rows, mapping="words=@, text=w, start=s, end=e, unit=ms, speaker=who")
    assert [word.speaker for word in timing.words] == [f"{first}", f"{first}", f"{second}", f"{second}"]


def test_a_mapping_finds_speakers_of_characters() -> None:
    chars = [{"c": char, "s": at * 60, "e": at * 60 + 60, "who": "AB"[at > 3]} for at, char in enumerate("Hi! Yo.")]
    timing = read_clip(chars, mapping="chars=@, text=c, start=s, end=e, unit=ms, speaker=who")
    assert [(word.text, word.speaker) for word in timing.words] == [("Hi!", "A"), ("Yo.", "B")]


@pytest.mark.parametrize("who", [None, True, 1.5, [], {}, "", 10**400])
def test_what_is_no_speaker_is_left_out(who: object) -> None:
    rows = [{"w": word, "s": start, "e": end, "who": who} for word, start, end in WORDS]
    timing = read_clip(rows, mapping="words=@, text=w, start=s, end=e, unit=ms, speaker=who")
    assert {word.speaker for word in timing.words} == {None}
