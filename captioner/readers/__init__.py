"""From what a service says to `Timing`, one file a vendor; `captions` goes from files of captions to `Captions`."""

from captioner.readers.resemble import Clip, TimeUnit, is_rendering, read_clip, read_clips

__all__ = ["Clip", "TimeUnit", "is_rendering", "read_clip", "read_clips"]
