"""The language of a text that does not say it: by its script, then by a vote of its function words.

`_votes.toml` lists the frequent function words of the languages in Latin script.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from captioner.text import HANGUL

# Kana settles Japanese even where most of the text is ideographs.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]")),
    ("ko", re.compile(f"[{HANGUL}]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("ar", re.compile("[\u0620-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
# A few thousand words settle any vote; the rest of a book need not be read.
_ENOUGH = 20_000


def guess_language(text: str) -> str:
    """The language that the script and the function words of `text` suggest; a tie, or nothing, is English."""
    text = text[:_ENOUGH]
    letters = len(_LETTER.findall(text))
    for language, script in _SCRIPTS:
        # A foreign name or two in a text do not make its language: a fifth of the letters do.
        if 5 * len(script.findall(text)) > letters:
            return language
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text.lower().replace("’", "'")):
        elided = word[: word.find("'") + 1]
        votes.update(_voters().get(word) or _voters().get(elided) or ())
    (winner, most), (_, second) = [*votes.most_common(2), ("en", 0), ("en", 0)][:2]
    return winner if most > second else "en"


@cache
def _voters() -> dict[str, list[str]]:
    """The languages that each function word speaks for."""
    import tomllib

    voters: dict[str, list[str]] = {}
    for language, words in tomllib.loads(Path(__file__).with_name("_votes.toml").read_text("utf-8")).items():
        for word in words.split():
            voters.setdefault(word, []).append(language)
    return voters
