"""`rewrite`: the cues' times and line ends, put back into the file that they were read from.

All else stays as it stands there: markup, numbers, names, positions, notes, styles, further keys of JSON.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.errors import FormatError
from captioner.subtitles.displayed_text import SRT_TAG, VTT_TAG, TextLine, displayed_text, unescaped
from captioner.subtitles.own_json import encoded, in_reading_order, json_cues, ms_from_seconds, parsed
from captioner.subtitles.raw_cues import RawCue, raw_cues
from captioner.subtitles.read import Source, caption_format, decoded
from captioner.text.marks import NO_BREAK_SPACES, WORD_JOINER


def rewrite(source: Source, captions: Captions) -> str:
    """The text of a file that `read_captions` read, with the times and the line ends of `captions`, LF at line ends.

    A cue keeps its lines where other ones would be read as something else than its text.

    Raises `FormatError` where the captions have other words or another number of cues than the file.
    """
    require_captions(captions)
    text = decoded(source)
    kind = caption_format(text)
    if kind == "json":
        return _rewritten_json(text, captions.cues)
    found = raw_cues(text, vtt=kind == "vtt")
    if len(found) != len(captions):
        raise _another(f"it has {len(found)} cues, not {len(captions)}")
    return "".join(_pieces(text, found, captions.cues, vtt=kind == "vtt"))


_VTT_PIECE = re.compile(rf"(?P<mark>{VTT_TAG.pattern}|{WORD_JOINER})|(?P<text>&#?[A-Za-z0-9]+;?|.)", re.DOTALL)
_SRT_PIECE = re.compile(rf"(?P<mark>{SRT_TAG.pattern}|{WORD_JOINER})|(?P<text>.)", re.DOTALL | re.IGNORECASE)


def _pieces(text: str, found: Sequence[RawCue], cues: Sequence[Cue], *, vtt: bool) -> Iterator[str]:
    done = 0
    for number, (block, cue) in enumerate(zip(found, cues, strict=True), 1):
        if (cue.start_ms, cue.end_ms) != (block.start_ms, block.end_ms):
            yield text[done : block.times_span[0]]
            point = "." if vtt else ","
            yield f"{clock(cue.start_ms, point)} --> {clock(cue.end_ms, point)}"
            done = block.times_span[1]
        if cue.text != displayed_text(block.text, vtt=vtt):
            relined = _relined(block.text, cue.text, number, vtt)
            end = block.text_start + len(block.text)
            next_end = found[number].times_span[1] if number < len(found) else None
            if _is_read(relined, text[end:next_end], cue.text, vtt=vtt):
                yield text[done : block.text_start] + relined
                done = end
    yield text[done:]


def _is_read(raw: str, behind: str, wanted: str, *, vtt: bool) -> bool:
    """Whether a cue that is written as `raw` is read as `wanted`; `behind` is what follows, up to the next times."""
    if vtt and raw.rfind("<") > raw.rfind(">"):
        return False  # Readers do not agree on where a tag ends that is never closed.
    times = "00:00:00.000 --> 00:00:01.000" if vtt else "00:00:00,000 --> 00:00:01,000"
    try:
        first, *_ = raw_cues(f"{times}\n{raw}{behind}", vtt=vtt)
    except FormatError:
        return False
    return displayed_text(first.text, vtt=vtt) == wanted


def _relined(raw: str, wanted: str, number: int, vtt: bool) -> str:
    """A cue's text with its markup, and between its words the white space of `wanted`."""
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
        seen = unescaped(written) if vtt else written
        space = _is_space(seen)
        if not space or count:
            # A break goes where there was white space already, ahead of the markup; else before the next letter.
            out.append(spaces.pop(count, ""))
        if not space:
            if letters[count : count + len(seen)] != list(seen):
                raise _another(f"cue {number} has other words")
            out.append(written)
            count += len(seen)
    if count != len(letters):
        raise _another(f"cue {number} has other words")
    return "".join(out)


def _is_space(text: str) -> bool:
    return text.isspace() and text not in NO_BREAK_SPACES


def _rewritten_json(text: str, cues: Sequence[Cue]) -> str:
    document = parsed(text)
    segments = document["segments"]
    if len(segments) != len(cues):
        raise _another(f"it has {len(segments)} cues, not {len(cues)}")
    for segment, read, cue in zip(segments, json_cues(document), cues, strict=True):
        for key, time_ms in (("start", cue.start_ms), ("end", cue.end_ms)):
            if ms_from_seconds(segment[key], key) != time_ms:
                segment[key] = time_ms / 1000
        if cue.text != read.text:
            _reline(segment, read, cue)
    return f"{encoded(document, indent=1)}\n"


def _reline(segment: dict[str, Any], read: Cue, cue: Cue) -> None:
    """Put the lines of `cue` into the segment that was read as `read`."""
    segment["lines"] = [line.text for line in cue.lines]
    if "text" in segment:
        segment["text"] = "".join([f" {word.text}" if word.before else word.text for word in cue.words]).strip(" ")
    if segment.get("words") and not any(isinstance(line, TextLine) for line in read.lines):
        rows = [row for row, line in enumerate(cue.lines) for _ in line.words]
        for word, row in zip(in_reading_order(segment["words"]), rows, strict=True):
            word["line"] = row


def _another(what: str) -> FormatError:
    return FormatError(f"the captions are not those of this file: {what}")
