"""Timings of what several people say, for tests."""

from collections.abc import Mapping

from captioner import Timing

MAPPING = "words=said[*], text=w, start=a, end=b, speaker=who"
"""Where `fixtures/dialogues/named.json` has its words."""


def talk(*turns: tuple[str | None, str], language: str | None = "en", pause_ms: int = 200) -> Timing:
    """The timing of turns, each a speaker and a text, at 60 ms a character."""
    words: list[tuple[str, int, int, str | None]] = []
    at = 0
    for speaker, text in turns:
        for word in text.split():
            length = max(120, 60 * len(word))
            words.append((f" {word}", at, at + length, speaker))
            at += length + 40
        at += pause_ms
    return Timing.from_words(words, language=language, repair=None)


def said(timing: Timing) -> list[tuple[str | None, str]]:
    """The turns of a timing."""
    turns: list[tuple[str | None, str]] = []
    for word in timing.words:
        if turns and turns[-1][0] == word.speaker:
            turns[-1] = (word.speaker, f"{turns[-1][1]} {word.text}")
        else:
            turns.append((word.speaker, word.text))
    return turns


HOSTILE_NAMES: Mapping[str, str] = {
    "markup": "<b>Ann</b> & Bob -->",
    "line ends": "Ann\n\nBob\r\nCid\tDee",
    "long": "Maximilian " * 20,
    "Arabic": "ليلى بنت أحمد",
    "emoji": "👩🏿‍🚀 Ada",
    "clock": "00:00:01.000 --> 00:00:02.000",
    "controls": "Ann\x00\x1b\u2028 Bob",
    "half a character": "Ann \ud83d",
}
"""Names of speakers that could break a file."""
