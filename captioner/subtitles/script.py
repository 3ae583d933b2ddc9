"""`read_script`: the text of a script, from a plain text file or from the captions of another take."""

from collections.abc import Iterable
from itertools import pairwise

from captioner.subtitles.decoding import Source, decoded
from captioner.subtitles.displayed_text import subtitle_cues
from captioner.subtitles.raw_cues import begins_as_srt, raw_cues
from captioner.subtitles.read import format_of
from captioner.text.marks import DASHES


def read_script(source: Source) -> str:
    """The text of a script in a file, for `Timing.with_script`: plain text, SRT or WebVTT.

    Of captions, the text is taken as viewers see it, and each cue becomes a paragraph, so that cues end where they did;
    only the lines of a dialogue stay lines.
    Text is UTF-8, or UTF-16 with a byte order mark; line ends become LF.

    Raises `FormatError` for what is not text, and for captions with a broken time line.
    """
    text = decoded(source).text
    if not text.strip():
        return ""
    is_vtt = format_of(text) == "vtt"
    if not is_vtt and not begins_as_srt(text):
        return text
    return "\n\n".join(filter(str.strip, _texts(text, vtt=is_vtt)))


def _texts(text: str, *, vtt: bool) -> Iterable[str]:
    """The text of each cue; lines end where speakers change, and elsewhere as the new layout has it."""
    for cue in subtitle_cues(raw_cues(text, vtt=vtt), vtt=vtt):
        lines = [line.text.strip() for line in cue.lines if line.text.strip()]
        yield "".join([*lines[:1], *(_joint(one, two) + two for one, two in pairwise(lines))])


def _joint(left: str, right: str) -> str:
    """What stands between two lines of a cue once they are running text."""
    if right[0] in DASHES:
        return "\n"
    if left.isascii() or right.isascii():
        return " "
    from captioner.text.unspaced import joins_directly

    return "" if joins_directly(left, right) else " "
