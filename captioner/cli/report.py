"""What a check found, as a report to read: a summary by code, then cue by cue."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import captioner
from captioner.checking.places import places
from captioner.checking.wording import in_words, title
from captioner.cli.console import Styled, aligned, counted
from captioner.cli.findings import Checked, clean, count
from captioner.cli.marked_text import marked
from captioner.clock import clock

_INDENT = "    "


def as_report(checked: Sequence[Checked]) -> Iterator[Styled]:
    """The part of each file, and at the end, where there are several, one on all of them."""
    read = [one for one in checked if one.captions is not None]
    for one in read:
        if one.captions is not None and one.findings:
            yield [(one.source, "heading")]
            yield from _by_code(one.findings, with_sources=True)
            yield from _by_cue(one, one.captions)
            yield []
        yield [(f"{one.source}: {_totals([one])}", "heading" if one.findings else "")]
        if one.findings and one is not checked[-1]:
            yield []
    if len(checked) > 1:
        if sum(bool(one.findings) for one in read) > 1:
            yield []
            yield [("all files", "heading")]
            yield from _by_code([finding for one in read for finding in one.findings], with_sources=False)
            yield []
        unread = f", {len(checked) - len(read)} unreadable" if len(read) < len(checked) else ""
        yield [(f"{len(checked)} files, {clean(checked)} clean: {_totals(read)}{unread}", "heading")]


def _by_code(findings: Sequence[captioner.Finding], *, with_sources: bool) -> Iterator[Styled]:
    """A row for each code and severity, errors first and the most frequent first, and the sources of the rules."""
    counts = Counter((one.code, one.severity) for one in findings)
    ranked = sorted(counts, key=lambda key: (key[1], -counts[key]))
    notes = {source: f"[{number}]" for number, source in enumerate(dict.fromkeys(one.source for one in findings), 1)}
    rows = []
    for code, severity in ranked:
        sources = dict.fromkeys(one.source for one in findings if (one.code, one.severity) == (code, severity))
        numbers = " ".join(notes[source] for source in sources) if with_sources else ""
        rows.append((f"{counts[code, severity]}", severity, code, title(code), numbers))
    for row, (_, severity) in zip(aligned(rows, right=(0,)), ranked, strict=True):
        yield [("  ", ""), (row, severity)]
    if with_sources:
        yield []
        for source, note in notes.items():
            yield [(f"  {note} {source}", "note")]


def _by_cue(one: Checked, captions: captioner.Captions) -> Iterator[Styled]:
    """Each cue with findings: its number, times and place in the file, its text with marks, and what is found."""
    for number, found in groupby(one.listed, attrgetter("cue")):
        findings = list(found)
        cue = captions[number - 1] if number <= len(captions) else None
        lines = cue.text.split("\n") if cue and cue.text else []
        where = [place for finding in findings for place in places(finding, lines, captions.language)]
        position = f"  {one.source}:{one.positions[number - 1].times}" if number <= len(one.positions) else ""
        yield []
        if cue:
            yield [(f"cue {number}", "heading"), (f"  {clock(cue.start_ms)} to {clock(cue.end_ms)}{position}", "note")]
        else:
            yield [("no cue", "heading")]
        yield from marked(lines, where, _INDENT)
        for finding in findings:
            line = f"line {finding.line}: " if finding.line and len(lines) > 1 else ""
            severity = (finding.severity.ljust(len("warning")), finding.severity)
            yield [("  ", ""), severity, (f"  {line}{in_words(finding)}  ", ""), (f"[{finding.code}]", "note")]
    if one.hidden:
        yield []
        yield [(f"  {counted(one.hidden, 'more finding')}, not shown", "note")]


def _totals(files: Sequence[Checked]) -> str:
    cues = sum(len(one.captions or ()) for one in files)
    parts = [counted(cues, "cue"), *(counted(count(files, severity), severity) for severity in ("error", "warning"))]
    cured = [one.cured for one in files if one.cured is not None]
    if cured:
        parts.append(f"{sum(cured)} cured")
    left_out = sum(one.left_out or 0 for one in files)
    if left_out:
        parts.append(f"{counted(left_out, 'finding')} left out")
    languages = sorted({one.captions.language for one in files if one.captions is not None})
    spoken = f"; language{'s' * (len(languages) > 1)} {', '.join(languages)}" if languages else ""
    return f"{', '.join(parts)}{spoken}"
