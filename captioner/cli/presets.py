"""Show the presets: their limits for a language, and their sources.

Widths are in columns: a full-width character takes 2. Durations are in seconds. A language's line width replaces a
preset's wider one; Japanese, Korean and Chinese keep their own reading speed. Profiles, with --profiles or --config,
are shown for their own language unless another is typed.

\b
Examples:
  captioner presets
  captioner presets --language ja
  captioner presets --profiles
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

import click

import captioner
from captioner.cli.console import aligned, say
from captioner.cli.limit_options import FLAGS, amount
from captioner.cli.parameters import Command, complete_language, option, tag, under

if TYPE_CHECKING:
    from captioner.cli.profile_values import Profile

_LANGUAGE = option(
    "--language",
    "BCP 47 tag of the language whose numbers to show.  [default: en]",
    type=tag,
    shell_complete=complete_language,
)
_PROFILES = [
    option("--profiles", "Show the profiles in captioner.toml, too.", is_flag=True),
    option("--config", "File whose profiles to show, too.", path="FILE"),
]


@click.command(cls=Command, help=__doc__, params=[*under("Input", _LANGUAGE), *under("Profile", *_PROFILES)])
def presets(language: str | None, profiles: bool, config: str | None) -> None:
    """Print the presets' numbers for a language, a row each limit, and the source of each preset."""
    found: Mapping[str, Profile] = {}
    if profiles or config is not None:
        from captioner.cli.profile_file import find_config, read_profiles

        config = find_config() if config is None else config
        found = read_profiles(config)
    for line in _lines(language, found):
        say(line, err=False)
    if config is not None:
        for line in _written(config, found):
            say(line, err=False)


def _lines(typed: str | None, profiles: "Mapping[str, Profile]") -> Iterator[str]:
    language = typed or "en"
    limits = {name: captioner.Limits.preset(name, language=language) for name in captioner.PRESETS}
    columns = {**limits, **{f"[{name}]": profile.limits(typed) for name, profile in profiles.items()}}
    rows = [(f"language {language}", *columns)]
    for field in fields(captioner.Limits):
        label = FLAGS.get(field.name, field.name.removesuffix("_ms").replace("_", " "))
        values = [getattr(one, field.name) for one in columns.values()]
        rows.append((label, *("-" if value is None else amount(field.name, value) for value in values)))
    yield from aligned(rows, right=range(1, len(rows[0])))
    yield ""
    yield "Widths are columns (a full-width character takes 2), reading speeds characters a second, the rest seconds."
    yield "By language, widths and speeds are those of Netflix's guides, as tabulated by Subtitle Edit."
    yield ""
    name_width = max(map(len, limits))
    for name, preset in captioner.PRESETS.items():
        yield f"{name.ljust(name_width)}  {preset.source}"


def _written(config: str, profiles: "Mapping[str, Profile]") -> Iterator[str]:
    """What the file of the profiles says of each."""
    yield ""
    if not profiles:
        yield f"{config} has no profiles"
    for name, profile in profiles.items():
        options = "; ".join(f"{key} {_value(value)}" for key, value in profile.written.items())
        yield f"[{name}]  {config}: {options or 'no options'}"


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
