"""Lines of a cue for a terminal, with marks under the parts that findings are about."""

import unicodedata
from collections.abc import Iterator, Sequence

from captioner.checking.places import Place
from captioner.cli.console import Styled
from captioner.text.code_points import escaped
from captioner.text.measure import display_width, graphemes

# Columns: no line of a caption is wider, and a terminal would wrap it away from its marks.
_WIDEST = 100
_RIGHT_TO_LEFT = ("R", "AL")


def marked(lines: Sequence[str], places: Sequence[Place], indent: str) -> Iterator[Styled]:
    """The lines as they are shown, escaped and cut if very wide, each followed by a line of `^` if it has marks.

    Marks are in columns. Terminals differ in the order in which they show text that is written from right to left, so
    such a line is marked as a whole.
    """
    for row, line in enumerate(lines, 1):
        text = escaped(line)
        shown = _cut(text)
        yield [(indent + shown, "")]
        columns = _columns(line, [place for place in places if place.line == row], display_width(shown))
        if columns:
            marks = "".join("^" if at in columns else " " for at in range(max(columns) + 1))
            yield [(indent, ""), (marks, "mark")]


def _cut(text: str) -> str:
    if display_width(text) <= _WIDEST:
        return text
    kept, used = "", 0
    # A grapheme cluster of a language has fewer code points than this.
    for cluster in graphemes(text[: 8 * _WIDEST]):
        used += display_width(cluster)
        if used >= _WIDEST:
            break
        kept += cluster
    return f"{kept}…"


def _columns(line: str, places: Sequence[Place], shown: int) -> set[int]:
    """The columns to mark of a line that is shown in `shown` columns; beyond a cut, that is its last one."""
    if places and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line):
        return set(range(shown))
    columns: set[int] = set()
    for place in places:
        start, end = (min(display_width(escaped(line[:at])), shown) for at in (place.start, place.end))
        start = min(start, max(shown - 1, 0))
        columns.update(range(start, max(end, start + 1)))
    return columns
