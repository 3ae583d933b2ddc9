"""`fetch` without clips: every clip of a project that is ready is written whole, and every other one is reported."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import click

import captioner
from captioner.cli.console import counted, errors_about, on_terminal, say
from captioner.cli.delivery import Captioned, report
from captioner.cli.failures import Failures
from captioner.cli.fetching import Job, Places, fetch_all
from captioner.cli.key import errors_without, read_key
from captioner.cli.mirror import audio_directory, clip_directory, suffixes_of
from captioner.cli.options import options_from
from captioner.cli.paths import Inputs, check_targets, file_name, targets_in
from captioner.cli.service import Listed, client_of, listed_clips
from captioner.cli.staging import staging

if TYPE_CHECKING:
    from captioner.client.secret import Secret


def fetch_project(project: str, params: Mapping[str, Any]) -> None:
    """List a project's clips, fetch and write each, then say what was made, and what was not, and why."""
    inputs: Inputs = {}
    key, no_key = read_key(params["api_key_file"], inputs)
    with errors_without(key):
        places = _places(params, inputs)
        if no_key:
            raise no_key
        failures = Failures(key)
        with errors_about(), client_of(key, params) as client, staging() as stage:
            listed = _listed(client, project, params, key, failures)
            jobs = list(_jobs(listed, suffixes_of(places.options, params), failures))
            _check(places, jobs, inputs)
            if places.audio:
                stage.make_directory(places.audio)
            made = fetch_all(client, project, jobs, places, params, inputs, stage, failures)
        _report(places, made, failures, total=len(listed), quiet=params["quiet"])
        failures.end_program(f"{failures.count} of {counted(len(listed), 'clip')} not captioned")


def _places(params: Mapping[str, Any], inputs: Inputs) -> Places:
    options = options_from(params, inputs, ())
    if options.script is not None:
        raise click.UsageError("--script is for one clip: name its UUID (captioner clips PROJECT_UUID lists them).")
    if options.joined:
        raise click.UsageError(
            "--join needs clips in an order: name their UUIDs (captioner clips PROJECT_UUID lists them)."
        )
    json, audio = clip_directory(params["save_clip"]), audio_directory(params["save_audio"])
    is_mirror = (json or audio) and params["output"] is None and not params["formats"]
    if options.directory is None and not is_mirror:
        raise click.UsageError(
            "The clips of a project need a directory to be written to: use -o DIR/, such as -o captions/"
        )
    return Places(options, options.directory, json, audio)


def _listed(
    client: captioner.ResembleClient, project: str, params: Mapping[str, Any], key: "Secret", failures: Failures
) -> list[Listed]:
    """The clips of a project that match; where the list breaks off, those before, and a failure."""
    listed: list[Listed] = []
    try:
        for one, _ in listed_clips(client, project, params["match"], key):
            listed.append(one)
    except captioner.ClientError as error:
        if not listed:
            raise
        failures.add_general(f"the list of clips is incomplete: {error}")
    if not listed:
        what = f"no clip whose title or UUID is like {params['match']}" if params["match"] else "no clips"
        raise click.ClickException(f"project {project} has {what}: check the UUID")
    return listed


def _jobs(listed: Sequence[Listed], suffixes: Sequence[str], failures: Failures) -> Iterator[Job]:
    """The clips that can be fetched; the files of two never have one name, whatever the case of its letters."""
    taken: set[str] = set()
    for one in listed:
        if not one.uuid:
            failures.add(one, "the list has no uuid for it, so it cannot be fetched")
            continue
        first = file_name(one.name, one.number, suffixes=suffixes)
        names = chain([first], (f"{one.number}-{again}" for again in count(2)))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        yield Job(one, name)


def _check(places: Places, jobs: Sequence[Job], inputs: Inputs) -> None:
    """Refuse what could not be written, before hundreds of clips are fetched."""
    targets = [target for job in jobs for both in places.targets(job.listed.source, job.name) for target in both]
    if places.audio:
        names = [(job.listed.source, job.name) for job in jobs]
        targets += targets_in(places.audio, names, captioner.AUDIO_SUFFIXES)
    check_targets(targets, inputs, overwrite=places.options.overwrite)


def _report(places: Places, made: Sequence[Captioned], failures: Failures, *, total: int, quiet: bool) -> None:
    """Say what was made, and name every clip that was not."""
    try:
        if places.captions:
            targets = [target for clip, _ in made for target in places.targets(clip.source, clip.name)[0]]
            report(places.options, made, targets, quiet=quiet)
    finally:  # with --strict, `report` ends the program
        if (
            on_terminal()
            and not quiet
            and (kept := dict.fromkeys(path for path in (places.json, places.audio) if path))
        ):
            where = " and ".join(map(click.format_filename, kept))
            say(f"{len(made)} of {counted(total, 'clip')} saved to {where}")
        for line in failures.lines():
            say(line)
