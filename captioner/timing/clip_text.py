"""`ClipText`: the text of a clip's words as one, with the times of any part of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

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
        self._known_times: dict[int, list[_Time] | None] = {}
        self._known_letters: dict[int, tuple[int, int]] = {}

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
        if start > self._letters(first)[0]:
            times, at = self._times(first), start - self.starts[first]
            if times is None:
                return None
            start_ms = max(times[at].start_ms, times[at - 1].latest_ms)
        if end <= self._letters(last)[1]:
            times, at = self._times(last), end - self.starts[last]
            if times is None:
                return None
            end_ms = min(times[at].start_ms, times[at - 1].latest_ms)
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
        times = self._times(index)
        if times is None:
            long_ms, size = word.end_ms - word.start_ms, len(word.text)
            start_ms, end_ms = (word.start_ms + long_ms * at // size for at in (low, high))
            return replace(word, text=text, start_ms=start_ms, end_ms=max(end_ms, start_ms + 1), estimated=True)
        edges = list(accumulate(map(len, graphemes(text)), initial=low))
        char_starts_ms = tuple(times[edge].start_ms for edge in edges[:-1])
        char_ends_ms = tuple(max(time.end_ms for time in times[a:b]) for a, b in pairwise(edges))
        start_ms = word.start_ms if low == 0 else min(max(char_starts_ms[0], word.start_ms), word.end_ms - 1)
        return replace(
            word,
            text=text,
            start_ms=start_ms,
            end_ms=max(min(max(char_ends_ms), word.end_ms), start_ms + 1),
            char_starts_ms=char_starts_ms,
            char_ends_ms=char_ends_ms,
        )

    def _times(self, index: int) -> "list[_Time] | None":
        """The times of each code point of a word, or None if its characters have none."""
        if index not in self._known_times:
            word = self.words[index]
            clusters = zip(word.chars, word.char_starts_ms, word.char_ends_ms, strict=True)
            times = [(start_ms, end_ms) for cluster, start_ms, end_ms in clusters for _ in cluster]
            latest_ms = accumulate((end_ms for _, end_ms in times), max)
            found = [_Time(*time, latest) for time, latest in zip(times, latest_ms, strict=True)]
            self._known_times[index] = found or None
        return self._known_times[index]

    def _letters(self, index: int) -> tuple[int, int]:
        """The places of the first and last letter or digit of a word; without any, none is before or after a place."""
        if index not in self._known_letters:
            places = [at for at, char in enumerate(self.words[index].text, self.starts[index]) if char.isalnum()]
            self._known_letters[index] = (places[0], places[-1]) if places else (len(self.text), -1)
        return self._known_letters[index]


class _Time(NamedTuple):
    """When a code point starts and ends, and the latest end in its word up to it."""

    start_ms: int
    end_ms: int
    latest_ms: int
