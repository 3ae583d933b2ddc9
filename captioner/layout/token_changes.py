"""`Rule`, which looks at one word with its neighbours, and what it changes in the tokens of a text."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from captioner.languages.language import Language
from captioner.layout.grammar import Bond, Token, Trigger, changed
from captioner.text.marks import CLOSERS, DASHES, OPENERS, QUOTES, STOPS


class Rule(NamedTuple):
    """A change of tokens, for words with one of the triggers.

    `apply` takes the texts and the tokens of all words, the index of one of them, and the language; it changes tokens.
    """

    apply: Callable[[Sequence[str], list[Token], int, Language], None]
    triggers: tuple[Trigger, ...]


def bind(tokens: list[Token], at: int, bond: Bond) -> None:
    """Give a word a bond to the next; it then ends no clause."""
    tokens[at] = changed(tokens[at], bond=bond, tail="", question=False)


def no_end(tokens: list[Token], at: int) -> None:
    """Let a word end no sentence or clause, whatever its punctuation."""
    tokens[at] = changed(tokens[at], tail="", question=False)


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """A word in lower case without the punctuation at its edges, with ' for both apostrophes."""
    return text.strip(_EDGES).lower().replace("’", "'")


_EDGES = OPENERS + CLOSERS + QUOTES + STOPS + DASHES
