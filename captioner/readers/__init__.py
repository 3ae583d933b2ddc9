"""From what a service or a file says to `Timing`: one file a vendor."""

from captioner.readers.resemble import Clip, TimeUnit, is_rendering, read_clip, read_clips

__all__ = ["Clip", "TimeUnit", "is_rendering", "read_clip", "read_clips"]
