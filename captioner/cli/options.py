"""The options that commands share, each a row in a table, and what they add up to: a `Wish`, or a whole `Job`."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any, Literal, NamedTuple, cast

import click

import captioner
from captioner.cli import karaoke
from captioner.cli.console import Corrected
from captioner.cli.kinds import ANY_SECONDS, LANGUAGE, RATE, SECONDS, SOME_SECONDS, ParamType, Seconds
from captioner.cli.targets import is_directory

_PRESET = "web"


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


def _whole(field: str) -> click.IntRange:
    least, most = captioner.LIMIT_RANGES[field]
    return click.IntRange(int(least), int(most))


# The limits that have an option: what is typed, the field that it sets, and what it says.
LIMIT_OPTIONS: Mapping[str, tuple[ParamType[Any], str, str]] = {
    "--max-line-width": (
        _whole("max_line_width"),
        "max_line_width",
        "Columns a line may take; a full-width character takes 2.",
    ),
    "--max-line-count": (_whole("max_line_count"), "max_line_count", "Lines a cue may have."),
    "--max-words": (_whole("max_words"), "max_words", "Words a cue may have."),
    "--max-duration": (SOME_SECONDS, "max_duration_ms", "How long a cue may stay, unless its speech is longer."),
    "--min-duration": (SECONDS, "min_duration_ms", "How long a cue should stay at least."),
    "--max-cps": (
        click.FloatRange(*captioner.LIMIT_RANGES["max_cps"]),
        "max_cps",
        "Reading speed, characters a second.",
    ),
    "--min-gap": (SECONDS, "min_gap_ms", "Blank between cues that follow each other closely."),
    "--max-pause": (SOME_SECONDS, "max_pause_ms", "No cue spans a silence of this length."),
    "--fps": (RATE, "fps", "Frames a second, such as 25, 29.97 or 30000/1001: cues start and end on a frame."),
}


FLAGS: Mapping[str, str] = {field: flag for flag, (_, field, _) in LIMIT_OPTIONS.items()}
"""The options of limits, by the fields that they set."""

# For most languages; then for those, and for the presets, where numbers differ.
_USUAL = captioner.Limits.preset(_PRESET, language="und")
_OTHERS = {tag: captioner.Limits.preset(_PRESET, language=tag) for tag in captioner.LIMITS_BY_LANGUAGE}
_OTHERS |= {name: captioner.Limits.preset(name, language="und") for name in captioner.PRESETS}


def amount(field: str, value: Any) -> str:
    """A limit as options have it: durations in seconds."""
    return f"{value / 1000 if field.endswith('_ms') else value:g}"


def _stated_default(field: str) -> str:
    """What a limit usually is, and for which languages and presets it is something else."""
    usual = getattr(_USUAL, field)
    others = {name: getattr(limits, field) for name, limits in _OTHERS.items()}
    differing = ", ".join(f"{name} {amount(field, value)}" for name, value in others.items() if value != usual)
    stated = "none" if usual is None else amount(field, usual)
    return f"[default: {stated}; {differing}]" if differing else f"[default: {stated}]"


_Options = Sequence[Callable[[Callable[..., None]], Callable[..., None]]]
_OUTPUT: _Options = (
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(list(captioner.WRITERS)),
        help="Format to write; give it again for one more.  [default: the extension of -o, else srt]",
    ),
    click.option("-o", "--output", metavar="FILE|DIR/|-", help="Where to write; - is standard output.  [default: -]"),
    click.option("--overwrite", is_flag=True, help="Replace what stands in DIR/ already."),
    click.option("--strict", is_flag=True, help="Write everything, but exit 1 if a cue is over a limit."),
    click.option(
        "--shift", type=ANY_SECONDS, default=0, show_default=True, help="How much later all is, or earlier: -0.5."
    ),
    *karaoke.OPTIONS,
)


def _limit_options(flags: Iterable[str]) -> _Options:
    return [
        click.option(
            flag,
            type=LIMIT_OPTIONS[flag][0],
            metavar=None if isinstance(LIMIT_OPTIONS[flag][0], Seconds) else "N",
            help=f"{LIMIT_OPTIONS[flag][2]}  {_stated_default(LIMIT_OPTIONS[flag][1])}",
        )
        for flag in flags
    ]


# What no finished cue can be measured by.
_OF_CLIPS = ("--max-words", "--max-pause")
_MEASURES: _Options = (
    click.option(
        "--preset",
        type=click.Choice(list(captioner.PRESETS)),
        default=_PRESET,
        show_default=True,
        help="The limits to start from.",
    ),
    click.option(
        "--language",
        type=LANGUAGE,
        help="BCP 47 tag of the text, such as pt-BR.  [default: the clip's own, else guessed]",
    ),
    *_limit_options(flag for flag in LIMIT_OPTIONS if flag not in _OF_CLIPS),
)
_CLIPS: _Options = (
    click.option(
        "--time-unit",
        type=click.Choice(["s", "ms"]),
        default="s",
        show_default=True,
        help="What the clip's character times are: seconds or milliseconds.",
    ),
    *_limit_options(_OF_CLIPS),
)


def with_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what to measure by, and hand it its `preset`, `language` and `limits`."""

    @wraps(command)
    def taking_options(preset: str, language: str | None, **others: Any) -> None:
        limits = _taken_limits(others)
        _check_limits(preset, language, limits)
        command(preset=preset, language=language, limits=limits, **others)

    return _with(_MEASURES, taking_options)


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

    return _with(_CLIPS, with_limits(taking_options))


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
        highlight: Literal["off", "word", "char"] | None,
        highlight_words: bool,
        karaoke_tag: Literal["k", "kf", "ko"] | None,
        resolution: str | None,
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
        writers = karaoke.writers(formats, highlight, highlight_words, karaoke_tag, resolution)
        command(job=Job(wish, formats, writers, file, directory, overwrite, strict, shift_ms), **others)

    return _with(_OUTPUT, with_wish(taking_options))


def _with(options: _Options, command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(options):
        command = option(command)
    return command


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


def _taken_limits(options: dict[str, Any]) -> captioner.LimitOptions:
    limits: dict[str, Any] = {}
    for flag, (_, field, _) in LIMIT_OPTIONS.items():
        value = options.pop(flag.removeprefix("--").replace("-", "_"), None)
        if value is not None:
            limits[field] = round(value * 1000) if field.endswith("_ms") else value
    return cast(captioner.LimitOptions, limits)


def _check_limits(preset: str, language: str | None, limits: captioner.LimitOptions) -> None:
    """Contradictions are told before a clip is read or fetched, and in the words that were typed."""
    try:
        captioner.Limits.preset(preset, language=language or "und", **limits)
    except captioner.LimitsError as error:
        raise click.ClickException(_as_typed(error)) from None


def _as_typed(error: captioner.LimitsError) -> str:
    """What is wrong with a limit, under the name of its option and in the option's unit."""
    field, other = str(error.field), error.other
    if other is None:
        least, most = (amount(field, end) for end in captioner.LIMIT_RANGES[field])
        return f"{FLAGS[field]} must be a number from {least} to {most}, not {amount(field, error.value)}"
    # What has no option is in milliseconds, as in Python.
    high, low = (
        f"{FLAGS[name]} {amount(name, value)}" if name in FLAGS else f"{name} {value}"
        for name, value in ((field, error.value), (other, error.other_value))
    )
    return f"{high} is above {low}: {error.reason}"


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
