"""Part e: the writers, by the cue."""

import json
from collections.abc import Iterator
from functools import partial

import captioner
from tests.bench import text
from tests.bench.clock import Figures, in_turn, ratio
from tests.bench.table import Row

_WRITERS = (captioner.to_srt, captioner.to_vtt, captioner.to_json)


def rows(words: int = 20_000, rounds: int = 7) -> Iterator[Row]:
    """What a cue costs each writer, in microseconds, and against `json.loads` of the clip."""
    source = text.clip(words)
    captions = captioner.caption(captioner.read_clip(source), language="en")
    loaded, *written = in_turn(
        [partial(json.loads, source), *(partial(writer, captions) for writer in _WRITERS)], rounds
    )
    for writer, taken in zip(_WRITERS, written, strict=True):
        cue = Figures(*(1e6 * seconds / len(captions) for seconds in (taken.best, taken.median)))
        yield Row(f"`{writer.__name__}`", "µs a cue", cue)
        yield Row(f"`{writer.__name__}`", "times `json.loads`", ratio(taken, loaded))
