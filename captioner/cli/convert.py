"""Caption clips from saved JSON files, or captions again; - is standard input.

A file holds one clip as the Resemble API or another service sends it, a list of clips, or a clip on every line, or is a
WAV with timings in its header, or captions: SRT, WebVTT or captioner's JSON. The service is recognised; `captioner
readers` lists them. JSON that was edited on the page of `captioner preview` keeps its cues. Widths are in columns: a
full-width character takes 2. Durations are in seconds. Files in DIR/ are named after the clip's file.

A folder, a pattern in quotes, a manifest, or more than 20 files are a batch: each clip is written or reported, and the
batch goes on. The folders in a folder are kept below DIR/.

With --script, the text of a file is shown at the times at which it is spoken: "Dr. Smith has $500" over "doctor Smith
has five hundred dollars". What differs otherwise is printed, with its time.

With --join, all clips are on one timeline, one after the other. The duration of each is read from --durations, else
from the audio file beside the clip's, else from the clip.

\b
Examples:
  captioner convert clip.json
  captioner convert speech.wav
  captioner convert film.srt --max-line-width 32 -o film.vtt
  captioner convert clip.edited.json -o clip.srt
  captioner convert clip.json -o clip.vtt --max-line-width 37
  captioner convert clips/ -f srt -f vtt -o captions/
  captioner convert clips/ -o captions/ --log log.jsonl --resume
  captioner convert --manifest book.csv -o captions/
  captioner convert clip.json --profile acme -o clip.srt
  captioner convert intro.json talk.json --join -o all.srt
  captioner convert dialogue.json --speakers label --label-format "{name}:"
  captioner convert transcript.json --script script.txt -o clip.srt
  curl ... | captioner convert - --preset netflix > clip.srt
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

import captioner
from captioner.cli.console import MANY, errors_about, progress
from captioner.cli.delivery import Clip, captions_of, deliver, demand_directory, targets_of
from captioner.cli.formats import KARAOKE
from captioner.cli.options import CLIP, ENCODING, JOIN, LANGUAGE, LIMITS, OUTPUT, VENDOR, Options, options_from
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, is_several, shown
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_clip_file, read_edited, read_timings
from captioner.cli.script import SCRIPT
from captioner.outputs import file_name

_CLIPS = argument("clips", "CLIP.json|FOLDER...", required=False)
_REMEDY = "keep its audio beside it under the same name (WAV, FLAC, Ogg or MP3), or give --durations FILE"


_BATCH = under(
    "Batch",
    option("--manifest", "File with an input on each line: JSON lines, CSV, or paths alone.", path="FILE|-"),
    option(
        "--jobs",
        "Processes that caption.  [default: one for each core, but 1 for few clips]",
        type=click.IntRange(1, 1000),
        metavar="N",
    ),
    option("--scheduler", "Dask scheduler whose cluster captions, such as tcp://127.0.0.1:8786.", metavar="ADDRESS"),
    option("--gather", "With --scheduler: read and write here, as its machines share no folder.", is_flag=True),
    option("--fail-fast", "Stop at the first clip that fails.", is_flag=True),
    option("--log", "Append a line of JSON for each input.", path="FILE.jsonl"),
    option("--resume", "Leave what --log says was made, and do the rest.", is_flag=True),
    option("--quiet", "Say nothing but what fails.", is_flag=True),
)


@click.command(
    cls=Command,
    help=__doc__,
    params=[
        _CLIPS,
        *LANGUAGE,
        *ENCODING,
        *CLIP,
        *VENDOR,
        *SCRIPT,
        *JOIN,
        *_BATCH,
        *OUTPUT,
        *PROFILE,
        *LIMITS,
        *KARAOKE,
    ],
)
@click.pass_context
def convert(ctx: click.Context, /, clips: tuple[str, ...], **params: Any) -> None:
    """Read clips, caption each of them or all as one, write the captions, and say what was made."""
    if not clips and params["manifest"] is None:
        raise click.MissingParameter(ctx=ctx, param=_CLIPS)
    if params["resume"] and params["log"] is None:
        raise click.UsageError("--resume needs the log of the run before: add --log and its path.")
    inputs: Inputs = {}
    options = options_from(params, inputs, clips)
    if params["gather"] and params["scheduler"] is None:
        raise click.UsageError("--gather applies to --scheduler only: add the address of a Dask scheduler.")
    if params["jobs"] is not None and params["scheduler"] is not None:
        raise click.UsageError("--jobs does not apply to --scheduler: leave out one of them.")
    of_batches = [name for name in ("manifest", "jobs", "scheduler", "fail_fast", "log") if params[name]]
    several = any(map(is_several, clips))
    if options.joined and of_batches:
        raise click.UsageError(f"--{of_batches[0].replace('_', '-')} does not apply to --join: leave out one of them.")
    if options.joined and several:
        from captioner.cli.sources import paths_of

        clips = paths_of(clips)
    elif of_batches or several or len(clips) > MANY:
        if options.script is not None:
            raise click.UsageError(
                "--script is for one clip: in a batch, give each its own in the column script of a manifest."
            )
        from captioner.cli.batch import convert_batch

        convert_batch(clips, options, params, inputs)
        return
    _convert_few(clips, options, inputs)


def _convert_few(clips: Sequence[str], options: Options, inputs: Inputs) -> None:
    """Caption some files: if one of them is wrong, nothing is written."""
    demand_directory(options, 1 if options.joined else len(clips))
    found: list[Clip] = []
    with progress(clips, "Reading", sys.maxsize if options.quiet else MANY) as paths:
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
        content = read_clip_file(path, inputs)
        captions = read_edited(content, options)
        if captions is not None:
            yield Clip(source, stem, captioner.Timing((), captions.duration_ms, captions.language), captions=captions)
            return
        timings = read_timings(content, options)
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
    return "stdin" if path == "-" else os.path.splitext(os.path.basename(path.removesuffix(".gz")))[0]
