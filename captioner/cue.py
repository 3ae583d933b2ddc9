"""`Line` and `Cue`: words that are shown together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from captioner.text.measure import display_width, measure
from captioner.timing.words import Word


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line, and what is written before them: the dash of a speaker, or a label."""

    words: tuple[Word, ...]
    prefix: str = ""
    text: str = field(init=False, repr=False, compare=False)
    """The text as it is shown."""

    def __post_init__(self) -> None:
        words = self.words
        # Computed once: timing, writing and checking a cue all need it.
        text = "".join([f" {word.text}" if word.before else word.text for word in words])
        text = text[1:] if words and words[0].before else text
        object.__setattr__(self, "text", self.prefix + text if self.prefix else text)

    @property
    def speaker(self) -> str | None:
        """Who says its first word, None where that is not known."""
        return self.words[0].speaker if self.words else None

    @property
    def width(self) -> int:
        """The display width in columns."""
        return display_width(self.text)

    def shifted(self, by_ms: int) -> "Line":
        """The same line `by_ms` later, or earlier if negative."""
        return Line(tuple(word.shifted(by_ms) for word in self.words), self.prefix)

    def with_words(self, words: tuple[Word, ...]) -> "Line":
        """A line of the same kind with these words."""
        return Line(words)

    def spanning(self, start_ms: int, end_ms: int) -> "Line":
        """The same line in a cue with these times; its words keep the times that they have."""
        return self


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines that are shown together, from `start_ms` to `end_ms` of the clip."""

    lines: tuple[Line, ...]
    start_ms: int
    end_ms: int
    place: str = ""
    """Where a file has it shown, as the file says it, such as "line:0"; "" for the usual place."""

    @property
    def text(self) -> str:
        """The lines, separated by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all lines."""
        return tuple(word for line in self.lines for word in line.words)

    @property
    def duration_ms(self) -> int:
        """How long the cue is shown."""
        return self.end_ms - self.start_ms


def cue_sizes(cues: Sequence[tuple[Line, ...]], language: str) -> list[tuple[int, float]]:
    """For the lines of each cue, the width of the widest in columns and the total of reading characters."""
    line_widths, line_chars = measure([line.text for lines in cues for line in lines], language)
    widths, chars = iter(line_widths), iter(line_chars)
    return [(max(islice(widths, len(lines)), default=0), sum(islice(chars, len(lines)))) for lines in cues]
