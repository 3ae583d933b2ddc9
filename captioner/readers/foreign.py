"""What a file is that is none of ours, by its beginning: subtitles in other formats, web pages, sound, archives."""

import codecs
import re
from typing import NamedTuple

from captioner.readers.sounds import kind_of

BEGINNING = 4096
"""How many bytes or characters of a file are enough."""

_TO_SRT = "save it as SRT or WebVTT, for instance with ffmpeg -i FILE captions.srt"
_TO_SRT_ELSEWHERE = "save it as SRT or WebVTT, in the program that it comes from or in a subtitle editor"
_TO_SRT_BY_TTCONV = "save it as SRT, for instance with tt convert -i FILE -o captions.srt (pip install ttconv)"
_UNPACK = "unpack it, and give the file in it"
_NO_TIMES = "it has no times, so give JSON, SRT or WebVTT"


class Foreign(NamedTuple):
    """What a file is, as in "an ASS file", and what to do; `holds_captions` if it is subtitles in another format."""

    what: str
    remedy: str
    holds_captions: bool = False

    def __str__(self) -> str:
        return f"is {self.what}: {self.remedy}"


_CLOCK = r"\d{1,3}:\d\d:\d\d[.:;]\d{2,3}"
_TEXTS = tuple(
    (re.compile(pattern, re.IGNORECASE), found)
    for pattern, found in (
        (r"\[Script Info\]|\[V4\+? Styles\]|Dialogue: ", Foreign("an ASS or SSA file", _TO_SRT, True)),
        (r"\{\d+\}\{\d*\}", Foreign("a MicroDVD file", _TO_SRT, True)),
        (r"\[\d+\]\[\d*\]", Foreign("an MPL2 file", _TO_SRT, True)),
        (
            r"\[(?:\d{1,3}:\d\d(?:[.:]\d{1,3})?|(?:ar|ti|al|au|by|re|ve|la|offset|length|tool):[^]\n]*)\]",
            Foreign("an LRC file (lyrics)", _TO_SRT, True),
        ),
        (r"\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}\s", Foreign("an SBV file", _TO_SRT, True)),
        (rf"\[INFORMATION\]|{_CLOCK},{_CLOCK}\s", Foreign("a SubViewer file", _TO_SRT, True)),
        (r"Scenarist_SCC", Foreign("an SCC file", _TO_SRT, True)),
        (r"\d{3}STL\d\d\.\d\d", Foreign("an EBU STL file", _TO_SRT_ELSEWHERE, True)),
        (r"<SAMI", Foreign("a SAMI file", _TO_SRT, True)),
        (r"(?:<[?!][^>]*>\s*)*<(?:\w+:)?tt[\s>]", Foreign("a TTML file", _TO_SRT_BY_TTCONV, True)),
        (
            r"(?:<!--.*?-->\s*)?(?:<!DOCTYPE html|<html|(?:<\?xml[^>]*>\s*)<html)",
            Foreign("a web page (HTML)", "save the answer or the file itself, not the page that shows it"),
        ),
        (r"(?:<\?xml[^>]*>\s*)?<speak[\s>]", Foreign("SSML", _NO_TIMES)),
        (r"<[?!a-z]", Foreign("XML", "give SRT, WebVTT or JSON instead")),
        (r"File type = \"ooTextFile", Foreign("a TextGrid of Praat", "give its words to Timing.from_words in Python")),
        (r"\{\\rtf", Foreign("an RTF file", _NO_TIMES)),
        (r"%PDF-", Foreign("a PDF", _NO_TIMES)),
        (r"start[\t,;]end[\t,;]text", Foreign("a table", "give JSON, SRT or WebVTT, which have all that it has")),
    )
)
_BINARY = (
    (b"PK\x03\x04", Foreign("a ZIP, or a document that is one", _UNPACK)),
    (b"PK\x05\x06", Foreign("an empty ZIP", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7z archive", _UNPACK)),
    (b"Rar!", Foreign("a RAR archive", _UNPACK)),
    (b"\x89PNG", Foreign("an image (PNG)", _NO_TIMES)),
    (b"\xff\xd8\xff", Foreign("an image (JPEG)", _NO_TIMES)),
    (b"GIF8", Foreign("an image (GIF)", _NO_TIMES)),
)
_SOUND_REMEDY = "give its timings or its captions, which are a file of their own"
_VIDEOS = ((b"\x00\x00\x01\xba", "an MPEG video"), (b"\x30\x26\xb2\x75\x8e\x66", "a WMA or WMV file"))


def foreign(content: str | bytes | bytearray) -> Foreign | None:
    """What a file is that is no JSON, SRT or WebVTT, by its text or bytes; None where that is not known."""
    text = content[:BEGINNING]
    if not isinstance(text, str):
        found = _binary(bytes(text))
        if found is not None:
            return found
        is_utf_16 = text[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        text = text.decode("utf-16" if is_utf_16 else "utf-8", "replace")
    text = text.lstrip("\ufeff \t\r\n")
    return next((found for pattern, found in _TEXTS if pattern.match(text)), None)


def _binary(head: bytes) -> Foreign | None:
    sound = kind_of(head[:12]) or next((what for magic, what in _VIDEOS if head.startswith(magic)), None)
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        sound = "an AVI video"
    elif head[:1] == head[188:189] == head[376:377] == b"G":
        sound = "an MPEG transport stream"
    if sound is not None:
        return Foreign(sound, _SOUND_REMEDY)
    return next((found for magic, found in _BINARY if head.startswith(magic)), None)
