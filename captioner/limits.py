"""`Limits`: every number that captions must keep to, each with its source, and the presets.

How to add a preset: add an entry to `PRESETS`, with the source of every number in it, and a column to README.md. The
command line then offers it.

Sources, as cited in comments here:
- Netflix General: Timed Text Style Guide, General Requirements,
  https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617
- Netflix Timing: Subtitle Timing Guidelines, https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394
- Netflix by language: the Timed Text Style Guides, as tabulated in Subtitle Edit's NetflixQualityController
- BBC: Subtitle Guidelines, https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/
- TED: the guidelines of TED Translators, https://translations.ted.com
- Subtitle Edit 9:16: its profile for TikTok and YouTube Shorts, SeGeneral.cs
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from captioner.errors import LimitsError, shown
from captioner.picture import USUAL, VERTICAL, Picture
from captioner.ranges import check_number
from captioner.text.measure import checked_tag, primary_subtag, reading_chars

if TYPE_CHECKING:
    from fractions import Fraction


class LimitOptions(TypedDict, total=False):
    """The fields of `Limits`, all optional: overrides of a preset."""

    max_line_width: int
    max_line_count: int
    max_duration_ms: int
    min_duration_ms: int
    max_cps: float
    target_cps: float | None
    min_gap_ms: int
    chain_below_ms: int
    rest_hold_ms: int
    max_hold_ms: int
    max_pause_ms: int
    max_words: int | None
    fps: "Fraction | None"


# (limit, limit that it may not exceed, reason)
_NEVER_ABOVE = (
    ("min_duration_ms", "max_duration_ms", "lower one or raise the other"),
    ("min_gap_ms", "chain_below_ms", "a bridged silence must be long enough for the gap"),
    ("target_cps", "max_cps", "lower one or raise the other"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What captions must keep to; times in milliseconds, widths in columns (2 for a full-width character).

    Raises `LimitsError` for a number that has the wrong type, is out of range, or contradicts another.
    """

    max_line_width: int = 42
    """Widest line, in columns. Netflix General: 42 characters."""
    max_line_count: int = 2
    """Most lines in a cue. Netflix General: two."""
    max_duration_ms: int = 7000
    """Longest cue, unless its speech is longer. Netflix General: 7 seconds."""
    min_duration_ms: int = 833
    """Shortest cue. Netflix General: 5/6 of a second."""
    max_cps: float = 20.0
    """Reading speed in characters per second, including spaces. Netflix by language: English 20."""
    target_cps: float | None = None
    """Reading speed that cues are chosen and held for, or None for `max_cps`."""
    min_gap_ms: int = 0
    """Gap between cues that are chained. BBC: none; Netflix Timing: two frames."""
    chain_below_ms: int = 1000
    """Silences shorter than this are bridged. BBC: leave a gap of at least 1 s, or none."""
    rest_hold_ms: int = 500
    """Hold of a cue past its last word, if the silence allows it and reading needs no more."""
    max_hold_ms: int = 500
    """Longest hold of a cue for reading. Netflix Timing: up to half a second past the audio."""
    max_pause_ms: int = 1000
    """No cue spans a silence of this length or more."""
    max_words: int | None = None
    """Most words in a cue, or None for any number. In languages without spaces a word is a phrase."""
    fps: "Fraction | None" = None
    """Frame rate per second; every cue starts and ends on a frame. None for times to the millisecond."""

    def __post_init__(self) -> None:
        for name in self.__slots__:
            check_number(name, getattr(self, name))
        for name, other, reason in _NEVER_ABOVE:
            value, most = getattr(self, name), getattr(self, other)
            if value is not None and value > most:
                message = f"{name} {value} is above {other} {most}: {reason}"
                raise LimitsError(message, field=name, value=value, other=other, other_value=most, reason=reason)

    @classmethod
    def preset(cls, name: str, *, language: str = "en", **overrides: Unpack[LimitOptions]) -> "Limits":
        """The limits of a preset for `language` (a BCP 47 tag), with `overrides`.

        Of the preset's line width and the language's, the narrower applies: a width for Latin letters must not widen
        Japanese lines. A preset's reading speed counts letters, so Japanese, Korean and Chinese, which count full-width
        characters, keep their own. Under `web`, the maximum is Netflix's speed for captions in the language of the
        voice (SDH), and the target its slower one for translations; an override of `max_cps` replaces both. All other
        numbers are the preset's in every language. With `max_words`, the minimum duration is 300 ms unless another is
        given. With `fps`, a gap that the preset's guide gives in frames is that many frames of that rate.

        Raises `LimitsError` for a name that is not in `PRESETS`, an unknown override or an impossible number, and
        `FormatError` for a language that is not a BCP 47 tag.
        """
        if name not in tuple(PRESETS):
            raise LimitsError(f"there is no preset {shown(name)}: choose one of {', '.join(PRESETS)}")
        unknown = overrides.keys() - LimitOptions.__annotations__.keys()
        if unknown:
            first, known = min(unknown), ", ".join(LimitOptions.__annotations__)
            raise LimitsError(f"there is no limit {first!r}: choose from {known}", field=first)
        subtag = primary_subtag(checked_tag(language))
        own = LIMITS_BY_LANGUAGE.get(subtag, _OTHER_LANGUAGES)
        preset = PRESETS[name]
        numbers: dict[str, Any] = {**own, **preset.options}
        numbers["max_line_width"] = min(numbers["max_line_width"], own["max_line_width"])
        if reading_chars("a", language) < 1:
            numbers["max_cps"] = own["max_cps"]
        if preset.sdh_cps and "max_cps" not in overrides:
            target, numbers["max_cps"] = numbers["max_cps"], _SDH_CPS.get(subtag, _OTHER_SDH_CPS)
            numbers["target_cps"] = target if target < numbers["max_cps"] else None
        fps = overrides.get("fps")
        check_number("fps", fps)
        if fps is not None and preset.gap_frames:
            # Rounded down: written as milliseconds, that many frames may be this short, but never shorter.
            numbers["min_gap_ms"] = preset.gap_frames * 1000 // fps
        if overrides.get("max_words") is not None:
            numbers["min_duration_ms"] = _FEW_WORDS_MIN_DURATION_MS
        return cls(**{**numbers, **overrides})


