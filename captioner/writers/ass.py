"""Advanced SubStation Alpha, rendered by libass (ffmpeg, mpv, VLC): captions in a `Style`, with the active word lit.

Lines are never wrapped by the player, and have no positions of their own. With `fps`, times are rounded down, so that a
cue is shown from its own frame on: up to 100 frames a second, of which each lasts a centisecond.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from captioner.captions import Captions, picture_for, require_captions
from captioner.errors import FormatError, shown
from captioner.karaoke import Highlight
from captioner.picture import Picture
from captioner.text.case import upper
from captioner.text.direction import has_right_to_left, is_right_to_left
from captioner.writers.ass_active import BOX, Event, active_events
from captioner.writers.ass_karaoke import KaraokeTag, syllables
from captioner.writers.ass_size import font_size
from captioner.writers.ass_style import Style, share_of, style_named
from captioner.writers.ass_text import escaped, span_cs, with_outer_joiners
from captioner.writers.font_metrics import metrics_of

if TYPE_CHECKING:
    import pysubs2


# ASS clocks have a single digit for hours.
_LAST_END_MS = 10 * 3600 * 1000 - 10
_ALIGNMENTS = {"top": 8, "middle": 5, "bottom": 2}
_BLACK = "#000000"


def to_ass(
    captions: Captions,
    highlight: Highlight | None = None,
    *,
    karaoke_tag: KaraokeTag | None = None,
    resolution: tuple[int, int] | None = None,
    style: Style | str = "karaoke",
) -> str:
    """The captions as ASS: karaoke by word or char, or plain dialogue (`off`).

    `style` is a `Style` or the name of one: plain, karaoke, pop or box. `highlight` is by default word, but off in a
    style that lights nothing. `karaoke_tag`, by default kf, is for styles that fill words; in right-to-left cues kf,
    which would fill them from the wrong side, is k. `resolution` is the video's width and height in pixels, by default
    that of the captions' preset, which also says at which edges no text stands.

    Raises `FormatError` for times of 10 hours or more, which ASS cannot show, for options that contradict each other,
    and for any other value of an option.
    """
    require_captions(captions)
    style, highlight = _checked(style_named(style), highlight, karaoke_tag)
    if any(cue.end_ms > _LAST_END_MS for cue in captions):
        raise FormatError("ASS cannot show times of 10 hours or more: write SRT or WebVTT instead")
    return _file(captions, highlight, karaoke_tag or "kf", style, picture_for(captions, resolution))


def _checked(style: Style, highlight: Highlight | None, karaoke_tag: KaraokeTag | None) -> tuple[Style, Highlight]:
    """The style and what it lights; raises `FormatError` for options that contradict each other."""
    if karaoke_tag is not None and karaoke_tag not in get_args(KaraokeTag):
        raise FormatError(f"karaoke_tag must be k, kf or ko, not {shown(karaoke_tag)}")
    if karaoke_tag is not None and style.lighting in ("pop", "box"):
        raise FormatError(f"karaoke_tag {karaoke_tag} does not apply to the lighting {style.lighting}, only to fill")
    if highlight is None:
        highlight = "off" if style.lighting == "none" else "word"
    if highlight not in get_args(Highlight):
        raise FormatError(f"highlight {shown(highlight)} is none of off, word and char")
    if highlight != "off" and style.lighting == "none":
        raise FormatError(f"highlight {highlight} does not apply to a style that lights nothing: choose karaoke or pop")
    return (replace(style, lighting="none") if highlight == "off" else style), highlight


def _file(captions: Captions, highlight: Highlight, tag: KaraokeTag, style: Style, picture: Picture) -> str:
    import pysubs2

    file = pysubs2.SSAFile()
    file.info = {
        "ScriptType": "v4.00+",
        "PlayResX": str(picture.width),
        "PlayResY": str(picture.height),
        "WrapStyle": "2",
        "ScaledBorderAndShadow": "yes",
    }
    name = {"none": "Default", "fill": "Karaoke"}.get(style.lighting, "Default")
    usual = _style(captions, style, picture)
    file.styles = {name: usual}
    if style.lighting == "box":
        file.styles[BOX] = _on_box(usual, style)
    for cue in captions:
        start_cs, end_cs = span_cs(cue, captions)
        if highlight == "off" or not cue.words:
            text = upper(cue.text, captions.language) if style.upper else cue.text
            events = [Event(0, start_cs, end_cs, escaped(text))]
        elif style.lighting == "fill":
            right_to_left = tag == "kf" and is_right_to_left(cue.text, captions.language)
            text = syllables(cue, captions, highlight, "k" if right_to_left else tag, capitals=style.upper)
            events = [Event(0, start_cs, end_cs, text)]
        else:
            events = [*active_events(cue, captions, highlight, style)]
        for layer, first_cs, last_cs, text in events:
            event = pysubs2.SSAEvent(start=10 * first_cs, end=10 * last_cs, text=with_outer_joiners(text), style=name)
            event.layer = layer
            file.append(event)
    return file.to_string("ass", header_notice="")


def _style(captions: Captions, style: Style, picture: Picture) -> "pysubs2.SSAStyle":
    import pysubs2

    metrics = metrics_of(style.font_file) if style.font_file is not None else None
    size = font_size(captions, style, picture, metrics)
    fills = style.lighting == "fill"
    share = share_of(style.position)
    return pysubs2.SSAStyle(
        fontname=metrics.name if metrics else style.font,
        fontsize=size,
        bold=metrics.is_bold if metrics else style.bold,
        # A syllable has the secondary colour before it is sung and the primary colour after.
        primarycolor=_colour(style.highlight if fills else style.primary),
        secondarycolor=_colour(style.primary),
        outlinecolor=_colour(style.box if style.box and style.lighting != "box" else _BLACK),
        backcolor=pysubs2.Color(0, 0, 0, 128),
        borderstyle=3 if style.box and style.lighting != "box" else 1,
        outline=max(1, round(size / 20)) if style.outline is None else style.outline,
        shadow=0,
        alignment=pysubs2.Alignment(_ALIGNMENTS.get(style.position, 2)),
        marginl=round(picture.left * picture.width),
        marginr=round(picture.right * picture.width),
        marginv=_margin(style.position, share, picture),
        # libass lays out each syllable separately and from left to right, unless -1 makes it detect the direction.
        encoding=-1 if any(has_right_to_left(cue.text) for cue in captions) else 1,
    )


def _margin(position: str, share: float | None, picture: Picture) -> int:
    """The pixels between the text and the edge of the picture that it is next to."""
    if share is not None:
        return round((1 - share) * picture.height)
    return round((picture.top if position == "top" else picture.bottom) * picture.height)


def _on_box(usual: "pysubs2.SSAStyle", style: Style) -> "pysubs2.SSAStyle":
    box = usual.copy()
    box.borderstyle = 3
    box.primarycolor = _colour(style.highlight)
    box.outlinecolor = _colour(style.box or _BLACK)
    box.outline = max(1, round(usual.fontsize / 12))
    return box


def _colour(colour: str) -> "pysubs2.Color":
    import pysubs2

    return pysubs2.Color(*bytes.fromhex(colour[1:]))
