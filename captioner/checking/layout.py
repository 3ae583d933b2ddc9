"""What cues say and how: reading speed, number and width of lines, white space."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from captioner.checking.ends import end_findings
from captioner.checking.finding import Finding
from captioner.checking.sources import EMPTY, WHITE_SPACE
from captioner.cue import Cue
from captioner.limits import Limits
from captioner.text.marks import NO_BREAK_SPACES
from captioner.text.measure import display_width


def layout_findings(
    cues: Sequence[Cue], errors: Sequence[Mapping[str, Finding]], language: str, limits: Limits
) -> Iterator[list[Finding]]:
    """For each cue, what is wrong with its text; `errors` are those of its measures, by the limit that is broken."""
    texts = [[line.text for line in cue.lines] for cue in cues]
    before: list[str] = []
    for number, (cue, broken, lines, after) in enumerate(zip_longest(cues, errors, texts, texts[1:]), 1):
        start_ms = cue.start_ms
        text = "\n".join(lines)
        tokens = text.split()
        if not tokens:
            yield [Finding("empty", "error", number, start_ms, None, "no text", "text", EMPTY)]
            before = []
            continue
        found = [broken[limit] for limit in ("max_cps", "max_line_count") if limit in broken]
        if "max_line_width" in broken:
            found += _too_wide(broken["max_line_width"], lines, limits.max_line_width)
        # What follows a rest, or an earlier cue's start, does not go on with the sentence.
        rests = number == len(cues) or cues[number].start_ms < start_ms
        rests = rests or cues[number].start_ms - cue.end_ms >= limits.chain_below_ms
        strays = []
        if " ".join(tokens) != text.replace("\n", " "):
            strays = list(_white_space(number, start_ms, lines))
            lines = [line.strip() for line in lines]
        found += end_findings(number, start_ms, before, lines, [] if rests else after, language, limits)
        yield found + strays
        before = [] if rests else lines


def _too_wide(error: Finding, lines: Sequence[str], max_line_width: int) -> Iterator[Finding]:
    """The error of a cue for each of its lines that is too wide."""
    for row, line in enumerate(lines, 1):
        width = display_width(line)
        if width > max_line_width:
            yield replace(error, line=row, measured=width)


def _white_space(number: int, start_ms: int, lines: Sequence[str]) -> Iterator[Finding]:
    """White space that nobody meant: the first of each line. No-break spaces are meant."""
    for row, line in enumerate(lines, 1):
        what = _stray_space(line)
        if what:
            yield Finding("white-space", "warning", number, start_ms, row, what, "one space between words", WHITE_SPACE)


def _stray_space(line: str) -> str:
    spaces = "".join(" " if char.isspace() and char not in NO_BREAK_SPACES else "x" for char in line)
    if not spaces.strip(" "):
        return "blank line"
    if spaces[0] == " ":
        return "white space at the start"
    if spaces[-1] == " ":
        return "white space at the end"
    if "  " in spaces:
        return "white space twice"
    # An ideographic space is a space of the language.
    odd = [char for char, space in zip(line, spaces, strict=True) if space == " " and char not in " \u3000"]
    return f"U+{ord(odd[0]):04X} for a space" if odd else ""
