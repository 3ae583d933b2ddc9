"""Who speaks: transforms of the speakers of words, and what tells ids from names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captioner.timing.words import Timing, Word

# The words that services and tools use for somebody without a name, with the number or letter that follows.
_SOMEBODY = (
    "speaker|spk|voice|channel|person|participant|guest|user|sprecher|locuteur|intervenant|hablante|orador|falante"
)
_ID = re.compile(rf"(?:{_SOMEBODY})(?:[\s_.:#-]+[a-z]|[\s_.:#-]*\d+)?|[a-z]?[\s_.:#-]*\d*", re.IGNORECASE)
# Keys of databases: one long word with digits, or with capitals inside.
_KEY = re.compile(r"(?=\w*(?:\d|[a-z][A-Z]))[\w-]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def is_generic(speaker: str) -> bool:
    """Whether a speaker is an id that no viewer should see: SPEAKER_00, speaker_1, A, 0, a key of a database."""
    return _ID.fullmatch(speaker) is not None or _KEY.fullmatch(speaker) is not None


def without_speakers(timing: "Timing") -> "Timing":
    """The same words, with no speaker."""
    if not any(word.speaker is not None for word in timing.words):
        return timing
    return replace(timing, words=tuple(replace(word, speaker=None) for word in timing.words))


def with_known_speakers(timing: "Timing") -> "Timing":
    """The same words, those without a speaker with that of the word before, or else after, in their paragraph.

    A paragraph ends at a forced break; one without any speaker stays so.
    """
    words = timing.words
    if not {word.speaker or None for word in words} > {None}:
        return timing
    firsts = [0, *(at for at, word in enumerate(words) if at and word.before == "\n\n"), len(words)]
    found = [word for first, end in pairwise(firsts) for word in _known(words[first:end])]
    return replace(timing, words=tuple(found))


def _known(words: "Sequence[Word]") -> "Iterator[Word]":
    speaker = next((word.speaker for word in words if word.speaker), None)
    for word in words:
        speaker = word.speaker or speaker
        yield word if word.speaker == speaker else replace(word, speaker=speaker)


def speakers_from_text(timing: "Timing") -> "Timing":
    """The same clip without the labels of speakers in its text (ANA: Hello), and with them as speakers of the words.

    `speaker_labels` says what is a label. Its words are not spoken: their time is that of the word after them.
    """
    from captioner.timing.speaker_labels import labels_in

    words = timing.words
    labels = labels_in(words, timing.language)
    if not labels:
        return timing
    found = list(words[: labels[0].first])
    kept = list(range(labels[0].first))
    for label, until in zip(labels, [*(each.first for each in labels[1:]), len(words)], strict=True):
        own = [replace(word, speaker=label.name) for word in words[label.end : until]]
        opening, start_ms = words[label.first], words[label.first].start_ms
        char_starts_ms = (start_ms, *own[0].char_starts_ms[1:]) if own[0].char_starts_ms else ()
        own[0] = replace(own[0], before=opening.before, start_ms=start_ms, char_starts_ms=char_starts_ms)
        found += own
        kept += range(label.end, until)
    repairs = tuple(replace(each, first_word=bisect_left(kept, each.first_word)) for each in timing.repairs)
    return replace(timing, words=tuple(found), repairs=repairs)
