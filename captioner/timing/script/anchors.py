"""Which words of a script and of a speech belong together: equal runs first, then what is between them by its price."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from captioner.timing.script.groups import Group, Side
from captioner.timing.script.pricing import MOST_WORDS, priced

# An equal run of so few letters between two differences proves nothing.
_WEAK_LETTERS = 4
# A block that would be larger, in pairs of words, is cut at weak runs, too.
_LARGE = 3000


def aligned(script: Side, speech: Side, language: str) -> list[Group]:
    """All words of both sides in groups, in order."""
    groups: list[Group] = []
    for block in _blocks(script, speech):
        if block.matched:
            groups += (
                Group(at, at + 1, spoken, spoken + 1, True, (script.letters[at],))
                for at, spoken in zip(
                    range(block.first, block.last), range(block.spoken_from, block.spoken_to), strict=True
                )
            )
        elif (
            block.first == block.last
            or block.spoken_from == block.spoken_to
            or max(block.last - block.first, block.spoken_to - block.spoken_from) > MOST_WORDS
        ):
            groups.append(block)
        else:
            groups += priced(script, speech, block, language)
    return groups


def _blocks(script: Side, speech: Side) -> Iterator[Group]:
    """Runs of equal words, and what is between them, in order."""
    runs = _with_neighbours(_runs(script, speech), script, speech)
    between: list[Group] = []
    for at, run in enumerate(runs):
        is_inner = 0 < at < len(runs) - 1
        if not run.matched or (is_inner and script.weight(run.first, run.last) <= _WEAK_LETTERS):
            between.append(run)
            continue
        yield from _merged(between)
        yield run
        between = []
    yield from _merged(between)


def _with_neighbours(runs: Sequence[Group], script: Side, speech: Side) -> list[Group]:
    """The runs, where a difference has figures with the word on each side of it, which may be said in another order."""
    runs = list(runs)
    for at, run in enumerate(runs):
        texts = script.texts[run.first : run.last], speech.texts[run.spoken_from : run.spoken_to]
        if run.matched or not any(char.isdecimal() for side in texts for text in side for char in text):
            continue
        before = after = 0
        if at > 0 and runs[at - 1].last > runs[at - 1].first:
            one, before = runs[at - 1], 1
            runs[at - 1] = one._replace(last=one.last - 1, spoken_to=one.spoken_to - 1)
        if at + 1 < len(runs) and runs[at + 1].last > runs[at + 1].first:
            one, after = runs[at + 1], 1
            runs[at + 1] = one._replace(first=one.first + 1, spoken_from=one.spoken_from + 1)
        runs[at] = Group(
            run.first - before, run.last + after, run.spoken_from - before, run.spoken_to + after, False
        )
    return [run for run in runs if run.first < run.last or run.spoken_from < run.spoken_to]


def _merged(runs: Sequence[Group]) -> Iterator[Group]:
    """Neighbouring runs as one block, unless it would be too large."""
    if not runs:
        return
    first, last = runs[0], runs[-1]
    block = Group(first.first, last.last, first.spoken_from, last.spoken_to, False)
    if (block.last - block.first) * (block.spoken_to - block.spoken_from) > _LARGE:
        yield from runs
    else:
        yield block


def _runs(script: Side, speech: Side) -> list[Group]:
    """Equal runs and differences by turns, with the fewest words that differ."""
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(letters, len(numbers)) for letters in side.letters] for side in (script, speech)]
    runs: list[Group] = []
    for tag, first, last, spoken_from, spoken_to in Levenshtein.opcodes(*sides):
        if tag != "equal" and runs and not runs[-1].matched:
            runs[-1] = runs[-1]._replace(last=last, spoken_to=spoken_to)
        else:
            runs.append(Group(first, last, spoken_from, spoken_to, tag == "equal"))
    return runs
