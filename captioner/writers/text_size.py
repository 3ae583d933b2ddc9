"""The size of text in a picture, for the formats that state one."""

from captioner.errors import FormatError, shown, wrong_type

# BBC Subtitle Guidelines, https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/: a line takes 7 to 8 % of
# the height of a 16:9 picture.
_LINE_HEIGHT = 0.07
MARGIN = 0.05
"""EBU R 95, https://tech.ebu.ch/docs/r/r095.pdf: graphics stay 5 % away from each edge of the picture."""
# The width of a column as a share of the line height, approximately.
_COLUMN_WIDTH = 0.5
_MAX_PIXELS = 99_999


def line_height(columns: int, resolution: tuple[int, int]) -> float:
    """The height of a line in pixels: up to 7 % of the picture's, and lines of so many columns fit its width."""
    width, height = resolution
    return min(_LINE_HEIGHT * height, (1 - 2 * MARGIN) * width / (_COLUMN_WIDTH * columns))


def check_resolution(resolution: object) -> None:
    """Raises `FormatError` unless it is a video's width and height in pixels."""
    if not isinstance(resolution, tuple) or [type(size) for size in resolution] != [int, int]:
        raise wrong_type(resolution, "a width and a height in pixels, such as (1920, 1080)")
    if min(resolution) < 1 or max(resolution) > _MAX_PIXELS:
        raise FormatError(
            f"resolution must be a width and a height of 1 to {_MAX_PIXELS} pixels, not {shown(resolution)}"
        )
