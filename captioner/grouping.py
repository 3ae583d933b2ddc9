"""From words to cues: cut where a cue must end, searched between, timed as the schedule says.

Pauses and forced breaks cut the clip into parts that are solved each by itself, so an edit in one changes nothing in
another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import count, islice, pairwise
from operator import sub

from captioner.breaks import break_costs
from captioner.columns import Columns
from captioner.errors import TimingError
from captioner.limits import Limits
from captioner.schedule import can_end, cue_starts, window
from captioner.search import cheapest_part
from captioner.text import display_width, measure
from captioner.timing import Word


@dataclass(frozen=True, slots=True, init=False)
class Line:
    """Words that stand on one line."""

    words: tuple[Word, ...]
    text: str = field(init=False, repr=False, compare=False)
    """The line as it is shown."""

    # Like the one that a dataclass makes for itself, but quicker.
    def __init__(self, words: tuple[Word, ...]) -> None:
        _set_words(self, words)
        self.__post_init__()

    def __post_init__(self) -> None:
        words = self.words
        # Made once: timing, writing and checking a cue all ask for it.
        text = "".join([f" {word.text}" if word.before else word.text for word in words])
        _set_text(self, text[1:] if words and words[0].before else text)

    @property
    def width(self) -> int:
        """Columns that the line takes."""
        return display_width(self.text)

    def shifted(self, by_ms: int) -> "Line":
        """The same line so much later, or earlier."""
        return Line(tuple(word.shifted(by_ms) for word in self.words))

    def of_words(self, words: tuple[Word, ...]) -> "Line":
        """A line of the same kind with these words."""
        return Line(words)


_set_words, _set_text = (getattr(Line, each.name).__set__ for each in fields(Line))


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines that are shown together, from `start_ms` to `end_ms` of the clip."""

    lines: tuple[Line, ...]
    start_ms: int
    end_ms: int

    @property
    def text(self) -> str:
        """The lines, each on its own."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def duration_ms(self) -> int:
        """How long the cue is shown."""
        return self.end_ms - self.start_ms


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


def cue_sizes(cues: Sequence[tuple[Line, ...]], language: str) -> list[tuple[int, float]]:
    """By the lines of each cue: columns of the widest, and characters that reading all of them counts as."""
    line_widths, line_chars = measure([line.text for lines in cues for line in lines], language)
    widths, chars = iter(line_widths), iter(line_chars)
    return [(max(islice(widths, len(lines))), sum(islice(chars, len(lines)))) for lines in cues]


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
