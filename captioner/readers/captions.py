"""`read_captions`: SRT, WebVTT and our own JSON, by anyone, to `Captions`; nothing is repaired, dropped or reordered.

Markup is left out and entities are read as what they stand for, as a viewer sees the text. The word joiners (U+2060)
that guard text in the files we write are left out, too.
"""

import codecs
import json
import re
import reprlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Unpack

from captioner.captions import Captions
from captioner.errors import FormatError, LimitsError
from captioner.grouping import Cue, Line
from captioner.languages.guess import guess_language
from captioner.limits import LimitOptions, Limits
from captioner.readers.subtitles import blocks
from captioner.text import SPACELESS
from captioner.timing import Word, merge_words

CaptionFormat = Literal["srt", "vtt", "json"]


class TextLine(Line):
    """A line that was read: its text with all its white space, its words split only where somebody asks for them.

    A word's times are those of its cue: a file of subtitles says no more.
    """

    # A large file has a hundred thousand words, and most checks look at none of them.
    __slots__ = ("_times_ms", "text")
    text: str
    _times_ms: tuple[int, int]

    def __init__(self, text: str, start_ms: int, end_ms: int) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_times_ms", (start_ms, end_ms))

    @property
    def words(self) -> tuple[Word, ...]:
        nothing = [0] * len(self.text)
        found, _, _ = merge_words(self.text, nothing, nothing)
        leading = "" if _SPACELESS.match(self.text.lstrip()) else " "
        befores = [leading, *(word.before and " " for word in found[1:])]
        return tuple(Word(word.text, *self._times_ms, before) for word, before in zip(found, befores, strict=False))

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int]]:
        return TextLine, (self.text, *self._times_ms)


