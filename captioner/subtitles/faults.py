"""The faults of an SRT or WebVTT file: everything that some player shows otherwise than it is meant."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from captioner.faults import Fault
from captioner.subtitles.decoding import MARK, Decoded
from captioner.subtitles.fault_places import Place
from captioner.subtitles.raw_cues import RawCue


def file_faults(file: Decoded, cues: Sequence[RawCue], name: str | None, *, vtt: bool) -> tuple[Fault, ...]:
    """The faults of a file in the order of its lines; `name` is the file's, for one whose extension promises WebVTT.

    `cues` are those of the whole file, with those that cannot be read.
    """
    if vtt:
        from captioner.subtitles.vtt_faults import vtt_faults as faults_of_format
    else:
        from captioner.subtitles.srt_faults import srt_faults as faults_of_format
    places = [*_about_file(file, name, vtt), *faults_of_format(file.text, cues)]
    if MARK in file.text:
        places += (Place(one.start(), "mark-in-line", "a byte order mark") for one in re.finditer(MARK, file.text))
    if not places and not file.marked_lines:
        return ()
    line_ends = [end.start() for end in re.finditer("\n", file.text)]
    for row in file.marked_lines:
        places.append(Place(line_ends[row - 2] + 1, "mark-at-line-start", "a byte order mark"))
    text_ends = [cue.text_end for cue in cues if cue.readable]
    return tuple(
        Fault(kind, found, bisect_left(line_ends, at) + 1, min(bisect_left(text_ends, at) + 1, len(text_ends)) or 1)
        for at, kind, found in sorted(places)
    )


def _about_file(file: Decoded, name: str | None, vtt: bool) -> Iterator[Place]:
    """The faults of the file as a whole."""
    # ffmpeg and VLC read SRT in UTF-16 with a byte order mark; neither reads such WebVTT.
    if file.encoding not in (None, "utf-8", "utf-16") or (vtt and file.encoding == "utf-16"):
        yield Place(0, "encoding", f"{file.encoding}, guessed" if file.guessed else file.encoding)
    if file.marks > 1:
        yield Place(0, "marks", f"{file.marks} byte order marks")
    if not vtt and name is not None and name.lower().endswith(".vtt"):
        yield Place(0, "vtt-no-header", "SRT in a file named .vtt")
