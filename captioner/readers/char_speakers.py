"""Who says which of the characters that a service times, and the words of each speaker.

A dialogue of ElevenLabs has `voice_segments`: a voice, the first of its characters and the one after its last, and the
times of both. https://elevenlabs.io/docs/api-reference/text-to-dialogue/convert-with-timestamps
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from captioner.readers.documents import Document
from captioner.readers.lists import Entry
from captioner.text.code_points import timed_code_points
from captioner.timing.merge import spans_of_words
from captioner.timing.validation import one_line
from captioner.timing.words import Timing

SEGMENTS = "voice_segments"


def with_voices(listed: Sequence[Entry], document: Document, *, alone: bool) -> list[Entry]:
    """The characters of a document with the voices of its segments.

    They are found by their place, or by their times where the document is not `alone`: whether places count from a
    piece of a stream or from its start is not documented.
    """
    found = list(listed)
    segments = document.get(SEGMENTS)
    for segment in segments if isinstance(segments, list) else ():
        voice = segment.get("voice_id") if isinstance(segment, Mapping) else None
        if isinstance(voice, str):
            for at in _places(found, segment, alone):
                found[at] = (*found[at][:3], voice)
    return found


def _places(listed: Sequence[Entry], segment: Mapping[str, Any], alone: bool) -> Sequence[int]:
    first, end = segment.get("character_start_index"), segment.get("character_end_index")
    if alone and type(first) is int and type(end) is int and 0 <= first <= end:
        return range(first, min(end, len(listed)))
    from_s, to_s = segment.get("start_time_seconds"), segment.get("end_time_seconds")
    if isinstance(from_s, int | float) and isinstance(to_s, int | float):
        return [at for at, (_, start, *_) in enumerate(listed) if _is_number(start) and from_s <= start < to_s]
    return ()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def parted(listed: Sequence[Entry]) -> list[Entry]:
    """The characters, with white space where the speaker changes inside a word."""
    found: list[Entry] = []
    for entry in listed:
        if found and None not in (entry[3], found[-1][3]) and entry[3] != found[-1][3]:
            before, after = found[-1], entry
            if _is_letter(before) and _is_letter(after):
                found.append((" ", before[2], before[2], before[3]))
        found.append(entry)
    return found


def _is_letter(entry: Entry) -> bool:
    return isinstance(entry[0], str) and not entry[0].isspace()


def spoken(timing: Timing, listed: Sequence[Entry]) -> Timing:
    """The timing of characters with the speaker of each word's first character.

    It has no speakers if its words are not those of the characters, as where a stream repeats a piece.
    """
    indices = range(len(listed))
    text, entries, _, _ = timed_code_points([char for char, *_ in listed], indices, indices)
    spans = spans_of_words(text)
    if [text[start:end] for start, end in spans] != [word.text for word in timing.words]:
        return timing
    speakers = [listed[entries[start]][3] for start, _ in spans]
    words = [
        replace(word, speaker=one_line(speaker) or None) if speaker else word
        for word, speaker in zip(timing.words, speakers, strict=True)
    ]
    return replace(timing, words=tuple(words))
