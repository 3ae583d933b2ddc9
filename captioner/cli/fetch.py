"""Caption clips from the Resemble API: those that are named, or all that a project has ready.

The API key is read from the environment variable RESEMBLE_API_KEY, or from a file. Widths are in columns: a full-width
character takes 2. Durations are in seconds. Files in DIR/ are named after the clip's UUID.

Without a clip's UUID, each clip of the project that is ready is captioned. Clips that are not are listed with the
reason, and the exit code is 1. At most --rate requests are sent a second.

With --join, all clips are on one timeline, one after the other. The duration of each is read from --durations, else
from the audio that is saved, else from the clip.

\b
Examples:
  captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
  captioner fetch PROJECT_UUID CLIP_UUID --wait 60 --save-clip clip.json
  captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID -f srt -f json -o captions/
  captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID --join --save-audio audio/ -o all.srt
  captioner fetch PROJECT_UUID -o captions/
  captioner fetch PROJECT_UUID --match 'Intro*' --save-clip mirror/ --save-audio mirror/
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import click

import captioner
from captioner.cli.console import errors_about, os_errors_about, progress
from captioner.cli.delivery import Clip, captions_of, deliver, demand_directory, targets_of
from captioner.cli.formats import KARAOKE
from captioner.cli.key import errors_without, read_key
from captioner.cli.mirror import KEPT, audio_directory, clip_json, clip_targets, suffixes_of
from captioner.cli.options import CLIP, JOIN, LANGUAGE, LIMITS, OUTPUT, Options, options_from
from captioner.cli.parameters import Command, option, under
from captioner.cli.paths import Inputs, Target, check_targets, file_name, targets_in
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_timings
from captioner.cli.script import SCRIPT
from captioner.cli.service import API, MATCH, PROJECT, RATE, WAIT, client_of
from captioner.cli.staging import Staging, staging

_REMEDY = "keep its audio with --save-audio DIR/, or give --durations FILE"

_CLIPS = click.Argument(["clips"], metavar="[CLIP_UUID...]", nargs=-1)
_QUIET = under("Output", option("--quiet", "For a whole project: say nothing but what fails.", is_flag=True))
# Options that apply to a whole project only.
_WHOLE = ("match", "rate", "quiet")


@click.command(
    cls=Command,
    help=__doc__,
    params=[
        *[PROJECT, _CLIPS, *API, *WAIT, *RATE, *LANGUAGE, *CLIP, *SCRIPT, *MATCH, *JOIN],
        *[*OUTPUT, *KEPT, *_QUIET, *PROFILE, *LIMITS, *KARAOKE],
    ],
)
def fetch(project: str, clips: tuple[str, ...], **params: Any) -> None:
    """Fetch clips, caption each of them or all as one, write the captions, and say what was made."""
    if not clips:
        from captioner.cli.whole_project import fetch_project

        fetch_project(project, params)
        return
    for name in _WHOLE:
        if params[name]:
            raise click.UsageError(f"--{name} applies to a whole project only: leave out --{name} or the clips' UUIDs.")
    inputs: Inputs = {}
    key, no_key = read_key(params["api_key_file"], inputs)
    with errors_without(key):
        options = options_from(params, inputs, ())
        demand_directory(options, 1 if options.joined else len(clips))
        names = _names([key.masked(uuid) for uuid in clips], options, params)
        made_names = [names[0] if len(names) == 1 else ("joined clips", "joined")] if options.joined else names
        targets, saved = targets_of(options, made_names), clip_targets(params["save_clip"], names)
        directory = audio_directory(params["save_audio"])
        audio = targets_in(directory, names, captioner.AUDIO_SUFFIXES) if directory else []
        if no_key:
            raise no_key
        with errors_about(), staging() as stage:
            # Checked again before writing, but a forgotten --overwrite is no reason to wait for the clips first.
            check_targets([*targets, *saved, *audio], inputs, overwrite=options.overwrite)
            if directory:
                stage.make_directory(directory)
            found: list[Clip] = []
            kept: list[tuple[Target, bytes | BinaryIO]] = []
            with client_of(key, params, limited=False) as client, progress(clips, "Fetching", 1) as uuids:
                for number, (uuid, (source, name)) in enumerate(zip(uuids, names, strict=True)):
                    answer = client.get_clip(project, uuid, wait_s=params["wait_ms"] / 1000)
                    if saved:
                        kept.append((saved[number], clip_json(answer)))
                    with errors_about(source):
                        timing = read_timings(answer, options)[0]
                        clip = Clip(source, name, timing, aliases=(uuid, timing.uuid) if timing.uuid else (uuid,))
                        if directory:
                            target, file = _save_audio(client, answer, os.path.join(directory, name), source, stage)
                            kept.append((target, file))
                            clip = replace(clip, audio=(file.name,), audio_name=target.path)
                    found.append(clip)
            made = captions_of(options, found, made_names[0][1], inputs, remedy=_REMEDY)
            deliver(options, made, targets, inputs, kept)


def _save_audio(
    client: captioner.ResembleClient, answer: Mapping[str, Any], path: str, source: str, stage: Staging
) -> tuple[Target, BinaryIO]:
    """A clip's audio in a temporary file, and its target: `path` with the extension of its format."""
    with os_errors_about(path), stage.open(os.path.dirname(path)) as file:
        suffix = client.save_audio(answer, file)
    return Target(path + suffix, source, derived=True), file


def _names(uuids: Sequence[str], options: Options, params: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The clips' names in messages, and the names of their files, which have room for every extension that is kept."""
    suffixes = suffixes_of(options, params)
    return [(f"clip {uuid}", file_name(uuid, number, suffixes=suffixes)) for number, uuid in enumerate(uuids, 1)]
