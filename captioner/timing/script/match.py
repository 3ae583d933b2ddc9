"""`ScriptMatch`: how well a script fitted a speech, and what of either has no counterpart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["replaced", "unspoken", "unscripted"]
"""Script is shown for other speech; script has no speech; speech has no script."""

# More characters of a passage name it no better.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A passage without counterpart: its text in the script and in the speech, either may be empty, and its times.

    `dropped` is True for speech that was left out. `str()` says it in one line.
    """

    kind: Kind
    script: str
    speech: str
    start_ms: int
    end_ms: int
    dropped: bool = False

    def __str__(self) -> str:
        at = f"{self.start_ms / 1000:g} to {self.end_ms / 1000:g} s"
        if self.kind == "replaced":
            return f"{at}: the script has {_cut(self.script)}, the speech {_cut(self.speech)}"
        if self.kind == "unspoken":
            return f"{at}: {_cut(self.script)} is in the script, but not in the speech"
        left_out = ": left out" if self.dropped else ""
        return f"{at}: {_cut(self.speech)} is in the speech, but not in the script{left_out}"

    def moved(self, by_ms: int) -> "Unmatched":
        """The same passage in a clip that starts `by_ms` later."""
        return replace(self, start_ms=self.start_ms + by_ms, end_ms=self.end_ms + by_ms)


@dataclass(frozen=True, slots=True)
class ScriptMatch:
    """The letters of a script, how many of them were matched, and each passage that was not, in order."""

    letters: int
    matched: int
    unmatched: tuple[Unmatched, ...] = ()

    @property
    def share(self) -> float:
        """The share of the script's letters that were matched, from 0 to 1."""
        return self.matched / self.letters if self.letters else 1.0


def joined_match(parts: Iterable[tuple[ScriptMatch, int]]) -> ScriptMatch:
    """The match of clips that are joined, each with its start in ms."""
    letters = matched = 0
    unmatched: list[Unmatched] = []
    for match, by_ms in parts:
        letters, matched = letters + match.letters, matched + match.matched
        unmatched += (one.moved(by_ms) for one in match.unmatched)
    return ScriptMatch(letters, matched, tuple(unmatched))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return repr(f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text)
