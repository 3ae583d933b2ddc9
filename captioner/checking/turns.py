"""What keeps the text of two cues apart: dialogue, speakers' names, sounds and songs."""

import re
from collections.abc import Sequence

from captioner.cue import Cue
from captioner.text.marks import CLOSERS, DASHES, ELLIPSIS, SENTENCE_ENDS
from captioner.timing.words import Word

_DASH = re.compile(rf"[{re.escape(DASHES)}](?:$|\s|[^\W\d_]|[¿¡\"“'‘\[(])")
# Up to three words with capitals, and a colon: "ANN:", "Dr. Ann Lee:".
_LABEL = re.compile(r">>|(?=[^\W\d_a-z])[^\W\d_]\w*(?:[ .'’-]+(?=[^\W_a-z])\w+){0,2}:(?:\s|$)")
_SOUND_START, _SOUND_END = tuple("[(（【♪♫"), tuple("])）】♪♫")


def is_dialogue(cue: Cue) -> bool:
    """Whether a line of a cue begins with a dash, as the turn of a speaker does."""
    return any(line.text.lstrip().startswith(tuple(DASHES)) for line in cue.lines)


def turns(words: Sequence[Word]) -> list[int]:
    """The indices of the words that begin a speaker's turn, if the first word does; else none.

    A dash begins a turn at the start of a line, and after the end of a sentence.
    """
    found = [
        at
        for at, word in enumerate(words)
        if _DASH.match(word.text) and (at == 0 or word.before == "\n" or _ends_sentence(words[at - 1].text))
    ]
    return found if found[:1] == [0] else []


def begins_apart(cue: Cue) -> bool:
    """Whether a cue begins with a speaker's name or turn, or with a sound or a song."""
    text = cue.text.lstrip()
    return text.startswith(_SOUND_START) or bool(_LABEL.match(text)) or is_dialogue(cue)


def ends_apart(cue: Cue) -> bool:
    """Whether a cue ends with a sound, a song or the turn of a speaker."""
    return cue.text.rstrip().endswith(_SOUND_END) or is_dialogue(cue)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS + ELLIPSIS))
