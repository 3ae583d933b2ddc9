"""`Repair`: times that were mended, and where."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["white-space", "jitter", "missing", "collapsed", "hole", "held-letter", "end", "stream"]
"""What was wrong with the times; README.md beside this file describes each kind."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A run of words whose times were mended.

    `first_word` is the index of its first word and `words` how many there are; they are spoken from `from_ms` to
    `to_ms` after the repair. `detail` is one sentence for a person: what was seen, and where.
    """

    kind: Kind
    first_word: int
    words: int
    from_ms: int
    to_ms: int
    detail: str

    def moved(self, by_ms: int, by_words: int) -> "Repair":
        """The same repair in a clip that starts `by_ms` later and has `by_words` more words before it."""
        return replace(
            self, first_word=self.first_word + by_words, from_ms=self.from_ms + by_ms, to_ms=self.to_ms + by_ms
        )
