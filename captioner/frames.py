"""Frames and milliseconds, in exact arithmetic: frame n of a rate lies at n / fps seconds, and is written rounded."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def frame_at(time_ms: int, fps: "Fraction") -> int:
    """The frame nearest to a time; of two that are equally near, the later one."""
    return (2 * time_ms * fps.numerator + 1000 * fps.denominator) // (2000 * fps.denominator)


def frame_ms(frame: int, fps: "Fraction") -> int:
    """A frame's time, to the nearest millisecond; up to 500 frames a second, `frame_at` finds the frame again."""
    return (2000 * frame * fps.denominator + fps.numerator) // (2 * fps.numerator)


def frame_from(time_ms: int, fps: "Fraction") -> int:
    """The first frame that is not written before a time."""
    frame = frame_at(time_ms, fps)
    return frame if frame_ms(frame, fps) >= time_ms else frame + 1


def frame_until(time_ms: int, fps: "Fraction") -> int:
    """The last frame that is not written after a time."""
    frame = frame_at(time_ms, fps)
    return frame if frame_ms(frame, fps) <= time_ms else frame - 1


def least_frames(length_ms: int, fps: "Fraction") -> int:
    """The fewest frames that last at least so long: wherever they lie, they are written as no less."""
    return -(-length_ms * fps.numerator // (1000 * fps.denominator))


def most_frames(length_ms: int, fps: "Fraction") -> int:
    """The most frames that last at most so long: wherever they lie, they are written as no more."""
    return length_ms * fps.numerator // (1000 * fps.denominator)
