"""`Job`: sources that become captions together; `Settings`: how, the same for a whole batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from captioner.batch.source import Source
from captioner.layout.speakers import Speakers
from captioner.limits import LimitOptions, Limits
from captioner.timing.numbers import TimeUnit
from captioner.timing.repair import Level
from captioner.timing.words import TagMode

if TYPE_CHECKING:
    from captioner.timing.script import Unscripted


@dataclass(frozen=True, slots=True)
class Settings:
    """What `caption_all` was called with: `formats` has the options of each format's writer.

    Relative paths start from `folder`, because other processes and machines may work in another.
    """

    limits: Limits | str = "web"
    formats: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language: str | None = None
    keep: Sequence[str] = ()
    shift_ms: int = 0
    gap_ms: int = 0
    time_unit: TimeUnit = "s"
    repair: Level = "auto"
    tags: TagMode = "auto"
    replace: tuple[tuple[str, str], ...] = ()
    vendor: str | None = None
    mapping: str | None = None
    encoding: str | None = None
    stretch: Fraction | int = 1
    speakers: Speakers = "dash"
    label_format: str = "[{name}]"
    speakers_from_text: bool = False
    min_match: float = 0.9
    unscripted: "Unscripted" = "keep"
    directory: str | None = None
    overwrite: bool = False
    folder: str = ""
    overrides: LimitOptions = field(default_factory=LimitOptions)


@dataclass(frozen=True, slots=True)
class Job:
    """A source, or those of a group: its place among all, its name in messages, and that of its files if known."""

    number: int
    label: str
    name: str | None
    sources: tuple[Source, ...]

    @property
    def grouped(self) -> bool:
        """Whether the sources are joined."""
        return self.sources[0].group is not None
