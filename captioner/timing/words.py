"""`Word` and `Timing`: the output of every reader, and the input of everything after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from captioner.clock import MAX_TIME_MS
from captioner.errors import FormatError, TimingError, shown, wrong_type
from captioner.text.measure import graphemes

if TYPE_CHECKING:
    from fractions import Fraction

    from captioner.timing.numbers import TimeUnit
    from captioner.timing.repair import Level, Repair
    from captioner.timing.replacing import Replacement
    from captioner.timing.script import Unscripted
    from captioner.timing.script.match import ScriptMatch
    from captioner.timing.tags import Tag

TagMode = Literal["auto", "keep", "drop"]
"""What becomes of tags: sounds stay and the rest goes, all stay, or all go."""

TAG_MODES: tuple[TagMode, ...] = ("auto", "keep", "drop")
"""What may become of tags."""

TAG_SIGNS = "[(<{*_`#（［【♪♫♬🎵🎶"
"""Without one of these in its text, a clip has no tags but markup of several characters."""


@dataclass(frozen=True, slots=True, init=False)
class Word:
    """A word with its punctuation; `before` is the space before it: "", " ", "\\n" or "\\n\\n" (a forced break).

    `char_starts_ms` and `char_ends_ms` are the times of its grapheme clusters, `chars`, or empty where the source has
    none. Times are milliseconds from the clip's start; `end_ms` is after `start_ms` and by the next word's start.
    `estimated` is True where the source had no usable times, and they were made from those of its neighbours.
    `speaker` is the name or the id that the source gives to who says it; None where it gives none.
    """

    text: str
    start_ms: int
    end_ms: int
    before: str = ""
    char_starts_ms: tuple[int, ...] = ()
    char_ends_ms: tuple[int, ...] = ()
    estimated: bool = False
    speaker: str | None = None

    # Same as the generated one, in half the time: saves 3 to 5 % of all captioning.
    def __init__(
        self,
        text: str,
        start_ms: int,
        end_ms: int,
        before: str = "",
        char_starts_ms: tuple[int, ...] = (),
        char_ends_ms: tuple[int, ...] = (),
        estimated: bool = False,
        speaker: str | None = None,
    ) -> None:
        _set_text(self, text)
        _set_start_ms(self, start_ms)
        _set_end_ms(self, end_ms)
        _set_before(self, before)
        _set_char_starts_ms(self, char_starts_ms)
        _set_char_ends_ms(self, char_ends_ms)
        _set_estimated(self, estimated)
        _set_speaker(self, speaker)

    @property
    def chars(self) -> tuple[str, ...]:
        """The grapheme clusters, if they have times; else empty."""
        return graphemes(self.text) if self.char_starts_ms else ()

    def shifted(self, by_ms: int) -> "Word":
        """The same word `by_ms` later, or earlier if negative."""
        return Word(
            self.text,
            self.start_ms + by_ms,
            self.end_ms + by_ms,
            self.before,
            tuple(time_ms + by_ms for time_ms in self.char_starts_ms),
            tuple(time_ms + by_ms for time_ms in self.char_ends_ms),
            self.estimated,
            self.speaker,
        )


(
    _set_text,
    _set_start_ms,
    _set_end_ms,
    _set_before,
    _set_char_starts_ms,
    _set_char_ends_ms,
    _set_estimated,
    _set_speaker,
) = (getattr(Word, field.name).__set__ for field in fields(Word))


def check_tag_mode(mode: object) -> None:
    """Raises `FormatError` unless `mode` is one of `TAG_MODES`."""
    if mode not in TAG_MODES:
        raise FormatError(f"tags cannot be treated by {shown(mode)}: choose auto, keep or drop")


def is_whole(value: object) -> bool:
    """Whether a value is an int, but not a bool."""
    return isinstance(value, int) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Timing:
    """A clip's words and its metadata, None where unknown.

    `nudged` counts words whose times were moved by milliseconds so that starts increase and no duration is 0; `dropped`
    counts control characters that were removed; `cut` counts words that were cut at the end of their clip. `repairs`
    lists the times that were mended, in order. `tags` lists what `without_tags` found, `replacements` what `replaced`
    put in.

    `exact_duration_ms` is the unrounded duration, so that the durations of many clips add up; without it, `duration_ms`
    is taken as exact. `lasting` sets both. Raises `TimingError` if `duration_ms` is not the exact duration, rounded, or
    if it is negative, or 100 hours or more.

    `source` is the name of the vendor whose clip it is, as `captioner readers` lists them; None for other words.
    `script` says how well a script fitted, after `with_script`.
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
    repairs: "tuple[Repair, ...]" = ()
    tags: "tuple[Tag, ...]" = ()
    replacements: "tuple[Replacement, ...]" = ()
    source: str | None = None
    script: "ScriptMatch | None" = None

    def __post_init__(self) -> None:
        duration_ms, exact_ms = self.duration_ms, self.exact_duration_ms
        if duration_ms is not None and not (is_whole(duration_ms) and 0 <= duration_ms < MAX_TIME_MS):
            raise TimingError(
                f"a clip cannot last {shown(duration_ms)} ms: give a whole number, 0 or more, below 100 hours"
            )
        for value in (self.language, self.title, self.uuid, self.source):
            if value is not None and not isinstance(value, str):
                raise wrong_type(value, "text for language, title, uuid and source")
        if exact_ms is None:
            return
        from fractions import Fraction

        if not isinstance(exact_ms, int | Fraction):
            raise wrong_type(exact_ms, "an exact duration as a Fraction")
        if round(exact_ms) != self.duration_ms:
            raise TimingError(
                f"a duration of {self.duration_ms} ms is not {shown(exact_ms)} ms, the exact one, rounded: "
                "lasting() sets both"
            )

    def lasting(self, duration_ms: "Fraction | int") -> "Timing":
        """The same words in a clip of this duration, for example from `audio_duration_ms`.

        Raises `TimingError` if it is 0 or less, or 100 hours or more.
        """
        from fractions import Fraction

        if isinstance(duration_ms, bool) or not isinstance(duration_ms, int | float | Fraction):
            raise wrong_type(duration_ms, "a duration in milliseconds, an int or a Fraction")
        if not 0 < duration_ms < MAX_TIME_MS - Fraction(1, 2):
            raise TimingError(
                f"a clip cannot last {shown(duration_ms)} ms: give a duration above 0 and below 100 hours"
            )
        return replace(self, duration_ms=round(duration_ms), exact_duration_ms=Fraction(duration_ms))

    def stretched(self, factor: "Fraction | float") -> "Timing":
        """The same words in a clip that lasts `factor` times as long: for audio that was sped up or slowed since.

        0.8 is for audio that is played at 1.25 times its speed. Raises `TimingError` if the factor is 0 or less, or if
        the clip would then end at 100 hours or later.
        """
        from captioner.timing.stretch import stretched

        return stretched(self, factor)

    def with_speakers_from_text(self) -> "Timing":
        """The same clip with the labels of speakers in its text, as in "ANA: Hello.", taken out and made speakers.

        A label stands where a line or a sentence begins. WARNING:, STEP 1: and [laughs] are none;
        `captioner.timing.speaker_labels` has the rules.
        """
        from captioner.timing.speakers import speakers_from_text

        return speakers_from_text(self)

    def without_tags(self, mode: TagMode = "auto") -> "Timing":
        """The same clip without what was meant for the voice, such as `<break time="1s"/>`; `tags` then lists it.

        With "auto", sounds such as `[laughs]` stay, and so does Markdown that took the time of being read aloud. "keep"
        changes nothing, "drop" takes out sounds and Markdown, too. No time moves: what is taken out is a pause.
        Raises `FormatError` for any other mode.
        """
        check_tag_mode(mode)
        text = "".join([word.text for word in self.words])
        if mode == "keep" or not (any(map(text.__contains__, TAG_SIGNS)) or "---" in text or "~~" in text):
            return self
        from captioner.timing.tags import tagged

        return tagged(self, drop=mode == "drop")

    def replaced(self, pairs: "Iterable[tuple[str, str]]") -> "Timing":
        """The same clip that shows other words than are spoken: pairs of what is spoken and what is shown instead.

        Whole words are replaced, the longest first; in scripts without spaces, any text. Where what is spoken has a
        capital, only that spelling is replaced, else any case. The words that are shown share the time of those that
        are spoken, and `replacements` lists them. Raises `FormatError` for a pair without letters, digits or symbols on
        the left or with nothing on the right, and for one whose left side comes twice with different right sides.
        """
        from captioner.timing.replacing import replaced

        return replaced(self, pairs)

    def with_script(
        self,
        script: str,
        *,
        language: str | None = None,
        min_match: float = 0.9,
        unscripted: "Unscripted" = "keep",
    ) -> "Timing":
        """The words of a script at the times at which they are spoken: "Dr. Lee has $5" over "doctor Lee has five ...".

        Numbers, signs, dates and abbreviations are matched to what is said for them in `language`, by default the
        clip's own, or else a guess. Paragraphs and line ends are those of the script. Words of the script that are not
        spoken are `estimated`, with times between their neighbours; speech that the script lacks stays, or is left out
        with `unscripted="drop"`. `script` of the result lists both, and has the share of the script's letters that are
        spoken.

        Labels in the script, as in "ANA: Hello.", are not shown: their words have that `speaker`; other words keep
        the speaker of the speech. Tags such as `[laughs]` need not be spoken; `without_tags` then shows or drops them.

        Raises `ScriptError` for a script without words, and for one of which less than `min_match`, from 0 to 1, is
        spoken; `TimingError` where there is no time for words that are not spoken.
        """
        from captioner.timing.script import with_script

        return with_script(self, script, language=language, min_match=min_match, unscripted=unscripted)

    @property
    def text(self) -> str:
        """The words as running text, including forced breaks."""
        return "".join([word.before + word.text for word in self.words])

    @classmethod
    def from_words(
        cls,
        words: "Iterable[tuple[str, Any, Any] | tuple[str, Any, Any, str | None]]",
        *,
        unit: "TimeUnit" = "ms",
        duration_ms: int | None = None,
        language: str | None = None,
        title: str | None = None,
        uuid: str | None = None,
        repair: "Level | None" = "auto",
    ) -> "Timing":
        """The timing of words from any source, given as (text, start, end) in spoken order.

        A fourth value is the name or the id of who says it, or None: ("Hello,", 0, 400, "Ana"). No word is joined of
        tokens of two speakers.

        Times are whole numbers of milliseconds, of any type, or with `unit="s"` seconds. A time that is None is
        interpolated between the words beside it, and `repairs` lists that.

        White space around the texts separates words (Whisper's " Hello"). If there is none anywhere, words are joined
        with a space, those of scripts without spaces without. Tokens that are no whole words are joined to theirs:
        punctuation, quotes and brackets by their side, marks, parts of emoji, currency and per-cent signs, "n't" and
        "l'". A text with white space inside stays one word.

        Bad times are mended up to the level `repair`, as `repairs` lists; None leaves runs of words as they are. A time
        may be None.

        Raises `TimingError` with the word's index for times that are not whole, reversed, out of order or missing by
        more than is mended, and for characters given one by one, which `from_chars` takes;
        `FormatError` for an unknown unit.
        """
        from captioner.timing.repair import repaired
        from captioner.timing.texts import words_from_any_texts

        (found, nudged, dropped), repairs = words_from_any_texts(words, unit)
        timing = cls(found, duration_ms, language, title, uuid, nudged, dropped, repairs=repairs)
        return timing if repair is None else repaired(timing, repair)

    @classmethod
    def from_chars(
        cls,
        chars: Sequence[str],
        starts_ms: "Sequence[Any]",
        ends_ms: "Sequence[Any]",
        *,
        unit: "TimeUnit" = "ms",
        duration_ms: int | None = None,
        language: str | None = None,
        title: str | None = None,
        uuid: str | None = None,
        repair: "Level | None" = "auto",
    ) -> "Timing":
        """The timing of characters from any source, including white space, in spoken order.

        White space ends a word; its times are ignored. Neighbouring characters may overlap or share one interval. Bad
        times are mended up to the level `repair`, as `repairs` lists; None leaves runs of words as they are. Times are
        as in `from_words`: with `unit="s"` in seconds, whatever the names of the arguments say.

        Raises `TimingError` with the character's index for times that are not whole, reversed, out of order or missing
        by more than is mended, and if the three sequences differ in length; `FormatError` for an unknown unit.
        """
        from captioner.timing.chars import words_from_any_chars
        from captioner.timing.repair import repaired

        (found, nudged, dropped), repairs = words_from_any_chars(chars, starts_ms, ends_ms, unit)
        timing = cls(found, duration_ms, language, title, uuid, nudged, dropped, repairs=repairs)
        return timing if repair is None else repaired(timing, repair)
