"""Captions for synthetic speech: character timings in, cues and lines to a professional's standard out.

>>> import captioner
>>> timing = captioner.Timing.from_words([("Hello,", 0, 400), ("world!", 450, 900)])
>>> print(captioner.to_srt(captioner.caption(timing)), end="")
1
00:00:00,000 --> 00:00:01,400
Hello, world!
<BLANKLINE>
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.4.0"

# The public names, by module. Importing them all would take longer than captioning a clip, so each is imported on first
# use. The imports below repeat them for type checkers.
_NAMES = {
    "audio": "AUDIO_SUFFIXES audio_duration_ms",
    "batch": "caption_all",
    "batch.result": "Result",
    "batch.source": "Before Source",
    "breaches": "Breach",
    "captions": "Captions caption",
    "checking": "Finding check",
    "checking.fix": "LEVELS Level fix",
    "client": "ResembleClient",
    "clips": "read_clip read_clips",
    "cue": "Cue Line",
    "errors": (
        "AuthenticationError CaptionerError ClientError ClipNotFoundError ClipNotReadyError "
        "FormatError LimitsError OutputError RateLimitError ScriptError TimingError"
    ),
    "explaining": "Explained explain",
    "limits": "LIMITS_BY_LANGUAGE PRESETS LimitOptions Limits Preset",
    "picture": "Picture",
    "preview": "to_preview",
    "ranges": "LIMIT_RANGES MAX_FPS",
    "subtitles.read": "caption_format read_captions",
    "subtitles.rewrite": "rewrite",
    "subtitles.script": "read_script",
    "timing.join": "join",
    "timing.repair": "Repair",
    "timing.replacing": "Replacement",
    "timing.tags": "Tag",
    "timing.script.match": "ScriptMatch Unmatched",
    "timing.words": "Timing Word",
    "writers": "EXTENSIONS WRITERS WRITER_OPTIONS",
    "writers.ass": "to_ass",
    "writers.ass_style": "STYLES Style",
    "writers.json": "to_json",
    "writers.remotion": "to_remotion",
    "writers.srt": "to_srt to_subtitles",
    "writers.text": "to_text",
    "writers.ttml": "to_ttml",
    "writers.vtt": "to_vtt to_webvtt",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}

if TYPE_CHECKING:
    from captioner.audio import AUDIO_SUFFIXES as AUDIO_SUFFIXES, audio_duration_ms as audio_duration_ms
    from captioner.batch import caption_all as caption_all
    from captioner.batch.result import Result as Result
    from captioner.batch.source import Before as Before, Source as Source
    from captioner.breaches import Breach as Breach
    from captioner.captions import Captions as Captions, caption as caption
    from captioner.checking import Finding as Finding, check as check
    from captioner.checking.fix import LEVELS as LEVELS, Level as Level, fix as fix
    from captioner.client import ResembleClient as ResembleClient
    from captioner.clips import read_clip as read_clip, read_clips as read_clips
    from captioner.cue import Cue as Cue, Line as Line
    from captioner.errors import (
        AuthenticationError as AuthenticationError,
        CaptionerError as CaptionerError,
        ClientError as ClientError,
        ClipNotFoundError as ClipNotFoundError,
        ClipNotReadyError as ClipNotReadyError,
        FormatError as FormatError,
        LimitsError as LimitsError,
        OutputError as OutputError,
        RateLimitError as RateLimitError,
        ScriptError as ScriptError,
        TimingError as TimingError,
    )
    from captioner.explaining import Explained as Explained, explain as explain
    from captioner.limits import (
        LIMITS_BY_LANGUAGE as LIMITS_BY_LANGUAGE,
        PRESETS as PRESETS,
        LimitOptions as LimitOptions,
        Limits as Limits,
        Preset as Preset,
    )
    from captioner.picture import Picture as Picture
    from captioner.preview import to_preview as to_preview
    from captioner.ranges import LIMIT_RANGES as LIMIT_RANGES, MAX_FPS as MAX_FPS
    from captioner.subtitles.read import caption_format as caption_format, read_captions as read_captions
    from captioner.subtitles.rewrite import rewrite as rewrite
    from captioner.subtitles.script import read_script as read_script
    from captioner.timing.join import join as join
    from captioner.timing.repair import Repair as Repair
    from captioner.timing.replacing import Replacement as Replacement
    from captioner.timing.tags import Tag as Tag
    from captioner.timing.script.match import ScriptMatch as ScriptMatch, Unmatched as Unmatched
    from captioner.timing.words import Timing as Timing, Word as Word
    from captioner.writers import EXTENSIONS as EXTENSIONS, WRITER_OPTIONS as WRITER_OPTIONS, WRITERS as WRITERS
    from captioner.writers.ass import to_ass as to_ass
    from captioner.writers.ass_style import STYLES as STYLES, Style as Style
    from captioner.writers.json import to_json as to_json
    from captioner.writers.remotion import to_remotion as to_remotion
    from captioner.writers.srt import to_srt as to_srt, to_subtitles as to_subtitles
    from captioner.writers.text import to_text as to_text
    from captioner.writers.ttml import to_ttml as to_ttml
    from captioner.writers.vtt import to_vtt as to_vtt, to_webvtt as to_webvtt
else:
    __all__ = sorted(_MODULES)  # hidden from mypy, which would take this computed list as empty

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return found

    def __dir__() -> list[str]:
        return [*__all__, *(name for name in globals() if name.startswith("__"))]
