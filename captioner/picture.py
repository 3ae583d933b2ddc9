"""The picture that captions are shown in: its size, and the edges where no text stands."""

from dataclasses import dataclass, replace

from captioner.errors import FormatError, shown, wrong_type

MAX_PIXELS = 99_999
# BBC Subtitle Guidelines, https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles/: a line takes 7 to 8 % of
# the height of a 16:9 picture.
_LINE_HEIGHT = 0.07
# Approximately, in fonts for captions.
COLUMN_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` and `height` pixels, with the shares of both that stay clear of text at each edge.

    The usual edges are those of EBU R 95, https://tech.ebu.ch/docs/r/r095.pdf: 5 % of the picture.
    """

    width: int = 1920
    height: int = 1080
    top: float = 0.05
    bottom: float = 0.05
    left: float = 0.05
    right: float = 0.05

    @property
    def inner_width(self) -> float:
        """The pixels between the left and the right edge."""
        return self.width * (1 - self.left - self.right)

    def line_height(self, columns: int, column_width: float = COLUMN_WIDTH) -> float:
        """The height of the largest text in pixels of which lines of so many columns fit, up to 7 % of the picture's.

        `column_width` is the width of a column as a share of this height.
        """
        return min(_LINE_HEIGHT * self.height, self.inner_width / (column_width * columns))

    def resized(self, resolution: tuple[int, int]) -> "Picture":
        """The same edges in a picture of another width and height in pixels; raises `FormatError` if it is none."""
        if not isinstance(resolution, tuple) or [type(size) for size in resolution] != [int, int]:
            raise wrong_type(resolution, "a width and a height in pixels, such as (1920, 1080)")
        if min(resolution) < 1 or max(resolution) > MAX_PIXELS:
            raise FormatError(
                f"resolution must be a width and a height of 1 to {MAX_PIXELS} pixels, not {shown(resolution)}"
            )
        return replace(self, width=resolution[0], height=resolution[1])


USUAL = Picture()
"""Full HD, with the usual edges."""

# The widest edges that the three platforms state for what they show over a video: Meta 14 % at the top and 35 % at the
# bottom of Reels (https://www.facebook.com/business/ads-guide), TikTok 12.5 and 34.4 % in its template
# (https://ads.tiktok.com/help/article/video-ads-specifications), YouTube 15 and 35 %, and 192 of 1080 pixels at the
# right, in that of Shorts (https://support.google.com/google-ads/answer/13704860). The left has as much as the right,
# so that text stays in the middle.
VERTICAL = Picture(1080, 1920, top=0.15, bottom=0.35, left=0.18, right=0.18)
"""9:16, clear of what TikTok, Instagram Reels and YouTube Shorts show over a video."""