def read_captions(
    source: str | bytes,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """The captions that a file holds: SRT, WebVTT or our JSON, as text or as bytes (UTF-8, or UTF-16 with its mark).

    Cues stand in the file's order with the file's times, whatever these are: a cue may have no text, last no time or
    end before it starts. Words carry their cue's times; those of our JSON their own. `limits` and `language` are those
    of `caption`: what the captions are to be measured by.

    Raises `FormatError` with the place and the remedy for what is none of these formats, and `LimitsError`.
    """
    text = decoded(source)
    kind = caption_format(text)
    if kind == "json":
        document = parsed(text)
        cues = tuple(_json_cues(document))
        told, duration = document.get("language"), document.get("duration")
    else:
        cues = tuple(_subtitle_cues(text, vtt=kind == "vtt"))
        told = duration = None
    duration_ms = _milliseconds(duration, "duration") if duration is not None else None
    if language is None:
        language = told if isinstance(told, str) and told else guess_language(_beginning(cues))
    if isinstance(limits, str):
        limits = Limits.preset(limits, language=language, **overrides)
    elif overrides:
        raise LimitsError(f"{', '.join(overrides)} beside a Limits object: put it into the object, or name a preset")
    return Captions(cues, limits, language, duration_ms)


def decoded(source: str | bytes) -> str:
    """A file's text with LF line ends and no byte order mark; raises `FormatError` for what is no text."""
    if isinstance(source, bytes):
        encoding = next((name for mark, name in _MARKS if source.startswith(mark)), "utf-8-sig")
        try:
            source = source.decode(encoding)
        except UnicodeDecodeError as error:
            raise FormatError(
                f"is not text in {encoding.removesuffix('-sig').upper()} (byte {error.start}): save it as UTF-8"
            ) from None
    if "\0" in source:
        raise FormatError("holds NUL characters, as UTF-16 without a byte order mark does: save it as UTF-8")
    source = source.removeprefix("\ufeff")
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source


def caption_format(source: str | bytes) -> CaptionFormat:
    """Which format a file of captions has, by how it begins; raises `FormatError` where it is empty."""
    text = decoded(source)
    beginning = text[:100].lstrip() or text.lstrip()[:100]
    if not beginning:
        raise FormatError("is empty: captions (SRT, WebVTT or captioner's JSON) were expected")
    if re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        return "vtt"
    return "json" if beginning[0] in "{[" else "srt"


def shown(text: str, *, vtt: bool) -> str:
    """The text of a cue as a viewer sees it: no markup, no word joiners, and in WebVTT no entities."""
    if vtt and ("<" in text or "&" in text):
        from html import unescape

        text = unescape(VTT_TAG.sub("", text))
    elif not vtt and ("<" in text or "{" in text):
        text = SRT_TAG.sub("", text)
    return text.replace(JOINER, "") if JOINER in text else text


JOINER = "\u2060"
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
VTT_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# The tags that players of SRT know, and ASS overrides; anything else in angle brackets or braces is text.
SRT_TAG = re.compile(r"</?(?:b|i|u|s|c|v|font|ruby|rt|lang)(?:[ .=][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_SPACELESS = re.compile(f"[{SPACELESS}]")
# As much as the guess of the language reads.
_ENOUGH = 20_000


def _beginning(cues: Iterable[Cue]) -> str:
    texts, length = [], 0
    for cue in cues:
        texts.append(cue.text)
        length += len(texts[-1])
        if length > _ENOUGH:
            break
    return "\n".join(texts)


def _subtitle_cues(text: str, *, vtt: bool) -> Iterator[Cue]:
    for start_ms, end_ms, content, _, _ in blocks(text, vtt=vtt):
        if "<" in content or "&" in content or "{" in content or JOINER in content:
            content = shown(content, vtt=vtt)
        lines = [TextLine(line, start_ms, end_ms) for line in content.split("\n")] if content else ()
        yield Cue(tuple(lines), start_ms, end_ms)


def parsed(text: str) -> Mapping[str, Any]:
    """Our JSON as a document with segments; raises `FormatError` where it is not."""
    try:
        document: Any = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(f"is not whole JSON: {error.msg} ({place}); save captions as captioner wrote them") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is not JSON that can be read: {error}") from None
    if not isinstance(document, Mapping) or not isinstance(document.get("segments"), list):
        raise FormatError(
            'is JSON without "segments": captions as captioner writes them were expected; of a clip\'s JSON, '
            "make captions first, with captioner convert"
        )
    return document


def _json_cues(document: Mapping[str, Any]) -> Iterator[Cue]:
    for number, segment in enumerate(document["segments"], 1):
        where = f"segment {number}"
        if not isinstance(segment, Mapping):
            raise FormatError(f"{where} is not an object: it needs start, end and text")
        start_ms, end_ms = (_milliseconds(segment.get(key), f"{where}, {key}") for key in ("start", "end"))
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
        if not isinstance(word, Mapping) or not isinstance(word.get("word"), str) or not word["word"].strip():
            raise FormatError(f"{place} has no text: it needs word, start and end")
        text, row = word["word"], word.get("line", 0)
        start_ms, end_ms = (_milliseconds(word.get(key), f"{place}, {key}") for key in ("start", "end"))
        chars = word.get("chars") or ()
        try:
            char_texts = tuple(char["char"] for char in chars)
            char_times = [tuple(round(char[key] * 1000) for char in chars) for key in ("start", "end")]
        except (KeyError, TypeError, ValueError, OverflowError):
            raise FormatError(f"{place}: each of its chars needs char, start and end") from None
        made = Word(text.removeprefix(" "), start_ms, end_ms, " " if text[0] == " " else "", char_texts, *char_times)
        if isinstance(row, bool) or not isinstance(row, int):
            raise FormatError(f"{place}: its line is {row!r}, not a number")
        lines.setdefault(row, []).append(made)
    return [Line(tuple(line)) for _, line in sorted(lines.items())]


def _milliseconds(seconds: object, where: str) -> int:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= _FAR:
        raise FormatError(f"{where}: {reprlib.repr(seconds)} is no time: a number of seconds from 0 was expected")
    return round(seconds * 1000)


_FAR = 10**9
