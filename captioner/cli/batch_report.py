"""What a batch says: a line for each failure when it happens, and at the end sums, reasons, and the five worst."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

import captioner
from captioner.cli.console import counted
from captioner.cli.delivery import broken

_WORST = 5
# A reason names so many of the inputs that failed for it, and a summary so many reasons.
_LISTED, _MOST_REASONS = 5, 20
_OTHER = "other reasons"
# What differs between failures for the same reason.
_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d.,]*|^clip \S+: ")


@dataclass(slots=True)
class Report:
    """What has come out so far; it grows with the number of reasons, not with that of results.

    `language` is the one that was typed.
    """

    language: str | None
    outcomes: Counter[str] = field(default_factory=Counter)
    sums: Counter[str] = field(default_factory=Counter)
    languages: dict[str, None] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    worst: list[tuple[float, float, int, str]] = field(default_factory=list)

    def add(self, result: captioner.Result) -> None:
        """Count a result."""
        self.outcomes[result.outcome] += 1
        if result.error is not None:
            self._add_failure(result.input, result.error)
        if result.outcome != "made":
            return
        for name in ("clips", "cues", "over", "nudged", "dropped", "cut", "estimated"):
            self.sums[name] += getattr(result, name)
        self.sums["files"] += len(result.files)
        self.sums["repairs"] += len(result.repairs)
        self.sums["tags"] += sum(not tag.shown for tag in result.tags)
        self.sums["markup"] += sum(tag.shown and tag.kind == "markup" for tag in result.tags)
        guessed = result.guessed and self.language is None
        self.languages |= {f"{one} (guessed)" if guessed else one: None for one in result.languages}
        if result.script is not None:
            self.sums["unmatched"] += len(result.script.unmatched)
        self._add_worst(result)

    @property
    def failed(self) -> int:
        """How many inputs failed."""
        return self.outcomes["failed"]

    @property
    def total(self) -> int:
        """How many inputs there were, but for those that were passed over."""
        return sum(self.outcomes.values()) - self.outcomes["passed over"]

    def lines(self) -> Iterator[str]:
        """What was made, what was mended, and which results are worst."""
        sums = self.sums
        if self.outcomes["made before"]:
            yield f"{counted(self.outcomes['made before'], 'input')} made before: left as they are"
        if sums["clips"]:
            languages = f"language{'s' * (len(self.languages) > 1)} {', '.join(sorted(self.languages))}"
            made = f"{counted(sums['files'], 'file')} of {counted(sums['clips'], 'clip')}"
            yield f"{made}: {counted(sums['cues'], 'cue')}, {sums['over']} over limits, {languages}"
        for name, thing, what in (
            ("nudged", "word", "moved by milliseconds because their times coincide"),
            ("dropped", "control character", "left out"),
            ("cut", "word", "cut where their clip ends"),
            ("repairs", "repair", "of times"),
            ("estimated", "word", "with times that were made up"),
            ("tags", "tag", "left out"),
            ("markup", "piece", "of markup shown, because it may have been read aloud"),
            ("unmatched", "passage", "in which script and speech differ"),
        ):
            if sums[name]:
                yield f"{counted(sums[name], thing)} {what}"
        if self.worst:
            yield "the worst, to be looked at first:" if len(self.worst) > 1 else "to be looked at:"
            yield from (f"  {text}" for *_, text in sorted(self.worst, reverse=True))

    def failure_lines(self, log: str | None) -> Iterator[str]:
        """How many inputs failed and why, by reason, each with a few of the inputs."""
        if not self.failed:
            return
        yield f"Error: {self.failed} of {counted(self.total, 'input')} failed"
        for reason, count in self.failures.most_common():
            message, inputs = self.examples[reason]
            more = f" and {count - len(inputs)} more" if count > len(inputs) else ""
            yield f"  {count}: {message} ({', '.join(inputs)}{more})"
        if log is not None:
            yield f"  all of them: {log}"

    def _add_failure(self, label: str, error: captioner.CaptionerError) -> None:
        message = message_of(label, error)
        if isinstance(error, captioner.OutputError | captioner.FormatError) and error.path is not None:
            message = message.removeprefix(f"{error.path}: ")
        reason = _VARYING.sub("…", message)
        if reason not in self.examples and len(self.examples) >= _MOST_REASONS:
            reason = message = _OTHER
        self.failures[reason] += 1
        _, inputs = self.examples.setdefault(reason, (message, []))
        if len(inputs) < _LISTED:
            inputs.append(label)

    def _add_worst(self, result: captioner.Result) -> None:
        """Keep a result if it is among the worst: by made-up times and cues over limits, then by its cost a word."""
        words, cues = result.words or 1, result.cues or 1
        mended = sum(repair.words for repair in result.repairs)
        score = 2 * result.estimated / words + result.over / cues + mended / words
        if not score:
            return
        entry = (score, result.cost / words, -result.number, f"{result.input}: {_why(result)}")
        if len(self.worst) < _WORST:
            heappush(self.worst, entry)
        else:
            heappushpop(self.worst, entry)


def message_of(label: str, error: captioner.CaptionerError) -> str:
    """The message of an error without the name of its input, which comes before it elsewhere."""
    message = str(error)
    return message.removeprefix(f"{label}: ") or message


def _why(result: captioner.Result) -> str:
    """What is wrong with a result, in words."""
    parts = []
    if result.estimated:
        parts.append(f"{result.estimated} of {counted(result.words, 'word')} with times that were made up")
    if result.over:
        worst = max(result.breaches, key=lambda one: abs(one.measured - one.allowed) / (one.allowed or 1))
        parts.append(f"{result.over} of {counted(result.cues, 'cue')} over limits, {broken(worst)} (cue {worst.cue})")
    if result.repairs:
        longest = max(result.repairs, key=lambda repair: repair.words)
        parts.append(f"{counted(len(result.repairs), 'repair')}, such as: {longest}")
    return "; ".join([*parts, f"cost a word {result.cost / (result.words or 1):.0f}"])
