"""What cues say and how: reading speed, number and width of lines, white space."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from math import ceil

from captioner.checking.ends import end_findings
from captioner.checking.finding import Finding
from captioner.checking.sources import EMPTY, WHITE_SPACE
from captioner.cue import Cue
from captioner.limits import Limits
from captioner.schedule import needed_ms
from captioner.text.marks import NO_BREAK
from captioner.text.measure import display_width, is_plain, reading_chars


def layout_findings(
    cues: Sequence[Cue], language: str, limits: Limits, sources: Mapping[str, str]
) -> Iterator[list[Finding]]:
    """For each cue, what is wrong with its text, and with the time that there is to read it."""
    max_width, max_count, max_cps = limits.max_line_width, limits.max_line_count, limits.max_cps
    halves = reading_chars("a", language) < 1
    texts = [[line.text for line in cue.lines] for cue in cues]
    before: list[str] = []
    for number, (cue, lines, after) in enumerate(zip_longest(cues, texts, texts[1:]), 1):
        found: list[Finding] = []
        start_ms = cue.start_ms
        text = "\n".join(lines)
        tokens = text.split()
        if not tokens:
            yield [Finding("empty", "error", number, start_ms, None, "no text", "text", EMPTY)]
            before = []
            continue
        chars: float
        if is_plain(text):
            widths = [len(line) for line in lines]
            chars = sum(widths) / 2 if halves else sum(widths)
        else:
            widths = [display_width(line) for line in lines]
            chars = sum(widths) / 2 if halves else sum([reading_chars(line, language) for line in lines])
        duration_ms = cue.end_ms - start_ms
        # As the breaches of our own captions are found, to the last bit.
        if 0 < duration_ms < needed_ms(chars, limits) and chars > max_cps * duration_ms / 1000:
            # Rounded up, so that what is above the limit is not shown as equal to it.
            speed = ceil(10_000 * chars / duration_ms) / 10
            found.append(Finding("reading-speed", "error", number, start_ms, None, speed, max_cps, sources["max_cps"]))
        if len(lines) > max_count:
            source = sources["max_line_count"]
            found.append(Finding("line-count", "error", number, start_ms, None, len(lines), max_count, source))
        if max(widths) > max_width:
            source = sources["max_line_width"]
            for row, width in enumerate(widths, 1):
                if width > max_width:
                    found.append(Finding("line-width", "error", number, start_ms, row, width, max_width, source))
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


def _white_space(number: int, start_ms: int, lines: Sequence[str]) -> Iterator[Finding]:
    """White space that nobody meant: the first of each line. No-break spaces are meant."""
    for row, line in enumerate(lines, 1):
        what = _stray_space(line)
        if what:
            yield Finding("white-space", "warning", number, start_ms, row, what, "one space between words", WHITE_SPACE)


def _stray_space(line: str) -> str:
    spaces = "".join(" " if char.isspace() and char not in NO_BREAK else "x" for char in line)
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
