"""The options of limits, a row each, and the message where they contradict each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any, cast

import click

import captioner
from captioner.cli.kinds import LANGUAGE, RATE, SECONDS, SOME_SECONDS, ParamType, Seconds

Options = Sequence[Callable[[Callable[..., None]], Callable[..., None]]]

_PRESET = "web"


def _whole(field: str) -> click.IntRange:
    least, most = captioner.LIMIT_RANGES[field]
    return click.IntRange(int(least), int(most))


# The fields of `Limits` that have an option: what may be typed, and what the option says.
_ROWS: Mapping[str, tuple[ParamType[Any], str]] = {
    "max_line_width": (_whole("max_line_width"), "Columns a line may take; a full-width character takes 2."),
    "max_line_count": (_whole("max_line_count"), "Lines a cue may have."),
    "max_words": (_whole("max_words"), "Words a cue may have."),
    "max_duration_ms": (SOME_SECONDS, "How long a cue may stay, unless its speech is longer."),
    "min_duration_ms": (SECONDS, "How long a cue should stay at least."),
    "max_cps": (click.FloatRange(*captioner.LIMIT_RANGES["max_cps"]), "Reading speed, characters a second."),
    "min_gap_ms": (SECONDS, "Blank between cues that follow each other closely."),
    "max_pause_ms": (SOME_SECONDS, "No cue spans a silence of this length."),
    "fps": (RATE, "Frames a second, such as 25, 29.97 or 30000/1001: cues start and end on a frame."),
}
OF_CLIPS = ("max_words", "max_pause_ms")
"""What no finished cue can be measured by."""
FLAGS: Mapping[str, str] = {field: f"--{field.removesuffix('_ms').replace('_', '-')}" for field in _ROWS}
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


def limit_options(fields: Iterable[str]) -> Options:
    """The options of some limits, by their fields."""
    return [
        click.option(
            FLAGS[field],
            type=_ROWS[field][0],
            metavar=None if isinstance(_ROWS[field][0], Seconds) else "N",
            help=f"{_ROWS[field][1]}  {_stated_default(field)}",
        )
        for field in fields
    ]


_MEASURES: Options = (
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
    *limit_options(field for field in _ROWS if field not in OF_CLIPS),
)


def with_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what to measure by, and hand it its `preset`, `language` and `limits`."""

    @wraps(command)
    def taking_options(preset: str, language: str | None, **others: Any) -> None:
        limits = _taken_limits(others)
        _check_limits(preset, language, limits)
        command(preset=preset, language=language, limits=limits, **others)

    return with_options(_MEASURES, taking_options)


def with_options(options: Options, command: Callable[..., None]) -> Callable[..., None]:
    """Give a command some options, which its help lists in their order."""
    for option in reversed(options):
        command = option(command)
    return command


def _taken_limits(options: dict[str, Any]) -> captioner.LimitOptions:
    limits: dict[str, Any] = {}
    for field in _ROWS:
        value = options.pop(field.removesuffix("_ms"), None)
        if value is not None:
            limits[field] = round(value * 1000) if field.endswith("_ms") else value
    return cast(captioner.LimitOptions, limits)


def _check_limits(preset: str, language: str | None, limits: captioner.LimitOptions) -> None:
    """Refuse limits that contradict each other, before a clip is read or fetched, by the names that were typed."""
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
