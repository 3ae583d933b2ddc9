"""`read_captions`: `Captions` from SRT, WebVTT and our own JSON, from any source; nothing is repaired or moved."""

import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Unpack

from captioner.captions import Captions, resolved_limits
from captioner.cue import Cue
from captioner.errors import FormatError
from captioner.faults import Fault
from captioner.languages.guess import guess_language
from captioner.limits import LimitOptions, Limits
from captioner.subtitles.decoding import Source, decoded
from captioner.subtitles.displayed_text import subtitle_cues
from captioner.subtitles.faults import file_faults
from captioner.subtitles.foreign import refuse_foreign
from captioner.subtitles.own_json import json_cues, ms_from_seconds, parsed
from captioner.subtitles.raw_cues import raw_cues, scanned
from captioner.text.measure import checked_tag, is_tag

CaptionFormat = Literal["srt", "vtt", "json"]


def read_captions(
    source: Source,
    limits: Limits | str = "web",
    *,
    language: str | None = None,
    encoding: str | None = None,
    name: str | None = None,
    lenient: bool = False,
    **overrides: Unpack[LimitOptions],
) -> Captions:
    """The captions in a file: SRT, WebVTT or our JSON.

    Cues keep the file's order and times, even invalid ones: a cue may have no text, a duration of 0, or an end before
    its start. Words have the times of their cue, or their own in our JSON. `limits` and `language` are those of
    `caption`, for measuring the captions. The captions' `faults` are what players show otherwise than it is meant.

    `encoding` is that of a path or of bytes: any that Python knows, by default UTF-8 or UTF-16. `name` is the file's
    name where the source is its content: a file named .vtt should be WebVTT.

    Raises `FormatError`, with position and remedy, for anything else and for a language that is not a BCP 47 tag, and
    `LimitsError` as `caption` does. With `lenient`, a time line that cannot be read, text before the first cue of SRT,
    and an unknown encoding, which is guessed, are faults instead.
    """
    if name is None and isinstance(source, os.PathLike):
        name = os.fspath(source)
    file = decoded(source, encoding, guess=lenient)
    kind = format_of(file.text)
    stated = duration_ms = None
    faults: tuple[Fault, ...] = ()
    edited = False
    if kind == "json":
        document = parsed(file.text)
        cues, stated, duration_ms = cues_in_json(document)
        edited = document.get("edited") is True
        if file.guessed:
            faults = (Fault("encoding", f"{file.encoding}, guessed", 1, 1),)
    else:
        vtt = kind == "vtt"
        found = scanned(file.text, vtt=vtt) if lenient else raw_cues(file.text, vtt=vtt)
        faults = file_faults(file, found, name, vtt=vtt)
        cues = tuple(subtitle_cues((one for one in found if one.readable), vtt=vtt))
    if language is None:
        language = stated or guess_language(_beginning(cues))
    resolved = resolved_limits(checked_tag(language), limits, overrides)
    preset = limits if isinstance(limits, str) else None
    return Captions(cues, resolved, language, duration_ms, preset=preset, faults=faults, edited=edited)


def cues_in_json(document: Mapping[str, Any]) -> tuple[tuple[Cue, ...], str | None, int | None]:
    """The cues of our JSON, its language and its duration, None where it states none."""
    language, duration = document.get("language"), document.get("duration")
    duration_ms = ms_from_seconds(duration, "duration") if duration is not None else None
    stated = language if isinstance(language, str) and is_tag(language) else None
    return tuple(json_cues(document)), stated, duration_ms


def caption_format(source: Source) -> CaptionFormat:
    """The format of a caption file, by its beginning.

    Raises `FormatError` if it is empty, or in a caption format that is not read, which the error names.
    """
    return format_of(decoded(source).text)


def format_of(text: str) -> CaptionFormat:
    """The format of a caption file's text; raises as `caption_format` does."""
    beginning = text[:100].lstrip() or text.lstrip()[:100]
    if not beginning:
        raise FormatError("is empty: captions (SRT, WebVTT or captioner's JSON) were expected")
    if re.match(r"WEBVTT(?:[ \t\n]|\Z)", beginning, re.IGNORECASE):
        return "vtt"
    refuse_foreign(text)
    return "json" if beginning[0] in "{[" else "srt"


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
