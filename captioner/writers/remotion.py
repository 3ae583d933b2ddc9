"""Remotion's captions: a JSON array of its `Caption` objects, one a word, for `@remotion/captions` and what reads it.

White space is part of a `text` there, https://www.remotion.dev/docs/captions/caption: a word that stands apart from the
one ahead of it begins with a space. `pageBreakAfter` marks the last word of a cue, so that its pages are our cues.
"""

import json

from captioner.captions import Captions, require_captions


def to_remotion(captions: Captions) -> str:
    """The captions as Remotion's `Caption[]`; `timestampMs` and `confidence` are null, as no recognizer gave any."""
    require_captions(captions)
    shown = [
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
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
