"""List the clips of a project at the Resemble API: UUID, duration, title, and whether each is ready or why not.

A clip whose state the list leaves open is asked for by itself. Durations are in seconds; version 1 of the API has none.
The API key is read from the environment variable RESEMBLE_API_KEY, or from a file.

\b
Examples:
  captioner clips PROJECT_UUID
  captioner clips PROJECT_UUID --match 'Intro*' --api v2
  captioner clips PROJECT_UUID --json > clips.json
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

import captioner
from captioner.cli.console import aligned, counted, counting, errors_about, say
from captioner.cli.failures import cut
from captioner.cli.key import errors_without, read_key
from captioner.cli.output import write
from captioner.cli.parameters import Command
from captioner.cli.paths import Target
from captioner.cli.service import API, JSON, MATCH, PROJECT, RATE, THREADS, Listed, client_of, listed_clips
from captioner.cli.threads import in_threads

_FAR_S = 360_000


@dataclass(frozen=True, slots=True)
class _State:
    """Why a clip is not ready, None if it is, its duration, and whether the service failed to say."""

    reason: str | None
    duration_ms: int | None = None
    failed: bool = False


@click.command(cls=Command, help=__doc__, params=[PROJECT, *API, *RATE, *MATCH, *JSON])
def clips(project: str, as_document: bool, **params: Any) -> None:
    """Ask for a project's clips, and print a row for each."""
    key, no_key = read_key(params["api_key_file"], {})
    incomplete = ""
    with errors_without(key):
        if no_key:
            raise no_key
        listed: list[Listed] = []
        states: dict[int, _State] = {}
        with errors_about(), client_of(key, params) as client:
            try:
                for one, clip in listed_clips(client, project, params["match"], key):
                    listed.append(one)
                    state = _state(one, clip)
                    if state.reason is None or clip.get("finished") is False or not one.uuid:
                        states[one.number] = state
            except captioner.ClientError as error:
                if not listed:
                    raise
                incomplete = f"the list of clips is incomplete: {error}"
            states |= _asked(client, project, [one for one in listed if one.number not in states])
        rows = [(one, _masked(states[one.number], key.masked)) for one in listed]
        _print(rows, as_document=as_document)
        failed = sum(state.failed for _, state in rows)
        if failed or incomplete:
            raise click.ClickException(incomplete or f"{counted(failed, 'clip')} could not be asked for: see above")


def _state(listed: Listed, clip: Mapping[str, Any]) -> _State:
    """The state of a clip, by its JSON."""
    try:
        return _State(None, captioner.read_clip(clip).duration_ms)
    except captioner.CaptionerError as error:
        reason = str(error).removeprefix(f"clip {listed.uuid}: ")
    item = clip["item"] if isinstance(clip.get("item"), Mapping) else clip
    seconds = item.get("duration")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < _FAR_S:
        return _State(reason)
    return _State(reason, round(seconds * 1000))


def _asked(client: captioner.ResembleClient, project: str, listed: Sequence[Listed]) -> dict[int, _State]:
    """The states of clips, each asked for by itself, by their numbers."""
    states: dict[int, _State] = {}
    with counting(len(listed), "Asking", quiet=len(listed) < 2) as advance:
        for one, answer in in_threads(lambda one: client.get_clip(project, one.uuid), listed, THREADS):
            if isinstance(answer, captioner.CaptionerError):
                states[one.number] = _State(str(answer), failed=True)
            elif isinstance(answer, Exception):
                raise answer
            else:
                states[one.number] = _state(one, answer)
            advance("")
    return states


def _masked(state: _State, masked: Any) -> _State:
    return state if state.reason is None else _State(masked(state.reason), state.duration_ms, state.failed)


def _print(rows: Sequence[tuple[Listed, _State]], *, as_document: bool) -> None:
    if as_document:
        found = [
            {
                "uuid": one.name or None,
                "title": one.title,
                "duration": None if state.duration_ms is None else state.duration_ms / 1000,
                "ready": state.reason is None,
                "reason": state.reason,
            }
            for one, state in rows
        ]
        write([(Target(None, "the clips"), f"{json.dumps({'clips': found})}\n".encode())], {}, overwrite=False)
        return
    table = [
        (
            one.name or "-",
            _seconds(state.duration_ms),
            cut(one.title),
            "ready" if state.reason is None else state.reason,
        )
        for one, state in rows
    ]
    for line in aligned(table, right=(1,)) if table else ():
        say(line, err=False)
    if not rows:
        say("no clips")


def _seconds(duration_ms: int | None) -> str:
    return "-" if duration_ms is None else f"{duration_ms / 1000:.2f}"
