"""Our JSON with the times and lines of other captions, or its words in other segments; all other keys stay."""

from collections.abc import Iterator, Sequence
from typing import Any

from captioner.cue import Cue
from captioner.rolling import letters_of
from captioner.subtitles.displayed_text import TextLine
from captioner.subtitles.own_json import encoded, in_reading_order, json_cues, ms_from_seconds, parsed
from captioner.subtitles.regrouped import regrouped, wrong_file


def rewritten_json(text: str, cues: Sequence[Cue]) -> str:
    """The document with the cues; raises `FormatError` if they have other words."""
    document = parsed(text)
    segments, read = document["segments"], list(json_cues(document))
    made: list[dict[str, Any]] = []
    groups, repeated = regrouped(read, cues)
    for group in groups:
        olds, news = slice(*group.old), slice(*group.new)
        if group.is_one and not repeated[group.old[0]]:
            made.append(_set(segments[group.old[0]], read[group.old[0]], cues[group.new[0]]))
        else:
            made += _resegmented(segments[olds], read[olds], repeated[olds], cues[news])
    if len(made) != len(segments) and _are_numbered(segments):
        first = segments[0]["id"]
        made = [{**segment, "id": number} for number, segment in enumerate(made, first)]
    return f"{encoded({**document, 'segments': made}, indent=1)}\n"


def _set(segment: dict[str, Any], read: Cue, cue: Cue) -> dict[str, Any]:
    """A segment, which was read as `read`, with the times and the lines of a cue with the same words."""
    if letters_of(cue.text) != letters_of(read.text):
        raise wrong_file("they have other words")
    for key, time_ms in (("start", cue.start_ms), ("end", cue.end_ms)):
        if ms_from_seconds(segment[key], key) != time_ms:
            segment[key] = time_ms / 1000
    if cue.text != read.text:
        _set_lines(segment, cue)
        if segment.get("words") and _has_words(read):
            rows = [row for row, line in enumerate(cue.lines) for _ in line.words]
            for word, row in zip(in_reading_order(segment["words"]), rows, strict=True):
                word["line"] = row
    return segment


def _set_lines(segment: dict[str, Any], cue: Cue) -> None:
    segment["lines"] = [line.text for line in cue.lines]
    if "prefixes" in segment:
        segment["prefixes"] = [line.prefix for line in cue.lines]
    if "text" in segment:
        segment["text"] = "".join([f" {word.text}" if word.before else word.text for word in cue.words]).strip(" ")


def _has_words(read: Cue) -> bool:
    """Whether the words of a segment make up its text."""
    return not any(isinstance(line, TextLine) for line in read.lines)


def _resegmented(
    olds: Sequence[dict[str, Any]], read: Sequence[Cue], repeated: Sequence[int], cues: Sequence[Cue]
) -> Iterator[dict[str, Any]]:
    """Segments for cues with the words of old segments: each has the other keys of the one that it begins in."""
    said = ""
    words: list[dict[str, Any]] = []
    # For each letter, the old segment that it comes from.
    origin: list[int] = []
    for at, (segment, cue, count) in enumerate(zip(olds, read, repeated, strict=True)):
        own = letters_of(cue.text)[count:]
        said, origin = said + own, [*origin, *[at] * len(own)]
        if _has_words(cue):
            words += _after(in_reading_order(segment.get("words") or []), count)
    if said != "".join([letters_of(cue.text) for cue in cues]):
        raise wrong_file("they have other words")
    timed = all(map(_has_words, read))
    done = 0
    for cue in cues:
        segment = {**olds[origin[done]], "start": cue.start_ms / 1000, "end": cue.end_ms / 1000}
        done += len(letters_of(cue.text))
        _set_lines(segment, cue)
        segment.pop("words", None)
        if timed:
            rows = [row for row, line in enumerate(cue.lines) for _ in line.words]
            segment["words"] = [{**word, "line": row} for word, row in zip(words, rows, strict=False)]
            words = words[len(rows) :]
        yield segment


def _after(words: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """The words of a segment after its first letters."""
    at = 0
    while count > 0:
        count -= len(letters_of(words[at]["word"]))
        at += 1
    return words[at:]


def _are_numbered(segments: Sequence[dict[str, Any]]) -> bool:
    """Whether the segments have numbers that follow one another."""
    numbers = [segment.get("id") for segment in segments]
    first = numbers[0] if numbers else None
    return isinstance(first, int) and numbers == list(range(first, first + len(numbers)))
