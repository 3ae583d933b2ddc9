"""Clips as the options say: their unit of time, what is mended, how they are stretched, and the script over them."""

import captioner
from captioner.cli.options import Options
from captioner.cli.paths import Inputs, add_input, read
from captioner.readers import Clip
from captioner.readers.files import clip_in


def read_clip_file(path: str, inputs: Inputs) -> Clip:
    """What a clip's file holds, or standard input for "-"; of a WAV only the header is read. Adds it to `inputs`."""
    if path == "-":
        return read(path, inputs)
    with open(path, "rb") as file:
        add_input(inputs, file.fileno(), path)
        return clip_in(file)


def with_script(timing: captioner.Timing, options: Options) -> captioner.Timing:
    """A clip with the script over its speech, if there is one."""
    if options.script is None:
        return timing
    return timing.with_script(
        options.script, language=options.language, min_match=options.min_match, unscripted=options.unscripted
    )


def read_timings(clip: Clip, options: Options) -> tuple[captioner.Timing, ...]:
    """The timings of all clips in a source."""
    timings = captioner.read_clips(
        clip, time_unit=options.time_unit, repair=options.repair, vendor=options.vendor, mapping=options.mapping
    )
    return tuple(timing.stretched(options.stretch) for timing in timings) if options.stretch != 1 else timings
