"""Clips of a project, fetched in threads and written one by one, each whole or not at all."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import click

import captioner
from captioner.cli.console import counting, errors_about, os_errors_about
from captioner.cli.delivery import Captioned, Clip, captioned
from captioner.cli.failures import Failures
from captioner.cli.mirror import clip_json
from captioner.cli.options import Options
from captioner.cli.output import write
from captioner.cli.paths import Inputs, Target, targets_in
from captioner.cli.reading import read_timings, with_script
from captioner.cli.service import THREADS, Listed
from captioner.cli.staging import Staging
from captioner.cli.threads import in_threads

# After so many clips in a row that got no answer, or a refusal, on every try, the others are not asked for.
_MOST_IN_VAIN = 16
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Places:
    """The directories of captions, JSON and audio, each None where it is not wanted, and how each file is named."""

    options: Options
    captions: str | None
    json: str | None
    audio: str | None

    def targets(self, source: str, name: str) -> tuple[list[Target], list[Target]]:
        """The targets of a clip's captions, and that of its JSON."""
        names = [(source, name)]
        extensions = [captioner.EXTENSIONS[format_] for format_ in self.options.writers]
        captions = targets_in(self.captions, names, extensions) if self.captions else []
        return captions, targets_in(self.json, names, [".json"]) if self.json else []


@dataclass(frozen=True, slots=True)
class Job:
    """A clip to be fetched: the name of its files, and the open file that its audio goes to."""

    listed: Listed
    name: str
    file: BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class _Fetched:
    """A clip's timing, its JSON if it is kept, and the extension of its audio."""

    timing: captioner.Timing
    json: bytes
    suffix: str


_Outcome = tuple[Job, _Fetched | Exception]


def fetch_all(
    client: captioner.ResembleClient,
    project: str,
    jobs: Sequence[Job],
    places: Places,
    params: Mapping[str, Any],
    inputs: Inputs,
    stage: Staging,
    failures: Failures,
) -> list[Captioned]:
    """The captions of the clips, in their order, after fetching them in threads and writing each as it comes.

    The captions are without words, because a project's words would fill the memory. Clips that could not be fetched or
    written are added to `failures`.
    """
    made: list[tuple[int, Captioned]] = []
    in_vain: list[Job] = []

    def act(job: Job) -> _Fetched:
        if len(in_vain) >= _MOST_IN_VAIN:
            raise captioner.ClientError(f"not fetched, because {_MOST_IN_VAIN} clips before it failed in a row")
        try:
            answer = client.get_clip(project, job.listed.uuid)
        except captioner.ClientError as error:
            if error.status in (None, 429):
                in_vain.append(job)
            raise
        in_vain.clear()
        return _fetched(client, answer, job, places)

    with counting(len(jobs), "Fetching", quiet=params["quiet"]) as advance:
        for job, outcome in _outcomes(act, jobs, places, params["wait_ms"] / 1000, stage):
            try:
                with errors_about(job.listed.source):
                    if isinstance(outcome, Exception):
                        raise outcome
                    made.append((job.listed.number, _write(job, outcome, places, inputs)))
            except click.ClickException as error:
                failures.add(job.listed, error.message)
                _discard(job)
            advance(f"{failures.count} failed" if failures.count else "")
    return [captioned for _, captioned in sorted(made, key=lambda entry: entry[0])]


def _outcomes(
    act: Callable[[Job], _Fetched], jobs: Sequence[Job], places: Places, wait_s: float, stage: Staging
) -> Iterator[_Outcome]:
    """Each clip with the result of `act` or its error; clips still rendering are asked for again for up to `wait_s`."""
    deadline, next_wait_s = time.monotonic() + wait_s, _FIRST_WAIT_S
    while jobs:
        late: list[Job] = []
        # Only this thread makes files, so that none is made after a signal has removed them.
        opened = (replace(job, file=stage.open(places.audio)) if places.audio else job for job in jobs)
        for job, outcome in in_threads(act, opened, THREADS):
            is_rendering = isinstance(outcome, captioner.ClipNotReadyError) and outcome.rendering
            if is_rendering and time.monotonic() < deadline:
                _discard(job)
                late.append(job)
            else:
                yield job, outcome
        if late:
            time.sleep(max(0, min(next_wait_s, deadline - time.monotonic())))
            next_wait_s = min(next_wait_s * 1.5, _LONGEST_WAIT_S)
        jobs = late


def _fetched(client: captioner.ResembleClient, answer: Mapping[str, Any], job: Job, places: Places) -> _Fetched:
    """What is needed of a clip, from its JSON, after fetching its audio into its file; run in a thread."""
    timing = with_script(read_timings(answer, places.options)[0], places.options)
    suffix = ""
    if job.file is not None:
        with os_errors_about(os.path.join(str(places.audio), job.name)), job.file:
            suffix = client.save_audio(answer, job.file)
    return _Fetched(timing, clip_json(answer) if places.json else b"", suffix)


def _write(job: Job, fetched: _Fetched, places: Places, inputs: Inputs) -> Captioned:
    """The captions of a clip, without their words, after writing all files of the clip or none."""
    options, clip = places.options, Clip(job.listed.source, job.name, fetched.timing)
    targets, saved = places.targets(job.listed.source, job.name)
    captions = captioned(fetched.timing, options)
    contents: list[tuple[Target, bytes | BinaryIO]] = [(target, fetched.json) for target in saved]
    if job.file is not None:
        path = os.path.join(str(places.audio), job.name + fetched.suffix)
        contents.append((Target(path, job.listed.source, derived=True), job.file))
    texts = [to_text(captions).encode() for to_text in options.writers.values()] if targets else []
    write([*contents, *zip(targets, texts, strict=True)], inputs, overwrite=options.overwrite)
    cues = tuple(replace(cue, lines=()) for cue in captions.cues)
    return replace(clip, timing=replace(clip.timing, words=())), replace(captions, cues=cues)


def _discard(job: Job) -> None:
    if job.file is not None:
        job.file.close()
        with suppress(OSError):
            os.unlink(job.file.name)
