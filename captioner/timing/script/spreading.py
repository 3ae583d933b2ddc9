"""Words of a script that are not spoken as they are written: over other speech, or in the time between words."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from captioner.errors import TimingError
from captioner.timing.script.letters import letters_of
from captioner.timing.script.words import ScriptWord
from captioner.timing.words import Word

# A figure is spoken as four letters or so.
_FIGURE = 4
# A word that is not spoken takes as long as if it were slowly spoken, where there is time.
_SLOW = 2
# A word of speech gives up at most half of its time to words that are not spoken, or more if they had less than this.
_LEAST_MS = 20
# The least for each of many words.
_TIGHT_MS = 2


def weight_of(text: str) -> int:
    """How long a text takes to say, in letters; at least 1."""
    letters = letters_of(text)
    return max(1, len(letters) + (_FIGURE - 1) * sum(map(str.isdecimal, letters)))


def spread_over(script: Sequence[ScriptWord], spoken: Sequence[Word]) -> list[Word]:
    """The words of a script in the times of other words, by their characters."""
    weights = [weight_of(word.text) for word in spoken]
    marks = [*accumulate(weights, initial=0)]
    own = [*accumulate((weight_of(word.text) for word in script), initial=0)]

    def part_at(position: int, *, ends: bool) -> int:
        # The last part that ends at or after the position: edges belong to the part before where a word ends there.
        return bisect_right(marks, (position - ends) // own[-1]) - 1

    def time_at(share: int, *, ends: bool) -> int:
        position = share * marks[-1]
        at = part_at(position, ends=ends)
        word = spoken[at]
        return word.start_ms + (word.end_ms - word.start_ms) * (position - own[-1] * marks[at]) // (
            own[-1] * weights[at]
        )

    words = []
    for word, (first, last) in zip(script, pairwise(own), strict=True):
        start_ms = time_at(first, ends=False)
        end_ms = max(time_at(last, ends=True), start_ms + 1)
        speaker = word.speaker or spoken[part_at(first * marks[-1], ends=False)].speaker
        words.append(Word(word.text, start_ms, end_ms, word.before, estimated=True, speaker=speaker))
    return words


def spread_between(
    placed: list[Word], script: Sequence[ScriptWord], until_ms: int | None, letter_ms: float
) -> list[ScriptWord]:
    """Add words that are not spoken to those that are placed, before `until_ms`, or None at the end of the clip.

    They take the time after the last placed word, by their characters. Where there is hardly any, that word gives up a
    part of its own; where there are too many, the words before it do, too, and their times are then made up. If there
    is no time since the begin of the clip, all of them are given back, and none is placed.
    """
    words = list(script)
    weights = [weight_of(word.text) for word in words]
    wanted_ms = round(_SLOW * letter_ms * sum(weights))
    end_ms = placed[-1].end_ms if placed else 0
    until_ms = end_ms + max(wanted_ms // _SLOW, _LEAST_MS * len(words)) if until_ms is None else until_ms
    if until_ms - end_ms >= _LEAST_MS * len(words):
        start_ms = end_ms if placed else max(0, until_ms - wanted_ms)
        until_ms = min(until_ms, start_ms + wanted_ms)
    else:
        start_ms = end_ms
        if placed:
            last = placed[-1]
            start_ms = last.end_ms - min((last.end_ms - last.start_ms) // 2, _LEAST_MS * len(words))
            if until_ms - start_ms >= _TIGHT_MS * len(words) and start_ms > last.start_ms:
                placed[-1] = moved(last, last.start_ms, start_ms)
        while placed and until_ms - start_ms < _TIGHT_MS * len(words):
            last = placed.pop()
            words.insert(0, ScriptWord(last.text, last.before, last.speaker))
            weights.insert(0, weight_of(last.text))
            start_ms = last.start_ms
        if until_ms - start_ms < len(words):
            return words
    placed += _shared(words, weights, start_ms, until_ms)
    return []


def spread_first(script: Sequence[ScriptWord], placed: list[Word]) -> None:
    """Put words before those that are placed, though there is no time before the first: it shares its own.

    Tags take only 1 ms each.

    Raises `TimingError` if the whole clip has no time for so many words.
    """
    if all(word.is_tag for word in script) and placed and placed[0].end_ms > len(script):
        placed[0] = moved(placed[0], max(placed[0].start_ms, len(script)), placed[0].end_ms)
        placed[:0] = _shared(script, [1] * len(script), 0, len(script))
        return
    words = list(script)
    while placed:
        first = placed.pop(0)
        words.append(ScriptWord(first.text, first.before, first.speaker))
        if first.end_ms >= _TIGHT_MS * len(words):
            placed[:0] = _shared(words, [weight_of(word.text) for word in words], 0, first.end_ms)
            return
    raise TimingError(f"the clip has no time for {len(words)} words of the script: is this the right script?")


def _shared(words: Sequence[ScriptWord], weights: Sequence[int], start_ms: int, end_ms: int) -> list[Word]:
    """The words from `start_ms` to `end_ms`, each with 1 ms and its share of the rest."""
    rest_ms, total = end_ms - start_ms - len(words), sum(weights)
    edges = [start_ms + at + rest_ms * mark // total for at, mark in enumerate(accumulate(weights, initial=0))]
    return [
        Word(word.text, start, end, word.before, estimated=True, speaker=word.speaker)
        for word, (start, end) in zip(words, pairwise(edges), strict=True)
    ]


def moved(word: Word, start_ms: int, end_ms: int) -> Word:
    """A word with other times, and its characters inside them."""

    def inside(times_ms: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(min(max(time_ms, start_ms), end_ms) for time_ms in times_ms)

    return replace(
        word,
        start_ms=start_ms,
        end_ms=end_ms,
        char_starts_ms=inside(word.char_starts_ms),
        char_ends_ms=inside(word.char_ends_ms),
    )
