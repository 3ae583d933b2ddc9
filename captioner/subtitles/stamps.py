"""Karaoke stamps of WebVTT, `<00:01.000>`: when the text behind them is spoken, and what that says of words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

STAMP = re.compile(r"<(?:([0-9]+):)?([0-9]{2}):([0-9]{2})\.([0-9]{3})>")

Stamps = tuple[tuple[int, int], ...]
"""Places in a line, as the number of letters before them, each with the milliseconds at which the speech is there."""


def stamps_by_line(content: str, counts: Sequence[int]) -> list[Stamps]:
    """The stamps of each line of a cue; `content` is its text with markup, without white space and entities.

    `counts` are the numbers of letters of the lines. A stamp between two lines is one of both.
    """
    found: list[tuple[int, int]] = []
    count = done = 0
    for stamp in STAMP.finditer(content):
        count += len(_TAG.sub("", content[done : stamp.start()]))
        hours, minutes, seconds, ms = (int(part or 0) for part in stamp.groups())
        found.append((count, (hours * 60 + minutes) * 60_000 + seconds * 1000 + ms))
        done = stamp.end()
    lines: list[Stamps] = []
    first = 0
    for letters in counts:
        own = [(place - first, ms) for place, ms in found if first <= place <= first + letters]
        # A line without a stamp at its start goes on from the one before it.
        lines.append(tuple(own))
        first += letters
    return lines


_TAG = re.compile(r"<[^>]*(?:>|\Z)")


def spoken(stamps: Stamps, lengths: Sequence[int], start_ms: int, end_ms: int) -> Iterator[tuple[int, int]]:
    """The start and end of each word of a line, by its length: at an even pace from each stamp to the next."""
    points = sorted({0: start_ms, sum(lengths): end_ms, **dict(stamps)}.items())
    places = [place for place, _ in points]

    def at(place: int) -> int:
        upper = min(bisect_right(places, place), len(points) - 1)
        (low, low_ms), (high, high_ms) = points[upper - 1], points[upper]
        return low_ms + (high_ms - low_ms) * (place - low) // max(high - low, 1)

    done = 0
    for length in lengths:
        yield at(done), at(done + length)
        done += length
