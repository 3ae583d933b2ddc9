"""Our own JSON, as `captioner.writers.json` writes it or as someone changed it, to cues: words keep their times."""

import json
import re
import reprlib
from collections.abc import Iterator, Mapping
from typing import Any

from captioner.errors import FormatError
from captioner.grouping import Cue, Line
from captioner.readers.lines import TextLine
from captioner.text import graphemes
from captioner.timing import Word

# No film is longer, and beyond it floats lose milliseconds.
_FAR = 10**9
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(text: str) -> Mapping[str, Any]:
    """Our JSON as a document with segments; raises `FormatError` where it is not."""
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(f"is not whole JSON: {error.msg} ({place}); save captions as captioner wrote them") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is not JSON that can be read: {error}") from None
    if _SURROGATE.search(text) and _is_cut(document):
        raise FormatError("holds half of a character, a lone surrogate: the text was cut in UTF-16, inside an emoji")
    if not isinstance(document, Mapping) or not isinstance(document.get("segments"), list):
        raise FormatError(
            'is JSON without "segments": captions as captioner writes them were expected; of a clip\'s JSON, '
            "make captions first, with captioner convert"
        )
    return document


def _is_cut(document: object) -> bool:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def json_cues(document: Mapping[str, Any]) -> Iterator[Cue]:
    """The cues of a document; raises `FormatError` with the segment and the word that cannot be one."""
    for number, segment in enumerate(document["segments"], 1):
        where = f"segment {number}"
        if not isinstance(segment, Mapping):
            raise FormatError(f"{where} is not an object: it needs start, end and text")
        start_ms, end_ms = (milliseconds(segment.get(key), f"{where}, {key}") for key in ("start", "end"))
        text = segment.get("text")
        texts = segment.get("lines", [text.strip(" ")] if isinstance(text, str) else None)
        if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
            raise FormatError(f"{where} has no lines: it needs text, or a list of strings")
        timed = _timed_lines(segment.get("words"), where) if segment.get("words") else []
        if [line.text for line in timed] == texts:
            yield Cue(tuple(timed), start_ms, end_ms)
        else:
            # What is shown counts: words that do not make up the lines are not those of the lines.
            texts = "\n".join(texts).split("\n") if any(texts) else []
            yield Cue(tuple(TextLine(one, start_ms, end_ms) for one in texts), start_ms, end_ms)


def _timed_lines(words: object, where: str) -> list[Line]:
    lines: dict[int, list[Word]] = {}
    if not isinstance(words, list):
        raise FormatError(f"{where}: its words are not a list")
    for number, word in enumerate(words, 1):
        place = f"{where}, word {number}"
        if not isinstance(word, Mapping) or not isinstance(word.get("word"), str) or not word["word"].strip(" "):
            raise FormatError(f"{place} has no text: it needs word, start and end")
        text, row = word["word"], word.get("line", 0)
        start_ms, end_ms = (milliseconds(word.get(key), f"{place}, {key}") for key in ("start", "end"))
        chars = word.get("chars") or ()
        try:
            char_texts = tuple(char["char"] for char in chars)
            char_times = [tuple(round(char[key] * 1000) for char in chars) for key in ("start", "end")]
        except (KeyError, TypeError, ValueError, OverflowError):
            raise FormatError(f"{place}: each of its chars needs char, start and end") from None
        shown = text.removeprefix(" ")
        # A word whose text was changed has no character times any more.
        char_times = char_times if char_texts == graphemes(shown) else []
        made = Word(shown, start_ms, end_ms, " " if text[0] == " " else "", *char_times)
        if isinstance(row, bool) or not isinstance(row, int):
            raise FormatError(f"{place}: its line is {row!r}, not a number")
        lines.setdefault(row, []).append(made)
    return [Line(tuple(line)) for _, line in sorted(lines.items())]


def milliseconds(seconds: object, where: str) -> int:
    """A time of `where` in whole milliseconds; raises `FormatError` for what is no time."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= _FAR:
        raise FormatError(f"{where}: {reprlib.repr(seconds)} is no time: a number of seconds from 0 was expected")
    return round(seconds * 1000)
