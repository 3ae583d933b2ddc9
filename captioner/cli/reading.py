"""Clips as the options say: their unit, tags, repairs, speakers, speed, script, and what is shown for what."""

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
    others = {
        "--join": options.joined,
        "--stretch": options.stretch != 1,
        "--script": options.script is not None,
        "--replace": options.replace,
    }
    if captions is not None and any(others.values()):
        other = next(name for name, given in others.items() if given)
        raise captioner.FormatError(
            f'its cues were edited and are kept: leave out {other}, or take "edited" out of the file first'
        )
    return captions


def with_script(timing: captioner.Timing, options: Options) -> captioner.Timing:
    """A clip with the script over its speech, if there is one, and then with what is shown for other words."""
    if options.script is not None:
        timing = timing.with_script(
            options.script, language=options.language, min_match=options.min_match, unscripted=options.unscripted
        ).without_tags(options.tags)
    return timing.replaced(options.replace) if options.replace else timing


def read_timings(clip: Clip, options: Options) -> tuple[captioner.Timing, ...]:
    """The timings of all clips in a source, before a script or other words are shown instead."""
    timings = captioner.read_clips(
        clip,
        time_unit=options.time_unit,
        repair=options.repair,
        tags=options.tags,
        vendor=options.vendor,
        mapping=options.mapping,
        encoding=options.encoding,
        speakers_from_text=options.speakers_from_text,
    )
    if options.stretch != 1:
        timings = tuple(timing.stretched(options.stretch) for timing in timings)
    return timings
