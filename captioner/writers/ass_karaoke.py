"""Karaoke in ASS by syllables: `{\\kf40}word`, in one event for each cue.

Every silence is an empty syllable: before the first word, between words, and after the last. Each time is rounded to
the centisecond separately and syllables span rounded times, so rounding errors never accumulate.
"""

from typing import Literal

from captioner.captions import Captions
from captioner.cue import Cue
from captioner.karaoke import units
from captioner.text.case import upper
from captioner.writers.ass_text import centiseconds, escaped, span_cs

KaraokeTag = Literal["k", "kf", "ko"]
"""How a syllable is highlighted: all at once, filled from left to right as it is sung, or by its outline."""


def syllables(
    cue: Cue, captions: Captions, highlight: Literal["word", "char"], tag: KaraokeTag, *, capitals: bool = False
) -> str:
    """A cue's text as syllables, which add up to its duration."""
    start_cs, end_cs = span_cs(cue, captions)
    at_cs = start_cs
    written = []
    for unit in units(cue, highlight, captions.limits.max_hold_ms):
        written.append(escaped(unit.before))
        unit_start_cs, unit_end_cs = centiseconds(unit.start_ms, captions), centiseconds(unit.end_ms, captions)
        if unit_start_cs > at_cs:
            written.append(f"{{\\{tag}{unit_start_cs - at_cs}}}")
        text = upper(unit.text, captions.language) if capitals else unit.text
        written.append(f"{{\\{tag}{unit_end_cs - unit_start_cs}}}{escaped(text)}")
        at_cs = unit_end_cs
    if end_cs > at_cs:
        written.append(f"{{\\{tag}{end_cs - at_cs}}}")
    return "".join(written)
