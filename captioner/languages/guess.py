"""The language of a text that does not say it: by its script, then by a vote of its function words."""

import re
from collections import Counter
from functools import cache

from captioner.languages.function_words import FUNCTION_WORDS
from captioner.text.marks import HANGUL

# Kana settles Japanese even where most of the text is ideographs.
_SCRIPTS = (
    ("ja", "[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]"),
    ("ko", f"[{HANGUL}]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    ("th", "[\u0e01-\u0e5b]"),
    ("ar", "[\u0620-\u06ff\u0750-\u077f]"),
    ("he", "[\u05d0-\u05ea]"),
    ("hi", "[\u0900-\u097f]"),
    ("ru", "[\u0400-\u04ff]"),
)
# What stands neither with Latin letters nor with typographic marks.
_OTHER_SCRIPT = "[^\0-\u03ff\u2000-\u2fff]"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
# A few hundred words settle any vote; the rest of a book need not be read.
_ENOUGH = 3_000


def guess_language(text: str) -> str:
    """The language that the script and the function words of `text` suggest; a tie, or nothing, is English."""
    text = text[:_ENOUGH]
    if not text.isascii() and re.search(_OTHER_SCRIPT, text):
        letters = len(re.findall(_LETTER, text))
        for language, script in _SCRIPTS:
            # A foreign name or two in a text do not make its language: a fifth of the letters do.
            if 5 * len(re.findall(script, text)) > letters:
                return language
    words, voters = _WORD.findall(text.lower().replace("’", "'")), _voters()
    if "'" in text or "’" in text:
        words = [word if word in voters else word[: word.find("'") + 1] for word in words]
    counts = Counter(words)
    votes: Counter[str] = Counter()
    for word in counts.keys() & voters.keys():
        for language in voters[word]:
            votes[language] += counts[word]
    (winner, most), (_, second) = [*votes.most_common(2), ("en", 0), ("en", 0)][:2]
    return winner if most > second else "en"


@cache
def _voters() -> dict[str, list[str]]:
    """The languages that each function word speaks for."""
    voters: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words.split():
            voters.setdefault(word, []).append(language)
    return voters
