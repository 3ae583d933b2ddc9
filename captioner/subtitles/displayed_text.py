"""Cues of SRT and WebVTT files from any source, with their text as a viewer sees it.

Markup is removed, and entities are replaced by their characters. In SRT, `<br>` and `\\N` are line breaks, as players
show them. The word joiners (U+2060) that protect text in the files we write are removed, too, and so are the direction
marks around a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from captioner.cue import Cue, Line
from captioner.cue_words import words_of_text
from captioner.subtitles.places import place_of
from captioner.subtitles.raw_cues import RawCue
from captioner.subtitles.stamps import STAMP, Stamps, spoken, stamps_by_line
from captioner.text.direction import EMBEDDING, POP, without_direction_marks
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
_MARKS = ("<", "&", "{", "\\", WORD_JOINER, EMBEDDING)
_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;")
# The significant digits of an entity's number; no character needs eight.
_LARGE_NUMBER = re.compile(r"&#0*([0-9]+);?")


def subtitle_cues(raw_cues: Iterable[RawCue], *, vtt: bool) -> Iterator[Cue]:
    """The cues of an SRT or WebVTT file."""
    for raw in raw_cues:
        start_ms, end_ms, content = raw.start_ms, raw.end_ms, raw.text
        speakers: Sequence[str | None] = ()
        stamps: Sequence[Stamps] = ()
        if not is_plain(content):
            content = displayed_text(content, vtt=vtt)
            if vtt and "<v" in raw.text:
                speakers = line_speakers(raw.text)
            if vtt and STAMP.search(raw.text):
                stamps = _stamps(raw.text, content.split("\n"))
        texts = content.split("\n") if content else []
        if speakers or stamps:
            timed = zip_longest(texts, speakers[: len(texts)], stamps[: len(texts)])
            lines = [TextLine(line, start_ms, end_ms, who, own or ()) for line, who, own in timed]
        else:
            lines = [TextLine(line, start_ms, end_ms) for line in texts]
        place = place_of(raw.settings, raw.text, vtt=vtt) if raw.settings or "{\\" in raw.text else ""
        yield Cue(tuple(lines), start_ms, end_ms, place)


def _stamps(raw: str, texts: Sequence[str]) -> list[Stamps]:
    """The karaoke stamps of each line of a cue, whose text is `raw` with its markup."""
    plain = _ENTITY.sub(lambda entity: "x" * len(unescaped(entity[0])), raw)
    letters = "".join([char for char in plain if not char.isspace() and char not in (WORD_JOINER, EMBEDDING, POP)])
    return stamps_by_line(letters, [len("".join(text.split())) for text in texts])


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


def is_plain(text: str) -> bool:
    """Whether a cue's text is shown as it is written, without markup."""
    return not any(mark in text for mark in _MARKS)


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

    The words have the times of their cue, unless the file has karaoke stamps, and are estimated. In a WebVTT voice they
    have its speaker, and a dash at the start of the line is none of them, but the line's prefix.
    """

    # A large file has a hundred thousand words, and most checks need none of them.
    __slots__ = ("_read",)
    _read: tuple[int, int, str | None, Stamps]

    def __init__(self, text: str, start_ms: int, end_ms: int, speaker: str | None = None, stamps: Stamps = ()) -> None:
        dash = _DASH.match(text) if speaker else None
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "prefix", dash[0] if dash else "")
        object.__setattr__(self, "_read", (start_ms, end_ms, speaker, stamps))

    @property
    def speaker(self) -> str | None:
        """Who says it, None where the file does not say."""
        return self._read[2]

    @property
    def words(self) -> tuple[Word, ...]:
        start_ms, end_ms, speaker, stamps = self._read
        words = words_of_text(self.text[len(self.prefix) :], start_ms, end_ms, speaker)
        if not stamps:
            return words
        before = len(self.prefix.strip())
        stamps = tuple((max(place - before, 0), time_ms) for place, time_ms in stamps)
        times = spoken(stamps, [len(word.text) for word in words], start_ms, end_ms)
        return tuple(
            replace(word, start_ms=first_ms, end_ms=last_ms)
            for word, (first_ms, last_ms) in zip(words, times, strict=True)
        )

    def shifted(self, by_ms: int) -> "TextLine":
        """The same line `by_ms` later, or earlier if negative."""
        start_ms, end_ms, speaker, stamps = self._read
        stamps = tuple((place, time_ms + by_ms) for place, time_ms in stamps)
        return TextLine(self.text, start_ms + by_ms, end_ms + by_ms, speaker, stamps)

    def with_words(self, words: tuple[Word, ...]) -> "TextLine":
        """A line of these words as if read from the file: with the times of the cue, and its stamps if it has any."""
        start_ms, end_ms, _, stamps = self._read
        if stamps:
            places = accumulate([len(word.text) for word in words], initial=len(self.prefix.strip()))
            stamps = tuple(zip(places, [word.start_ms for word in words], strict=False))
        speaker = words[0].speaker if words else None
        return TextLine(self.prefix + Line(words).text, start_ms, end_ms, speaker, stamps)

    def spanning(self, start_ms: int, end_ms: int) -> "TextLine":
        """The same line in a cue with these times, which its words have."""
        old_start_ms, old_end_ms, speaker, stamps = self._read
        if (start_ms, end_ms) == (old_start_ms, old_end_ms):
            return self
        return TextLine(self.text, start_ms, end_ms, speaker, stamps)

    def __reduce__(self) -> tuple[type["TextLine"], tuple[str, int, int, str | None, Stamps]]:
        return TextLine, (self.text, *self._read)
