"""Which gaps between cues flash: too short to look deliberate, too long to go unseen."""

from dataclasses import replace

from captioner.checking.sources import nearest_preset
from captioner.cue import Cue
from captioner.limits import PRESETS, Limits
from captioner.schedule import blinks

# Nobody sees a gap that is shorter than a frame at 60 per second.
_UNSEEN_BELOW_MS = 17
# Two frames, the gap that Netflix asks for between all cues, last 66 to 84 ms at 24 to 30 frames per second.
_TWO_FRAMES_MS = range(66, 85)


def flash_limits(limits: Limits, language: str) -> Limits:
    """The same limits, with the length in `chain_below_ms` below which a gap flashes.

    Our own captions keep longer gaps closed than the preset's guide asks for. A length that was given applies as it is.
    """
    name = nearest_preset(limits, language)
    if limits.chain_below_ms != Limits.preset(name, language=language).chain_below_ms:
        return limits
    below_ms = min(limits.chain_below_ms, max(PRESETS[name].flash_below_ms, limits.min_gap_ms))
    return replace(limits, chain_below_ms=below_ms)


def flashes(cue: Cue, next_start_ms: int, flashing: Limits) -> bool:
    """Whether the gap after a cue flashes and could be closed; `flashing` comes from `flash_limits`."""
    gap_ms, least_ms = next_start_ms - cue.end_ms, flashing.min_gap_ms
    if gap_ms >= flashing.chain_below_ms and flashing.fps is None:
        return False
    if gap_ms < _UNSEEN_BELOW_MS or gap_ms in _TWO_FRAMES_MS:
        return False
    # The minimum is a rounded number of frames: with both edges rounded, the same frames can be a millisecond more.
    if flashing.fps is None and gap_ms == least_ms + 1:
        return False
    # A gap that can only be closed by exceeding the maximum duration is allowed.
    return (
        blinks(cue.end_ms, next_start_ms, flashing) and cue.duration_ms + gap_ms - least_ms <= flashing.max_duration_ms
    )
