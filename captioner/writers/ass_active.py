"""The active word in ASS, scaled or on a box: one event for each span in which the same word is active.

The layout of a cue never changes: a box is drawn around a word that keeps its place, and a scaled word is drawn in a
second layer, over a text in which it is left blank. That layer holds the whole text, invisible but for the word, and
its lines are centred, so that the middle of the word stays where it is.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from captioner.captions import Captions
from captioner.cue import Cue
from captioner.karaoke import Unit, units
from captioner.text.case import upper
from captioner.text.measure import display_width
from captioner.writers.ass_style import Style
from captioner.writers.ass_text import centiseconds, escaped, span_cs

BOX = "Box"
"""The name of the style of a word on a box."""
# Per cent by which the active word is larger: for a long word less, or it would touch its neighbours.
_MOST, _MOST_OF_COLUMN = 10, 40
_INVISIBLE = r"{\alpha&HFF&}"


class Event(NamedTuple):
    """A layer, the start and the end in centiseconds, and a text with overrides."""

    layer: int
    start_cs: int
    end_cs: int
    text: str


def active_events(cue: Cue, captions: Captions, highlight: Literal["word", "char"], style: Style) -> Iterator[Event]:
    """The events of a cue, each from the end of the one before it, in the lighting `pop` or `box`."""
    found = units(cue, highlight, captions.limits.max_hold_ms)
    texts = [upper(unit.text, captions.language) if style.upper else unit.text for unit in found]
    for start_cs, end_cs, active, sung in _spans(cue, captions, found):
        before = _coloured("".join(_pieces(found, texts, 0, sung)), style.sung)
        if active is None:
            yield Event(0, start_cs, end_cs, before + "".join(_pieces(found, texts, sung, len(found))))
            continue
        word, after = escaped(texts[active]), "".join(_pieces(found, texts, active + 1, len(found)))
        before += escaped(found[active].before)
        if style.lighting == "box":
            yield Event(0, start_cs, end_cs, f"{before}{{\\r{BOX}}}{word}{{\\r}}{after}")
            continue
        yield Event(0, start_cs, end_cs, f"{before}{_INVISIBLE}{word}{{\\r}}{after}")
        plain = "".join(_pieces(found, texts, 0, active)) + escaped(found[active].before)
        scale = 100 + min(_MOST, _MOST_OF_COLUMN // max(1, display_width(texts[active])))
        lit = f"{{\\r\\fscx{scale}\\fscy{scale}\\1c{ass_colour(style.highlight)}}}{word}{{\\r\\alpha&HFF&}}"
        yield Event(1, start_cs, end_cs, f"{_INVISIBLE}{plain}{lit}{after}")


def ass_colour(colour: str) -> str:
    """A colour, `#rrggbb`, as overrides have it: `&Hbbggrr&`."""
    return f"&H{colour[5:7]}{colour[3:5]}{colour[1:3]}&".upper()


def _spans(cue: Cue, captions: Captions, found: Sequence[Unit]) -> Iterator[tuple[int, int, int | None, int]]:
    """The start, the end, the active unit or None, and how many were active before, without gaps between spans."""
    at_cs, end_cs = span_cs(cue, captions)
    for number, unit in enumerate(found):
        start_cs = max(at_cs, min(centiseconds(unit.start_ms, captions), end_cs))
        lit_end_cs = max(start_cs, min(centiseconds(unit.lit_end_ms, captions), end_cs))
        if start_cs > at_cs:
            yield at_cs, start_cs, None, number
        if lit_end_cs > start_cs:
            yield start_cs, lit_end_cs, number, number
        at_cs = lit_end_cs
    if end_cs > at_cs:
        yield at_cs, end_cs, None, len(found)


def _pieces(found: Sequence[Unit], texts: Sequence[str], first: int, end: int) -> Iterator[str]:
    for unit, text in zip(found[first:end], texts[first:end], strict=True):
        yield escaped(unit.before + text)


def _coloured(text: str, colour: str | None) -> str:
    return f"{{\\1c{ass_colour(colour)}}}{text}{{\\r}}" if colour is not None and text else text
