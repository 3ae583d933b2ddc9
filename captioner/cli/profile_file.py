"""Files of profiles, in TOML: found and read."""

import os
from collections.abc import Mapping
from typing import Any

import click

from captioner.cli.console import errors_about
from captioner.cli.profile_values import Profile, checked_profile, nearest_of, refused

NAME = "captioner.toml"


def find_config() -> str:
    """The path of the file of profiles in the working folder, or in the nearest folder above that has one."""
    if os.path.isfile(NAME):
        return NAME
    with errors_about("."):
        start = folder = os.getcwd()
    while folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
    raise click.ClickException(
        f"{NAME}: is neither in {start} nor in a folder above: make one, or name another file with --config"
    )


def read_profile(path: str, name: str) -> Profile:
    """The profile of a name in a file."""
    profiles = _tables(path)
    if name not in profiles:
        listed = f"only {', '.join(profiles)}" if profiles else "nor any other"
        nearest = nearest_of(name, profiles)
        remedy = f"did you mean {nearest!r}?" if nearest else f"choose one, or add [profile.{name}]"
        raise click.UsageError(f"{click.format_filename(path)}: there is no profile {name!r}, {listed}: {remedy}")
    return checked_profile(path, name, profiles[name])


def read_profiles(path: str) -> Mapping[str, Profile]:
    """All profiles in a file, by name."""
    return {name: checked_profile(path, name, table) for name, table in _tables(path).items()}


def _tables(path: str) -> Mapping[str, Mapping[str, Any]]:
    """The tables of all profiles in a file, as they are written."""
    import tomllib

    with errors_about(click.format_filename(path)), open(path, "rb") as file:
        data = file.read()
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refused(path, f"is not text in UTF-8 (byte {error.start}): save it as UTF-8") from None
    except RecursionError:
        raise refused(path, "is nested too deeply: a profile is a table of options") from None
    except ValueError as error:
        raise refused(path, f"is not TOML: {error}") from None
    for key in document:
        if key != "profile":
            raise refused(path, f"{key!r} is unknown: options stand under [profile.NAME]")
    profiles = document.get("profile", {})
    if not isinstance(profiles, dict):
        raise refused(path, "'profile' is not a table: options stand under [profile.NAME]")
    for name, table in profiles.items():
        if not isinstance(table, dict):
            raise refused(path, f"'profile.{name}' is not a table: options stand under [profile.NAME]")
    return profiles
