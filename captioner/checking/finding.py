"""`Finding`: one thing wrong with a cue, and the codes it can have."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from captioner.breaches import Breach

Severity = Literal["error", "warning"]
Code = Literal[
    "encoding",
    "byte-order-mark",
    "header",
    "late-style",
    "time-line",
    "cue-number",
    "identifier",
    "blank-line",
    "markup",
    "order",
    "overlap",
    "gap",
    "min-duration",
    "max-duration",
    "frame",
    "empty",
    "reading-speed",
    "line-count",
    "line-width",
    "fits-one",
    "dialogue",
    "rolling",
    "orphan",
    "weak-line-end",
    "white-space",
]

CODES: tuple[Code, ...] = get_args(Code)
"""Every code, in the order of a cue's findings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a cue: `cue` and `line` count from 1; `line` is None if the finding is about the whole cue.

    `measured` and `allowed` are numbers in `unit`, or words if nothing is counted.
    `source` is the origin of the rule: a style guide with its address, the players that fail, or whoever set the limit.
    `file_line` is the line of the file, from 1, if the finding is about what is there; None if it is about the cue.
    """

    code: Code
    severity: Severity
    cue: int
    start_ms: int
    line: int | None
    measured: float | str
    allowed: float | str
    source: str
    file_line: int | None = None

    @property
    def unit(self) -> str | None:
        """The unit of `measured` and `allowed`, such as "ms"; None if they are words."""
        return _UNITS.get(self.code)


_UNITS: Mapping[Code, str] = MappingProxyType(
    {
        "order": "ms",
        "overlap": "ms",
        "gap": "ms",
        "min-duration": "ms",
        "max-duration": "ms",
        "frame": "ms",
        "reading-speed": "characters a second",
        "line-count": "lines",
        "line-width": "columns",
    }
)

_CODE_OF_LIMIT: Mapping[str, Code] = MappingProxyType(
    {
        "max_cps": "reading-speed",
        "max_duration_ms": "max-duration",
        "max_line_count": "line-count",
        "max_line_width": "line-width",
        "min_duration_ms": "min-duration",
        "min_gap_ms": "gap",
    }
)


def limit_error(breach: Breach, start_ms: int, sources: Mapping[str, str]) -> Finding:
    """The finding for a breach; `sources` is the result of `limit_sources`."""
    code, source = _CODE_OF_LIMIT[breach.limit], sources[breach.limit]
    return Finding(code, "error", breach.cue, start_ms, None, breach.measured, breach.allowed, source)
