"""`captioner presets`: their numbers and sources."""

from collections.abc import Iterator
from dataclasses import fields

import click

import captioner
from captioner.cli.console import say
from captioner.cli.kinds import LANGUAGE
from captioner.cli.limits import FLAGS, amount


@click.command()
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
    for line in _listed(language):
        say(line, err=False)


def _listed(language: str) -> Iterator[str]:
    """The presets' numbers for a language, a row each limit, and the source of each preset."""
    limits = {name: captioner.Limits.preset(name, language=language) for name in captioner.PRESETS}
    rows = [(f"language {language}", *limits)]
    for field in fields(captioner.Limits):
        label = FLAGS.get(field.name, field.name.removesuffix("_ms").replace("_", " "))
        values = [getattr(one, field.name) for one in limits.values()]
        rows.append((label, *("-" if value is None else amount(field.name, value) for value in values)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for label, *cells in rows:
        aligned = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([label.ljust(widths[0]), *aligned])
    yield ""
    yield "Widths are columns (a full-width character takes 2), reading speeds characters a second, the rest seconds."
    yield "By language, widths and speeds are those of Netflix's guides, as tabulated by Subtitle Edit."
    yield ""
    name_width = max(map(len, limits))
    for name, preset in captioner.PRESETS.items():
        yield f"{name.ljust(name_width)}  {preset.source}"
