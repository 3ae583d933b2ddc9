"""The options that say how ASS looks, and the style that they add up to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

import captioner
from captioner.cli.parameters import option, under

# The field of `Style` that each option sets.
_FIELDS = {
    "font": "font",
    "font_file": "font_file",
    "font_size": "font_size",
    "primary": "primary",
    "highlight_color": "highlight",
    "outline": "outline",
    "box": "box",
    "position": "position",
    "upper": "upper",
}

STYLE = under(
    "Style, in ass",
    option(
        "--style",
        "plain; karaoke: words fill as they are spoken; pop: the active word is larger; box: it is on a box.  "
        "[default: karaoke]",
        type=click.Choice(list(captioner.STYLES)),
    ),
    option("--font", "Name of the font.  [default: Arial]", metavar="NAME"),
    option("--font-file", "Font to measure lines in, and to name: text is as large as fits.", path="FILE"),
    option("--font-size", "Size of the font in pixels.  [default: the largest that fits]", type=int, metavar="N"),
    option("--primary", "Colour of text.  [default: #ffffff]", metavar="#RRGGBB"),
    option("--highlight-color", "Colour of the active word.  [default: the style's]", metavar="#RRGGBB"),
    option("--outline", "Width of the outline in pixels.  [default: a twentieth of the size]", type=float, metavar="N"),
    option("--box", "Colour of a box behind the active word or all lines.  [default: the style's]", metavar="#RRGGBB"),
    option(
        "--position",
        "top, middle, bottom, or where text ends in per cent of the height, such as 70%.  [default: bottom]",
        metavar="PLACE",
    ),
    option("--upper", "Write capitals.", is_flag=True, default=None),
)


def style_from(params: Mapping[str, Any]) -> tuple[captioner.Style, str] | None:
    """The style that was typed, and the first option that was; None if none was."""
    typed = {name: params[name] for name in ("style", *_FIELDS) if params.get(name) is not None}
    if not typed:
        return None
    named = captioner.STYLES[typed.get("style", "karaoke")]
    changes = {_FIELDS[name]: value for name, value in typed.items() if name != "style"}
    try:
        return replace(named, **changes), next(iter(typed))
    except captioner.FormatError as error:
        raise click.UsageError(f"{error}.") from None
