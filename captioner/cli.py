"""The command line: the one place that prints, reads the environment, opens files and ends the program.

The result goes to standard output or to files, everything else to standard error. Exit code 0: done; 1: one line says
what is wrong, and nothing was written (but with --strict, where a cue is over a limit); 2: the command itself is wrong.
"""

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import PurePath
from typing import Literal, TypeVar

import click

import captioner
from captioner.options import LANGUAGE, SECONDS, SOME_SECONDS, Job, Wish, corrected, with_job, with_wish
from captioner.output import Inputs, Target, check, file_name, identity, is_directory, write
from captioner.report import MANY, Made, over_limits, repairs, results

_T = TypeVar("_T")

_NO_KEY = (
    "there is no API key: make one in your account at https://app.resemble.ai, then put it into the environment "
    "variable RESEMBLE_API_KEY, or into a file that --api-key-file names"
)
_FAULTS = {errno.ENOENT: "no such file", errno.EISDIR: "is a directory: name the files in it"}


@click.group(name="captioner", context_settings={"token_normalize_func": lambda name: name.replace("_", "-")})
@click.version_option(package_name="captioner")
def main() -> None:
    """Captions for synthetic speech: a clip's character timings become cues and lines that are good to read.

    Widths are columns: a full-width character takes 2, and a line has 42 unless the language or an option says
    otherwise. `captioner COMMAND --help` tells every limit and its default.

    \b
    Examples:
      captioner convert clip.json                      SRT on standard output
      captioner convert clip.json -o clip.vtt          the extension gives the format
      captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
    """


@main.command()
@click.argument("clips", metavar="CLIP.json...", nargs=-1, required=True)
@with_job
def convert(clips: tuple[str, ...], job: Job) -> None:
    """Caption clips from saved JSON files; - is standard input.

    A file holds one clip as the Resemble API answers it, a list of clips, or a clip on every line. Widths are columns:
    a full-width character takes 2. Durations are seconds. Files in DIR/ are named after the clip's file.

    \b
    Examples:
      captioner convert clip.json
      captioner convert clip.json -o clip.vtt --max-line-width 37
      captioner convert *.json -f srt -f vtt -o captions/
      curl ... | captioner convert - --preset netflix > clip.srt
    """
    if clips.count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    _demand_directory(job, len(clips))
    inputs: Inputs = {}
    made: list[Made] = []
    with _progress(clips, "Captioning", MANY) as paths:
        for path in paths:
            source = "standard input" if path == "-" else click.format_filename(path)
            with _told_of(source):
                timings = captioner.read_clips(_read(path, inputs), time_unit=job.time_unit)
                _demand_directory(job, len(timings), f"{source}: ")
                stem = "stdin" if path == "-" else PurePath(path).stem
                for number, timing in enumerate(timings, 1):
                    several = len(timings) > 1
                    name = f"{stem}-{file_name(timing.uuid, number)}" if several else stem
                    named = _printable(f"{source}, clip {timing.uuid or number}") if several else source
                    made.append(_made(job, named, name, timing))
    _deliver(job, made, _targets(job, [(one.source, one.name) for one in made]), inputs)


