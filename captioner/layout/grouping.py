"""From words to cues: cut where a cue must end, searched between, timed as the schedule says.

Pauses and forced breaks cut the clip into parts that are solved each by itself, so an edit in one changes nothing in
another.
"""

from collections.abc import Sequence
from itertools import count, pairwise
from operator import sub

from captioner.cue import Cue, Line, cue_sizes
from captioner.errors import TimingError
from captioner.layout.breaks import break_costs
from captioner.layout.problem import Columns
from captioner.layout.search import cheapest_part
from captioner.limits import Limits
from captioner.schedule import can_end, cue_starts, window
from captioner.timing.words import Word


def group(words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None = None) -> tuple[Cue, ...]:
    """The cheapest captioning of `words`; `clip_end_ms` is the end of the clip where it is known.

    Raises `TimingError` where the last cue could not end before 100 hours.
    """
    if not words:
        return ()
    words = tuple(words)
    columns = measured(words, language, limits, clip_end_ms)
    layouts = [layout for part in pairwise(cuts(words, columns)) for layout in cheapest_part(columns, *part)[1]]
    starts_ms = list(cue_starts((words[layout[0]].start_ms for layout in layouts), limits))
    if not can_end(starts_ms[-1], words[-1].end_ms, limits):
        raise TimingError(
            f"cue {len(layouts)} would end beyond 100 hours, which subtitle clocks cannot show: caption a shorter clip"
        )
    lines = [tuple([Line(words[first:end]) for first, end in pairwise(layout)]) for layout in layouts]
    return tuple(
        Cue(each, *window(start_ms, each[-1].words[-1].end_ms, next_start_ms, clip_end_ms, chars, limits))
        for each, start_ms, next_start_ms, (_, chars) in zip(
            lines, starts_ms, [*starts_ms[1:], None], cue_sizes(lines, language), strict=True
        )
    )


def measured(words: Sequence[Word], language: str, limits: Limits, clip_end_ms: int | None) -> Columns:
    """The words as the search sees them: what `cheapest_part` is asked with, part by part."""
    return Columns(words, language, limits, clip_end_ms, break_costs(words, language))


def cuts(words: Sequence[Word], columns: Columns) -> list[int]:
    """Where cues must begin: at the first word, after a long pause, at a forced break; and the end."""
    longest_ms, pauses_ms = columns.limits.max_pause_ms, map(sub, columns.starts_ms[1:], columns.ends_ms)
    between = [
        at
        for at, word, pause_ms in zip(count(1), words[1:], pauses_ms)
        if pause_ms >= longest_ms or word.before == "\n\n"
    ]
    return [0, *between, len(words)]
