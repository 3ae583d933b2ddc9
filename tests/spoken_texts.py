"""Texts in a written and a spoken form, timed as speech, and when each written word is spoken: `fixtures/script`.

A file has a sentence on each line: its written words, a tab, and what is said for each of them, with | between words.
Tables and rules were made for the sentences in `normalised`, too, but not for those in `unseen`, which say how a script
fares that nobody has thought of: leave them out of sight when a table or a rule is changed.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from captioner import Timing
from captioner.timing.merge import spans_of_words
from tests.clips import FIXTURES

LANGUAGES = sorted(path.stem for path in (FIXTURES / "script").glob("*.tsv"))
_LETTER_MS, _PAUSE_MS = 60, 400
# Japanese is written without spaces, and a character of it takes as long as two or three letters.
_KANA_MS = 150


class Spoken(NamedTuple):
    """A speech, its script, and the words of the script with the time at which each is spoken, None if it is not."""

    timing: Timing
    script: str
    starts: list[tuple[str, int | None]]


def sentences(language: str, folder: str = "") -> list[list[tuple[str, str]]]:
    """The sentences of a language: the written words, each with what is said for it."""
    lines = (FIXTURES / "script" / folder / f"{language}.tsv").read_text("utf-8").splitlines()
    sides = [[side.split("|") for side in line.split("\t")] for line in lines]
    return [list(zip(*pair, strict=True)) for pair in sides]


def spoken(language: str, folder: str = "", *, chars: bool, times: int = 1) -> Spoken:
    """All sentences of a language, spoken one after the other, timed by characters or by words."""
    clock = count(100)
    space, letter_ms = ("", _KANA_MS) if language == "ja" else (" ", _LETTER_MS)
    timed: list[tuple[str, int, int]] = []
    starts: list[tuple[str, int | None]] = []
    texts: list[str] = []
    now = next(clock)
    for number, sentence in enumerate(sentences(language, folder) * times):
        for at, (written, said) in enumerate(sentence):
            said_words = _parts(said, language)
            said_starts: list[int] = []
            for part in said_words:
                gap = space if timed else ""
                timed += [(char, now, now) for char in gap]
                said_starts.append(now)
                # A voice is never even: letters take 45 to 75 ms.
                for char in part:
                    length_ms = letter_ms * (3 + (ord(char) + number) % 3) // 4
                    timed.append((char, now, now + length_ms))
                    now += length_ms
                now += 20 if space else 0
            own = _parts(written, language)
            if len(own) == len(said_words):
                starts += zip(own, said_starts, strict=True)
            else:
                starts += zip(own, [said_starts[0] if said_starts else None, *[None] * len(own)], strict=False)
            texts.append(("" if at == 0 else space) + written)
        texts.append("\n")
        now += _PAUSE_MS
    letters, begins, ends = zip(*timed, strict=True)
    whole = Timing.from_chars(letters, begins, ends, language=language, duration_ms=now)
    if not chars:
        whole = Timing.from_words(list(_words(whole)), language=language, duration_ms=now)
    return Spoken(whole, "".join(texts), starts)


def _words(timing: Timing) -> Iterator[tuple[str, int, int]]:
    for word in timing.words:
        yield f"{' ' * bool(word.before)}{word.text}", word.start_ms, word.end_ms


def _parts(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in spans_of_words(text)]
