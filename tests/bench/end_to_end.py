"""Part a: captioning a clip from its JSON to SRT, against only parsing the JSON."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

import captioner
from tests.bench import synthetic_clips
from tests.bench.stopwatch import measured_in_turn, ratio, summed
from tests.bench.table import Row

_FEW = 100


def rows(
    clips: int = 2_000, sizes: Sequence[int] = (1_000, 10_000, 100_000), rounds: int = 5, clip_rounds: int = 3
) -> Iterator[Row]:
    """The time from JSON to SRT, relative to `json.loads`, for short clips and for texts of several lengths."""
    random = Random(1)
    short = [synthetic_clips.clip(random.randint(60, 500), seed) for seed in range(clips)]
    # A few at a time, because all of them take so long that the processor may change its speed in between.
    few = [short[at : at + _FEW] for at in range(0, clips, _FEW)]
    taken = measured_in_turn([partial(do, sources) for sources in few for do in (_load, _caption)], clip_rounds)
    loaded, captioned = summed(taken[::2]), summed(taken[1::2])
    yield Row(
        f"read, group, write SRT: {clips} clips of 60 to 500 words",
        "times `json.loads`",
        ratio(captioned, loaded),
        "≤ 5",
    )

    # The same number of words in each size, so that times can be compared.
    texts = {size: [synthetic_clips.clip(size, seed) for seed in range(max(sizes) // size)] for size in sizes}
    taken = measured_in_turn([partial(do, texts[size]) for size in sizes for do in (_load, _caption)], rounds)
    for at, size in enumerate(sizes):
        yield Row(
            f"the same: a text of {size} words", "times `json.loads`", ratio(taken[2 * at + 1], taken[2 * at]), "≤ 5"
        )
    yield Row(
        f"time per word at {sizes[-1]} words",
        f"times that at {sizes[0]} words",
        ratio(taken[-1], taken[1]),
        "≤ 1.2",
    )


def _load(sources: Sequence[bytes]) -> None:
    for source in sources:
        json.loads(source)


def _caption(sources: Sequence[bytes]) -> None:
    for source in sources:
        captioner.to_srt(captioner.caption(captioner.read_clip(source)))
