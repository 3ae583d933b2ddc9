"""The likely language of a text: from its script, or else from its function words."""

import re
from collections import Counter
from functools import cache

from captioner.languages.function_words import FUNCTION_WORDS
from captioner.text.marks import HANGUL

# In order: kana means Japanese even if most of the text is ideographs.
_SCRIPTS = (
    ("ja", "[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]"),
    ("ko", f"[{HANGUL}]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    ("th", "[\u0e01-\u0e5b]"),
    ("lo", "[\u0e81-\u0edf]"),
    ("bo", "[\u0f40-\u0fbc]"),
    ("my", "[\u1000-\u109f]"),
    ("km", "[\u1780-\u17ff]"),
    ("ar", "[\u0620-\u06ff\u0750-\u077f]"),
    ("he", "[\u05d0-\u05ea]"),
    ("hi", "[\u0900-\u097f]"),
    ("ru", "[\u0400-\u04ff]"),
)
# Characters other than Latin letters and typographic marks.
_OTHER_SCRIPT = "[^\0-\u03ff\u2000-\u2fff]"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
# Characters: a few hundred words are enough, even of a book.
_ENOUGH = 3_000


def guess_language(text: str) -> str:
    """The language suggested by the script and the function words of `text`; English on a tie or without any."""
    text = text[:_ENOUGH]
    if not text.isascii() and re.search(_OTHER_SCRIPT, text):
        letters = len(re.findall(_LETTER, text))
        for language, script in _SCRIPTS:
            # More than a fifth of the letters: a foreign name or two do not decide the language.
            if 5 * len(re.findall(script, text)) > letters:
                return language
    words, languages_by_word = _WORD.findall(text.lower().replace("’", "'")), _languages_by_word()
    if "'" in text or "’" in text:
        words = [word if word in languages_by_word else word[: word.find("'") + 1] for word in words]
    counts = Counter(words)
    votes: Counter[str] = Counter()
    for word in counts.keys() & languages_by_word.keys():
        for language in languages_by_word[word]:
            votes[language] += counts[word]
    (winner, most), (_, second) = [*votes.most_common(2), ("en", 0), ("en", 0)][:2]
    return winner if most > second else "en"


@cache
def _languages_by_word() -> dict[str, list[str]]:
    """The languages that each function word belongs to."""
    found: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return found
