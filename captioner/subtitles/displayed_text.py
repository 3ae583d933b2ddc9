"""The text of subtitles by anyone, as a viewer sees it, to cues.

Markup is left out and entities are read as the characters they name. The word joiners (U+2060) that guard text in
the files we write are left out, too.
"""

import re
from collections.abc import Iterator

from captioner.cue import Cue, Line
from captioner.subtitles.raw_cues import raw_cues
from captioner.text.marks import UNSPACED, WORD_JOINER
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Word

VTT_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# The tags that players of SRT know, and ASS overrides; anything else in angle brackets or braces is text.
SRT_TAG = re.compile(r"</?(?:b|i|u|s|c|v|font|ruby|rt|lang)(?:[ .=][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_UNSPACED = re.compile(f"[{UNSPACED}]")
# The number of an entity: what of it is significant, of which eight digits are more than any character's.
_LARGE_NUMBER = re.compile(r"&#0*([0-9]+);?")


def subtitle_cues(text: str, *, vtt: bool) -> Iterator[Cue]:
    """The cues of an SRT or WebVTT file whose line ends are LF; raises `FormatError` as `raw_cues` does."""
    for start_ms, end_ms, content, _, _ in raw_cues(text, vtt=vtt):
        if "<" in content or "&" in content or "{" in content or WORD_JOINER in content:
            content = displayed_text(content, vtt=vtt)
        lines = [TextLine(line, start_ms, end_ms) for line in content.split("\n")] if content else ()
        yield Cue(tuple(lines), start_ms, end_ms)


def displayed_text(text: str, *, vtt: bool) -> str:
    """The text of a cue as a viewer sees it: no markup, no word joiners, and in WebVTT no entities."""
    if vtt and ("<" in text or "&" in text):
        text = unescaped(VTT_TAG.sub("", text))
    elif not vtt and ("<" in text or "{" in text):
        text = SRT_TAG.sub("", text)
    return text.replace(WORD_JOINER, "") if WORD_JOINER in text else text


def unescaped(text: str) -> str:
    """The text with the characters that its entities stand for; a number too large for a character is U+FFFD."""
    from html import unescape

    # Python refuses to read a number of thousands of digits.
    return unescape(_LARGE_NUMBER.sub(lambda number: f"&#{number[1][:8]};", text) if "&#" in text else text)


class TextLine(Line):
    """A line that was read: its text with all its white space, its words split only where somebody asks for them.

    A word's times are those of its cue: a file of subtitles says no more.
    """

    # A large file has a hundred thousand words, and most checks look at none of them.
    __slots__ = ("_times_ms",)
    _times_ms: tuple[int, int]

    def __init__(self, text: str, start_ms: int, end_ms: int) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_times_ms", (start_ms, end_ms))

    @property
    def words(self) -> tuple[Word, ...]:
        nothing = [0] * len(self.text)
        found, _, _ = words_from_chars(self.text, nothing, nothing)
        leading = "" if _UNSPACED.match(self.text.lstrip()) else " "
        befores = [leading, *(word.before and " " for word in found[1:])]
        return tuple(Word(word.text, *self._times_ms, before) for word, before in zip(found, befores, strict=False))

    def shifted(self, by_ms: int) -> "TextLine":
        """The same line so much later, or earlier."""
        start_ms, end_ms = self._times_ms
        return TextLine(self.text, start_ms + by_ms, end_ms + by_ms)

    def with_words(self, words: tuple[Word, ...]) -> "TextLine":
        """The words on a line as it would be read: with the white space of the line and the times of the cue."""
        return TextLine(Line(words).text, *self._times_ms)

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int]]:
        return TextLine, (self.text, *self._times_ms)
