"""`place_of`: where a file has a cue shown, by the settings of WebVTT or the tags and coordinates of SRT."""

import re

# https://www.w3.org/TR/webvtt1/#webvtt-cue-settings; `align` and `size` do not move a cue away from another.
_VTT_SETTING = re.compile(r"(?:line|position|region|vertical):[^ \t]+")
# ASS tags, which players of SRT know: an alignment by number pad or by the older numbers of SSA, or a position.
_TAG = re.compile(r"\\(an?\d{1,2}|(?:pos|move)\([^)]*\))")
_COORDINATES = re.compile(r"[XY][12]:-?\d+", re.IGNORECASE)
# At the bottom, in the middle.
_USUAL = ("an2", "a2")


def place_of(settings: str, text: str, *, vtt: bool) -> str:
    """Where a cue is shown, as its file says it, or "" for the usual place.

    `settings` is what follows its times, `text` its text with markup.
    """
    if vtt:
        return " ".join(sorted(_VTT_SETTING.findall(settings)))
    tags = [tag for block in re.findall(r"\{[^{}]*\}", text) for tag in _TAG.findall(block)]
    return " ".join([*_COORDINATES.findall(settings), *(tag for tag in tags if tag not in _USUAL)])
