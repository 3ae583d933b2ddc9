"""The words of a script and the speech that it lacks, in one order, with times; and what was not matched."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from captioner.timing.merge import moved_apart
from captioner.timing.script.anchors import aligned
from captioner.timing.script.groups import Group, Side
from captioner.timing.script.match import Kind, ScriptMatch, Unmatched
from captioner.timing.script.names import named
from captioner.timing.script.placing import one_placed, parted, placed
from captioner.timing.script.spreading import moved, spread_between, spread_first, spread_over, weight_of
from captioner.timing.script.words import ScriptWord
from captioner.timing.words import Timing, Word

# A passage of the script is shown for another of the speech only if neither is longer than so many times the other and
# some letters more, which an abbreviation lacks.
_MOST_UNEVEN, _UNEVEN_LETTERS = 3, 8


def assembled(timing: Timing, script: Sequence[ScriptWord], language: str, *, drop: bool) -> Timing:
    """A timing of the script's words and, unless `drop`, of the speech that the script lacks; with `script`."""
    assembly = _Assembly(timing, script, drop=drop)
    groups = aligned(assembly.written, assembly.spoken, language)
    runs = [(matched, list(run)) for matched, run in groupby(groups, key=lambda group: group.matched)]
    for at, (matched, run) in enumerate(runs):
        if matched:
            assembly.add_matched(run)
        else:
            until = runs[at + 1][1][0].spoken_from if at + 1 < len(runs) else None
            assembly.add_unmatched(run, until)
    return assembly.timing()


class _Assembly:
    def __init__(self, timing: Timing, script: Sequence[ScriptWord], *, drop: bool) -> None:
        self.source, self.script, self.drop = timing, script, drop
        self.speech = [part for word in timing.words for part in parted(word)]
        self.written = Side([word.text for word in script], {at for at, word in enumerate(script) if word.is_tag})
        self.spoken = Side([word.text for word in self.speech])
        self.words: list[Word] = []
        # Words of the script that are not spoken, at the begin of a clip that has no time for them.
        self.leading: list[ScriptWord] = []
        self.unmatched: list[Unmatched] = []
        self.matched_letters = 0
        # Who speaks by the speech and by the script, for each matched word.
        self.names: Counter[tuple[str | None, str | None]] = Counter()
        spoken_ms = sum(word.end_ms - word.start_ms for word in timing.words)
        self.letter_ms = spoken_ms / max(1, sum(map(weight_of, self.spoken.texts)))

    def add_matched(self, groups: Sequence[Group]) -> None:
        for group in groups:
            spoken = self.speech[group.spoken_from : group.spoken_to]
            script = self.script[group.first : group.last]
            self.words += placed(script, group.said, spoken)
            self.names.update((spoken[0].speaker, word.speaker) for word in script)
            self.matched_letters += self.written.weight(group.first, group.last)

    def add_unmatched(self, groups: Sequence[Group], until: int | None) -> None:
        """Add a run of groups without counterpart; `until` is the spoken word after it."""
        first, last = groups[0], groups[-1]
        script = self.script[first.first : last.last]
        spoken = [
            word
            for at, word in enumerate(self.speech[first.spoken_from : last.spoken_to], first.spoken_from)
            if self.spoken.lettered[at]
        ]
        if self._is_replaced(first, last):
            pairs = all(_is_pair(group) for group in groups) and len(spoken) == len(script)
            words = list(map(one_placed, script, [[word] for word in spoken])) if pairs else spread_over(script, spoken)
            self.words += words
            self._report("replaced", script, words, spoken)
            return
        until_ms = self.speech[until].start_ms if until is not None else self._end_ms()
        if script and spoken and self._is_before(spoken, until_ms):
            self._add_unspoken(script, spoken[0].start_ms)
            script = ()
        if spoken:
            self._report("unscripted", (), spoken, spoken)
            self.words += () if self.drop else spoken
        if script:
            self._add_unspoken(script, until_ms)

    def _is_replaced(self, first: Group, last: Group) -> bool:
        written = [word.text for word in self.script[first.first : last.last] if not word.is_tag]
        texts = written, self.spoken.texts[first.spoken_from : last.spoken_to]
        lettered = self.written.weight(first.first, last.last), self.spoken.weight(first.spoken_from, last.spoken_to)
        if not all(lettered):
            return False
        short, long = sorted(sum(map(weight_of, side)) for side in texts)
        return long <= _MOST_UNEVEN * short + _UNEVEN_LETTERS

    def _is_before(self, spoken: Sequence[Word], until_ms: int | None) -> bool:
        """Whether there is more free time before some spoken words than after them."""
        before_ms = spoken[0].start_ms - (self.words[-1].end_ms if self.words else 0)
        return until_ms is not None and before_ms > until_ms - spoken[-1].end_ms

    def _add_unspoken(self, script: Sequence[ScriptWord], until_ms: int | None) -> None:
        if not self.words:
            script, self.leading = [*self.leading, *script], []
        self.leading += spread_between(self.words, script, until_ms, self.letter_ms)
        words = self.words[-len(script) :] if self.words else [Word(script[0].text, 0, until_ms or 1)]
        self._report("unspoken", script, words, ())

    def _report(self, kind: Kind, script: Sequence[ScriptWord], words: Sequence[Word], spoken: Sequence[Word]) -> None:
        """List a passage, unless all of it is punctuation and tags, which nobody speaks."""
        texts = _text([word for word in script if not word.is_tag]), _text(spoken)
        if any(map(str.isalnum, "".join(texts))):
            dropped = self.drop and kind == "unscripted"
            self.unmatched.append(Unmatched(kind, *texts, words[0].start_ms, words[-1].end_ms, dropped))

    def _end_ms(self) -> int | None:
        """Where the last word may end: with the clip, or anywhere if how long it lasts is not known."""
        last_ms = max((word.end_ms for word in self.source.words), default=0)
        duration_ms = self.source.duration_ms
        return None if duration_ms is None else max(duration_ms, last_ms)

    def timing(self) -> Timing:
        if self.leading:
            spread_first(self.leading, self.words)
        starts_ms, ends_ms, nudged = moved_apart(
            [word.start_ms for word in self.words], [word.end_ms for word in self.words]
        ) if self.words else ([], [], 0)  # fmt: skip
        words = tuple(
            word if (word.start_ms, word.end_ms) == (start_ms, end_ms) else moved(word, start_ms, end_ms)
            for word, start_ms, end_ms in zip(self.words, starts_ms, ends_ms, strict=True)
        )
        repairs = tuple(
            replace(repair, first_word=bisect_left(starts_ms, repair.from_ms)) for repair in self.source.repairs
        )
        letters = self.written.weight(0, len(self.written))
        words = tuple(named(words, self.names))
        match = ScriptMatch(letters, self.matched_letters, tuple(self.unmatched))
        return replace(self.source, words=words, repairs=repairs, nudged=self.source.nudged + nudged, script=match)


def _is_pair(group: Group) -> bool:
    return group.last - group.first == group.spoken_to - group.spoken_from == 1


def _text(words: Sequence[ScriptWord] | Sequence[Word]) -> str:
    return "".join([word.before + word.text for word in words]).strip()
