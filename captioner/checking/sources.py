"""The sources of the rules that `check` applies: style guides and standards, by document and clause."""

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from types import MappingProxyType

from captioner.limits import PRESETS, Limits

_NETFLIX = "Netflix, Timed Text Style Guide, General Requirements"
_NETFLIX_URL = "https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617"
_WEBVTT_URL = "https://www.w3.org/TR/webvtt1/"

ORDER = (
    f"WebVTT, a cue starts no earlier than the cues before it, and no later than it ends; {_WEBVTT_URL}#file-structure"
)
OVERLAP = "Netflix, Subtitle Timing Guidelines, Frame Gap; https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394"
EMPTY = "players drop cues without text, and some reject the file"
FRAME = "a video can change its captions only at a frame; frame rate as given"
BREAKS = f"{_NETFLIX}, Line Treatment: words that belong together stay on one line; {_NETFLIX_URL}"
BREAKS_CJK = "JIS X 4051, characters that must not begin or end a line; https://www.w3.org/TR/jlreq/#line_composition"
ORPHAN = "TED Translators, guidelines: no line less than half as long as the other; https://translations.ted.com"
FITS_ONE = f"{_NETFLIX}, Line Treatment: one line, unless the text exceeds the width; {_NETFLIX_URL}"
DIALOGUE = f"{_NETFLIX}, Dual Speakers: one line for each speaker, begun with a hyphen; {_NETFLIX_URL}"
ROLLING = "viewers read each cue as a whole: text that is shown again is read again"
FLASH = "Netflix, Subtitle Timing Guidelines, Frame Gap: two frames, or half a second and more; https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394"
WHITE_SPACE = "players differ: some show extra white space, others trim it"
_GIVEN = "as given"


@lru_cache(maxsize=64)
def nearest_preset(limits: Limits, language: str) -> str:
    """The name of the preset that shares most values with `limits`."""
    names = [field.name for field in fields(Limits)]

    def shared(preset: str) -> int:
        other = Limits.preset(preset, language=language)
        return sum(getattr(limits, name) == getattr(other, name) for name in names)

    return max(PRESETS, key=shared)


@lru_cache(maxsize=64)
def limit_sources(limits: Limits, language: str) -> Mapping[str, str]:
    """The source of each field of `limits`: the preset that they share most values with, or "as given"."""
    nearest = nearest_preset(limits, language)
    preset, source = Limits.preset(nearest, language=language), f"{nearest}: {PRESETS[nearest].source}"
    names = [field.name for field in fields(Limits)]
    return MappingProxyType(
        {name: source if getattr(limits, name) == getattr(preset, name) else _GIVEN for name in names}
    )
