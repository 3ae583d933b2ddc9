"""The cheapest pairing of a few words of a script with a few of a speech, letter by letter: a dynamic programme.

Words of the script cost the letters in which what may be said for them differs from what is said; words that are paired
with nothing cost a part of their letters.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from captioner.timing.script.groups import Group, Side, alike
from captioner.timing.script.pieces import Piece, pieces_at

# For each letter of a word that is paired with nothing: two words with no letter in common are then still a pair.
_ALONE = 0.6
# Of longer blocks, only pairings near the straight line from begin to end are tried.
_BAND = 24
# What is said for a word may be longer or shorter than its letters by this much.
_SLACK, _STRETCH = 3, 1.5
# So many words may be written as one.
_MOST_JOINED = 3
# Abbreviations of fewer letters have to be in the table of their language.
_SHORTEST = 3

MOST_WORDS = 1200
"""Longer blocks are not priced: they are other texts."""


class _Step(NamedTuple):
    cost: float
    group: Group | None


def priced(script: Side, speech: Side, block: Group, language: str) -> list[Group]:
    """The groups of a block, in order; words that are paired with nothing are groups of one side."""
    return _Pricing(script, speech, block, language).groups()


class _Pricing:
    def __init__(self, script: Side, speech: Side, block: Group, language: str) -> None:
        self.script, self.speech, self.block = script, speech, block
        self.written = cache(lambda at: _pieces(script.texts, at, block.last, language))
        self.spoken = cache(lambda at: _pieces(speech.texts, at, block.spoken_to, language))

    def groups(self) -> list[Group]:
        block = self.block
        best: list[dict[int, _Step]] = [{} for _ in range(block.first, block.last + 1)]
        best[0][block.spoken_from] = _Step(0, None)
        for row, steps in enumerate(best):
            for at in range(*self._band(row)):
                if at not in steps:
                    continue
                for cost, group in self._groups_from(block.first + row, at):
                    reached = best[group.last - block.first]
                    total = steps[at].cost + cost
                    if group.spoken_to not in reached or total < reached[group.spoken_to].cost:
                        reached[group.spoken_to] = _Step(total, group)
        return self._traced(best)

    def _traced(self, best: list[dict[int, _Step]]) -> list[Group]:
        block, groups = self.block, []
        step = best[-1].get(block.spoken_to)
        if step is None:  # the band has missed the end
            return [block._replace(matched=False)]
        while step.group is not None:
            groups.append(step.group)
            step = best[step.group.first - block.first][step.group.spoken_from]
        return groups[::-1]

    def _band(self, row: int) -> tuple[int, int]:
        block = self.block
        words = block.spoken_to - block.spoken_from
        if words <= 2 * _BAND:
            return block.spoken_from, block.spoken_to + 1
        middle = block.spoken_from + row * words // max(1, block.last - block.first)
        return max(block.spoken_from, middle - _BAND), min(block.spoken_to, middle + _BAND) + 1

    def _groups_from(self, at: int, spoken: int) -> Iterator[tuple[float, Group]]:
        """Each group that begins with a word of the script and one of the speech, and its cost."""
        script, speech, block = self.script, self.speech, self.block
        if at < block.last:
            yield _ALONE * script.weight(at, at + 1), Group(at, at + 1, spoken, spoken, False)
        if spoken < block.spoken_to:
            yield _ALONE * speech.weight(spoken, spoken + 1), Group(at, at, spoken, spoken + 1, False)
        if at == block.last or spoken == block.spoken_to:
            return
        for piece in self.written(at):
            for words, letters in _runs(speech, spoken, block.spoken_to, piece):
                cost, reading, matched = _cheapest(piece, letters)
                yield cost, Group(at, at + piece.words, spoken, spoken + words, matched, reading)
        for piece in self.spoken(spoken):
            for words, letters in _runs(script, at, block.last, piece):
                if words > 1 or len(piece.readings) > 1:
                    cost, _, matched = _cheapest(piece, letters)
                    said = tuple(script.letters[at : at + words])
                    yield cost, Group(at, at + words, spoken, spoken + piece.words, matched, said)


def _pieces(texts: Sequence[str], at: int, end: int, language: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces_at(texts, at, language) if at + piece.words <= end)


def _runs(side: Side, at: int, end: int, piece: Piece) -> Iterator[tuple[int, str]]:
    """The words from `at` on that may be all that a piece is: how many, and their letters."""
    lengths = [sum(map(len, reading)) for reading in piece.readings]
    most = max(lengths) * _STRETCH + _SLACK
    is_plain = len(piece.readings) == 1 and piece.words == 1
    letters = ""
    for words in range(1, end - at + 1):
        letters += side.letters[at + words - 1]
        if words > 1 and (len(letters) > most or (is_plain and words > _MOST_JOINED)):
            return
        yield words, letters


def _cheapest(piece: Piece, letters: str) -> tuple[float, tuple[str, ...], bool]:
    """What may be said for a piece that is nearest to letters: its distance, itself, and whether it is the same."""
    least, nearest = len(letters) + sum(map(len, piece.readings[0])), piece.readings[0]
    for reading in piece.readings:
        said = reading[0] if piece.words == 1 else "".join(reading)
        if said == letters:
            return 0, reading, True
        if abs(len(said) - len(letters)) < least:
            distance = Levenshtein.distance(said, letters, score_cutoff=least)
            if distance < least:
                least, nearest = distance, reading
    # An abbreviation that no table has: Bergstr., approx.
    if piece.short and len(own := piece.readings[0][0]) >= _SHORTEST and letters.startswith(own):
        return least, nearest, True
    is_number = nearest is not piece.readings[0] or piece.words > 1
    return least, nearest, alike("".join(nearest), letters, int(least), exact=is_number)
