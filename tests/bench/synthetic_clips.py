"""Clips for the benchmark: English from a small grammar, with times like the service's; the same in every run."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

# Words and phrases, by their part of speech.
_DETERMINERS = "the/a/this/that/my/your/their/every/some/no"
_ADJECTIVES = "small/green/quiet/distant/ordinary/important/careful/heavy/remarkable/narrow/early/bright"
_NOUNS = (
    "river/letter/morning/engineer/window/mountain/committee/garden/question/temperature/conversation/"
    "road/harbour/teacher/machine/neighbour/evening/government/orchestra/bridge/ticket/possibility/breakfast/winter"
)
_NAMES = "Anna/Mr. Okafor/New Zealand/Doctor Lindqvist/Rosa Meyer/Lisbon"
_VERBS = "carried/opened/remembered/followed/described/repaired/considered/painted/counted/answered/noticed"
_AUXILIARIES = "had/would have/could have/may have/has not/didn't/was/will have been"
_PREPOSITIONS = "in/on/under/behind/without/across/towards/between/after/of/with/for"
_CONJUNCTIONS = "and/but/because/although/when/so that/which/until"
_ADVERBS = "slowly/yesterday/almost/suddenly/carefully/never/perhaps/together"


def clip(words: int, seed: int = 0) -> bytes:
    """The JSON of a clip of at least `words` words, as the API sends it."""
    random = Random(seed)
    chars, times = _timed(" ".join(_words(random, words)), random)
    document = {
        "uuid": f"{seed:08x}",
        "title": "made up",
        "finished": True,
        "audio_timestamps": {"graph_chars": chars, "graph_times": times},
    }
    return json.dumps(document, separators=(",", ":")).encode()


def _words(random: Random, least: int) -> list[str]:
    """The words of whole sentences, at least `least` of them."""
    words: list[str] = []
    while len(words) < least:
        sentence = " ".join(_sentence(random)).replace(" ,", ",")
        words += f"{sentence[0].upper()}{sentence[1:]}{random.choice('........?!…')}".split()
    return words


def _sentence(random: Random) -> Iterator[str]:
    yield from _clause(random)
    while random.random() < 0.5:
        if random.random() < 0.5:
            yield ","
        yield _one_of(_CONJUNCTIONS, random)
        yield from _clause(random)


def _clause(random: Random) -> Iterator[str]:
    yield from _noun_phrase(random)
    if random.random() < 0.4:
        yield _one_of(_AUXILIARIES, random)
    yield _one_of(_VERBS, random)
    yield from _noun_phrase(random)
    while random.random() < 0.4:
        yield _one_of(_PREPOSITIONS, random)
        yield from _noun_phrase(random)
    if random.random() < 0.2:
        yield _one_of(_ADVERBS, random)


def _noun_phrase(random: Random) -> Iterator[str]:
    if random.random() < 0.15:
        yield _one_of(_NAMES, random)
        return
    if random.random() < 0.05:
        yield str(random.randrange(2, 2000))
        yield f"{_one_of(_NOUNS, random)}s"
        return
    yield _one_of(_DETERMINERS, random)
    if random.random() < 0.4:
        yield _one_of(_ADJECTIVES, random)
    yield _one_of(_NOUNS, random)


def _one_of(words: str, random: Random) -> str:
    return random.choice(words.split("/"))


def _timed(text: str, random: Random) -> tuple[list[str], list[Any]]:
    """Characters and their times: some share an interval, some overlap, and spaces are timed at the end of a pause."""
    times: list[list[float]] = []
    now = 0.0232
    for before, char in zip(f" {text}", text, strict=False):
        if char == " ":
            now += {",": 0.25, ".": 0.6, "?": 0.6, "!": 0.6, "…": 0.8}.get(before, 0.0) * random.uniform(0.5, 1.8)
        elif before.isalpha() and random.random() < 0.1:
            times.append(times[-1])
            continue
        end = now + random.uniform(0.035, 0.1)
        overlap = 0.02 if random.random() < 0.1 else 0.0
        times.append([round(now, 4), round(end + overlap, 4)])
        now = end
    return list(text), times
