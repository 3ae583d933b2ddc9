"""Why `captioner fix` left an error, in a line for each kind."""

from collections.abc import Iterator

import captioner
from captioner.cli.console import counted
from captioner.text.measure import display_width

_LISTED = 5
_REASONS = {
    "order": "the order of the cues is never changed",
    "overlap": "it is shown beside another cue, or one of the two could not be read in time",
    "gap": "the cue would not last",
    "max-duration": "its words are spoken for so long, or cannot be split",
    "min-duration": "there is no silence to hold it in, and it fits no cue beside it that it may join",
    "frame": "it is shown at 100 hours or later",
    "empty": "there is no other cue in the file",
    "line-count": "each speaker needs a line, or a player could take its lines for something else if they were others",
}


def unfixed(source: str, captions: captioner.Captions, findings: tuple[captioner.Finding, ...]) -> Iterator[str]:
    """One line for each kind of error that remains after `fix` with the level cues: in which cues, and why."""
    found: dict[tuple[str, str], list[captioner.Finding]] = {}
    for one in findings:
        if one.severity == "error":
            found.setdefault((one.code, _reason(one, captions)), []).append(one)
    for (code, reason), alike in found.items():
        numbers = list(dict.fromkeys(one.cue for one in alike))
        listed = ", ".join(map(str, numbers[:_LISTED]))
        more = f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
        where = f"cue {listed}" if len(numbers) == 1 else f"cues {listed}{more}"
        fastest = max((one.measured for one in alike if not isinstance(one.measured, str)), default=0)
        reason = reason.format(f"{fastest:g}")
        yield f"{source}: {counted(len(alike), f'{code} error')} left in {where}: {reason}"


def _reason(one: captioner.Finding, captions: captioner.Captions) -> str:
    if one.code == "reading-speed":
        return "spoken at up to {} characters a second, which no split slows"
    if one.code == "line-width":
        words = captions[one.cue - 1].text.split()
        widest = max(map(display_width, words), default=0)
        if widest > captions.limits.max_line_width:
            return "a word is wider than a line"
        return "a player could take its lines for something else if they were others"
    if one.file_line is not None:
        return "it is in the file beside its cues: see check"
    return _REASONS.get(one.code, "no other times, lines or cues would be better")
