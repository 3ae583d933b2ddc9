"""`rewrite`: the text of a caption file with new cue times and line breaks.

Everything else stays: markup, numbers, names, positions, notes, styles, other keys of JSON.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.errors import FormatError
from captioner.subtitles.decoding import MARK, Decoded, Source, decoded
from captioner.subtitles.displayed_text import (
    SRT_ESCAPE,
    SRT_TAG,
    VTT_TAG,
    TextLine,
    displayed_text,
    srt_white_space,
    unescaped,
)
from captioner.subtitles.own_json import encoded, in_reading_order, json_cues, ms_from_seconds, parsed
from captioner.subtitles.raw_cues import RawCue, raw_cues, scanned
from captioner.subtitles.read import format_of
from captioner.text.marks import NO_BREAK_SPACES, WORD_JOINER


def rewrite(source: Source, captions: Captions, *, encoding: str | None = None) -> str:
    """The text of a file that `read_captions` read, with the times and line breaks of `captions`, and LF line ends.

    A cue keeps its own lines if it would not be read back as the same text with the new ones. Of byte order marks, the
    one at the beginning of UTF-8 stays; SRT gets a blank line at its end. `encoding` is that of `read_captions`.

    Raises `FormatError` if the captions have other words, or another number of cues, than the file, and if the file's
    encoding is not known.
    """
    require_captions(captions)
    file = decoded(source, encoding)
    kind = format_of(file.text)
    if kind == "json":
        return _marked(file, _rewritten_json(file.text, captions.cues))
    found = [one for one in scanned(file.text, vtt=kind == "vtt") if one.readable]
    if len(found) != len(captions):
        raise _wrong_file(f"it has {len(found)} cues, not {len(captions)}")
    text = "".join(_pieces(file.text, found, captions.cues, vtt=kind == "vtt"))
    if kind == "srt" and not re.search(r"\n[ \t]*\n\Z", text[-2:]):
        text += "\n" if text.endswith("\n") else "\n\n"
    return _marked(file, text)


def _marked(file: Decoded, text: str) -> str:
    """The text with its byte order mark, if it had one in UTF-8."""
    return MARK + text if file.marks and file.encoding in (None, "utf-8") else text


_VTT_PIECE = re.compile(rf"(?P<mark>{VTT_TAG.pattern}|{WORD_JOINER})|(?P<text>&#?[A-Za-z0-9]+;?|.)", re.DOTALL)
_SRT_PIECE = re.compile(rf"(?P<mark>{SRT_TAG.pattern}|{WORD_JOINER})|(?P<text>{SRT_ESCAPE.pattern}|.)", re.DOTALL)


def _pieces(text: str, found: Sequence[RawCue], cues: Sequence[Cue], *, vtt: bool) -> Iterator[str]:
    done = 0
    for number, (raw_cue, cue) in enumerate(zip(found, cues, strict=True), 1):
        if (cue.start_ms, cue.end_ms) != (raw_cue.start_ms, raw_cue.end_ms):
            yield text[done : raw_cue.times_span[0]]
            point = "." if vtt else ","
            yield f"{clock(cue.start_ms, point)} --> {clock(cue.end_ms, point)}"
            done = raw_cue.times_span[1]
        if cue.text != displayed_text(raw_cue.text, vtt=vtt):
            new_text = _with_line_breaks(raw_cue.text, cue.text, number, vtt)
            end = raw_cue.text_start + len(raw_cue.text)
            next_end = found[number].times_span[1] if number < len(found) else None
            if _reads_back(new_text, text[end:next_end], cue.text, vtt=vtt):
                yield text[done : raw_cue.text_start] + new_text
                done = end
    yield text[done:]


def _reads_back(raw: str, behind: str, wanted: str, *, vtt: bool) -> bool:
    """Whether a cue written as `raw` is read back as `wanted`; `behind` is what follows, up to the next times."""
    if vtt and raw.rfind("<") > raw.rfind(">"):
        return False  # Parsers disagree on where an unclosed tag ends.
    times = "00:00:00.000 --> 00:00:01.000" if vtt else "00:00:00,000 --> 00:00:01,000"
    try:
        first, *_ = raw_cues(f"{times}\n{raw}{behind}", vtt=vtt)
    except FormatError:
        return False
    return displayed_text(first.text, vtt=vtt) == wanted


def _with_line_breaks(raw: str, wanted: str, number: int, vtt: bool) -> str:
    """A cue's text with its own markup and the line breaks and spaces of `wanted`."""
    spaces: dict[int, str] = {}
    letters: list[str] = []
    for char in wanted:
        if _is_space(char):
            spaces[len(letters)] = char
        else:
            letters.append(char)
    out: list[str] = []
    count = 0
    for piece in (_VTT_PIECE if vtt else _SRT_PIECE).finditer(raw):
        written = piece.group()
        if piece["mark"] is not None:
            out.append(written)
            continue
        seen = _seen(written, vtt)
        space = _is_space(seen)
        if not space or count:
            # A break replaces white space, before any markup; where there was none, it goes before the next letter.
            out.append(spaces.pop(count, ""))
        if not space:
            if letters[count : count + len(seen)] != list(seen):
                raise _wrong_file(f"cue {number} has other words")
            out.append(written)
            count += len(seen)
    if count != len(letters):
        raise _wrong_file(f"cue {number} has other words")
    return "".join(out)


def _seen(written: str, vtt: bool) -> str:
    """What a viewer sees of a piece of text."""
    if vtt:
        return unescaped(written)
    return srt_white_space(written) if len(written) > 1 else written


def _is_space(text: str) -> bool:
    return text.isspace() and text not in NO_BREAK_SPACES


def _rewritten_json(text: str, cues: Sequence[Cue]) -> str:
    document = parsed(text)
    segments = document["segments"]
    if len(segments) != len(cues):
        raise _wrong_file(f"it has {len(segments)} cues, not {len(cues)}")
    for segment, read, cue in zip(segments, json_cues(document), cues, strict=True):
        for key, time_ms in (("start", cue.start_ms), ("end", cue.end_ms)):
            if ms_from_seconds(segment[key], key) != time_ms:
                segment[key] = time_ms / 1000
        if cue.text != read.text:
            _set_lines(segment, read, cue)
    return f"{encoded(document, indent=1)}\n"


def _set_lines(segment: dict[str, Any], read: Cue, cue: Cue) -> None:
    """Sets the lines of a segment, which was read as `read`, to those of `cue`."""
    segment["lines"] = [line.text for line in cue.lines]
    if "text" in segment:
        segment["text"] = "".join([f" {word.text}" if word.before else word.text for word in cue.words]).strip(" ")
    if segment.get("words") and not any(isinstance(line, TextLine) for line in read.lines):
        rows = [row for row, line in enumerate(cue.lines) for _ in line.words]
        for word, row in zip(in_reading_order(segment["words"]), rows, strict=True):
            word["line"] = row


def _wrong_file(what: str) -> FormatError:
    return FormatError(f"the captions are not from this file: {what}")
