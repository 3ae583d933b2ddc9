"""What the page knows of captions, as JSON: cues, when words are lit, findings, and the reasons of breaks."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from captioner.breaches import cps
from captioner.captions import Captions, picture_for
from captioner.checking import Finding, check
from captioner.checking.wording import in_words, title
from captioner.cue import Cue, cue_sizes
from captioner.errors import FormatError
from captioner.karaoke import units
from captioner.preview.words import add_words
from captioner.text.direction import is_right_to_left

if TYPE_CHECKING:
    from captioner.explaining import Explained


def content(captions: Captions, breaks: "Sequence[Explained]" = (), levels: str | None = None) -> dict[str, Any]:
    """The captions, the reasons of their breaks and the peaks of their sound; times are milliseconds.

    Raises `FormatError` if there are breaks, but not one for each line.
    """
    found: dict[int, list[Finding]] = {}
    for finding in check(captions):
        found.setdefault(finding.cue, []).append(finding)
    codes = sorted({finding.code for findings in found.values() for finding in findings})
    cues = [_cue(captions, cue, found.pop(number, [])) for number, cue in enumerate(captions, 1)]
    reasons = _add_breaks(cues, captions, breaks)
    limits = captions.limits
    return {
        "title": captions.title or "Captions",
        "language": captions.language,
        "durationMs": max([captions.duration_ms or 0, *(cue.end_ms for cue in captions)]),
        "maxCps": limits.max_cps,
        "maxLineWidth": limits.max_line_width,
        "limits": {
            "maxLineCount": limits.max_line_count,
            "minGapMs": limits.min_gap_ms,
            "chainBelowMs": limits.chain_below_ms,
            "restHoldMs": limits.rest_hold_ms,
            "maxHoldMs": limits.max_hold_ms,
        },
        "head": add_words(cues, captions),
        "picture": _picture(captions),
        "kinds": {code: title(code) for code in codes},
        "reasons": reasons,
        "levels": levels,
        # Of a file without cues.
        "findings": [_finding(finding) for findings in found.values() for finding in findings],
        "cues": cues,
    }


def as_json(value: Any) -> str:
    """The value as JSON that is safe in any element of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda char: f"\\u{ord(char[0]):04x}", text)


def _picture(captions: Captions) -> dict[str, float]:
    """The shape of the picture that the captions are for, and the shares of it at the edges that stay clear of text."""
    picture = picture_for(captions)
    side = max(picture.left, picture.right)
    return {"ratio": picture.width / picture.height, "bottom": picture.bottom, "side": side}


def _cue(captions: Captions, cue: Cue, findings: Sequence[Finding]) -> dict[str, Any]:
    ((_, chars),) = cue_sizes([cue.lines], captions.language)
    held: dict[str, Any] = {
        "startMs": cue.start_ms,
        "endMs": cue.end_ms,
        "cps": cps(chars, max(1, cue.duration_ms)),
        "units": _units(cue, captions.limits.max_hold_ms),
        "findings": [_finding(finding) for finding in findings],
    }
    if is_right_to_left(cue.text, captions.language):
        held["rightToLeft"] = True
    return held


def _units(cue: Cue, max_hold_ms: int) -> list[list[str | int]]:
    """The cue's text in parts: text, start, end, and the end of its light, which is the start if it is never lit.

    Text without times of its own, as in SRT, is one part.
    """
    if all((word.start_ms, word.end_ms) == (cue.start_ms, cue.end_ms) for word in cue.words):
        return [[cue.text, cue.start_ms, cue.end_ms, cue.start_ms]] if cue.text else []
    return [
        [unit.before + unit.text, unit.start_ms, unit.end_ms, unit.lit_end_ms]
        for unit in units(cue, "word", max_hold_ms)
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    about = {"code": finding.code, "severity": finding.severity, "text": in_words(finding)}
    places = {"line": finding.line, "fileLine": finding.file_line}
    return {**about, **{name: place for name, place in places.items() if place is not None}}


def _add_breaks(cues: Sequence[dict[str, Any]], captions: Captions, breaks: "Sequence[Explained]") -> list[str]:
    """Give each cue its breaks, one for each line, and return the names of the reasons, which breaks have by number.

    A break is what forces it, the cost of the layout without it, and a number and a price for each reason.
    """
    lines = sum(len(cue.lines) for cue in captions)
    if breaks and len(breaks) != lines:
        raise FormatError(
            f"{len(breaks)} breaks do not fit captions of {lines} lines: explain the same timing with the same limits"
        )
    numbers: dict[str, int] = {}
    rest = iter(breaks)
    for held, cue in zip(cues, captions, strict=True):
        if breaks:
            held["breaks"] = [_break(next(rest), numbers) for _ in cue.lines]
    return list(numbers)


def _break(one: "Explained", numbers: dict[str, int]) -> list[str | int | None]:
    reasons = [(numbers.setdefault(name, len(numbers)), price) for name, price in one.reasons]
    return [one.forced, one.without, *(value for reason in reasons for value in reason)]
