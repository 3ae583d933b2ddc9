"""Caption clips from the Resemble API.

The API key is read from the environment variable RESEMBLE_API_KEY, or from a file. Widths are in columns: a full-width
character takes 2. Durations are in seconds. Files in DIR/ are named after the clip's UUID.

With --join, all clips are on one timeline, one after the other. The duration of each is read from --durations, else
from the audio that is saved, else from the clip.

\b
Examples:
  captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
  captioner fetch PROJECT_UUID CLIP_UUID --wait 60 --save-clip clip.json
  captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID -f srt -f json -o captions/
  captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID --join --save-audio audio/ -o all.srt
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import click

import captioner
from captioner.cli.console import errors_about, os_errors_about, progress
from captioner.cli.delivery import Clip, captions_of, deliver, demand_directory, targets_of
from captioner.cli.key import errors_without, read_key
from captioner.cli.options import CLIP, JOIN, KARAOKE, LANGUAGE, LIMITS, OUTPUT, Options, options_from
from captioner.cli.parameters import SECONDS, SOME_SECONDS, Command, option, under
from captioner.cli.paths import Inputs, Target, check_targets, file_name, is_directory, targets_in
from captioner.cli.reading import read_timings
from captioner.cli.staging import Staging, staging

_REMEDY = "keep its audio with --save-audio DIR/, or give --durations FILE"

_ARGUMENTS = [
    click.Argument(["project"], metavar="PROJECT_UUID"),
    click.Argument(["clips"], metavar="CLIP_UUID...", nargs=-1, required=True),
]
_API = under(
    "API",
    option("--api-key-file", "File with the API key in its first line.  [default: RESEMBLE_API_KEY]", path="PATH"),
    option("--api", "Version of the API.", type=click.Choice(["v1", "v2"]), default="v1"),
    option("--base-url", "Address of the API.", default="https://app.resemble.ai", metavar="URL"),
    option("--timeout timeout_ms", "Time limit of one try, to the end of the answer.", type=SOME_SECONDS, default=30),
    option("--wait wait_ms", "How long to wait for a clip that is still rendering.", type=SECONDS, default=0),
)
_KEPT = under(
    "Output",
    option("--save-clip", "Also save the clip's JSON, as the API sends it.", path="FILE|DIR/"),
    option("--save-audio", "Also save the clip's audio.", path="DIR/"),
)


@click.command(
    cls=Command,
    help=__doc__,
    params=[*_ARGUMENTS, *_API, *LANGUAGE, *CLIP, *JOIN, *OUTPUT, *_KEPT, *LIMITS, *KARAOKE],
)
def fetch(project: str, clips: tuple[str, ...], **params: Any) -> None:
    """Fetch clips, caption each of them or all as one, write the captions, and say what was made."""
    inputs: Inputs = {}
    key, no_key = read_key(params["api_key_file"], inputs)
    with errors_without(key):
        options = options_from(params, inputs, ())
        demand_directory(options, 1 if options.joined else len(clips))
        names = _names([key.masked(uuid) for uuid in clips], options, params)
        made_names = [names[0] if len(names) == 1 else ("joined clips", "joined")] if options.joined else names
        targets, saved = targets_of(options, made_names), _clip_targets(params["save_clip"], names)
        directory = _audio_directory(params["save_audio"])
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
            with _client(key.reveal(), params) as client, progress(clips, "Fetching", 1) as uuids:
                for number, (uuid, (source, name)) in enumerate(zip(uuids, names, strict=True)):
                    answer = client.get_clip(project, uuid, wait_s=params["wait_ms"] / 1000)
                    if saved:
                        kept.append((saved[number], _json(answer)))
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


def _client(key: str, params: Mapping[str, Any]) -> captioner.ResembleClient:
    timeout_s = params["timeout_ms"] / 1000
    return captioner.ResembleClient(key, base_url=params["base_url"], api=params["api"], timeout_s=timeout_s)


def _save_audio(
    client: captioner.ResembleClient, answer: Mapping[str, Any], path: str, source: str, stage: Staging
) -> tuple[Target, BinaryIO]:
    """A clip's audio in a temporary file, and its target: `path` with the extension of its format."""
    with os_errors_about(path), stage.open(os.path.dirname(path)) as file:
        suffix = client.save_audio(answer, file)
    return Target(path + suffix, source, derived=True), file


def _names(uuids: Sequence[str], options: Options, params: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The clips' names in messages, and the names of their files, which have room for every extension that is kept."""
    suffixes = [captioner.EXTENSIONS[format_] for format_ in options.writers]
    suffixes += [".json"] if params["save_clip"] else []
    suffixes += captioner.AUDIO_SUFFIXES if params["save_audio"] else []
    return [(f"clip {uuid}", file_name(uuid, number, suffixes=suffixes)) for number, uuid in enumerate(uuids, 1)]


def _json(clip: Mapping[str, Any]) -> bytes:
    """A clip's JSON. Half of a character, which UTF-8 cannot hold, stays the escape as which JSON brought it."""
    return f"{json.dumps(clip, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")


def _clip_targets(path: str | None, names: Sequence[tuple[str, str]]) -> list[Target]:
    """The file that each clip's JSON is kept in."""
    if path is None:
        return []
    if path in ("", "-"):
        raise click.UsageError("--save-clip needs a path: standard output is for the captions.")
    if is_directory(path):
        return targets_in(path, names, [".json"])
    if len(names) > 1:
        better = f"--save-clip {os.path.splitext(path)[0]}/"
        raise click.UsageError(f"{len(names)} clips need a directory to be saved to: use {better}")
    return [Target(path, names[0][0])]


def _audio_directory(path: str | None) -> str | None:
    """The directory that audio is kept in; the extensions of its files depend on what the service sends."""
    if path is None:
        return None
    is_audio = path.lower().endswith(captioner.AUDIO_SUFFIXES) and not is_directory(path)
    if is_audio or path in ("", "-"):
        why = "because the service says in which format the audio is"
        raise click.UsageError(f"--save-audio needs a directory, {why}: use --save-audio audio/")
    return path.rstrip("/") or "/"
