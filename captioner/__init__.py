"""Captions for synthetic speech: character timings in, cues and lines a professional would sign out.

>>> import captioner
>>> timing = captioner.Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
>>> print(captioner.to_srt(captioner.caption(timing)), end="")
1
00:00:00,000 --> 00:00:01,400
Hello, world!
<BLANKLINE>
"""

from typing import TYPE_CHECKING, Any

from captioner.audio import AUDIO_SUFFIXES, audio_duration_ms
from captioner.captions import Breach, Captions, caption
from captioner.check import Finding, check
from captioner.check.fix import fix
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
from captioner.explain import Explained, explain
from captioner.grouping import Cue, Line
from captioner.joining import join
from captioner.limits import MAX_FPS, PRESETS, LimitOptions, Limits, Preset
from captioner.readers import caption_format, read_captions, read_clip, read_clips, rewrite
from captioner.timing import Timing, Word
from captioner.writers import (
    EXTENSIONS,
    WRITERS,
    to_ass,
    to_json,
    to_remotion,
    to_srt,
    to_subtitles,
    to_text,
    to_vtt,
    to_webvtt,
)

if TYPE_CHECKING:
    from captioner.client import ResembleClient
    from captioner.preview import to_preview

__all__ = [
    "AUDIO_SUFFIXES",
    "EXTENSIONS",
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


def __getattr__(name: str) -> Any:
    # `requests` takes longer to import than most clips take to caption: only who fetches pays for it.
    if name == "ResembleClient":
        from captioner.client import ResembleClient

        return ResembleClient
    # Few who caption want a page.
    if name == "to_preview":
        from captioner.preview import to_preview

        return to_preview
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
