"""`Found`: a tag in a text, and what is to be done with it."""

from dataclasses import dataclass
from typing import Literal

TagKind = Literal["audible", "delivery", "markup"]
"""A sound that viewers who cannot hear need; how something is said, and SSML; markup that may have been read aloud."""

Span = tuple[int, int]
"""Start and end in a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in a text: the spans that would go, from the first to the last, which a pair of marks has two of.

    `shown` replaces the first span of an audible tag that is not yet written as captions show it. If `by_time`, it goes
    only where its characters take next to no time. Words that touch on both sides of it stay one word if `inside_word`.
    """

    spans: tuple[Span, ...]
    kind: TagKind
    shown: str | None = None
    by_time: bool = False
    inside_word: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.spans[-1][1]
