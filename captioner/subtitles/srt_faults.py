"""The faults of an SRT file: numbers, blank lines, and times in a form that not every player reads."""

import re
from collections.abc import Iterator, Sequence

from captioner.subtitles.fault_places import Place, first_of, shown
from captioner.subtitles.raw_cues import RawCue, text_before
from captioner.subtitles.time_lines import times_fault

# Before more text: VLC ends a cue at an empty line, ffmpeg at one of white space.
_BLANK_LINE = re.compile(r"(?:\A|(?<=\n))[ \t]*\n")
_SPACE_LINE = re.compile(r"\n[ \t]+\n")
_CLOCK = "[0-9]{2}:[0-5][0-9]:[0-5][0-9],[0-9]{3}"
_PLAIN = re.compile(rf"(?:\A|\n\n)([0-9]+)\n{_CLOCK} --> {_CLOCK}\n(?=\S)")
_NUMBER = re.compile(r"[0-9]{1,9}")


def srt_faults(text: str, cues: Sequence[RawCue]) -> Iterator[Place]:
    """Where the faults of a file are, and what they are."""
    if _is_plain(text, cues):
        return
    before = text_before(text, cues)
    if before:
        yield Place(text.index(before[1]), "srt-text-before", shown(before[1]))
    yield from _about_numbers(text, cues)
    end = 0
    for cue in cues:
        # What stands between most cues: a blank line and a number.
        if end and text[end : end + 2] != "\n\n" and "\n\n" not in text[end : cue.start]:
            yield Place(end + 1, "srt-no-blank-line", "no blank line before the next cue")
        yield from _about_cue(text, cue)
        end = cue.text_end


def _is_plain(text: str, cues: Sequence[RawCue]) -> bool:
    """Whether a file has nothing but cues in the form that every player reads; most files have, and this is quick."""
    numbers = _PLAIN.findall(text)
    return (
        len(numbers) == len(cues) == text.count("\n\n")
        and text.endswith("\n\n")
        and numbers == [f"{number}" for number in range(1, len(cues) + 1)]
        and not _SPACE_LINE.search(text)
    )


def _about_numbers(text: str, cues: Sequence[RawCue]) -> Iterator[Place]:
    """What is wrong with the numbers of cues; a single finding for all that are missing, and for all that are wrong."""
    missing: list[Place] = []
    wrong: list[Place] = []
    number, end = None, 0
    for cue in cues:
        named = text[end : cue.start].rstrip("\n").rpartition("\n")[2].strip()
        if _NUMBER.fullmatch(named):
            if number is not None and int(named) != number + 1:
                wrong.append(Place(cue.start - 1, "srt-number", f"{named} after {number}"))
            number = int(named)
        else:
            number = None if number is None else number + 1
            if named:
                yield Place(cue.start - 1, "srt-name", shown(named))
            elif not end:
                yield Place(cue.start, "srt-no-first-number", "no number")
            else:
                missing.append(Place(cue.start, "srt-no-number", "no number"))
        end = cue.text_end
    yield from first_of(missing)
    yield from first_of(wrong)


def _about_cue(text: str, cue: RawCue) -> Iterator[Place]:
    times = text[slice(*cue.times_span)]
    if not cue.readable:
        yield Place(cue.start, "srt-time-line", shown(times))
    elif fault := times_fault(times, vtt=False):
        yield Place(cue.start, fault, shown(times))
    blank = _BLANK_LINE.search(cue.text)
    if blank and cue.text.strip():
        yield Place(cue.text_start + blank.start(), "srt-blank-line", "a blank line before more text")
