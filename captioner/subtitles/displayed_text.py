"""Cues of SRT and WebVTT files from any source, with their text as a viewer sees it.

Markup is removed, and entities are replaced by their characters. The word joiners (U+2060) that protect text in the
files we write are removed, too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat

from captioner.cue import Cue, Line
from captioner.subtitles.places import place_of
from captioner.subtitles.raw_cues import raw_cues
from captioner.subtitles.stamps import STAMP, Stamps, spoken, stamps_by_line
from captioner.text.marks import UNSPACED, WORD_JOINER
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Word

VTT_TAG = re.compile(r"<[^>]*(?:>|\Z)")
# The tags that SRT players know, and ASS overrides; anything else in angle brackets or braces is text.
SRT_TAG = re.compile(r"</?(?:b|i|u|s|c|v|font|ruby|rt|lang)(?:[ .=][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
# Text whose words are parted by spaces alone, with nothing to drop.
_LATIN = re.compile(r"[ -~¡-¬®-ʯ‐-…€]*")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;")
# The significant digits of an entity's number; no character needs eight.
_LARGE_NUMBER = re.compile(r"&#0*([0-9]+);?")


def subtitle_cues(text: str, *, vtt: bool) -> Iterator[Cue]:
    """The cues of an SRT or WebVTT file with LF line ends; raises `FormatError` as `raw_cues` does."""
    for start_ms, end_ms, content, _, _, settings in raw_cues(text, vtt=vtt):
        raw = content
        place = place_of(settings, content, vtt=vtt) if settings or "{\\" in content else ""
        if "<" in content or "&" in content or "{" in content or WORD_JOINER in content:
            content = displayed_text(content, vtt=vtt)
        texts = content.split("\n") if content else []
        stamps = _stamps(raw, texts) if vtt and STAMP.search(raw) else repeat(())
        lines = [TextLine(line, start_ms, end_ms, own) for line, own in zip(texts, stamps, strict=False)]
        yield Cue(tuple(lines), start_ms, end_ms, place)


def _stamps(raw: str, texts: Sequence[str]) -> list[Stamps]:
    """The karaoke stamps of each line of a cue, whose text is `raw` with its markup."""
    plain = _ENTITY.sub(lambda entity: "x" * len(unescaped(entity[0])), raw.replace(WORD_JOINER, ""))
    letters = "".join(plain.split())
    return stamps_by_line(letters, [len("".join(text.split())) for text in texts])


def displayed_text(text: str, *, vtt: bool) -> str:
    """The text of a cue as a viewer sees it: without markup, word joiners and, in WebVTT, entities."""
    if vtt and ("<" in text or "&" in text):
        text = unescaped(VTT_TAG.sub("", text))
    elif not vtt and ("<" in text or "{" in text):
        text = SRT_TAG.sub("", text)
    return text.replace(WORD_JOINER, "") if WORD_JOINER in text else text


def unescaped(text: str) -> str:
    """The text with its entities replaced by characters; a number that is too large becomes U+FFFD."""
    from html import unescape

    # Python refuses to parse a number of thousands of digits.
    return unescape(_LARGE_NUMBER.sub(lambda number: f"&#{number[1][:8]};", text) if "&#" in text else text)


class TextLine(Line):
    """A line from a file: its text with all white space, split into words only on demand.

    The words have the times of their cue, unless the file has karaoke stamps. They are estimated.
    """

    # A large file has a hundred thousand words, and most checks need none of them.
    __slots__ = ("_stamps", "_times_ms")
    _times_ms: tuple[int, int]
    _stamps: Stamps

    def __init__(self, text: str, start_ms: int, end_ms: int, stamps: Stamps = ()) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_times_ms", (start_ms, end_ms))
        object.__setattr__(self, "_stamps", stamps)

    @property
    def words(self) -> tuple[Word, ...]:
        texts, befores = _texts(self.text)
        times: Iterable[tuple[int, int]] = [self._times_ms] * len(texts)
        if self._stamps:
            times = spoken(self._stamps, list(map(len, texts)), *self._times_ms)
        return tuple(
            [
                Word(text, start_ms, end_ms, before, estimated=True)
                for text, before, (start_ms, end_ms) in zip(texts, befores, times, strict=False)
            ]
        )

    def shifted(self, by_ms: int) -> "TextLine":
        """The same line `by_ms` later, or earlier if negative."""
        start_ms, end_ms = self._times_ms
        stamps = tuple((place, time_ms + by_ms) for place, time_ms in self._stamps)
        return TextLine(self.text, start_ms + by_ms, end_ms + by_ms, stamps)

    def with_words(self, words: tuple[Word, ...]) -> "TextLine":
        """A line of these words as if read from the file: with the times of the cue, and its stamps if it has any."""
        stamps: Stamps = ()
        if self._stamps:
            places = accumulate([len("".join(word.text.split())) for word in words], initial=0)
            stamps = tuple(zip(places, [word.start_ms for word in words], strict=False))
        return TextLine(Line(words).text, *self._times_ms, stamps)

    def spanning(self, start_ms: int, end_ms: int) -> "TextLine":
        """The same line in a cue with these times, which its words have."""
        if (start_ms, end_ms) == self._times_ms:
            return self
        return TextLine(self.text, start_ms, end_ms, self._stamps)

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int, Stamps]]:
        return TextLine, (self.text, *self._times_ms, self._stamps)


def _texts(text: str) -> tuple[list[str], Iterable[str]]:
    """The words of a line, and what is before each."""
    if _LATIN.fullmatch(text):
        return text.split(), repeat(" ")
    zeros = [0] * len(text)
    found, _, _ = words_from_chars(text, zeros, zeros)
    first_before = "" if _UNSPACED.match(text.lstrip()) else " "
    return [word.text for word in found], [first_before, *(word.before and " " for word in found[1:])]
