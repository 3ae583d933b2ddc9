"""Words that a service gives without punctuation, with that of the text they are from."""

from collections.abc import Sequence
from itertools import pairwise


def punctuated(words: Sequence[str], text: str) -> list[str]:
    """The words as they are in `text`, with the white space before them; as given, if they are not the text's words.

    Capitals may differ. Between words the text may have white space and punctuation: what touches a word is part of it.
    """
    spans = _spans([word.strip() for word in words], text)
    if spans is None:
        return list(words)
    edges = [0]
    for (_, end), (start, _) in pairwise(spans):
        between = text[end:start]
        # The first white space parts what follows a word from what precedes the next one.
        edges.append(end + next((at for at, char in enumerate(between) if char.isspace()), len(between)))
    edges.append(len(text))
    return [text[start:end] for start, end in pairwise(edges)]


def _spans(words: Sequence[str], text: str) -> list[tuple[int, int]] | None:
    """The place of each word in the text, or None if one is not there, or if letters would be left out."""
    folded = text.lower()
    if len(folded) != len(text):
        return None
    spans, at = [], 0
    for word in words:
        start = folded.find(word.lower(), at)
        if start < 0 or any(map(str.isalnum, text[at:start])):
            return None
        at = start + len(word)
        spans.append((start, at))
    return None if any(map(str.isalnum, text[at:])) else spans
