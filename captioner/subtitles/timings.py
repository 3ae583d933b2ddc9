"""`caption_timing`: the timing of captions that are given where a clip is expected: SRT, WebVTT or our JSON."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from captioner.cue import Cue
from captioner.cue_words import spoken_words
from captioner.errors import FormatError, TimingError
from captioner.readers.foreign import BEGINNING, foreign
from captioner.subtitles.decoding import checked_encoding, decoded, unicode_encoding
from captioner.subtitles.displayed_text import subtitle_cues
from captioner.subtitles.own_json import parsed
from captioner.subtitles.raw_cues import raw_cues
from captioner.subtitles.read import cues_in_json, format_of
from captioner.timing.repair import Level, check_covered
from captioner.timing.words import Timing

# A time line, be it readable or not.
_TIME_LINE = re.compile(r"^[ \t]*-?[0-9][0-9:.,]*[ \t]*-+>", re.MULTILINE)


def caption_timing(
    content: object, repair: Level, encoding: str | None = None, *, speakers_from_text: bool = False
) -> Timing | None:
    """The timing of captions, from their text or bytes or, of our JSON, the document; None if it is none.

    `encoding` is that of bytes, by default UTF-8 or UTF-16. With `speakers_from_text`, labels of speakers at the
    beginnings of lines are taken out and made speakers.

    Raises `FormatError` for captions that cannot be read, and `TimingError` if they have no text, or for cues that
    overlap, run back or last no time where `repair` does not cover that.
    """
    document = content if isinstance(content, Mapping) else None
    if isinstance(content, str | bytes | bytearray):
        encoding = encoding and checked_encoding(encoding)
        if _is_text_of_captions(content, encoding):
            text = decoded(content, encoding).text
            vtt = format_of(text) == "vtt"
            cues = tuple(subtitle_cues(raw_cues(text, vtt=vtt), vtt=vtt))
            return _timing(cues, None, None, repair, speakers_from_text)
        document = _json_of_captions(content)
    if document is None or not _is_ours(document):
        return None
    return _timing(*cues_in_json(document), repair, speakers_from_text)


def holds_captions(content: object) -> bool:
    """Whether it is captions, be they readable or not."""
    if not isinstance(content, str | bytes | bytearray):
        return isinstance(content, Mapping) and _is_ours(content)
    return _is_text_of_captions(content) or _json_of_captions(content) is not None


def _timing(
    cues: Sequence[Cue], language: str | None, duration_ms: int | None, repair: Level, speakers_from_text: bool
) -> Timing:
    if speakers_from_text:
        from captioner.subtitles.cue_speakers import with_speakers

        cues = with_speakers(cues, language)
    words, repairs = spoken_words(cues)
    if not words:
        raise TimingError("there is nothing to caption: its cues have no text")
    check_covered(repairs, repair)
    return Timing(words, duration_ms, language, repairs=repairs)


def _is_text_of_captions(content: str | bytes | bytearray, encoding: str | None = None) -> bool:
    beginning = content[:BEGINNING]
    if not isinstance(beginning, str):
        # Cut inside a character, the beginning may be in no Unicode encoding by itself.
        beginning = beginning.decode(encoding or unicode_encoding(beginning) or "utf-8", "replace")
    beginning = beginning.lstrip("\ufeff").lstrip()
    if beginning[:1] in ("{", "["):
        return False
    return beginning.startswith("WEBVTT") or (
        _TIME_LINE.search(beginning.replace("\r", "\n")) is not None and foreign(content) is None
    )


def _json_of_captions(content: str | bytes | bytearray) -> Mapping[str, Any] | None:
    """The document of our JSON, which has lines, or says which layout made it; None if it is none."""
    if not (_has(content, '"segments"') and (_has(content, '"lines"') or _has(content, '"layout"'))):
        return None
    try:
        document = parsed(decoded(content).text)
    except FormatError:
        return None
    return document if _is_ours(document) else None


def _has(content: str | bytes | bytearray, key: str) -> bool:
    return key in content if isinstance(content, str) else key.encode() in content


def _is_ours(document: Mapping[str, Any]) -> bool:
    segments = document.get("segments")
    if not isinstance(segments, list):
        return False
    return "layout" in document or any(isinstance(one, Mapping) and "lines" in one for one in segments[:1])
