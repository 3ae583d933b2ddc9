"""Show the presets: their limits for a language, and their sources.

Widths are in columns: a full-width character takes 2. Durations are in seconds. A language's line width replaces a
preset's wider one; Japanese, Korean and Chinese keep their own reading speed.

\b
Examples:
  captioner presets
  captioner presets --language ja
"""

from collections.abc import Iterator
from dataclasses import fields

import click

import captioner
from captioner.cli.console import aligned, say
from captioner.cli.limit_options import FLAGS, amount
from captioner.cli.parameters import Command, complete_language, option, tag, under

_LANGUAGE = option(
    "--language",
    "BCP 47 tag of the language whose numbers to show.",
    type=tag,
    default="en",
    shell_complete=complete_language,
)


@click.command(cls=Command, help=__doc__, params=under("Input", _LANGUAGE))
def presets(language: str) -> None:
    """Print the presets' numbers for a language, a row each limit, and the source of each preset."""
    for line in _lines(language):
        say(line, err=False)


def _lines(language: str) -> Iterator[str]:
    limits = {name: captioner.Limits.preset(name, language=language) for name in captioner.PRESETS}
    rows = [(f"language {language}", *limits)]
    for field in fields(captioner.Limits):
        label = FLAGS.get(field.name, field.name.removesuffix("_ms").replace("_", " "))
        values = [getattr(one, field.name) for one in limits.values()]
        rows.append((label, *("-" if value is None else amount(field.name, value) for value in values)))
    yield from aligned(rows, right=range(1, len(rows[0])))
    yield ""
    yield "Widths are columns (a full-width character takes 2), reading speeds characters a second, the rest seconds."
    yield "By language, widths and speeds are those of Netflix's guides, as tabulated by Subtitle Edit."
    yield ""
    name_width = max(map(len, limits))
    for name, preset in captioner.PRESETS.items():
        yield f"{name.ljust(name_width)}  {preset.source}"
