"""Markdown that reached the voice: **bold**, *emphasis*, `code`, # headings, rules, bullets and links."""

import re

from captioner.text.marks import SENTENCE_ENDS
from captioner.timing.tags.brackets import named
from captioner.timing.tags.found import Found

_LINK = re.compile(r"(\[)([^][\n]{1,200})(\]\((?:[^()\s]{1,500}|/[^()/\n]{1,200}/)\))")
# https://github.com/hexgrad/misaki: how a word is pronounced, and how strongly it is stressed.
_PRONUNCIATION = re.compile(r"\]\((?:/[^()/\n]+/|[+-]?\d?\.?\d)\)")
_ADDRESS = re.compile(r"\]\((?:[a-z][a-z0-9+.-]*:|[/#.?]|[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_RUN = re.compile(r"([*_~`])\1*")
_HEADING = re.compile(r"(#{1,6}) (?=[^\W\d_])")
_BULLET = re.compile(r"[*] (?=\S)")
_RULE = re.compile(r"[-*_]{3,}(?=\s|$)")
# What Python calls its own, as in __init__.
_DUNDER = re.compile("[a-z_]+")
# What surrounds a name of a sound, as in *laughs*.
_PLAIN = re.compile(r"[\w '’-]{1,80}")
# Longer runs of marks are drawings.
_LONGEST_RUN = 3


def link(text: str, start: int) -> Found | None:
    """[text](address), also of a picture, and Kokoro's [word](/pronunciation/), of which the text stays."""
    found = _LINK.match(text, start)
    if found is None:
        return None
    is_picture = text[max(0, start - 2) : start].strip() == "!"
    spans = ((start - is_picture, start + 1), found.span(3))
    if _PRONUNCIATION.fullmatch(found[3]):
        return Found(spans, "delivery", inside_word=True)
    return Found(spans, "markup", by_time=True, inside_word=True) if _ADDRESS.match(found[3]) else None


def mark(text: str, start: int) -> Found | None:
    """The mark of a heading or bullet at the start of a line, or a rule."""
    begins = start == 0 or text[start - 1] == "\n"
    if begins and (found := _BULLET.match(text, start)):
        return Found(((start, start + 1),), "markup", by_time=True)
    if (found := _HEADING.match(text, start)) and (begins or (len(found[1]) > 1 and text[start - 1] == " ")):
        return Found((found.span(1),), "markup", by_time=True)
    found = _RULE.match(text, start)
    return Found((found.span(),), "markup", by_time=True) if found and _is_rule(text, found.span()) else None


def _is_rule(text: str, span: tuple[int, int]) -> bool:
    """Whether a run of hyphens stands alone in its line, or between sentences; elsewhere it is a dash."""
    start, end = span
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len({*text[start:end]}) > 1 or before[-1:].strip():
        return False
    before = before.rstrip(" ")
    begins = not before or before[-1] == "\n" or before[-1] in SENTENCE_ENDS
    return begins and (after.strip(" ")[:1] in ("", "\n") or after.strip()[:1].isupper())


class Pairs:
    """Finds pairs of marks around words; it is given the marks of a text in order."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}

    def end_paragraph(self) -> None:
        """Forget the marks that are open."""
        self._open.clear()

    def at(self, text: str, start: int) -> tuple[int, Found | None]:
        """The end of the run of marks at `start`, and the pair that it closes, or None."""
        run = _RUN.match(text, start)
        if run is None:
            return start + 1, None
        end, marks = run.end(), run[0]
        if end - start > _LONGEST_RUN or marks in ("~", "~~~"):
            return end, None
        before, after = text[start - 1 : start], text[end : end + 1]
        first = self._open.get(marks)
        if first is not None and first + len(marks) < start and not before.isspace() and not _is_word(after):
            del self._open[marks]
            is_name = marks == "__" and _DUNDER.fullmatch(text, first + 2, start)
            return end, None if is_name else _pair(text, first, start, end)
        if after and not after.isspace() and not _is_word(before):
            self._open[marks] = start
        return end, None


def _pair(text: str, first: int, start: int, end: int) -> Found:
    marks = text[start:end]
    plain = _PLAIN.fullmatch(text, first + len(marks), start) if marks in ("*", "_") else None
    if plain and (found := named((first, end), plain[0])):
        return found
    spans = ((first, first + len(marks)), (start, end))
    return Found(spans, "markup", by_time=True, inside_word=True)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
