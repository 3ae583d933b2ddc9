"""Cues of SRT and WebVTT files from any source, with their text as a viewer sees it.

Markup is removed, and entities are replaced by their characters. The word joiners (U+2060) that protect text in the
files we write are removed, too, and so are the direction marks around a line.
"""

import re
from collections.abc import Iterator

from captioner.cue import Cue, Line
from captioner.cue_words import words_of_text
from captioner.subtitles.raw_cues import raw_cues
from captioner.text.direction import EMBEDDING, without_direction_marks
from captioner.text.marks import WORD_JOINER
from captioner.timing.words import Word

VTT_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# The tags that SRT players know, and ASS overrides; anything else in angle brackets or braces is text.
SRT_TAG = re.compile(r"</?(?:b|i|u|s|c|v|font|ruby|rt|lang)(?:[ .=][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
# The significant digits of an entity's number; no character needs eight.
_LARGE_NUMBER = re.compile(r"&#0*([0-9]+);?")


def subtitle_cues(text: str, *, vtt: bool) -> Iterator[Cue]:
    """The cues of an SRT or WebVTT file with LF line ends; raises `FormatError` as `raw_cues` does."""
    for start_ms, end_ms, content, _, _ in raw_cues(text, vtt=vtt):
        if "<" in content or "&" in content or "{" in content or WORD_JOINER in content or EMBEDDING in content:
            content = displayed_text(content, vtt=vtt)
        lines = [TextLine(line, start_ms, end_ms) for line in content.split("\n")] if content else ()
        yield Cue(tuple(lines), start_ms, end_ms)


def displayed_text(text: str, *, vtt: bool) -> str:
    """The text of a cue as a viewer sees it: without markup, word joiners, direction marks and, in WebVTT, entities."""
    if vtt and ("<" in text or "&" in text):
        text = unescaped(VTT_TAG.sub("", text))
    elif not vtt and ("<" in text or "{" in text):
        text = SRT_TAG.sub("", text)
    return without_direction_marks(text.replace(WORD_JOINER, "") if WORD_JOINER in text else text)


def unescaped(text: str) -> str:
    """The text with its entities replaced by characters; a number that is too large becomes U+FFFD."""
    from html import unescape

    # Python refuses to parse a number of thousands of digits.
    return unescape(_LARGE_NUMBER.sub(lambda number: f"&#{number[1][:8]};", text) if "&#" in text else text)


class TextLine(Line):
    """A line from a file: its text with all white space, split into words only on demand.

    The words have the times of their cue, as the file has no others.
    """

    # A large file has a hundred thousand words, and most checks need none of them.
    __slots__ = ("_times_ms",)
    _times_ms: tuple[int, int]

    def __init__(self, text: str, start_ms: int, end_ms: int) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_times_ms", (start_ms, end_ms))

    @property
    def words(self) -> tuple[Word, ...]:
        return words_of_text(self.text, *self._times_ms)

    def shifted(self, by_ms: int) -> "TextLine":
        """The same line `by_ms` later, or earlier if negative."""
        start_ms, end_ms = self._times_ms
        return TextLine(self.text, start_ms + by_ms, end_ms + by_ms)

    def with_words(self, words: tuple[Word, ...]) -> "TextLine":
        """A line of these words as if read from the file: with the times of the cue."""
        return TextLine(Line(words).text, *self._times_ms)

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int]]:
        return TextLine, (self.text, *self._times_ms)
