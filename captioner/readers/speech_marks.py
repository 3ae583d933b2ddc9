"""`Timing` from speech marks: JSON lines that say when a word begins, and which sentences the words are from.

A word ends where the next one or the next sentence begins, or at a silence that a viseme marks; but it lasts no longer
than twice what its letters take at the pace of the clip, since the rest is a pause that no mark shows.
"""

import re
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from statistics import median

from captioner.errors import TimingError, shown
from captioner.readers.documents import Document
from captioner.readers.lists import not_ready
from captioner.readers.punctuation import punctuated
from captioner.readers.vendors import Row
from captioner.readers.word_lists import in_ms
from captioner.timing.words import Timing

# The pace where a clip has too few words to show it: a letter takes 60 to 80 ms.
_USUAL_MS = 75


def timings(row: Row, documents: Sequence[Document], ms_per_unit: int) -> tuple[Timing, ...]:
    """The timing of the one clip in the marks; `captioner.readers` describes the errors."""
    words: list[tuple[str, int]] = []
    edges: list[int] = []
    sentences: list[str] = []
    for index, mark in enumerate(documents):
        kind, text = mark.get("type"), mark.get(row.text)
        if not isinstance(text, str):
            raise TimingError(f"mark {index}: its {row.text} {shown(text)} is not a text", index=index)
        try:
            start_ms = in_ms(mark.get(row.start), row, ms_per_unit)
        except TimingError as error:
            raise TimingError(f"mark {index} ({shown(text)}): {error}", index=index) from None
        if start_ms is None:
            raise TimingError(f"mark {index} ({shown(text)}) has no {row.start}", index=index)
        if kind == "word":
            words.append((text, start_ms))
        elif kind == "sentence":
            # Of SSML, a sentence has the elements, too.
            sentences.append(unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text)) if "<" in text or "&" in text else text)
        if kind in ("word", "sentence") or (kind == "viseme" and text == "sil"):
            edges.append(start_ms)
    if not words:
        raise not_ready(row, list(documents))
    texts = [text for text, _ in words]
    if sentences:
        texts = punctuated(texts, " ".join(sentences))
    starts_ms = [start_ms for _, start_ms in words]
    return (Timing.from_words(zip(texts, starts_ms, _ends(words, edges), strict=True), repair=None),)


def _ends(words: Sequence[tuple[str, int]], edges: Sequence[int]) -> list[int]:
    paces = [(after - start) / len(text) for (text, start), (_, after) in pairwise(words) if after > start and text]
    pace_ms = median(paces) if len(paces) > 2 else _USUAL_MS
    ends = []
    at = 0
    edges = sorted(edges)
    for text, start_ms in words:
        while at < len(edges) and edges[at] <= start_ms:
            at += 1
        usual_ms = start_ms + max(1, round(pace_ms * len(text)))
        longest_ms = start_ms + max(1, round(2 * pace_ms * len(text)))
        ends.append(min(edges[at], longest_ms) if at < len(edges) else usual_ms)
    return ends
