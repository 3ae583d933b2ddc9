"""`Word` and `Timing`: what every reader makes and everything after it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from captioner.clock import MAX_TIME_MS
from captioner.errors import TimingError, shown, wrong_type
from captioner.text.measure import graphemes

if TYPE_CHECKING:
    from fractions import Fraction


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

    # Like the one that a dataclass makes for itself, in half of its time, which is 3 to 5 % of all captioning.
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


def is_whole(value: object) -> bool:
    """Whether a value is an int, and not True or False."""
    return isinstance(value, int) and not isinstance(value, bool)


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
        if duration_ms is not None and not (is_whole(duration_ms) and 0 <= duration_ms < MAX_TIME_MS):
            raise TimingError(
                f"a clip cannot last {shown(duration_ms)} ms: give a whole number of at least 0, below 100 hours"
            )
        for said in (self.language, self.title, self.uuid):
            if said is not None and not isinstance(said, str):
                raise wrong_type(said, "text for language, title and uuid")
        if exact_ms is None:
            return
        from fractions import Fraction

        if not isinstance(exact_ms, int | Fraction):
            raise wrong_type(exact_ms, "an exact duration as a Fraction")
        if round(exact_ms) != self.duration_ms:
            raise TimingError(
                f"a duration of {self.duration_ms} ms that is exactly {shown(exact_ms)} ms: lasting() sets both"
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
        from captioner.timing.merge import words_from_texts

        made, nudged, dropped = words_from_texts(words)
        return cls(made, duration_ms, language, title, uuid, nudged, dropped)

    @classmethod
    def from_chars(
        cls,
        chars: Sequence[str],
        starts_ms: Sequence[int],
        ends_ms: Sequence[int],
        *,
        duration_ms: int | None = None,
        language: str | None = None,
        title: str | None = None,
        uuid: str | None = None,
    ) -> "Timing":
        """Timed characters from anywhere, white space among them, in the order in which they are spoken.

        White space ends a word, and its own time counts for nothing. Neighbours may overlap or share one interval.

        Raises `TimingError` with the character's index for times that are negative, not whole, reversed or out of
        order, and where the three sequences are not of one length.
        """
        from captioner.timing.merge import words_from_chars
        from captioner.timing.validation import check_chars

        check_chars(chars, starts_ms, ends_ms)
        made, nudged, dropped = words_from_chars(chars, starts_ms, ends_ms)
        return cls(made, duration_ms, language, title, uuid, nudged, dropped)
