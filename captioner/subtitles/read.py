"""`read_captions`: `Captions` from SRT, WebVTT and our own JSON, from any source; nothing is repaired or moved."""

import codecs
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Unpack

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
"""A caption file: its text, its bytes (UTF-8, or UTF-16 with a byte order mark), or its path."""


def read_captions(
    source: Source,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """The captions in a file: SRT, WebVTT or our JSON.

    Cues keep the file's order and times, even invalid ones: a cue may have no text, a duration of 0, or an end before
    its start. Words have the times of their cue, or their own in our JSON. `limits` and `language` are those of
    `caption`, for measuring the captions.

    Raises `FormatError`, with position and remedy, for anything else and for a language that is not a BCP 47 tag, and
    `LimitsError` as `caption` does.
    """
    text = decoded(source)
    document = parsed(text) if caption_format(text) == "json" else None
    cues, stated, duration_ms = cues_in(text) if document is None else cues_in_json(document)
    edited = document is not None and document.get("edited") is True
    if language is None:
        language = stated or guess_language(_beginning(cues))
    resolved = resolved_limits(checked_tag(language), limits, overrides)
    return Captions(cues, resolved, language, duration_ms, edited=edited)


def cues_in(text: str) -> tuple[tuple[Cue, ...], str | None, int | None]:
    """The cues of a file with LF line ends, its language and its duration, None where it states none."""
    kind = caption_format(text)
    return cues_in_json(parsed(text)) if kind == "json" else (tuple(subtitle_cues(text, vtt=kind == "vtt")), None, None)


def cues_in_json(document: Mapping[str, Any]) -> tuple[tuple[Cue, ...], str | None, int | None]:
    """The same for a document of our JSON."""
    language, duration = document.get("language"), document.get("duration")
    duration_ms = ms_from_seconds(duration, "duration") if duration is not None else None
    stated = language if isinstance(language, str) and is_tag(language) else None
    return tuple(json_cues(document)), stated, duration_ms


def decoded(source: Source) -> str:
    """A file's text with LF line ends and no byte order mark; raises `FormatError` if it is not text."""
    if isinstance(source, os.PathLike):
        source = read_path(source)
    if isinstance(source, bytes | bytearray):
        encoding = next((name for mark, name in _BYTE_ORDER_MARKS if source.startswith(mark)), "utf-8-sig")
        try:
            source = source.decode(encoding)
        except UnicodeDecodeError as error:
            raise FormatError(
                f"is not text in {encoding.removesuffix('-sig').upper()} (byte {error.start}): save it as UTF-8"
            ) from None
    if not isinstance(source, str):
        raise wrong_type(source, "a caption file, as text, bytes or a path")
    if is_path(source):
        raise FormatError(f"{source!r} is the path of a file, not its content: give Path({source!r})")
    if "\0" in source:
        raise FormatError("holds NUL characters, as UTF-16 without a byte order mark does: save it as UTF-8")
    source = source.removeprefix("\ufeff")
    return source.replace("\r\n", "\n").replace("\r", "\n") if "\r" in source else source


def caption_format(source: Source) -> CaptionFormat:
    """The format of a caption file, by its beginning; raises `FormatError` if it is empty."""
    text = decoded(source)
    beginning = text[:100].lstrip() or text.lstrip()[:100]
    if not beginning:
        raise FormatError("is empty: captions (SRT, WebVTT or captioner's JSON) were expected")
    if re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        return "vtt"
    return "json" if beginning[0] in "{[" else "srt"


_BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Characters; more than `guess_language` reads.
_ENOUGH = 20_000


def _beginning(cues: Iterable[Cue]) -> str:
    texts, length = [], 0
    for cue in cues:
        texts.append(cue.text)
        length += len(texts[-1])
        if length > _ENOUGH:
            break
    return "\n".join(texts)
