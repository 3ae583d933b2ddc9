"""`was_spoken`: whether the characters of a tag took the time that reading them aloud takes."""

from captioner.timing import thresholds
from captioner.timing.clip_text import ClipText
from captioner.timing.tags.found import Found, Span

# A name of a mark, such as "hash", takes ten times as long; an aligner's window is 20 ms at least.
_MARK_MS = 20
_LEAST_MS = 30


def was_spoken(clip: ClipText, found: Found) -> bool:
    """False only if the characters of each span took next to no time, while the words around them have sound times."""
    return not all(_is_unspoken(clip, span) for span in found.spans)


def _is_unspoken(clip: ClipText, span: Span) -> bool:
    start, end = span
    times = clip.times_of(start, end)
    if times is None:
        return False
    letters = sum(map(str.isalnum, clip.text[start:end]))
    most_ms = max(_LEAST_MS, 1000 / thresholds.FASTEST_PER_S * letters + _MARK_MS * (end - start - letters))
    return times[1] - times[0] <= most_ms and _is_sound_around(clip, span)


def _is_sound_around(clip: ClipText, span: Span) -> bool:
    """Whether the words beside it, and the rest of those that it is in, are no faster than speech."""
    start, end = span
    first, last = clip.word_at(start), clip.word_at(end - 1)
    sides = []
    if start > clip.starts[first]:
        sides.append((clip.starts[first], start))
    elif first:
        sides.append((clip.starts[first - 1], clip.ends[first - 1]))
    if end < clip.ends[last]:
        sides.append((end, clip.ends[last]))
    elif last + 1 < len(clip.words):
        sides.append((clip.starts[last + 1], clip.ends[last + 1]))
    return any(_is_sound(clip, side) for side in sides)


def _is_sound(clip: ClipText, side: Span) -> bool:
    times, size = clip.times_of(*side), side[1] - side[0]
    return times is not None and 1000 * size <= thresholds.FASTEST_PER_S * (times[1] - times[0])
