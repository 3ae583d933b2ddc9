"""`captioner fetch`: clips from the API to captions."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

import click

import captioner
from captioner.cli.console import Corrected, blaming, progress, told_of
from captioner.cli.delivery import deliver, demand_directory, make, targets_of
from captioner.cli.inputs import Inputs
from captioner.cli.joining import Part, Seams, join_parts, with_join
from captioner.cli.key import with_key
from captioner.cli.kinds import SECONDS, SOME_SECONDS
from captioner.cli.options import Job, corrected, with_job
from captioner.cli.report import Made
from captioner.cli.staging import Staged, Staging, staging
from captioner.cli.targets import Target, check, file_name, is_directory

if TYPE_CHECKING:
    from captioner.client.secret import Secret

_REMEDY = "keep its audio with --save-audio DIR/, or give --durations FILE"


@click.command()
@click.argument("project", metavar="PROJECT_UUID")
@click.argument("clips", metavar="CLIP_UUID...", nargs=-1, required=True)
@click.option("--api", type=click.Choice(["v1", "v2"]), default="v1", show_default=True, help="Version of the API.")
@click.option("--base-url", metavar="URL", default="https://app.resemble.ai", show_default=True, help="The service.")
@click.option(
    "--timeout",
    type=SOME_SECONDS,
    default=30,
    show_default=True,
    help="How long a try may take, up to the end of the answer.",
)
@click.option(
    "--wait", type=SECONDS, default=0, show_default=True, help="How long to wait for a clip that is still rendering."
)
@click.option("--api-key-file", metavar="PATH", help="File with the API key in its first line.")
@click.option("--save-clip", metavar="FILE|DIR/", help="Keep the clip's JSON, as the API answers it.")
@click.option("--save-audio", metavar="DIR/", help="Keep the clip's audio.")
@with_key
@with_join
@with_job
def fetch(
    project: str,
    clips: tuple[str, ...],
    api: Literal["v1", "v2"],
    base_url: str,
    timeout: float,
    wait: float,
    save_clip: str | None,
    save_audio: str | None,
    key: "Secret",
    no_key: click.ClickException | None,
    inputs: Inputs,
    job: Job,
    seams: Seams | None,
) -> None:
    """Caption clips from the Resemble API.

    The API key is read from the environment variable RESEMBLE_API_KEY, or from a file. Widths are columns: a full-width
    character takes 2. Durations are seconds. Files in DIR/ are named after the clip's UUID.

    With --join, clips are one after the other on one timeline. How long each lasts is read from --durations, else from
    the audio that --save-audio keeps, else from its own duration.

    \b
    Examples:
      captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
      captioner fetch PROJECT_UUID CLIP_UUID --wait 60 --save-clip clip.json
      captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID -f srt -f json -o captions/
      captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID --join --save-audio audio/ -o all.srt
    """
    demand_directory(job, 1 if seams else len(clips))
    names = _names(list(map(key.masked, clips)), job, clip=save_clip is not None, audio=save_audio is not None)
    joined = [(names[0] if len(names) == 1 else ("joined clips", "joined"))] if seams else names
    targets, saved = targets_of(job, joined), _saved_targets(save_clip, names)
    directory = _directory(save_audio)
    if no_key:
        raise no_key
    with told_of():
        # Checked again before writing, but a forgotten --overwrite is no reason to wait for the clips first.
        check([*targets, *saved, *_audio_targets(directory, names)], inputs, overwrite=job.overwrite)
    made: list[Made] = []
    parts: list[Part] = []
    kept: list[tuple[Target, bytes | Staged]] = []
    with (
        told_of(),
        staging() as stage,
        captioner.ResembleClient(key.reveal(), base_url=base_url, api=api, timeout_s=timeout) as client,
    ):
        if directory:
            stage.make_directory(directory)
        with progress(clips, "Fetching", 1) as uuids:
            for number, (uuid, (source, name)) in enumerate(zip(uuids, names, strict=True)):
                clip = client.get_clip(project, uuid, wait_s=wait)
                if saved:
                    kept.append((saved[number], _answer(clip)))
                with told_of(source):
                    timing = captioner.read_clip(clip, time_unit=job.wish.time_unit)
                    if directory:
                        kept.append(_keep_audio(client, clip, os.path.join(directory, name), source, stage))
                    if seams:
                        parts.append(_part(source, uuid, timing, kept if directory else []))
                    else:
                        made.append(make(job, source, name, timing))
        if seams:
            made.append(join_parts(job, seams, parts, joined[0][1], inputs, remedy=_REMEDY))
        deliver(job, made, targets, inputs, kept)


def _names(uuids: Sequence[str], job: Job, *, clip: bool, audio: bool) -> list[tuple[str, str]]:
    """What messages call each clip, and how its files are named; `clip` and `audio` say whether these are kept, too."""
    suffixes = [captioner.EXTENSIONS[format_] for format_ in job.formats]
    suffixes += [".json"] if clip else []
    suffixes += captioner.AUDIO_SUFFIXES if audio else []
    return [(f"clip {uuid}", file_name(uuid, number, suffixes=suffixes)) for number, uuid in enumerate(uuids, 1)]


def _answer(clip: Mapping[str, Any]) -> bytes:
    """A clip's JSON. Half of a character, which UTF-8 cannot hold, stays the escape as which JSON brought it."""
    return f"{json.dumps(clip, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")


