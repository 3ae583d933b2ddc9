"""The words of a matched group with the times at which they are spoken."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from captioner.text.measure import graphemes
from captioner.timing.merge import spans_of_words
from captioner.timing.script.letters import chars_of_letters, letters_of
from captioner.timing.script.words import ScriptWord
from captioner.timing.words import Word

# Of the letters of a word, at least so many have to be spoken for the times of its characters to be known.
_LEAST_SPOKEN = 0.5


class _Letters:
    """The letters of some spoken words, each with its times, which are real where the characters have times."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.text = ""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.real: list[bool] = []
        self.estimated = any(word.estimated for word in words)
        self.speaker = words[0].speaker
        self.has_chars = all(word.char_starts_ms for word in words)
        for word in words:
            self._add(word)

    def _add(self, word: Word) -> None:
        if word.char_starts_ms:
            letters, chars = chars_of_letters(word.text)
            if not letters:
                letters, chars = word.text, [0] * len(word.text)
            self.starts += [word.char_starts_ms[at] for at in chars]
            self.ends += [word.char_ends_ms[at] for at in chars]
            self.real += [True] * len(letters)
        else:
            letters = letters_of(word.text) or word.text
            edges = _shares(word.start_ms, word.end_ms, [1] * len(letters))
            self.starts += edges[:-1]
            self.ends += edges[1:]
            self.real += [at == 0 for at in range(len(letters))]
        self.text += letters


def parted(word: Word) -> Sequence[Word]:
    """A spoken word; in scripts without spaces, where services time several characters as one, the words in it."""
    spans = [(0, len(word.text))] if word.text.isascii() else spans_of_words(word.text)
    if len(spans) < 2 or word.end_ms - word.start_ms < len(spans):
        return [word]
    texts = [word.text[start:end] for start, end in spans]
    sizes = [len(graphemes(text)) for text in texts]
    edges, marks = _shares(word.start_ms, word.end_ms, sizes), [*accumulate(sizes, initial=0)]
    parts: list[Word] = []
    for at, text in enumerate(texts):
        starts = word.char_starts_ms[marks[at] : marks[at + 1]]
        ends = word.char_ends_ms[marks[at] : marks[at + 1]]
        times = (starts[0], max(ends)) if starts else (edges[at], edges[at + 1])
        before = "" if at else word.before
        parts.append(Word(text, *times, before, starts, ends, word.estimated, word.speaker))
    return parts


def placed(script: Sequence[ScriptWord], said: Sequence[str], spoken: Sequence[Word]) -> Iterator[Word]:
    """The words of a group, timed as they are spoken; `said` has the letters that were found for each."""
    if len(script) == 1:
        yield one_placed(script[0], spoken)
        return
    letters = _Letters(spoken)
    edges = _edges("".join(said), letters.text, [*accumulate(map(len, said), initial=0)])
    for at, word in enumerate(script):
        first, last = edges[at], edges[at + 1]
        is_last = at == len(script) - 1
        start_ms = letters.starts[first] if first < len(letters.starts) else spoken[-1].end_ms
        end_ms = spoken[-1].end_ms if is_last else letters.ends[min(max(first, last - 1), len(letters.ends) - 1)]
        start_ms = spoken[0].start_ms if at == 0 else start_ms
        begins = at == 0 or (first < len(letters.real) and letters.real[first])
        ends = is_last or last >= len(letters.real) or letters.real[last]
        known = first < last and begins and ends
        yield _timed(word, start_ms, max(end_ms, start_ms + 1), letters, first, last, known=known)


def one_placed(word: ScriptWord, spoken: Sequence[Word]) -> Word:
    """A word of the script that is spoken as some whole words."""
    first = spoken[0]
    if len(spoken) == 1:
        speaker = word.speaker or first.speaker
        if first.text == word.text:
            is_same = (first.before, first.speaker) == (word.before, speaker)
            return first if is_same else replace(first, before=word.before, speaker=speaker)
        if not first.char_starts_ms:
            return Word(
                word.text, first.start_ms, first.end_ms, word.before, estimated=first.estimated, speaker=speaker
            )
    letters = _Letters(spoken)
    return _timed(word, first.start_ms, spoken[-1].end_ms, letters, 0, len(letters.text), known=True)


def _timed(
    word: ScriptWord, start_ms: int, end_ms: int, letters: _Letters, first: int, last: int, *, known: bool
) -> Word:
    speaker = word.speaker or letters.speaker
    if letters.estimated or not known:
        return Word(word.text, start_ms, end_ms, word.before, estimated=True, speaker=speaker)
    chars = _char_times(word.text, letters, first, last) if letters.has_chars else ((), ())
    return Word(word.text, start_ms, end_ms, word.before, *chars, speaker=speaker)


def _char_times(text: str, letters: _Letters, first: int, last: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The times of the characters whose letters are spoken; others share those of the one before them, or after."""
    own, chars = chars_of_letters(text)
    times: list[tuple[int, int] | None] = [None] * len(graphemes(text))
    equal = 0
    for part in Levenshtein.opcodes(own, letters.text[first:last]):
        for at in range(part.src_start, part.src_end) if part.tag == "equal" else ():
            spoken = first + part.dest_start + at - part.src_start
            known = times[chars[at]] or (letters.starts[spoken], letters.ends[spoken])
            times[chars[at]] = known[0], max(known[1], letters.ends[spoken])
            equal += 1
    if not equal or equal < _LEAST_SPOKEN * len(own):
        return (), ()
    known = next(time for time in times if time is not None)
    for at, time in enumerate(times):
        times[at] = known = time or known
    shared = [time for time in times if time is not None]
    return tuple(start for start, _ in shared), tuple(end for _, end in shared)


def _edges(said: str, spoken: str, positions: Sequence[int]) -> list[int]:
    """The positions in `said` as positions in what is spoken."""
    if said == spoken:
        return list(positions)
    parts = Levenshtein.opcodes(said, spoken)
    starts = [part.src_start for part in parts]
    edges = []
    for position in positions:
        part = parts[max(0, bisect_right(starts, position) - 1)]
        edges.append(min(part.dest_start + position - part.src_start, part.dest_end))
    return [*edges[:-1], len(spoken)]


def _shares(start_ms: int, end_ms: int, weights: Sequence[int]) -> list[int]:
    """The edges of parts of a time, in proportion to their weights."""
    total = sum(weights) or 1
    return [start_ms + (end_ms - start_ms) * weight // total for weight in accumulate(weights, initial=0)]
