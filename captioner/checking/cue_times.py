"""Findings about the start and end times of cues: order, overlaps, gaps, durations, frames."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from captioner.checking.finding import Finding
from captioner.checking.sources import FRAME, ORDER, OVERLAP
from captioner.cue import Cue
from captioner.frames import is_frame_ms, nearest_frame_ms
from captioner.limits import Limits
from captioner.schedule import blinks


def time_findings(
    cues: Sequence[Cue], errors: Sequence[Mapping[str, Finding]], limits: Limits, sources: Mapping[str, str]
) -> Iterator[list[Finding]]:
    """For each cue, the findings about its times; `errors` has each cue's errors by the limit that it breaks."""
    latest_start_ms = latest_end_ms = cues[0].start_ms if cues else 0
    for number, (cue, after, broken) in enumerate(zip_longest(cues, cues[1:], errors), 1):
        found: list[Finding] = []
        start_ms, end_ms = cue.start_ms, cue.end_ms
        if start_ms < latest_start_ms:
            found.append(Finding("order", "error", number, start_ms, None, start_ms, latest_start_ms, ORDER))
        elif start_ms < latest_end_ms:
            found.append(Finding("overlap", "error", number, start_ms, None, latest_end_ms - start_ms, 0, OVERLAP))
        latest_end_ms = max(latest_end_ms, end_ms)
        # There is no gap while an earlier cue is still shown.
        if after and latest_end_ms == end_ms <= after.start_ms < end_ms + limits.chain_below_ms:
            found += _gap(number, cue, after.start_ms, broken, limits, sources)
        if end_ms < start_ms:
            found.append(Finding("order", "error", number, start_ms, None, end_ms, start_ms, ORDER))
        else:
            found += [broken[limit] for limit in ("min_duration_ms", "max_duration_ms") if limit in broken]
        if limits.fps:
            for time_ms in (start_ms, end_ms):
                if not is_frame_ms(time_ms, limits.fps):
                    nearest_ms = nearest_frame_ms(time_ms, limits.fps)
                    found.append(Finding("frame", "error", number, start_ms, None, time_ms, nearest_ms, FRAME))
        latest_start_ms = max(latest_start_ms, start_ms)
        yield found


def _gap(
    number: int, cue: Cue, next_ms: int, errors: Mapping[str, Finding], limits: Limits, sources: Mapping[str, str]
) -> list[Finding]:
    """The finding for the gap after a cue: it is below the minimum, or so short that it looks like a flicker."""
    if "min_gap_ms" in errors:
        return [errors["min_gap_ms"]]
    gap_ms, least_ms = next_ms - cue.end_ms, limits.min_gap_ms
    # The minimum is a rounded number of frames: with both edges rounded, the same frames can be a millisecond more.
    is_minimum = limits.fps is None and least_ms > 0 and gap_ms == least_ms + 1
    flickers = blinks(cue.end_ms, next_ms, limits) and not is_minimum
    # A gap that can only be closed by exceeding the maximum duration is allowed.
    if flickers and cue.duration_ms + gap_ms - least_ms <= limits.max_duration_ms:
        allowed_ms = limits.chain_below_ms
        return [Finding("gap", "warning", number, cue.start_ms, None, gap_ms, allowed_ms, sources["chain_below_ms"])]
    return []
