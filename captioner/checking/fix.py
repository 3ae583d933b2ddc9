"""`fix(captions)`: what timing or line ends alone can cure. No word is touched, no cue is added, left out or moved."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from captioner.breaks import Breaks, break_costs
from captioner.captions import Captions
from captioner.checking import check
from captioner.checking.leading import weakness
from captioner.columns import BARRED, Columns
from captioner.frames import frame_at, frame_ms, least_frames
from captioner.grouping import Cue, Line
from captioner.limits import Limits
from captioner.schedule import window
from captioner.search import cheapest_part
from captioner.text import display_width, reading_chars


def fix(captions: Captions, limits: Limits | None = None) -> Captions:
    """The captions with everything cured that other ends of cues and of lines can cure; `check` tells what remains.

    A cue is held into the silence behind it for its reading speed and its minimum duration, by the rule by which our
    own cues are held; gaps are closed or opened; an overlap of up to a tenth of a second is taken off the earlier cue.
    Lines are broken anew where they are too wide or too many, end weakly or leave a word alone; white space is tidied.
    With `fps`, every time goes to its nearest frame. A cue without findings stays as it is.

    A file of subtitles does not tell where speech ends: a cue is taken to end with its speech, so one that is still too
    fast to read would be held once more by fixing it once more.
    """
    limits = limits or captions.limits
    cues = [_on_frames(cue, limits) for cue in captions.cues]
    faulty = {finding.cue for finding in check(replace(captions, cues=tuple(cues)), limits)}
    # An overlap is found in the later of two cues, and cured in the earlier one.
    for at in sorted({number - step for number in faulty for step in (1, 2)} & {*range(len(cues))}):
        for cure in (_tidied, _relined, _retimed):
            cured = cure(cues, at, captions, limits)
            if _faults(cues, at, cured, captions.language, limits) < _faults(
                cues, at, cues[at], captions.language, limits
            ):
                cues[at] = cured
    return replace(captions, cues=tuple(cues), limits=limits, breaches=())


# More than most layouts cost.
_DEAR = 10**6
_MAX_TRIMMED_MS = 100
_DASHES = tuple("-–—‐")


def _faults(cues: Sequence[Cue], at: int, cue: Cue, language: str, limits: Limits) -> tuple[int, int, float]:
    """How many errors and warnings there are where a cue stands between its neighbours, and how far off they are."""
    around = (*cues[max(0, at - 1) : at], cue, *cues[at + 1 : at + 2])
    found = check(Captions(around, limits, language))
    errors = sum(one.severity == "error" for one in found)
    off = sum(
        abs(one.measured - one.allowed) / (one.allowed or 1)
        for one in found
        if not isinstance(one.measured, str) and not isinstance(one.allowed, str)
    )
    return errors, len(found) - errors, off


def _tidied(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue without blank lines and stray white space."""
    lines = tuple(Line(line.words) for line in cues[at].lines if line.words)
    return _if_same_text(cues[at], lines)


def _relined(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with the line ends that the search of our own captions would choose for it; dialogue stays as it is."""
    cue, words = cues[at], cues[at].words
    if not words or any(line.text.lstrip().startswith(_DASHES) for line in cue.lines):
        return cue
    language = captions.language
    if display_width(" ".join(cue.text.split())) >= limits.max_line_count * (limits.max_line_width + 1):
        return cue
    # One cue it is, whatever its words and its time.
    free = replace(limits, max_words=None, max_duration_ms=max(limits.max_duration_ms, cue.duration_ms))
    # A weak end that another break can avoid is a finding, whatever the search would pay for it.
    ends = [
        cost + (_DEAR if weakness(word.text, after.text, language) else 0)
        for cost, (word, after) in zip(break_costs(words, language).line, pairwise(words), strict=True)
    ]
    barred = Breaks(ends, [BARRED] * len(ends), [False] * len(ends))
    _, layouts = cheapest_part(Columns(words, language, free, None, barred), 0, len(words))
    if len(layouts) > 1:
        return cue
    edges = layouts[0]
    return _if_same_text(cue, tuple(Line(words[first:end]) for first, end in pairwise(edges)))


def _if_same_text(cue: Cue, lines: tuple[Line, ...]) -> Cue:
    """The cue on other lines, unless a character other than white space would be lost by that."""
    cured = replace(cue, lines=lines)
    return cured if "".join(cured.text.split()) == "".join(cue.text.split()) else cue


def _retimed(cues: Sequence[Cue], at: int, captions: Captions, limits: Limits) -> Cue:
    """The cue with another end, by the rule by which our own cues end."""
    cue, words = cues[at], cues[at].words
    after = cues[at + 1] if at + 1 < len(cues) else None
    if not words or cue.end_ms <= cue.start_ms or (after and after.start_ms <= cue.start_ms):
        return cue
    speech_end_ms = cue.end_ms
    if words[-1].start_ms > words[0].start_ms:
        speech_end_ms = words[-1].end_ms
    else:
        # Where no word has a time of its own, a cue is taken to end with its speech.
        limits = replace(limits, rest_hold_ms=0)
    if after and speech_end_ms > after.start_ms:
        if speech_end_ms - after.start_ms > _MAX_TRIMMED_MS:
            return cue
        speech_end_ms = after.start_ms
    chars = sum(reading_chars(line.text, captions.language) for line in cue.lines)
    next_start_ms = after.start_ms if after else None
    _, end_ms = window(cue.start_ms, speech_end_ms, next_start_ms, captions.duration_ms, chars, limits)
    cured = _on_frames(replace(cue, end_ms=end_ms), limits)
    if limits.fps and after:
        last = frame_at(after.start_ms, limits.fps) - least_frames(limits.min_gap_ms, limits.fps)
        if frame_at(cured.start_ms, limits.fps) < last:
            return replace(cured, end_ms=min(cured.end_ms, frame_ms(last, limits.fps)))
    return cured


def _on_frames(cue: Cue, limits: Limits) -> Cue:
    if limits.fps is None:
        return cue
    start_ms, end_ms = (frame_ms(frame_at(time_ms, limits.fps), limits.fps) for time_ms in (cue.start_ms, cue.end_ms))
    return replace(cue, start_ms=start_ms, end_ms=end_ms)
