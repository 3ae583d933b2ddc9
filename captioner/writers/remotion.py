"""Remotion's captions: a JSON array of its `Caption` objects, one per word, for `@remotion/captions`.

There, white space is part of `text`, https://www.remotion.dev/docs/captions/caption: a word that is separated from the
previous one begins with a space. `pageBreakAfter` marks the last word of a cue, so Remotion's pages are our cues.
"""

import json

from captioner.captions import Captions, require_captions


def to_remotion(captions: Captions) -> str:
    """The captions as Remotion's `Caption[]`; `timestampMs` and `confidence`, which recognizers give, are null."""
    require_captions(captions)
    objects = [
        {
            "text": f" {word.text}" if word.before else word.text,
            "startMs": word.start_ms,
            "endMs": word.end_ms,
            "timestampMs": None,
            "confidence": None,
            **({"pageBreakAfter": True} if at == len(words) else {}),
        }
        for words in [cue.words for cue in captions]
        for at, word in enumerate(words, 1)
    ]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"
