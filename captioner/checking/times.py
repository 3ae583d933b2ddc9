"""When cues come and go: order, overlaps, gaps, durations, frames."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from captioner.checking.finding import Finding
from captioner.checking.sources import FRAME, ORDER, OVERLAP
from captioner.cue import Cue
from captioner.frames import frame_at, frame_ms
from captioner.limits import Limits
from captioner.schedule import blinks


def time_findings(
    cues: Sequence[Cue], errors: Sequence[Mapping[str, Finding]], limits: Limits, sources: Mapping[str, str]
) -> Iterator[list[Finding]]:
    """For each cue, what is wrong with its times; `errors` are those of its measures, by the limit that is broken."""
    # The latest start and the latest end of the cues so far.
    latest_ms = reached_ms = cues[0].start_ms if cues else 0
    for number, (cue, after, broken) in enumerate(zip_longest(cues, cues[1:], errors), 1):
        found: list[Finding] = []
        start_ms, end_ms = cue.start_ms, cue.end_ms
        if start_ms < latest_ms:
            found.append(Finding("order", "error", number, start_ms, None, start_ms, latest_ms, ORDER))
        elif start_ms < reached_ms:
            found.append(Finding("overlap", "error", number, start_ms, None, reached_ms - start_ms, 0, OVERLAP))
        reached_ms = max(reached_ms, end_ms)
        # Where an earlier cue still stands there is no gap.
        if after and reached_ms == end_ms <= after.start_ms < end_ms + limits.chain_below_ms:
            found += _gap(number, cue, after.start_ms, broken, limits, sources)
        if end_ms < start_ms:
            found.append(Finding("order", "error", number, start_ms, None, end_ms, start_ms, ORDER))
        else:
            found += [broken[limit] for limit in ("min_duration_ms", "max_duration_ms") if limit in broken]
        if limits.fps:
            for time_ms in (start_ms, end_ms):
                nearest_ms = frame_ms(frame_at(time_ms, limits.fps), limits.fps)
                if nearest_ms != time_ms:
                    found.append(Finding("frame", "error", number, start_ms, None, time_ms, nearest_ms, FRAME))
        latest_ms = max(latest_ms, start_ms)
        yield found


def _gap(
    number: int, cue: Cue, next_ms: int, errors: Mapping[str, Finding], limits: Limits, sources: Mapping[str, str]
) -> list[Finding]:
    """The gap after a cue, which no other overlaps: too short, or long enough to be seen and too short to be meant."""
    if "min_gap_ms" in errors:
        return [errors["min_gap_ms"]]
    gap_ms, least_ms = next_ms - cue.end_ms, limits.min_gap_ms
    # Two frames, of which the limit is one rounding, may be a millisecond more when both edges are rounded; and a gap
    # that the longest cue cannot close is what it is.
    rounded = limits.fps is None and least_ms > 0 and gap_ms == least_ms + 1
    flashes = blinks(cue.end_ms, next_ms, limits) and not rounded
    if flashes and cue.duration_ms + gap_ms - least_ms <= limits.max_duration_ms:
        allowed_ms = limits.chain_below_ms
        return [Finding("gap", "warning", number, cue.start_ms, None, gap_ms, allowed_ms, sources["chain_below_ms"])]
    return []
