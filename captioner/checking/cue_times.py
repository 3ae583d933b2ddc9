"""Findings about the start and end times of cues: order, overlaps, gaps, durations, frames."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from captioner.checking.finding import Finding
from captioner.checking.gaps import flash_limits, flashes
from captioner.checking.sources import FLASH, FRAME, ORDER, OVERLAP
from captioner.cue import Cue
from captioner.frames import is_frame_ms, nearest_frame_ms
from captioner.limits import Limits


def time_findings(
    cues: Sequence[Cue],
    errors: Sequence[Mapping[str, Finding]],
    language: str,
    limits: Limits,
    sources: Mapping[str, str],
) -> Iterator[list[Finding]]:
    """For each cue, the findings about its times; `errors` has each cue's errors by the limit that it breaks.

    Cues at different places of the picture neither overlap nor leave a gap between them.
    """
    flashing = flash_limits(limits, language)
    source = sources["chain_below_ms"] if flashing.chain_below_ms == limits.chain_below_ms else FLASH
    latest_start_ms = cues[0].start_ms if cues else 0
    # By place.
    ends_ms: dict[str, int] = {}
    for number, (cue, after, broken) in enumerate(zip_longest(cues, cues[1:], errors), 1):
        found: list[Finding] = []
        start_ms, end_ms = cue.start_ms, cue.end_ms
        latest_end_ms = ends_ms.get(cue.place, 0)
        if start_ms < latest_start_ms:
            found.append(Finding("order", "error", number, start_ms, None, start_ms, latest_start_ms, ORDER))
        elif start_ms < latest_end_ms:
            found.append(Finding("overlap", "error", number, start_ms, None, latest_end_ms - start_ms, 0, OVERLAP))
        ends_ms[cue.place] = latest_end_ms = max(latest_end_ms, end_ms)
        # There is no gap while an earlier cue is still shown.
        if after and latest_end_ms == end_ms <= after.start_ms and after.place == cue.place:
            if "min_gap_ms" in broken:
                found.append(broken["min_gap_ms"])
            elif flashes(cue, after.start_ms, flashing):
                gap_ms, allowed_ms = after.start_ms - end_ms, flashing.chain_below_ms
                found.append(Finding("gap", "warning", number, start_ms, None, gap_ms, allowed_ms, source))
        if end_ms < start_ms:
            found.append(Finding("order", "error", number, start_ms, None, end_ms, start_ms, ORDER))
        else:
            found += [broken[limit] for limit in ("min_duration_ms", "max_duration_ms") if limit in broken]
        if limits.fps:
            for time_ms in (start_ms, end_ms):
                # Some programs write a millisecond less, which players show from the same frame on.
                if not is_frame_ms(time_ms, limits.fps) and not is_frame_ms(time_ms + 1, limits.fps):
                    nearest_ms = nearest_frame_ms(time_ms, limits.fps)
                    found.append(Finding("frame", "error", number, start_ms, None, time_ms, nearest_ms, FRAME))
        latest_start_ms = max(latest_start_ms, start_ms)
        yield found
