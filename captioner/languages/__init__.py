"""What the grouping knows of a language: a table each in `tables/`, for a linguist to edit.

A table is Python, as that is read quickest: captioning a short clip takes less time than parsing its language would.
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
