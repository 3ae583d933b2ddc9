"""What letters are short for: abbreviations, and capitals that are said by the names of their letters."""

from collections.abc import Iterator, Mapping
from functools import cache

from captioner.languages.spoken import load_spoken
from captioner.timing.script.letters import letters_of


@cache
def abbreviations(language: str) -> Mapping[str, tuple[str, ...]]:
    """What may be said for each abbreviation of a language, both as letters."""
    table = load_spoken(language).abbreviations
    return {letters_of(written): tuple(map(letters_of, said)) for written, said in table.items()}


def spelled(token: str, language: str) -> Iterator[str]:
    """Latin capitals by the names of the letters, where the language writes them otherwise."""
    names = load_spoken(language).letters
    if names and token.isascii() and token.isalpha() and token.isupper():
        yield letters_of("".join([names[ord(char) - ord("A")] for char in token]))
