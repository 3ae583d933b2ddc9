"""`repaired(timing, level)`: sick times found, mended by a stated rule, and listed as `Repair`.

README.md beside this file describes the kinds and the levels. Single bad times are mended before there are words, in
`single_times`; runs of words in `runs`. Neither is imported for sound times.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter, sub
from typing import TYPE_CHECKING, Literal

from captioner.errors import TimingError, shown
from captioner.timing import thresholds

if TYPE_CHECKING:
    from captioner.timing.words import Timing, Word

Kind = Literal["white-space", "jitter", "missing", "collapsed", "hole", "held-letter", "end", "stream", "cue"]
"""What was wrong with the times."""
Level = Literal["off", "nudge", "auto", "spread"]
"""What may be mended: nothing, what is off by up to 100 ms, what is short, or everything that can be."""

LEVELS: tuple[Level, ...] = ("off", "nudge", "auto", "spread")
"""The levels, each of which mends what those before it do."""

# More characters of a word name its place no better.
_LONGEST = 40

_DONE = {
    "white-space": "not read, as the time of white space never is",
    "jitter": "moved",
    "missing": "made from its neighbours",
    "collapsed": "spread from {start:g} to {to:g} s",
    "hole": "spread up to {to:g} s",
    "held-letter": "cut, and the rest is a pause",
}


@dataclass(frozen=True, slots=True)
class Repair:
    """A run of words whose times were mended, or that a person should look at.

    `first_word` is the index of its first word and `words` how many there are (in `white-space`: the words after such
    a space); they are spoken from `from_ms` to `to_ms` after the repair. `detail` says what was seen, and where.
    `level` is the lowest level that makes the repair. `str()` also says what was done.
    """

    kind: Kind
    first_word: int
    words: int
    from_ms: int
    to_ms: int
    detail: str
    level: Level = "auto"

    def __str__(self) -> str:
        done = _DONE.get(self.kind, "").format(start=self.from_ms / 1000, to=self.to_ms / 1000)
        return f"{self.detail}: {done}" if done else self.detail

    def moved(self, by_ms: int, by_words: int) -> "Repair":
        """The same repair in a clip that starts `by_ms` later and has `by_words` more words before it."""
        return replace(
            self, first_word=self.first_word + by_words, from_ms=self.from_ms + by_ms, to_ms=self.to_ms + by_ms
        )


def repaired(timing: "Timing", level: Level = "auto") -> "Timing":
    """A clip whose sick times are mended as far as `level` covers, with what was done in `repairs`; sound ones stay.

    Raises `TimingError` for times that no rule mends, or only a higher level, which it then names.
    """
    check_level(level)
    if _looks_sick(timing):
        from captioner.timing.runs import with_runs_mended

        timing = with_runs_mended(timing)
    check_covered(timing.repairs, level)
    return timing


def _looks_sick(timing: "Timing") -> bool:
    """Whether any word could be sick; True for a few sound clips, too.

    Looking at each word would take as long as reading.
    """
    words = timing.words
    if not words:
        return False
    last = words[-1]
    tail_ms = 0 if timing.duration_ms is None else timing.duration_ms - last.end_ms
    if not 0 <= tail_ms < thresholds.TAIL_MS:
        return True
    if _is_odd(last, last.end_ms + tail_ms):
        return True
    starts = [*map(_start_ms, words)]
    steps = [*map(sub, starts[1:], starts)]
    if not steps:
        return False
    if max(steps) >= thresholds.HOLE_MS:
        long = [at for at, step_ms in enumerate(steps) if step_ms >= thresholds.HOLE_MS]
        if any(_is_odd(words[at], starts[at + 1]) for at in long):
            return True
    return min(steps) < _WORD_MS and min(map(sub, starts[2:], starts), default=_TWO_WORDS_MS) < _TWO_WORDS_MS


_start_ms = attrgetter("start_ms")


def _is_odd(word: "Word", next_ms: int) -> bool:
    """Whether a word could hold a silence, or be too short to be spoken, before a hole."""
    return word.end_ms - word.start_ms >= thresholds.HELD_MS or (
        next_ms - word.end_ms >= thresholds.HOLE_MS and _is_short(word)
    )


def _is_short(word: "Word") -> bool:
    """Whether a word could be too short to be spoken."""
    letter_ms = 1000 / thresholds.HOLE_PER_S * (_DIGIT if any(map(str.isdigit, word.text)) else 1)
    return word.end_ms - word.start_ms < letter_ms * len(word.text)


# A digit, or a sign beside one, counts as no more letters.
_DIGIT = 6
# One of two words of sound clips, and two, take longer in all but a few.
_WORD_MS, _TWO_WORDS_MS = 40, 100


def placed(word: "Word") -> str:
    """A word and its place, for messages."""
    text = word.text if len(word.text) <= _LONGEST else f"{word.text[: _LONGEST - 1]}…"
    return f'"{text}" ({word.start_ms / 1000:g} s)'


def check_level(level: object) -> None:
    """Raises `TimingError` unless `level` is one."""
    if level not in LEVELS:
        raise TimingError(
            f"there is no level of repair {shown(level)}: choose {', '.join(LEVELS[:-1])} or {LEVELS[-1]}"
        )


def check_covered(repairs: Iterable[Repair], level: Level) -> None:
    """Raises `TimingError` for the first repair that `level` does not cover, with the level that does."""
    for repair in repairs:
        if LEVELS.index(repair.level) <= LEVELS.index(level):
            continue
        seen, remedy = repair.detail, f'--repair {repair.level}, or repair="{repair.level}", mends this'
        if repair.level == "spread":
            long_s, short_s = (repair.to_ms - repair.from_ms) / 1000, thresholds.SHORT_MS / 1000
            seen += f"; {long_s:.1f} s of speech are more than the {short_s:g} s whose times are made up by default"
            remedy = '--repair spread, or repair="spread", makes them up'
        otherwise = "correct the cues" if repair.kind == "cue" else "ask the service for the timings again"
        raise TimingError(
            f"{seen}: {remedy}; else {otherwise}",
            index=repair.first_word,
            kind=repair.kind,
            from_ms=repair.from_ms,
            to_ms=repair.to_ms,
            level=repair.level,
        )
