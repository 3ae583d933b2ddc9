"""The characters of a stream's next piece, added to those before it: as they are, moved on, or only what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from captioner.errors import TimingError
from captioner.readers.documents import Document

# Sick aligners put a character up to 100 ms before the one ahead of it.
_BEHIND_S = 0.1
# A piece whose times are its own starts this early: voices begin with up to half a second of silence.
_EARLY_S = 0.5
# An early piece that runs back by more than this begins again at 0.
_LEAST_RESTART_S = 0.02
# Two copies of a character's time differ by no more than this; a later one of a long text may be a better guess.
_SAME_S, _REFINED_S, _LONG_TEXT = 0.0015, 0.05, 8

Follows = Literal["restarts", "repeats", "overlaps"]
"""How a piece does not simply follow: times from 0 again, nothing new, or something new after what is known."""


@dataclass(slots=True)
class Clip:
    """The characters of a stream so far and their times, the pieces, and what was added to the times of each."""

    ms_per_unit: int
    is_eager: bool = False
    """Whether a piece is known to have started again at 0: then others that start early did, too."""
    chars: list[Any] = field(default_factory=list)
    times: list[Any] = field(default_factory=list)
    pieces: list[Document] = field(default_factory=list)
    offsets: list[float] = field(default_factory=lambda: [0.0])

    def add(self, chars: Any, times: Any, piece: Document) -> Follows | None:
        """Add a piece; how it does not simply follow, if so.

        Raises `TimingError` if it starts before those ahead of it, neither at 0 nor with what they hold.
        """
        self.pieces.append(piece)
        if self._simply_follows(chars, times):
            self._extend(chars, times)
            return None
        start, latest = _first_start(chars, times), _first_start(reversed(self.chars), reversed(self.times))
        offset, second = self.offsets[-1], 1000 / self.ms_per_unit
        behind = 0.0 if start is None or latest is None else latest - start - offset
        is_early = start is not None and max(start, _first_start(self.chars, self.times) or 0.0) <= _EARLY_S * second
        if behind > 0:
            begun = self._overlap(chars, times, piece)
            if begun is not None:
                return self._add_new(chars, times, *begun)
        if self.is_eager and start is not None:
            behind = max(behind, max(map(_end, self.times), default=0.0) - start - offset)
        if is_early and self.chars and behind > _LEAST_RESTART_S * second:
            self.offsets.append(max(map(_end, self.times)))
            self._extend(chars, times)
            return "restarts"
        if behind > _BEHIND_S * second:
            raise TimingError(
                f"it starts at {_s(start, self)} s, but the last character ahead of it at {_s(latest, self)} s, and it "
                "has no index to sort it by: put the pieces in the order in which they are spoken",
                index=0,
            )
        self._extend(chars, times)
        return None

    def _simply_follows(self, chars: Any, times: Any) -> bool:
        """Whether a piece certainly starts after those before it, which saves a look at more than one character."""
        if self.is_eager or len(self.offsets) > 1:
            return False
        if not self.chars:
            return True
        left, right = self.times[-1], times[0]
        return (
            type(left) is type(right) is list
            and [*map(type, left[:1] + right[:1])] == [float, float]
            and is_spoken(self.chars[-1])
            and is_spoken(chars[0])
            and right[0] >= left[0]
        )

    def _overlap(self, chars: Any, times: Any, piece: Document) -> tuple[int, float] | None:
        """Where in the clip a piece begins that repeats its end, and what is to be added to its times."""
        opening = next((at for at, char in enumerate(chars) if is_spoken(char)), None)
        if opening is None:
            return None
        for offset in {*self.offsets}:
            start = _edge(times[opening], 0)
            same_s = _REFINED_S if len(chars) > len(self.chars) >= _LONG_TEXT else _SAME_S
            for at, (char, time) in enumerate(zip(self.chars, self.times, strict=True)):
                begun = at - opening
                if char != chars[opening] or begun < 0 or not self._is_same(start, time, offset, same_s):
                    continue
                known = min(len(self.chars) - begun, len(chars))
                pairs = zip(self.chars[begun:], chars, self.times[begun:], times, strict=False)
                if all(
                    left == right and (not is_spoken(left) or self._is_same(_edge(new, 0), old, offset, same_s))
                    for left, right, old, new in pairs
                ) and (known < len(chars) or not self._is_another(piece)):
                    return begun, offset
        return None

    def _is_same(self, start: float | None, time: Any, offset: float, same_s: float) -> bool:
        other = _edge(time, 0)
        return start == other or (
            start is not None and other is not None and abs(start + offset - other) <= same_s * 1000 / self.ms_per_unit
        )

    def _is_another(self, piece: Document) -> bool:
        """Whether a piece has the text of one before it, but another sound or index: "no" after "no"."""
        twins = [other for other in self.pieces[:-1] if _text(other) == _text(piece)]
        return bool(twins) and all(
            any(other.get(key) != piece.get(key) for key in ("audio_content", *INDEX_KEYS)) for other in twins
        )

    def _add_new(self, chars: Any, times: Any, begun: int, offset: float) -> Follows:
        known = len(self.chars) - begun
        if len(chars) <= known:
            return "repeats"
        moved = _moved(times, offset)
        # The later times of a clip that is sent whole again and again are the better ones.
        self.times[begun:] = moved if begun == 0 else [*self.times[begun:], *moved[known:]]
        self.chars += chars[known:]
        return "overlaps"

    def _extend(self, chars: Any, times: Any) -> None:
        self.chars += chars
        self.times += _moved(times, self.offsets[-1])


# No time is later, in any unit; sums of integers beyond it and floats would overflow.
_FAR = 1e15
INDEX_KEYS = ("index", "chunk_index", "piece_index", "sequence", "sequence_number", "seq", "sequence_id", "chunk_id")
"""Keys under which a piece may hold its number."""


def _text(piece: Document) -> Any:
    held = piece.get("audio_timestamps") or piece.get("timestamps") or piece
    return held.get("graph_chars") if isinstance(held, Mapping) else None


def _first_start(chars: Iterable[Any], times: Iterable[Any]) -> float | None:
    """The first start among characters that are not white space."""
    found = (_edge(time, 0) for char, time in zip(chars, times, strict=True) if is_spoken(char))
    return next((start for start in found if start is not None), None)


def is_spoken(char: Any) -> bool:
    """Whether a character is not white space."""
    return not isinstance(char, str) or bool(char.strip())


def _edge(time: Any, which: int) -> float | None:
    """The start or end in a time, or None where there is no number of seconds from 0 on."""
    value = None
    if isinstance(time, Mapping):
        value = time.get(("start", "end")[which])
    elif isinstance(time, list | tuple) and len(time) == 2:
        value = time[which]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if 0 <= value < _FAR else None


def _end(time: Any) -> float:
    return _edge(time, 1) or 0.0


def _moved(times: Any, offset: float) -> Any:
    """The times `offset` later; what is no time stays as it is."""
    if not offset:
        return times
    return [[_later(time, 0, offset), _later(time, 1, offset)] if _is_pair(time) else time for time in times]


def _is_pair(time: Any) -> bool:
    return isinstance(time, Mapping) or (isinstance(time, list | tuple) and len(time) == 2)


def _later(time: Any, which: int, offset: float) -> Any:
    edge = _edge(time, which)
    if edge is None:
        return time.get(("start", "end")[which]) if isinstance(time, Mapping) else time[which]
    # Sums of decimal numbers are not: a millionth of a second is enough.
    return round(edge + offset, 6)


def _s(time: float | None, clip: Clip) -> str:
    return f"{(time or 0.0) * clip.ms_per_unit / 1000:g}"
