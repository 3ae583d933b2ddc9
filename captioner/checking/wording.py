"""Findings in plain words: what each code means, and what a finding says.

How to add a code: an entry in `WORDS`. A code without an entry is worded by its name, its numbers and their unit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from captioner.checking.finding import Finding
from captioner.checking.sources import BREAKS_CJK
from captioner.clock import clock


def title(code: str) -> str:
    """What a code means, in a few words: "too fast to read"."""
    return WORDS[code].title if code in WORDS else code.replace("-", " ")


def in_words(finding: Finding) -> str:
    """What a finding says, without the cue and the line: "22.4 characters a second, 20 allowed"."""
    words = WORDS.get(finding.code)
    return words.about(finding) if words else _measured_and_allowed(finding)


@dataclass(frozen=True, slots=True)
class Words:
    """What a code means, and what makes the words of a finding with that code."""

    title: str
    about: Callable[[Finding], str]


def _measured_and_allowed(finding: Finding) -> str:
    if isinstance(finding.measured, str) or isinstance(finding.allowed, str):
        return f"{finding.measured}; expected: {finding.allowed}"
    unit = "" if finding.unit in (None, "ms") else f" {finding.unit}"
    return f"{_amount(finding, finding.measured)}{unit}, {_amount(finding, finding.allowed)} allowed"


def _amount(finding: Finding, value: float | str) -> str:
    """A number with its unit if that is a time; words as they are."""
    if isinstance(value, str):
        return value
    return f"{value / 1000:.10g} s" if finding.unit == "ms" else f"{value:.10g}"


def _clock(value: float | str) -> str:
    return value if isinstance(value, str) else clock(round(value))


def _order(finding: Finding) -> str:
    # A cue that ends before it starts is measured by its end, any other by its start.
    if finding.allowed == finding.start_ms:
        return f"ends at {_clock(finding.measured)}, before it starts"
    return f"starts before an earlier cue, which starts at {_clock(finding.allowed)}"


def _overlap(finding: Finding) -> str:
    return f"starts {_amount(finding, finding.measured)} before an earlier cue ends"


def _gap(finding: Finding) -> str:
    gap, allowed = _amount(finding, finding.measured), _amount(finding, finding.allowed)
    if finding.severity == "error":
        return f"{gap} until the next cue, at least {allowed} needed"
    return f"{gap} until the next cue looks like a flicker: close the gap, or leave {allowed}"


def _min_duration(finding: Finding) -> str:
    return f"shown for {_amount(finding, finding.measured)}, at least {_amount(finding, finding.allowed)} needed"


def _max_duration(finding: Finding) -> str:
    return f"shown for {_amount(finding, finding.measured)}, {_amount(finding, finding.allowed)} allowed"


def _frame(finding: Finding) -> str:
    return f"{_clock(finding.measured)} is between two frames, the nearest is at {_clock(finding.allowed)}"


def _empty(finding: Finding) -> str:
    return "no text"


def _orphan(finding: Finding) -> str:
    return f'"{finding.measured}" is alone on its line'


def _weak_line_end(finding: Finding) -> str:
    measured = str(finding.measured)
    if finding.source == BREAKS_CJK:
        return measured
    words, _, why = measured.rpartition(" (")
    last, _, first = words.partition(" | ")
    if first:
        return f'parts "{last}" from "{first}" ({why}'
    return f'ends on "{last}" ({why}' if last else f'ends on "{measured}"'


def _fits_one(finding: Finding) -> str:
    return f"{_amount(finding, finding.measured)} lines that fit on one"


def _dialogue(finding: Finding) -> str:
    return f'a second speaker begins on the line: "{finding.measured}"'


def _rolling(finding: Finding) -> str:
    return f"repeats the cue before it: {finding.measured}"


def _white_space(finding: Finding) -> str:
    return str(finding.measured)


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "encoding": Words("text that is not in UTF-8", _measured_and_allowed),
        "byte-order-mark": Words("a byte order mark inside the file", _measured_and_allowed),
        "header": Words("a header that players refuse", _measured_and_allowed),
        "late-style": Words("a style after the first cue", _measured_and_allowed),
        "time-line": Words("a time line that players read differently", _measured_and_allowed),
        "cue-number": Words("a cue number that players read differently", _measured_and_allowed),
        "identifier": Words("an identifier of several cues", _measured_and_allowed),
        "blank-line": Words("a blank line that is missing, or too many", _measured_and_allowed),
        "markup": Words("markup that players show differently", _measured_and_allowed),
        "order": Words("starts or ends out of order", _order),
        "overlap": Words("starts while an earlier cue is shown", _overlap),
        "gap": Words("too short a gap before the next cue", _gap),
        "min-duration": Words("shown too briefly", _min_duration),
        "max-duration": Words("shown too long", _max_duration),
        "frame": Words("a time between two frames", _frame),
        "empty": Words("no text", _empty),
        "reading-speed": Words("too fast to read", _measured_and_allowed),
        "line-count": Words("too many lines", _measured_and_allowed),
        "line-width": Words("a line that is too wide", _measured_and_allowed),
        "fits-one": Words("lines that fit on one", _fits_one),
        "dialogue": Words("two speakers on one line", _dialogue),
        "rolling": Words("text that is shown again", _rolling),
        "orphan": Words("a short word alone on a line", _orphan),
        "weak-line-end": Words("a line or cue that ends inside a phrase", _weak_line_end),
        "white-space": Words("white space that players show differently", _white_space),
    }
)
"""The words of each code."""
