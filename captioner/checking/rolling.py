"""Text that is shown again in the next cue: the same, grown by some words, or rolled up by a line."""

from captioner.cue import Cue
from captioner.text.marks import CLOSERS, ELLIPSIS, SENTENCE_ENDS

# Cues this close look as if they touch: Netflix asks for two frames between all cues.
_TOUCHING_MS = 100
# Songs repeat themselves.
_MUSIC = ("♪", "♫", "#")
# What is cried or asked may well be said twice.
_CRIES = ("!", "?", "！", "？", "؟")
_SENTENCE_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS)
_FIRST_CHARS = 3
# In Chinese, Japanese and Korean, a text of so many characters may be said twice.
_SAID_TWICE_CHARS = 5


def repetition(cue: Cue, text: str, after: Cue, following: str) -> str:
    """How the text of a cue is shown again in the next one, in words, or "" if it is not."""
    beginning = following[:_FIRST_CHARS]
    # Most cues begin unlike anything in the cue before.
    if beginning not in text and not beginning[:1].isspace():
        return ""
    if not cue.start_ms <= after.start_ms < cue.end_ms + _TOUCHING_MS or after.place != cue.place:
        return ""
    found = _repetition(text.strip(), following.strip())
    # Words with times of their own are said again.
    return "" if found and _is_timed(cue) and _is_timed(after) else found


def _repetition(text: str, following: str) -> str:
    if not text:
        return ""
    if text == following:
        return "the same text" if _is_told_once(text) and not text.endswith(_CRIES) else ""
    above, below = text.split("\n"), following.split("\n")
    if _grows(" ".join(above), " ".join(below)) and _is_told_once(text):
        return "the same text and more"
    for count in range(min(len(above), len(below)), 0, -1):
        if above[-count:] == below[:count]:
            return "the last lines" if _is_told_once(" ".join(below[:count])) else ""
    return ""


def _is_timed(cue: Cue) -> bool:
    """Whether the words of a cue have times of their own, by which they are spoken."""
    words = cue.words
    return bool(words) and words[-1].start_ms > words[0].start_ms


def _grows(text: str, following: str) -> bool:
    """Whether a text goes on where it broke off; a sentence may be said again before another."""
    goes_on = following.startswith(text) and not following[len(text) :][:1].isalnum()
    return goes_on and not text.rstrip(CLOSERS).endswith(_SENTENCE_ENDS)


def _is_told_once(text: str) -> bool:
    """Whether a text is of several words, unlike "Yes." and "No, no.", and not sung."""
    words = {word.strip(".,!?…-–—").lower() for word in text.split()}
    # A short sentence may well be said twice: "It depends."
    most_said_twice = 2 if text.rstrip(CLOSERS).endswith(_SENTENCE_ENDS) else 1
    several = len(words) > most_said_twice or sum(char > "\u2e7f" for char in text) > _SAID_TWICE_CHARS
    return several and not text.startswith(_MUSIC)
