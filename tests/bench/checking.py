"""Part check: reading and checking SRT, relative to `srt.parse`."""

from collections.abc import Iterator

import srt

import captioner
from tests.bench import synthetic_clips
from tests.bench.stopwatch import measured_in_turn, ratio
from tests.bench.table import Row


def rows(words: int = 82_000, rounds: int = 7) -> Iterator[Row]:
    """The time of `read_captions` and of `check`, relative to parsing the same file with `srt`."""
    text = captioner.to_srt(captioner.caption(captioner.read_clip(synthetic_clips.clip(words)), language="en"))
    captions = captioner.read_captions(text, language="en")
    parsed, read, checked = measured_in_turn(
        [
            lambda: list(srt.parse(text)),
            lambda: captioner.read_captions(text, language="en"),
            lambda: captioner.check(captions),
        ],
        rounds,
    )
    cues = f"{len(captions)} cues"
    yield Row(f"`read_captions`: {cues}", "times `list(srt.parse(...))`", ratio(read, parsed), "")
    yield Row(f"`check`: {cues}", "times `list(srt.parse(...))`", ratio(checked, parsed), "≤ 3")
