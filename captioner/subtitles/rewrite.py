"""`rewrite`: the text of a caption file with new cue times and line breaks, or with its words in other cues.

Everything else stays: markup, numbers, names, positions, notes, styles, other keys of JSON.
"""

import re
from collections.abc import Iterator, Sequence

from captioner.captions import Captions, require_captions
from captioner.clock import clock
from captioner.cue import Cue
from captioner.subtitles.blocks import Block, are_numbered, blocks_of
from captioner.subtitles.decoding import MARK, Decoded, Source, decoded
from captioner.subtitles.displayed_text import displayed_text, subtitle_cues
from captioner.subtitles.json_rewrite import rewritten_json
from captioner.subtitles.markup import SRT_PIECE, VTT_PIECE, is_space, seen_of, unmarked
from captioner.subtitles.raw_cues import scanned
from captioner.subtitles.read import format_of
from captioner.subtitles.recued import Recued, reads_back, recued, written_blocks
from captioner.subtitles.regrouped import Group, regrouped, wrong_file
from captioner.text.direction import with_marked_lines


def rewrite(source: Source, captions: Captions, *, encoding: str | None = None) -> str:
    """The text of a file that `read_captions` read, with the times and line breaks of `captions`, and LF line ends.

    `captions` may hold the words of the file in other cues, as `fix` makes them. Each new cue has the settings of the
    old one that it begins in, and the first of them its name; numbers that followed one another do so again. Tags that
    are open where a cue is split are closed and opened again. Text that rolls may be there once.

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


def _pieces(text: str, cues: Sequence[Cue], *, vtt: bool) -> Iterator[str]:
    found = [one for one in scanned(text, vtt=vtt) if one.readable]
    blocks = blocks_of(text, found)
    is_numbered = are_numbered(blocks)
    groups, repeated = regrouped(list(subtitle_cues(found, vtt=vtt)), cues)
    done = added = 0
    for group in groups:
        olds, news = blocks[slice(*group.old)], cues[slice(*group.new)]
        stays = group.is_one and not repeated[group.old[0]]
        made = None if stays else recued(olds, repeated[slice(*group.old)], news, vtt=vtt)
        if made:
            yield text[done : olds[0].start]
            names = _names(olds, made, added if is_numbered else None, vtt=vtt)
            yield from written_blocks(olds, made, names, [_times(cue, vtt=vtt) for cue in news])
            added += len(made) - len(olds)
            done = olds[-1].text_end
            continue
        for old in olds:
            if added and is_numbered:
                yield f"{text[done : old.start]}{int(old.name) + added}"
                done = old.start + len(old.name)
            for start, end, piece in _changes(old, news[0], group, vtt=vtt) if stays else ():
                yield text[done:start] + piece
                done = end
    yield text[done:]


def _names(olds: Sequence[Block], made: Sequence[Recued], added: int | None, *, vtt: bool) -> list[str]:
    """The names of new cues: numbers, if `added` says by how many cues the file has grown, or those of old cues."""
    if added is not None:
        first = int(olds[0].name) + added
        return [str(number) for number in range(first, first + len(made))]
    begun = [one.block for one in made]
    # No two cues of WebVTT have the same name.
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
        bare, has_marks = unmarked(raw.text, vtt=vtt)
        new_text = _with_line_breaks(bare, cue.text, group.new[0] + 1, vtt)
        new_text = with_marked_lines(new_text) if has_marks else new_text
        if reads_back(new_text, old.behind, cue.text, vtt=vtt):
            yield raw.text_start, old.text_end, new_text


def _with_line_breaks(raw: str, wanted: str, number: int, vtt: bool) -> str:
    """A cue's text with its own markup and the line breaks and spaces of `wanted`."""
    spaces: dict[int, str] = {}
    letters: list[str] = []
    for char in wanted:
        if is_space(char):
            spaces[len(letters)] = char
        else:
            letters.append(char)
    out: list[str] = []
    count = 0
    for piece in (VTT_PIECE if vtt else SRT_PIECE).finditer(raw):
        written = piece.group()
        if piece["mark"] is not None:
            out.append(written)
            continue
        seen = seen_of(written, vtt=vtt)
        space = is_space(seen)
        if not space or count:
            # A break replaces white space, before any markup; where there was none, it goes before the next letter.
            out.append(spaces.pop(count, ""))
        if not space:
            if letters[count : count + len(seen)] != list(seen):
                raise wrong_file(f"cue {number} has other words")
            out.append(written)
            count += len(seen)
    if count != len(letters):
        raise wrong_file(f"cue {number} has other words")
    return "".join(out)
