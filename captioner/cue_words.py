"""The words of cues in spoken order, each with a time of its own, for `Captions.timing`.

Words that have times, as in our JSON, keep them. The words of other cues share the time of their cue by their spoken
characters, and are `estimated`: at most 250 ms for each, as a cue that is shown longer than that, and than a second, is
held past its last word. A line that rolls on from cue to cue is spoken once.

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
from captioner.rolling import repeated_letters, unrolled
from captioner.text.marks import DASHES, UNSPACED
from captioner.timing import thresholds
from captioner.timing.merge import words_from_chars
from captioner.timing.repair import Repair, placed
from captioner.timing.spread import estimated_words, spoken_chars
from captioner.timing.tokens import joins_directly, joins_hyphen
from captioner.timing.words import Word

# A cue that is shown no longer may be spoken all the time, however short its text is.
_SHORT_MS = 1000
_UNSPACED = re.compile(f"[{UNSPACED}]")
_DIALOGUE = re.compile(rf"\s*[{re.escape(DASHES)}](?:\s+\S|[^\W\d_])")


def spoken_words(cues: Sequence[Cue]) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    """The words of all cues and, as repairs, the cues whose times do not follow one another."""
    repeated = repeated_letters(cues)
    rolling = [_Speech.of(cue) for cue, count in zip(cues, repeated, strict=True) if count]
    found = [speech for speech in map(_Speech.of, unrolled(cues, repeated) if rolling else cues) if speech.words]
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
    unsound = [speech for speech in found if speech.is_unsound]
    repairs = [
        *_repairs(late, words, "out of order", "sorted by their starts"),
        *_repairs(overlapping, words, "within the time of another", "that one is spoken until then, or both together"),
        *_repairs(brief, words, "without the time for a word", "spoken from its start on, as long as its text takes"),
        *_repairs(rolling, words, "with lines of the one ahead of it", "each line is read once"),
        *_repairs(unsound, words, "whose words run back", "the words share its time by their characters"),
    ]
    return words, tuple(sorted(repairs, key=attrgetter("first_word")))


@dataclass(slots=True)
class _Speech:
    """The words of a cue, or of several that are spoken together, and when; `is_timed` if the words have own times.

    `is_brief` if the cue has less than a millisecond for each word, `is_unsound` if its words' own times run back.
    """

    words: list[Word]
    start_ms: int
    end_ms: int
    is_timed: bool
    is_brief: bool = False
    is_unsound: bool = False

    @classmethod
    def of(cls, cue: Cue) -> "_Speech":
        # A line from a file finds its words each time that they are asked for.
        lines = [list(line.words) for line in cue.lines]
        words = [word for line in lines for word in line]
        in_order = all(word.start_ms < word.end_ms for word in words) and all(
            word.end_ms <= after.start_ms for word, after in pairwise(words)
        )
        times = (cue.start_ms, cue.end_ms)
        if in_order and not all(word.estimated and (word.start_ms, word.end_ms) == times for word in words):
            return cls(words, words[0].start_ms, words[-1].end_ms, is_timed=True)
        dialogue = [_DIALOGUE.match(line.text) is not None for line in cue.lines]
        speech = cls(_untimed(lines, dialogue), *times, is_timed=False)
        speech.is_unsound = not in_order and len({(word.start_ms, word.end_ms) for word in words}) > 1
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
        chars = [*accumulate(map(_chars, self.words), initial=0)]
        longest_ms = max(chars[-1] * thresholds.PACES_MS[1], _SHORT_MS)
        char_ms = min(self.end_ms - self.start_ms, longest_ms) / chars[-1]
        edges = [self.start_ms + char_ms * done for done in chars]
        end_ms = max(round(edges[-1]), self.start_ms + len(self.words))
        return estimated_words(self.words, list(pairwise(edges)), end_ms)


def words_of_text(text: str, start_ms: int, end_ms: int, speaker: str | None = None) -> tuple[Word, ...]:
    """The words of a line that has no other times than its cue: each has those, and is estimated."""
    if text.isascii() and text.isprintable():
        # Most lines, in a third of the time.
        return tuple([Word(word, start_ms, end_ms, " ", (), (), True, speaker) for word in text.split()])
    zeros = [0] * len(text)
    found, _, _ = words_from_chars(text, zeros, zeros)
    first_before = "" if _UNSPACED.match(text.lstrip()) else " "
    befores = [first_before, *(word.before and " " for word in found[1:])]
    return tuple(
        Word(word.text, start_ms, end_ms, before, (), (), True, speaker)
        for word, before in zip(found, befores, strict=False)
    )


def _chars(word: Word) -> int:
    return max(spoken_chars(word.text), 1)


def _untimed(lines: Sequence[list[Word]], dialogue: Sequence[bool]) -> list[Word]:
    """The words of a cue without times: a word that a hyphen parts at a line end is one.

    A dash at the start of a line of `dialogue` is a speaker's: it stays with the word after it, and should begin a line
    again.
    """
    words: list[Word] = []
    for found, is_dialogue in zip(lines, dialogue, strict=True):
        if found and is_dialogue:
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
