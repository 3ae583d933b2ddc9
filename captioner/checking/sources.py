"""Who asks for what a check finds: the style guides, by document and clause."""

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from types import MappingProxyType

from captioner.limits import PRESETS, Limits

_NETFLIX = "Netflix, Timed Text Style Guide, General Requirements"
_NETFLIX_URL = "https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617"
_WEBVTT_URL = "https://www.w3.org/TR/webvtt1/"

ORDER = (
    f"WebVTT, a cue's start time is not before that of an earlier cue, nor after its end; {_WEBVTT_URL}#file-structure"
)
OVERLAP = "Netflix, Subtitle Timing Guidelines, Frame Gap; https://partnerhelp.netflixstudios.com/hc/en-us/articles/360051554394"
EMPTY = "players drop a cue without text, some refuse its file"
FRAME = "a video shows cues with its frames; frames a second as given"
BREAKS = f"{_NETFLIX}, Line Treatment: what belongs together is not separated; {_NETFLIX_URL}"
BREAKS_CJK = "JIS X 4051, characters that begin or end no line; https://www.w3.org/TR/jlreq/#line_composition"
ORPHAN = "TED Translators, guidelines: no line under half as long as the other; https://translations.ted.com"
WHITE_SPACE = "players show white space as it stands, or trim it, each in its own way"
_GIVEN = "as given"


@lru_cache(maxsize=64)
def limit_sources(limits: Limits, language: str) -> Mapping[str, str]:
    """For each field of `Limits`, who set it: the preset that these limits are nearest to, or the caller."""
    presets = {name: Limits.preset(name, language=language) for name in PRESETS}
    names = [field.name for field in fields(Limits)]
    alike = {
        name: sum(getattr(limits, one) == getattr(preset, one) for one in names) for name, preset in presets.items()
    }
    nearest = max(alike, key=lambda name: alike[name])
    return MappingProxyType(
        {
            one: f"{nearest}: {PRESETS[nearest].source}"
            if getattr(limits, one) == getattr(presets[nearest], one)
            else _GIVEN
            for one in names
        }
    )
