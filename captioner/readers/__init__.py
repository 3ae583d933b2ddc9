"""From what a service or a file says to `Timing`, one file a vendor; and from files of captions to `Captions`."""

from captioner.readers.captions import caption_format, read_captions
from captioner.readers.resemble import Clip, TimeUnit, is_rendering, read_clip, read_clips
from captioner.readers.rewrite import rewrite

__all__ = [
    "Clip",
    "TimeUnit",
    "caption_format",
    "is_rendering",
    "read_captions",
    "read_clip",
    "read_clips",
    "rewrite",
]
