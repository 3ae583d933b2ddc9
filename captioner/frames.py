"""Frames and milliseconds, in exact arithmetic: frame n starts at n / fps seconds, rounded to a millisecond."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def frame_at(time_ms: int, fps: "Fraction") -> int:
    """The frame nearest to a time; the later one if two are equally near."""
    return (2 * time_ms * fps.numerator + 1000 * fps.denominator) // (2000 * fps.denominator)


def frame_ms(frame: int, fps: "Fraction") -> int:
    """A frame's time, to the nearest millisecond; up to 500 frames per second, `frame_at` is its inverse."""
    return (2000 * frame * fps.denominator + fps.numerator) // (2 * fps.numerator)


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
