"""Rules for quotes: a Japanese quote that is a sentence, and a name in quotes."""

import re
from collections.abc import Sequence

from captioner.languages.language import Language
from captioner.layout.grammar import Tail, Token, changed
from captioner.layout.token_changes import Rule, bind
from captioner.text.marks import AFTER_QUOTE, CLOSERS, HANGUL, OPENERS, STOPS

# The end of a name in quotes, with its Korean particles, if any; and the number of words that it may have.
_NAME_END, _NAME_WORDS = f"[^{re.escape(STOPS)}][{re.escape(CLOSERS)}][{HANGUL}]*$", 6
_OPENING, _CLOSING = ("「", "『"), ("」", "』")
_ENDS_A_SENTENCE: frozenset[Tail] = frozenset({"sentence end", "ellipsis"})


def _narration(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A Japanese quote that is a sentence, before the next one: 「寒そうで」コンタは渡しました。"""
    if not texts[at].endswith(_CLOSING) or tokens[at].tail != "closing quote or bracket":
        return
    opening = next((place for place in range(at, -1, -1) if texts[place].startswith(_OPENING)), at)
    begins = opening == 0 or tokens[opening - 1].tail in _ENDS_A_SENTENCE
    if begins and at + 1 < len(texts) and not re.match(AFTER_QUOTE, texts[at + 1]):
        tokens[at] = changed(tokens[at], tail="sentence end")


def _quoted_name(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A few words in quotes, without punctuation: “青鸟X3 Pro”, '바람 V12 프로'를."""
    if not re.search(_NAME_END, texts[at]):
        return
    before = range(at - 1, max(at - _NAME_WORDS, -1), -1)
    first = next((place for place in before if texts[place][0] in OPENERS), None)
    if first is not None and not any(token.tail or token.bond for token in tokens[first:at]):
        for place in range(first, at):
            bind(tokens, place, "inside a name in quotes")


QUOTE_RULES: Sequence[Rule] = (
    Rule(_narration, ("quote",)),
    Rule(_quoted_name, ("quote",)),
)
