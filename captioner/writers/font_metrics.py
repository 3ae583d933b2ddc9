"""How wide lines are in a font, as libass draws them. `fontTools` is the extra `captioner[fonts]`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from captioner.errors import FormatError
from captioner.text.measure import display_width, graphemes

# Of the font's em, for a column of a character that the font lacks, which players take from another font.
_OTHER_FONT = 0.6
# https://learn.microsoft.com/en-us/typography/opentype/spec/os2#fsselection
_BOLD = 1 << 5


@dataclass(frozen=True, slots=True)
class Metrics:
    """A font's name, whether it is bold, and its widths as shares of the size that ASS gives, by code point."""

    name: str
    is_bold: bool
    widths: Mapping[int, float]
    em: float

    def width(self, line: str) -> float:
        """The width of a line in a font of size 1, without kerning."""
        total = 0.0
        for cluster in graphemes(line):
            known = [self.widths.get(ord(char)) for char in cluster]
            # The marks of a cluster stand over its first character.
            total += known[0] if known[0] is not None else _OTHER_FONT * self.em * display_width(cluster)
        return total


def metrics_of(path: str | os.PathLike[str]) -> Metrics:
    """The metrics of a TrueType or OpenType file.

    The size of a font in ASS is the height from its `winAscent` to its `winDescent`, not its em. Raises `FormatError`
    if fontTools is not installed, or if the file is no font.
    """
    try:
        from fontTools.ttLib import TTFont, TTLibError
    except ModuleNotFoundError:
        raise FormatError('a font file is measured by fontTools: pip install "captioner[fonts]"') from None
    name = os.fspath(path)
    try:
        # fontTools leaves a file open that it cannot read.
        with open(name, "rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            os2, advances, mapping = font["OS/2"], font["hmtx"], font.getBestCmap() or {}
            height = (os2.usWinAscent + os2.usWinDescent) or (font["hhea"].ascent - font["hhea"].descent)
            family = font["name"].getDebugName(1)
            widths = {code: advances[glyph][0] / height for code, glyph in mapping.items()}
            em, is_bold = font["head"].unitsPerEm / height, bool(os2.fsSelection & _BOLD)
    except OSError as error:
        raise FormatError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=name) from None
    except (TTLibError, KeyError, AttributeError, ValueError, ZeroDivisionError, AssertionError) as error:
        raise FormatError("is no TrueType or OpenType font", path=name) from error
    return Metrics(family or "Arial", is_bold, widths, em)
