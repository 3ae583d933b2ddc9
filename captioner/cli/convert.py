"""Caption clips from saved JSON files; - is standard input.

A file holds one clip as the Resemble API sends it, a list of clips, or a clip on every line. Widths are in columns: a
full-width character takes 2. Durations are in seconds. Files in DIR/ are named after the clip's file.

With --join, all clips are on one timeline, one after the other. The duration of each is read from --durations, else
from the audio file beside the clip's, else from the clip.

\b
Examples:
  captioner convert clip.json
  captioner convert clip.json -o clip.vtt --max-line-width 37
  captioner convert *.json -f srt -f vtt -o captions/
  captioner convert intro.json talk.json --join -o all.srt
  curl ... | captioner convert - --preset netflix > clip.srt
"""

import os
from collections.abc import Iterator
from typing import Any

import click

import captioner
from captioner.cli.console import errors_about, progress
from captioner.cli.delivery import Clip, captions_of, deliver, demand_directory, targets_of
from captioner.cli.options import CLIP, JOIN, KARAOKE, LANGUAGE, LIMITS, OUTPUT, Options, options_from
from captioner.cli.parameters import Command, argument
from captioner.cli.paths import Inputs, read, shown
from captioner.outputs import file_name

_CLIPS = argument("clips", "CLIP.json...")
_REMEDY = "keep its audio beside it under the same name (WAV, FLAC, Ogg or MP3), or give --durations FILE"


@click.command(cls=Command, help=__doc__, params=[_CLIPS, *LANGUAGE, *CLIP, *JOIN, *OUTPUT, *LIMITS, *KARAOKE])
def convert(clips: tuple[str, ...], **params: Any) -> None:
    """Read clips, caption each of them or all as one, write the captions, and say what was made."""
    inputs: Inputs = {}
    options = options_from(params, inputs, clips)
    demand_directory(options, 1 if options.joined else len(clips))
    found: list[Clip] = []
    with progress(clips, "Reading") as paths:
        for path in paths:
            found += _read_clips(path, options, inputs)
    if not options.joined:
        demand_directory(options, len(found), f"{shown(clips[0])}: ")
    name = _stem(clips[0]) if len(clips) == 1 else "joined"
    made = captions_of(options, found, name, inputs, remedy=_REMEDY)
    deliver(options, made, targets_of(options, [(clip.source, clip.name) for clip, _ in made]), inputs)


def _read_clips(path: str, options: Options, inputs: Inputs) -> Iterator[Clip]:
    """The clips of a file; the names of several differ in their uuids, or else their numbers."""
    source, stem = shown(path), _stem(path)
    with errors_about(source):
        timings = captioner.read_clips(read(path, inputs), time_unit=options.time_unit)
    alone = len(timings) == 1
    suffixes = [captioner.EXTENSIONS[format_] for format_ in options.writers]
    for number, timing in enumerate(timings, 1):
        name = stem if alone else f"{stem}-{file_name(timing.uuid, number, prefix=f'{stem}-', suffixes=suffixes)}"
        named = source if alone else f"{source}, clip {timing.uuid or number}"
        if options.joined:
            yield Clip(named, name, timing, *_aliases_and_audio(path, timing.uuid, alone=alone))
        else:
            yield Clip(named, name, timing)


def _aliases_and_audio(path: str, uuid: str | None, *, alone: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a clip, and the paths beside its file at which its audio may be.

    They come from its uuid and, if it is `alone` in its file, from the file's name. A uuid that could lead elsewhere
    names no file.
    """
    names = [uuid] if uuid else []
    if path == "-":
        return tuple(names), ()
    stems = [name for name in names if file_name(name, 0) == name]
    folder, file = os.path.split(path)
    if alone:
        names += [path, file, _stem(path)]
        stems.insert(0, _stem(path))
    suffixes = [suffix for one in captioner.AUDIO_SUFFIXES for suffix in (one, one.upper())]
    return tuple(names), tuple(os.path.join(folder, stem + suffix) for stem in stems for suffix in suffixes)


def _stem(path: str) -> str:
    return "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
