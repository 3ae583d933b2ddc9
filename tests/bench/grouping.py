"""Part b: grouping alone, against other tools that regroup words; `__main__` explains how to install them."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import captioner
from tests.bench import synthetic_clips
from tests.bench.stopwatch import Action, Figures, measured_in_turn, ratio
from tests.bench.table import Row


def rows(words: int = 20_000, rounds: int = 5) -> Iterator[Row]:
    """Words grouped per second, also relative to stable-ts and auto-subs if they are installed."""
    timing = captioner.read_clip(synthetic_clips.clip(words))
    peers = {name: peer for name, peer in _PEERS.items() if find_spec(peer[0])}
    actions: list[Action] = [lambda: captioner.caption(timing, language="en")]
    actions += [make(timing, rounds) for _, make in peers.values()]
    ours, *others = measured_in_turn(actions, rounds)
    speeds = Figures(*(len(timing.words) / seconds / 1e6 for seconds in (ours.best, ours.median)))
    yield Row("grouping alone", "million words per second", speeds)
    for name, theirs in zip(peers, others, strict=True):
        # A ratio of rates is the inverse ratio of times.
        yield Row("words grouped per second", f"times {name}'s", ratio(theirs, ours), "≥ 1")


def _stable_ts(timing: captioner.Timing, rounds: int) -> Action:
    stable_whisper = import_module("stable_whisper")
    # Regrouping changes a result in place, so each round needs its own.
    results = [stable_whisper.WhisperResult(_whisper(timing)) for _ in range(rounds)]
    return lambda: results.pop().regroup()


def _auto_subs(timing: captioner.Timing, rounds: int) -> Action:
    segmenter = import_module("autosubs.core.word_segmenter")
    words = [segmenter.SubtitleWord(word.text, word.start_ms / 1000, word.end_ms / 1000) for word in timing.words]
    return lambda: segmenter.segment_words(words, max_chars=42)


def _whisper(timing: captioner.Timing) -> dict[str, Any]:
    """The words in Whisper's format, in a single segment."""
    words = [
        {"word": f" {word.text}", "start": word.start_ms / 1000, "end": word.end_ms / 1000, "probability": 1.0}
        for word in timing.words
    ]
    segment = {"start": words[0]["start"], "end": words[-1]["end"], "text": f" {timing.text}", "words": words}
    return {"language": "en", "segments": [segment]}


_PEERS: dict[str, tuple[str, Callable[[captioner.Timing, int], Action]]] = {
    "stable-ts": ("stable_whisper", _stable_ts),
    "auto-subs": ("autosubs", _auto_subs),
}
