"""`regrouped`: which cues of a file hold the words of which new cues."""

from collections.abc import Iterator, Sequence
from operator import sub
from typing import NamedTuple

from captioner.cue import Cue
from captioner.errors import FormatError
from captioner.rolling import letters_of, repeated_letters


class Group(NamedTuple):
    """The fewest neighbouring cues, old[0]:old[1], that hold exactly the letters of the new cues new[0]:new[1]."""

    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def is_one(self) -> bool:
        """Whether one cue stays one cue."""
        return self.old[1] - self.old[0] == self.new[1] - self.new[0] == 1


def regrouped(read: Sequence[Cue], wanted: Sequence[Cue]) -> tuple[list[Group], list[int]]:
    """The groups of cues that were read, and of those that are wanted; and the letters to leave out of each of the old.

    These are letters at its start that repeat the cue before, where text rolls that is wanted once. Raises
    `FormatError` if the two do not hold the same number of letters.
    """
    old, new = ([len(letters_of(cue.text)) for cue in cues] for cues in (read, wanted))
    repeated = [0] * len(old)
    if sum(old) != sum(new):
        repeated = repeated_letters(read)
        old = list(map(sub, old, repeated))
    return list(_groups(old, new)), repeated


def _groups(old: Sequence[int], new: Sequence[int]) -> Iterator[Group]:
    old_at = new_at = 0
    while old_at < len(old) and new_at < len(new):
        old_end, new_end = old_at + 1, new_at + 1
        old_count, new_count = old[old_at], new[new_at]
        while old_count != new_count:
            if old_count < new_count and old_end < len(old):
                old_count += old[old_end]
                old_end += 1
            elif old_count > new_count and new_end < len(new):
                new_count += new[new_end]
                new_end += 1
            else:
                raise wrong_file("they have other words")
        # Old cues without words of their own, where a new cue has words, repeat what is before them.
        while old_end < len(old) and not old[old_end] and not (new_end < len(new) and not new[new_end]):
            old_end += 1
        yield Group((old_at, old_end), (new_at, new_end))
        old_at, new_at = old_end, new_end
    if old_at < len(old) or new_at < len(new):
        raise wrong_file(f"it has {len(old)} cues, not {len(new)}")


def wrong_file(what: str) -> FormatError:
    """The error for captions that were not read from a file."""
    return FormatError(f"the captions are not from this file: {what}")
