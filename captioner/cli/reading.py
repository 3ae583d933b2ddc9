"""Clips as the options say: their unit of time, what is mended, and by how much they are stretched."""

import captioner
from captioner.cli.options import Options
from captioner.readers import Clip


def read_timings(clip: Clip, options: Options) -> tuple[captioner.Timing, ...]:
    """The timings of all clips in a source."""
    timings = captioner.read_clips(
        clip, time_unit=options.time_unit, repair=options.repair, vendor=options.vendor, mapping=options.mapping
    )
    return tuple(timing.stretched(options.stretch) for timing in timings) if options.stretch != 1 else timings
