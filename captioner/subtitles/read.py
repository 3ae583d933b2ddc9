"""`read_captions`: SRT, WebVTT and our own JSON, by anyone, to `Captions`; nothing is repaired, left out or moved."""

import codecs
import os
import re
from collections.abc import Iterable
from typing import Literal, Unpack

from captioner.captions import Captions, resolved_limits
from captioner.cue import Cue
from captioner.errors import FormatError, wrong_type
from captioner.languages.guess import guess_language
from captioner.limits import LimitOptions, Limits
from captioner.readers.files import is_path, read_path
from captioner.subtitles.displayed_text import subtitle_cues
from captioner.subtitles.own_json import json_cues, ms_from_seconds, parsed
from captioner.text.measure import checked_tag, is_tag

CaptionFormat = Literal["srt", "vtt", "json"]
Source = str | bytes | bytearray | os.PathLike[str]
"""A file of captions: its text, its bytes (UTF-8, or UTF-16 with its mark), or its path."""


def read_captions(
    source: Source,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """The captions that a file holds: SRT, WebVTT or our JSON.

    Cues stand in the file's order with the file's times, whatever these are: a cue may have no text, last no time or
    end before it starts. Words carry their cue's times; those of our JSON their own. `limits` and `language` are those
    of `caption`: what the captions are to be measured by.

    Raises `FormatError` with the place and the remedy for what is none of these formats, and for a language that is no
    BCP 47 tag; and `LimitsError`.
    """
    text = decoded(source)
    kind = caption_format(text)
    if kind == "json":
        document = parsed(text)
        cues = tuple(json_cues(document))
        told, duration = document.get("language"), document.get("duration")
    else:
        cues = tuple(subtitle_cues(text, vtt=kind == "vtt"))
        told = duration = None
    duration_ms = ms_from_seconds(duration, "duration") if duration is not None else None
    if language is None:
        language = told if isinstance(told, str) and is_tag(told) else guess_language(_beginning(cues))
    language, limits = resolved_limits(checked_tag(language), limits, overrides)
    return Captions(cues, limits, language, duration_ms)


def decoded(source: Source) -> str:
    """A file's text with LF line ends and no byte order mark; raises `FormatError` for what is no text."""
    if isinstance(source, os.PathLike):
        source = read_path(source)
    if isinstance(source, bytes | bytearray):
        encoding = next((name for mark, name in _MARKS if source.startswith(mark)), "utf-8-sig")
        try:
            source = source.decode(encoding)
        except UnicodeDecodeError as error:
            raise FormatError(
                f"is not text in {encoding.removesuffix('-sig').upper()} (byte {error.start}): save it as UTF-8"
            ) from None
    if not isinstance(source, str):
        raise wrong_type(source, "a file of captions, as text, as bytes or as its path,")
    if is_path(source):
        raise FormatError(f"{source!r} is the path of a file, not its content: give Path({source!r})")
    if "\0" in source:
        raise FormatError("holds NUL characters, as UTF-16 without a byte order mark does: save it as UTF-8")
    source = source.removeprefix("\ufeff")
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source


def caption_format(source: Source) -> CaptionFormat:
    """Which format a file of captions has, by how it begins; raises `FormatError` where it is empty."""
    text = decoded(source)
    beginning = text[:100].lstrip() or text.lstrip()[:100]
    if not beginning:
        raise FormatError("is empty: captions (SRT, WebVTT or captioner's JSON) were expected")
    if re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        return "vtt"
    return "json" if beginning[0] in "{[" else "srt"


_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
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
