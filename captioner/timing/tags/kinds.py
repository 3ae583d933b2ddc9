"""What a tag is by its words: a sound that is heard, a way of speaking, or unknown."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from captioner.text.marks import UNSPACED
from captioner.timing.tags import stems

Content = Literal["sound", "delivery", "mood", "unknown"]
"""What the words of a tag name: a sound, how something is said, what is felt, or something else."""

# More words are a sentence, of which a sound may be a part.
_MOST_WORDS = 6
# In scripts without spaces, more characters are a sentence.
_MOST_UNSPACED = 12
# A manner or mood with more characters beside it is the name of something.
_MOST_BESIDE = 4
_UNSPACED_LANGUAGES = ("ja", "zh", "th")
_UNSPACED = re.compile(f"[{UNSPACED}]")
# Letters with the marks of Arabic and Indian scripts.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0900-\u0dff'’-])*")


@lru_cache(maxsize=1024)
def content_of(text: str) -> Content:
    """What is inside a tag's brackets, such as "laughs softly", "clear_throat", "pause 500ms" or "小声で".

    One word for a sound makes it a sound. It is delivery or a mood only if every other word is a filler.
    """
    if _UNSPACED.search(text):
        return _content_unspaced(text)
    words = _words(text)
    if not words or len(words) > _MOST_WORDS:
        return "unknown"
    if any(_is_in("SOUNDS", word) for word in words):
        return "sound"
    if len(words) > 1 and words[-1] in ("accent", "tone") and not all(_is_in("FILLERS", word) for word in words[:-1]):
        return "delivery"
    if not all(_is_in("KNOWN", word) for word in words):
        return "unknown"
    if any(_is_in("DELIVERY", word) for word in words):
        return "delivery"
    return "mood" if any(_is_in("MOODS", word) for word in words) else "unknown"


def is_vocal(text: str) -> bool:
    """Whether a name, in English, is that of a sound that a voice makes."""
    words = _words(text)
    return bool(words) and any(_is_in("VOCAL", word) for word in words)


def is_all_known(text: str) -> bool:
    """Whether each word is in one of the tables, as in "laughs softly", but not in "the music that he wrote"."""
    if _UNSPACED.search(text):
        return _content_unspaced(text) != "unknown"
    return all(_is_in("SOUNDS", word) or _is_in("KNOWN", word) for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _content_unspaced(text: str) -> Content:
    tables: tuple[tuple[Mapping[str, str], Content], ...] = (
        (stems.SOUNDS, "sound"),
        (stems.DELIVERY, "delivery"),
        (stems.MOODS, "mood"),
    )
    if len(text) <= _MOST_UNSPACED:
        for table, content in tables:
            known = " ".join(table.get(language, "") for language in _UNSPACED_LANGUAGES).split()
            most = _MOST_UNSPACED if content == "sound" else _MOST_BESIDE
            if any(stem in text and len(text) <= len(stem) + most for stem in known):
                return content
    return "unknown"


@cache
def _words_and_beginnings(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The whole words of a table in all languages, and the beginnings of words."""
    tables = {
        "VOCAL": [stems.VOCAL],
        "SOUNDS": stems.SOUNDS.values(),
        "DELIVERY": stems.DELIVERY.values(),
        "MOODS": stems.MOODS.values(),
        "KNOWN": [*stems.DELIVERY.values(), *stems.MOODS.values(), *stems.FILLERS.values()],
        "FILLERS": stems.FILLERS.values(),
    }
    entries = " ".join(tables[name]).split()
    return frozenset(entries), frozenset(entry[:-1] for entry in entries if entry.endswith("*"))


def _is_in(name: str, word: str) -> bool:
    whole, beginnings = _words_and_beginnings(name)
    return word in whole or any(word[:end] in beginnings for end in range(1, len(word) + 1))
