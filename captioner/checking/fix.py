"""`fix(captions)`: captions with other cue ends, line breaks or cues. No word changes."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Literal, get_args

from captioner.captions import Captions, require_captions
from captioner.checking.at_once import ABOUT_TIMES, findings_of, fixed_at_once
from captioner.checking.cue_fixes import is_spoken, on_frames, parted, relined, retimed, shortened, spanned, tidied
from captioner.checking.finding import Finding
from captioner.checking.measuring import badness
from captioner.checking.recut import recut
from captioner.checking.runs import runs
from captioner.checking.speech import letter_times
from captioner.cue import Cue
from captioner.errors import shown, wrong_type
from captioner.limits import Limits
from captioner.rolling import repeated_letters, unrolled
from captioner.timing.words import Timing

Level = Literal["timing", "lines", "cues"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""What `fix` may change, from the least to the most: cue ends; line breaks, too; cues, too."""

_Fix = Callable[[Sequence[Cue], int, Captions, Limits], Cue]
_OF_TEXT: Sequence[_Fix] = (tidied, relined)
_OF_TIMES: Sequence[_Fix] = (retimed,)
_OF_TIMES_OF_CUES: Sequence[_Fix] = (retimed, shortened, parted)
# Far more than any file has needed; two fixes that undo each other must not go on for ever.
_MAX_PASSES = 100


def fix(
    captions: Captions, limits: Limits | None = None, *, level: Level = "lines", timing: Timing | None = None
) -> Captions:
    """The captions with every finding fixed that their level can fix; `check` reports the rest.

    `timing` moves cue ends only. A cue is held into the silence after it for its reading speed and minimum duration, by
    the same rule as the cues of `caption`. Gaps are closed or opened. An overlap of up to a tenth of a second is taken
    off the earlier cue. With `fps`, every time moves to its nearest frame. Cues end before 100 hours, except those that
    start too late for that, whose times stay as they are.

    `lines` breaks lines again, too, if they are too wide or too many, end weakly or leave a word alone, and where a
    speaker's turn needs its own; white space is tidied. Lines stay that players could take for a time, a number or
    markup if they were broken elsewhere.

    `cues` splits and joins cues, too, by the layout search, around findings: the ends of other cues stay. Text that
    rolls or grows from cue to cue is there once. A cue without text is left out; one that is shown far longer than its
    speech can last is cut to the maximum duration, and one that overlaps the next where both are read in time. Text
    does not move between cues in other places, nor into or out of dialogue, sounds and songs. Where words have no
    times, those of `timing`, the clip that is captioned, are taken; without it, their cue's time is shared among them
    by their characters.

    The result has no `faults`: reading the file that `rewrite` makes of it lists those that remain.

    Fixing the result again changes nothing. Subtitle files do not say where speech ends, so a cue's speech is assumed
    to last until its end, and a cue is held only if that removes a finding; otherwise every run would hold it longer.

    Raises `ValueError` for another level, and `ScriptError` if less than half of the text is in `timing`.
    """
    require_captions(captions, limits)
    if level not in LEVELS:
        raise ValueError(f"{shown(level)} is not a level of fix: choose one of {', '.join(LEVELS)}")
    limits = limits or captions.limits
    if timing is not None and not isinstance(timing, Timing):
        raise wrong_type(timing, "a Timing", "read_clip() makes one from a clip")
    fixing = _Fixing(captions, limits, level, timing)
    fixing.run()
    return replace(captions, cues=tuple(fixing.cues), limits=limits, breaches=(), cost=None, faults=())


