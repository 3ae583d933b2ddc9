"""What a check found, and the same as JSON, whose schema is `findings.schema.json` beside this file."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import captioner
from captioner.checking.wording import in_words
from captioner.subtitles.positions import CuePosition
from captioner.text.code_points import UNPRINTABLE

SCHEMA_PATH = Path(__file__).with_name("findings.schema.json")
"""The path of the JSON Schema (2020-12) of what `as_json` writes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked, or why it could not be, with the line of the file at fault where one is.

    `positions` has the place of each cue in the file, or nothing if that is not known. `cured` counts the findings that
    --fix removed, `left_out` those whose code was not selected. `hidden` of the findings, the last ones, are counted
    but not shown.
    """

    source: str
    captions: captioner.Captions | None = None
    findings: tuple[captioner.Finding, ...] = ()
    positions: tuple[CuePosition, ...] = ()
    cured: int | None = None
    left_out: int | None = None
    hidden: int = 0
    error: str | None = None
    error_line: int | None = None

    @property
    def listed(self) -> tuple[captioner.Finding, ...]:
        """The findings that are shown."""
        return self.findings[: len(self.findings) - self.hidden]

    def file_line(self, finding: captioner.Finding) -> int | None:
        """The line of the file, from 1, that a finding is about, or None if that is not known."""
        if finding.file_line is not None:
            return finding.file_line
        if finding.cue > len(self.positions):
            return None
        position = self.positions[finding.cue - 1]
        return position.times if finding.unit == "ms" else position.of_line(finding.line)


def at_most(checked: Iterable[Checked], most: int | None) -> list[Checked]:
    """The files with no more than `most` findings shown in all; None for any number."""
    limited = []
    for one in checked:
        hidden = 0 if most is None else max(0, len(one.findings) - most)
        most = None if most is None else most - len(one.findings) + hidden
        limited.append(replace(one, hidden=hidden))
    return limited


def as_json(checked: Sequence[Checked]) -> str:
    """All findings as one JSON document; times are seconds, as in the captions' own JSON."""
    document = {
        "version": "1.0",
        "files": [_file(one) for one in checked],
        "errors": count(checked, "error"),
        "warnings": count(checked, "warning"),
        "unreadable": sum(one.error is not None for one in checked),
        "clean": clean(checked),
        "codes": _codes(checked),
    }
    hidden = sum(one.hidden for one in checked)
    if hidden:
        document["hidden"] = hidden
    # A file's name may hold anything; JSON means the same with escapes in it.
    lines = json.dumps(document, ensure_ascii=False, indent=1).split("\n")
    return "".join(re.sub(UNPRINTABLE, lambda found: rf"\u{ord(found[0]):04x}", line) + "\n" for line in lines)


def _file(one: Checked) -> dict[str, Any]:
    if one.captions is None:
        return {"file": one.source, "error": one.error, "findings": []}
    row = {"file": one.source, "language": one.captions.language, "cues": len(one.captions), "cured": one.cured}
    findings = [_finding(finding, one.file_line(finding)) for finding in one.listed]
    return _known({**row, "left_out": one.left_out, "findings": findings})


def _finding(finding: captioner.Finding, file_line: int | None) -> dict[str, Any]:
    return _known(
        {
            "code": finding.code,
            "severity": finding.severity,
            "cue": finding.cue,
            "start": finding.start_ms / 1000,
            "line": finding.line,
            "file_line": file_line,
            "message": in_words(finding),
            "measured": _amount(finding, finding.measured),
            "allowed": _amount(finding, finding.allowed),
            "unit": "seconds" if finding.unit == "ms" else finding.unit,
            "source": finding.source,
        }
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def clean(files: Iterable[Checked]) -> int:
    """How many files have no finding."""
    return sum(one.captions is not None and not one.findings for one in files)


def _codes(files: Iterable[Checked]) -> dict[str, int]:
    """How many findings there are of each code, the most frequent first."""
    return dict(Counter(finding.code for one in files for finding in one.findings).most_common())


def count(files: Iterable[Checked], severity: str) -> int:
    """How many findings of a severity there are in files, shown or not."""
    return sum(finding.severity == severity for one in files for finding in one.findings)


def _amount(finding: captioner.Finding, value: float | str) -> float | str:
    return value / 1000 if finding.unit == "ms" and not isinstance(value, str) else value
