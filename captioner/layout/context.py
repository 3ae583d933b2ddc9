"""`tokens_of`: the grammar of each word in its context, where its own letters do not decide it.

A full stop ends no sentence after an ordinal (19. Jahrhundert), a label (No. 4), a letter (u. a.), or a unit before a
word in lower case (3 km. before). A word gets a bond, the reason why no line should end between it and the next:
"1 250 | 000" would be split inside a number.
"""

import re
from collections.abc import Sequence
from functools import cache

from captioner.languages import load
from captioner.languages.language import Language
from captioner.layout.grammar import Tail, Token, Trigger, changed, tokenizer
from captioner.layout.number_rules import NUMBER_RULES
from captioner.layout.phrase_rules import PHRASE_RULES
from captioner.layout.quote_rules import QUOTE_RULES
from captioner.layout.token_changes import Rule, bare, bind, no_end
from captioner.text.marks import DASHES, OPENERS, QUOTES, STOPS

_LETTER = r"[^\W\d_]\.$"
_BEFORE_NAMES = frozenset({"title", "preposition"})
# Classes of words whose capital may mark a name instead of a sentence: Acme Ltd. Long Beach, J. Will.
_NEVER_FIRST = frozenset({"adjective", "auxiliary", "noun", "title", "unit", "verb"})
_ENDS_A_SENTENCE = frozenset({"sentence end", "ellipsis"})


def tokens_of(texts: Sequence[str], language: str) -> list[Token]:
    """The token of each word of a text, or of each phrase, in its context."""
    tokens = list(map(tokenizer(language), texts))
    # Equal tokens are one object, so the set is small.
    if any(token.triggers for token in set(tokens)):
        data = load(language)
        for at, triggers in [(at, token.triggers) for at, token in enumerate(tokens) if token.triggers]:
            for rule in _rules_for(triggers):
                rule.apply(texts, tokens, at, data)
    return tokens


@cache
def _rules_for(triggers: frozenset[Trigger]) -> tuple[Rule, ...]:
    return tuple([rule for rule in _RULES if not triggers.isdisjoint(rule.triggers)])


def _closing_mark(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A separate closing mark, which ends what the word before it ends: « Quoi ? »"""
    mark = tokens[at]
    if mark.at_start == "closing mark" and mark.tail == "closing quote or bracket" and at and tokens[at - 1].tail:
        tokens[at] = changed(mark, tail=tokens[at - 1].tail, question=tokens[at - 1].question)
        no_end(tokens, at - 1)


def _opening_dash(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A dash that opens direct speech: — Non."""
    opens = at == 0 or tokens[at - 1].tail in _ENDS_A_SENTENCE
    if opens and at + 1 < len(texts) and not texts[at].strip(DASHES):
        bind(tokens, at, "after a dash that opens")


def _speech_tag(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A quote and who says it: “Bad news?” asked her sister, “Is that all?” Otto said."""
    if not texts[at].rstrip(STOPS).endswith(tuple(QUOTES)) or at + 1 == len(texts):
        return
    # A name in quotes has no punctuation.
    if tokens[at].tail in ("", "closing quote or bracket"):
        return
    after = texts[at + 1].lstrip(DASHES)
    says = any(word.rstrip(STOPS).lower() in data.saying for word in texts[at + 2 : at + 3])
    if after[:1].islower() or (says and after[:1].isupper()):
        tail: Tail = "comma" if tokens[at].tail == "comma" else "closing quote or bracket"
        tokens[at] = changed(tokens[at], bond="quote and who says it", tail=tail, question=False)


def _letters(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An abbreviation of separate letters: u. a., z. B., т. е."""
    if re.match(_LETTER, texts[at].lstrip(OPENERS)) and at + 1 < len(texts) and re.match(_LETTER, texts[at + 1]):
        bind(tokens, at, "inside an abbreviation")


def _full_stop(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A full stop before a word in lower case: 3 km. before, u. a. am."""
    if texts[at].endswith(".") and at + 1 < len(texts) and texts[at + 1][0].islower():
        word = texts[at].removesuffix(".").lower()
        if data.classes.get(word) == "unit" or len(word) == 1:
            no_end(tokens, at)


def _abbreviation_at_end(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """An abbreviation that ends its sentence, as the function word after it has a capital: at 4 p.m. The bus came."""
    if tokens[at].tail or tokens[at].at_end in _BEFORE_NAMES or not texts[at].endswith(".") or at + 1 == len(texts):
        return
    after, word = texts[at + 1], bare(texts[at + 1])
    begins = after[0].isupper() and not after.endswith(".") and word.partition("'")[0] != "i"
    inside = bare(texts[at]) in data.labels or (at and tokens[at - 1].bond == "inside an abbreviation")
    if begins and not inside and data.classes.get(word, "noun") not in _NEVER_FIRST:
        tokens[at] = changed(tokens[at], tail="sentence end")


_RULES: Sequence[Rule] = (
    Rule(_closing_mark, ("mark",)),
    Rule(_abbreviation_at_end, ("stop",)),
    *NUMBER_RULES,
    Rule(_opening_dash, ("mark",)),
    Rule(_speech_tag, ("quote", "mark")),
    Rule(_letters, ("stop",)),
    Rule(_full_stop, ("stop",)),
    *PHRASE_RULES,
    *QUOTE_RULES,
)
