"""The options of commands that make captions, and what they add up to: a `Wish`, or a whole `Job`."""

import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Literal, NamedTuple

import click

import captioner
from captioner.cli import karaoke
from captioner.cli.console import Corrected
from captioner.cli.kinds import ANY_SECONDS
from captioner.cli.limits import OF_CLIPS, Options, limit_options, with_limits, with_options
from captioner.cli.targets import is_directory


class Wish(NamedTuple):
    """How a command was asked to caption."""

    preset: str
    language: str | None
    time_unit: Literal["s", "ms"]
    limits: captioner.LimitOptions


class Job(NamedTuple):
    """How to caption, where the result goes, and whether a breach is a failure; `directory` ends without a slash."""

    wish: Wish
    formats: tuple[str, ...]
    writers: Mapping[str, karaoke.Writer]
    file: str | None
    directory: str | None
    overwrite: bool
    strict: bool
    shift_ms: int


_OUTPUT: Options = (
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(list(captioner.WRITERS)),
        help="Format to write; give it again for one more.  [default: the extension of -o, else srt]",
    ),
    click.option("-o", "--output", metavar="FILE|DIR/|-", help="Where to write; - is standard output.  [default: -]"),
    click.option("--overwrite", is_flag=True, help="Replace what is in DIR/ already."),
    click.option("--strict", is_flag=True, help="Write everything, but exit 1 if a cue is over a limit."),
    click.option(
        "--shift", type=ANY_SECONDS, default=0, show_default=True, help="How much later all is, or earlier: -0.5."
    ),
    *karaoke.OPTIONS,
)
_CLIPS: Options = (
    click.option(
        "--time-unit",
        type=click.Choice(["s", "ms"]),
        default="s",
        show_default=True,
        help="What the clip's character times are: seconds or milliseconds.",
    ),
    *limit_options(OF_CLIPS),
)


def with_wish(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say how to caption, and hand them to it as its `wish`."""

    @wraps(command)
    def taking_options(
        preset: str,
        language: str | None,
        limits: captioner.LimitOptions,
        time_unit: Literal["s", "ms"],
        **others: Any,
    ) -> None:
        command(wish=Wish(preset, language, time_unit, limits), **others)

    return with_options(_CLIPS, with_limits(taking_options))


def with_job(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all the shared options, and hand them to it as its `job`."""

    @wraps(command)
    def taking_options(
        wish: Wish,
        formats: tuple[str, ...],
        output: str | None,
        overwrite: bool,
        strict: bool,
        shift: float,
        **others: Any,
    ) -> None:
        if output == "":
            raise click.UsageError("-o needs a path, or - for standard output.")
        file = directory = None
        if output and output != "-":
            if is_directory(output):
                directory = output.rstrip("/") or "/"
            else:
                file = output
        formats = tuple(dict.fromkeys(formats)) or (_format_of(file) if file else "srt",)
        shift_ms = round(shift * 1000)
        writers = karaoke.writers(formats, others)
        command(job=Job(wish, formats, writers, file, directory, overwrite, strict, shift_ms), **others)

    return with_options(_OUTPUT, with_wish(taking_options))


def corrected(**changes: object) -> str:
    """The command line as it was typed, with some options changed."""
    from shlex import join

    context = click.get_current_context()
    options: list[str] = []
    arguments: list[str] = []
    for parameter in context.command.params:
        name = str(parameter.name)
        value = changes.get(name, context.params[name])
        typed = name in changes or context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        if isinstance(parameter, click.Argument):
            arguments += [str(one) for one in (value if isinstance(value, tuple) else [value])]
        elif value is True:
            options.append(parameter.opts[0])
        elif typed and value not in (None, False):
            for one in value if isinstance(value, tuple) else [value]:
                options += [parameter.opts[0], f"{one:g}" if isinstance(one, float) else str(one)]
    # A line that fills the screen corrects nothing.
    more = " ..." if len(arguments) > 6 else ""
    marker = ["--"] if any(argument.startswith("-") and argument != "-" for argument in arguments) else []
    return f"{context.command_path} {join([*options, *marker, *arguments[:6]])}{more}"


def _format_of(file: str) -> str:
    # The longest extension that fits: clip.remotion.json is no clip.json.
    fitting = [name for name, extension in captioner.EXTENSIONS.items() if file.lower().endswith(extension)]
    if fitting and os.path.splitext(file)[1]:
        return max(fitting, key=lambda name: len(captioner.EXTENSIONS[name]))
    known, better = ", ".join(captioner.EXTENSIONS.values()), corrected(formats=("srt",))
    raise Corrected(
        f"The extension of {file!r} is none of {known}: end it with / for a directory, or say with -f what to write",
        better,
    )
