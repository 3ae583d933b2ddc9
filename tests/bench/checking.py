"""Part check: reading and checking caption files, against the plainest parser of SRT."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import srt

import captioner
from tests.bench import synthetic_clips
from tests.bench.stopwatch import measured_in_turn, ratio
from tests.bench.table import Row


def rows(cues: int = 10_000, rounds: int = 7) -> Iterator[Row]:
    """Files of many cues, read and checked, relative to `list(srt.parse(...))`; one has a fault in every cue."""
    captions = captioner.caption(captioner.read_clip(synthetic_clips.clip(9 * cues)), language="en")
    captions = replace(captions, cues=captions.cues[:cues])
    text = captioner.to_srt(captions)
    files = {"SRT": text, "WebVTT": captioner.to_vtt(captions), "SRT with short times": text.replace("\n00:", "\n0:")}
    plain, *checked = measured_in_turn(
        [lambda: list(srt.parse(text)), *(partial(_checked, file) for file in files.values())], rounds
    )
    for name, taken in zip(files, checked, strict=True):
        aim = "" if "short" in name else "≤ 3"
        yield Row(
            f"reads and checks {len(captions)} cues, {name}", "times `list(srt.parse(...))`", ratio(taken, plain), aim
        )


def _checked(text: str) -> None:
    captioner.check(captioner.read_captions(text))
