"""What editing needs to know of captions: their words with all that our JSON says of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from captioner.captions import Captions
from captioner.writers.json import to_json


def add_words(cues: Sequence[dict[str, Any]], captions: Captions) -> dict[str, Any]:
    """Give each cue its lines of words, and return what else our JSON says of the captions.

    A line is its words, its text where they do not make it up, and the dash or label before it if it has one. A word is
    its text with the space before it, its start and how long it lasts, in milliseconds, the start and the end of each
    of its characters after that start, and the rest of what the JSON says of it. A clip of ten hours has half a million
    characters: their texts are given only where they are not the word's code points.
    """
    head: dict[str, Any] = json.loads(to_json(captions))
    for held, cue, segment in zip(cues, captions, head.pop("segments"), strict=True):
        lines: list[list[Any]] = [[[]] for _ in cue.lines]
        for word in segment["words"]:
            lines[word["line"]][0].append(_word(word))
        for held_line, line in zip(lines, cue.lines, strict=True):
            text = line.text[len(line.prefix) :]
            if line.prefix or "".join(word[0] for word in held_line[0]).removeprefix(" ") != text:
                held_line += [text, line.prefix] if line.prefix else [text]
        held["lines"] = lines
    del head["text"]
    return head


def _word(word: Mapping[str, Any]) -> list[Any]:
    more = {key: value for key, value in word.items() if key not in ("word", "start", "end", "line", "chars")}
    start_ms, chars = _ms(word["start"]), word.get("chars", ())
    offsets = [_ms(char[key]) - start_ms for char in chars for key in ("start", "end")]
    texts = [char["char"] for char in chars]
    if chars and texts != list(word["word"].removeprefix(" ")):
        more["texts"] = texts
    held = [word["word"], start_ms, _ms(word["end"]) - start_ms]
    return [*held, offsets, more] if more else [*held, offsets] if offsets else held


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
