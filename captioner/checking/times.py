"""When cues come and go: order, overlaps, gaps, durations, frames."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from captioner.checking.finding import Finding
from captioner.checking.sources import FRAME, ORDER, OVERLAP
from captioner.cue import Cue
from captioner.frames import frame_at, frame_ms, least_frames
from captioner.limits import Limits


def time_findings(cues: Sequence[Cue], limits: Limits, sources: Mapping[str, str]) -> Iterator[list[Finding]]:
    """For each cue, what is wrong with its times; none of them needs its text."""
    min_duration_ms, max_duration_ms = limits.min_duration_ms, limits.max_duration_ms
    # The latest start and the latest end of the cues so far.
    latest_ms = reached_ms = cues[0].start_ms if cues else 0
    for number, (cue, after) in enumerate(zip_longest(cues, cues[1:]), 1):
        found: list[Finding] = []
        start_ms, end_ms = cue.start_ms, cue.end_ms
        if start_ms < latest_ms:
            found.append(Finding("order", "error", number, start_ms, None, start_ms, latest_ms, ORDER))
        elif start_ms < reached_ms:
            found.append(Finding("overlap", "error", number, start_ms, None, reached_ms - start_ms, 0, OVERLAP))
        reached_ms = max(reached_ms, end_ms)
        # Where an earlier cue still stands there is no gap.
        if after and reached_ms == end_ms <= after.start_ms < end_ms + limits.chain_below_ms:
            found += _gap(number, cue, after.start_ms - end_ms, limits, sources)
        duration_ms = end_ms - start_ms
        if duration_ms < 0:
            found.append(Finding("order", "error", number, start_ms, None, end_ms, start_ms, ORDER))
        elif duration_ms < min_duration_ms or duration_ms == 0:
            source = sources["min_duration_ms"]
            found.append(Finding("min-duration", "error", number, start_ms, None, duration_ms, min_duration_ms, source))
        elif duration_ms > max_duration_ms:
            source = sources["max_duration_ms"]
            found.append(Finding("max-duration", "error", number, start_ms, None, duration_ms, max_duration_ms, source))
        if limits.fps:
            for time_ms in (start_ms, end_ms):
                nearest_ms = frame_ms(frame_at(time_ms, limits.fps), limits.fps)
                if nearest_ms != time_ms:
                    found.append(Finding("frame", "error", number, start_ms, None, time_ms, nearest_ms, FRAME))
        latest_ms = max(latest_ms, start_ms)
        yield found


def _gap(number: int, cue: Cue, gap_ms: int, limits: Limits, sources: Mapping[str, str]) -> list[Finding]:
    """The gap after a cue, which no other overlaps: too short, or long enough to be seen and too short to be meant."""
    least_ms, fps = limits.min_gap_ms, limits.fps
    if fps:
        # Edges are rounded to the millisecond, so that only frames can be compared.
        gap = frame_at(cue.end_ms + gap_ms, fps) - frame_at(cue.end_ms, fps)
        least, chain_below = least_frames(least_ms, fps), least_frames(limits.chain_below_ms, fps)
        short, flashes = gap < least, least < gap < chain_below
    else:
        # Two frames, of which the limit is one rounding, may be a millisecond more when both edges are rounded.
        short, flashes = gap_ms < least_ms, least_ms + (least_ms > 0) < gap_ms
    if short:
        return [Finding("gap", "error", number, cue.start_ms, None, gap_ms, least_ms, sources["min_gap_ms"])]
    # A gap that the longest cue cannot close is what it is.
    if flashes and cue.duration_ms + gap_ms - least_ms <= limits.max_duration_ms:
        allowed_ms = limits.chain_below_ms
        return [Finding("gap", "warning", number, cue.start_ms, None, gap_ms, allowed_ms, sources["chain_below_ms"])]
    return []
