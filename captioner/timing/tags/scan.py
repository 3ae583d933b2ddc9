"""`tags_in`: every tag in a text, in one pass over the characters that can begin one."""

import re

from captioner.timing.tags import brackets, elements, markdown
from captioner.timing.tags.found import Found

_NOTES = "♪♫♬🎵🎶"
_START = re.compile(rf"[<\[({{*_`~#（［【]|-{{3,}}|\n\n|[{_NOTES}]+")


def tags_in(text: str, *, notes: bool) -> list[Found]:
    """The tags in a text, none of which overlap, in the order of their starts; signs of music only with `notes`."""
    found: list[Found] = []
    pairs = markdown.Pairs()
    closed = elements.closed_in(text) if "</" in text else frozenset[str]()
    # Up to where the text is a part of a tag already, and the next part that is one.
    at, later = 0, (len(text), len(text))
    for start in _START.finditer(text):
        first, char = start.start(), start[0][0]
        if first >= later[0]:
            at, later = max(at, later[1]), (len(text), len(text))
        if first < at:
            continue
        if char == "\n":
            pairs.end_paragraph()
            continue
        if char in _NOTES:
            if notes:
                found.append(Found((start.span(),), "audible"))
            continue
        one = _not_paired(text, first, char, closed)
        if one is None and char in "*_`~":
            at, one = pairs.at(text, first)
        if one is None:
            continue
        found.append(one)
        if char == "[":
            at, later = one.spans[0][1], one.spans[-1] if len(one.spans) > 1 else later
        else:
            at = max(at, one.end)
    found.sort(key=lambda one: one.spans)
    return found


def _not_paired(text: str, first: int, char: str, closed: frozenset[str]) -> Found | None:
    """The tag that begins at `first`, unless it is a pair of marks."""
    if char == "<":
        return brackets.special(text, first) or elements.element(text, first, closed)
    if char in "[［【":
        return markdown.link(text, first) or brackets.square(text, first)
    if char in "(（":
        return brackets.round_(text, first)
    if char == "{":
        return brackets.curly(text, first)
    return markdown.mark(text, first)
