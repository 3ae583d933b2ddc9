"""Remotion's captions: a JSON array of its `Caption` objects, one per word, for `@remotion/captions`.

There, white space is part of `text`, https://www.remotion.dev/docs/captions/caption: a word that is separated from the
previous one begins with a space. `pageBreakAfter` marks the last word of a cue, so Remotion's pages are our cues.
Neighbouring words with estimated times are one object, so that nothing lights them one by one. The dash or label of a
line is a part of its first word. With `voices`, an object also has the `speaker`, which Remotion passes on.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from captioner.captions import Captions, require_captions
from captioner.cue import Cue
from captioner.timing.words import Word

_Token = tuple[str, Word]


def to_remotion(captions: Captions) -> str:
    """The captions as Remotion's `Caption[]`; `timestampMs` and `confidence`, which recognizers give, are null."""
    require_captions(captions)
    objects = [
        {
            "text": "".join(text for text, _ in run),
            "startMs": run[0][1].start_ms,
            "endMs": run[-1][1].end_ms,
            "timestampMs": None,
            "confidence": None,
            **({"pageBreakAfter": True} if at == len(runs) else {}),
            **({"speaker": run[0][1].speaker} if captions.voices and run[0][1].speaker else {}),
        }
        for runs in [[*_runs(cue)] for cue in captions]
        for at, run in enumerate(runs, 1)
    ]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def _runs(cue: Cue) -> Iterator[Sequence[_Token]]:
    """Words one by one, those of a speaker with estimated times together."""
    for (estimated, _), run in groupby(_tokens(cue), key=lambda token: (token[1].estimated, token[1].speaker)):
        if estimated:
            yield [*run]
        else:
            yield from ([token] for token in run)


def _tokens(cue: Cue) -> Iterator[_Token]:
    """The words of a cue with their texts."""
    for line in cue.lines:
        for at, word in enumerate(line.words):
            yield (" " if word.before else "") + (line.prefix if at == 0 else "") + word.text, word
