"""`Option`: what may be said for a word or a piece, ready to be compared with letters."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from captioner.timing.script.groups import alike
from captioner.timing.script.pieces import Piece, Reading, pieces_at

# What is said for a word may be longer or shorter than its letters by this much.
_SLACK, _STRETCH = 3, 1.5


class Option:
    """What may be said for `words` words: by its letters, the first of them as written."""

    __slots__ = ("by_letters", "is_plain", "letters", "longest", "own", "short", "words")

    def __init__(self, piece: Piece) -> None:
        self.words, self.short = piece.words, piece.short
        by_letters: dict[str, Reading] = {}
        for reading in piece.readings:
            by_letters.setdefault("".join(reading), reading)
        self.by_letters: Mapping[str, Reading] = by_letters
        self.letters = list(by_letters)
        self.own = self.letters[0]
        self.longest = max(map(len, self.letters)) * _STRETCH + _SLACK
        self.is_plain = len(self.letters) == 1 and piece.words == 1

    def nearest(self, letters: str) -> tuple[int, Reading, bool]:
        """What may be said that is nearest to letters: in how many it differs, itself, and whether it is the same."""
        if self.is_plain:
            said, distance = self.own, Levenshtein.distance(self.own, letters)
        else:
            said, distance, _ = extractOne(letters, self.letters, scorer=Levenshtein.distance)
        # An abbreviation that no table has: Bergstr., approx.
        is_short = self.short and letters.startswith(self.own)
        is_number = said != self.own or self.words > 1
        return distance, self.by_letters[said], is_short or alike(said, letters, distance, exact=is_number)


def options_at(texts: Sequence[str], at: int, end: int, language: str) -> tuple[Option, ...]:
    """The word at a place alone, and each piece that begins there and ends by `end`."""
    return tuple(
        Option(piece) for piece in pieces_at(texts, at, language) if piece.readings and at + piece.words <= end
    )
