"""What the grouping knows of a language: one table each, `<language>.toml`, for a linguist to edit.

`[words]` lists the closed classes, a word in the first class that names it; `[abbreviations]` lists what ends with a
full stop in mid-sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from captioner.text import primary_subtag


@dataclass(frozen=True, slots=True)
class Language:
    """`kinds` maps a word in lower case to its class; `abbreviations` stand without their last full stop."""

    kinds: Mapping[str, str]
    abbreviations: frozenset[str]


def load(language: str) -> Language:
    """The data of a language, by its BCP 47 tag; of a language that has no table, an empty one."""
    return _load(primary_subtag(language))


@cache
def _load(subtag: str) -> Language:
    path = Path(__file__).with_name(f"{subtag}.toml")
    # A tag is the caller's: only letters may reach the file system.
    if not subtag.isalpha() or not path.is_file():
        return Language(MappingProxyType({}), frozenset())
    import tomllib

    table = tomllib.loads(path.read_text("utf-8"))
    kinds: dict[str, str] = {}
    for kind, words in table["words"].items():
        for word in words.split():
            kinds.setdefault(word, kind)
    return Language(MappingProxyType(kinds), frozenset(table["abbreviations"]["words"].split()))
