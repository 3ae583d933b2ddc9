"""What a check found: as JSON, whose schema is `findings.schema.json` beside this file, and as a table to read."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import captioner
from captioner.cli.console import aligned, counted
from captioner.clock import clock
from captioner.text.code_points import UNPRINTABLE

SCHEMA_PATH = Path(__file__).with_name("findings.schema.json")
"""The path of the JSON Schema (2020-12) of what `as_json` writes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked, or why it could not be; `cured` counts the findings that --fix removed."""

    source: str
    captions: captioner.Captions | None = None
    findings: tuple[captioner.Finding, ...] = ()
    cured: int | None = None
    error: str | None = None


def as_json(checked: Sequence[Checked]) -> str:
    """All findings as one JSON document; times are seconds, as in the captions' own JSON."""
    document = {
        "version": "1.0",
        "files": [_file(one) for one in checked],
        "errors": _count(checked, "error"),
        "warnings": _count(checked, "warning"),
        "unreadable": sum(one.error is not None for one in checked),
        "clean": _clean(checked),
        "codes": _codes(checked),
    }
    # A file's name may hold anything; JSON means the same with escapes in it.
    lines = json.dumps(document, ensure_ascii=False, indent=1).split("\n")
    return "".join(re.sub(UNPRINTABLE, lambda found: rf"\u{ord(found[0]):04x}", line) + "\n" for line in lines)


def _file(one: Checked) -> dict[str, Any]:
    if one.captions is None:
        return {"file": one.source, "error": one.error, "findings": []}
    findings = [_finding(finding) for finding in one.findings]
    row = {"file": one.source, "language": one.captions.language, "cues": len(one.captions), "cured": one.cured}
    return _known({**row, "findings": findings})


def _finding(finding: captioner.Finding) -> dict[str, Any]:
    return _known(
        {
            "code": finding.code,
            "severity": finding.severity,
            "cue": finding.cue,
            "start": finding.start_ms / 1000,
            "line": finding.line,
            "file_line": finding.file_line,
            "measured": _amount(finding, finding.measured),
            "allowed": _amount(finding, finding.allowed),
            "unit": "seconds" if finding.unit == "ms" else finding.unit,
            "source": finding.source,
        }
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def as_table(checked: Sequence[Checked]) -> Iterator[str]:
    """The findings of each file, a row each, below them a line on the file, and at the end one on all of them."""
    read = [one for one in checked if one.captions is not None]
    for one in read:
        if one.findings:
            yield one.source
            yield from _rows(one.findings)
        yield f"{one.source}: {_summary([one])}"
        if one.findings and one is not checked[-1]:
            yield ""
    if len(checked) > 1:
        unread = f", {len(checked) - len(read)} unreadable" if len(read) < len(checked) else ""
        yield f"{len(checked)} files, {_clean(checked)} clean: {_summary(read)}{unread}"
        if codes := _codes(checked):
            yield f"  {', '.join(f'{count} {code}' for code, count in codes.items())}"


def _rows(findings: Sequence[captioner.Finding]) -> Iterator[str]:
    notes = {source: f"[{number}]" for number, source in enumerate(dict.fromkeys(one.source for one in findings), 1)}
    rows = [("cue", "line", "time", "severity", "code", "measured", "limit", "source")]
    rows += [
        (
            f"{one.cue}",
            f"{one.line or ''}",
            clock(one.start_ms),
            one.severity,
            one.code,
            _shown(one, one.measured),
            _shown(one, one.allowed),
            notes[one.source],
        )
        for one in findings
    ]
    for row in aligned(rows, right=(0, 1)):
        yield f"  {row}"
    for source, note in notes.items():
        yield f"  {note} {source}"


def _summary(files: Sequence[Checked]) -> str:
    cues = sum(len(one.captions or ()) for one in files)
    parts = [counted(cues, "cue"), *(counted(_count(files, severity), severity) for severity in ("error", "warning"))]
    cured = [one.cured for one in files if one.cured is not None]
    if cured:
        parts.append(f"{sum(cured)} cured")
    languages = sorted({one.captions.language for one in files if one.captions is not None})
    spoken = f"; language{'s' * (len(languages) > 1)} {', '.join(languages)}" if languages else ""
    return f"{', '.join(parts)}{spoken}"


def _clean(files: Sequence[Checked]) -> int:
    return sum(one.captions is not None and not one.findings for one in files)


def _codes(files: Sequence[Checked]) -> dict[str, int]:
    """How many findings there are of each code, the most frequent first."""
    return dict(Counter(finding.code for one in files for finding in one.findings).most_common())


def _count(files: Sequence[Checked], severity: str) -> int:
    return sum(finding.severity == severity for one in files for finding in one.findings)


def _amount(finding: captioner.Finding, value: float | str) -> float | str:
    return value / 1000 if finding.unit == "ms" and not isinstance(value, str) else value


def _shown(finding: captioner.Finding, value: float | str) -> str:
    amount = _amount(finding, value)
    if isinstance(amount, str):
        return amount
    return f"{amount:.10g}{' s' if finding.unit == 'ms' else ''}"
