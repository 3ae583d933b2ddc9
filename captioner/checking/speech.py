"""When the words of cues are spoken, by the timing of the clip that they caption."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from captioner.cue import Cue
from captioner.rolling import letters_of
from captioner.timing.words import Timing, Word

LetterTimes = Sequence[tuple[int, int, bool]]
"""For each letter of a text, when it is spoken, from and to, and whether that is estimated."""

# Captions of which less is spoken are those of another clip.
_LEAST_SHARE = 0.5
# A cue starts and ends about when its words do: by more than this, its words were taken for others.
_MOST_MS = 1000


def letter_times(cues: Sequence[Cue], timing: Timing, language: str) -> LetterTimes:
    """When each letter of the cues is spoken; raises `ScriptError` if less than half of the text is."""
    text = " ".join([" ".join(cue.text.split()) for cue in cues])
    script = timing.with_script(text, language=language, min_match=_LEAST_SHARE, unscripted="drop")
    found: list[tuple[int, int, bool]] = []
    for word in script.words:
        count = len(letters_of(word.text))
        edges = [word.start_ms + (word.end_ms - word.start_ms) * at // max(count, 1) for at in range(count + 1)]
        found += [(start_ms, end_ms, word.estimated) for start_ms, end_ms in pairwise(edges)]
    return found


def spoken_at(words: Sequence[Word], times: LetterTimes, cues: Sequence[Cue]) -> tuple[Word, ...]:
    """The words of cues at the times of their letters, each inside its cue; unchanged if they are not spoken there."""
    lengths = [len(letters_of(word.text)) for word in words]
    places = list(accumulate(lengths, initial=0))
    if places[-1] != len(times) or not all(lengths):
        return tuple(words)
    cue_of = [at for at, cue in enumerate(cues) for _ in range(len(letters_of(cue.text)))]
    found: list[Word] = []
    earliest_ms = 0
    for word, first, end in zip(words, places, places[1:], strict=False):
        cue, (start_ms, _, estimated), (_, end_ms, _) = cues[cue_of[first]], times[first], times[end - 1]
        if not cue.start_ms - _MOST_MS <= start_ms <= cue.end_ms + _MOST_MS:
            return tuple(words)
        start_ms = max(earliest_ms, min(max(start_ms, cue.start_ms), cue.end_ms - 1))
        end_ms = max(start_ms + 1, min(end_ms, cue.end_ms))
        if found and found[-1].end_ms > start_ms:
            found[-1] = replace(found[-1], end_ms=start_ms)
        found.append(replace(word, start_ms=start_ms, end_ms=end_ms, estimated=estimated))
        earliest_ms = start_ms + 1
    return tuple(found)
