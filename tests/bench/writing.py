"""Part e: the writers, per cue."""

import json
from collections.abc import Callable, Iterator
from functools import partial

import captioner
from tests.bench import synthetic_clips
from tests.bench.stopwatch import Figures, measured_in_turn, ratio
from tests.bench.table import Row

_WRITERS: tuple[Callable[[captioner.Captions], str], ...] = (captioner.to_srt, captioner.to_vtt, captioner.to_json)


def rows(words: int = 20_000, rounds: int = 7) -> Iterator[Row]:
    """The time of each writer, in microseconds per cue, and relative to `json.loads` of the clip."""
    source = synthetic_clips.clip(words)
    captions = captioner.caption(captioner.read_clip(source), language="en")
    loaded, *written = measured_in_turn(
        [partial(json.loads, source), *(partial(writer, captions) for writer in _WRITERS)], rounds
    )
    for writer, taken in zip(_WRITERS, written, strict=True):
        cue = Figures(*(1e6 * seconds / len(captions) for seconds in (taken.best, taken.median)))
        yield Row(f"`{writer.__name__}`", "µs per cue", cue)
        yield Row(f"`{writer.__name__}`", "times `json.loads`", ratio(taken, loaded))
