"""The faults of a WebVTT file: its header, blank lines, identifiers, late styles, times, and text taken for markup."""

import re
from collections.abc import Iterator, Sequence

from captioner.subtitles.fault_places import Place, shown
from captioner.subtitles.raw_cues import RawCue
from captioner.subtitles.time_lines import times_fault

_HEADER = re.compile(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|\Z)")
_STYLE = re.compile(r"\n\n(STYLE|REGION)[ \t]*(?=\n|\Z)")
_CLOCK = r"(?:[0-9]{2,}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}"
_PLAIN = re.compile(rf"\n\n(?:([^\n]+)\n)?{_CLOCK} --> {_CLOCK}(?: [^\n]*)?\n(?=[^\n])")
_BLANK_LINE = re.compile(r"(?:\A|(?<=\n))\n")
_BR = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
# Tags that do not hide text: WebVTT's own, timestamps, and those of HTML that only style what they enclose.
_TEXT = re.compile(r"<(?!/?(?:[cbiuv]|ruby|rt|lang|br|font|span|em|strong|s)[ \t\n.>/]|/?>|[0-9]{2,}:)", re.IGNORECASE)
_BACKSLASH = re.compile(r"\\(?=[Nnh])")


def vtt_faults(text: str, cues: Sequence[RawCue]) -> Iterator[Place]:
    """Where the faults of a file are, and what they are."""
    if _is_plain(text, cues):
        return
    if not _HEADER.match(text):
        yield Place(0, "vtt-header", shown(text.partition("\n")[0]) or "a blank line")
    if cues:
        if "\n\n" not in text[: cues[0].start]:
            yield Place(0, "vtt-header-end", "no blank line after the header")
        for style in _STYLE.finditer(text, cues[0].text_start):
            yield Place(style.start(1), "vtt-late-style", f"{style[1]} after a cue")
    yield from _about_identifiers(text, cues)
    end = 0
    for cue in cues:
        if end and "\n\n" not in text[end : cue.start]:
            yield Place(end + 1, "vtt-no-blank-line", "no blank line before the next cue")
        yield from _about_cue(text, cue)
        end = cue.text_end


def _is_plain(text: str, cues: Sequence[RawCue]) -> bool:
    """Whether a file has nothing but cues in the form that every player reads; most files have, and this is quick."""
    names = _PLAIN.findall(text)
    return (
        "<" not in text
        and "\\" not in text
        and len(names) == len(cues) == text.count("-->") == text.rstrip("\n").count("\n\n")
        and (not any(names) or len(set(names)) == len(names))
        and _HEADER.match(text) is not None
    )


def _about_identifiers(text: str, cues: Sequence[RawCue]) -> Iterator[Place]:
    """Identifiers that came before, once each."""
    seen: dict[str, bool] = {}
    end = 0
    for cue in cues:
        between = text[end : cue.start]
        named = between[:-1].rpartition("\n")[2].strip()
        if named and between.endswith(f"\n\n{named}\n"):
            if seen.get(named) is False:
                yield Place(cue.start - 1, "vtt-identifier", f"{shown(named)} again")
            seen[named] = named in seen
        end = cue.text_end


def _about_cue(text: str, cue: RawCue) -> Iterator[Place]:
    times = text[slice(*cue.times_span)]
    if not cue.readable:
        yield Place(cue.start, "vtt-time-line", shown(times))
    elif fault := times_fault(times, vtt=True):
        yield Place(cue.start, fault, shown(times))
    said, at = cue.text, cue.text_start
    if "\n\n" in f"\n{said}" and (blank := _BLANK_LINE.search(said)) and said.strip():
        yield Place(at + blank.start(), "vtt-blank-line", "a blank line before more text")
    if "-->" in said:
        yield Place(at + said.index("-->"), "vtt-text-arrow", "-->")
    if "<" in said:
        if br := _BR.search(said):
            yield Place(at + br.start(), "vtt-br", br[0])
        if lost := _TEXT.search(said):
            yield Place(at + lost.start(), "vtt-tag", shown(said[lost.start() :].partition("\n")[0]))
    if "\\" in said and (escape := _BACKSLASH.search(said)):
        yield Place(at + escape.start(), "vtt-backslash", said[escape.start() : escape.start() + 2])
