"""Cues of SRT and WebVTT files from any source, with their text as a viewer sees it.

Markup is removed, and entities are replaced by their characters. In SRT, `<br>` and `\\N` are line breaks, as players
show them. The word joiners (U+2060) that protect text in the files we write are removed, too, and so are the direction
marks around a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from captioner.cue import Cue, Line
from captioner.cue_words import words_of_text
from captioner.subtitles.raw_cues import RawCue
from captioner.text.direction import EMBEDDING, without_direction_marks
from captioner.text.marks import DASHES, WORD_JOINER
from captioner.timing.validation import one_line
from captioner.timing.words import Word

VTT_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# The tags that SRT players know, and ASS overrides; anything else in angle brackets or braces is text.
SRT_TAG = re.compile(r"(?i:</?(?:b|i|u|s|c|v|font|ruby|rt|lang)(?:[ .=][^<>]*)?>)|\{\\[^{}]*\}")
SRT_ESCAPE = re.compile(r"<[bB][rR][ \t]*/?>|\\[Nnh]")
"""What SRT players show as white space: `<br>` and `\\N` break the line, `\\n` is a space, `\\h` a no-break space."""
_VOICE = re.compile(r"</v>|<v(?:\.[^ \t>]*)?(?:[ \t]+(?P<name>[^>]*))?(?:>|\Z)")
# The dash that begins a line of a dialogue, with its space.
_DASH = re.compile(rf"[{DASHES}]\s?(?=\S)")
# Text with none of these is shown as it is.
_MARKS = ("<", "&", "{", "\\", WORD_JOINER, EMBEDDING)
# The significant digits of an entity's number; no character needs eight.
_LARGE_NUMBER = re.compile(r"&#0*([0-9]+);?")


def subtitle_cues(raw_cues: Iterable[RawCue], *, vtt: bool) -> Iterator[Cue]:
    """The cues of an SRT or WebVTT file."""
    for start_ms, end_ms, content, *_ in raw_cues:
        speakers: Sequence[str | None] = ()
        if any(mark in content for mark in _MARKS):
            if vtt and "<v" in content:
                speakers = line_speakers(content)
            content = displayed_text(content, vtt=vtt)
        lines = [TextLine(line, start_ms, end_ms) for line in content.split("\n")] if content else []
        if any(speakers):
            lines = [TextLine(line.text, start_ms, end_ms, who) for line, who in zip(lines, speakers, strict=False)]
        yield Cue(tuple(lines), start_ms, end_ms)


def line_speakers(content: str) -> list[str | None]:
    """For each line of a WebVTT cue, the voice in which its text begins."""
    found: list[str | None] = []
    voice: str | None = None
    for line in content.split("\n"):
        at_start: str | None = None
        is_open = True
        for piece in re.split(f"({VTT_TAG.pattern})", line):
            tag = _VOICE.fullmatch(piece)
            if tag:
                voice = one_line(unescaped(tag["name"] or "")) or None
            elif piece.strip() and not VTT_TAG.fullmatch(piece) and is_open:
                at_start, is_open = voice, False
        found.append(at_start)
    return found


def displayed_text(text: str, *, vtt: bool) -> str:
    """The text of a cue as a viewer sees it: without markup, word joiners, direction marks and, in WebVTT, entities."""
    if vtt and ("<" in text or "&" in text):
        text = unescaped(VTT_TAG.sub("", text))
    elif not vtt and ("<" in text or "{" in text or "\\" in text):
        text = SRT_ESCAPE.sub(lambda found: srt_white_space(found[0]), SRT_TAG.sub("", text))
    return without_direction_marks(text.replace(WORD_JOINER, "") if WORD_JOINER in text else text)


def srt_white_space(escape: str) -> str:
    """What SRT players show for an `SRT_ESCAPE`."""
    return {"\\n": " ", "\\h": "\u00a0"}.get(escape, "\n")


def unescaped(text: str) -> str:
    """The text with its entities replaced by characters; a number that is too large becomes U+FFFD."""
    from html import unescape

    # Python refuses to parse a number of thousands of digits.
    return unescape(_LARGE_NUMBER.sub(lambda number: f"&#{number[1][:8]};", text) if "&#" in text else text)


class TextLine(Line):
    """A line from a file: its text with all white space, split into words only on demand.

    The words have the times of their cue, as the file has no others. In a WebVTT voice they have its speaker, and a
    dash at the start of the line is none of them, but the line's prefix.
    """

    # A large file has a hundred thousand words, and most checks need none of them.
    __slots__ = ("_speaker", "_times_ms")
    _times_ms: tuple[int, int]
    _speaker: str | None

    def __init__(self, text: str, start_ms: int, end_ms: int, speaker: str | None = None) -> None:
        dash = _DASH.match(text) if speaker else None
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "prefix", dash[0] if dash else "")
        object.__setattr__(self, "_times_ms", (start_ms, end_ms))
        object.__setattr__(self, "_speaker", speaker)

    @property
    def speaker(self) -> str | None:
        """Who says it, None where the file does not say."""
        return self._speaker

    @property
    def words(self) -> tuple[Word, ...]:
        return words_of_text(self.text[len(self.prefix) :], *self._times_ms, self._speaker)

    def shifted(self, by_ms: int) -> "TextLine":
        """The same line `by_ms` later, or earlier if negative."""
        start_ms, end_ms = self._times_ms
        return TextLine(self.text, start_ms + by_ms, end_ms + by_ms, self._speaker)

    def with_words(self, words: tuple[Word, ...]) -> "TextLine":
        """A line of these words as if read from the file: with the times of the cue."""
        return TextLine(self.prefix + Line(words).text, *self._times_ms, words[0].speaker if words else None)

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int, str | None]]:
        return TextLine, (self.text, *self._times_ms, self._speaker)
