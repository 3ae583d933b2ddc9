"""`rewrite`: the cues' times and line ends, put back into the file that they were read from.

All else stays as it stands there: markup, numbers, names, positions, notes, styles, further keys of JSON.
"""

import json
import re
from collections.abc import Iterator, Sequence

from captioner.captions import Captions
from captioner.clock import clock
from captioner.errors import FormatError
from captioner.grouping import Cue
from captioner.readers.captions import caption_format, decoded
from captioner.readers.karaoke import parsed
from captioner.readers.lines import JOINER, SRT_TAG, VTT_TAG, shown
from captioner.readers.subtitles import Block, blocks


def rewrite(source: str | bytes, captions: Captions) -> str:
    """The text of a file that `read_captions` read, with the times and the line ends of `captions`, LF at line ends.

    Raises `FormatError` where the captions have other words or another number of cues than the file.
    """
    text = decoded(source)
    kind = caption_format(text)
    if kind == "json":
        return _rewritten_json(text, captions.cues)
    found = blocks(text, vtt=kind == "vtt")
    if len(found) != len(captions):
        raise _another(f"it has {len(found)} cues, not {len(captions)}")
    return "".join(_pieces(text, found, captions.cues, vtt=kind == "vtt"))


_VTT_PIECE = re.compile(rf"(?P<mark>{VTT_TAG.pattern}|{JOINER})|(?P<text>&[#\w]+;?|.)", re.DOTALL)
_SRT_PIECE = re.compile(rf"(?P<mark>{SRT_TAG.pattern}|{JOINER})|(?P<text>.)", re.DOTALL | re.IGNORECASE)
_NO_BREAK = "\u00a0\u2007\u202f"


def _pieces(text: str, found: Sequence[Block], cues: Sequence[Cue], *, vtt: bool) -> Iterator[str]:
    done = 0
    for number, (block, cue) in enumerate(zip(found, cues, strict=True), 1):
        if (cue.start_ms, cue.end_ms) != (block.start_ms, block.end_ms):
            yield text[done : block.clocks[0]]
            point = "." if vtt else ","
            yield f"{clock(cue.start_ms, point)} --> {clock(cue.end_ms, point)}"
            done = block.clocks[1]
        if cue.text != shown(block.text, vtt=vtt):
            yield text[done : block.place]
            yield _relined(block.text, cue.text, number, vtt)
            done = block.place + len(block.text)
    yield text[done:]


def _relined(raw: str, wanted: str, number: int, vtt: bool) -> str:
    """A cue's text with its markup, and between its words the white space of `wanted`."""
    from html import unescape

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
        seen = unescape(written) if vtt else written
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
    return text.isspace() and text not in _NO_BREAK


def _rewritten_json(text: str, cues: Sequence[Cue]) -> str:
    document = parsed(text)
    segments = document["segments"]
    if len(segments) != len(cues):
        raise _another(f"it has {len(segments)} cues, not {len(cues)}")
    for segment, cue in zip(segments, cues, strict=True):
        segment["start"], segment["end"] = cue.start_ms / 1000, cue.end_ms / 1000
        if "lines" in segment:
            segment["lines"] = [line.text for line in cue.lines]
        words = segment.get("words") or ()
        rows = [row for row, line in enumerate(cue.lines) for _ in line.words]
        if len(words) == len(rows):
            for word, row in zip(words, rows, strict=True):
                word["line"] = row
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _another(what: str) -> FormatError:
    return FormatError(f"the captions are not those of this file: {what}")
