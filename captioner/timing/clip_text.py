"""`ClipText`: the text of a clip's words as one, with the times of any part of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise

from captioner.text.measure import graphemes
from captioner.timing.words import Word


CharTime = tuple[str, int, int]
"""A grapheme cluster with its start and end in ms."""


class ClipText:
    """The words of a clip as one text: `starts` and `ends` say where each word begins and ends in it."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.text = "".join([word.before + word.text for word in words])
        sizes = chain.from_iterable((len(word.before), len(word.text)) for word in words)
        edges = list(accumulate(sizes, initial=0))
        self.starts, self.ends = edges[1::2], edges[2::2]

    def word_at(self, place: int) -> int:
        """The index of the word that holds the character at a place, or of the one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def times_of(self, start: int, end: int) -> tuple[int, int] | None:
        """When the text from `start` to `end` begins and ends, in ms; None where no source says so.

        An interval that is shared with the text around it does not count, so that both may be the same.
        """
        first, last = self.word_at(start), self.word_at(end - 1)
        if any(word.estimated for word in self.words[first : last + 1]):
            return None
        start_ms, end_ms = self.words[first].start_ms, self.words[last].end_ms
        if _has_letters(self.text[self.starts[first] : start]):
            times, at = _code_point_times(self.words[first]), start - self.starts[first]
            if times is None:
                return None
            start_ms = max(times[at][0], *(end_ms for _, end_ms in times[:at]))
        if _has_letters(self.text[end : self.ends[last]]):
            times, at = _code_point_times(self.words[last]), end - self.starts[last]
            if times is None:
                return None
            end_ms = min(times[at][0], max(end_ms for _, end_ms in times[:at]))
        return start_ms, max(start_ms, end_ms)

    def char_times(self, start: int, end: int) -> list[CharTime] | None:
        """The characters from `start` to `end` but for white space, with their times; None if one has none."""
        parts = self._parts(start, end)
        if not all(part.char_starts_ms for part in parts):
            return None
        return [
            one
            for part in parts
            for one in zip(part.chars, part.char_starts_ms, part.char_ends_ms, strict=True)
            if not one[0].isspace()
        ]

    def _parts(self, start: int, end: int) -> list[Word]:
        return [
            self.part(index, max(start, self.starts[index]), min(end, self.ends[index]))
            for index in range(self.word_at(start), self.word_at(end - 1) + 1)
        ]

    def word_of(self, start: int, end: int, text: str) -> Word:
        """A word that is shown instead of the text from `start` to `end`, with its times; those of its characters, too,
        where it is the same text and they have some."""
        parts = self._parts(start, end)
        is_same = text == self.text[start:end] and all(part.char_starts_ms and not part.before for part in parts[1:])
        times = self.times_of(start, end)
        start_ms, end_ms = times or (parts[0].start_ms, parts[-1].end_ms)
        return replace(
            parts[0],
            text=text,
            start_ms=start_ms,
            end_ms=max(end_ms, start_ms + 1),
            char_starts_ms=tuple(chain.from_iterable(part.char_starts_ms for part in parts)) if is_same else (),
            char_ends_ms=tuple(chain.from_iterable(part.char_ends_ms for part in parts)) if is_same else (),
            estimated=times is None,
        )

    def part(self, index: int, start: int, end: int) -> Word:
        """A part of a word, from and up to places in the text.

        Where the characters have no times, those of the word are shared out, and the part is `estimated`.
        """
        word, first = self.words[index], self.starts[index]
        low, high = start - first, end - first
        text = word.text[low:high]
        if (low, high) == (0, len(word.text)):
            return word
        times = _code_point_times(word)
        if times is None:
            long_ms, size = word.end_ms - word.start_ms, len(word.text)
            start_ms, end_ms = (word.start_ms + long_ms * at // size for at in (low, high))
            return replace(word, text=text, start_ms=start_ms, end_ms=max(end_ms, start_ms + 1), estimated=True)
        edges = list(accumulate(map(len, graphemes(text)), initial=low))
        char_starts_ms = tuple(times[edge][0] for edge in edges[:-1])
        char_ends_ms = tuple(max(end_ms for _, end_ms in times[a:b]) for a, b in pairwise(edges))
        start_ms = word.start_ms if low == 0 else min(max(char_starts_ms[0], word.start_ms), word.end_ms - 1)
        return replace(
            word,
            text=text,
            start_ms=start_ms,
            end_ms=max(min(max(char_ends_ms), word.end_ms), start_ms + 1),
            char_starts_ms=char_starts_ms,
            char_ends_ms=char_ends_ms,
        )


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _code_point_times(word: Word) -> list[tuple[int, int]] | None:
    """Start and end of each code point of a word, or None if its characters have no times."""
    if not word.char_starts_ms:
        return None
    clusters = zip(word.chars, word.char_starts_ms, word.char_ends_ms, strict=True)
    return [(start_ms, end_ms) for cluster, start_ms, end_ms in clusters for _ in cluster]
