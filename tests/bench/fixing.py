"""Part fix: fixing captions by others, as they are read and written."""

from collections.abc import Iterator
from functools import partial

import captioner
from captioner.clock import clock
from tests.bench import synthetic_clips
from tests.bench.stopwatch import Figures, measured_in_turn, ratio
from tests.bench.table import Row

# So many words make a cue, whatever they are: a third of the cues is too wide for a line, or ends inside a phrase.
_WORDS = 8


def srt(words: int) -> str:
    """Captions by somebody who breaks after every eighth word, without a line break."""
    said = captioner.read_clip(synthetic_clips.clip(words)).words
    cues = [said[first : first + _WORDS] for first in range(0, len(said), _WORDS)]
    return "".join(
        f"{number}\n{clock(cue[0].start_ms, ',')} --> {clock(cue[-1].end_ms, ',')}\n"
        f"{' '.join(word.text for word in cue)}\n\n"
        for number, cue in enumerate(cues, 1)
    )


def rows(words: int = 80_000, rounds: int = 3) -> Iterator[Row]:
    """The time to read, fix and rewrite SRT, for 10 000 cues, and relative to reading and checking it."""
    text = srt(words)
    count = -(-words // _WORDS)
    checked, *fixed = measured_in_turn(
        [partial(_check, text), *(partial(_fix, text, level) for level in captioner.LEVELS)], rounds
    )
    for level, taken in zip(captioner.LEVELS, fixed, strict=True):
        what = f"read, fix with level {level}, rewrite SRT of {count} cues"
        aim = "≤ 5" if level == "cues" else ""
        seconds = Figures(taken.best * 10_000 / count, taken.median * 10_000 / count)
        yield Row(what, "seconds for 10 000 cues", seconds, aim)
        yield Row(what, "times read and check", ratio(taken, checked))


def _check(text: str) -> None:
    captioner.check(captioner.read_captions(text, language="en"))


def _fix(text: str, level: captioner.Level) -> None:
    captioner.rewrite(text, captioner.fix(captioner.read_captions(text, language="en"), level=level))
