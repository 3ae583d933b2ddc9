"""`Limits`: every number that a caption obeys, each with its source, and the presets.

Sources, by the names that comments here use:
- Netflix General: Timed Text Style Guide, General Requirements,
  https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617
- Netflix Timing: Subtitle Timing Guidelines, https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394
- Netflix by language: the Timed Text Style Guides, as Subtitle Edit's NetflixQualityController tabulates them
- BBC: Subtitle Guidelines, https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from sys import float_info
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from captioner.errors import LimitsError
from captioner.text import primary_subtag


class LimitOptions(TypedDict, total=False):
    """The fields of `Limits`, each optional: what may override a preset."""

    max_line_width: int
    max_line_count: int
    max_duration_ms: int
    min_duration_ms: int
    max_cps: float
    min_gap_ms: int
    chain_below_ms: int
    rest_hold_ms: int
    max_hold_ms: int
    max_pause_ms: int
    max_words: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a caption must keep to. Times in milliseconds, widths in columns (a full-width character takes 2).

    Raises `LimitsError` where a number is of the wrong type, out of range, or contradicts another.
    """

    max_line_width: int = 42
    """Columns a line may take. Netflix General: 42 characters."""
    max_line_count: int = 2
    """Lines a cue may have. Netflix General: two."""
    max_duration_ms: int = 7000
    """How long a cue may stay, unless its speech is longer. Netflix General: 7 seconds."""
    min_duration_ms: int = 833
    """How long a cue should stay at least. Netflix General: 5/6 of a second."""
    max_cps: float = 20.0
    """Reading speed, characters a second, spaces counted. Netflix by language: English 20."""
    min_gap_ms: int = 0
    """Blank between cues that follow each other closely. BBC: none; Netflix Timing: two frames."""
    chain_below_ms: int = 1000
    """A silence shorter than this is bridged. BBC: leave a gap of at least 1 s, or none."""
    rest_hold_ms: int = 500
    """How long a cue is held past its last word where the silence allows it, though reading does not ask for it."""
    max_hold_ms: int = 500
    """How long a cue may be held for reading. Netflix Timing: up to half a second past the audio."""
    max_pause_ms: int = 1000
    """No cue spans a silence of this length."""
    max_words: int | None = None
    """Words a cue may have, or None for any number."""

    def __post_init__(self) -> None:
        for field in fields(self):
            _check_number(field.name, getattr(self, field.name))
        if self.min_duration_ms > self.max_duration_ms:
            raise LimitsError(
                f"min_duration_ms {self.min_duration_ms} is above max_duration_ms {self.max_duration_ms}: "
                "lower the one or raise the other"
            )
        if self.min_gap_ms > self.chain_below_ms:
            raise LimitsError(
                f"min_gap_ms {self.min_gap_ms} is above chain_below_ms {self.chain_below_ms}: "
                "a silence that is bridged must have room for the gap"
            )

    @classmethod
    def preset(cls, name: str, *, language: str = "en", **overrides: Unpack[LimitOptions]) -> "Limits":
        """The preset's numbers for `language` (a BCP 47 tag), with `overrides`.

        Raises `LimitsError` for a name that is not in `PRESETS`, an unknown override or an impossible number.
        """
        if name not in PRESETS:
            raise LimitsError(f"there is no preset {name!r}: choose one of {', '.join(PRESETS)}")
        unknown = overrides.keys() - LimitOptions.__annotations__.keys()
        if unknown:
            raise LimitsError(
                f"there is no limit {sorted(unknown)[0]!r}: choose from {', '.join(LimitOptions.__annotations__)}"
            )
        own = _BY_LANGUAGE.get(primary_subtag(language), _OTHER_LANGUAGES)
        numbers: dict[str, Any] = {**own, **PRESETS[name], **overrides}
        return cls(**numbers)


_AT_LEAST = {"max_line_width": 1, "max_line_count": 1, "max_duration_ms": 1, "max_pause_ms": 1, "max_words": 1}


def _check_number(name: str, value: object) -> None:
    if value is None and name == "max_words":
        return
    if name == "max_cps":
        # Neither NaN nor infinity nor an integer beyond every float is between these.
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= float_info.max:
            raise LimitsError(f"max_cps must be a number above 0, not {value!r}")
        return
    least = _AT_LEAST.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise LimitsError(f"{name} must be a whole number of at least {least}, not {value!r}")


# Netflix by language: line widths in columns (13 and 16 full-width characters are 26 and 32) and adult reading speeds.
_OTHER_LANGUAGES: LimitOptions = {"max_line_width": 42, "max_cps": 17.0}
_BY_LANGUAGE: Mapping[str, LimitOptions] = MappingProxyType(
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

PRESETS: Mapping[str, LimitOptions] = MappingProxyType(
    {
        # BBC's way with gaps, "none, or at least 1 s": a page that shows captions never blinks.
        "web": {},
        # Netflix Timing: two frames (83 ms at 24 a second) or at least half a second; held only where reading asks.
        "netflix": {"min_gap_ms": 83, "chain_below_ms": 500, "rest_hold_ms": 0},
    }
)
"""Names of the presets, and what each changes in the numbers of the language."""
