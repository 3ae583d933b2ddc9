"""The options that set limits, a row each, and the limits that they add up to."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import click

import captioner
from captioner.cli.parameters import SECONDS, SOME_SECONDS, Option, frame_rate, option, under

PRESET = "web"
"""The preset to start from where none is asked for."""


def _range(field: str) -> click.IntRange:
    least, most = captioner.LIMIT_RANGES[field]
    return click.IntRange(int(least), int(most))


# The fields of `Limits` that have an option: what may be typed, and the option's help.
_ROWS: Mapping[str, tuple[Any, str]] = {
    "max_line_width": (_range("max_line_width"), "Widest line, in columns; a full-width character takes 2."),
    "max_line_count": (_range("max_line_count"), "Most lines in a cue."),
    "max_words": (_range("max_words"), "Most words in a cue."),
    "max_duration_ms": (SOME_SECONDS, "Longest time a cue is shown, unless its speech is longer."),
    "min_duration_ms": (SECONDS, "Shortest time a cue is shown."),
    "max_cps": (click.FloatRange(*captioner.LIMIT_RANGES["max_cps"]), "Fastest reading speed, in characters a second."),
    "min_gap_ms": (SECONDS, "Shortest gap between two cues."),
    "max_pause_ms": (SOME_SECONDS, "A pause this long always ends a cue."),
    "fps": (frame_rate, "Frame rate, such as 25, 29.97 or 30000/1001: cues start and end on a frame."),
}
FLAGS: Mapping[str, str] = {field: f"--{field.removesuffix('_ms').replace('_', '-')}" for field in _ROWS}
"""The options of limits, by the fields that they set."""


class _LimitOption(Option):
    """An option of a limit; its default depends on language and preset, and only --help says which."""

    field = ""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        # click adds the range in brackets, last.
        names, text = record or ("", "")
        about = _ROWS[self.field][1]
        return names, text.replace(about, f"{about}  {_stated_default(self.field)}")


def amount(field: str, value: Any) -> str:
    """A limit as options have it: durations in seconds."""
    return f"{value / 1000 if field.endswith('_ms') else float(value):g}"


def limit_options(*, without: Iterable[str] = ()) -> list[Option]:
    """The options of limits, without those of some fields."""
    preset = option("--preset", "Limits to start from.", type=click.Choice(list(captioner.PRESETS)), default=PRESET)
    return under("Limits", preset, *(_limit_option(field) for field in _ROWS if field not in without))


def _limit_option(field: str) -> Option:
    kind, about = _ROWS[field]
    names, metavar = [FLAGS[field], field], "SECONDS" if field.endswith("_ms") else "N"
    made = _LimitOption(names, help=about, type=kind, metavar=metavar)
    made.field = field
    return made


def limits_from(params: Mapping[str, Any]) -> captioner.LimitOptions:
    """The limits that were typed; refuses those that contradict each other, by the names of their options."""
    limits = cast(captioner.LimitOptions, {field: params[field] for field in _ROWS if params.get(field) is not None})
    try:
        captioner.Limits.preset(params["preset"], language=params["language"] or "und", **limits)
    except captioner.LimitsError as error:
        raise click.ClickException(_as_typed(error)) from None
    return limits


def _stated_default(field: str) -> str:
    """A limit's usual value, and the languages and presets that have another one."""
    usual = getattr(captioner.Limits.preset(PRESET, language="und"), field)
    limits = {tag: captioner.Limits.preset(PRESET, language=tag) for tag in captioner.LIMITS_BY_LANGUAGE}
    limits |= {name: captioner.Limits.preset(name, language="und") for name in captioner.PRESETS}
    others = {name: getattr(one, field) for name, one in limits.items()}
    differing = ", ".join(f"{name} {amount(field, value)}" for name, value in others.items() if value != usual)
    stated = "none" if usual is None else amount(field, usual)
    return f"[default: {stated}; {differing}]" if differing else f"[default: {stated}]"


def _as_typed(error: captioner.LimitsError) -> str:
    """What is wrong with a limit, under the name of its option and in the option's unit."""
    field, other = str(error.field), error.other
    if other is None:
        least, most = (amount(field, end) for end in captioner.LIMIT_RANGES[field])
        return f"{FLAGS[field]} must be a number from {least} to {most}, not {amount(field, error.value)}"
    # A limit without an option is in milliseconds, as in Python.
    high, low = (
        f"{FLAGS[name]} {amount(name, value)}" if name in FLAGS else f"{name} {value}"
        for name, value in ((field, error.value), (other, error.other_value))
    )
    return f"{high} is above {low}: {error.reason}"
