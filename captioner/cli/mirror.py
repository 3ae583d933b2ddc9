"""What `fetch` keeps of clips, `--save-clip` and `--save-audio`: files that `convert` reads without the network."""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

import click

import captioner
from captioner.cli.options import Options
from captioner.cli.parameters import option, under
from captioner.cli.paths import Target, is_directory, targets_in

KEPT = under(
    "Output",
    option("--save-clip", "Also save the clip's JSON, as the API sends it.", path="FILE|DIR/"),
    option("--save-audio", "Also save the clip's audio.", path="DIR/"),
)


def suffixes_of(options: Options, params: Mapping[str, Any]) -> list[str]:
    """Every extension that the files of one clip may have."""
    suffixes = [captioner.EXTENSIONS[format_] for format_ in options.writers]
    suffixes += [".json"] if params["save_clip"] else []
    return suffixes + list(captioner.AUDIO_SUFFIXES if params["save_audio"] else [])


def clip_json(clip: Mapping[str, Any]) -> bytes:
    """A clip's JSON. Half of a character, which UTF-8 cannot hold, stays the escape as which JSON brought it."""
    return f"{json.dumps(clip, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")


def clip_targets(path: str | None, names: Sequence[tuple[str, str]]) -> list[Target]:
    """The file that each clip's JSON is kept in."""
    if path is None:
        return []
    if path in ("", "-"):
        raise click.UsageError("--save-clip needs a path: standard output is for the captions.")
    if is_directory(path):
        return targets_in(path, names, [".json"])
    if len(names) > 1:
        raise click.UsageError(f"{len(names)} clips need a directory to be saved to: use {_as_directory(path)}")
    return [Target(path, names[0][0])]


def clip_directory(path: str | None) -> str | None:
    """The directory that the JSON of a whole project's clips is kept in."""
    if path is None:
        return None
    if path in ("", "-") or not is_directory(path):
        better = _as_directory(path) if path.strip("-") else "--save-clip clips/"
        raise click.UsageError(f"The clips of a project need a directory to be saved to: use {better}")
    return path.rstrip("/") or "/"


def audio_directory(path: str | None) -> str | None:
    """The directory that audio is kept in; the extensions of its files depend on what the service sends."""
    if path is None:
        return None
    is_audio = path.lower().endswith(captioner.AUDIO_SUFFIXES) and not is_directory(path)
    if is_audio or path in ("", "-"):
        why = "because the service says in which format the audio is"
        raise click.UsageError(f"--save-audio needs a directory, {why}: use --save-audio audio/")
    return path.rstrip("/") or "/"


def _as_directory(path: str) -> str:
    return f"--save-clip {os.path.splitext(path)[0]}/"
