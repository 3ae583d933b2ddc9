"""Text that rolls or grows: cues that touch, each of which repeats text of the cue before it.

Live captions roll, two lines at a time: the lower line of a cue is the upper line of the next, as in captions by
YouTube. Others grow, word by word. `repetitions` says what each cue repeats, `repeated_letters` what of that is never
spoken again, and `unrolled` leaves it out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from captioner.cue import Cue, Line
from captioner.text.marks import CLOSERS, ELLIPSIS, NO_BREAK_SPACES, SENTENCE_ENDS

# Cues this close look as if they touch: Netflix asks for two frames between all cues.
_TOUCHING_MS = 100
# One repetition may be what is said, such as a refrain.
_MIN_STEPS = 2
# Songs repeat themselves.
_MUSIC = ("♪", "♫", "#")
# What is cried or asked may well be said twice.
_CRIES = ("!", "?", "！", "？", "؟")
_SENTENCE_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS)
# In Chinese, Japanese and Korean, a text of so many characters may be said twice.
_SAID_TWICE_CHARS = 5
_FIRST_CHARS = 3


class Repetition(NamedTuple):
    """What a cue repeats of the cue before it: all of its text, all and more, or its last lines.

    `letters` counts the letters at the start of the cue that repeat, white space aside. `rolls` is whether it is one of
    several such cues in a row, so that the text is not spoken again.
    """

    what: Literal["the same text", "the same text and more", "the last lines"]
    letters: int
    rolls: bool = False


def letters_of(text: str) -> str:
    """A text without the white space that a line break may replace; no-break spaces stay."""
    if text.isascii():
        return "".join(text.split())
    return "".join([char for char in text if not char.isspace() or char in NO_BREAK_SPACES])


def repetitions(cues: Sequence[Cue], texts: Sequence[str]) -> dict[int, Repetition]:
    """What cues, with these texts, repeat of the one before them, by their index, unless it may well be said twice.

    Several repetitions in a row are shown again, unless all are of the same text. A single one may be said twice if it
    is a word, a cry, a song, a sentence before another one, or a short sentence.
    """
    found: dict[int, Repetition] = {}
    run: dict[int, Repetition] = {}
    for at in range(1, len(cues) + 1):
        step = _step(cues, texts, at) if at < len(cues) else None
        if step:
            run[at] = step
        elif run:
            if len(run) >= _MIN_STEPS and any(one.what != "the same text" for one in run.values()):
                found |= {place: one._replace(rolls=True) for place, one in run.items()}
            else:
                found |= {place: one for place, one in run.items() if not _may_be_said_twice(one, texts[place - 1])}
            run = {}
    return found


def repeated_letters(cues: Sequence[Cue]) -> list[int]:
    """For each cue, how many of its first letters, white space aside, repeat the cue before and are not spoken again.

    It is 0 unless text rolls or grows from cue to cue, at least twice in a row: a single repetition may be spoken.
    """
    found = [0] * len(cues)
    for at, one in repetitions(cues, [cue.text for cue in cues]).items():
        found[at] = one.letters if one.rolls else 0
    return found


def unrolled(cues: Sequence[Cue], repeated: Sequence[int]) -> Iterator[Cue]:
    """The cues without what they repeat; a cue with nothing else is left out, and the one before it shown as long."""
    kept: Cue | None = None
    for cue, count in zip(cues, repeated, strict=True):
        lines = list(_without(cue.lines, count))
        if count and kept and not any(line.text.strip() for line in lines):
            kept = replace(kept, end_ms=max(kept.end_ms, cue.end_ms))
            continue
        if kept:
            yield kept
        kept = replace(cue, lines=tuple(lines)) if count else cue
    if kept:
        yield kept


def _step(cues: Sequence[Cue], texts: Sequence[str], at: int) -> Repetition | None:
    """What a cue repeats of the one before it, if it follows at once, in the same place."""
    text, following = texts[at - 1], texts[at]
    beginning = following[:_FIRST_CHARS]
    # Most cues begin unlike anything in the cue before.
    if beginning not in text and not beginning[:1].isspace() and "\n" not in beginning:
        return None
    before, cue = cues[at - 1], cues[at]
    if not before.start_ms <= cue.start_ms < before.end_ms + _TOUCHING_MS or before.place != cue.place:
        return None
    above, below = (
        [letters for line in each.split("\n") if (letters := letters_of(line))] for each in (text, following)
    )
    found = _repetition(above, below)
    if found is None or (_is_timed(before) and _is_timed(cue)):
        # Words with times of their own are said again.
        return None
    return None if found.what == "the same text and more" and not _ends_a_word(cue, found.letters) else found


def _repetition(above: Sequence[str], below: Sequence[str]) -> Repetition | None:
    """What the second of two texts repeats, by the letters of their lines."""
    if not above or not below:
        return None
    shown, text = "".join(above), "".join(below)
    if text == shown:
        return Repetition("the same text", len(shown))
    if text.startswith(shown):
        return Repetition("the same text and more", len(shown))
    for count in range(min(len(above), len(below)), 0, -1):
        if above[-count:] == below[:count]:
            return Repetition("the last lines", len("".join(below[:count])))
    return None


def _ends_a_word(cue: Cue, count: int) -> bool:
    """Whether the first letters of a cue are whole words."""
    if any(line.prefix for line in cue.lines):
        return False
    for word in cue.words:
        if count <= 0:
            break
        count -= len(letters_of(word.text))
    return count == 0


def _is_timed(cue: Cue) -> bool:
    """Whether the words of a cue have times of their own, by which they are spoken."""
    return not all(word.estimated for word in cue.words)


def _may_be_said_twice(repetition: Repetition, text: str) -> bool:
    """Whether what repeats of a text of the cue before may be said again."""
    text = text.strip()
    if repetition.what == "the same text":
        return text.endswith(_CRIES) or not _is_told_once(text)
    if repetition.what == "the same text and more":
        return text.rstrip(CLOSERS).endswith(_SENTENCE_ENDS) or not _is_told_once(text)
    lines = text.split("\n")
    first = next(at for at in range(len(lines)) if len(letters_of("".join(lines[at:]))) <= repetition.letters)
    return not _is_told_once(" ".join(lines[first:]))


def _is_told_once(text: str) -> bool:
    """Whether a text is of several words, unlike "Yes." and "No, no.", and not sung."""
    words = {word.strip(".,!?…-–—").lower() for word in text.split()}
    # A short sentence may well be said twice: "It depends."
    most_said_twice = 2 if text.rstrip(CLOSERS).endswith(_SENTENCE_ENDS) else 1
    several = len(words) > most_said_twice or sum(char > "\u2e7f" for char in text) > _SAID_TWICE_CHARS
    return several and not text.startswith(_MUSIC)


def _without(lines: Sequence[Line], count: int) -> Iterator[Line]:
    """Lines without their first letters, which are whole words."""
    for line in lines:
        letters = len(letters_of(line.text))
        if count >= letters:
            count -= letters
        elif count:
            words = list(line.words)
            while words and count > 0:
                count -= len(letters_of(words.pop(0).text))
            yield line.with_words(tuple(words))
        else:
            yield line
