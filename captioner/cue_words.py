"""The words of cues in spoken order, each with a time of its own, for `Captions.timing`.

Words that have times, as in our JSON, keep them. The words of other cues share the time of their cue by their spoken
characters, and are `estimated`: at most 250 ms for each, as what is shown longer is held past its last word.

Cues are taken in the order of their starts. A cue that overlaps the next one is spoken until that starts, or, if its
text does not fit there, together with it. A cue without a duration lasts as long as its text takes to speak. A line end
is a space, or nothing between scripts without spaces.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from operator import attrgetter

from captioner.cue import Cue
from captioner.text.marks import DASHES
from captioner.timing import thresholds
from captioner.timing.repair import Repair, placed
from captioner.timing.spread import estimated_words, spoken_chars
from captioner.timing.tokens import joins_directly, joins_hyphen
from captioner.timing.words import Word

_DIALOGUE = re.compile(rf"\s*[{re.escape(DASHES)}](?:\s+\S|[^\W\d_])")


def spoken_words(cues: Sequence[Cue]) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    """The words of all cues and, as repairs, the cues whose times do not follow one another."""
    found = [_Speech.of(cue) for cue in cues if cue.words]
    speeches: list[_Speech] = []
    overlapping: list[_Speech] = []
    for speech in sorted(found, key=attrgetter("start_ms")):
        before = speeches[-1] if speeches else None
        if before is None or before.end_ms <= speech.start_ms:
            speeches.append(speech)
            continue
        if before.end_ms > speech.start_ms + thresholds.NUDGE_MS:
            overlapping.append(speech)
        if before.can_end_at(speech.start_ms):
            before.end_ms = speech.start_ms
            speeches.append(speech)
        else:
            before.take_in(speech)
    words = _joined(speeches)
    late = [after for before, after in pairwise(found) if after.start_ms < before.start_ms]
    brief = [speech for speech in found if speech.is_brief]
    repairs = [
        *_repairs(late, words, "out of order", "sorted by their starts"),
        *_repairs(overlapping, words, "within the time of another", "that one is spoken until then, or both together"),
        *_repairs(brief, words, "without the time for a word", "spoken from its start on, as long as its text takes"),
    ]
    return words, tuple(sorted(repairs, key=attrgetter("first_word")))


@dataclass(slots=True)
class _Speech:
    """The words of a cue, or of several that are spoken together, and when; `is_timed` if the words have own times."""

    words: list[Word]
    start_ms: int
    end_ms: int
    is_timed: bool
    is_brief: bool = False

    @classmethod
    def of(cls, cue: Cue) -> "_Speech":
        words = cue.words
        in_order = all(word.start_ms < word.end_ms for word in words) and all(
            word.end_ms <= after.start_ms for word, after in pairwise(words)
        )
        times = (cue.start_ms, cue.end_ms)
        if in_order and not all(word.estimated and (word.start_ms, word.end_ms) == times for word in words):
            return cls(list(words), words[0].start_ms, words[-1].end_ms, is_timed=True)
        speech = cls(_untimed(cue), *times, is_timed=False)
        speech.is_brief = not speech.has_room(speech.end_ms)
        if speech.is_brief:
            speech.end_ms = speech.start_ms + speech.chars * thresholds.PACE_MS
        return speech

    @property
    def chars(self) -> int:
        """How many characters are spoken; a word without any counts as one."""
        return sum(map(_chars, self.words))

    def has_room(self, end_ms: int) -> bool:
        """Whether each word lasts a millisecond or more up to this end."""
        return end_ms - self.start_ms >= len(self.words)

    def can_end_at(self, end_ms: int) -> bool:
        """Whether its words can be spoken by this time, at the pace of the fastest speech."""
        if self.is_timed:
            return end_ms > self.words[-1].start_ms
        return self.has_room(end_ms) and end_ms - self.start_ms >= self.chars * thresholds.PACES_MS[0]

    def take_in(self, other: "_Speech") -> None:
        """Speak the words of another cue after its own, in the time of both."""
        self.words += other.words
        self.end_ms = max(self.end_ms, other.end_ms)
        self.is_timed = False
        if not self.has_room(self.end_ms):
            self.end_ms = self.start_ms + self.chars * thresholds.PACE_MS

    def timed_words(self) -> list[Word]:
        """The words with their own times, or with what they share by their characters."""
        if self.is_timed:
            last = self.words[-1]
            return [*self.words[:-1], replace(last, end_ms=min(last.end_ms, self.end_ms))]
        char_ms = min((self.end_ms - self.start_ms) / self.chars, thresholds.PACES_MS[1])
        edges = [self.start_ms + char_ms * chars for chars in accumulate(map(_chars, self.words), initial=0)]
        end_ms = max(round(edges[-1]), self.start_ms + len(self.words))
        return estimated_words(self.words, list(pairwise(edges)), end_ms)


def _chars(word: Word) -> int:
    return max(spoken_chars(word.text), 1)


def _untimed(cue: Cue) -> list[Word]:
    """The words of a cue without times: a word that a hyphen parts at a line end is one.

    A dash at the start of a line marks a speaker: it stays with the word after it, and should begin a line again.
    """
    words: list[Word] = []
    for line in cue.lines:
        found = [*line.words]
        if found and _DIALOGUE.match(line.text):
            if len(found) > 1 and len(found[0].text) == 1:
                found[:2] = [replace(found[0], text=f"{found[0].text} {found[1].text}")]
            found[0] = replace(found[0], before="\n")
        elif words and found and joins_hyphen(words[-1].text, found[0].text) and not found[0].text[0].isupper():
            begun = words.pop()
            found[0] = replace(begun, text=begun.text + found[0].text)
        elif words and found:
            found[0] = replace(found[0], before=_space(words[-1], found[0]))
        words += found
    return words


def _joined(speeches: Sequence[_Speech]) -> tuple[Word, ...]:
    words: list[Word] = []
    for speech in speeches:
        first, *others = speech.timed_words()
        if not words:
            first = replace(first, before="")
        elif not speech.is_timed:
            first = replace(first, before=_space(words[-1], first))
        words += [first, *others]
    return tuple(words)


def _space(left: Word, right: Word) -> str:
    """What stands between words of two lines."""
    return "" if joins_directly(left.text, right.text) else right.before or " "


def _repairs(speeches: Sequence[_Speech], words: Sequence[Word], what: str, done: str) -> list[Repair]:
    """One repair for all cues that have a fault, with the first of them."""
    if not speeches:
        return []
    first_ms = min(speech.start_ms for speech in speeches)
    at = next(at for at, word in enumerate(words) if word.start_ms >= first_ms)
    one = len(speeches) == 1
    detail = f"{len(speeches)} cue{'' if one else 's'} {what}, {'' if one else 'the first '}with {placed(words[at])}"
    return [Repair("cue", at, len(speeches), words[at].start_ms, words[-1].end_ms, f"{detail}: {done}")]
