"""What the layout knows about each language: one table per language in `tables/`, for a linguist to edit.

Tables are Python modules, which load fastest: parsing a table would take longer than captioning a short clip.

How to add a language:

1. Write `tables/TAG.py`, where TAG is the first part of its BCP 47 tags, with `LANGUAGE = language(...)`, modelled on
   the table of a similar language. `captioner.languages.language` explains each list. The file is found by its name.
2. If its style guide has its own line width or reading speed, add a row to `LIMITS_BY_LANGUAGE` in
   `captioner/limits.py`. Limits are not in the table, because `--help` and `captioner presets` show those of all
   languages and would have to load every table, and because a language may have limits but no table.
3. For the language to be guessed when a clip does not state it, add its most frequent function words to
   `function_words.py`, or its script to `guess.py`. These are not in the table either: a guess needs those of all
   languages but no table.
4. Put a clip into `fixtures/clips`, and have somebody who reads the language review its captions. If it is written
   without spaces, see `captioner/text/unspaced.py`.
"""

from functools import cache
from importlib import import_module

from captioner.languages.language import Language, language
from captioner.text.measure import primary_subtag

_TABLES = "captioner.languages.tables"


def load(tag: str) -> Language:
    """The table of a language, by its BCP 47 tag; an empty table if it has none."""
    return _load(primary_subtag(tag))


@cache
def _load(subtag: str) -> Language:
    name = f"{_TABLES}.{subtag}"
    # The tag comes from the caller: only letters may become a module name.
    if subtag.isalpha():
        try:
            found: Language = import_module(name).LANGUAGE
            return found
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    return language(words={}, endings={}, beginnings={}, abbreviations="")
