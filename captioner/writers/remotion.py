"""Remotion's captions: a JSON array of its `Caption` objects, one per word, for `@remotion/captions`.

There, white space is part of `text`, https://www.remotion.dev/docs/captions/caption: a word that is separated from the
previous one begins with a space. `pageBreakAfter` marks the last word of a cue, so Remotion's pages are our cues.
Neighbouring words with estimated times are one object, so that nothing lights them one by one.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from captioner.captions import Captions, require_captions
from captioner.timing.words import Word


def to_remotion(captions: Captions) -> str:
    """The captions as Remotion's `Caption[]`; `timestampMs` and `confidence`, which recognizers give, are null."""
    require_captions(captions)
    objects = [
        {
            "text": "".join(f" {word.text}" if word.before else word.text for word in run),
            "startMs": run[0].start_ms,
            "endMs": run[-1].end_ms,
            "timestampMs": None,
            "confidence": None,
            **({"pageBreakAfter": True} if at == len(runs) else {}),
        }
        for runs in [[*_runs(cue.words)] for cue in captions]
        for at, run in enumerate(runs, 1)
    ]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Words one by one, those with estimated times together."""
    for estimated, run in groupby(words, key=lambda word: word.estimated):
        if estimated:
            yield [*run]
        else:
            yield from ([word] for word in run)
