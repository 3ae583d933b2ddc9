"""`read_script`: the text of a script, from a plain text file or from the captions of another take."""

from collections.abc import Iterable

from captioner.subtitles.displayed_text import subtitle_cues
from captioner.subtitles.raw_cues import begins_as_srt
from captioner.subtitles.read import Source, caption_format, decoded


def read_script(source: Source) -> str:
    """The text of a script in a file, for `Timing.with_script`: plain text, SRT or WebVTT.

    Of captions, the text is taken as viewers see it, and each cue becomes a paragraph, so that cues end where they did.
    Text is UTF-8, or UTF-16 with a byte order mark; line ends become LF.

    Raises `FormatError` for what is not text, and for captions with a broken time line.
    """
    text = decoded(source)
    if not text.strip():
        return ""
    is_vtt = caption_format(text) == "vtt"
    if not is_vtt and not begins_as_srt(text):
        return text
    return "\n\n".join(filter(str.strip, _texts(text, vtt=is_vtt)))


def _texts(text: str, *, vtt: bool) -> Iterable[str]:
    """The text of each cue, with its line ends but without blank lines, which would be paragraphs."""
    for cue in subtitle_cues(text, vtt=vtt):
        yield "\n".join(line.text for line in cue.lines if line.text.strip())