class _Fixing:
    """Cues on their way to fewer findings. It ends, because each step removes or reduces some and none adds any."""

    def __init__(self, captions: Captions, limits: Limits, level: Level, timing: Timing | None) -> None:
        self.captions, self.limits, self.level = captions, limits, level
        cues = captions.cues
        if level == "cues":
            cues = tuple(_with_text(list(unrolled(cues, repeated_letters(cues)))))
        self.cues = [spanned(on_frames(cue, limits)) for cue in cues]
        self.times = letter_times(self.cues, timing, captions.language) if timing and level == "cues" else None
        # What could not be improved, so that it is not tried again: the objects, so that none takes their identity.
        self.tried: dict[tuple[str, tuple[int, ...]], Sequence[Cue | None]] = {}

    def run(self) -> None:
        changed = is_last = False
        found: Mapping[int, Sequence[Finding]] | None = None
        for _ in range(_MAX_PASSES):
            if is_last and not changed:
                break
            # What could not be improved is tried once more when all else is done: a second fix would do so, too.
            is_last = not changed
            if is_last:
                self.tried.clear()
            changed = changed_by_one = False
            if found is None:
                found = self._findings()
            if self.level == "cues":
                self.cues, found, changed = fixed_at_once(self.cues, found, self.captions, self.limits, self.times)
            codes = {at: {one.code for one in about} for at, about in found.items()}
            for at in sorted({number - step for number in codes for step in (0, 1)} - {-1}):
                changed_by_one |= self._fix_cue(at, codes.get(at, set()), codes.get(at + 1, set()))
            if not (changed or changed_by_one) and self.level == "cues":
                changed_by_one = self._fix_runs(found)
            changed |= changed_by_one
            found = None if changed_by_one else found

    def _findings(self) -> Mapping[int, Sequence[Finding]]:
        return findings_of(self.cues, self.captions.language, self.limits)

    def _is_new(self, what: str, *cues: Cue | None) -> bool:
        """Whether this has not been tried before with these cues, in their places."""
        key = (what, tuple(map(id, cues)))
        if key in self.tried:
            return False
        self.tried[key] = cues
        return True

    def _fix_cue(self, at: int, codes: Set[str], codes_after: Set[str]) -> bool:
        """Whether one cue could be improved, with these findings in it and in the next; it is replaced in place."""
        cues, before = self.cues, self.cues[at]
        if not self._is_new("cue", *self._beside(at, at + 1), before):
            return False
        fixes: list[_Fix] = []
        if self.level != "timing" and not codes <= ABOUT_TIMES:
            fixes += _OF_TEXT
        if not ABOUT_TIMES.isdisjoint(codes | codes_after):
            fixes += _OF_TIMES_OF_CUES if self.level == "cues" else _OF_TIMES
        for apply in fixes:
            fixed = apply(cues, at, self.captions, self.limits)
            # New times change nothing before the cue: it keeps its start.
            first = max(0, at - 1) if apply in _OF_TEXT else at
            if fixed is not cues[at] and self._is_better(first, at, fixed):
                cues[at] = spanned(fixed)
        return cues[at] is not before

    def _is_better(self, first: int, at: int, fixed: Cue) -> bool:
        """Whether the cues from `first` to the one after `at` are better with `fixed` in place of `cues[at]`."""
        cues, language = self.cues, self.captions.language
        was, would_be = (
            badness((*cues[first:at], cue, *cues[at + 1 : at + 2]), language, self.limits) for cue in (cues[at], fixed)
        )
        if self.level == "cues" and would_be.of_times != was.of_times:
            return would_be.of_times < was.of_times
        if (would_be.errors, would_be.warnings) != (was.errors, was.warnings):
            return (would_be.errors, would_be.warnings) < (was.errors, was.warnings)
        # The next run would take the end of a hold for the end of speech, and would extend a hold that removes no
        # finding.
        return would_be.excess < was.excess and (fixed.end_ms == cues[at].end_ms or is_spoken(fixed))

    def _fix_runs(self, found: Mapping[int, Sequence[Finding]]) -> bool:
        """Whether cues could be split or joined; they are replaced in place."""
        made: list[Cue] = []
        done, changed = 0, False
        for run in runs(self.cues, found, self.limits, self.times):
            cues = list(run.cues)
            if self._is_new("run", run.before, *cues, run.after):
                cues = recut(run, self.captions.language, self.limits)
                changed |= list(map(id, cues)) != list(map(id, run.cues))
            made += [*self.cues[done : run.first], *cues]
            done = run.first + len(run.cues)
        self.cues = [*made, *self.cues[done:]]
        return changed

    def _beside(self, first: int, end: int) -> tuple[Cue | None, Cue | None]:
        """The cues before and after some cues."""
        return self.cues[first - 1] if first else None, self.cues[end] if end < len(self.cues) else None


def _with_text(cues: list[Cue]) -> list[Cue]:
    """The cues that have text; all of them if none has."""
    return [cue for cue in cues if cue.text.strip()] or cues
