"""Tags in brackets: [laughs], (sighs), {pause}, <|sfx:cough|>, [S1]."""

import re

from captioner.text.marks import SENTENCE_ENDS
from captioner.timing.tags.found import Found
from captioner.timing.tags.kinds import content_of, is_all_known

_LONGEST = 80
_INSIDE = rf"[^][(){{}}<>（）［］【】\n]{{1,{_LONGEST}}}"
_SQUARE = re.compile(rf"\[\[({_INSIDE})\]\]|\[({_INSIDE})\]|［({_INSIDE})］|【({_INSIDE})】")
_ROUND = re.compile(rf"\(({_INSIDE})\)|（({_INSIDE})）")
_CURLY = re.compile(rf"\{{\{{({_INSIDE})\}}\}}|\{{({_INSIDE})\}}")
_SPECIAL = re.compile(rf"<\|({_INSIDE})\|>")
# Dia's speakers and Bark's kinds of voices.
_SPEAKER = re.compile(r"S\d{1,2}|MAN|WOMAN")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
# Names of variables, as templates have them.
_PLACEHOLDER = re.compile(r"[^\W\d_][\w .-]+")
# A sound's name longer than this may be broken at the end of a line.
_LONGEST_WHOLE = 30


def square(text: str, start: int) -> Found | None:
    """[laughs], [pause], or any words in square brackets that were not spoken."""
    found = _SQUARE.match(text, start)
    if found is None:
        return None
    inside, span = found[found.lastindex or 0], found.span()
    if _SPEAKER.fullmatch(inside):
        return Found((span,), "delivery")
    content = content_of(inside)
    if content == "sound":
        return _audible(text, span, inside)
    if content != "unknown":
        # 【】 hold titles and headings, too.
        return Found((span,), "delivery", by_time=text[start] == "【")
    is_index = start > 0 and text[start - 1].isalnum()
    return None if is_index or not _TWO_LETTERS.search(inside) else Found((span,), "delivery", by_time=True)


def round_(text: str, start: int) -> Found | None:
    """(sighs) or (whispers); anything else in round brackets is text, and so are the arguments of a function."""
    found = _ROUND.match(text, start)
    if found is None or (start > 0 and text[start - 1].isalnum() and text[start] == "("):
        return None
    inside, span = found[found.lastindex or 0], found.span()
    content = content_of(inside)
    if content == "unknown" or not is_all_known(inside):
        return None
    if content == "sound":
        return _audible(text, span, inside)
    return Found((span,), "delivery", by_time=content == "mood" and not _begins_sentence(text, *span))


def curly(text: str, start: int) -> Found | None:
    """{pause}, or a template's {{name}}, which may have been read aloud."""
    found = _CURLY.match(text, start)
    if found is None or (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "$\\#%")):
        return None
    inside, span = found[found.lastindex or 0], found.span()
    if content_of(inside) == "sound":
        return Found((span,), "audible", f"[{_name(inside)}]")
    return Found((span,), "markup", by_time=True) if _PLACEHOLDER.fullmatch(inside) else None


def special(text: str, start: int) -> Found | None:
    """<|sfx:laughter|>, <|emotion:elation|>."""
    found = _SPECIAL.match(text, start)
    if found is None:
        return None
    if content_of(found[1]) == "sound":
        return Found((found.span(),), "audible", f"[{_name(found[1].rpartition(':')[2])}]")
    return Found((found.span(),), "delivery")


def named(span: tuple[int, int], inside: str) -> Found | None:
    """Words between marks that are no brackets, as in *laughs*; None if they name neither a sound nor a delivery."""
    content = content_of(inside)
    if content == "sound" and is_all_known(inside):
        return Found((span,), "audible", f"[{_name(inside)}]")
    return Found((span,), "delivery") if content == "delivery" else None


def _audible(text: str, span: tuple[int, int], inside: str) -> Found:
    """A sound, whose name is one word that no line breaks; it stays as it is if it could be a part of a sentence."""
    name, whole = _name(inside), text[slice(*span)]
    if len(name) > _LONGEST_WHOLE or not is_all_known(inside):
        return Found((span,), "audible")
    return Found((span,), "audible", f"{whole[0]}{name}{whole[-1]}")


def _name(inside: str) -> str:
    return " ".join(inside.replace("_", " ").split())


def _begins_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence begins after a tag; its first letter has a capital, if there are any in its script."""
    after = text[end : end + _LONGEST].lstrip(" \n\"'“‘«¿¡")[:1]
    if not after or after.islower():
        return False
    before = text[max(0, start - _LONGEST) : start].rstrip(" \n\"'“‘«")
    return not before or before[-1] in SENTENCE_ENDS + "]>)）"
