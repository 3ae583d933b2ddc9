"""`Style`: how ASS looks, and the named styles."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Literal, get_args

from captioner.errors import FormatError, shown

Lighting = Literal["none", "fill", "pop", "box"]
"""How the active word is lit: not at all, filled with its colour, scaled in its colour, or on a box."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")
_MAX_FONT_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Style:
    """How captions look in ASS. Colours are written `#rrggbb`, sizes are pixels of the picture.

    `primary` is the colour of text, `highlight` that of the active word (and in `fill` of what is sung), `sung` that of
    the words after they were active. `font_size` None is the largest at which every line fits; with `font_file` (a
    TrueType or OpenType file, which also says the font's name and whether it is `bold`) lines are measured in its own
    metrics. `outline` is the width of the black outline; None is a twentieth of the font's size. `box` is the colour of
    the box behind the active word, or behind every line with the lightings `none` and `fill`. `position` is top,
    middle, bottom, or where the text ends in per cent of the height, such as "70%". `upper` writes capitals.

    Raises `FormatError`, with the field, for any other value.
    """

    lighting: Lighting = "fill"
    font: str = "Arial"
    font_file: str | os.PathLike[str] | None = None
    font_size: int | None = None
    bold: bool = False
    primary: str = "#ffffff"
    highlight: str = "#ffd54a"
    sung: str | None = None
    outline: float | None = None
    box: str | None = None
    position: str = "bottom"
    upper: bool = False

    def __post_init__(self) -> None:
        if self.lighting not in get_args(Lighting):
            raise FormatError(f"lighting must be one of {', '.join(get_args(Lighting))}, not {shown(self.lighting)}")
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in ("primary", "highlight", "sung", "box") and value is not None:
                check_colour(value, field.name)
        # A comma would end the name in the file.
        if not isinstance(self.font, str) or not self.font.strip() or re.search(r"[,\r\n]", self.font):
            raise FormatError(f"font must be the name of a font, without commas, not {shown(self.font)}")
        _check_number(self.font_size, "font_size", 1, _MAX_FONT_SIZE, whole=True)
        _check_number(self.outline, "outline", 0, _MAX_FONT_SIZE)
        if self.lighting == "pop" and self.box is not None:
            raise FormatError("box does not apply to a word that is scaled: choose the style box, karaoke or plain")
        share_of(self.position)


def style_named(style: "Style | str") -> Style:
    """The style itself, or that of a name; raises `FormatError` if there is none."""
    if isinstance(style, Style):
        return style
    if isinstance(style, str) and style in STYLES:
        return STYLES[style]
    raise FormatError(f"style must be a Style or one of {', '.join(STYLES)}, not {shown(style)}")


def check_colour(colour: object, name: str) -> None:
    """Raises `FormatError` unless a colour is written `#rrggbb`."""
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise FormatError(f"{name} must be a colour such as #ffd54a, not {shown(colour)}")


def share_of(position: object) -> float | None:
    """Where text ends, as a share of the height; None for top, middle and bottom. Raises `FormatError` for others."""
    if position in ("top", "middle", "bottom"):
        return None
    found = _PERCENT.fullmatch(position) if isinstance(position, str) else None
    if found is None or not 0 < float(found[1]) <= 100:
        raise FormatError(f"position must be top, middle, bottom, or per cent such as 70%, not {shown(position)}")
    return float(found[1]) / 100


def _check_number(value: object, name: str, least: int, most: int, *, whole: bool = False) -> None:
    if value is None:
        return
    kinds = int if whole else int | float
    if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
        kind = "whole number" if whole else "number"
        raise FormatError(f"{name} must be a {kind} from {least} to {most}, not {shown(value)}")


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "plain": Style("none"),
        "karaoke": Style(),
        "pop": Style("pop", bold=True, sung="#bfe3ff"),
        "box": Style("box", bold=True, highlight="#ffffff", box="#1d4ed8"),
    }
)
"""The named styles."""
