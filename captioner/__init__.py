"""Captions for synthetic speech: character timings in, cues and lines a professional would sign out.

>>> import captioner
>>> timing = captioner.Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
>>> print(captioner.to_srt(captioner.caption(timing)), end="")
1
00:00:00,000 --> 00:00:01,400
Hello, world!
<BLANKLINE>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from captioner.breaches import Breach
from captioner.captions import Captions, caption
from captioner.cue import Cue, Line
from captioner.errors import (
    AuthenticationError,
    CaptionerError,
    ClientError,
    ClipNotFoundError,
    ClipNotReadyError,
    FormatError,
    LimitsError,
    RateLimitError,
    TimingError,
)
from captioner.limits import PRESETS, LimitOptions, Limits, Preset
from captioner.ranges import LIMIT_RANGES, MAX_FPS
from captioner.readers import read_clip, read_clips
from captioner.timing.words import Timing, Word
from captioner.writers import EXTENSIONS, WRITERS

__version__ = "0.1.0"

if TYPE_CHECKING:
    from captioner.audio import AUDIO_SUFFIXES, audio_duration_ms
    from captioner.checking import Finding, check
    from captioner.checking.fix import fix
    from captioner.client import ResembleClient
    from captioner.explaining import Explained, explain
    from captioner.preview import to_preview
    from captioner.subtitles.read import caption_format, read_captions
    from captioner.subtitles.rewrite import rewrite
    from captioner.timing.join import join
    from captioner.writers.ass import to_ass
    from captioner.writers.json import to_json
    from captioner.writers.remotion import to_remotion
    from captioner.writers.srt import to_srt, to_subtitles
    from captioner.writers.text import to_text
    from captioner.writers.vtt import to_vtt, to_webvtt

__all__ = [
    "AUDIO_SUFFIXES",
    "EXTENSIONS",
    "LIMIT_RANGES",
    "MAX_FPS",
    "PRESETS",
    "WRITERS",
    "AuthenticationError",
    "Breach",
    "CaptionerError",
    "Captions",
    "ClientError",
    "ClipNotFoundError",
    "ClipNotReadyError",
    "Cue",
    "Explained",
    "Finding",
    "FormatError",
    "LimitOptions",
    "Limits",
    "LimitsError",
    "Line",
    "Preset",
    "RateLimitError",
    "ResembleClient",
    "Timing",
    "TimingError",
    "Word",
    "audio_duration_ms",
    "caption",
    "caption_format",
    "check",
    "explain",
    "fix",
    "join",
    "read_captions",
    "read_clip",
    "read_clips",
    "rewrite",
    "to_ass",
    "to_json",
    "to_preview",
    "to_remotion",
    "to_srt",
    "to_subtitles",
    "to_text",
    "to_vtt",
    "to_webvtt",
]


# Importing takes longer than captioning a clip: what most have no use for is imported when it is asked for.
_WHERE = {
    "AUDIO_SUFFIXES": "audio",
    "Explained": "explaining",
    "Finding": "checking",
    "ResembleClient": "client",
    "audio_duration_ms": "audio",
    "caption_format": "subtitles.read",
    "check": "checking",
    "explain": "explaining",
    "fix": "checking.fix",
    "join": "timing.join",
    "read_captions": "subtitles.read",
    "rewrite": "subtitles.rewrite",
    "to_ass": "writers.ass",
    "to_json": "writers.json",
    "to_preview": "preview",
    "to_remotion": "writers.remotion",
    "to_srt": "writers.srt",
    "to_subtitles": "writers.srt",
    "to_text": "writers.text",
    "to_vtt": "writers.vtt",
    "to_webvtt": "writers.vtt",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"captioner.{_WHERE[name]}"), name)
