"""TTML in the profile IMSC 1.1 Text, written by `ttconv`: one region at the bottom, one paragraph for each cue.

Karaoke by word or char: each unit is a span, yellow while it is lit. A cue of a right-to-left script is a right-to-left
paragraph. Lines are never wrapped. `ttconv` is the extra `captioner[ttml]`.

https://www.w3.org/TR/ttml-imsc1.1/
"""

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from captioner.captions import Captions, picture_for, require_captions
from captioner.cue import Cue
from captioner.errors import FormatError
from captioner.karaoke import Highlight, units
from captioner.picture import Picture
from captioner.text.direction import is_right_to_left

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ttconv import model

_NAMESPACE = "{http://www.w3.org/ns/ttml}"
_PROFILE = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
# https://www.w3.org/TR/xml/#charsets
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHITE, _YELLOW, _BLACK = (255, 255, 255, 255), (255, 213, 74, 255), (0, 0, 0, 255)
# Of the text's size; IMSC allows up to 10 %.
_OUTLINE = 0.05


def to_ttml(captions: Captions, highlight: Highlight = "off", *, resolution: tuple[int, int] | None = None) -> str:
    """The captions as TTML (IMSC 1.1 Text), plain or as karaoke by word or char.

    `resolution` is the video's width and height in pixels, by default that of the captions' preset. Text is as large as
    the limits' line width allows in a picture of this shape, up to 7 % of the height.

    Raises `FormatError` if `ttconv` is not installed, and for any other value of an option.
    """
    require_captions(captions)
    picture = picture_for(captions, resolution)
    try:
        from ttconv import model
        from ttconv.imsc.config import ContentProfilesSignaling, IMSCWriterConfiguration
        from ttconv.imsc.writer import from_model
    except ModuleNotFoundError:
        raise FormatError('TTML is written by ttconv: pip install "captioner[ttml]"') from None
    from xml.etree import ElementTree

    document = model.ContentDocument()
    document.set_lang(captions.language.replace("_", "-"))
    document.set_content_profiles({_PROFILE})
    document.set_display_aspect_ratio(Fraction(picture.width, picture.height))
    region = _region(document, captions, picture)
    body, division = model.Body(document), model.Div(document)
    body.set_region(region)
    document.set_body(body)
    body.push_child(division)
    for number, cue in enumerate(captions, 1):
        division.push_child(_paragraph(document, number, cue, captions, highlight))
    written = from_model(document, IMSCWriterConfiguration(profile_signaling=ContentProfilesSignaling.CONTENT_PROFILES))
    root = written.getroot()
    root.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _put_animations_first(root)
    for paragraph in root.iter(f"{_NAMESPACE}p"):
        paragraph.tail = "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _put_animations_first(root: "Element") -> None:
    """Moves animations before the text of their span, as TTML requires; ttconv writes them after it."""
    for span in root.iter(f"{_NAMESPACE}span"):
        for animation in span.findall(f"{_NAMESPACE}set"):
            span.remove(animation)
            animation.tail, span.text = span.text, None
            span.insert(0, animation)


def _region(document: "model.ContentDocument", captions: Captions, picture: Picture) -> "model.Region":
    """The region of all cues, inside the margins: lines at its bottom, centred, white with a black outline."""
    from ttconv import model
    from ttconv import style_properties as styles

    def percent(share: float) -> Any:
        return styles.LengthType(round(100 * share, 3), styles.LengthType.Units.pct)

    region = model.Region("bottom", document)
    size = 100 * picture.line_height(captions.limits.max_line_width) / picture.height
    properties = styles.StyleProperties
    extent = styles.ExtentType(
        height=percent(1 - picture.top - picture.bottom), width=percent(1 - picture.left - picture.right)
    )
    for style, value in (
        (properties.Origin, styles.CoordinateType(percent(picture.left), percent(picture.top))),
        (properties.Extent, extent),
        (properties.DisplayAlign, styles.DisplayAlignType.after),
        (properties.TextAlign, styles.TextAlignType.center),
        (properties.WrapOption, styles.WrapOptionType.noWrap),
        (properties.Overflow, styles.OverflowType.visible),
        (properties.FontFamily, (styles.GenericFontFamilyType.proportionalSansSerif,)),
        (properties.FontSize, styles.LengthType(round(size, 3), styles.LengthType.Units.rh)),
        (properties.Color, styles.ColorType(_WHITE)),
        (properties.TextOutline, styles.TextOutlineType(percent(_OUTLINE), styles.ColorType(_BLACK))),
        (properties.ShowBackground, styles.ShowBackgroundType.whenActive),
    ):
        region.set_style(style, value)
    document.put_region(region)
    return region


def _paragraph(
    document: "model.ContentDocument", number: int, cue: Cue, captions: Captions, highlight: Highlight
) -> "model.P":
    from ttconv import model
    from ttconv import style_properties as styles

    paragraph = model.P(document)
    paragraph.set_id(f"cue{number}")
    paragraph.set_begin(Fraction(cue.start_ms, 1000))
    paragraph.set_end(Fraction(cue.end_ms, 1000))
    if is_right_to_left(cue.text, captions.language):
        paragraph.set_style(styles.StyleProperties.Direction, styles.DirectionType.rtl)
    if highlight == "off" or not cue.words:
        paragraph.push_child(_span(document, cue.text))
        return paragraph
    for unit in units(cue, highlight, captions.limits.max_hold_ms):
        if unit.before:
            paragraph.push_child(_span(document, unit.before))
        span = _span(document, unit.text)
        # Times in a paragraph count from its start.
        begin, end = (Fraction(time_ms - cue.start_ms, 1000) for time_ms in (unit.start_ms, unit.lit_end_ms))
        yellow = styles.ColorType(_YELLOW)
        span.add_animation_step(model.DiscreteAnimationStep(styles.StyleProperties.Color, begin, end, yellow))
        paragraph.push_child(span)
    return paragraph


def _span(document: "model.ContentDocument", text: str) -> "model.Span":
    from ttconv import model

    span = model.Span(document)
    for at, line in enumerate(_NOT_IN_XML.sub("", text).split("\n")):
        if at:
            span.push_child(model.Br(document))
        if line:
            span.push_child(model.Text(document, line))
    return span
