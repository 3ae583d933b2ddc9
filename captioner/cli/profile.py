"""The options that take the values of others from a file of profiles; what is typed wins."""

from typing import Any

import click

from captioner.cli.parameters import option, under
from captioner.cli.paths import Inputs, add_input

_META = "captioner.profile"


def _take(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Keep the value of one of the two options; when both are there, make the profile the defaults of the command."""
    if ctx.resilient_parsing:
        return
    taken: dict[str, Any] = ctx.meta.setdefault(_META, {})
    taken[str(param.name)] = value
    if {"profile", "config"} <= taken.keys():
        _apply(ctx, taken)


def _apply(ctx: click.Context, taken: dict[str, Any]) -> None:
    """Read the profile, and make those of its values the command's defaults that the command has an option for."""
    name, path = taken["profile"], taken["config"]
    if name is None:
        if path is not None:
            raise click.UsageError("--config names a file of profiles: add --profile and the name of one.", ctx)
        return
    from captioner.cli.profile_file import find_config, read_profile

    path = find_config() if path is None else path
    options = read_profile(path, name).options
    taken["path"] = path
    known = {param.name for param in ctx.command.params}
    own = {param: value for param, value in options.items() if param in known}
    ctx.default_map = {**(ctx.default_map or {}), **own}


PROFILE = under(
    "Profile",
    option(
        "--profile",
        "Take options from [profile.NAME] in captioner.toml; those that are typed win.",
        metavar="NAME",
        is_eager=True,
        expose_value=False,
        callback=_take,
    ),
    option(
        "--config",
        "File with the profile.  [default: captioner.toml in this folder or the nearest above]",
        path="FILE",
        is_eager=True,
        expose_value=False,
        callback=_take,
    ),
)


def add_config(inputs: Inputs) -> None:
    """Add the file of the profile, if there is one, to `inputs`, so that no output replaces it."""
    ctx = click.get_current_context(silent=True)
    path = ctx.meta.get(_META, {}).get("path") if ctx else None
    if path is not None:
        add_input(inputs, path, path)


def is_from_profile(ctx: click.Context, name: str) -> bool:
    """Whether the value of a command's option is that of the profile."""
    return ctx.get_parameter_source(name) is click.core.ParameterSource.DEFAULT_MAP
