"""Frames and milliseconds, in exact arithmetic: frame n starts at n / fps seconds, rounded down to a millisecond.

Players show a cue from the first frame on that is not before its start: frame 1 of 24000/1001 a second is at 41.708 ms,
so a cue that starts at 41 ms is shown on it, and one at 42 ms a frame late.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def frame_at(time_ms: int, fps: "Fraction") -> int:
    """The frame nearest to a time; the later one if two are equally near."""
    return (2 * time_ms * fps.numerator + 1000 * fps.denominator) // (2000 * fps.denominator)


def frame_ms(frame: int, fps: "Fraction") -> int:
    """A frame's time, rounded down to a millisecond; up to 500 frames per second, `frame_at` is its inverse."""
    return 1000 * frame * fps.denominator // fps.numerator


def is_frame_ms(time_ms: int, fps: "Fraction") -> bool:
    """Whether a time is that of a frame, rounded down or up: other programs write either."""
    return abs(time_ms * fps.numerator - 1000 * frame_at(time_ms, fps) * fps.denominator) < fps.numerator


def nearest_frame_ms(time_ms: int, fps: "Fraction") -> int:
    """The time of the frame nearest to `time_ms`, rounded down or up, whichever is nearer to `time_ms`."""
    down_ms = frame_ms(frame_at(time_ms, fps), fps)
    return down_ms + 1 if down_ms < time_ms and is_frame_ms(down_ms + 1, fps) else down_ms


def frame_from(time_ms: int, fps: "Fraction") -> int:
    """The first frame whose rounded time is not before a time."""
    frame = frame_at(time_ms, fps)
    return frame if frame_ms(frame, fps) >= time_ms else frame + 1


def frame_until(time_ms: int, fps: "Fraction") -> int:
    """The last frame whose rounded time is not after a time."""
    frame = frame_at(time_ms, fps)
    return frame if frame_ms(frame, fps) <= time_ms else frame - 1


def least_frames(length_ms: int, fps: "Fraction") -> int:
    """The fewest frames that last at least `length_ms`, even after their times are rounded."""
    return -(-length_ms * fps.numerator // (1000 * fps.denominator))


def most_frames(length_ms: int, fps: "Fraction") -> int:
    """The most frames that last at most `length_ms`, even after their times are rounded."""
    return length_ms * fps.numerator // (1000 * fps.denominator)
