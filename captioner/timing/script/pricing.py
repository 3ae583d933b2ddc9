"""The cheapest pairing of a few words of a script with a few of a speech, letter by letter: a search for a path.

Words of the script cost the letters in which what may be said for them differs from what is said; words that are paired
with nothing cost a part of their letters. Pairs that cost nothing are tried first (Dijkstra), which finds most paths.
"""

from collections.abc import Iterator
from functools import cache
from heapq import heappop, heappush

from captioner.timing.script.groups import Group, Side
from captioner.timing.script.options import Option, options_at

# For each letter of a word that is paired with nothing: two words with no letter in common are then still a pair.
_ALONE = 0.6
# Of longer blocks, only pairings near the straight line from begin to end are tried.
_BAND = 24
# For initials: U.S. for united states.
_INITIALS = 1
# So many words may be written as one: I E E E.
_MOST_JOINED = 5

_Place = tuple[int, int]
_Priced = tuple[float, Group]


def priced(script: Side, speech: Side, block: Group, language: str) -> list[Group]:
    """The groups of a block, in order; words that are paired with nothing are groups of one side."""
    return _Pricing(script, speech, block, language).groups()


class _Pricing:
    def __init__(self, script: Side, speech: Side, block: Group, language: str) -> None:
        self.script, self.speech, self.block = script, speech, block
        self.written = cache(lambda at: options_at(script.texts, at, block.last, language))
        self.spoken = cache(lambda at: options_at(speech.texts, at, block.spoken_to, language))

    def groups(self) -> list[Group]:
        """The cheapest path from the begin to the end of the block."""
        block = self.block
        begin, end = (block.first, block.spoken_from), (block.last, block.spoken_to)
        costs: dict[_Place, float] = {begin: 0}
        came_by: dict[_Place, Group] = {}
        # Each place is taken twice: for the pairs that cost nothing, then for all others, which cost at least 1 or a
        # part of a letter. A number for each keeps the order of equal costs.
        queue: list[tuple[float, int, _Place, bool]] = [(0, 0, begin, True)]
        number = 0
        while queue:
            cost, _, place, is_free = heappop(queue)
            if place == end:
                return _traced(came_by, begin, end)
            base = costs[place]
            if cost > base + (0 if is_free else _ALONE):
                continue  # a cheaper way to this place was found since
            for more, group in self._free(*place) if is_free else self._dear(*place):
                reached = (group.last, group.spoken_to)
                if base + more < costs.get(reached, float("inf")) and self._is_near(*reached):
                    number += 1
                    costs[reached], came_by[reached] = base + more, group
                    heappush(queue, (base + more, number, reached, True))
            if is_free:
                number += 1
                heappush(queue, (base + _ALONE, number, place, False))
        return [block]  # the band has missed the end

    def _is_near(self, at: int, spoken: int) -> bool:
        block = self.block
        words, rows = block.spoken_to - block.spoken_from, block.last - block.first
        if words <= 2 * _BAND or rows == 0:
            return True
        return abs(spoken - block.spoken_from - (at - block.first) * words // rows) <= _BAND + words // rows

    def _free(self, at: int, spoken: int) -> Iterator[_Priced]:
        """The groups that begin with a word of the script and one of the speech, and cost nothing."""
        script, speech, block = self.script, self.speech, self.block
        if at < block.last and not script.lettered[at]:
            yield 0, Group(at, at + 1, spoken, spoken, False)
        if spoken < block.spoken_to and not speech.lettered[spoken]:
            yield 0, Group(at, at, spoken, spoken + 1, False)
        if at == block.last or spoken == block.spoken_to:
            return
        for option in self.written(at):
            for words, letters in _runs(speech, spoken, block.spoken_to, option):
                if reading := option.by_letters.get(letters):
                    yield 0, Group(at, at + option.words, spoken, spoken + words, True, reading)
        for option in self.spoken(spoken):
            for words, letters in _runs(script, at, block.last, option):
                if letters in option.by_letters:
                    said = tuple(script.letters[at : at + words])
                    yield 0, Group(at, at + words, spoken, spoken + option.words, True, said)

    def _dear(self, at: int, spoken: int) -> Iterator[_Priced]:
        """All other groups that begin with a word of the script and one of the speech, and what they cost."""
        script, speech, block = self.script, self.speech, self.block
        if at < block.last:
            yield _ALONE * script.weight(at, at + 1), Group(at, at + 1, spoken, spoken, False)
        if spoken < block.spoken_to:
            yield _ALONE * speech.weight(spoken, spoken + 1), Group(at, at, spoken, spoken + 1, False)
        if at == block.last or spoken == block.spoken_to:
            return
        said: tuple[str, ...]
        if count := _initials(script.letters[at], speech, spoken, block.spoken_to):
            said = (script.letters[at],)
            yield _INITIALS, Group(at, at + 1, spoken, spoken + count, True, said)
        if count := _initials(speech.letters[spoken], script, at, block.last):
            said = tuple(script.letters[at : at + count])
            yield _INITIALS, Group(at, at + count, spoken, spoken + 1, True, said)
        for option in self.spoken(spoken):
            for words, letters in _runs(script, at, block.last, option):
                if words > 1 or len(option.by_letters) > 1 or option.short:
                    cost, _, matched = option.nearest(letters)
                    said = tuple(script.letters[at : at + words])
                    yield cost, Group(at, at + words, spoken, spoken + option.words, matched, said)
        for option in self.written(at):
            for words, letters in _runs(speech, spoken, block.spoken_to, option):
                cost, reading, matched = option.nearest(letters)
                yield cost, Group(at, at + option.words, spoken, spoken + words, matched, reading)


def _initials(letters: str, side: Side, at: int, end: int) -> int:
    """How many words from `at` on begin with letters, one with each; 0 where not all letters have one."""
    words = side.letters[at : min(at + len(letters), end)]
    return len(words) if 1 < len(letters) == len(words) and all(map(str.startswith, words, letters)) else 0


def _traced(came_by: dict[_Place, Group], begin: _Place, end: _Place) -> list[Group]:
    groups: list[Group] = []
    while end != begin:
        groups.append(came_by[end])
        end = (groups[-1].first, groups[-1].spoken_from)
    return groups[::-1]


def _runs(side: Side, at: int, end: int, option: Option) -> Iterator[tuple[int, str]]:
    """The words from `at` on that may be all that an option is: how many, and their letters."""
    letters = ""
    for words in range(1, min(end - at, _MOST_JOINED if option.is_plain else end - at) + 1):
        letters += side.letters[at + words - 1]
        if words > 1 and len(letters) > option.longest:
            return
        yield words, letters