@main.command()
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
    _demand_directory(job, len(clips))
    names = [(_printable(f"clip {uuid}"), file_name(uuid, number)) for number, uuid in enumerate(clips, 1)]
    targets, saved = _targets(job, names), _saved_targets(save_clip, names)
    inputs: Inputs = {}
    with _told_of():
        key = _api_key(api_key_file, inputs)
    # Asked again before writing, but who forgot --overwrite need not wait for the clips to be told.
    check([*targets, *saved], inputs, overwrite=job.overwrite)
    made: list[Made] = []
    answers: list[bytes] = []
    with (
        _told_of(),
        captioner.ResembleClient(key, base_url=base_url, api=api, timeout_s=timeout) as client,
        _progress(clips, "Fetching", 1) as uuids,
    ):
        for uuid, (source, name) in zip(uuids, names, strict=True):
            clip = client.get_clip(project, uuid, wait_s=wait)
            if saved:
                # Half of a character, which UTF-8 cannot hold, stays the escape as which JSON brought it.
                answers.append(f"{json.dumps(clip, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
            with _told_of(source):
                made.append(_made(job, source, name, captioner.read_clip(clip, time_unit=job.time_unit)))
    _deliver(job, made, targets, inputs, list(zip(saved, answers, strict=True)))


@main.command()
@click.argument("path", metavar="CLIP.json")
@with_wish
def explain(path: str, wish: Wish) -> None:
    """Tell why each line and cue of a clip breaks where it does; - is standard input.

    Each break is printed with the text on both sides, what it costs by named reasons (a negative cost invites a break),
    and how much more the cheapest captions would cost that have no break there. Widths are columns: a full-width
    character takes 2. Durations are seconds.

    \b
    Examples:
      captioner explain clip.json
      captioner explain clip.json --preset bbc --max-line-width 42
    """
    from captioner import listing

    source = "standard input" if path == "-" else click.format_filename(path)
    with _told_of(source):
        timings = captioner.read_clips(_read(path, {}), time_unit=wish.time_unit)
        found = [captioner.explain(one, wish.preset, language=wish.language, **wish.limits) for one in timings]
    for number, (timing, breaks) in enumerate(zip(timings, found, strict=True), 1):
        if len(timings) > 1:
            click.echo(_printable(f"{source}, clip {timing.uuid or number}"))
        for line in listing.breaks(breaks):
            click.echo(_printable(line))


@main.command()
@click.option("--language", type=LANGUAGE, default="en", show_default=True, help="BCP 47 tag whose numbers to show.")
def presets(language: str) -> None:
    """Show the presets: their numbers for a language, and the sources of these.

    Widths are columns: a full-width character takes 2. Durations are seconds. A preset's line width holds unless the
    language's is narrower; Japanese, Korean and Chinese keep their own reading speed.

    \b
    Examples:
      captioner presets
      captioner presets --language ja
    """
    from captioner import listing

    for line in listing.presets(language):
        click.echo(line)


def _demand_directory(job: Job, clips: int, holder: str = "") -> None:
    """Refuse, with the command that does it, to write several outputs to one place."""
    if job.directory is not None or clips * len(job.formats) == 1:
        return
    what = f"{clips} clips" if clips > 1 else f"{len(job.formats)} formats"
    free = job.file is not None and not os.path.exists(PurePath(job.file).with_suffix(""))
    directory = f"{PurePath(job.file).with_suffix('')}/" if job.file and free else "captions/"
    better = corrected(output=directory, formats=job.formats)
    raise click.UsageError(f"{holder}{what} need a directory to be written to, as in\n\n  {better}")


def _targets(job: Job, names: Sequence[tuple[str, str]]) -> list[Target]:
    """Where each clip goes, in each format; `names` are what messages call the clips, and how their files are named."""
    if job.directory is None:
        return [Target(job.file, names[0][0])]
    return [
        Target(os.path.join(job.directory, f"{name}.{format_}"), source, derived=True)
        for source, name in names
        for format_ in job.formats
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
        raise click.UsageError(
            f"{len(names)} clips need a directory to be saved to, as in\n\n  {corrected(save_clip=directory)}"
        )
    return [Target(path, names[0][0])]


def _api_key(path: str | None, inputs: Inputs) -> str:
    if path is None:
        key = os.environ.get("RESEMBLE_API_KEY", "").strip()
    else:
        with open(path, "rb") as file:
            _note_input(inputs, file.fileno(), path)
            # A key is ASCII: what is not, the client refuses in words.
            key = file.readline(4096).decode("utf-8-sig", "replace").strip()
    if not key:
        raise click.ClickException(_NO_KEY if path is None else f"{path}: its first line is empty: put the key there")
    return key


def _read(path: str, inputs: Inputs) -> bytes:
    if path != "-":
        with open(path, "rb") as file:
            _note_input(inputs, file.fileno(), path)
            return file.read()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed")
    if sys.stdin.isatty():
        click.echo("reading from the terminal", err=True)
    with suppress(OSError):  # what stands in for it in a test has no number
        _note_input(inputs, sys.stdin.fileno(), "standard input")
    return sys.stdin.buffer.read()


def _note_input(inputs: Inputs, file: int, path: str) -> None:
    known = identity(file)
    if known is not None:
        inputs[known] = path


def _made(job: Job, source: str, name: str, timing: captioner.Timing) -> Made:
    captions = captioner.caption(timing, job.preset, language=job.language, **job.limits)
    texts = {format_: captioner.WRITERS[format_](captions) for format_ in job.formats}
    return Made(source, name, texts, timing, captions, guessed=not (job.language or timing.language))


def _deliver(
    job: Job,
    made: Sequence[Made],
    targets: Sequence[Target],
    inputs: Inputs,
    saved: Sequence[tuple[Target, bytes]] = (),
) -> None:
    """Write everything, then tell what was made, what was repaired, and what is over limits."""
    texts = [text.encode() for one in made for text in one.texts.values()]
    with _told_of():
        check([*targets, *(target for target, _ in saved)], inputs, overwrite=job.overwrite)
        write([*saved, *zip(targets, texts, strict=True)])
    # Repairs are told to whoever keeps a log, too; that all went well is news to a person only.
    for line in (*repairs(made), *(results(made, targets) if _on_terminal() else ())):
        click.echo(line, err=True)
    over = over_limits(made)
    if over and job.strict:
        raise click.ClickException(over)
    if over:
        click.echo(over, err=True)


def _progress(items: Sequence[_T], label: str, silent: int) -> AbstractContextManager[Iterable[_T]]:
    """The items, behind a bar on the terminal where there are more than `silent`."""
    if len(items) > silent and _on_terminal():
        return click.progressbar(items, label=label, file=sys.stderr)
    return nullcontext(items)


def _on_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def _told_of(source: str = "") -> Iterator[None]:
    """Our errors, and those of files and streams, end the program with one line that begins with their source."""
    try:
        yield
    except captioner.CaptionerError as error:
        told = _printable(str(error))
    except OSError as error:
        if error.errno == errno.EPIPE:  # who read our output has seen enough: click ends quietly
            raise
        path = click.format_filename(error.filename) if error.filename else source
        told = f"{path}: {_FAULTS.get(error.errno or 0) or (error.strerror or str(error)).lower()}"
    else:
        return
    raise click.ClickException(told if not source or told.startswith(f"{source}:") else f"{source}: {told}")


def _printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