@dataclass(frozen=True, slots=True)
class Preset:
    """The limits that a preset changes, and their source."""

    options: LimitOptions
    source: str
    gap_frames: int = 0
    """The minimum gap in frames, if the source gives it so."""
    flash_below_ms: int = 500
    """Gaps shorter than this, beyond the minimum, flash: half a second by Netflix Timing."""
    fits_one: bool = False
    """Whether the source asks for one line where the text fits one."""
    sdh_cps: bool = False
    """Whether a breach is counted by the reading speeds for captions in the language of the voice."""
    picture: Picture = USUAL
    """The video that it is for, where no other is given."""


# Netflix by language: widths in columns (13 or 16 full-width characters are 26 or 32), and reading speeds for adults.
_OTHER_LANGUAGES: LimitOptions = {"max_line_width": 42, "max_cps": 17.0}
LIMITS_BY_LANGUAGE: Mapping[str, LimitOptions] = MappingProxyType(
    {
        "ar": {"max_line_width": 42, "max_cps": 20.0},
        "en": {"max_line_width": 42, "max_cps": 20.0},
        "hi": {"max_line_width": 42, "max_cps": 22.0},
        "ja": {"max_line_width": 26, "max_cps": 4.0},
        "ko": {"max_line_width": 32, "max_cps": 12.0},
        "th": {"max_line_width": 35, "max_cps": 17.0},
        "zh": {"max_line_width": 32, "max_cps": 9.0},
    }
)
"""The line widths and reading speeds of languages that have their own, by primary subtag."""

# Few words are read as they are heard, and a short one is spoken in about as long.
_FEW_WORDS_MIN_DURATION_MS = 300

# Netflix by language: the adult reading speeds of SDH, captions in the language of the voice.
_OTHER_SDH_CPS = 20.0
_SDH_CPS = {"ar": 23.0, "hi": 25.0, "ja": 7.0, "ko": 14.0, "zh": 11.0}

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        # Gaps as the BBC has them, "none, or at least 1 s", so that captions on a page never blink.
        "web": Preset(
            {},
            "widths, speeds and durations as in Netflix's Timed Text Style Guides, "
            "https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617; gaps as in the BBC's guidelines",
            sdh_cps=True,
        ),
        # Netflix Timing: a gap of two frames (83 ms at 24 per second) or at least half a second; a hold only where
        # reading needs it.
        "netflix": Preset(
            {"min_gap_ms": 83, "chain_below_ms": 500, "rest_hold_ms": 0},
            "Netflix, Timed Text Style Guides and Subtitle Timing Guidelines, "
            "https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394",
            gap_frames=2,
            # Netflix General, line treatment: one line, unless the text exceeds the width.
            fits_one=True,
        ),
        "bbc": Preset(
            {
                "max_line_width": 37,  # BBC, lines: 37 characters in teletext broadcast
                "max_line_count": 2,  # BBC, lines: two
                "max_cps": 15.0,  # BBC, timing: up to 180 words a minute, of five letters
                "min_duration_ms": 1200,  # BBC, timing: 0.3 s a word, "1.2 s for four words"
                "max_duration_ms": 7000,  # the BBC has none: as in the other guides
                # BBC, gaps: none, or at least 1 s. BBC, synchronisation: at most 1.5 s after the speech, which is the
                # sum of the bridged silence and the hold before it.
                "min_gap_ms": 0,
                "chain_below_ms": 1000,
                "rest_hold_ms": 500,
                "max_hold_ms": 500,
            },
            "BBC, Subtitle Guidelines, https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/",
            flash_below_ms=1000,
        ),
        # TED: 42 characters, two lines, 21 characters per second, one to seven seconds; no word on gaps: as in "web".
        "ted": Preset(
            {
                "max_line_width": 42,
                "max_line_count": 2,
                "max_cps": 21.0,
                "min_duration_ms": 1000,
                "max_duration_ms": 7000,
                "min_gap_ms": 0,
            },
            "TED Translators, guidelines for subtitles, https://translations.ted.com",
        ),
        "shorts": Preset(
            {
                # Subtitle Edit 9:16. BBC: about 25 characters in 9:16.
                "max_line_width": 24,
                "max_line_count": 2,
                "max_cps": 25.0,
                "min_duration_ms": 700,
                "max_duration_ms": 5000,
                "min_gap_ms": 0,
                # Every silence that a cue may span is also bridged between cues.
                "chain_below_ms": 1000,
                "max_pause_ms": 1000,
            },
            "Subtitle Edit's profile for 9:16 video (TikTok, YouTube Shorts), "
            "https://github.com/SubtitleEdit/subtitleedit; about 25 characters in 9:16 by the BBC, too",
            picture=VERTICAL,
        ),
    }
)
"""The presets by name."""
