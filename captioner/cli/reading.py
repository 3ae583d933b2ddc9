"""Clips as the options say: their unit of time, what is mended, and by how much they are stretched."""

import captioner
from captioner.cli.options import Options
from captioner.cli.paths import Inputs, add_input, read
from captioner.clips import edited_captions
from captioner.readers import Clip
from captioner.readers.files import clip_in


def read_clip_file(path: str, inputs: Inputs) -> Clip:
    """What a clip's file holds, or standard input for "-"; of a WAV only the header is read. Adds it to `inputs`."""
    if path == "-":
        return read(path, inputs)
    with open(path, "rb") as file:
        add_input(inputs, file.fileno(), path)
        return clip_in(file)


def read_edited(content: Clip, options: Options) -> captioner.Captions | None:
    """The captions in our JSON whose cues a person edited, which are kept; None for anything else."""
    if options.vendor is not None or options.mapping is not None:
        return None
    captions = edited_captions(content, options.preset, options.language, options.limits)
    if captions is not None and (options.joined or options.stretch != 1):
        other = "--join" if options.joined else "--stretch"
        raise captioner.FormatError(
            f'its cues were edited and are kept: leave out {other}, or take "edited" out of the file to caption it '
            "again"
        )
    return captions


def read_timings(clip: Clip, options: Options) -> tuple[captioner.Timing, ...]:
    """The timings of all clips in a source."""
    timings = captioner.read_clips(
        clip, time_unit=options.time_unit, repair=options.repair, vendor=options.vendor, mapping=options.mapping
    )
    return tuple(timing.stretched(options.stretch) for timing in timings) if options.stretch != 1 else timings
