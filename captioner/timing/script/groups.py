"""`Group`: words of the script and of the speech that belong to each other, or that belong to nothing."""

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from captioner.timing.script.letters import letters_of

# Of the letters of a word, so many may differ: colour and color, centre and center.
_MOST_DIFFERENT = 0.34
# Of homophones, so many: there and their.
_MOST_IN_HOMOPHONES = 0.5
# Shorter words have to be the same.
_SHORTEST = 4
_VOWELS = str.maketrans("", "", "aeiouyhw")


class Group(NamedTuple):
    """The words `first` to `last` of the script, and `spoken_from` to `spoken_to` of the speech, ends excluded.

    `said` is what was found to be said for each word of the script, as letters, where a group has matched.
    """

    first: int
    last: int
    spoken_from: int
    spoken_to: int
    matched: bool
    said: tuple[str, ...] = ()


class Side:
    """The words of the script or of the speech: their texts, and the letters of each, or the text if it has none.

    Tags are not `lettered`: they need not be spoken.
    """

    def __init__(self, texts: Sequence[str], tags: Set[int] = frozenset()) -> None:
        self.texts = texts
        self.letters = [letters_of(text) or text for text in texts]
        self.lettered = [bool(letters_of(text)) and at not in tags for at, text in enumerate(texts)]

    def __len__(self) -> int:
        return len(self.texts)

    def weight(self, first: int, last: int) -> int:
        """How many letters some words have; punctuation, emoji and tags have none."""
        return sum(
            len(letters) for letters, counts in zip(self.letters[first:last], self.lettered[first:last], strict=True)
            if counts
        )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def alike(one: str, other: str, distance: int, *, exact: bool) -> bool:
    """Whether letters are those of the same word in another spelling; `exact` for numbers, of which one may differ."""
    longest = max(len(one), len(other))
    if distance == 0:
        return True
    if longest < _SHORTEST or any(map(str.isdecimal, one + other)):
        return False
    if exact:
        return distance <= 1
    if distance <= _MOST_DIFFERENT * longest:
        return True
    is_homophone = one[0] == other[0] and one.translate(_VOWELS) == other.translate(_VOWELS)
    return is_homophone and distance <= _MOST_IN_HOMOPHONES * longest
