"""`second_speaker`: where a second speaker begins in the middle of a line."""

import re

from captioner.text.marks import ELLIPSIS, SENTENCE_ENDS

# A sentence ends, and a dash, the ">>" of American captions, or a name in capitals with a colon begins the next.
_SECOND_SPEAKER = re.compile(
    rf"[{re.escape(SENTENCE_ENDS + ELLIPSIS)}][)\]）]*\s*"
    r"((?:(?<=\s)[-–—‐]|(?<=[。？！])[-–—－]|>>)\s*[¿¡(\[]*[^\W\d_].*|[^\W\d_a-z][^\W\d_a-z]+:\s.*)"
)


def second_speaker(line: str) -> str:
    """What a second speaker says on a line, from the dash or the name on, or "".

    A dash inside a sentence, between quotes, or before a word in small letters is punctuation: ¿Vienes? —preguntó.
    """
    for found in _SECOND_SPEAKER.finditer(line):
        text = found[1]
        name, colon, _ = text.partition(":")
        letter = next(char for char in text if char.isalpha())
        if (colon and name.isupper()) if text[0].isalpha() else not letter.islower():
            return text
    return ""
