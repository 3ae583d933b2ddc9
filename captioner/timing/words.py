"""`Word` and `Timing`: what every reader makes and everything after it takes; `merge_words`: characters to words.

A word ends at its last character that is not white space, and starts at its first: the time of a space moves nothing,
since aligners put it anywhere in the pause it stands for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate, pairwise
from operator import le, lt
from typing import TYPE_CHECKING

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates, single_points
from captioner.text.measure import NO_BREAK, graphemes, is_plain

if TYPE_CHECKING:
    from fractions import Fraction

_TOKEN = re.compile(rf"[\S{NO_BREAK}]+")
# Patterns that few texts need are compiled when one does.
_NEWLINE = r"\r\n|[\n\r\v\f\x85\u2028]|\u2029"
_THAI = "[\u0e01-\u0e4e]"
_FIRST_IDEOGRAPHIC = "\u3005"


@dataclass(frozen=True, slots=True, init=False)
class Word:
    """A word with its punctuation. `before` is what stands before it: "", " ", "\\n" or "\\n\\n" (a forced break).

    `char_starts_ms` and `char_ends_ms` tell when each of its grapheme clusters, `chars`, is spoken, where the source
    knows that; else they are empty.
    Times are milliseconds from the clip's start; `end_ms` is after `start_ms` and at most the next word's start.
    """

    text: str
    start_ms: int
    end_ms: int
    before: str = ""
    char_starts_ms: tuple[int, ...] = ()
    char_ends_ms: tuple[int, ...] = ()

    # Like the one that a dataclass makes for itself, in half of its time: a book has a hundred thousand words.
    def __init__(
        self,
        text: str,
        start_ms: int,
        end_ms: int,
        before: str = "",
        char_starts_ms: tuple[int, ...] = (),
        char_ends_ms: tuple[int, ...] = (),
    ) -> None:
        _set_text(self, text)
        _set_start_ms(self, start_ms)
        _set_end_ms(self, end_ms)
        _set_before(self, before)
        _set_char_starts_ms(self, char_starts_ms)
        _set_char_ends_ms(self, char_ends_ms)

    @property
    def chars(self) -> tuple[str, ...]:
        """The grapheme clusters that are timed, all or none."""
        return graphemes(self.text) if self.char_starts_ms else ()

    def shifted(self, by_ms: int) -> "Word":
        """The same word so much later, or earlier."""
        return Word(
            self.text,
            self.start_ms + by_ms,
            self.end_ms + by_ms,
            self.before,
            tuple(time_ms + by_ms for time_ms in self.char_starts_ms),
            tuple(time_ms + by_ms for time_ms in self.char_ends_ms),
        )


_set_text, _set_start_ms, _set_end_ms, _set_before, _set_char_starts_ms, _set_char_ends_ms = (
    getattr(Word, field.name).__set__ for field in fields(Word)
)


@dataclass(frozen=True, slots=True)
class Timing:
    """A clip's words, and what the clip says of itself; None where it says nothing.

    `nudged` counts words whose times had to be moved by milliseconds so that starts increase and every word lasts;
    `dropped` counts control characters that were left out; `cut` counts words that were ended where their clip ends.

    `exact_duration_ms` is the duration before it was rounded, so that the durations of many clips add up; without it
    `duration_ms` is taken to be exact. `lasting` sets both. Raises `TimingError` where one is not the other, rounded,
    and for a duration below 0 or beyond 100 hours.
    """

    words: tuple[Word, ...]
    duration_ms: int | None = None
    language: str | None = None
    title: str | None = None
    uuid: str | None = None
    nudged: int = 0
    dropped: int = 0
    cut: int = 0
    exact_duration_ms: "Fraction | None" = None

    def __post_init__(self) -> None:
        duration_ms, exact_ms = self.duration_ms, self.exact_duration_ms
        if duration_ms is not None and not (_is_whole(duration_ms) and 0 <= duration_ms < MAX_TIME_MS):
            raise TimingError(
                f"a clip cannot last {shown(duration_ms)} ms: give a whole number of at least 0, below 100 hours"
            )
        for said in (self.language, self.title, self.uuid):
            if said is not None and not isinstance(said, str):
                raise wrong_type(said, "text for language, title and uuid")
        if exact_ms is not None and round(exact_ms) != self.duration_ms:
            raise TimingError(
                f"a duration of {self.duration_ms} ms that is exactly {float(exact_ms)} ms: lasting() sets both"
            )

    def lasting(self, duration_ms: "Fraction | int") -> "Timing":
        """The same words in a clip of this duration, such as `audio_duration_ms` reads it from a file.

        Raises `TimingError` where it is not above 0, or beyond 100 hours.
        """
        from fractions import Fraction

        if isinstance(duration_ms, bool) or not isinstance(duration_ms, int | float | Fraction):
            raise wrong_type(duration_ms, "a duration in milliseconds, an int or a Fraction,")
        if not 0 < duration_ms < MAX_TIME_MS - Fraction(1, 2):
            raise TimingError(
                f"a clip cannot last {shown(duration_ms)} ms: give a duration above 0 and below 100 hours"
            )
        return replace(self, duration_ms=round(duration_ms), exact_duration_ms=Fraction(duration_ms))

    @property
    def text(self) -> str:
        """The words as running text, forced breaks kept."""
        return "".join([word.before + word.text for word in self.words])

    @classmethod
    def from_words(
        cls,
        words: Iterable[tuple[str, int, int]],
        *,
        duration_ms: int | None = None,
        language: str | None = None,
        title: str | None = None,
        uuid: str | None = None,
    ) -> "Timing":
        """Words from anywhere, as (text, start_ms, end_ms) in the order in which they are spoken.

        White space around the texts says how words join (Whisper's " Hello"); where there is none at all, words join
        with a space, and Japanese or Chinese characters with nothing. A text with white space inside stays one word.

        Raises `TimingError` with the word's index for times that are negative, not whole, reversed or out of order.
        """
        texts: list[str] = []
        gaps: list[str] = []
        starts_ms: list[int] = []
        ends_ms: list[int] = []
        dropped, gap = 0, ""
        for index, (raw, start_ms, end_ms) in enumerate(_triples(words)):
            _check_times(index, raw, start_ms, end_ms, starts_ms[-1] if starts_ms else 0)
            text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
            dropped += count
            tokens = _token_spans(text)
            if not tokens:
                gap += text.strip(NO_BREAK)
                continue
            texts.append(" ".join(text[start:end] for start, end in tokens))
            gaps.append(gap + text[: tokens[0][0]])
            gap = text[tokens[-1][1] :]
            starts_ms.append(start_ms)
            ends_ms.append(end_ms)
        if any(gaps):
            befores = [_before(gap) for gap in gaps[1:]]
        else:
            befores = ["" if _touch(left, right) else " " for left, right in pairwise(texts)]
        starts_ms, ends_ms, nudged = _apart(starts_ms, ends_ms)
        made = [
            Word(text, start_ms, end_ms, before)
            for text, start_ms, end_ms, before in zip(texts, starts_ms, ends_ms, ["", *befores], strict=False)
        ]
        return cls(tuple(made), duration_ms, language, title, uuid, nudged, dropped)


def merge_words(
    chars: Sequence[str], starts_ms: Sequence[int], ends_ms: Sequence[int]
) -> tuple[tuple[Word, ...], int, int]:
    """Words of timed characters: (words, how many were nudged, how many control characters were dropped).

    The three sequences are of one length; starts do not decrease. White space ends a word, and so do, in Japanese,
    Chinese and Thai, every grapheme cluster and the edges of Latin runs and numbers; punctuation stays with its
    neighbour.
    """
    text, starts_ms, ends_ms, dropped = single_points(chars, starts_ms, ends_ms)
    spans = _token_spans(text)
    if _may_be_spaceless(text):
        from captioner.text.unspaced import pieces

        spans = [piece for start, end in spans for piece in pieces(text[start:end], start)]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    befores = ["", *(gap if gap == " " else _before(gap) for gap in gaps)]
    texts = [text[start:end] for start, end in spans]
    # A slice of a tuple is a tuple, as words hold them.
    starts_ms, ends_ms = tuple(starts_ms), tuple(ends_ms)
    char_starts_ms = [starts_ms[start:end] for start, end in spans]
    char_ends_ms = [ends_ms[start:end] for start, end in spans]
    word_starts_ms, word_ends_ms, nudged = _apart(
        [starts_ms[start] for start, _ in spans], list(map(max, char_ends_ms))
    )
    if not is_plain(text):
        for at, word in enumerate(texts):
            sizes = list(map(len, graphemes(word)))
            if len(sizes) < len(word):
                edges = list(accumulate(sizes, initial=0))
                char_starts_ms[at] = tuple(char_starts_ms[at][edge] for edge in edges[:-1])
                char_ends_ms[at] = tuple(max(char_ends_ms[at][a:b]) for a, b in pairwise(edges))
    words = map(Word, texts, word_starts_ms, word_ends_ms, befores, char_starts_ms, char_ends_ms)
    return tuple(words), nudged, dropped


def _token_spans(text: str) -> list[tuple[int, int]]:
    """Where each run of text without white space starts and ends; no-break spaces alone are no such run."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if text.isascii() or not any(space in text for space in NO_BREAK):
        return spans
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def _before(gap: str) -> str:
    if gap in ("", " "):
        return gap
    newlines = re.findall(_NEWLINE, gap)
    if len(newlines) > 1 or "\u2029" in newlines:
        return "\n\n"
    return "\n" if newlines else " "


def _touch(left: str, right: str) -> bool:
    if not _may_be_spaceless(left + right):
        return False
    from captioner.text.unspaced import touch

    return touch(left, right)


def _may_be_spaceless(text: str) -> bool:
    """Whether `text` may hold characters that are written without spaces: quick, and False for most languages."""
    return not text.isascii() and (max(text) >= _FIRST_IDEOGRAPHIC or re.search(_THAI, text) is not None)


def _apart(starts_ms: Sequence[int], ends_ms: Sequence[int]) -> tuple[list[int], list[int], int]:
    """Starts that increase by at least 1 ms, ends after them, up to the next start; and how many words were moved.

    Raises `TimingError` where the last word would have to end beyond 100 hours for that.
    """
    if all(map(lt, starts_ms, starts_ms[1:])) and all(map(lt, starts_ms, ends_ms)):
        return list(starts_ms), [*map(min, ends_ms, starts_ms[1:]), *ends_ms[-1:]], 0
    starts: list[int] = []
    ends: list[int] = []
    nudged = least = 0
    for start_ms, end_ms in zip(starts_ms, ends_ms, strict=True):
        start = max(start_ms, least)
        least = start + 1
        nudged += start != start_ms or end_ms < least
        starts.append(start)
        ends.append(max(end_ms, least))
    if ends[-1] >= MAX_TIME_MS:
        raise TimingError("its last word would end beyond 100 hours, which subtitle clocks cannot show")
    for at, next_start in enumerate(starts[1:]):
        ends[at] = min(ends[at], next_start)
    return starts, ends, nudged


def check_words(words: Sequence[Word]) -> None:
    """Raise `TimingError` for the first word that is not as `Word` promises, `TypeError` for what is no word."""
    if not {Word}.issuperset(map(type, words)):
        raise wrong_type(
            next(word for word in words if type(word) is not Word), "a Word", "Timing.from_words() makes them"
        )
    texts = [word.text for word in words]
    starts_ms, ends_ms = [word.start_ms for word in words], [word.end_ms for word in words]
    sound = (
        {str}.issuperset(map(type, texts))
        and "" not in texts
        and {int}.issuperset(map(type, starts_ms))
        and {int}.issuperset(map(type, ends_ms))
        and all(map(lt, starts_ms, ends_ms))
        and all(map(le, ends_ms, starts_ms[1:]))
        and (not words or (starts_ms[0] >= 0 and ends_ms[-1] < MAX_TIME_MS))
    )
    if sound:
        return
    previous_ms = 0
    for index, word in enumerate(words):
        _check_times(index, word.text, word.start_ms, word.end_ms, previous_ms)
        if not word.text or word.start_ms == word.end_ms:
            raise TimingError(f"word {index} ({shown(word.text)}): has no text, or lasts nothing", index=index)
        previous_ms = word.end_ms


def _triples(words: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The words one by one; raises `TimingError` for one that is not three values."""
    if not isinstance(words, Iterable):
        raise wrong_type(words, "a sequence of (text, start_ms, end_ms)")
    for index, word in enumerate(words):
        try:
            text, start_ms, end_ms = word
        except (TypeError, ValueError):
            raise TimingError(
                f"word {index} is {shown(word)}: (text, start_ms, end_ms) was expected", index=index
            ) from None
        yield text, start_ms, end_ms


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_times(index: int, text: object, start_ms: object, end_ms: object, previous_ms: int) -> None:
    def fault(what: str) -> TimingError:
        return TimingError(f"word {index} ({shown(text)}): {what}", index=index)

    if not isinstance(text, str):
        raise fault("the text is not a string")
    for value in (start_ms, end_ms):
        if not _is_whole(value):
            raise fault(f"{shown(value)} is not a whole number of milliseconds")
        if value >= MAX_TIME_MS:  # type: ignore[operator]  # it is an int
            raise fault(f"{shown(value)} ms is beyond 100 hours, which subtitle clocks cannot show")
    if not 0 <= start_ms <= end_ms:  # type: ignore[operator]
        raise fault(f"impossible time {shown(start_ms)}..{shown(end_ms)} ms")
    if start_ms < previous_ms:  # type: ignore[operator]
        raise fault(f"starts at {start_ms} ms, before the word ahead of it ({previous_ms} ms)")
