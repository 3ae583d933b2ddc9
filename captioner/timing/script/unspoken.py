"""What of a script no voice says: the labels of speakers, as in ANA: Hello, and tags, as in [laughs]."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from captioner.timing.script.letters import letters_of
from captioner.timing.script.words import ScriptWord, script_words
from captioner.timing.speaker_labels import Label, labels_in

_END = "\0"


def without_labels(words: Sequence[ScriptWord], speech: str, language: str) -> list[ScriptWord]:
    """The words without the labels of speakers, each with the speaker whose label is the last before it.

    `speaker_labels` says what is a label. One that is said in the speech is text: NEW YORK: 5 degrees.
    """
    labels = labels_in(words, language)
    if not labels:
        return list(words)
    said = _said(labels, words, speech)
    labels = [label for label in labels if label.name not in said]
    found: list[ScriptWord] = []
    speaker, at = None, 0
    for label in labels:
        found += (word._replace(speaker=speaker) for word in words[at : label.first])
        speaker, at = label.name, label.end
        opening = words[label.end]._replace(before=words[label.first].before, speaker=speaker)
        found.append(opening)
        at += 1
    found += (word._replace(speaker=speaker) for word in words[at:])
    return found


def _said(labels: Sequence[Label], words: Sequence[ScriptWord], speech: str) -> set[str]:
    """The names of which half of the labels or more are read aloud: so much more often has the speech the name."""
    counts = Counter(label.name for label in labels)
    texts = [_searched(words), _searched(script_words(speech))]
    said: set[str] = set()
    for name, count in counts.items():
        pattern = re.compile(re.escape(_searched(script_words(name)).removesuffix(_END)) + f"(?={_END})")
        in_script, in_speech = (len(pattern.findall(text)) for text in texts)
        if 2 * (in_speech - (in_script - count)) >= count:
            said.add(name)
    return said


def _searched(words: Sequence[ScriptWord]) -> str:
    """The letters of words, each between two signs that no letter is."""
    return "".join([f"{_END}{letters}" for word in words if (letters := letters_of(word.text))]) + _END


def with_tags(words: Sequence[ScriptWord], speech: Set[str]) -> list[ScriptWord]:
    """The words, with tags as words of their own that are marked; none is marked if there are no other words.

    Markup that only its time tells from text is text. Words that the speech has as they are stay whole.
    """
    from captioner.timing.tags.scan import tags_in

    text = "".join([word.before + word.text for word in words])
    spans = [span for tag in tags_in(text, notes=True) if not tag.by_time for span in tag.spans]
    if not spans:
        return list(words)
    is_tag = bytearray(len(text))
    for start, end in spans:
        is_tag[start:end] = bytes([True]) * (end - start)
    edges = sorted({edge for span in spans for edge in span})
    found: list[ScriptWord] = []
    end = 0
    for word in words:
        start = end + len(word.before)
        end = start + len(word.text)
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        cuts = [start, *inner, end] if word.text not in speech else [start, end]
        pieces = [(text[first:last], all(is_tag[first:last])) for first, last in pairwise(cuts)]
        for at, (piece, marked) in enumerate(_with_punctuation(pieces)):
            found.append(ScriptWord(piece, "" if at else word.before, word.speaker, marked))
    return found if any(letters_of(word.text) for word in found if not word.is_tag) else list(words)


def _with_punctuation(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The pieces of a word, those without letters as a part of the one before them, or else after."""
    found: list[tuple[str, bool]] = []
    opening = ""
    for text, is_tag in pieces:
        if is_tag or letters_of(text):
            found.append((opening + text, is_tag))
            opening = ""
        elif found:
            found[-1] = found[-1][0] + text, found[-1][1]
        else:
            opening = text
    return found or [(opening, False)]
