"""`rewrite`: the text of a caption file with new cue times and line breaks, or with its words in other cues.

Everything else stays: markup, numbers, names, positions, notes, styles, other keys of JSON.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.subtitles.blocks import Block, are_numbered, blocks_of
from captioner.subtitles.decoding import MARK, Decoded, Source, decoded
from captioner.subtitles.displayed_text import displayed_text, subtitle_cues
from captioner.subtitles.json_rewrite import rewritten_json
from captioner.subtitles.line_breaks import with_line_breaks
from captioner.subtitles.raw_cues import scanned
from captioner.subtitles.read import format_of
from captioner.subtitles.recued import Recued, reads_back, recued, written_blocks
from captioner.subtitles.regrouped import Group, regrouped


def rewrite(source: Source, captions: Captions, *, encoding: str | None = None) -> str:
    """The text of a file that `read_captions` read, with the times and line breaks of `captions`, and LF line ends.

    `captions` may hold the words of the file in other cues, as `fix` makes them. Each new cue has the settings of the
    old one that it begins in, and the first of them its name; numbers follow one another again if they did, or if some
    would repeat in SRT. Tags that are open where a cue is split are closed and opened again. Text that rolls may be
    there once.

    A cue keeps its own lines, and cues their own words, if they would not be read back as the same text otherwise. New
    lines get the direction marks that old ones had. Of byte order marks, the one at the beginning of UTF-8 stays; SRT
    gets a blank line at its end. `encoding` is that of `read_captions`.

    Raises `FormatError` if the captions have other words than the file, and if the file's encoding is not known.
    """
    require_captions(captions)
    file = decoded(source, encoding)
    kind = format_of(file.text)
    if kind == "json":
        return _marked(file, rewritten_json(file.text, captions.cues))
    text = "".join(_pieces(file.text, captions.cues, vtt=kind == "vtt"))
    if kind == "srt" and not re.search(r"\n[ \t]*\n\Z", text[-2:]):
        text += "\n" if text.endswith("\n") else "\n\n"
    return _marked(file, text)


def _marked(file: Decoded, text: str) -> str:
    """The text with its byte order mark, if it had one in UTF-8."""
    return MARK + text if file.marks and file.encoding in (None, "utf-8") else text


class _Change(NamedTuple):
    """A group of cues: its blocks in the file, its cues, and what is written for them; None where blocks stay."""

    group: Group
    olds: Sequence[Block]
    news: Sequence[Cue]
    made: Sequence[Recued] | None
    stays: bool


def _pieces(text: str, cues: Sequence[Cue], *, vtt: bool) -> Iterator[str]:
    found = [one for one in scanned(text, vtt=vtt) if one.readable]
    blocks = blocks_of(text, found)
    groups, repeated = regrouped(list(subtitle_cues(found, vtt=vtt)), cues)
    changes = [_change(group, blocks, repeated, cues, vtt=vtt) for group in groups]
    number = _first_number(blocks, changes, vtt=vtt)
    done = 0
    for group, olds, news, made, stays in changes:
        if made:
            yield text[done : olds[0].start]
            names = _names(olds, made, number, vtt=vtt)
            yield from written_blocks(olds, made, names, [_times(cue, vtt=vtt) for cue in news])
            done = olds[-1].text_end
        for at, old in enumerate(() if made else olds):
            if number is not None and int(old.name) != number + at:
                yield f"{text[done : old.start]}{number + at}"
                done = old.start + len(old.name)
            for start, end, piece in _changes(old, news[0], group, vtt=vtt) if stays else ():
                yield text[done:start] + piece
                done = end
        if number is not None:
            number += len(made or olds)
    yield text[done:]


def _change(
    group: Group, blocks: Sequence[Block], repeated: Sequence[int], cues: Sequence[Cue], *, vtt: bool
) -> _Change:
    olds, news = blocks[slice(*group.old)], cues[slice(*group.new)]
    stays = group.is_one and not repeated[group.old[0]]
    made = None if stays else recued(olds, repeated[slice(*group.old)], news, vtt=vtt)
    return _Change(group, olds, news, made, stays)


def _first_number(blocks: Sequence[Block], changes: Sequence[_Change], *, vtt: bool) -> int | None:
    """The number of the first cue if all are numbered again, as they followed one another or would repeat; else None.

    No two cues of WebVTT have the same name, so that none repeats there.
    """
    made = [change.made for change in changes if change.made]
    if not made or not all(block.name.isdecimal() for block in blocks):
        return None
    repeat = not vtt and any(len({one.block for one in each}) < len(each) for each in made)
    return int(blocks[0].name) if repeat or are_numbered(blocks) else None


def _names(olds: Sequence[Block], made: Sequence[Recued], number: int | None, *, vtt: bool) -> list[str]:
    """The names of new cues: from a number on, if there is one, or those of old cues."""
    if number is not None:
        return [str(at) for at in range(number, number + len(made))]
    begun = [one.block for one in made]
    return ["" if vtt and at in begun[:place] else olds[at].name for place, at in enumerate(begun)]


def _times(cue: Cue, *, vtt: bool) -> str:
    point = "." if vtt else ","
    return f"{clock(cue.start_ms, point)} --> {clock(cue.end_ms, point)}"


def _changes(old: Block, cue: Cue, group: Group, *, vtt: bool) -> Iterator[tuple[int, int, str]]:
    """What of a cue's block becomes something else: from and to where in the file, and what."""
    raw = old.raw
    if (cue.start_ms, cue.end_ms) != (raw.start_ms, raw.end_ms):
        yield *raw.times_span, _times(cue, vtt=vtt)
    if cue.text != displayed_text(raw.text, vtt=vtt):
        new_text = with_line_breaks(raw.text, cue.text, group.new[0] + 1, vtt=vtt)
        if reads_back(new_text, old.behind, cue.text, vtt=vtt):
            yield raw.text_start, old.text_end, new_text
