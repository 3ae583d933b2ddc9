"""`captioner fetch`: clips from the API to captions."""

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import click

import captioner
from captioner.cli.console import printable, progress, told_of
from captioner.cli.delivery import deliver, demand_directory, make, targets_of
from captioner.cli.inputs import Inputs, note_input
from captioner.cli.options import SECONDS, SOME_SECONDS, Job, corrected, with_job
from captioner.cli.output import Target, check, file_name, is_directory
from captioner.cli.report import Made

_NO_KEY = (
    "there is no API key: make one in your account at https://app.resemble.ai, then put it into the environment "
    "variable RESEMBLE_API_KEY, or into a file that --api-key-file names"
)


@click.command()
@click.argument("project", metavar="PROJECT_UUID")
@click.argument("clips", metavar="CLIP_UUID...", nargs=-1, required=True)
@click.option("--api", type=click.Choice(["v1", "v2"]), default="v1", show_default=True, help="Version of the API.")
@click.option("--base-url", metavar="URL", default="https://app.resemble.ai", show_default=True, help="The service.")
@click.option("--timeout", type=SOME_SECONDS, default=30, show_default=True, help="How long to wait for an answer.")
@click.option(
    "--wait", type=SECONDS, default=0, show_default=True, help="How long to wait for a clip that is still rendering."
)
@click.option("--api-key-file", metavar="PATH", help="File with the API key in its first line.")
@click.option("--save-clip", metavar="FILE|DIR/", help="Keep the clip's JSON, as the API answers it.")
@with_job
def fetch(
    project: str,
    clips: tuple[str, ...],
    api: Literal["v1", "v2"],
    base_url: str,
    timeout: float,
    wait: float,
    api_key_file: str | None,
    save_clip: str | None,
    job: Job,
) -> None:
    """Caption clips from the Resemble API.

    The API key is read from the environment variable RESEMBLE_API_KEY, or from a file. Widths are columns: a full-width
    character takes 2. Durations are seconds. Files in DIR/ are named after the clip's UUID.

    \b
    Examples:
      captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
      captioner fetch PROJECT_UUID CLIP_UUID --wait 60 --save-clip clip.json
      captioner fetch PROJECT_UUID CLIP_UUID CLIP_UUID -f srt -f json -o captions/
    """
    demand_directory(job, len(clips))
    names = [(printable(f"clip {uuid}"), file_name(uuid, number)) for number, uuid in enumerate(clips, 1)]
    targets, saved = targets_of(job, names), _saved_targets(save_clip, names)
    inputs: Inputs = {}
    with told_of():
        key = _api_key(api_key_file, inputs)
    # Asked again before writing, but who forgot --overwrite need not wait for the clips to be told.
    check([*targets, *saved], inputs, overwrite=job.overwrite)
    made: list[Made] = []
    answers: list[bytes] = []
    with (
        told_of(),
        captioner.ResembleClient(key, base_url=base_url, api=api, timeout_s=timeout) as client,
        progress(clips, "Fetching", 1) as uuids,
    ):
        for uuid, (source, name) in zip(uuids, names, strict=True):
            clip = client.get_clip(project, uuid, wait_s=wait)
            if saved:
                # Half of a character, which UTF-8 cannot hold, stays the escape as which JSON brought it.
                answers.append(f"{json.dumps(clip, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
            with told_of(source):
                made.append(make(job, source, name, captioner.read_clip(clip, time_unit=job.time_unit)))
    deliver(job, made, targets, inputs, list(zip(saved, answers, strict=True)))


def _saved_targets(path: str | None, names: Sequence[tuple[str, str]]) -> list[Target]:
    if path is None:
        return []
    if path in ("", "-"):
        raise click.UsageError("--save-clip needs a path: standard output is for the captions.")
    if is_directory(path):
        return [Target(os.path.join(path, f"{name}.json"), source, derived=True) for source, name in names]
    if len(names) > 1:
        directory = f"{PurePath(path).with_suffix('')}/"
        raise click.UsageError(
            f"{len(names)} clips need a directory to be saved to, as in\n\n  {corrected(save_clip=directory)}"
        )
    return [Target(path, names[0][0])]


def _api_key(path: str | None, inputs: Inputs) -> str:
    if path is None:
        key = os.environ.get("RESEMBLE_API_KEY", "").strip()
    else:
        with open(path, "rb") as file:
            note_input(inputs, file.fileno(), path)
            # A key is ASCII: what is not, the client refuses in words.
            key = file.readline(4096).decode("utf-8-sig", "replace").strip()
    if not key:
        raise click.ClickException(_NO_KEY if path is None else f"{path}: its first line is empty: put the key there")
    return key
