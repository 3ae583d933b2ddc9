"""The size of text in ASS: the largest at which every line fits, or the one that was asked for."""

from captioner.captions import Captions
from captioner.errors import FormatError
from captioner.picture import COLUMN_WIDTH, Picture
from captioner.text.case import upper
from captioner.writers.ass_style import Style
from captioner.writers.font_metrics import Metrics

# The width of a column as a share of the line height, approximately.
_CAPITALS = 0.7
# Of the font's size: the outlines or boxes on both sides, and with them the growth of a scaled word at both ends.
_OUTLINES, _SCALED = 0.2, 0.6


def font_size(captions: Captions, style: Style, picture: Picture, metrics: Metrics | None) -> int:
    """The size of the font in pixels, at least 1.

    Without metrics, lines are taken to be as wide as the limits allow. With them, raises `FormatError` if a line is too
    wide at the size that was asked for.
    """
    if metrics is None:
        if style.font_size is not None:
            return style.font_size
        column_width = _CAPITALS if style.upper else COLUMN_WIDTH
        return max(1, round(picture.line_height(captions.limits.max_line_width, column_width)))
    texts = [line.text for cue in captions for line in cue.lines]
    if style.upper:
        texts = [upper(text, captions.language) for text in texts]
    line, width = max(((text, metrics.width(text)) for text in texts), key=lambda found: found[1], default=("", 0.0))
    fitting = picture.line_height(1, width + (_SCALED if style.lighting == "pop" else _OUTLINES))
    if style.font_size is None:
        return max(1, int(fitting))
    if style.font_size > fitting:
        raise FormatError(
            f"the line {line[:60]!r} is wider than the picture's {round(picture.inner_width)} pixels at the font size "
            f"{style.font_size}: give at most {int(fitting)}, or narrower lines"
        )
    return style.font_size
