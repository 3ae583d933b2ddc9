"""Which words of a script and of a speech belong together: equal runs first, then what is between them by its price."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq, Levenshtein

from captioner.timing.script.groups import Group, Side
from captioner.timing.script.letters import letters_of
from captioner.timing.script.pricing import priced
from captioner.timing.script.readings import readings

# An equal run of so few letters between two differences proves nothing.
_WEAK_LETTERS = 4
# A block that would be larger, in pairs of words, is cut at weak runs, too.
_LARGE = 3000
# A block of more words on both sides is another text if less of its letters is common: texts of one language that have
# nothing to do with each other have half.
_FEW_WORDS, _LEAST_COMMON = 8, 0.7
# The same for the letters of a script without its figures, if there are any.
_LEAST_WITHOUT = 0.85
# Texts of so many words are compared as a whole first where no more of their words is equal than may be by chance.
_LONG_TEXT, _MOST_BY_CHANCE = 1000, 0.4
# So many pairs of words take 125 MB.
_LONG = 10**9
# So many words at each end of a long passage are compared with the few words that may belong there.
_NEAR = 100


def aligned(script: Side, speech: Side, language: str) -> list[Group]:
    """All words of both sides in groups, in order."""
    groups: list[Group] = []
    runs = _runs(script, speech)
    is_other = _is_other(script, speech, runs, language)
    for block in _blocks(runs, script, speech):
        if block.matched:
            pairs = zip(range(block.first, block.last), range(block.spoken_from, block.spoken_to), strict=True)
            groups += (Group(at, at + 1, spoken, spoken + 1, True, (script.letters[at],)) for at, spoken in pairs)
            continue
        for part in _ends(block):
            comparable = not is_other and _is_comparable(script, speech, part, language)
            groups += priced(script, speech, part, language) if comparable else [part]
    return groups


def _is_other(script: Side, speech: Side, runs: Sequence[Group], language: str) -> bool:
    """Whether a long script is another text: then only equal words are matched, so that it is soon refused."""
    equal = sum(script.weight(run.first, run.last) for run in runs if run.matched)
    if len(script) < _LONG_TEXT or equal > _MOST_BY_CHANCE * script.weight(0, len(script)):
        return False
    return not _is_comparable(script, speech, Group(0, len(script), 0, len(speech), False), language)


def _ends(block: Group) -> Iterator[Group]:
    """A block; of one that has few words against very many, its begin, middle and end: the few belong to an end."""
    first, last, spoken_from, spoken_to, _, _ = block
    words, spoken = last - first, spoken_to - spoken_from
    if min(words, spoken) > _FEW_WORDS or max(words, spoken) <= 3 * _NEAR:
        yield block
    elif words < spoken:
        middle = first + words // 2
        yield Group(first, middle, spoken_from, spoken_from + _NEAR, False)
        yield Group(middle, middle, spoken_from + _NEAR, spoken_to - _NEAR, False)
        yield Group(middle, last, spoken_to - _NEAR, spoken_to, False)
    else:
        middle = spoken_from + spoken // 2
        yield Group(first, first + _NEAR, spoken_from, middle, False)
        yield Group(first + _NEAR, last - _NEAR, middle, middle, False)
        yield Group(last - _NEAR, last, middle, spoken_to, False)


def _is_comparable(script: Side, speech: Side, block: Group, language: str) -> bool:
    """Whether both sides of a block have words, and may be the same text; long ones are compared as a whole first."""
    lengths = block.last - block.first, block.spoken_to - block.spoken_from
    if min(lengths) <= _FEW_WORDS:
        return min(lengths) > 0
    written, spoken = script.texts[block.first : block.last], speech.texts[block.spoken_from : block.spoken_to]
    sides = ["".join([readings(text, language)[:2][-1] for text in side]) for side in (written, spoken)]
    if LCSseq.similarity(*sides) >= _LEAST_COMMON * min(map(len, sides)):
        return True
    # Long numbers are nothing like what is said for them.
    figureless = ["".join([letters_of(text) for text in side if not _has_figure(text)]) for side in (written, spoken)]
    return len(figureless[0]) >= _FEW_WORDS and LCSseq.similarity(*figureless) >= _LEAST_WITHOUT * len(figureless[0])


def _has_figure(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _blocks(runs: Sequence[Group], script: Side, speech: Side) -> Iterator[Group]:
    """Runs of equal words, and what is between them, in order."""
    runs = _with_neighbours(runs, script, speech)
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
        runs[at] = Group(run.first - before, run.last + after, run.spoken_from - before, run.spoken_to + after, False)
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
    """Equal runs and differences by turns."""
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(letters, len(numbers)) for letters in side.letters] for side in (script, speech)]
    runs: list[Group] = []
    is_long = len(script) * len(speech) > _LONG
    # The most equal words; of long texts, whose table would fill the memory, the fewest that differ.
    for part in (Levenshtein if is_long else LCSseq).opcodes(*sides):
        run = Group(part.src_start, part.src_end, part.dest_start, part.dest_end, part.tag == "equal")
        if not run.matched and runs and not runs[-1].matched:
            runs[-1] = runs[-1]._replace(last=run.last, spoken_to=run.spoken_to)
        else:
            runs.append(run)
    return runs
