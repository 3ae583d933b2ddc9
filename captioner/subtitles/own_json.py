"""Cues of our own JSON, as `captioner.writers.json` writes it or as edited by hand; words keep their times."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from captioner.cue import Cue, Line
from captioner.errors import FormatError, shown
from captioner.readers.documents import json_error, json_fault
from captioner.subtitles.displayed_text import TextLine
from captioner.text.measure import graphemes
from captioner.timing.validation import one_line
from captioner.timing.words import Word

# No film is longer, and floats beyond it lose milliseconds.
_MAX_S = 10**9
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(text: str) -> Mapping[str, Any]:
    """The document with segments in `text`; raises `FormatError` if it is not our JSON."""
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise json_error("is not whole JSON", error, "save captions as captioner wrote them") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is not JSON that can be read: {json_fault(error)}") from None
    if _SURROGATE.search(text):
        try:
            encoded(document).encode()
        except UnicodeEncodeError:
            raise FormatError(
                "holds half of a character, a lone surrogate: the text was split as UTF-16, perhaps inside an emoji"
            ) from None
    if not isinstance(document, Mapping) or not isinstance(document.get("segments"), list):
        raise FormatError(
            'is JSON without "segments", so not captions that captioner wrote; if it is a clip, make captions from it '
            "with captioner convert"
        )
    return document


def encoded(document: Mapping[str, Any], *, indent: int | None = None) -> str:
    """A document as JSON; raises `FormatError` if it is nested too deeply."""
    try:
        return json.dumps(document, ensure_ascii=False, indent=indent)
    except RecursionError:
        raise FormatError("is nested too deeply: captions are objects in a list in an object") from None


def json_cues(document: Mapping[str, Any]) -> Iterator[Cue]:
    """The cues of a document; raises `FormatError` with the number of the first invalid segment or word."""
    for number, segment in enumerate(document["segments"], 1):
        where = f"segment {number}"
        if not isinstance(segment, Mapping):
            raise FormatError(f"{where} is not an object: it needs start, end and text")
        start_ms, end_ms = (ms_from_seconds(segment.get(key), f"{where}, {key}") for key in ("start", "end"))
        text = segment.get("text")
        texts = segment.get("lines", [text.strip(" ")] if isinstance(text, str) else None)
        if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
            raise FormatError(f"{where} has no lines: it needs text, or a list of strings")
        texts = "\n".join(texts).split("\n") if any(texts) else []
        words = _words(segment.get("words") or [], where)
        prefixes = _prefixes(segment.get("prefixes"), texts)
        lines = _timed_lines(texts, words, prefixes) or [TextLine(one, start_ms, end_ms) for one in texts]
        yield Cue(tuple(lines), start_ms, end_ms)


def _prefixes(stated: object, texts: Sequence[str]) -> list[str]:
    """What each line has before its words; nothing where an edited line does not begin with what is stated."""
    if not isinstance(stated, list) or len(stated) != len(texts):
        return [""] * len(texts)
    return [
        one if isinstance(one, str) and text.startswith(one) else "" for one, text in zip(stated, texts, strict=True)
    ]


class TimedLine(Line):
    """A line from JSON with timed words: its text with all white space, and the words."""

    __slots__ = ()

    def __init__(self, text: str, words: tuple[Word, ...], prefix: str = "") -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "prefix", prefix)

    def shifted(self, by_ms: int) -> "TimedLine":
        """The same line `by_ms` later, or earlier if negative."""
        return TimedLine(self.text, tuple(word.shifted(by_ms) for word in self.words), self.prefix)

    def __reduce__(self) -> tuple[type["TimedLine"], tuple[str, tuple[Word, ...], str]]:
        return TimedLine, (self.text, self.words, self.prefix)


def _timed_lines(texts: Sequence[str], words: Sequence[Word], prefixes: Sequence[str]) -> list[Line]:
    """The lines with their words, or no lines if the words, without white space, do not make up the texts.

    The text is what is shown, so words that differ from it are ignored. `prefixes` is what it has before the words.
    """
    lines: list[Line] = []
    at = 0
    for whole, prefix in zip(texts, prefixes, strict=True):
        text = whole[len(prefix) :]
        places = [place for place, char in enumerate(text) if not char.isspace()]
        first, letters, done = at, "".join(text.split()), 0
        spaced: list[Word] = []
        while done < len(letters) and at < len(words):
            part = "".join(words[at].text.split())
            if not part or not letters.startswith(part, done):
                return []
            # Taken from the line: services differ in where they put the white space between words.
            spaced_before = places[done] - places[done - 1] > 1 if done else text[:1].isspace() or words[at].before
            spaced.append(replace(words[at], before=" " if spaced_before else ""))
            at, done = at + 1, done + len(part)
        if done < len(letters):
            return []
        line = Line(tuple(words[first:at]), prefix)
        lines.append(line if line.text == whole else TimedLine(whole, tuple(spaced), prefix))
    return lines if at == len(words) else []


def _words(words: object, where: str) -> list[Word]:
    """The words of a segment, ordered by line; raises `FormatError` for the first invalid one."""
    if not isinstance(words, list):
        raise FormatError(f"{where}: its words are not a list")
    for number, word in enumerate(words, 1):
        place = f"{where}, word {number}"
        if not isinstance(word, Mapping) or not isinstance(word.get("word"), str) or not word["word"].strip(" "):
            raise FormatError(f"{place} has no text: it needs word, start and end")
        row = word.get("line", 0)
        if isinstance(row, bool) or not isinstance(row, int):
            raise FormatError(f"{place}: its line is {shown(row)}, not a number")
    return [_word(word, f"{where}, word {number}") for number, word in enumerate(in_reading_order(words), 1)]


def in_reading_order(words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words of a segment, those of the first line first."""
    return sorted(words, key=lambda word: int(word.get("line", 0)))


def _word(word: Mapping[str, Any], place: str) -> Word:
    # Times that were interpolated say no more than those of the word.
    text, chars = word["word"], (() if "char_times" in word else word.get("chars") or ())
    before = word.get("before")
    if before not in ("\n", "\n\n"):
        before = " " if text[0] == " " else ""
    start_ms, end_ms = (ms_from_seconds(word.get(key), f"{place}, {key}") for key in ("start", "end"))
    try:
        char_texts = tuple(char["char"] for char in chars)
        char_times = [tuple(round(char[key] * 1000) for char in chars) for key in ("start", "end")]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise FormatError(f"{place}: each of its chars needs char, start and end") from None
    text = text.removeprefix(" ")
    # A word whose text was edited loses its character times.
    starts_ms, ends_ms = char_times if char_texts == graphemes(text) else ((), ())
    speaker = word.get("speaker")
    named = one_line(speaker) or None if isinstance(speaker, str) else None
    return Word(text, start_ms, end_ms, before, starts_ms, ends_ms, word.get("estimated") is True, named)


def ms_from_seconds(seconds: object, where: str) -> int:
    """Whole milliseconds from a time in seconds; raises `FormatError`, with `where`, if it is not a time."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= _MAX_S:
        raise FormatError(f"{where}: {shown(seconds)} is not a time: give a number of seconds, 0 or more")
    return round(seconds * 1000)
