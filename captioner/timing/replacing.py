"""`replaced`: other words shown than are spoken, such as names that were respelled for the voice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from captioner.text.marks import OPENERS, SENTENCE_ENDS
from captioner.text.measure import graphemes
from captioner.timing.clip_text import CharTime, ClipText
from captioner.timing.edits import edited, with_words
from captioner.timing.merge import before_word, spans_of_words
from captioner.timing.pieces import Edit
from captioner.timing.replacement_pairs import Pair, checked_pairs, matches, small_letters, table_of
from captioner.timing.words import Timing, Word

# Longer texts are compared as a whole.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that are shown instead of those that are `spoken`, from `from_ms` to `to_ms`, and the index of the first.

    `spoken` and `shown` are the pair that says so.
    """

    spoken: str
    shown: str
    first_word: int
    from_ms: int
    to_ms: int

    def moved(self, by_ms: int, by_words: int) -> "Replacement":
        """The same replacement in a clip that starts `by_ms` later and has `by_words` more words before it."""
        return replace(
            self, first_word=self.first_word + by_words, from_ms=self.from_ms + by_ms, to_ms=self.to_ms + by_ms
        )


def replaced(timing: Timing, pairs: Iterable[tuple[str, str]]) -> Timing:
    """What `Timing.replaced` describes."""
    table = table_of(checked_pairs(pairs))
    clip = ClipText(timing.words)
    found = list(matches(clip.text, table)) if table else []
    if not found:
        return timing
    edits = [edit for start, pair in found for edit in _edits(clip, start, pair)]
    words, places = edited(clip, edits) if edits else (timing.words, list(range(len(timing.words) + 1)))
    made = with_words(timing, words, places)
    done = [_replacement(clip, start, pair, places) for start, pair in found]
    return replace(made, replacements=(*made.replacements, *done))


def _edits(clip: ClipText, start: int, pair: Pair) -> Iterator[Edit]:
    """What changes: nothing of the words at both ends that are the same."""
    end = start + len(pair.written)
    instead = _with_capital(clip.text, start, pair)
    spoken, new = clip.text[start:end].split(" "), instead.split(" ")
    first = last = 0
    # A word of what is spoken is left for the words that are shown instead.
    while first + 1 < len(spoken) and first < len(new) and spoken[first] == new[first]:
        first += 1
    while first + last + 1 < len(spoken) and first + last < len(new) and spoken[-last - 1] == new[-last - 1]:
        last += 1
    start += sum(len(word) + 1 for word in spoken[:first])
    end -= sum(len(word) + 1 for word in spoken[len(spoken) - last :])
    text = " ".join(new[first : len(new) - last])
    if text != clip.text[start:end]:
        yield Edit(start, end, tuple(_words(clip, start, end, text)), inside_word=True)


def _with_capital(text: str, start: int, pair: Pair) -> str:
    """What is shown: with a capital where a sentence begins, unless it has capitals of its own."""
    first = pair.shown.split(" ")[0]
    if pair.exact or not text[start].isupper() or first != first.lower():
        return pair.shown
    before = text[max(0, start - 20) : start].rstrip(f" {OPENERS}")
    begins = not before or before[-1] in SENTENCE_ENDS + "\n"
    return pair.shown[0].upper() + pair.shown[1:] if begins else pair.shown


def _replacement(clip: ClipText, start: int, pair: Pair, places: Sequence[int]) -> Replacement:
    end = start + len(pair.written)
    first, last = clip.word_at(start), clip.word_at(end - 1)
    times = clip.times_of(start, end) or (clip.words[first].start_ms, clip.words[last].end_ms)
    return Replacement(pair.spoken, pair.shown, min(places[first], places[-1] - 1), *times)


def _words(clip: ClipText, start: int, end: int, text: str) -> Iterator[Word]:
    """The words of a text that is shown from `start` to `end` of a clip; several of them share its time."""
    whole, spans = clip.word_of(start, end, text), spans_of_words(text)
    if len(spans) == 1:
        spoken = clip.char_times(start, end)
        yield whole if spoken is None else _with_char_times(whole, spoken)
        return
    long_ms, size = whole.end_ms - whole.start_ms, spans[-1][1]
    for number, (low, high) in enumerate(spans):
        start_ms, end_ms = (whole.start_ms + long_ms * at // size for at in (low, high))
        yield replace(
            whole,
            text=text[low:high],
            before=before_word(text[spans[number - 1][1] : low]) if number else "",
            start_ms=start_ms,
            end_ms=max(end_ms, start_ms + 1),
            estimated=True,
        )


def _with_char_times(word: Word, spoken: Sequence[CharTime]) -> Word:
    """A word whose characters have the times of their like in what is spoken, or share those of what is between.

    What has nothing of its own is lit with the character before it.
    """
    chars = graphemes(word.text)
    starts_ms: list[int] = []
    ends_ms: list[int] = []
    for kind, low, high, first, last in _changes(
        [small_letters(char) for char, _, _ in spoken], [*map(small_letters, chars)]
    ):
        count = last - first
        if kind == "equal":
            edges = [(start_ms, end_ms) for _, start_ms, end_ms in spoken[low:high]]
        elif kind == "insert":
            edges = [spoken[max(0, low - 1)][1:]] * count
        else:
            start_ms, end_ms = spoken[low][1], max(end_ms for _, _, end_ms in spoken[low:high])
            places = [start_ms + (end_ms - start_ms) * at // max(1, count) for at in range(count + 1)]
            edges = list(pairwise(places))
        starts_ms += [start_ms for start_ms, _ in edges]
        ends_ms += [end_ms for _, end_ms in edges]
    return replace(word, char_starts_ms=tuple(starts_ms), char_ends_ms=tuple(ends_ms))


def _changes(spoken: Sequence[str], chars: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    if max(len(spoken), len(chars)) > _LONGEST:
        return [("replace", 0, len(spoken), 0, len(chars))]
    return SequenceMatcher(None, spoken, chars, autojunk=False).get_opcodes()
