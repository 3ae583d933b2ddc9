"""SSML and what looks like it: <break time="1s"/>, <emphasis>, <resemble:emotion>, <laugh>, <whisper>."""

import re

from captioner.timing.tags.found import Found
from captioner.timing.tags.kinds import content_of, is_vocal

_VALUE = r"""(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=/]++)"""
_ELEMENT = re.compile(
    rf"<(/?)([A-Za-z][\w.-]*+(?::[\w.-]++)*+)((?:\s++[\w:.-]++\s*+=\s*+{_VALUE})*+)((?::\d+\w*)?)\s*+(/?)>"
)
_DECLARATION = re.compile(r"<\?xml[^<>]{0,200}\?>|<!--[^<>]{0,300}-->|<![A-Z][^<>]{0,200}>")
_CLOSED = re.compile(r"</([A-Za-z][\w.:-]*+)\s*+>")

# https://www.w3.org/TR/speech-synthesis11/, and what vendors add to it (`fixtures/tags.tsv` names their pages). These
# are no words that a text would have in such brackets.
_SSML = frozenset(["speak", "break", "prosody", "phoneme", "say-as"])
# These could be, so that they need an attribute, or a slash, or their other half.
_ALSO_WORDS = """
p s w sub lang language voice emphasis audio mark lexicon lookup lexeme meta metadata desc token paragraph sentence
speed volume emotion spell bookmark viseme par seq media style pitch rate math pause silence
"""
# Around parts of words, too.
_INSIDE_WORDS = "emphasis sub phoneme say-as w lang language spell b i u em strong sup span"


def element(text: str, start: int, closed: frozenset[str]) -> Found | None:
    """An element's start or end; `closed` has the names of those that end in the text."""
    found = _ELEMENT.match(text, start)
    if found is None:
        declaration = _DECLARATION.match(text, start)
        return declaration and Found((declaration.span(),), "delivery")
    span, name = (found.span(),), found[2].lower()
    inside_word, is_also_word = name in _INSIDE_WORDS.split(), name in _ALSO_WORDS.split()
    is_markup = bool(found[1] or found[3] or found[4] or found[5]) or name in closed
    if is_vocal(name) and ":" not in name:
        return Found(span, "delivery") if found[1] else Found(span, "audible", f"[{name.replace('_', ' ')}]")
    if name in _SSML or (is_markup and (is_also_word or ":" in name)):
        return Found(span, "delivery", inside_word=inside_word)
    if not is_also_word and content_of(name) in ("delivery", "mood"):
        return Found(span, "delivery")
    return Found(span, "markup", by_time=True, inside_word=inside_word) if is_markup else None


def closed_in(text: str) -> frozenset[str]:
    """The names of the elements that end in a text."""
    return frozenset(name.lower() for name in _CLOSED.findall(text))
