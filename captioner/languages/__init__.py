"""What the grouping knows of a language: a table each in `tables/`, for a linguist to edit.

A table is Python, as that is read quickest: captioning a short clip takes less time than parsing its language would.
"""

import re
from functools import cache
from importlib import import_module

from captioner.errors import FormatError, shown
from captioner.languages.language import Language, language
from captioner.text import primary_subtag

_TABLES = "captioner.languages.tables"


def is_tag(text: str) -> bool:
    """Whether `text` has the form of a BCP 47 tag that begins with a language: en, pt-BR, zh_Hant."""
    return re.fullmatch("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", text) is not None


def checked_tag(tag: object) -> str:
    """The tag itself; raises `FormatError` where it is none of BCP 47."""
    if isinstance(tag, str) and is_tag(tag):
        return tag
    raise FormatError(f"{shown(tag)} is not a BCP 47 tag, such as en, pt-BR or ja")


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
