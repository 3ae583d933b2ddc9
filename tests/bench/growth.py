"""Part growth: how much longer four times the input takes, for input whose shape could make the time quadratic."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

import captioner
from tests.bench.stopwatch import Action, measured_in_turn, ratio
from tests.bench.table import Row

_FOUR = 4


class _Shape(NamedTuple):
    """A function from a size to an action on input of that size, and a size that takes long enough to measure."""

    action_of: Callable[[int], Action]
    size: int


def rows(share: float = 1.0, rounds: int = 3) -> Iterator[Row]:
    """The time for four times the input of each shape relative to the time for the input; `share` scales the sizes."""
    for name, shape in _SHAPES.items():
        size = max(1, round(shape.size * share))
        small, large = measured_in_turn([shape.action_of(size), shape.action_of(_FOUR * size)], rounds)
        times = f"{size}: {small.best:.3f} s, {_FOUR * size}: {large.best:.3f} s"
        yield Row(f"{name}, {times}", "times as long", ratio(large, small), "< 6")


def _read(run: str, vtt: bool) -> Callable[[int], Action]:
    """Reading a file with a cue that repeats `run`, and another cue after it."""
    head, point = ("WEBVTT\n\n", ".") if vtt else ("", ",")
    clocks = f"00:00:01{point}000 --> 00:00:02{point}000"
    return lambda size: partial(
        captioner.read_captions, f"{head}{clocks}\nA{run * size}B\n\n{clocks}\nC\n", language="en"
    )


def _lines_read(size: int) -> Action:
    """Reading, checking and fixing our JSON with `size` lines in one segment."""
    segment = {"start": 0, "end": 5, "lines": [f"line {number}" for number in range(size)]}
    source = json.dumps({"language": "en", "segments": [segment]})
    return lambda: captioner.fix(captioner.read_captions(source))


def _spoken(text: str, size: int, word_ms: int = 200) -> captioner.Timing:
    """A timing of `size` words that repeats a text."""
    words = text.split(" ")
    return captioner.Timing.from_words(
        [(f" {words[at % len(words)]}", at * word_ms, (at + 1) * word_ms) for at in range(size)], repair=None
    )


def _captioned(text: str, *, word_ms: int = 200, max_line_count: int = 2) -> Callable[[int], Action]:
    return lambda size: partial(
        captioner.caption, _spoken(text, size, word_ms), language="en", max_line_count=max_line_count
    )


def _explained(size: int) -> Action:
    return partial(captioner.explain, _spoken(_ENDLESS, size), language="en")


def _clip(text: str, times: int) -> dict[str, list[object]]:
    chars = text * times
    return {"graph_chars": [*chars], "graph_times": [[at / 20, (at + 1) / 20] for at in range(len(chars))]}


def _read_and_captioned(before: str, run: str, after: str = "") -> Callable[[int], Action]:
    """Captioning a clip from its JSON, with characters that repeat `run`."""

    def action_of(size: int) -> Action:
        clip = _clip(before + run * size + after, 1)
        return lambda: captioner.caption(captioner.read_clip(clip))

    return action_of


def _written(write: Callable[[captioner.Captions], str], text: str, *, sep: str = "") -> Callable[[int], Action]:
    """Writing captions with a single cue that repeats a text, all at the same instant."""

    def action_of(size: int) -> Action:
        words = [captioner.Word(text, 0, 1, sep)] * size if sep else [captioner.Word(text * size, 0, 1)]
        cue = captioner.Cue((captioner.Line(tuple(words)),), 0, 1000)
        return partial(write, captioner.Captions((cue,), captioner.Limits(), "en"))

    return action_of


_ENDLESS = "some people like the house and others would rather stay at home and never go out in all that rain"
_RUNS = {
    "line ends": "\n",
    "blank lines with a space": " \n",
    "tabs": "\t",
    "arrows": "--> ",
    "digits": "1",
    "`<`": "<",
    "`{\\`": "{\\",
    "`&`": "&",
    "notes": "\n\nNOTE",
}
_SHAPES: Mapping[str, _Shape] = {
    **{f"reads SRT with {name}": _Shape(_read(run, vtt=False), 50_000) for name, run in _RUNS.items()},
    **{f"reads WebVTT with {name}": _Shape(_read(run, vtt=True), 50_000) for name, run in _RUNS.items()},
    "reads, checks and fixes JSON, lines in one segment": _Shape(_lines_read, 2_000),
    "explains words without a pause": _Shape(_explained, 500),
    "words without punctuation": _Shape(_captioned(_ENDLESS), 5_000),
    "one word": _Shape(_captioned("butterfly"), 5_000),
    "lyrics": _Shape(_captioned("la la la\nla la love"), 5_000),
    "words at one instant": _Shape(_captioned(_ENDLESS, word_ms=0), 2_000),
    "four lines of one-letter words": _Shape(_captioned("a", word_ms=30, max_line_count=4), 300),
    "Japanese without punctuation": _Shape(_read_and_captioned("", "日本語の文字列"), 200),
    "Thai without punctuation": _Shape(_read_and_captioned("", "สวัสดีครับผม"), 150),
    "a word of letters": _Shape(_read_and_captioned("", "x"), 20_000),
    "a letter with marks": _Shape(_read_and_captioned("a", "\u0301\u0323"), 10_000),
    "control characters": _Shape(_read_and_captioned("", "\x07", "a"), 20_000),
    "flags": _Shape(_read_and_captioned("", "🇳🇴"), 5_000),
    "newlines": _Shape(_read_and_captioned("", "a\n"), 5_000),
    "`to_srt`, a word of `<`": _Shape(_written(captioner.to_srt, "<"), 100_000),
    "`to_srt`, a word of `{`": _Shape(_written(captioner.to_srt, "{"), 100_000),
    "`to_vtt`, words at one instant": _Shape(
        _written(partial(captioner.to_vtt, highlight="word"), "word", sep=" "), 5_000
    ),
    "`to_ass`, words at one instant": _Shape(_written(captioner.to_ass, "word", sep=" "), 5_000),
    "`to_remotion`, words of one cue": _Shape(_written(captioner.to_remotion, "word", sep=" "), 5_000),
}
