"""`read_clip` and `read_clips`: timings from whatever has them: the answer of a service, a WAV, or captions.

Answers and WAVs are for `captioner.readers`, captions for `captioner.subtitles`, which is imported only for what may be
captions.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from captioner import readers
from captioner.errors import FormatError
from captioner.readers import Clip
from captioner.readers.files import clip_of, read_clip_path
from captioner.timing.numbers import TimeUnit, ms_per
from captioner.timing.repair import Level, check_level
from captioner.timing.words import TagMode, Timing, check_tag_mode

if TYPE_CHECKING:
    from captioner.captions import Captions
    from captioner.limits import LimitOptions, Limits

_GZIP = b"\x1f\x8b"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_clip(
    clip: Clip,
    *,
    time_unit: TimeUnit = "s",
    repair: Level = "auto",
    tags: TagMode = "auto",
    vendor: str | None = None,
    mapping: str | None = None,
    encoding: str | None = None,
    speakers_from_text: bool = False,
) -> Timing:
    """The timing of one clip: the answer of an API (a mapping), JSON or captions (text or bytes), or a path.

    The answers of other services are recognised; `vendor` says whose it is. `mapping` says where any other JSON has its
    times, as `captioner.readers.by_mapping` describes. `time_unit` is the unit of the times, unless the vendor states
    it; `duration` is always in seconds. Bad times are mended up to the level `repair`: off, nudge, auto or spread;
    `Timing.repairs` lists what was done. `tags` says what becomes of tags in the text, as in `Timing.without_tags`.

    Captions are SRT, WebVTT or our JSON. Words that have no times there share the time of their cue, as
    `Captions.timing` describes. `language` is None where the captions state none, `encoding` that of bytes that are not
    UTF-8 or UTF-16. Captions are made for viewers: only `tags="drop"` changes them. `speakers_from_text` takes labels
    such as ANA: for who speaks, as `Timing.with_speakers_from_text` does, and in captions where any line begins.

    Raises `ClipNotReadyError` for a clip without timings, `TimingError` for impossible timings (with the character's or
    word's index), and `FormatError` for anything else, including a source with several clips.
    """
    timings = read_clips(
        clip,
        time_unit=time_unit,
        repair=repair,
        tags=tags,
        vendor=vendor,
        mapping=mapping,
        encoding=encoding,
        speakers_from_text=speakers_from_text,
    )
    if len(timings) > 1:
        raise FormatError(f"holds {len(timings)} clips, not one: read_clips() reads them all")
    return timings[0]


def read_clips(
    clips: Clip,
    *,
    time_unit: TimeUnit = "s",
    repair: Level = "auto",
    tags: TagMode = "auto",
    vendor: str | None = None,
    mapping: str | None = None,
    encoding: str | None = None,
    speakers_from_text: bool = False,
) -> tuple[Timing, ...]:
    """The timings of all clips in a list, a page of the API's list, an array or JSON lines; raises as `read_clip`."""
    if isinstance(clips, os.PathLike):
        clips = read_clip_path(clips)
    if isinstance(clips, bytes | bytearray):
        clips = _content(clips)
    if vendor is None and mapping is None and _may_be_captions(clips):
        from captioner.subtitles.timings import caption_timing

        check_level(repair)
        check_tag_mode(tags)
        ms_per(time_unit)
        timing = caption_timing(clips, repair, encoding, speakers_from_text=speakers_from_text)
        if timing is not None:
            return (timing.without_tags("drop") if tags == "drop" else timing,)
    timings = readers.read_clips(clips, time_unit=time_unit, repair=repair, tags=tags, vendor=vendor, mapping=mapping)
    return tuple(timing.with_speakers_from_text() for timing in timings) if speakers_from_text else timings


def edited_captions(
    content: Clip, limits: "Limits | str", language: str | None, overrides: "LimitOptions"
) -> "Captions | None":
    """The captions in our JSON whose cues a person edited, which are to be kept, with their breaches; else None.

    The arguments are those of `caption`. Raises as `read_captions` does.
    """
    if isinstance(content, bytes | bytearray) and content[:2] == _GZIP:
        from captioner.readers.packed import unpacked

        content = unpacked(content)
    if not isinstance(content, str | bytes | bytearray) or not (
        _has(content, '"edited"') and _may_be_captions(content)
    ):
        return None
    from captioner.subtitles.read import read_captions
    from captioner.subtitles.timings import holds_captions

    if not holds_captions(content):
        return None
    captions = read_captions(content, limits, language=language, **overrides)
    return captions.measured() if captions.edited else None


def holds_source(content: bytes | bytearray | str) -> bool | None:
    """Whether a file is meant for a reader or is captions, be it readable or not; None where it is no JSON either."""
    if isinstance(content, bytes | bytearray):
        try:
            found = _content(content)
        except FormatError:
            return None
        if isinstance(found, Mapping):
            return True
        content = found
    if _may_be_captions(content):
        from captioner.subtitles.timings import holds_captions

        if holds_captions(content):
            return True
    return readers.holds_clip(content)


def _content(content: bytes | bytearray) -> str | bytes | bytearray | Mapping[str, object]:
    """A file's content, unpacked, or the clip in a WAV; raises `FormatError` for damaged gzip and for sounds."""
    if content[:2] == _GZIP:
        from captioner.readers.packed import unpacked

        content = unpacked(content)
    # Two zeros after the mark make it UTF-32.
    if content[:2] in _UTF_16 and content[2:4] != bytes(2):
        with suppress(UnicodeDecodeError):
            return content.decode("utf-16")
    return clip_of(content)


def _may_be_captions(content: object) -> bool:
    """Whether it could be captions; False for nearly all answers, which spares them an import."""
    if not isinstance(content, str | bytes | bytearray):
        return isinstance(content, Mapping) and "segments" in content
    start = content[:100].lstrip()
    if isinstance(start, str):
        is_json = start.lstrip("\ufeff").lstrip()[:1] in ("{", "[")
    else:
        is_json = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    return not is_json or _has(content, '"segments"')


def _has(content: str | bytes | bytearray, key: str) -> bool:
    return key in content if isinstance(content, str) else key.encode() in content