def _keep_audio(
    client: captioner.ResembleClient, clip: Mapping[str, Any], path: str, source: str, stage: Staging
) -> tuple[Target, Staged]:
    """A clip's audio in a temporary file, and where it goes: to `path`, with the extension of its format."""
    with blaming(path):
        staged = stage.open(os.path.dirname(path))
        with staged.file:
            suffix = client.save_audio(clip, staged.file)
    return Target(path + suffix, source, derived=True), staged


def _part(source: str, uuid: str, timing: captioner.Timing, kept: Sequence[tuple[Target, bytes | Staged]]) -> Part:
    """A clip that will be joined; its audio, if that is kept, was kept last."""
    names = (uuid, timing.uuid) if timing.uuid else (uuid,)
    if kept and isinstance(kept[-1][1], Staged):
        return Part(source, names, (kept[-1][1].path,), timing, audio_name=kept[-1][0].path)
    return Part(source, names, (), timing)


def _directory(path: str | None) -> str | None:
    """Where audio is kept: always a directory, as its extension is not known before."""
    if path is None:
        return None
    pure = PurePath(path)
    if path in ("", "-") or (pure.suffix.lower() in captioner.AUDIO_SUFFIXES and not is_directory(path)):
        directory = f"{pure.with_suffix('')}/" if pure.suffix else "audio/"
        raise Corrected(
            "--save-audio needs a directory, because the service says in which format the audio is",
            corrected(save_audio=directory),
        )
    return path.rstrip("/") or "/"


def _audio_targets(directory: str | None, names: Sequence[tuple[str, str]]) -> list[Target]:
    """Every file that may be kept as the audio of a clip."""
    if directory is None:
        return []
    return [
        Target(os.path.join(directory, name + suffix), source, derived=True)
        for source, name in names
        for suffix in captioner.AUDIO_SUFFIXES
    ]


def _saved_targets(path: str | None, names: Sequence[tuple[str, str]]) -> list[Target]:
    if path is None:
        return []
    if path in ("", "-"):
        raise click.UsageError("--save-clip needs a path: standard output is for the captions.")
    if is_directory(path):
        return [Target(os.path.join(path, f"{name}.json"), source, derived=True) for source, name in names]
    if len(names) > 1:
        directory = f"{PurePath(path).with_suffix('')}/"
        raise Corrected(f"{len(names)} clips need a directory to be saved to", corrected(save_clip=directory))
    return [Target(path, names[0][0])]
