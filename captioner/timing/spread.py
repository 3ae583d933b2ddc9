"""Texts spread over time by their spoken characters, at the pace of a clip."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from captioner.text.marks import CLOSERS, COMMAS, HANGUL, IDEOGRAPHIC, KANA, SENTENCE_ENDS, STOPS
from captioner.timing import thresholds
from captioner.timing.words import Word

# A digit is spoken as four letters or so ("1984" as 18), a sign between digits as one, a sign of money as six.
_DIGIT, _BETWEEN_DIGITS, _CURRENCY, _IDEOGRAPH, _SYLLABLE = 4, 1, 6, 3, 2
_DENSE = re.compile(f"[{IDEOGRAPHIC}{HANGUL}]")
_SYLLABLES = re.compile(f"[{KANA}{HANGUL}]")
_BETWEEN = re.compile(r"(?<=\d)[/.:\-–](?=\d)")
_DIGITS = re.compile(r"\d")
_MONEY = re.compile(r"[$€£¥₹%]")

Anchor = Literal["start", "end", "middle"]
"""Which side of the free time texts keep to where there is more than they need."""


def spoken_chars(text: str) -> int:
    """How many letters of an alphabet take as long to speak; 0 for punctuation."""
    if text.isalpha() and text.isascii():
        return len(text)
    count = sum(map(str.isalpha, text)) + _DIGIT * sum(map(str.isdigit, text))
    if any(map(str.isdigit, text)):
        count += _BETWEEN_DIGITS * len(_BETWEEN.findall(text)) + _CURRENCY * len(_MONEY.findall(text))
    if not text.isascii():
        syllables = len(_SYLLABLES.findall(text))
        count += (_IDEOGRAPH - 1) * (len(_DENSE.findall(text)) - syllables) + (_SYLLABLE - 1) * syllables
    return count


def written_chars(text: str) -> int:
    """The characters of a text, an ideograph or syllable as several."""
    return max(len(text), spoken_chars(text) if _DENSE.search(text) else 0)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a clip is spoken: milliseconds for a spoken character, and after a clause and a sentence."""

    char_ms: float = thresholds.PACE_MS
    clause_ms: float = thresholds.CLAUSE_PAUSE_MS
    sentence_ms: float = thresholds.SENTENCE_PAUSE_MS
    is_measured: bool = False

    def need_ms(self, texts: Sequence[str]) -> float:
        """The time in which texts are spoken, without pauses."""
        return self.char_ms * sum(map(spoken_chars, texts))

    def filling(self, texts: Sequence[str], room_ms: float, most: float) -> "Pace":
        """The pace at which texts last `room_ms`, if that is up to `most` times as slow, or half as slow; else this."""
        need_ms = self.need_ms(texts)
        factor = (room_ms - sum(map(self.pause_ms, texts))) / need_ms if need_ms else 1.0
        return replace(self, char_ms=self.char_ms * factor) if 0.5 <= factor <= most else self

    def pause_ms(self, text: str) -> float:
        """The pause after a word, by the punctuation at its end."""
        last = text.rstrip(CLOSERS)[-1:] or " "
        return self.sentence_ms if last in SENTENCE_ENDS else self.clause_ms if last in STOPS + COMMAS else 0.0


def pace_of(words: Sequence[Word]) -> Pace:
    """The pace of the sound part of a clip's words, from each to the next; words with digits are left out."""
    usual = Pace()
    spoken_ms, chars = 0, 0
    clauses: list[int] = []
    sentences: list[int] = []
    for word, after in zip_longest(words, words[1:]):
        pause_ms = after.start_ms - word.end_ms if after else 0
        if _is_sound(word) and not _DIGITS.search(word.text):
            spoken_ms += word.end_ms - word.start_ms + (pause_ms if pause_ms < thresholds.GAP_MS else 0)
            chars += spoken_chars(word.text)
        expected_ms = usual.pause_ms(word.text)
        if expected_ms and after and _is_sound(word) and _is_sound(after):
            kept_ms = min(pause_ms, 3 * thresholds.SENTENCE_PAUSE_MS)
            (sentences if expected_ms == usual.sentence_ms else clauses).append(kept_ms)
    if not chars:
        return usual
    return Pace(
        spoken_ms / chars,
        sum(clauses) / len(clauses) if clauses else usual.clause_ms,
        sum(sentences) / len(sentences) if sentences else usual.sentence_ms,
        is_measured=True,
    )


def _is_sound(word: Word) -> bool:
    least, most = thresholds.PACES_MS
    chars = spoken_chars(word.text)
    return not word.estimated and chars > 0 and least < (word.end_ms - word.start_ms) / chars < most


def spread(
    texts: Sequence[str],
    start_ms: float,
    end_ms: float,
    pace: Pace,
    anchor: Anchor,
    *,
    before: str = "",
    ends_there: bool = False,
) -> list[tuple[float, float]]:
    """Start and end of each text within the free time from `start_ms` to `end_ms`, at the pace or, if need be, faster.

    Pauses are made where punctuation asks for them, also after `before`, the text before the first, but not after the
    last if it `ends_there`, as far as there is time; what is left stays free, as the anchor says.
    """
    speech_ms = [pace.need_ms([text]) for text in texts]
    pauses_ms = [pace.pause_ms(text) for text in (before, *texts)]
    if ends_there:
        pauses_ms[-1] = 0.0
    room_ms, need_ms, wanted_ms = max(end_ms - start_ms, 0.0), sum(speech_ms), sum(pauses_ms)
    if not need_ms:
        return [(start_ms, start_ms)] * len(texts)
    faster = min(1.0, room_ms / need_ms)
    left_ms = room_ms - need_ms * faster
    part = min(1.0, left_ms / wanted_ms) if wanted_ms else 0.0
    left_ms -= part * wanted_ms
    at = start_ms + part * pauses_ms[0] + {"start": 0.0, "middle": left_ms / 2, "end": left_ms}[anchor]
    placed = []
    for spoken_ms, pause_ms in zip(speech_ms, pauses_ms[1:], strict=True):
        placed.append((at, at + faster * spoken_ms))
        at += faster * spoken_ms + part * pause_ms
    return placed


def estimated_words(words: list[Word], places: list[tuple[float, float]], until_ms: int) -> list[Word]:
    """The words at other places, as estimated: each lasts 1 ms or more, none overlaps the next, all end in time."""
    found: list[Word] = []
    for word, (start, end) in zip(words, places, strict=True):
        start_ms = max(round(start), found[-1].end_ms if found else 0)
        end_ms = max(round(end), start_ms + 1)
        found.append(Word(word.text, start_ms, end_ms, word.before, estimated=True, speaker=word.speaker))
    for at in range(len(found) - 1, -1, -1):
        word = found[at]
        if word.end_ms > until_ms:
            found[at] = word = replace(word, start_ms=min(word.start_ms, until_ms - 1), end_ms=until_ms)
        until_ms = word.start_ms
    return found
