"""Words with the times of their characters, where an answer has these beside its words, as WhisperX writes them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import le

from captioner.readers.documents import Document
from captioner.readers.lists import entries
from captioner.readers.vendors import Row
from captioner.readers.word_lists import timed
from captioner.text.measure import graphemes
from captioner.timing.words import Timing, Word

Span = tuple[int | None, int | None]


def with_chars(timing: Timing, row: Row, documents: Sequence[Document], ms_per_unit: int) -> Timing:
    """A clip whose words have the times of their characters, as far as these have any and make up the same text."""
    of_chars = row._replace(at=(row.chars,), text="char", inner="")
    listed = [entry for document in documents for entry in entries(of_chars, document)]
    chars = [timed(of_chars, index, entry, ms_per_unit) for index, entry in enumerate(listed)]
    spans = [((start, end)) for text, start, end, _ in chars for _ in "".join(text.split())]
    said = "".join("".join(text.split()) for text, *_ in chars)
    if said != "".join("".join(word.text.split()) for word in timing.words):
        return timing
    return replace(timing, words=tuple(_timed_words(timing.words, spans)))


def _timed_words(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Word]:
    """The words with the spans of their code points, one for each that is not white space."""
    done = 0
    for word in words:
        clusters = graphemes(word.text)
        sizes = [len("".join(cluster.split())) for cluster in clusters]
        edges = list(accumulate(sizes, initial=done))
        done = edges[-1]
        found = None
        if not word.estimated and all(sizes):
            found = _char_times(word, clusters, [spans[start:end] for start, end in pairwise(edges)])
        yield word if found is None else replace(word, char_starts_ms=found[0], char_ends_ms=found[1])


def _char_times(
    word: Word, clusters: Sequence[str], spans: Sequence[Sequence[Span]]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Starts and ends of a word's characters within its time; None if a letter has none, or if they run back.

    Punctuation without a time has that of the character before it, or of the first one that has any.
    """
    times: list[tuple[int, int] | None] = []
    for cluster, of_cluster in zip(clusters, spans, strict=True):
        known = [(start, end) for start, end in of_cluster if start is not None and end is not None]
        if known:
            times.append((known[0][0], max(end for _, end in known)))
        elif any(map(str.isalnum, cluster)):
            return None
        else:
            times.append(times[-1] if times else None)
    first = next((time for time in times if time is not None), None)
    if first is None:
        return None
    starts, ends = zip(*(first if time is None else time for time in times), strict=True)
    if not all(map(le, starts, starts[1:])) or not all(map(le, starts, ends)):
        return None
    last_ms = word.end_ms - 1
    starts_ms = tuple(min(max(start, word.start_ms), last_ms) for start in starts)
    return starts_ms, tuple(min(max(end, start + 1), word.end_ms) for start, end in zip(starts_ms, ends, strict=True))
