"""Times for the characters of words that have none, made inside the time of the word."""

from itertools import pairwise

from captioner.text.measure import graphemes
from captioner.timing.words import Word


def char_times(word: Word) -> tuple[tuple[int, int], ...]:
    """Start and end of each grapheme cluster of a word, as long as the others; empty if the word's times are made up.

    Punctuation takes no time: it has that of the letter before it, or of the first one. A word without letters and
    digits is one interval.
    """
    if word.estimated:
        return ()
    spoken = [any(map(str.isalnum, cluster)) for cluster in graphemes(word.text)]
    count, long_ms = max(sum(spoken), 1), word.end_ms - word.start_ms
    edges = [word.start_ms + at * long_ms // count for at in range(count + 1)]
    # In a word of fewer milliseconds than letters, several share one.
    spans = [(start_ms, max(end_ms, start_ms + 1)) for start_ms, end_ms in pairwise(edges)]
    found: list[tuple[int, int]] = []
    done = 0
    for is_spoken in spoken:
        done += is_spoken
        found.append(spans[max(done - 1, 0)])
    return tuple(found)
