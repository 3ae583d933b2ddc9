"""What the grouping knows of a language: a table each in `tables/`, for a linguist to edit.

A table is Python, as that is read quickest: captioning a short clip takes less time than parsing its language would.

How to add a language:

1. Write `tables/TAG.py`, TAG being the first part of its BCP 47 tags: `LANGUAGE = language(...)`, as in the table of a
   language like it. `captioner.languages.language` says what each list means. The file is found by its name.
2. Where its guide states another line width or reading speed than the usual ones, add a row to `LIMITS_BY_LANGUAGE` in
   `captioner/limits.py`. These are not in the table, because `--help` and `captioner presets` show them for all
   languages and would read every table for that, and because a language may have numbers and no table.
3. So that the language is guessed where a clip does not say it, add its most frequent function words to `votes.py`, or
   its script to `guess.py`. These are not in the table either: guessing reads those of all languages, and no table.
4. Put a clip into `fixtures/clips`, and let somebody who reads the language read its captions. Where it is written
   without spaces, see `captioner/text/unspaced.py`.
"""

from functools import cache
from importlib import import_module

from captioner.languages.language import Language, language
from captioner.text.measure import primary_subtag

_TABLES = "captioner.languages.tables"


def load(tag: str) -> Language:
    """The data of a language, by its BCP 47 tag; of a language that has no table, an empty one."""
    return _load(primary_subtag(tag))


@cache
def _load(subtag: str) -> Language:
    name = f"{_TABLES}.{subtag}"
    # A tag is the caller's: only letters may name a module.
    if subtag.isalpha():
        try:
            found: Language = import_module(name).LANGUAGE
            return found
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    return language(words={}, endings={}, beginnings={}, abbreviations="")
