"""`Result`: what became of a source of a batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from captioner.breaches import Breach
from captioner.errors import CaptionerError
from captioner.timing.repair import Repair

if TYPE_CHECKING:
    from captioner.timing.script.match import ScriptMatch
    from captioner.timing.tags import Tag

Outcome = Literal["made", "made before", "passed over", "failed"]
"""What became of a source; "passed over" is JSON that no reader is for."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a source, small enough to be sent between processes, and picklable.

    `input` is its name in messages, `number` its place among the sources, from 1, and `name` that of its files, without
    an extension, None where each clip's own is used. Captions are either in `texts`, by
    the names of their files, or in files: `files` has their paths, each with the SHA-256 of its content. `digest` is
    the SHA-256 of what was read.

    A source that holds several clips has one result: `clips`, `cues`, `words` and the other numbers are of all of them
    together, as are `breaches`, `repairs` and `tags`. `over` counts cues with a breach, `estimated` words whose times
    were made up. `cost` is what the layouts cost in all, in the unit of `Explained.cost`. `languages` are those of the
    captions; `guessed` is True if one was guessed. `nudged`, `dropped` and `cut` are those of `Timing`.

    `script` says how well a script fitted, and lists what differs; None if there was none.

    `error` is None unless the `outcome` is "failed". `milliseconds` is how long it took.
    """

    input: str
    number: int = 0
    name: str | None = None
    outcome: Outcome = "made"
    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    digest: str | None = None
    clips: int = 0
    cues: int = 0
    over: int = 0
    words: int = 0
    estimated: int = 0
    nudged: int = 0
    dropped: int = 0
    cut: int = 0
    cost: int = 0
    languages: tuple[str, ...] = ()
    guessed: bool = False
    breaches: tuple[Breach, ...] = ()
    repairs: tuple[Repair, ...] = ()
    tags: "tuple[Tag, ...]" = ()
    script: "ScriptMatch | None" = None
    error: CaptionerError | None = field(default=None, compare=False)
    milliseconds: int = field(default=0, compare=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that were written."""
        return tuple(self.files)
