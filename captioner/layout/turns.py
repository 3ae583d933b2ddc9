"""`Turns`: where the speaker changes, and what is then written before a line. A change is at least the end of a line.

A cue holds the words of one speaker on any lines, or those of two on two lines, one each, with the dashes of the
language's custom. A label names a speaker where a turn begins.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from captioner.limits import Limits
from captioner.text.marks import DASHES
from captioner.text.measure import display_width, has_no_spaces
from captioner.timing.words import Word


class Turns(NamedTuple):
    """Turns by the index of their first word; all are empty for one speaker without a label."""

    changes: tuple[int, ...] = ()
    """The first word of each turn but the first."""
    dashes: Mapping[int, tuple[str, str]] = {}
    """For each change, what the two lines begin with if a cue holds both turns."""
    labels: Mapping[int, str] = {}
    """What is written before the first word of a turn, with the space after it."""

    def prefix(self, words: Sequence[Word], first: int, *, of_two: int | None = None) -> str:
        """What is written before a line that begins with words[first]; `of_two` is the change inside its cue."""
        dash = ""
        if of_two is not None and not words[first].text.startswith(tuple(DASHES)):
            dash = self.dashes[of_two][first == of_two]
        return dash + self.labels.get(first, "")


ONE_SPEAKER = Turns()


def turns_of(words: Sequence[Word], language: str, limits: Limits, label_format: str | None = None) -> Turns:
    """The turns of words; with a format such as "[{name}]", with labels.

    No label is written for an id that is no name, nor where it would not fit on a line with its first word.
    """
    speakers = [word.speaker for word in words]
    changes = [at for at, (before, own) in enumerate(pairwise(speakers), 1) if before != own]
    if not changes and label_format is None:
        return ONE_SPEAKER
    from captioner.languages.dialogue import dialogue_dashes

    labels: dict[int, str] = {}
    custom = dialogue_dashes(language)
    room = limits.max_line_width - max(map(len, custom))
    for at in [0, *changes] if label_format is not None and words else ():
        label = _label(speakers[at], label_format or "", language)
        if label and display_width(label + words[at].text) <= room:
            labels[at] = label
    dashes = {at: ("", "") if at in labels else custom for at in changes}
    return Turns(tuple(changes), dashes, labels)


def _label(speaker: str | None, label_format: str, language: str) -> str:
    from captioner.timing.speakers import is_generic
    from captioner.timing.validation import one_line

    name = one_line(speaker or "")
    if not name or is_generic(name):
        return ""
    space = "" if has_no_spaces(language) else " "
    return " ".join(label_format.replace("{name}", name).split()) + space


def turn_starts_of(changes: Sequence[int], count: int) -> list[int]:
    """For each word, the first word of its turn."""
    return [first for first, end in pairwise([0, *changes, count]) for _ in range(first, end)]


def dialogue_starts(
    turn_starts: Sequence[int],
    dash_columns: Mapping[int, tuple[int, int]],
    begins: Sequence[int],
    ends: Sequence[int],
    limits: Limits,
) -> list[int]:
    """For each word, the first word of the longest cue that ends with it and holds at most two speakers, a line each.

    If the two lines fit, so do those of any cue inside this one, so the first words never decrease.
    """
    starts = []
    for last, turn in enumerate(turn_starts):
        first, (dash, own_dash) = turn, dash_columns.get(turn, (0, 0))
        if turn and limits.max_line_count > 1 and own_dash + ends[last] - begins[turn] <= limits.max_line_width:
            farthest = ends[turn - 1] + dash - limits.max_line_width
            first = max(turn_starts[turn - 1], bisect_left(begins, farthest, 0, turn))
        starts.append(first)
    return starts
