"""Where the cues of a file are in it: the numbers of their lines."""

from typing import NamedTuple

from captioner.subtitles.decoding import Source, decoded
from captioner.subtitles.raw_cues import scanned
from captioner.subtitles.read import format_of


class CuePosition(NamedTuple):
    """The lines of a file, from 1, that hold a cue: its time line, and the first and last line of its text.

    All three are the time line if the cue has no text.
    """

    times: int
    first: int
    last: int

    def of_line(self, number: int | None) -> int:
        """The line of the file that holds a line of the cue, from 1; None is the first."""
        return min(self.first + (number or 1) - 1, self.last)


def cue_positions(source: Source, encoding: str | None = None) -> tuple[CuePosition, ...]:
    """The position of each cue of an SRT or WebVTT file that can be read, in the file's order; none for JSON.

    Raises `FormatError` as `read_captions` does with `lenient`.
    """
    text = decoded(source, encoding, guess=True).text
    kind = format_of(text)
    if kind == "json":
        return ()
    found = []
    line, at = 1, 0
    for cue in scanned(text, vtt=kind == "vtt"):
        if not cue.readable:
            continue
        start = cue.times_span[0]
        line, at = line + text.count("\n", at, start), start
        rows = len(cue.text.split("\n")) if cue.text else 0
        found.append(CuePosition(line, line + min(rows, 1), line + rows))
    return tuple(found)
